//! Everything that may serve an application, in one row: the person's common documents of its campaign and the application's
//! own, each as often as it has versions.
//!
//! A page shows a dozen of them. As rows of their own each would be handed over from the thread or the server of the
//! database by itself, cell by cell, and would cost more than finding it did.

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use super::{Document, ReceivedFile, Version};
use crate::application::Application;
use crate::{Result, Tx, fetch, statements};

statements! {
    /// An array of [`Served`].
    SERVING_SQLITE = "SELECT json_group_array(json_array(hex(d.id), hex(d.document_type_id), d.application_id IS NOT NULL, d.is_not_concerned, d.version, nullif(hex(v.id), ''), COALESCE(v.id = d.current_version_id, 0), v.number, v.name, json(v.received), v.received_size, v.canonical_key, v.canonical_size, v.sha256, v.pages, v.check_state, json(v.refusal), json(v.observations), v.deposited_at, nullif(hex(v.deposited_by), ''), v.removed_at, EXISTS (SELECT 1 FROM review r WHERE r.document_version_id = v.id AND r.centre_id = $3))) FROM document d LEFT JOIN document_version v ON v.document_id = d.id WHERE (d.campaign_id = $4 AND d.account_id = $1) OR d.application_id = $2";
    SERVING_POSTGRES = "SELECT COALESCE(json_agg(json_build_array(d.id, d.document_type_id, CAST(d.application_id IS NOT NULL AS INTEGER), CAST(d.is_not_concerned AS INTEGER), d.version, v.id, CAST(COALESCE(v.id = d.current_version_id, FALSE) AS INTEGER), v.number, v.name, v.received, v.received_size, v.canonical_key, v.canonical_size, v.sha256, v.pages, v.check_state, v.refusal, v.observations, v.deposited_at, v.deposited_by, v.removed_at, CAST(EXISTS (SELECT 1 FROM review r WHERE r.document_version_id = v.id AND r.centre_id = $3) AS INTEGER))), '[]') FROM document d LEFT JOIN document_version v ON v.document_id = d.id WHERE (d.campaign_id = $4 AND d.account_id = $1) OR d.application_id = $2";
}

/// A document with one of its versions, or without any: the columns as the statements name them, one after the other. Whose it
/// is and what it serves goes without saying.
#[derive(Clone, Debug, serde::Deserialize)]
struct Served {
    document_id: Uuid,
    document_type_id: Uuid,
    /// Of this application; otherwise of its campaign.
    is_own: u8,
    is_not_concerned: u8,
    version: i64,
    version_id: Option<Uuid>,
    is_current: u8,
    number: Option<i32>,
    name: Option<String>,
    received: Option<Json<Vec<ReceivedFile>>>,
    received_size: Option<i64>,
    canonical_key: Option<String>,
    canonical_size: Option<i64>,
    sha256: Option<String>,
    pages: Option<i32>,
    check_state: Option<String>,
    refusal: Option<Json<serde_json::Value>>,
    observations: Option<Json<serde_json::Value>>,
    deposited_at: Option<DateTime<Utc>>,
    deposited_by: Option<Uuid>,
    removed_at: Option<DateTime<Utc>>,
    is_judged: u8,
}

impl Served {
    fn document(&self, a: &Application) -> Document {
        let is_own = self.is_own != 0;
        Document {
            id: self.document_id,
            account_id: a.account_id,
            document_type_id: self.document_type_id,
            application_id: is_own.then_some(a.id),
            campaign_id: (!is_own).then_some(a.campaign_id),
            current_version_id: None,
            is_not_concerned: self.is_not_concerned != 0,
            version: self.version,
        }
    }

    fn version(self) -> Option<Version> {
        Some(Version {
            id: self.version_id?,
            document_id: self.document_id,
            number: self.number?,
            name: self.name?,
            received: self.received?,
            received_size: self.received_size?,
            canonical_key: self.canonical_key,
            canonical_size: self.canonical_size,
            sha256: self.sha256?,
            pages: self.pages,
            check_state: self.check_state?,
            refusal: self.refusal,
            // Within an array nothing tells no value from a value that says nothing.
            observations: self.observations.unwrap_or_default(),
            deposited_at: self.deposited_at?,
            deposited_by: self.deposited_by?,
            removed_at: self.removed_at,
        })
    }
}

/// What may serve an application.
#[derive(Clone, Debug, Default)]
pub struct Serving {
    pub documents: Vec<Document>,
    /// Every version of every document, oldest first.
    pub versions: Vec<Version>,
    /// Whether the centre judged any of them.
    pub is_judged: bool,
}

/// What serves an application, as a statement reads it: in no order, which would have the database keep all of it aside.
#[derive(Clone, Debug, serde::Deserialize)]
pub(crate) struct Column(Vec<Served>);

impl Column {
    pub fn of(self, a: &Application) -> Serving {
        let mut rows = self.0;
        rows.sort_by_key(|row| (row.document_type_id, row.document_id, row.number));
        let mut serving = Serving { documents: Vec::new(), versions: Vec::with_capacity(rows.len()), is_judged: false };
        for row in rows {
            if serving.documents.last().is_none_or(|document| document.id != row.document_id) {
                serving.documents.push(row.document(a));
            }
            if let Some(document) = serving.documents.last_mut().filter(|_| row.is_current != 0) {
                document.current_version_id = row.version_id;
            }
            serving.is_judged |= row.is_judged != 0;
            serving.versions.extend(row.version());
        }
        serving
    }
}

/// The documents that may serve an application, with their versions; whether there is anything in
/// [`super::reviews_for_application`].
pub async fn serving(tx: &mut Tx, a: &Application) -> Result<Serving> {
    let sql = if tx.is_postgres() { SERVING_POSTGRES } else { SERVING_SQLITE };
    let (column,) = fetch!(one, tx, (Json<Column>,), sql, a.account_id, a.id, a.centre_id, a.campaign_id)?;
    Ok(column.0.of(a))
}
