//! Campaigns: one in service at a time.

use chrono::{DateTime, NaiveDate, Utc};
use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Campaign {
    pub id: Uuid,
    pub code: String,
    pub label: Json<Translated>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub applicant_ends_on: Option<NaiveDate>,
    pub in_service: bool,
    pub archived_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// What a campaign holds, and what of it nobody can go on with once it is archived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Held {
    /// All of them, whatever became of them.
    pub applications: i64,
    pub unsubmitted: i64,
    /// Submitted or received, without any decision.
    pub undecided: i64,
    /// With a decision that is not published.
    pub unpublished: i64,
    /// Admitted without an answer.
    pub unanswered: i64,
}

statements! {
    ALL = "SELECT id, code, label, starts_on, ends_on, applicant_ends_on, in_service, archived_at, version FROM campaign ORDER BY starts_on DESC, id";
    BY_ID = "SELECT id, code, label, starts_on, ends_on, applicant_ends_on, in_service, archived_at, version FROM campaign WHERE id = $1";
    IN_SERVICE = "SELECT id, code, label, starts_on, ends_on, applicant_ends_on, in_service, archived_at, version FROM campaign WHERE in_service AND archived_at IS NULL ORDER BY starts_on DESC, id LIMIT 1";
    ADD = "INSERT INTO campaign (id, code, label, starts_on, ends_on, applicant_ends_on, in_service, version) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    UPDATE = "UPDATE campaign SET code = $3, label = $4, starts_on = $5, ends_on = $6, applicant_ends_on = $7, version = version + 1 WHERE id = $1 AND version = $2";
    OUT_OF_SERVICE = "UPDATE campaign SET in_service = FALSE, version = version + 1 WHERE in_service";
    PUT_IN_SERVICE = "UPDATE campaign SET in_service = TRUE, version = version + 1 WHERE id = $1 AND archived_at IS NULL";
    ARCHIVE = "UPDATE campaign SET archived_at = $3, version = version + 1 WHERE id = $1 AND version = $2 AND NOT in_service AND archived_at IS NULL";
    DESTRUCTION_ASKED = "SELECT id FROM campaign WHERE id = $1 AND destroy_asked_at IS NOT NULL";
    ASK_DESTRUCTION = "UPDATE campaign SET destroy_asked_at = $3, version = version + 1 WHERE id = $1 AND version = $2 AND archived_at IS NOT NULL AND destroy_asked_at IS NULL";
    DESTROYED = "UPDATE campaign SET destroyed_at = $2, version = version + 1 WHERE id = $1 AND destroy_asked_at IS NOT NULL AND destroyed_at IS NULL";
    HELD = "SELECT COUNT(*) AS applications, COUNT(CASE WHEN existence = 'active' AND submitted_at IS NULL AND file_status = 'AT' THEN 1 END) AS unsubmitted, COUNT(CASE WHEN existence = 'active' AND (submitted_at IS NOT NULL OR file_status <> 'AT') AND published_kind IS NULL AND (draft_state IS NULL OR account_id = $2) THEN 1 END) AS undecided, COUNT(CASE WHEN existence = 'active' AND account_id <> $2 AND draft_state IS NOT NULL THEN 1 END) AS unpublished, COUNT(CASE WHEN existence = 'active' AND published_kind = 'FA' AND acceptance = 'none' THEN 1 END) AS unanswered FROM application WHERE campaign_id = $1";
}

impl Campaign {
    /// Whether it runs on this day: staff can act for applicants.
    #[must_use]
    pub fn is_active(&self, today: NaiveDate) -> bool {
        self.in_service && self.archived_at.is_none() && (self.starts_on..=self.ends_on).contains(&today)
    }

    /// Whether applicants can act on this day.
    #[must_use]
    pub fn is_open_to_applicants(&self, today: NaiveDate) -> bool {
        self.is_active(today) && self.applicant_ends_on.is_none_or(|end| today <= end)
    }
}

pub async fn all(tx: &mut Tx) -> Result<Vec<Campaign>> {
    fetch!(all, tx, Campaign, ALL)
}

pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<Campaign>> {
    fetch!(optional, tx, Campaign, BY_ID, id)
}

/// The campaign in service, whatever its dates.
pub async fn in_service(tx: &mut Tx) -> Result<Option<Campaign>> {
    fetch!(optional, tx, Campaign, IN_SERVICE)
}

pub async fn add(tx: &mut Tx, c: &Campaign) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(tx, ADD, c.id, &c.code, &c.label, c.starts_on, c.ends_on, c.applicant_ends_on, c.in_service)?;
    Ok(())
}

pub async fn update(tx: &mut Tx, c: &Campaign) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    Ok(exec!(tx, UPDATE, c.id, c.version, &c.code, &c.label, c.starts_on, c.ends_on, c.applicant_ends_on)? == 1)
}

/// Puts one campaign in service and takes the others out; false when it is archived: then the transaction has to be dropped.
pub async fn put_in_service(tx: &mut Tx, id: Uuid) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    exec!(tx, OUT_OF_SERVICE)?;
    Ok(exec!(tx, PUT_IN_SERVICE, id)? == 1)
}

/// Archives a campaign; false when it changed since it was read, or is in service.
pub async fn archive(tx: &mut Tx, id: Uuid, version: i64, now: DateTime<Utc>) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    Ok(exec!(tx, ARCHIVE, id, version, now)? == 1)
}

/// Whether the applications of a campaign are destroyed, or about to be.
pub async fn destruction_asked(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(fetch!(optional, tx, (Uuid,), DESTRUCTION_ASKED, id)?.is_some())
}

/// Notes that the applications of an archived campaign are to go; false when it changed since it was read.
pub async fn ask_destruction(tx: &mut Tx, id: Uuid, version: i64, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, ASK_DESTRUCTION, id, version, now)? == 1)
}

/// Notes that they are gone.
pub async fn destroyed(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, DESTROYED, id, now)?;
    Ok(())
}

/// How many applications a campaign holds, and in which states, as the person of an account sees them: their own has no
/// decision but a published one.
pub async fn held(tx: &mut Tx, id: Uuid, viewer: Uuid) -> Result<Held> {
    fetch!(one, tx, Held, HELD, id, viewer)
}
