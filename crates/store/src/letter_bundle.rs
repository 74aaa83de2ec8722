//! Letters of several applications in one archive: who asked, whose letters, how far it is.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

/// An archive that somebody asked for.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Bundle {
    pub id: Uuid,
    pub account_id: Uuid,
    /// `waiting`, `ready` or `over`.
    pub state: String,
    pub asked_at: DateTime<Utc>,
    pub expires_at: Option<DateTime<Utc>>,
    pub file_key: Option<String>,
    pub size: Option<i64>,
    pub total: i64,
    pub done: i64,
    /// Applications that had no letter any more when theirs was to be added.
    pub left_out: i64,
    /// Applications whose letter could not be read or typeset.
    pub failed: i64,
    /// How often the archive was begun.
    pub runs: i64,
}

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is there, and goes into the archive.
    Done,
    /// The application has no letter any more.
    LeftOut,
    /// It could not be read or typeset.
    Failed,
}

impl Outcome {
    const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::LeftOut => "left_out",
            Self::Failed => "failed",
        }
    }
}

statements! {
    ADD = "INSERT INTO letter_bundle (id, account_id, state, asked_at, runs) VALUES ($1, $2, 'waiting', $3, 0)";
    ADD_ITEM = "INSERT INTO letter_bundle_item (bundle_id, application_id, position, state) VALUES ($1, $2, $3, 'waiting') ON CONFLICT DO NOTHING";
    BY_ID = "SELECT b.id, b.account_id, b.state, b.asked_at, b.expires_at, b.file_key, b.size, (SELECT COUNT(*) FROM letter_bundle_item i WHERE i.bundle_id = b.id) AS total, (SELECT COUNT(*) FROM letter_bundle_item i WHERE i.bundle_id = b.id AND i.state = 'done') AS done, (SELECT COUNT(*) FROM letter_bundle_item i WHERE i.bundle_id = b.id AND i.state = 'left_out') AS left_out, (SELECT COUNT(*) FROM letter_bundle_item i WHERE i.bundle_id = b.id AND i.state = 'failed') AS failed, b.runs FROM letter_bundle b WHERE b.id = $1";
    OF_ACCOUNT = "SELECT b.id, b.account_id, b.state, b.asked_at, b.expires_at, b.file_key, b.size, (SELECT COUNT(*) FROM letter_bundle_item i WHERE i.bundle_id = b.id) AS total, (SELECT COUNT(*) FROM letter_bundle_item i WHERE i.bundle_id = b.id AND i.state = 'done') AS done, (SELECT COUNT(*) FROM letter_bundle_item i WHERE i.bundle_id = b.id AND i.state = 'left_out') AS left_out, (SELECT COUNT(*) FROM letter_bundle_item i WHERE i.bundle_id = b.id AND i.state = 'failed') AS failed, b.runs FROM letter_bundle b WHERE b.account_id = $1 AND b.state <> 'over' ORDER BY b.asked_at DESC, b.id DESC LIMIT 20";
    ITEMS = "SELECT application_id FROM letter_bundle_item WHERE bundle_id = $1 ORDER BY position, application_id";
    ITEMS_IN = "SELECT application_id FROM letter_bundle_item WHERE bundle_id = $1 AND state = $2 ORDER BY position, application_id";
    BEGIN = "UPDATE letter_bundle SET runs = runs + 1 WHERE id = $1 AND state = 'waiting'";
    RUNS = "SELECT runs FROM letter_bundle WHERE id = $1";
    SET_ITEM = "UPDATE letter_bundle_item SET state = $3 WHERE bundle_id = $1 AND application_id = $2";
    READY = "UPDATE letter_bundle SET state = 'ready', expires_at = $2, file_key = $3, size = $4 WHERE id = $1 AND state = 'waiting'";
    /// Those that nobody can have any more, and those that nobody waits for.
    OVERDUE = "SELECT id, file_key, runs FROM letter_bundle WHERE expires_at <= $1 OR (state <> 'ready' AND asked_at < $2) ORDER BY asked_at, id LIMIT 100";
    REMOVE_ITEMS = "DELETE FROM letter_bundle_item WHERE bundle_id = $1";
    REMOVE = "DELETE FROM letter_bundle WHERE id = $1";
    GIVE_UP = "UPDATE letter_bundle SET state = 'over' WHERE account_id = $1 AND state = 'waiting' AND asked_at < $2";
}

/// Asks for an archive; a unique violation when one is being made already.
pub async fn add(tx: &mut Tx, id: Uuid, account: Uuid, applications: &[Uuid], now: DateTime<Utc>) -> Result<()> {
    exec!(tx, ADD, id, account, now)?;
    for (position, application) in applications.iter().enumerate() {
        exec!(tx, ADD_ITEM, id, *application, i32::try_from(position).unwrap_or(i32::MAX))?;
    }
    Ok(())
}

pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<Bundle>> {
    fetch!(optional, tx, Bundle, BY_ID, id)
}

/// The archives of a person that are being made or can be had, the latest first.
pub async fn of_account(tx: &mut Tx, account: Uuid) -> Result<Vec<Bundle>> {
    fetch!(all, tx, Bundle, OF_ACCOUNT, account)
}

/// Whose letters go into it, in the order asked for.
pub async fn items(tx: &mut Tx, id: Uuid) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), ITEMS, id)?.into_iter().map(|(application,)| application).collect())
}

/// Whose letters nobody has looked for yet, in the order asked for.
pub async fn waiting(tx: &mut Tx, id: Uuid) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), ITEMS_IN, id, "waiting")?.into_iter().map(|(application,)| application).collect())
}

/// Whose letters are there, in the order asked for.
pub async fn done(tx: &mut Tx, id: Uuid) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), ITEMS_IN, id, Outcome::Done.code())?.into_iter().map(|(application,)| application).collect())
}

/// Begins the archive: the number of this run; none when nobody waits for it any more.
pub async fn begin(tx: &mut Tx, id: Uuid) -> Result<Option<i64>> {
    if exec!(tx, BEGIN, id)? == 0 {
        return Ok(None);
    }
    Ok(fetch!(optional, tx, (i64,), RUNS, id)?.map(|(runs,)| runs))
}

/// Notes what became of a letter.
pub async fn set_item(tx: &mut Tx, id: Uuid, application: Uuid, outcome: Outcome) -> Result<()> {
    exec!(tx, SET_ITEM, id, application, outcome.code())?;
    Ok(())
}

/// Notes that an archive can be had; false when nobody waits for it any more.
pub async fn ready(tx: &mut Tx, id: Uuid, expires_at: DateTime<Utc>, file_key: &str, size: i64) -> Result<bool> {
    Ok(exec!(tx, READY, id, expires_at, file_key, size)? == 1)
}

/// Archives whose time is over, or that were asked for before `asked` and never made: with their file and how often they
/// were begun.
pub async fn overdue(tx: &mut Tx, now: DateTime<Utc>, asked: DateTime<Utc>) -> Result<Vec<(Uuid, Option<String>, i64)>> {
    fetch!(all, tx, (Uuid, Option<String>, i64), OVERDUE, now, asked)
}

/// Forgets an archive; its files are somebody else's to delete before.
pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, REMOVE_ITEMS, id)?;
    exec!(tx, REMOVE, id)?;
    Ok(())
}

/// Waits no more for an archive that should have been made long ago.
pub async fn give_up(tx: &mut Tx, account: Uuid, before: DateTime<Utc>) -> Result<()> {
    exec!(tx, GIVE_UP, account, before)?;
    Ok(())
}
