//! Questions inside an application, which of them a session asks, and the answers of applicants.

use chrono::{DateTime, Utc};
use domain::form::{Answer, Choice};
use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Question {
    pub id: Uuid,
    pub code: String,
    pub centre_id: Option<Uuid>,
    pub kind: String,
    pub label: Json<Translated>,
    pub help: Json<Translated>,
    pub choices: Json<Vec<Choice>>,
    pub is_shared: bool,
    pub per_application: bool,
    pub obligation: String,
    pub position: Option<i32>,
    pub in_service: bool,
    pub version: i64,
}

/// What somebody answered, for all their applications of a campaign or for one.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Given {
    pub id: Uuid,
    pub account_id: Uuid,
    pub question_id: Uuid,
    pub application_id: Option<Uuid>,
    /// Of an answer for all applications: the campaign in which it counts.
    pub campaign_id: Option<Uuid>,
    pub answer: Json<Answer>,
    pub is_not_concerned: bool,
    /// The page that saved it last.
    pub saved_by: String,
    pub version: i64,
}

statements! {
    /// Shared by the institution, shared by the centre, or named by the session; and whatever the application already answers.
    FOR_SESSION = "SELECT q.id, q.code, q.centre_id, q.kind, q.label, q.help, q.choices, q.is_shared, q.per_application, q.obligation, q.position, q.in_service, q.version FROM question q WHERE (q.is_shared AND q.in_service AND (q.centre_id IS NULL OR q.centre_id = $2)) OR (q.in_service AND q.id IN (SELECT question_id FROM question_requirement WHERE session_id = $1)) OR q.id IN (SELECT question_id FROM question_answer WHERE application_id = $3) ORDER BY q.code, q.id";
    ALL = "SELECT id, code, centre_id, kind, label, help, choices, is_shared, per_application, obligation, position, in_service, version FROM question ORDER BY position, code, id";
    BY_CODE = "SELECT id, code, centre_id, kind, label, help, choices, is_shared, per_application, obligation, position, in_service, version FROM question WHERE code = $1";
    ADD = "INSERT INTO question (id, code, centre_id, kind, label, help, choices, is_shared, per_application, obligation, position, in_service, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";
    UPDATE = "UPDATE question SET code = $3, kind = $4, label = $5, help = $6, choices = $7, is_shared = $8, per_application = $9, obligation = $10, position = $11, in_service = $12, version = version + 1 WHERE id = $1 AND version = $2";
    REMOVE = "DELETE FROM question WHERE id = $1";
    IS_ANSWERED = "SELECT COUNT(*) FROM (SELECT 1 FROM question_answer WHERE question_id = $1 LIMIT 1) a";
    ASK = "INSERT INTO question_requirement (session_id, question_id) VALUES ($1, $2) ON CONFLICT (session_id, question_id) DO NOTHING";
    RELEASE_ALL = "DELETE FROM question_requirement WHERE session_id = $1";
    NAMED_BY = "SELECT question_id FROM question_requirement WHERE session_id = $1 ORDER BY question_id";
    OF_CAMPAIGN = "SELECT a.session_id, COUNT(*) FROM (SELECT r.session_id, r.question_id FROM question_requirement r JOIN programme_session s ON s.id = r.session_id WHERE s.campaign_id = $1 UNION SELECT s.id AS session_id, f.id AS question_id FROM question f JOIN programme_session s ON s.campaign_id = $1 JOIN programme p ON p.id = s.programme_id JOIN committee k ON k.id = p.committee_id WHERE f.is_shared AND (f.centre_id IS NULL OR f.centre_id = k.centre_id)) a JOIN question f ON f.id = a.question_id WHERE f.in_service AND f.obligation <> 'facultative' GROUP BY a.session_id ORDER BY a.session_id";
    GIVEN = "SELECT id, account_id, question_id, application_id, campaign_id, answer, is_not_concerned, saved_by, version FROM question_answer WHERE (account_id = $1 AND application_id IS NULL AND campaign_id IN (SELECT c.id FROM application o JOIN campaign own ON own.id = o.campaign_id JOIN campaign c ON c.id = own.id OR c.starts_on < own.starts_on WHERE o.id = $2)) OR application_id = $2 ORDER BY question_id, updated_at, id";
    GIVE = "INSERT INTO question_answer (id, account_id, question_id, application_id, answer, is_not_concerned, saved_by, version, updated_at, campaign_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $9, $8, $10)";
    TAKE_BACK = "DELETE FROM question_answer WHERE id = $1 AND version = $2";
    CHANGE = "UPDATE question_answer SET answer = $3, is_not_concerned = $4, saved_by = $5, updated_at = $6, version = version + 1 WHERE id = $1 AND version = $2";
}

