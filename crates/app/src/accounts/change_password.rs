//! Changing the password while signed in: the old one is asked for, other sessions end, and so does the link to a
//! new address that one of them may have asked for.

use chrono::TimeDelta;
use domain::password::Password;
use store::account::Account;
use uuid::Uuid;

use super::limit::{self, What};
use super::{Wrong, chosen_password, link};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;
use crate::passwords::Check;

/// How long after a change its form may come a second time.
const JUST_NOW: TimeDelta = TimeDelta::minutes(1);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Invalid(Vec<Wrong>),
    TooMany,
}

pub async fn change(ctx: &Ctx, person: &Person, old: &str, password: &str, password_again: &str) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let account = store::account::lookup(&mut tx, person.account.0).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let mut wrong = Vec::new();
    let chosen = chosen_password::accept(password, password_again, &account, &ctx.settings().institution_name).map_err(|list| wrong.extend(list)).ok();
    if old.is_empty() {
        wrong.insert(0, Wrong::key("old_password", "account-old-password-missing"));
    } else if old == password && wrong.is_empty() {
        wrong.push(Wrong::key("password", "account-password-same"));
    }
    let Some(chosen) = chosen.filter(|_| wrong.is_empty()) else { return Err(Error::Refused(Refusal::Invalid(wrong))) };

    let whom = person.account.to_string();
    if !limit::allow(ctx, What::SignInByLogin, &whom).await? {
        return Err(Error::Refused(Refusal::TooMany));
    }
    if ctx.passwords.check(&domain::password::normalised(old), account.password_hash.as_deref()).await? == Check::Wrong {
        return not_in_force(ctx, account.id, &chosen).await;
    }
    let hash = ctx.passwords.hash(chosen.expose()).await?;
    let mut tx = ctx.db.write().await?;
    // Hashing took its time: the old password has to be in force still.
    if !store::account::change_password(&mut tx, account.id, account.password_hash.as_deref().unwrap_or_default(), &hash, ctx.now()).await? {
        drop(tx);
        // It may be under another hash: a sign-in meanwhile made it anew.
        let Some(standing) = under_another_hash(ctx, &account, old).await? else { return not_in_force(ctx, account.id, &chosen).await };
        tx = ctx.db.write().await?;
        if !store::account::change_password(&mut tx, account.id, &standing, &hash, ctx.now()).await? {
            drop(tx);
            return not_in_force(ctx, account.id, &chosen).await;
        }
    }
    store::session::end_others(&mut tx, account.id, person.session, ctx.now()).await?;
    link::end_new_address(ctx, &mut tx, account.id).await?;
    limit::forget(ctx, &mut tx, What::SignInByLogin, &whom).await?;
    tx.commit().await?;
    Ok(())
}

/// The hash of the old password that is in force, if it is another than was read.
async fn under_another_hash(ctx: &Ctx, read: &Account, old: &str) -> Result<Option<String>, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let standing = store::account::lookup(&mut tx, read.id).await?.and_then(|account| account.password_hash);
    drop(tx);
    let is_right = standing != read.password_hash && ctx.passwords.check(&domain::password::normalised(old), standing.as_deref()).await? != Check::Wrong;
    Ok(standing.filter(|_| is_right))
}

/// The old password is not in force. Of a form sent twice, the first copy has just put the new one in force, which is what
/// was asked; at any other time the new one is not tried, so that it is no second guess.
async fn not_in_force(ctx: &Ctx, account: Uuid, chosen: &Password) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let in_force = store::account::lookup(&mut tx, account).await?.and_then(|account| account.password_hash);
    let changed_at = store::account::password_changed_at(&mut tx, account).await?;
    drop(tx);
    let is_new = changed_at.is_some_and(|at| ctx.now() - at < JUST_NOW);
    if is_new && ctx.passwords.check(chosen.expose(), in_force.as_deref()).await? != Check::Wrong {
        return Ok(());
    }
    Err(Error::Refused(Refusal::Invalid(vec![Wrong::key("old_password", "account-old-password-wrong")])))
}
