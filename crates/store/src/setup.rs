//! What only the set-up screens ask: removal, lists with their context, counts of what is there.
//!
//! Removing a row that something still names fails with a foreign key violation; the screens say so.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

/// A programme with where it belongs and when it can be applied to in one campaign.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ProgrammeLine {
    pub id: Uuid,
    pub code: String,
    pub label: String,
    pub in_service: bool,
    pub committee_id: Uuid,
    pub committee_label: String,
    pub centre_id: Uuid,
    pub centre_code: String,
    pub centre_label: String,
    pub opens_at: Option<DateTime<Utc>>,
    pub closes_at: Option<DateTime<Utc>>,
    pub return_on: Option<NaiveDate>,
}

/// A person as the page of rights lists them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PersonLine {
    pub id: Uuid,
    pub email: String,
    pub last_name: String,
    pub first_name: String,
    pub activated_at: Option<DateTime<Utc>>,
    pub deactivated_at: Option<DateTime<Utc>>,
    pub last_sign_in_at: Option<DateTime<Utc>>,
}

/// A grant, in force or not.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct GrantLine {
    pub id: Uuid,
    pub account_id: Uuid,
    pub role_code: String,
    pub role_kind: String,
    pub role_label: String,
    pub centre_label: Option<String>,
    pub committee_label: Option<String>,
    pub only_committees: Option<sqlx::types::Json<Vec<Uuid>>>,
    pub is_chair: bool,
    pub comment: String,
}

/// A task that runs by the clock.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ScheduleLine {
    pub name: String,
    pub cron: String,
    pub next_run_at: DateTime<Utc>,
    pub last_run_at: Option<DateTime<Utc>>,
    pub in_service: bool,
}

/// How much of a campaign is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Counts {
    pub centres: i64,
    pub committees: i64,
    pub programmes: i64,
    pub document_types: i64,
    pub decision_types: i64,
    pub mail_templates: i64,
    pub managers: i64,
}

statements! {
    REMOVE_CAMPAIGN = "DELETE FROM campaign WHERE id = $1 AND NOT in_service";
    REMOVE_CENTRE = "DELETE FROM centre WHERE id = $1";
    REMOVE_COMMITTEE = "DELETE FROM committee WHERE id = $1";
    RELEASE_PROGRAMME = "DELETE FROM requirement WHERE session_id IN (SELECT id FROM programme_session WHERE programme_id = $1)";
    RELEASE_QUESTIONS = "DELETE FROM question_requirement WHERE session_id IN (SELECT id FROM programme_session WHERE programme_id = $1)";
    RELEASE_FORMS = "DELETE FROM form_requirement WHERE session_id IN (SELECT id FROM programme_session WHERE programme_id = $1)";
    REMOVE_SESSIONS = "DELETE FROM programme_session WHERE programme_id = $1";
    REMOVE_PROGRAMME = "DELETE FROM programme WHERE id = $1";
    REMOVE_DOCUMENT_TYPE = "DELETE FROM document_type WHERE id = $1";
    REMOVE_DECISION_TYPE = "DELETE FROM decision_type WHERE id = $1";
    REMOVE_REASON = "DELETE FROM decision_reason WHERE id = $1";
    REMOVE_MAIL_TEMPLATE = "DELETE FROM mail_template WHERE id = $1 AND NOT is_model";
    CAMPAIGN_BY_CODE = "SELECT id FROM campaign WHERE code = $1";
    DECISION_TYPE_BY_CODE = "SELECT id FROM decision_type WHERE code = $1";
    PROGRAMMES = "SELECT p.id, p.code, p.label, p.in_service, k.id AS committee_id, k.label AS committee_label, c.id AS centre_id, c.code AS centre_code, c.label AS centre_label, s.opens_at, s.closes_at, s.return_on FROM programme p JOIN committee k ON k.id = p.committee_id JOIN centre c ON c.id = k.centre_id LEFT JOIN programme_session s ON s.programme_id = p.id AND s.campaign_id = $1 ORDER BY c.label_key, p.label_key, p.id";
    LATEST_SESSION = "SELECT id FROM programme_session WHERE programme_id = $1 ORDER BY opens_at DESC, id DESC LIMIT 1";
    STAFF = "SELECT a.id, a.email, a.last_name, a.first_name, a.activated_at, a.deactivated_at, a.last_sign_in_at FROM account a WHERE EXISTS (SELECT 1 FROM access_grant g WHERE g.account_id = a.id) ORDER BY a.name_key, a.id LIMIT 200";
    PEOPLE = "SELECT a.id, a.email, a.last_name, a.first_name, a.activated_at, a.deactivated_at, a.last_sign_in_at FROM account a WHERE a.email_key LIKE $1 ESCAPE '!' OR a.name_key LIKE $1 ESCAPE '!' ORDER BY a.name_key, a.id LIMIT 50";
    PERSON = "SELECT a.id, a.email, a.last_name, a.first_name, a.activated_at, a.deactivated_at, a.last_sign_in_at FROM account a WHERE a.id = $1";
    GRANTS = "SELECT g.id, g.account_id, g.role_code, r.kind AS role_kind, r.label AS role_label, c.label AS centre_label, k.label AS committee_label, g.only_committees, g.is_chair, g.comment FROM access_grant g JOIN role r ON r.code = g.role_code LEFT JOIN committee k ON k.id = g.committee_id LEFT JOIN centre c ON c.id = COALESCE(g.centre_id, k.centre_id) ORDER BY g.id";
    SCHEDULES = "SELECT name, cron, next_run_at, last_run_at, in_service FROM schedule ORDER BY next_run_at, name";
    COUNTS = "SELECT (SELECT COUNT(*) FROM centre WHERE in_service) AS centres, (SELECT COUNT(*) FROM committee WHERE in_service) AS committees, (SELECT COUNT(*) FROM programme_session s JOIN programme p ON p.id = s.programme_id WHERE s.campaign_id = $1 AND s.in_service AND p.in_service) AS programmes, (SELECT COUNT(*) FROM document_type WHERE in_service) AS document_types, (SELECT COUNT(*) FROM decision_type WHERE in_service) AS decision_types, (SELECT COUNT(*) FROM mail_template WHERE in_service) AS mail_templates, (SELECT COUNT(*) FROM access_grant g JOIN role r ON r.code = g.role_code WHERE r.kind = 'manager') AS managers";
}

