//! Taking an application of an archived campaign out of the database, with everything that belongs to it alone. What
//! belongs to its person (profile, common documents, answers for all applications) stays with them.

use std::collections::HashSet;

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::message::Joined;
use crate::account::erase::{NOBODY, VersionFiles};
use crate::{Result, Tx, exec, fetch, statements};

/// One that is to go.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Doomed {
    pub id: Uuid,
    pub number: i64,
}

statements! {
    NEXT = "SELECT a.id, a.number FROM application a JOIN campaign c ON c.id = a.campaign_id WHERE a.campaign_id = $1 AND c.archived_at IS NOT NULL AND c.destroy_asked_at IS NOT NULL AND a.number > $2 ORDER BY a.number LIMIT 1";
    FILES = "SELECT v.id, v.received, v.canonical_key, v.pages FROM document_version v JOIN document d ON d.id = v.document_id WHERE d.application_id = $1 ORDER BY v.id";
    FORM_FILES = "SELECT f.id, f.received, f.canonical_key, f.pages FROM form_file f JOIN application a ON a.account_id = f.account_id WHERE a.id = $1 ORDER BY f.id";
    /// Of forms that were answered for it alone, whatever the answers name by now.
    OWN_FORM_FILES = "SELECT f.id FROM form_file f JOIN form_answer g ON g.account_id = f.account_id AND g.form_id = f.form_id WHERE g.application_id = $1";
    SNAPSHOTS = "SELECT snapshot FROM submission WHERE application_id = $1";
    ANSWERS_ELSEWHERE = "SELECT g.answers FROM form_answer g JOIN application a ON a.account_id = g.account_id WHERE a.id = $1 AND (g.application_id IS NULL OR g.application_id <> $1)";
    SNAPSHOTS_ELSEWHERE = "SELECT s.snapshot FROM submission s JOIN application o ON o.id = s.application_id JOIN application a ON a.account_id = o.account_id WHERE a.id = $1 AND o.id <> $1";
    REMOVE_FORM_FILE = "DELETE FROM form_file WHERE id = $1";
    LETTER_KEYS = "SELECT file_key FROM letter WHERE file_key IS NOT NULL AND application_id = $1 ORDER BY id";
    /// Archives of staff in which one of its letters is.
    BUNDLE_KEYS = "SELECT file_key FROM letter_bundle WHERE file_key IS NOT NULL AND id IN (SELECT bundle_id FROM letter_bundle_item WHERE application_id = $1) ORDER BY id";
    MESSAGE_FILES = "SELECT joined FROM application_message WHERE joined IS NOT NULL AND application_id = $1 ORDER BY id";
    END_BUNDLES = "UPDATE letter_bundle SET state = 'over', file_key = NULL WHERE id IN (SELECT bundle_id FROM letter_bundle_item WHERE application_id = $1)";
    REMOVE_BUNDLE_ITEMS = "DELETE FROM letter_bundle_item WHERE application_id = $1";
    REMOVE_FORM_ANSWERS = "DELETE FROM form_answer WHERE application_id = $1";
    REMOVE_QUESTION_ANSWERS = "DELETE FROM question_answer WHERE application_id = $1";
    REMOVE_MAILS = "DELETE FROM mail WHERE application_id = $1";
    REMOVE_LETTERS = "DELETE FROM letter WHERE application_id = $1";
    REMOVE_SUBMITTED = "DELETE FROM submitted_document WHERE submission_id IN (SELECT id FROM submission WHERE application_id = $1)";
    REMOVE_SUBMISSIONS = "DELETE FROM submission WHERE application_id = $1";
    REMOVE_REVIEWS = "DELETE FROM review WHERE application_id = $1";
    REMOVE_REVIEWS_OF_OWN = "DELETE FROM review WHERE document_version_id IN (SELECT v.id FROM document_version v JOIN document d ON d.id = v.document_id WHERE d.application_id = $1)";
    REMOVE_VERSIONS = "DELETE FROM document_version WHERE document_id IN (SELECT id FROM document WHERE application_id = $1)";
    REMOVE_DOCUMENTS = "DELETE FROM document WHERE application_id = $1";
    REMOVE_DECISIONS = "DELETE FROM decision WHERE application_id = $1";
    REMOVE_MESSAGES = "DELETE FROM application_message WHERE application_id = $1";
    REMOVE_NOTES = "DELETE FROM note WHERE application_id = $1";
    REMOVE_PRESENCE = "DELETE FROM presence WHERE application_id = $1";
    REMOVE_REMINDERS = "DELETE FROM reminder WHERE application_id = $1";
    REMOVE_AUTOMATIC = "DELETE FROM automatic_submission WHERE application_id = $1";
    /// Blocks that have no row any more are swept.
    REMOVE_UPLOADS = "DELETE FROM upload WHERE application_id = $1";
    /// That something was done to a number stays, without what it was and which applicant did it.
    EMPTY_LINES = "UPDATE audit_line SET application_id = NULL, before = NULL, after = NULL, actor_name = CASE WHEN actor_kind = 'applicant' THEN $2 ELSE actor_name END WHERE application_id = $1";
    REMOVE = "DELETE FROM application WHERE id = $1";
}

