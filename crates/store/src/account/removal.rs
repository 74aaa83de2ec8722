//! Accounts that nobody used for years: who is to be warned, who is to go, and taking everything that hangs on one away.
//!
//! The order of the statements is the order of the foreign keys. A test reads the schema and fails when a table points
//! at an account, at one of its applications or at one of its documents and is not emptied here.

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::document::ReceivedFile;
use crate::{Result, Tx, exec, fetch, statements};

statements! {
    /// Nobody with a role goes, and nobody who takes part in the campaign in service. A sign-in since the warning makes
    /// the warning void.
    TO_ANNOUNCE = "SELECT a.id FROM account a WHERE a.email <> '' AND COALESCE(a.last_sign_in_at, a.created_at) <= $1 AND (a.removal_announced_at IS NULL OR a.removal_announced_at < COALESCE(a.last_sign_in_at, a.created_at)) AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.account_id = a.id) AND NOT EXISTS (SELECT 1 FROM application x JOIN campaign c ON c.id = x.campaign_id WHERE x.account_id = a.id AND c.in_service) ORDER BY a.id LIMIT $2";
    TO_REMOVE = "SELECT a.id FROM account a WHERE COALESCE(a.last_sign_in_at, a.created_at) <= $1 AND a.removal_announced_at <= $2 AND a.removal_announced_at >= COALESCE(a.last_sign_in_at, a.created_at) AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.account_id = a.id) AND NOT EXISTS (SELECT 1 FROM application x JOIN campaign c ON c.id = x.campaign_id WHERE x.account_id = a.id AND c.in_service) ORDER BY a.id LIMIT $3";
    IS_TO_ANNOUNCE = "SELECT a.id FROM account a WHERE a.id = $2 AND a.email <> '' AND COALESCE(a.last_sign_in_at, a.created_at) <= $1 AND (a.removal_announced_at IS NULL OR a.removal_announced_at < COALESCE(a.last_sign_in_at, a.created_at)) AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.account_id = a.id) AND NOT EXISTS (SELECT 1 FROM application x JOIN campaign c ON c.id = x.campaign_id WHERE x.account_id = a.id AND c.in_service)";
    IS_TO_REMOVE = "SELECT a.id FROM account a WHERE a.id = $3 AND COALESCE(a.last_sign_in_at, a.created_at) <= $1 AND a.removal_announced_at <= $2 AND a.removal_announced_at >= COALESCE(a.last_sign_in_at, a.created_at) AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.account_id = a.id) AND NOT EXISTS (SELECT 1 FROM application x JOIN campaign c ON c.id = x.campaign_id WHERE x.account_id = a.id AND c.in_service)";
    ANNOUNCED = "UPDATE account SET removal_announced_at = $2 WHERE id = $1";
    LAST_USE = "SELECT COALESCE(last_sign_in_at, created_at) FROM account WHERE id = $1";
    FILES = "SELECT v.id, v.received, v.canonical_key, v.pages FROM document_version v JOIN document d ON d.id = v.document_id WHERE d.account_id = $1 ORDER BY v.id";
    MAILS = "DELETE FROM mail WHERE account_id = $1 OR application_id IN (SELECT id FROM application WHERE account_id = $1)";
    TRACES = "DELETE FROM audit_line WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    /// What the person did elsewhere stays as a fact about nobody.
    TRACES_BY = "UPDATE audit_line SET actor_name = '', before = NULL, after = NULL WHERE actor_id = $1";
    TRACES_ABOUT = "UPDATE audit_line SET before = NULL, after = NULL WHERE object = $1";
    NOTES = "DELETE FROM note WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    PRESENCE = "DELETE FROM presence WHERE account_id = $1 OR application_id IN (SELECT id FROM application WHERE account_id = $1)";
    REMINDERS = "DELETE FROM reminder WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    AUTOMATIC = "DELETE FROM automatic_submission WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    DECISIONS = "DELETE FROM decision WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    SUBMITTED = "DELETE FROM submitted_document WHERE submission_id IN (SELECT s.id FROM submission s JOIN application x ON x.id = s.application_id WHERE x.account_id = $1)";
    SUBMISSIONS = "DELETE FROM submission WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    REVIEWS = "DELETE FROM review WHERE document_version_id IN (SELECT v.id FROM document_version v JOIN document d ON d.id = v.document_id WHERE d.account_id = $1)";
    VERSIONS = "DELETE FROM document_version WHERE document_id IN (SELECT id FROM document WHERE account_id = $1)";
    DOCUMENTS = "DELETE FROM document WHERE account_id = $1";
    APPLICATIONS = "DELETE FROM application WHERE account_id = $1";
    CAMPAIGN_FILES = "DELETE FROM campaign_file WHERE account_id = $1";
    RECORDS = "DELETE FROM study_record WHERE account_id = $1";
    SECTIONS = "DELETE FROM profile_section WHERE account_id = $1";
    APPLICANT = "DELETE FROM applicant WHERE account_id = $1";
    KEPT_FORMS = "DELETE FROM kept_form WHERE account_id = $1";
    SESSIONS = "DELETE FROM session WHERE account_id = $1";
    SIGN_ONS = "DELETE FROM sign_on WHERE account_id = $1";
    TOKENS = "DELETE FROM account_token WHERE account_id = $1";
    PREFERENCES = "DELETE FROM list_preference WHERE account_id = $1";
    /// Whoever judged, decided or wrote about other people's applications leaves a row that names nobody.
    ACCOUNT = "DELETE FROM account WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM review r WHERE r.reviewer_id = $1) AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.created_by = $1 OR d.validated_by = $1) AND NOT EXISTS (SELECT 1 FROM publication_batch b WHERE b.created_by = $1) AND NOT EXISTS (SELECT 1 FROM note n WHERE n.author_id = $1) AND NOT EXISTS (SELECT 1 FROM document_version v WHERE v.deposited_by = $1)";
    EMPTIED = "UPDATE account SET email = '', email_key = $2, last_name = '', first_name = '', name_key = '', password_hash = NULL, sso_login = NULL, student_number = NULL, deactivated_at = $3, removal_announced_at = NULL, version = version + 1 WHERE id = $1";
}