/// Removes a campaign that is not in service.
pub async fn remove_campaign(tx: &mut Tx, id: Uuid) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    Ok(exec!(tx, REMOVE_CAMPAIGN, id)? == 1)
}

pub async fn remove_centre(tx: &mut Tx, id: Uuid) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    Ok(exec!(tx, REMOVE_CENTRE, id)? == 1)
}

pub async fn remove_committee(tx: &mut Tx, id: Uuid) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    Ok(exec!(tx, REMOVE_COMMITTEE, id)? == 1)
}

/// Removes a programme with its sessions and what they ask for.
pub async fn remove_programme(tx: &mut Tx, id: Uuid) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    exec!(tx, RELEASE_PROGRAMME, id)?;
    exec!(tx, RELEASE_QUESTIONS, id)?;
    exec!(tx, RELEASE_FORMS, id)?;
    exec!(tx, REMOVE_SESSIONS, id)?;
    Ok(exec!(tx, REMOVE_PROGRAMME, id)? == 1)
}

pub async fn remove_document_type(tx: &mut Tx, id: Uuid) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    Ok(exec!(tx, REMOVE_DOCUMENT_TYPE, id)? == 1)
}

pub async fn remove_decision_type(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(exec!(tx, REMOVE_DECISION_TYPE, id)? == 1)
}

pub async fn remove_reason(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(exec!(tx, REMOVE_REASON, id)? == 1)
}

/// Removes a template that staff made; models stay.
pub async fn remove_mail_template(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(exec!(tx, REMOVE_MAIL_TEMPLATE, id)? == 1)
}

pub async fn find_campaign(tx: &mut Tx, code: &str) -> Result<Option<Uuid>> {
    Ok(fetch!(optional, tx, (Uuid,), CAMPAIGN_BY_CODE, code)?.map(|(id,)| id))
}

pub async fn find_decision_type(tx: &mut Tx, code: &str) -> Result<Option<Uuid>> {
    Ok(fetch!(optional, tx, (Uuid,), DECISION_TYPE_BY_CODE, code)?.map(|(id,)| id))
}

/// Every programme with its session in a campaign; without a campaign, all without dates.
pub async fn programmes(tx: &mut Tx, campaign: Option<Uuid>) -> Result<Vec<ProgrammeLine>> {
    fetch!(all, tx, ProgrammeLine, PROGRAMMES, campaign.unwrap_or(Uuid::nil()))
}

/// The last session of a programme, whatever its campaign.
pub async fn latest_session(tx: &mut Tx, programme: Uuid) -> Result<Option<Uuid>> {
    Ok(fetch!(optional, tx, (Uuid,), LATEST_SESSION, programme)?.map(|(id,)| id))
}

/// Everybody who holds a role, by name; 200 at most.
pub async fn staff(tx: &mut Tx) -> Result<Vec<PersonLine>> {
    fetch!(all, tx, PersonLine, STAFF)
}

/// People whose folded name or address contains the folded words; 50 at most.
pub async fn people(tx: &mut Tx, words: &str) -> Result<Vec<PersonLine>> {
    let escaped = words.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    fetch!(all, tx, PersonLine, PEOPLE, format!("%{escaped}%"))
}

pub async fn person(tx: &mut Tx, id: Uuid) -> Result<Option<PersonLine>> {
    fetch!(optional, tx, PersonLine, PERSON, id)
}

/// Every grant, those out of service included.
pub async fn grants(tx: &mut Tx) -> Result<Vec<GrantLine>> {
    fetch!(all, tx, GrantLine, GRANTS)
}

pub async fn schedules(tx: &mut Tx) -> Result<Vec<ScheduleLine>> {
    fetch!(all, tx, ScheduleLine, SCHEDULES)
}

/// What is in service; programmes of the given campaign.
pub async fn counts(tx: &mut Tx, campaign: Option<Uuid>) -> Result<Counts> {
    fetch!(one, tx, Counts, COUNTS, campaign.unwrap_or(Uuid::nil()))
}
