//! Applications whose dates come near or are over, and what was already done about it.
//!
//! Dates count until a campaign is archived, whichever one is in service: campaigns overlap, and whoever applied in the
//! earlier one still submits, confirms and withdraws there.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

statements! {
    /// Not submitted, with an effective return date between two days, both included.
    RETURN_BETWEEN = "SELECT a.number FROM application a JOIN programme_session s ON s.id = a.session_id JOIN campaign c ON c.id = a.campaign_id WHERE a.existence = $1 AND (a.file_status = $2 OR a.file_status = $3) AND c.archived_at IS NULL AND CASE WHEN a.new_return_on IS NOT NULL AND a.new_return_on >= s.return_on THEN a.new_return_on ELSE s.return_on END BETWEEN $4 AND $5 ORDER BY a.number";
    /// The same of electronic ones with an acceptance of the automatic submission and a date that is over and was not decided
    /// yet. Left to itself, SQLite would go through all applications.
    TO_SUBMIT_SQLITE = "SELECT a.number FROM automatic_submission accepted CROSS JOIN application a ON a.id = accepted.application_id JOIN programme_session s ON s.id = a.session_id JOIN campaign c ON c.id = a.campaign_id WHERE a.existence = $1 AND (a.file_status = $2 OR a.file_status = $3) AND s.is_electronic AND c.archived_at IS NULL AND CASE WHEN a.new_return_on IS NOT NULL AND a.new_return_on >= s.return_on THEN a.new_return_on ELSE s.return_on END < $4 AND (accepted.decided_on IS NULL OR accepted.decided_on <> CASE WHEN a.new_return_on IS NOT NULL AND a.new_return_on >= s.return_on THEN a.new_return_on ELSE s.return_on END) ORDER BY a.number";
    TO_SUBMIT_POSTGRES = "SELECT a.number FROM application a JOIN automatic_submission accepted ON accepted.application_id = a.id JOIN programme_session s ON s.id = a.session_id JOIN campaign c ON c.id = a.campaign_id WHERE a.existence = $1 AND (a.file_status = $2 OR a.file_status = $3) AND s.is_electronic AND c.archived_at IS NULL AND CASE WHEN a.new_return_on IS NOT NULL AND a.new_return_on >= s.return_on THEN a.new_return_on ELSE s.return_on END < $4 AND (accepted.decided_on IS NULL OR accepted.decided_on <> CASE WHEN a.new_return_on IS NOT NULL AND a.new_return_on >= s.return_on THEN a.new_return_on ELSE s.return_on END) ORDER BY a.number";
    /// Admitted without an answer.
    UNANSWERED = "SELECT a.number FROM application a JOIN campaign c ON c.id = a.campaign_id WHERE a.existence = $1 AND a.published_kind = $2 AND a.acceptance = $3 AND c.archived_at IS NULL ORDER BY a.number";
    ADD_REMINDER = "INSERT INTO reminder (application_id, due_on, days_before, sent_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    ACCEPTED = "SELECT accepted_at FROM automatic_submission WHERE application_id = $1";
    ACCEPT = "INSERT INTO automatic_submission (application_id, accepted_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    DECIDE = "UPDATE automatic_submission SET decided_on = $2 WHERE application_id = $1";
    DECIDED_ON = "SELECT decided_on FROM automatic_submission WHERE application_id = $1";
    REFUSE = "DELETE FROM automatic_submission WHERE application_id = $1";
    /// Documents and answers that may serve an application and changed since a moment.
    TOUCHED = "SELECT id FROM document WHERE ((account_id = $1 AND application_id IS NULL) OR application_id = $2) AND updated_at >= $3 UNION ALL SELECT id FROM form_answer WHERE ((account_id = $1 AND application_id IS NULL) OR application_id = $2) AND updated_at >= $3 UNION ALL SELECT id FROM question_answer WHERE ((account_id = $1 AND application_id IS NULL) OR application_id = $2) AND updated_at >= $3";
    /// A line that was removed leaves only its trace.
    PROFILE_TOUCHED = "SELECT COUNT(*) FROM (SELECT account_id FROM profile_section WHERE account_id = $1 AND updated_at >= $2 UNION ALL SELECT account_id FROM study_record WHERE account_id = $1 AND updated_at >= $2 UNION ALL SELECT actor_id FROM audit_line WHERE actor_id = $1 AND at >= $2 AND action = 'profile.remove') changed";
}