/// The next application after a number of a campaign whose applications are to go; none when all are gone.
pub async fn next(tx: &mut Tx, campaign: Uuid, after: i64) -> Result<Option<Doomed>> {
    fetch!(optional, tx, Doomed, NEXT, campaign, after)
}

/// The files of its own documents.
pub async fn files(tx: &mut Tx, application: Uuid) -> Result<Vec<VersionFiles>> {
    fetch!(all, tx, VersionFiles, FILES, application)
}

/// The files of forms that were answered for it or submitted with it, unless another answer or submission of the person
/// names them too.
pub async fn form_files(tx: &mut Tx, application: Uuid) -> Result<Vec<VersionFiles>> {
    let all: Vec<VersionFiles> = fetch!(all, tx, VersionFiles, FORM_FILES, application)?;
    if all.is_empty() {
        return Ok(all);
    }
    let own: Vec<(Uuid,)> = fetch!(all, tx, (Uuid,), OWN_FORM_FILES, application)?;
    let mut here: HashSet<Uuid> = own.into_iter().map(|(id,)| id).collect();
    let mut elsewhere = HashSet::new();
    let texts: Vec<(Json<Value>,)> = fetch!(all, tx, (Json<Value>,), SNAPSHOTS, application)?;
    for (snapshot,) in &texts {
        named(&snapshot.0, &mut here);
    }
    for sql in [ANSWERS_ELSEWHERE, SNAPSHOTS_ELSEWHERE] {
        let texts: Vec<(Json<Value>,)> = fetch!(all, tx, (Json<Value>,), sql, application)?;
        for (text,) in &texts {
            named(&text.0, &mut elsewhere);
        }
    }
    Ok(all.into_iter().filter(|file| here.contains(&file.id) && !elsewhere.contains(&file.id)).collect())
}

/// Every identifier among the values.
fn named(value: &Value, found: &mut HashSet<Uuid>) {
    match value {
        Value::String(text) => found.extend(text.parse::<Uuid>().ok()),
        Value::Array(list) => list.iter().for_each(|value| named(value, found)),
        Value::Object(map) => map.values().for_each(|value| named(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The documents joined to the messages about it.
pub async fn joined(tx: &mut Tx, application: Uuid) -> Result<Vec<Joined>> {
    Ok(fetch!(all, tx, (Json<Joined>,), MESSAGE_FILES, application)?.into_iter().map(|(joined,)| joined.0).collect())
}

/// The keys of its letters, and of archives that hold one of them.
pub async fn letter_keys(tx: &mut Tx, application: Uuid) -> Result<Vec<String>> {
    let mut found: Vec<(String,)> = fetch!(all, tx, (String,), LETTER_KEYS, application)?;
    found.extend(fetch!(all, tx, (String,), BUNDLE_KEYS, application)?);
    Ok(found.into_iter().map(|(key,)| key).collect())
}

/// Removes every row of it, and those of files that only its forms name. Files are somebody else's to delete; read their
/// keys before.
pub async fn rows(tx: &mut Tx, application: Uuid, form_files: &[Uuid]) -> Result<()> {
    for file in form_files {
        exec!(tx, REMOVE_FORM_FILE, *file)?;
    }
    exec!(tx, EMPTY_LINES, application, NOBODY)?;
    for sql in [
        REMOVE_FORM_ANSWERS,
        REMOVE_QUESTION_ANSWERS,
        REMOVE_MAILS,
        END_BUNDLES,
        REMOVE_BUNDLE_ITEMS,
        REMOVE_LETTERS,
        REMOVE_SUBMITTED,
        REMOVE_SUBMISSIONS,
        REMOVE_REVIEWS,
        REMOVE_REVIEWS_OF_OWN,
        REMOVE_VERSIONS,
        REMOVE_DOCUMENTS,
        REMOVE_DECISIONS,
        REMOVE_MESSAGES,
        REMOVE_NOTES,
        REMOVE_PRESENCE,
        REMOVE_REMINDERS,
        REMOVE_AUTOMATIC,
        REMOVE_UPLOADS,
        REMOVE,
    ] {
        exec!(tx, sql, application)?;
    }
    Ok(())
}