/// Accounts not used since `before` whose owners have not been told.
pub async fn to_announce(tx: &mut Tx, before: DateTime<Utc>, limit: i64) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), TO_ANNOUNCE, before, limit)?.into_iter().map(|(id,)| id).collect())
}

/// Whether [`to_announce`] still names this one.
pub async fn is_to_announce(tx: &mut Tx, id: Uuid, before: DateTime<Utc>) -> Result<bool> {
    Ok(fetch!(optional, tx, (Uuid,), IS_TO_ANNOUNCE, before, id)?.is_some())
}

/// Accounts not used since `before` whose owners were told before `announced` and did not come back.
pub async fn to_remove(tx: &mut Tx, before: DateTime<Utc>, announced: DateTime<Utc>, limit: i64) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), TO_REMOVE, before, announced, limit)?.into_iter().map(|(id,)| id).collect())
}

/// Whether [`to_remove`] still names this one.
pub async fn is_to_remove(tx: &mut Tx, id: Uuid, before: DateTime<Utc>, announced: DateTime<Utc>) -> Result<bool> {
    Ok(fetch!(optional, tx, (Uuid,), IS_TO_REMOVE, before, announced, id)?.is_some())
}

pub async fn announced(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, ANNOUNCED, id, now)?;
    Ok(())
}

/// When somebody last signed in, else when the account was made.
pub async fn last_use(tx: &mut Tx, id: Uuid) -> Result<DateTime<Utc>> {
    let (at,): (DateTime<Utc>,) = fetch!(one, tx, (DateTime<Utc>,), LAST_USE, id)?;
    Ok(at)
}

/// The files of one version of a document.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct VersionFiles {
    pub id: Uuid,
    pub received: Json<Vec<ReceivedFile>>,
    pub canonical_key: Option<String>,
    pub pages: Option<i32>,
}

/// Every file that an account deposited.
pub async fn files(tx: &mut Tx, id: Uuid) -> Result<Vec<VersionFiles>> {
    fetch!(all, tx, VersionFiles, FILES, id)
}

/// Removes an account with everything that hangs on it; says whether the row itself is gone, or only names nobody.
pub async fn remove(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<bool> {
    for sql in [
        MAILS,
        TRACES,
        TRACES_BY,
        NOTES,
        PRESENCE,
        REMINDERS,
        AUTOMATIC,
        DECISIONS,
        SUBMITTED,
        SUBMISSIONS,
        REVIEWS,
        VERSIONS,
        DOCUMENTS,
        APPLICATIONS,
        CAMPAIGN_FILES,
        RECORDS,
        SECTIONS,
        APPLICANT,
        KEPT_FORMS,
        SESSIONS,
        SIGN_ONS,
        TOKENS,
        PREFERENCES,
    ] {
        exec!(tx, sql, id)?;
    }
    exec!(tx, TRACES_ABOUT, format!("account:{id}"))?;
    if exec!(tx, ACCOUNT, id)? == 1 {
        return Ok(true);
    }
    // No address ends like this, see `account::retire`.
    exec!(tx, EMPTIED, id, format!("#{id}"), now)?;
    Ok(false)
}
