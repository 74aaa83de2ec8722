//! Document types, and which of them a session asks for.

use domain::application::requirement::AskedOf;
use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DocumentType {
    pub id: Uuid,
    pub code: String,
    pub centre_id: Option<Uuid>,
    pub label: Json<Translated>,
    pub help: Json<Translated>,
    pub is_shared: bool,
    pub per_application: bool,
    pub obligation: String,
    pub treatment: Option<String>,
    pub asked_of: Json<AskedOf>,
    pub position: Option<i32>,
    pub template_file_id: Option<Uuid>,
    pub in_service: bool,
    pub version: i64,
}

statements! {
    /// Shared by the institution, shared by the centre, or named by the session; and whatever the application already uses.
    FOR_SESSION = "SELECT d.id, d.code, d.centre_id, d.label, d.help, d.is_shared, d.per_application, d.obligation, d.treatment, d.asked_of, d.position, d.template_file_id, d.in_service, d.version FROM document_type d WHERE (d.is_shared AND d.in_service AND (d.centre_id IS NULL OR d.centre_id = $2)) OR d.id IN (SELECT document_type_id FROM requirement WHERE session_id = $1) OR d.id IN (SELECT document_type_id FROM document WHERE application_id = $3) OR d.id IN (SELECT t.document_type_id FROM submitted_document t JOIN submission s ON s.id = t.submission_id WHERE s.application_id = $3) ORDER BY d.code, d.id";
    ALL = "SELECT id, code, centre_id, label, help, is_shared, per_application, obligation, treatment, asked_of, position, template_file_id, in_service, version FROM document_type ORDER BY position, code, id";
    BY_ID = "SELECT id, code, centre_id, label, help, is_shared, per_application, obligation, treatment, asked_of, position, template_file_id, in_service, version FROM document_type WHERE id = $1";
    BY_CODE = "SELECT id, code, centre_id, label, help, is_shared, per_application, obligation, treatment, asked_of, position, template_file_id, in_service, version FROM document_type WHERE code = $1";
    ADD = "INSERT INTO document_type (id, code, centre_id, label, help, is_shared, per_application, obligation, treatment, asked_of, position, template_file_id, in_service, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
    UPDATE = "UPDATE document_type SET code = $3, label = $4, help = $5, is_shared = $6, per_application = $7, obligation = $8, treatment = $9, asked_of = $10, position = $11, template_file_id = $12, in_service = $13, version = version + 1 WHERE id = $1 AND version = $2";
    REQUIRE = "INSERT INTO requirement (session_id, document_type_id) VALUES ($1, $2) ON CONFLICT (session_id, document_type_id) DO NOTHING";
    RELEASE_ALL = "DELETE FROM requirement WHERE session_id = $1";
    OF_CAMPAIGN = "SELECT r.session_id, r.document_type_id FROM requirement r JOIN programme_session s ON s.id = r.session_id WHERE s.campaign_id = $1 ORDER BY r.session_id, r.document_type_id";
    NAMED_BY = "SELECT document_type_id FROM requirement WHERE session_id = $1 ORDER BY document_type_id";
}

/// The document types that may concern an application to this session (none given = a session nobody applied to yet).
/// Which of them are really asked is `domain::application::requirement`'s business.
pub async fn for_session(tx: &mut Tx, session: Uuid, centre: Uuid, application: Option<Uuid>) -> Result<Vec<DocumentType>> {
    fetch!(all, tx, DocumentType, FOR_SESSION, session, centre, application)
}

pub async fn all(tx: &mut Tx) -> Result<Vec<DocumentType>> {
    fetch!(all, tx, DocumentType, ALL)
}

pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<DocumentType>> {
    fetch!(optional, tx, DocumentType, BY_ID, id)
}

pub async fn find(tx: &mut Tx, code: &str) -> Result<Option<DocumentType>> {
    fetch!(optional, tx, DocumentType, BY_CODE, code)
}

pub async fn add(tx: &mut Tx, d: &DocumentType) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(
        tx,
        ADD,
        d.id,
        &d.code,
        d.centre_id,
        &d.label,
        &d.help,
        d.is_shared,
        d.per_application,
        &d.obligation,
        &d.treatment,
        &d.asked_of,
        d.position,
        d.template_file_id,
        d.in_service
    )?;
    Ok(())
}

pub async fn update(tx: &mut Tx, d: &DocumentType) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    let n = exec!(
        tx,
        UPDATE,
        d.id,
        d.version,
        &d.code,
        &d.label,
        &d.help,
        d.is_shared,
        d.per_application,
        &d.obligation,
        &d.treatment,
        &d.asked_of,
        d.position,
        d.template_file_id,
        d.in_service
    )?;
    Ok(n == 1)
}

/// Makes a session ask for exactly these document types beside the shared ones.
pub async fn require(tx: &mut Tx, session: Uuid, document_types: &[Uuid]) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(tx, RELEASE_ALL, session)?;
    for id in document_types {
        exec!(tx, REQUIRE, session, *id)?;
    }
    Ok(())
}

/// The document types a session names itself.
pub async fn named_by(tx: &mut Tx, session: Uuid) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), NAMED_BY, session)?.into_iter().map(|(id,)| id).collect())
}

/// What every session of a campaign names itself, as (session, document type).
pub async fn of_campaign(tx: &mut Tx, campaign: Uuid) -> Result<Vec<(Uuid, Uuid)>> {
    fetch!(all, tx, (Uuid, Uuid), OF_CAMPAIGN, campaign)
}
