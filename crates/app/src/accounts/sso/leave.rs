//! The end of a session: « Déconnexion » here, or the end of the sign-on there.

use uuid::Uuid;

use super::{subject_hash, ticket_hash};
use crate::{Ctx, links};

/// Ends one session. For one that began with the sign-on, answers where the browser ends that too.
pub async fn sign_out(ctx: &Ctx, session: Uuid) -> store::Result<Option<String>> {
    let mut tx = ctx.db.write().await?;
    let by = store::session::sign_on_of(&mut tx, session).await?.unwrap_or_default();
    store::session::end(&mut tx, session, ctx.now()).await?;
    tx.commit().await?;
    if by.ticket_hash.is_none() && by.sign_out_hint.is_none() {
        return Ok(None);
    }
    Ok(ctx.sso.sign_out_address(by.sign_out_hint.as_deref(), &ctx.link(links::HOME)).await)
}

/// Ends one session here, in whose place another one was opened: the browser stays.
pub async fn make_room(ctx: &Ctx, session: Uuid) -> store::Result<()> {
    let mut tx = ctx.db.write().await?;
    store::session::end(&mut tx, session, ctx.now()).await?;
    tx.commit().await
}

/// A message of the sign-on server that something ended: ends what began with it, on whatever node. The sender learns
/// nothing from the answer.
pub async fn ended(ctx: &Ctx, message: &[u8]) -> store::Result<()> {
    let ends = match ctx.sso.ended(message, ctx.now()).await {
        Ok(ends) => ends,
        Err(error) => {
            tracing::warn!(%error, "a message of the sign-on server could not be checked");
            return Ok(());
        }
    };
    if ends.session.is_none() && ends.subject.is_none() {
        return Ok(());
    }
    let mut tx = ctx.db.write().await?;
    if let Some(ticket) = &ends.session {
        let hash = ticket_hash(ticket);
        store::session::end_by_ticket(&mut tx, &hash).await?;
        store::sso::end_by_ticket(&mut tx, &hash).await?;
    }
    if let Some(subject) = &ends.subject {
        store::session::end_by_subject(&mut tx, &subject_hash(subject)).await?;
    }
    tx.commit().await
}
