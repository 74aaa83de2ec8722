//! The student number of somebody who signs on, where the sign-on itself did not tell it and the directory was not there
//! to be asked, or did not know it yet.
//!
//! Asking is a job, so that nobody waits for the directory; one that is away is asked until it is back.

use connect::directory::DirectoryError;
use serde_json::json;
use store::Tx;
use store::account::Account;
use uuid::Uuid;

use super::{Facts, keep_student_number};
use crate::accounts::limit::{self, What};
use crate::jobs::JobError;
use crate::{Ctx, outbox, student_record};

/// The job that asks the directory for the student number of one account.
pub const ASK: &str = "account.student_number";

/// At a sign-in: keeps the number that came with it; has the directory asked for one that did not come and is not known.
pub(super) async fn keep_or_ask(ctx: &Ctx, tx: &mut Tx, account: &Account, facts: &Facts) -> store::Result<()> {
    if keep_student_number(tx, account, facts).await? { Ok(()) } else { ask(ctx, tx, account.id).await }
}

/// Adds the job for an account without a number, once a day at most: many people have none.
pub(super) async fn ask(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<()> {
    if !ctx.directory.is_configured() || !limit::allow_within(ctx, tx, What::StudentNumber, &account.to_string()).await? {
        return Ok(());
    }
    outbox::job(ctx, tx, ASK, json!({ "account": account }), None, Some(&format!("{ASK}:{account}"))).await
}

/// Asks the directory, keeps what it tells, and has the student record read. Safe to run twice: the second run finds the
/// number.
pub(crate) async fn run(ctx: &Ctx, account: Uuid) -> Result<(), JobError> {
    let mut tx = ctx.db.read().await?;
    let login = store::account::lookup(&mut tx, account).await?.and_then(|found| login_to_ask(&found).map(str::to_owned));
    drop(tx);
    let Some(login) = login else { return Ok(()) };
    let facts = match ctx.directory.find(&login).await {
        Ok(found) => found.unwrap_or_default(),
        Err(error @ DirectoryError::Ambiguous) => {
            // Somebody has to mend the directory; here nobody can tell who is meant.
            tracing::warn!(%error, "no student number is kept");
            return Ok(());
        }
        Err(error) => return Err(JobError::Retry(error.to_string())),
    };
    let mut tx = ctx.db.write().await?;
    // Unlinked, erased, or told a number by the sign-on meanwhile: this answer is not wanted any more.
    let Some(found) = store::account::lock(&mut tx, account).await?.filter(|found| login_to_ask(found) == Some(login.as_str())) else { return Ok(()) };
    if keep_student_number(&mut tx, &found, &facts).await? {
        student_record::at_sign_in(ctx, &mut tx, account).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Whom to ask the directory about; nobody when the number is known or no login is linked.
fn login_to_ask(account: &Account) -> Option<&str> {
    account.sso_login.as_deref().filter(|_| account.student_number.is_none())
}
