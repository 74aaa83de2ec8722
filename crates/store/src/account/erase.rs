//! Taking a person out of everything that is kept: rows that hold nothing else go, the others lose what names anybody.
//!
//! What stays is what counts: applications with their states and dates, decisions without their words, and the trace
//! without its values; what the person did as staff stays as it is.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::application::message::Joined;
use crate::document::ReceivedFile;
use crate::{Result, Tx, exec, fetch, statements};

/// The tables that point at an account or an application, and so may hold something of a person. A test compares this
/// list with the schema: whoever adds such a table says here what becomes of it, and does it in [`rows`].
pub const TABLES: &[&str] = &[
    "access_grant",
    "account_token",
    "applicant",
    "application",
    "application_message",
    "audit_line",
    "automatic_submission",
    "calendar_feed",
    "campaign_file",
    "data_export",
    "decision",
    "document",
    "document_version",
    "erasure_request",
    "form_answer",
    "form_file",
    "form_version",
    "kept_form",
    "letter",
    "letter_bundle",
    "letter_bundle_item",
    "list_preference",
    "mail",
    "note",
    "presence",
    "profile_section",
    "publication_batch",
    "question_answer",
    "reminder",
    "review",
    "session",
    "sign_on",
    "student_record",
    "study_record",
    "submission",
    "upload",
];

/// What stands where a name stood.
pub const NOBODY: &str = "—";

/// Where files of a document version, or of an answer, are.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct VersionFiles {
    pub id: Uuid,
    pub received: Json<Vec<ReceivedFile>>,
    pub canonical_key: Option<String>,
    pub pages: Option<i32>,
}

