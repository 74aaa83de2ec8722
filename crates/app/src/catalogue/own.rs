//! What a signed-in person has to do with the catalogue, and programmes that it does not show.

use std::collections::HashMap;

use domain::ids::{AccountId, ApplicationNumber, SessionId};

use crate::Ctx;

/// The person's applications that were not cancelled, by session.
pub async fn own_applications(ctx: &Ctx, account: AccountId) -> store::Result<HashMap<SessionId, ApplicationNumber>> {
    let mut tx = ctx.db.read().await?;
    let lines = store::application::of_account(&mut tx, account.0).await?;
    let alive = lines.into_iter().filter(|line| line.cancelled_at.is_none());
    Ok(alive.map(|line| (SessionId(line.session_id), ApplicationNumber(line.number))).collect())
}

/// A programme that is not offered in the campaign in service.
#[derive(Clone, Debug)]
pub struct NotOffered {
    /// Empty while the programme is out of service: its title may not be public yet.
    pub title: String,
}

/// Looks for a programme that the catalogue does not have; none when no programme ever had this code.
pub async fn not_offered(ctx: &Ctx, code: &str) -> store::Result<Option<NotOffered>> {
    let mut tx = ctx.db.read().await?;
    let programme = store::catalogue::find_programme(&mut tx, code).await?;
    Ok(programme.map(|p| NotOffered { title: if p.in_service { p.label } else { String::new() } }))
}
