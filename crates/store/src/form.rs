//! Complementary forms: drafts, published versions, which of them a session asks, and the answers of applicants.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::form::{Answers, Definition};
use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::document::ReceivedFile;
use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Form {
    pub id: Uuid,
    pub code: String,
    pub centre_id: Option<Uuid>,
    pub label: Json<Translated>,
    /// Shown above the fields.
    pub introduction: Json<Translated>,
    /// What the next version will be.
    pub draft: Json<Definition>,
    /// Number of the next field, so that no key is given twice.
    pub next_key: i32,
    pub is_shared: bool,
    pub per_application: bool,
    pub obligation: String,
    pub position: Option<i32>,
    /// The document that takes the answers as a PDF.
    pub document_type_id: Option<Uuid>,
    pub in_service: bool,
    pub version: i64,
}

/// A form as a session asks it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ForSession {
    #[sqlx(flatten)]
    pub form: Form,
    /// Whether it is answered in a survey elsewhere.
    pub is_survey: bool,
}

/// A definition as it was published; never changed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Version {
    pub id: Uuid,
    pub form_id: Uuid,
    pub number: i32,
    pub definition: Json<Arc<Definition>>,
    pub published_at: DateTime<Utc>,
}

/// What somebody answered, for all their applications of a campaign or for one, with the definition it was given to.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Given {
    pub id: Uuid,
    pub account_id: Uuid,
    pub form_id: Uuid,
    pub application_id: Option<Uuid>,
    /// Of answers for all applications: the campaign in which they count.
    pub campaign_id: Option<Uuid>,
    pub form_version_id: Uuid,
    pub number: i32,
    pub definition: Json<Arc<Definition>>,
    pub answers: Json<Answers>,
    pub completed_at: Option<DateTime<Utc>>,
    pub is_not_concerned: bool,
    /// The page that saved them last.
    pub saved_by: String,
    pub version: i64,
    pub updated_at: DateTime<Utc>,
}

/// What somebody answered, without the definition it was given to: in the order in which [`crate::application::open`] names it.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Answered {
    id: Uuid,
    account_id: Uuid,
    form_id: Uuid,
    application_id: Option<Uuid>,
    campaign_id: Option<Uuid>,
    pub form_version_id: Uuid,
    answers: Json<Answers>,
    completed_at: Option<DateTime<Utc>>,
    is_not_concerned: u8,
    saved_by: String,
    version: i64,
    updated_at: DateTime<Utc>,
}

/// By form, as the statements for rows give them: within one array nothing is in order.
pub(crate) fn in_order(mut answers: Vec<Answered>) -> Vec<Answered> {
    answers.sort_by_key(|answered| (answered.form_id, answered.id));
    answers
}

impl Answered {
    /// The same with the version it was given to.
    #[must_use]
    pub fn given_to(self, version: &Version) -> Given {
        Given {
            id: self.id,
            account_id: self.account_id,
            form_id: self.form_id,
            application_id: self.application_id,
            campaign_id: self.campaign_id,
            form_version_id: self.form_version_id,
            number: version.number,
            definition: version.definition.clone(),
            answers: self.answers,
            completed_at: self.completed_at,
            is_not_concerned: self.is_not_concerned != 0,
            saved_by: self.saved_by,
            version: self.version,
            updated_at: self.updated_at,
        }
    }
}

/// A file among the answers.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct File {
    pub id: Uuid,
    pub account_id: Uuid,
    pub form_id: Uuid,
    pub name: String,
    pub received: Json<Vec<ReceivedFile>>,
    pub received_size: i64,
    pub canonical_key: String,
    pub canonical_size: i64,
    pub sha256: String,
    pub pages: i32,
    pub deposited_at: DateTime<Utc>,
}