statements! {
    /// The last day of the campaigns under way in which something of the person was submitted and not cancelled.
    KEPT_UNTIL = "SELECT MAX(c.ends_on) FROM application a JOIN campaign c ON c.id = a.campaign_id WHERE a.account_id = $1 AND a.cancelled_at IS NULL AND (a.submitted_at IS NOT NULL OR a.file_status <> 'AT') AND c.archived_at IS NULL AND c.ends_on >= $2";
    FILES = "SELECT v.id, v.received, v.canonical_key, v.pages FROM document_version v JOIN document d ON d.id = v.document_id WHERE d.account_id = $1 UNION ALL SELECT f.id, f.received, f.canonical_key, f.pages FROM form_file f WHERE f.account_id = $1 ORDER BY 1";
    EXPORT_KEYS = "SELECT file_key FROM data_export WHERE account_id = $1 AND file_key IS NOT NULL ORDER BY id";
    LETTER_KEYS = "SELECT file_key FROM letter WHERE file_key IS NOT NULL AND application_id IN (SELECT id FROM application WHERE account_id = $1) ORDER BY id";
    /// After the mails that carried them.
    REMOVE_LETTERS = "DELETE FROM letter WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    /// Archives of staff in which a letter of the person is, and those the person asked for.
    BUNDLE_KEYS = "SELECT file_key FROM letter_bundle WHERE file_key IS NOT NULL AND (account_id = $1 OR id IN (SELECT i.bundle_id FROM letter_bundle_item i JOIN application a ON a.id = i.application_id WHERE a.account_id = $1)) ORDER BY id";
    END_BUNDLES = "UPDATE letter_bundle SET state = 'over', file_key = NULL WHERE id IN (SELECT i.bundle_id FROM letter_bundle_item i JOIN application a ON a.id = i.application_id WHERE a.account_id = $1)";
    REMOVE_BUNDLE_ITEMS = "DELETE FROM letter_bundle_item WHERE application_id IN (SELECT id FROM application WHERE account_id = $1) OR bundle_id IN (SELECT id FROM letter_bundle WHERE account_id = $1)";
    REMOVE_BUNDLES = "DELETE FROM letter_bundle WHERE account_id = $1";
    REMOVE_CALENDARS = "DELETE FROM calendar_feed WHERE account_id = $1";
    /// Blocks that have no row any more are swept.
    REMOVE_UPLOADS = "DELETE FROM upload WHERE account_id = $1";
    REMOVE_EXPORTS = "DELETE FROM data_export WHERE account_id = $1";
    /// What stays says that somebody asked and was answered. The version stays too: who is answering goes on with it.
    EMPTY_REQUESTS = "UPDATE erasure_request SET reason = '', answer = '', kept_until = NULL, done_at = CASE WHEN state IN ('waiting', 'accepted') THEN $2 ELSE done_at END, state = CASE WHEN state IN ('waiting', 'accepted') THEN 'done' ELSE state END WHERE account_id = $1";
    REMOVE_SUBMITTED = "DELETE FROM submitted_document WHERE submission_id IN (SELECT s.id FROM submission s JOIN application a ON a.id = s.application_id WHERE a.account_id = $1)";
    REMOVE_REVIEWS = "DELETE FROM review WHERE document_version_id IN (SELECT v.id FROM document_version v JOIN document d ON d.id = v.document_id WHERE d.account_id = $1)";
    REMOVE_VERSIONS = "DELETE FROM document_version WHERE document_id IN (SELECT id FROM document WHERE account_id = $1)";
    REMOVE_QUESTION_ANSWERS = "DELETE FROM question_answer WHERE account_id = $1";
    REMOVE_FORM_ANSWERS = "DELETE FROM form_answer WHERE account_id = $1";
    REMOVE_FORM_FILES = "DELETE FROM form_file WHERE account_id = $1";
    REMOVE_DOCUMENTS = "DELETE FROM document WHERE account_id = $1";
    /// The digest stays: it proves what was submitted to whoever kept the receipt.
    EMPTY_SNAPSHOTS = "UPDATE submission SET snapshot = $2 WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    MESSAGE_FILES = "SELECT joined FROM application_message WHERE joined IS NOT NULL AND application_id IN (SELECT id FROM application WHERE account_id = $1) ORDER BY id";
    REMOVE_MESSAGES = "DELETE FROM application_message WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    REMOVE_NOTES = "DELETE FROM note WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    REMOVE_PRESENCE = "DELETE FROM presence WHERE account_id = $1 OR application_id IN (SELECT id FROM application WHERE account_id = $1)";
    REMOVE_AUTOMATIC = "DELETE FROM automatic_submission WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    EMPTY_DECISIONS = "UPDATE decision SET comment = '' WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    /// Who answered or cancelled was the person, under whatever name they had then, or staff in their place.
    EMPTY_APPLICATIONS = "UPDATE application SET name_key = '', fee_note = '', registration_code = NULL, documents_to_review = 0, accepted_by = CASE WHEN accepted_by IS NULL OR accepted_by = 'system' THEN accepted_by ELSE $2 END, cancelled_by = CASE WHEN cancelled_by IS NULL OR cancelled_by = 'system' THEN cancelled_by ELSE $2 END, version = version + 1 WHERE account_id = $1";
    CANCEL_DRAFTS = "UPDATE application SET existence = 'cancelled', cancelled_at = $2, cancelled_by = 'system', undo_until = NULL, version = version + 1 WHERE account_id = $1 AND existence <> 'cancelled' AND submitted_at IS NULL AND file_status = 'AT'";
    REMOVE_MAILS = "DELETE FROM mail WHERE account_id = $1 OR application_id IN (SELECT id FROM application WHERE account_id = $1)";
    REMOVE_TOKENS = "DELETE FROM account_token WHERE account_id = $1";
    REMOVE_SESSIONS = "DELETE FROM session WHERE account_id = $1";
    REMOVE_SIGN_ONS = "DELETE FROM sign_on WHERE account_id = $1";
    REMOVE_FORMS = "DELETE FROM kept_form WHERE account_id = $1";
    REMOVE_PREFERENCES = "DELETE FROM list_preference WHERE account_id = $1";
    REMOVE_SECTIONS = "DELETE FROM profile_section WHERE account_id = $1";
    REMOVE_RECORDS = "DELETE FROM study_record WHERE account_id = $1";
    REMOVE_STUDENT_RECORD = "DELETE FROM student_record WHERE account_id = $1";
    REMOVE_APPLICANT = "DELETE FROM applicant WHERE account_id = $1";
    /// What somebody did while they held a role is the institution's, and stays with its values and their name.
    EMPTY_OWN_LINES = "UPDATE audit_line SET actor_name = $2, before = NULL, after = NULL WHERE actor_id = $1 AND actor_kind <> 'staff'";
    EMPTY_LINES_ABOUT = "UPDATE audit_line SET before = NULL, after = NULL WHERE application_id IN (SELECT id FROM application WHERE account_id = $1)";
    EMPTY_LINES_OF = "UPDATE audit_line SET before = NULL, after = NULL WHERE object = $1";
    EMPTY_ACCOUNT = "UPDATE account SET email = '', email_key = $2, last_name = $3, first_name = '', name_key = '', password_hash = NULL, sso_login = NULL, student_number = NULL, deactivated_at = $4, version = version + 1 WHERE id = $1";
}

