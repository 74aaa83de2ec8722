//! How a person gets in: the screen with address, language and sessions, and the small changes made there.

use domain::time::Instant;
use uuid::Uuid;

use super::link::{self, Purpose};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;

/// What the page « Accès » shows.
#[derive(Clone, Debug)]
pub struct Access {
    pub email: String,
    /// A new address that waits for its link to be followed.
    pub email_waiting: Option<String>,
    pub file_number: Option<String>,
    pub language: String,
    pub has_password: bool,
    /// The institution has a sign-on.
    pub sso_offered: bool,
    /// Login of the institution's sign-on that the account is linked to.
    pub sso_login: Option<String>,
    pub sessions: Vec<OpenSession>,
}

/// A place where the person is signed in.
#[derive(Clone, Debug)]
pub struct OpenSession {
    pub id: Uuid,
    pub since: Instant,
    pub last_seen: Instant,
    pub user_agent: String,
    pub is_this_one: bool,
}

/// The screen's data.
pub async fn screen(ctx: &Ctx, person: &Person) -> Result<Access, Error> {
    let now = ctx.now();
    let settings = ctx.settings();
    let idle = now - chrono::TimeDelta::minutes(settings.session_idle_minutes);
    let mut tx = ctx.db.read().await?;
    let account = store::account::lookup(&mut tx, person.account.0).await?.ok_or(Error::NotFound)?;
    let waiting = store::account::token::pending(&mut tx, account.id, Purpose::NewEmail.code(), now).await?;
    let sessions = store::session::list(&mut tx, account.id).await?;
    Ok(Access {
        email: account.email,
        email_waiting: waiting.and_then(|token| token.payload),
        file_number: person.file_number.clone(),
        language: account.language,
        has_password: account.password_hash.is_some(),
        sso_offered: ctx.sso.is_configured(),
        sso_login: account.sso_login,
        sessions: sessions
            .into_iter()
            .filter(|session| session.expires_at > now && session.last_seen_at > idle)
            .map(|session| OpenSession {
                id: session.id,
                since: session.created_at,
                last_seen: session.last_seen_at,
                user_agent: session.user_agent,
                is_this_one: session.id == person.session,
            })
            .collect(),
    })
}

/// The language of pages and mails; the caller has checked that it is one of ours.
pub async fn change_language(ctx: &Ctx, person: &Person, language: &str) -> Result<(), Error> {
    let mut tx = ctx.db.write().await?;
    store::account::set_language(&mut tx, person.account.0, language).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends one of the person's own sessions.
pub async fn end_session(ctx: &Ctx, person: &Person, session: Uuid) -> Result<(), Error> {
    let mut tx = ctx.db.write().await?;
    if !store::session::end_own(&mut tx, session, person.account.0, ctx.now()).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Ends every session of the person but the one at hand, and the link to a new address that one of them may have asked for.
pub async fn end_other_sessions(ctx: &Ctx, person: &Person) -> Result<(), Error> {
    let mut tx = ctx.db.write().await?;
    store::session::end_others(&mut tx, person.account.0, person.session, ctx.now()).await?;
    link::end_new_address(ctx, &mut tx, person.account.0).await?;
    tx.commit().await?;
    Ok(())
}
