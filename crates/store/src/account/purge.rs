//! Removing accounts that nobody ever activated.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

statements! {
    /// Nobody filled anything in for them, and no role was given to them.
    NEVER_ACTIVATED = "SELECT a.id FROM account a WHERE a.activated_at IS NULL AND a.activation_deadline <= $1 AND NOT EXISTS (SELECT 1 FROM applicant p WHERE p.account_id = a.id) AND NOT EXISTS (SELECT 1 FROM profile_section s WHERE s.account_id = a.id) AND NOT EXISTS (SELECT 1 FROM study_record r WHERE r.account_id = a.id) AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.account_id = a.id) AND NOT EXISTS (SELECT 1 FROM application x WHERE x.account_id = a.id) ORDER BY a.activation_deadline, a.id LIMIT $2";
    REMOVE_MAILS = "DELETE FROM mail WHERE account_id = $1";
    REMOVE_TOKENS = "DELETE FROM account_token WHERE account_id = $1";
    REMOVE_SESSIONS = "DELETE FROM session WHERE account_id = $1";
    REMOVE_FORMS = "DELETE FROM kept_form WHERE account_id = $1";
    REMOVE_FILES = "DELETE FROM campaign_file WHERE account_id = $1";
    REMOVE = "DELETE FROM account WHERE id = $1 AND activated_at IS NULL";
}

/// Accounts never activated, without a profile, a role or an application, whose deadline is over.
pub async fn never_activated(tx: &mut Tx, now: DateTime<Utc>, limit: i64) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), NEVER_ACTIVATED, now, limit)?.into_iter().map(|(id,)| id).collect())
}

/// Removes one such account with everything that hangs on it; its file number may be issued again.
pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, REMOVE_MAILS, id)?;
    exec!(tx, REMOVE_TOKENS, id)?;
    exec!(tx, REMOVE_SESSIONS, id)?;
    exec!(tx, REMOVE_FORMS, id)?;
    exec!(tx, REMOVE_FILES, id)?;
    exec!(tx, REMOVE, id)?;
    Ok(())
}