statements! {
    /// Shared by the institution, shared by the centre, or named by the session; and whatever the application already answers.
    FOR_SESSION = "SELECT f.id, f.code, f.centre_id, f.label, f.introduction, f.draft, f.next_key, f.is_shared, f.per_application, f.obligation, f.position, f.document_type_id, f.in_service, f.version, EXISTS (SELECT 1 FROM form_survey s WHERE s.form_id = f.id) AS is_survey FROM form f WHERE EXISTS (SELECT 1 FROM form_version v WHERE v.form_id = f.id) AND ((f.is_shared AND f.in_service AND (f.centre_id IS NULL OR f.centre_id = $2)) OR (f.in_service AND f.id IN (SELECT form_id FROM form_requirement WHERE session_id = $1)) OR f.id IN (SELECT form_id FROM form_answer WHERE application_id = $3)) ORDER BY f.code, f.id";
    ALL = "SELECT id, code, centre_id, label, introduction, draft, next_key, is_shared, per_application, obligation, position, document_type_id, in_service, version FROM form ORDER BY position, code, id";
    BY_CODE = "SELECT id, code, centre_id, label, introduction, draft, next_key, is_shared, per_application, obligation, position, document_type_id, in_service, version FROM form WHERE code = $1";
    ADD = "INSERT INTO form (id, code, centre_id, label, introduction, draft, next_key, is_shared, per_application, obligation, position, document_type_id, in_service, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
    UPDATE = "UPDATE form SET code = $3, label = $4, introduction = $5, draft = $6, next_key = $7, is_shared = $8, per_application = $9, obligation = $10, position = $11, document_type_id = $12, in_service = $13, version = version + 1 WHERE id = $1 AND version = $2";
    REMOVE_VERSIONS = "DELETE FROM form_version WHERE form_id = $1";
    REMOVE = "DELETE FROM form WHERE id = $1";
    IS_ANSWERED = "SELECT COUNT(*) FROM (SELECT 1 FROM form_answer WHERE form_id = $1 LIMIT 1) a";
    LATEST_VERSION = "SELECT id, form_id, number, definition, published_at FROM form_version WHERE form_id = $1 ORDER BY number DESC LIMIT 1";
    LATEST_FOR_SESSION = "SELECT v.id, v.form_id, v.number, v.definition, v.published_at FROM form_version v JOIN form f ON f.id = v.form_id WHERE v.number = (SELECT MAX(m.number) FROM form_version m WHERE m.form_id = v.form_id) AND ((f.is_shared AND f.in_service AND (f.centre_id IS NULL OR f.centre_id = $2)) OR (f.in_service AND f.id IN (SELECT form_id FROM form_requirement WHERE session_id = $1)) OR f.id IN (SELECT form_id FROM form_answer WHERE application_id = $3)) ORDER BY v.form_id";
    PUBLISH = "INSERT INTO form_version (id, form_id, number, definition, published_at, published_by) VALUES ($1, $2, $3, $4, $5, $6)";
    ASK = "INSERT INTO form_requirement (session_id, form_id) VALUES ($1, $2) ON CONFLICT (session_id, form_id) DO NOTHING";
    RELEASE_ALL = "DELETE FROM form_requirement WHERE session_id = $1";
    NAMED_BY = "SELECT form_id FROM form_requirement WHERE session_id = $1 ORDER BY form_id";
    OF_CAMPAIGN = "SELECT a.session_id, COUNT(*) FROM (SELECT r.session_id, r.form_id FROM form_requirement r JOIN programme_session s ON s.id = r.session_id WHERE s.campaign_id = $1 UNION SELECT s.id AS session_id, f.id AS form_id FROM form f JOIN programme_session s ON s.campaign_id = $1 JOIN programme p ON p.id = s.programme_id JOIN committee k ON k.id = p.committee_id WHERE f.is_shared AND (f.centre_id IS NULL OR f.centre_id = k.centre_id)) a JOIN form f ON f.id = a.form_id WHERE f.in_service AND f.obligation <> 'facultative' AND EXISTS (SELECT 1 FROM form_version v WHERE v.form_id = f.id) GROUP BY a.session_id ORDER BY a.session_id";
    GIVEN = "SELECT a.id, a.account_id, a.form_id, a.application_id, a.campaign_id, a.form_version_id, v.number, v.definition, a.answers, a.completed_at, a.is_not_concerned, a.saved_by, a.version, a.updated_at FROM form_answer a JOIN form_version v ON v.id = a.form_version_id WHERE (a.account_id = $1 AND a.application_id IS NULL AND a.campaign_id IN (SELECT c.id FROM application o JOIN campaign own ON own.id = o.campaign_id JOIN campaign c ON c.id = own.id OR c.starts_on < own.starts_on WHERE o.id = $2)) OR a.application_id = $2 ORDER BY a.form_id, a.id";
    GIVE = "INSERT INTO form_answer (id, account_id, form_id, application_id, form_version_id, answers, completed_at, is_not_concerned, saved_by, version, updated_at, campaign_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11)";
    CHANGE = "UPDATE form_answer SET form_version_id = $3, answers = $4, completed_at = $5, is_not_concerned = $6, saved_by = $7, updated_at = $8, version = version + 1 WHERE id = $1 AND version = $2";
    ADD_FILE = "INSERT INTO form_file (id, account_id, form_id, name, received, received_size, canonical_key, canonical_size, sha256, pages, deposited_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    FILE = "SELECT id, account_id, form_id, name, received, received_size, canonical_key, canonical_size, sha256, pages, deposited_at FROM form_file WHERE id = $1";
}

/// The published forms that may concern an application to this session.
pub async fn for_session(tx: &mut Tx, session: Uuid, centre: Uuid, application: Uuid) -> Result<Vec<ForSession>> {
    fetch!(all, tx, ForSession, FOR_SESSION, session, centre, application)
}

