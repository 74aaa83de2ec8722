//! What a person has deposited, whatever it was asked for: to be used again.

use chrono::{DateTime, Utc};
use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, fetch, statements};

/// The current file of one of a person's documents.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Held {
    pub version_id: Uuid,
    pub document_id: Uuid,
    pub document_type_id: Uuid,
    pub label: Json<Translated>,
    pub name: String,
    pub sha256: String,
    pub pages: Option<i32>,
    pub received_size: i64,
    pub deposited_at: DateTime<Utc>,
    /// The programme it was deposited for; none for a document of all applications.
    pub programme_label: Option<String>,
    /// Of a document of all applications: the campaign in which it serves them, with its label.
    pub campaign_id: Option<Uuid>,
    pub campaign_label: Option<Json<Translated>>,
}

statements! {
    /// Files whose check is over and found nothing against them.
    OF_ACCOUNT = "SELECT v.id AS version_id, d.id AS document_id, d.document_type_id, t.label, v.name, v.sha256, v.pages, v.received_size, v.deposited_at, p.label AS programme_label, d.campaign_id, c.label AS campaign_label FROM document d JOIN document_version v ON v.id = d.current_version_id JOIN document_type t ON t.id = d.document_type_id LEFT JOIN application a ON a.id = d.application_id LEFT JOIN programme_session s ON s.id = a.session_id LEFT JOIN programme p ON p.id = s.programme_id LEFT JOIN campaign c ON c.id = d.campaign_id WHERE d.account_id = $1 AND v.check_state = 'checked' ORDER BY v.deposited_at DESC, v.id DESC";
    /// What tells the same files apart.
    DIGESTS = "SELECT d.id, v.sha256 FROM document d JOIN document_version v ON v.id = d.current_version_id WHERE d.account_id = $1 AND v.check_state = 'checked' ORDER BY d.id";
}

/// The files of an account, the latest first.
pub async fn of_account(tx: &mut Tx, account: Uuid) -> Result<Vec<Held>> {
    fetch!(all, tx, Held, OF_ACCOUNT, account)
}

/// Document and digest of each of them.
pub async fn digests(tx: &mut Tx, account: Uuid) -> Result<Vec<(Uuid, String)>> {
    fetch!(all, tx, (Uuid, String), DIGESTS, account)
}
