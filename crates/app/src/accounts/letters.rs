//! The mails about accounts. Links and their limits go into the mail's own variables: they cannot be read again later.

use domain::application::MailCode;
use domain::time::Instant;
use store::Tx;
use store::account::Account;

use super::link::{self, Purpose};
use crate::format::long_date_time;
use crate::outbox::{self, Letter};
use crate::{Ctx, links};

/// An activation link works until the account is removed; this only bounds links of accounts that never are.
const ACTIVATION_GRACE: chrono::TimeDelta = chrono::TimeDelta::days(30);
/// How long the link in a mail to a new address works.
const NEW_EMAIL: chrono::TimeDelta = chrono::TimeDelta::hours(24);

fn letter(code: MailCode, account: &Account) -> Letter<'_> {
    let mut letter = Letter::new(code, &account.language, &account.email, "");
    letter.account = Some(account.id);
    letter
}

async fn post(ctx: &Ctx, tx: &mut Tx, account: &Account, letter: Letter<'_>) -> store::Result<()> {
    let name = format!("{} {}", account.first_name, account.last_name);
    outbox::mail(ctx, tx, &Letter { recipient_name: &name, ..letter }).await.map(|_| ())
}

/// Variables of an activation link: the link, and the day the account is removed unless that day is over.
async fn add_activation(ctx: &Ctx, tx: &mut Tx, account: &Account, letter: &mut Letter<'_>) -> store::Result<()> {
    let now = ctx.now();
    let expires_at = account.activation_deadline.max(now) + ACTIVATION_GRACE;
    let token = link::issue(ctx, tx, account.id, Purpose::Activation, None, expires_at).await?;
    letter.extra.insert("lienValidation".to_owned(), links::activation(ctx, &token));
    if now < account.activation_deadline {
        letter.extra.insert("jourDestructionCptMin".to_owned(), moment(ctx, &account.language, account.activation_deadline));
    }
    Ok(())
}

fn moment(ctx: &Ctx, language: &str, at: Instant) -> String {
    long_date_time(ctx.languages().pick(language), ctx.zone.local(at))
}

/// Login and activation link of a new account.
pub(super) async fn created(ctx: &Ctx, tx: &mut Tx, account: &Account) -> store::Result<()> {
    let mut letter = letter(MailCode::AccountCreated, account);
    add_activation(ctx, tx, account, &mut letter).await?;
    post(ctx, tx, account, letter).await
}

/// Another activation link; without one when the account is active already, which the mail then says.
pub(super) async fn link_again(ctx: &Ctx, tx: &mut Tx, account: &Account) -> store::Result<()> {
    let mut letter = letter(MailCode::ActivationLinkAgain, account);
    if account.activated_at.is_none() {
        add_activation(ctx, tx, account, &mut letter).await?;
    }
    post(ctx, tx, account, letter).await
}

/// Somebody, most likely the owner, tried to use the address once more.
pub(super) async fn exists(ctx: &Ctx, tx: &mut Tx, account: &Account) -> store::Result<()> {
    let mut letter = letter(MailCode::AccountExists, account);
    if account.activated_at.is_none() {
        add_activation(ctx, tx, account, &mut letter).await?;
    }
    post(ctx, tx, account, letter).await
}

/// Login and a link to choose a new password.
pub(super) async fn new_password(ctx: &Ctx, tx: &mut Tx, account: &Account) -> store::Result<()> {
    let until = ctx.now() + chrono::TimeDelta::hours(ctx.settings().reset_hours);
    let token = link::issue(ctx, tx, account.id, Purpose::NewPassword, None, until).await?;
    let mut letter = letter(MailCode::PasswordForgotten, account);
    letter.extra.insert("lienReinitialisation".to_owned(), links::new_password(ctx, &token));
    letter.extra.insert("datFinReinitCptMin".to_owned(), moment(ctx, &account.language, until));
    post(ctx, tx, account, letter).await
}

/// The account was not used for years and goes at this moment, unless its owner signs in.
pub(super) async fn unused(ctx: &Ctx, tx: &mut Tx, account: &Account, until: Instant) -> store::Result<()> {
    let mut letter = letter(MailCode::AccountUnused, account);
    letter.extra.insert("jourDestructionCptMin".to_owned(), moment(ctx, &account.language, until));
    letter.extra.insert("lienApplication".to_owned(), ctx.public_url.to_string());
    post(ctx, tx, account, letter).await
}

/// The link goes to the new address, a warning without any link to the old one.
pub(super) async fn new_email(ctx: &Ctx, tx: &mut Tx, account: &Account, email: &str) -> store::Result<()> {
    let token = link::issue(ctx, tx, account.id, Purpose::NewEmail, Some(email), ctx.now() + NEW_EMAIL).await?;
    let mut to_new = letter(MailCode::EmailChanged, account);
    to_new.recipient = email;
    // Mails of an account can be read in its pages: whoever sits at an open session must not find this link there.
    to_new.account = None;
    to_new.extra.insert("prenom".to_owned(), account.first_name.clone());
    to_new.extra.insert("nom".to_owned(), account.last_name.clone());
    to_new.extra.insert("lienValidation".to_owned(), links::confirm_email(ctx, &token));
    post(ctx, tx, account, to_new).await?;
    post(ctx, tx, account, letter(MailCode::EmailChanged, account)).await
}
