//! « Bloc-notes »: notes of staff, never shown to the applicant.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Note {
    pub id: Uuid,
    pub author_id: Uuid,
    pub author_name: String,
    pub message: String,
    pub created_at: DateTime<Utc>,
}

statements! {
    ADD = "INSERT INTO note (id, application_id, author_id, author_name, message, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    OF_APPLICATION = "SELECT id, author_id, author_name, message, created_at FROM note WHERE application_id = $1 ORDER BY created_at DESC, id DESC";
    REMOVE_ANY = "DELETE FROM note WHERE id = $1 AND application_id = $2";
    REMOVE = "DELETE FROM note WHERE id = $1 AND application_id = $2 AND author_id = $3";
}

pub async fn add(tx: &mut Tx, application: Uuid, note: &Note) -> Result<()> {
    exec!(tx, ADD, note.id, application, note.author_id, &note.author_name, &note.message, note.created_at)?;
    Ok(())
}

pub async fn of_application(tx: &mut Tx, application: Uuid) -> Result<Vec<Note>> {
    fetch!(all, tx, Note, OF_APPLICATION, application)
}

/// Removes one's own note; false when there is none such.
pub async fn remove(tx: &mut Tx, id: Uuid, application: Uuid, author: Uuid) -> Result<bool> {
    Ok(exec!(tx, REMOVE, id, application, author)? == 1)
}

/// Removes anybody's note; for administrators.
pub async fn remove_any(tx: &mut Tx, id: Uuid, application: Uuid) -> Result<bool> {
    Ok(exec!(tx, REMOVE_ANY, id, application)? == 1)
}