/// The questions that may concern an application to this session.
pub async fn for_session(tx: &mut Tx, session: Uuid, centre: Uuid, application: Uuid) -> Result<Vec<Question>> {
    fetch!(all, tx, Question, FOR_SESSION, session, centre, application)
}

pub async fn all(tx: &mut Tx) -> Result<Vec<Question>> {
    fetch!(all, tx, Question, ALL)
}

pub async fn find(tx: &mut Tx, code: &str) -> Result<Option<Question>> {
    fetch!(optional, tx, Question, BY_CODE, code)
}

pub async fn add(tx: &mut Tx, q: &Question) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(
        tx,
        ADD,
        q.id,
        &q.code,
        q.centre_id,
        &q.kind,
        &q.label,
        &q.help,
        &q.choices,
        q.is_shared,
        q.per_application,
        &q.obligation,
        q.position,
        q.in_service
    )?;
    Ok(())
}

pub async fn update(tx: &mut Tx, q: &Question) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    let n = exec!(
        tx,
        UPDATE,
        q.id,
        q.version,
        &q.code,
        &q.kind,
        &q.label,
        &q.help,
        &q.choices,
        q.is_shared,
        q.per_application,
        &q.obligation,
        q.position,
        q.in_service
    )?;
    Ok(n == 1)
}

/// Fails with a foreign key violation when a session asks it or somebody answered it.
pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    Ok(exec!(tx, REMOVE, id)? == 1)
}

pub async fn is_answered(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let (n,): (i64,) = fetch!(one, tx, (i64,), IS_ANSWERED, id)?;
    Ok(n > 0)
}

/// Makes a session ask exactly these questions beside the shared ones.
pub async fn ask(tx: &mut Tx, session: Uuid, questions: &[Uuid]) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(tx, RELEASE_ALL, session)?;
    for id in questions {
        exec!(tx, ASK, session, *id)?;
    }
    Ok(())
}

/// The questions a session names itself.
pub async fn named_by(tx: &mut Tx, session: Uuid) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), NAMED_BY, session)?.into_iter().map(|(id,)| id).collect())
}

/// How many questions that are not optional each session of a campaign asks, shared ones included. Sessions that ask none are
/// left out.
pub async fn of_campaign(tx: &mut Tx, campaign: Uuid) -> Result<Vec<(Uuid, i64)>> {
    fetch!(all, tx, (Uuid, i64), OF_CAMPAIGN, campaign)
}

/// What the person answered for all applications, in its campaign and in those that began before, and what they answered for
/// this one; of each question the latest answer last.
pub async fn given(tx: &mut Tx, account: Uuid, application: Uuid) -> Result<Vec<Given>> {
    fetch!(all, tx, Given, GIVEN, account, application)
}

/// Adds a first answer, at a version that no earlier answer to the question had: what a page saw of one that was taken back
/// since is not taken for this one.
pub async fn give(tx: &mut Tx, g: &Given, now: DateTime<Utc>) -> Result<()> {
    exec!(
        tx,
        GIVE,
        g.id,
        g.account_id,
        g.question_id,
        g.application_id,
        &g.answer,
        g.is_not_concerned,
        &g.saved_by,
        now,
        now.timestamp_micros(),
        g.campaign_id
    )?;
    Ok(())
}

/// Takes an answer back at the version it was read: the question is as if it had never been answered. False when somebody
/// was faster.
pub async fn take_back(tx: &mut Tx, id: Uuid, version: i64) -> Result<bool> {
    Ok(exec!(tx, TAKE_BACK, id, version)? == 1)
}

/// Changes an answer at the version it was read; false when somebody was faster.
pub async fn change(tx: &mut Tx, g: &Given, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, CHANGE, g.id, g.version, &g.answer, g.is_not_concerned, &g.saved_by, now)? == 1)
}
