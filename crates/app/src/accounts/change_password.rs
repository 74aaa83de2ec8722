//! Changing the password while signed in: the old one is asked for, other sessions end.

use super::limit::{self, What};
use super::{Wrong, chosen_password};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;
use crate::passwords::Check;

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
        return Err(Error::Refused(Refusal::Invalid(vec![Wrong::key("old_password", "account-old-password-wrong")])));
    }
    let hash = ctx.passwords.hash(chosen.expose()).await?;
    let mut tx = ctx.db.write().await?;
    store::account::set_password(&mut tx, account.id, &hash, ctx.now()).await?;
    store::session::end_others(&mut tx, account.id, person.session, ctx.now()).await?;
    limit::forget(ctx, &mut tx, What::SignInByLogin, &whom).await?;
    tx.commit().await?;
    Ok(())
}
