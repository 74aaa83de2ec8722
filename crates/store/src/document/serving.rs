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
    SERVING_SQLITE = "SELECT json_group_array(json_array(hex(d.id), hex(d.account_id), hex(d.document_type_id), nullif(hex(d.application_id), ''), nullif(hex(d.campaign_id), ''), nullif(hex(d.current_version_id), ''), d.is_not_concerned, d.version, nullif(hex(v.id), ''), v.number, v.name, json(v.received), v.received_size, v.canonical_key, v.canonical_size, v.sha256, v.pages, v.check_state, json(v.refusal), json(v.observations), v.deposited_at, nullif(hex(v.deposited_by), ''), v.removed_at, EXISTS (SELECT 1 FROM review r WHERE r.document_version_id = v.id AND r.centre_id = $3)) ORDER BY d.document_type_id, d.id, v.number) FROM document d LEFT JOIN document_version v ON v.document_id = d.id WHERE (d.campaign_id = $4 AND d.account_id = $1) OR d.application_id = $2";
    SERVING_POSTGRES = "SELECT COALESCE(json_agg(json_build_array(d.id, d.account_id, d.document_type_id, d.application_id, d.campaign_id, d.current_version_id, CAST(d.is_not_concerned AS INTEGER), d.version, v.id, v.number, v.name, v.received, v.received_size, v.canonical_key, v.canonical_size, v.sha256, v.pages, v.check_state, v.refusal, v.observations, v.deposited_at, v.deposited_by, v.removed_at, CAST(EXISTS (SELECT 1 FROM review r WHERE r.document_version_id = v.id AND r.centre_id = $3) AS INTEGER)) ORDER BY d.document_type_id, d.id, v.number), '[]') FROM document d LEFT JOIN document_version v ON v.document_id = d.id WHERE (d.campaign_id = $4 AND d.account_id = $1) OR d.application_id = $2";
}

/// A document with one of its versions, or without any: the columns as the statements name them, one after the other.
#[derive(Clone, Debug, serde::Deserialize)]
struct Served {
    document_id: Uuid,
    account_id: Uuid,
    document_type_id: Uuid,
    application_id: Option<Uuid>,
    campaign_id: Option<Uuid>,
    current_version_id: Option<Uuid>,
    is_not_concerned: u8,
    version: i64,
    version_id: Option<Uuid>,
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
    fn document(&self) -> Document {
        Document {
            id: self.document_id,
            account_id: self.account_id,
            document_type_id: self.document_type_id,
            application_id: self.application_id,
            campaign_id: self.campaign_id,
            current_version_id: self.current_version_id,
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

/// What serves an application, as a statement reads it.
#[derive(Clone, Debug, serde::Deserialize)]
pub(crate) struct Column(Vec<Served>);

impl From<Column> for Serving {
    fn from(column: Column) -> Self {
        let mut serving = Self::default();
        for row in column.0 {
            if serving.documents.last().is_none_or(|document| document.id != row.document_id) {
                serving.documents.push(row.document());
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
    Ok(column.0.into())
}
