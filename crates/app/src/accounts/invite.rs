//! Accounts that staff make for their colleagues.

use store::Tx;
use uuid::Uuid;

use super::letters;
use crate::Ctx;

/// Mails the activation link of an account just added.
pub(crate) async fn send(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> store::Result<()> {
    match store::account::lookup(tx, id).await? {
        Some(account) => letters::created(ctx, tx, &account).await,
        None => Ok(()),
    }
}