/// States by their stored codes, as the domain names them.
#[derive(Clone, Copy, Debug)]
pub struct Open<'a> {
    pub existence: &'a str,
    pub waiting: &'a str,
    pub incomplete: &'a str,
}

/// Numbers of applications not yet submitted whose effective return date lies between two days.
pub async fn return_between(tx: &mut Tx, open: Open<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<i64>> {
    Ok(numbers(fetch!(all, tx, (i64,), RETURN_BETWEEN, open.existence, open.waiting, open.incomplete, from, to)?))
}

/// Numbers of applications of which the system has to decide: accepted, and their return date was before `today`.
pub async fn to_submit(tx: &mut Tx, open: Open<'_>, today: NaiveDate) -> Result<Vec<i64>> {
    let sql = if tx.is_postgres() { TO_SUBMIT_POSTGRES } else { TO_SUBMIT_SQLITE };
    Ok(numbers(fetch!(all, tx, (i64,), sql, open.existence, open.waiting, open.incomplete, today)?))
}

/// Numbers of applications with this published decision and this answer.
pub async fn unanswered(tx: &mut Tx, existence: &str, published_kind: &str, acceptance: &str) -> Result<Vec<i64>> {
    Ok(numbers(fetch!(all, tx, (i64,), UNANSWERED, existence, published_kind, acceptance)?))
}

fn numbers(rows: Vec<(i64,)>) -> Vec<i64> {
    rows.into_iter().map(|(number,)| number).collect()
}

/// Notes a reminder; false when it was sent before.
pub async fn add_reminder(tx: &mut Tx, application: Uuid, due_on: NaiveDate, days_before: i32, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, ADD_REMINDER, application, due_on, days_before, now)? == 1)
}

/// When the applicant accepted the automatic submission.
pub async fn accepted(tx: &mut Tx, application: Uuid) -> Result<Option<DateTime<Utc>>> {
    Ok(fetch!(optional, tx, (DateTime<Utc>,), ACCEPTED, application)?.map(|(at,)| at))
}

pub async fn accept(tx: &mut Tx, application: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, ACCEPT, application, now)?;
    Ok(())
}

/// Notes that it was decided for this return date whether the application is submitted.
pub async fn decide(tx: &mut Tx, application: Uuid, return_on: NaiveDate) -> Result<()> {
    exec!(tx, DECIDE, application, return_on)?;
    Ok(())
}

/// Whether the automatic submission was accepted and is still to be decided for this return date.
pub async fn undecided(tx: &mut Tx, application: Uuid, return_on: NaiveDate) -> Result<bool> {
    let decided = fetch!(optional, tx, (Option<NaiveDate>,), DECIDED_ON, application)?;
    Ok(decided.is_some_and(|(on,)| on != Some(return_on)))
}

pub async fn refuse(tx: &mut Tx, application: Uuid) -> Result<()> {
    exec!(tx, REFUSE, application)?;
    Ok(())
}

/// Identifiers of the documents and answers that may serve an application and changed since a moment.
pub async fn touched(tx: &mut Tx, account: Uuid, application: Uuid, since: DateTime<Utc>) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), TOUCHED, account, application, since)?.into_iter().map(|(id,)| id).collect())
}

/// Whether a page of the profile was saved since a moment, or a line of it removed.
pub async fn profile_touched(tx: &mut Tx, account: Uuid, since: DateTime<Utc>) -> Result<bool> {
    let (n,): (i64,) = fetch!(one, tx, (i64,), PROFILE_TOUCHED, account, since)?;
    Ok(n > 0)
}