pub async fn all(tx: &mut Tx) -> Result<Vec<Form>> {
    fetch!(all, tx, Form, ALL)
}

pub async fn find(tx: &mut Tx, code: &str) -> Result<Option<Form>> {
    fetch!(optional, tx, Form, BY_CODE, code)
}

pub async fn add(tx: &mut Tx, f: &Form) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(
        tx,
        ADD,
        f.id,
        &f.code,
        f.centre_id,
        &f.label,
        &f.introduction,
        &f.draft,
        f.next_key,
        f.is_shared,
        f.per_application,
        &f.obligation,
        f.position,
        f.document_type_id,
        f.in_service
    )?;
    Ok(())
}

pub async fn update(tx: &mut Tx, f: &Form) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    let n = exec!(
        tx,
        UPDATE,
        f.id,
        f.version,
        &f.code,
        &f.label,
        &f.introduction,
        &f.draft,
        f.next_key,
        f.is_shared,
        f.per_application,
        &f.obligation,
        f.position,
        f.document_type_id,
        f.in_service
    )?;
    Ok(n == 1)
}

/// Removes a form with its versions; fails with a foreign key violation when a session asks it or somebody answered it.
pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    crate::survey::remove(tx, id).await?;
    exec!(tx, REMOVE_VERSIONS, id)?;
    Ok(exec!(tx, REMOVE, id)? == 1)
}

pub async fn is_answered(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let (n,): (i64,) = fetch!(one, tx, (i64,), IS_ANSWERED, id)?;
    Ok(n > 0)
}

/// The version that is asked now; none before the first publication.
pub async fn latest_version(tx: &mut Tx, form: Uuid) -> Result<Option<Version>> {
    fetch!(optional, tx, Version, LATEST_VERSION, form)
}

/// The versions that are asked now of the forms of [`for_session`].
pub async fn latest_for_session(tx: &mut Tx, session: Uuid, centre: Uuid, application: Uuid) -> Result<Vec<Version>> {
    fetch!(all, tx, Version, LATEST_FOR_SESSION, session, centre, application)
}

/// Adds a version for good.
pub async fn publish(tx: &mut Tx, v: &Version, by: Option<Uuid>) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(tx, PUBLISH, v.id, v.form_id, v.number, &v.definition, v.published_at, by)?;
    Ok(())
}

/// Makes a session ask exactly these forms beside the shared ones.
pub async fn ask(tx: &mut Tx, session: Uuid, forms: &[Uuid]) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(tx, RELEASE_ALL, session)?;
    for id in forms {
        exec!(tx, ASK, session, *id)?;
    }
    Ok(())
}

/// The forms a session names itself.
pub async fn named_by(tx: &mut Tx, session: Uuid) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), NAMED_BY, session)?.into_iter().map(|(id,)| id).collect())
}

/// How many forms that are not optional each session of a campaign asks, shared ones included. Sessions that ask none are
/// left out.
pub async fn of_campaign(tx: &mut Tx, campaign: Uuid) -> Result<Vec<(Uuid, i64)>> {
    fetch!(all, tx, (Uuid, i64), OF_CAMPAIGN, campaign)
}

/// What the person answered for all applications, in its campaign and in those that began before, and what they answered for
/// this one.
pub async fn given(tx: &mut Tx, account: Uuid, application: Uuid) -> Result<Vec<Given>> {
    fetch!(all, tx, Given, GIVEN, account, application)
}

/// Adds first answers.
pub async fn give(tx: &mut Tx, g: &Given) -> Result<()> {
    exec!(
        tx,
        GIVE,
        g.id,
        g.account_id,
        g.form_id,
        g.application_id,
        g.form_version_id,
        &g.answers,
        g.completed_at,
        g.is_not_concerned,
        &g.saved_by,
        g.updated_at,
        g.campaign_id
    )?;
    Ok(())
}

/// Changes answers at the version they were read; false when somebody was faster.
pub async fn change(tx: &mut Tx, g: &Given) -> Result<bool> {
    Ok(exec!(tx, CHANGE, g.id, g.version, g.form_version_id, &g.answers, g.completed_at, g.is_not_concerned, &g.saved_by, g.updated_at)? == 1)
}

pub async fn add_file(tx: &mut Tx, f: &File) -> Result<()> {
    exec!(
        tx,
        ADD_FILE,
        f.id,
        f.account_id,
        f.form_id,
        &f.name,
        &f.received,
        f.received_size,
        &f.canonical_key,
        f.canonical_size,
        &f.sha256,
        f.pages,
        f.deposited_at
    )?;
    Ok(())
}

pub async fn file(tx: &mut Tx, id: Uuid) -> Result<Option<File>> {
    fetch!(optional, tx, File, FILE, id)
}