/// The last day on which submitted applications of the person are still needed; none when nothing is.
pub async fn kept_until(tx: &mut Tx, account: Uuid, today: NaiveDate) -> Result<Option<NaiveDate>> {
    Ok(fetch!(one, tx, (Option<NaiveDate>,), KEPT_UNTIL, account, today)?.0)
}

/// The files of everything the person ever deposited.
pub async fn files(tx: &mut Tx, account: Uuid) -> Result<Vec<VersionFiles>> {
    fetch!(all, tx, VersionFiles, FILES, account)
}

/// The documents joined to messages of the person's threads.
pub async fn joined(tx: &mut Tx, account: Uuid) -> Result<Vec<Joined>> {
    Ok(fetch!(all, tx, (Json<Joined>,), MESSAGE_FILES, account)?.into_iter().map(|(joined,)| joined.0).collect())
}

/// The keys of copies of their data that the person asked for.
pub async fn export_keys(tx: &mut Tx, account: Uuid) -> Result<Vec<String>> {
    Ok(fetch!(all, tx, (String,), EXPORT_KEYS, account)?.into_iter().map(|(key,)| key).collect())
}

/// The keys of letters that were sent to the person.
pub async fn letter_keys(tx: &mut Tx, account: Uuid) -> Result<Vec<String>> {
    Ok(fetch!(all, tx, (String,), LETTER_KEYS, account)?.into_iter().map(|(key,)| key).collect())
}

/// The keys of archives that hold a letter of the person, or that the person asked for.
pub async fn bundle_keys(tx: &mut Tx, account: Uuid) -> Result<Vec<String>> {
    Ok(fetch!(all, tx, (String,), BUNDLE_KEYS, account)?.into_iter().map(|(key,)| key).collect())
}

/// Removes or empties every row of the person. Files are somebody else's to delete; read [`files`] before.
pub async fn rows(tx: &mut Tx, account: Uuid, now: DateTime<Utc>) -> Result<()> {
    for sql in [
        REMOVE_SUBMITTED,
        REMOVE_REVIEWS,
        REMOVE_VERSIONS,
        REMOVE_DOCUMENTS,
        REMOVE_QUESTION_ANSWERS,
        REMOVE_FORM_ANSWERS,
        REMOVE_FORM_FILES,
        REMOVE_NOTES,
        REMOVE_MESSAGES,
        REMOVE_PRESENCE,
        REMOVE_AUTOMATIC,
        EMPTY_DECISIONS,
    ] {
        exec!(tx, sql, account)?;
    }
    exec!(tx, EMPTY_SNAPSHOTS, account, Json(serde_json::json!({})))?;
    exec!(tx, CANCEL_DRAFTS, account, now)?;
    exec!(tx, EMPTY_REQUESTS, account, now)?;
    exec!(tx, EMPTY_APPLICATIONS, account, NOBODY)?;
    for sql in [
        EMPTY_LINES_ABOUT,
        REMOVE_MAILS,
        REMOVE_LETTERS,
        END_BUNDLES,
        REMOVE_BUNDLE_ITEMS,
        REMOVE_BUNDLES,
        REMOVE_CALENDARS,
        REMOVE_UPLOADS,
        REMOVE_TOKENS,
        REMOVE_SESSIONS,
        REMOVE_SIGN_ONS,
        REMOVE_FORMS,
        REMOVE_PREFERENCES,
        REMOVE_SECTIONS,
        REMOVE_RECORDS,
        REMOVE_STUDENT_RECORD,
        REMOVE_EXPORTS,
        REMOVE_APPLICANT,
    ] {
        exec!(tx, sql, account)?;
    }
    exec!(tx, EMPTY_OWN_LINES, account, NOBODY)?;
    for object in [format!("account:{account}"), format!("profile:personal:{account}"), format!("profile:address:{account}"), format!("profile:bac:{account}")]
    {
        exec!(tx, EMPTY_LINES_OF, object)?;
    }
    // No address has a colon before its last part, so nobody can ever sign in or be found with this key.
    exec!(tx, EMPTY_ACCOUNT, account, format!("erased:{account}"), NOBODY, now)?;
    Ok(())
}
