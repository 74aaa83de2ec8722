//! « Création de compte »: name, first name and address. The password is chosen behind the link in the mail.
//!
//! A known address gets the same answer as a new one; its owner is told by mail.

use chrono::{Days, NaiveTime};
use domain::email::EmailAddress;
use domain::person::{NameError, PersonName, name_key};
use domain::settings::AccountLifetime;
use domain::text::{ErrorKey, TextError};
use domain::time::Instant;
use store::Tx;
use store::account::{Account, NewAccount};
use store::catalogue::campaign::Campaign;

use super::limit::{self, What};
use super::{Wrong, campaign_file, letters, sso, typed_twice};
use crate::Ctx;
use crate::error::{Error, Fault};

/// The form as typed.
#[derive(Clone, Debug)]
pub struct Creation<'a> {
    pub last_name: &'a str,
    pub first_name: &'a str,
    pub email: &'a str,
    pub email_again: &'a str,
    /// The person saw the question about the address and keeps what was typed.
    pub keep_email: bool,
    /// Language of the page; becomes the account's.
    pub language: &'a str,
    pub network: &'a str,
    /// Token of the form, see [`limit::comes_first`].
    pub form: &'a str,
}

#[derive(Debug)]
pub enum Refusal {
    /// Accounts are not created here (setting `accounts.local_creation`).
    Closed,
    Form(FormRefusal),
}

/// Why the form itself is not taken, wherever it stands.
#[derive(Debug)]
pub enum FormRefusal {
    TooMany,
    Invalid(Vec<Wrong>),
    /// The address looks mistyped: a question, answered with `keep_email` or a corrected address.
    Suggestion(EmailAddress),
}

/// What a new account is made of.
pub(super) struct Person {
    last_name: PersonName,
    first_name: PersonName,
    pub email: EmailAddress,
}

/// Who has the address already.
pub(super) enum Standing {
    Free,
    /// An activated account of an earlier campaign, where accounts are yearly.
    Yearly,
    Taken(Box<Account>),
}

/// The key under which a yearly account waits for its activation beside the earlier account of the same address. No
/// address has a `#` in its domain, so keys of addresses never end like this.
pub(super) const WAITING: &str = "#next";

/// Creates an account and mails its activation link, or mails the owner of the address.
pub async fn create(ctx: &Ctx, typed: &Creation<'_>) -> Result<(), Error<Refusal>> {
    if !ctx.settings().local_creation {
        return Err(Error::Refused(Refusal::Closed));
    }
    let (person, may_write) = admit(ctx, typed, |_| false).await.map_err(|error| error.map_refusal(Refusal::Form))?;
    without_collision(|| store_account(ctx, &person, typed, may_write)).await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Stores an account; looks again when the same address or the same number arrived at the same moment.
pub(super) async fn without_collision<T, F>(store_account: impl Fn() -> F) -> Result<T, Fault>
where
    F: Future<Output = store::Result<T>>,
{
    for _ in 0..3 {
        match store_account().await {
            Ok(stored) => return Ok(stored),
            Err(error) if error.is_conflict() => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Fault::Unavailable("an account kept colliding with others".to_owned()))
}

/// Reads the form and counts it. Gives who is to have an account, and whether the owner of the address may be written
/// to. An address that somebody vouches for is neither questioned nor counted.
pub(super) async fn admit(ctx: &Ctx, typed: &Creation<'_>, is_vouched_for: impl Fn(&EmailAddress) -> bool) -> Result<(Person, bool), Error<FormRefusal>> {
    let person = check(typed).map_err(|wrong| Error::Refused(FormRefusal::Invalid(wrong)))?;
    let is_vouched_for = is_vouched_for(&person.email);
    if !is_vouched_for
        && !typed.keep_email
        && let Some(meant) = domain::email::suggest(&person.email)
    {
        return Err(Error::Refused(FormRefusal::Suggestion(meant)));
    }
    if !limit::allow(ctx, What::AccountCreation, typed.network).await? {
        return Err(Error::Refused(FormRefusal::TooMany));
    }
    // Nobody can have a mailbox flooded by creating accounts with its address; the answer stays the same.
    let may_write = is_vouched_for || limit::allow(ctx, What::RecoveryByLogin, &person.email.key()).await?;
    Ok((person, may_write))
}

fn check(typed: &Creation<'_>) -> Result<Person, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let last_name = name("last_name", "account-last-name-missing", typed.last_name, &mut wrong);
    let first_name = name("first_name", "account-first-name-missing", typed.first_name, &mut wrong);
    let email = typed_twice(typed.email, typed.email_again, &mut wrong);
    match (last_name, first_name, email) {
        (Some(last_name), Some(first_name), Some(email)) => Ok(Person { last_name, first_name, email }),
        _ => Err(wrong),
    }
}

fn name(field: &'static str, missing: &'static str, typed: &str, wrong: &mut Vec<Wrong>) -> Option<PersonName> {
    let error = match PersonName::parse(typed) {
        Ok(name) => return Some(name),
        Err(NameError::Text(TextError::Missing)) => ErrorKey::new(missing),
        Err(NameError::Text(TextError::TooLong { max, found })) => ErrorKey::new("account-name-too-long").number("max", max).number("found", found),
        Err(NameError::Text(TextError::ControlCharacter)) => ErrorKey::new("account-name-control-character"),
        Err(NameError::NoLetter) => ErrorKey::new("account-name-no-letter"),
    };
    wrong.push(Wrong::new(field, error));
    None
}

async fn store_account(ctx: &Ctx, person: &Person, typed: &Creation<'_>, may_write: bool) -> store::Result<()> {
    let mut tx = ctx.db.write().await?;
    let (key, language) = (person.email.key(), typed.language);
    // Whoever has just created the account would be told that there is one, and the link they were sent would be dead.
    if !limit::comes_first(ctx, &mut tx, typed.form, &format!("account:{key}")).await? {
        return Ok(());
    }
    let campaign = campaign_file::open_campaign(ctx, &mut tx).await?;
    match standing(ctx, &mut tx, &key, campaign.as_ref()).await? {
        Standing::Free => add(ctx, &mut tx, person, &key, language).await?,
        Standing::Yearly => add(ctx, &mut tx, person, &format!("{key}{WAITING}"), language).await?,
        Standing::Taken(account) => {
            if may_write && account.deactivated_at.is_none() {
                let account = without_strange_login(ctx, &mut tx, *account).await?;
                letters::exists(ctx, &mut tx, &account).await?;
            }
        }
    }
    tx.commit().await
}

/// The account that has the address, behind no sign-on as long as nobody activated it: whoever began it there need not be
/// whoever reads the mail, who would get a link that leads to somebody else's sign-on only. A person who has both begins
/// there once more.
async fn without_strange_login(ctx: &Ctx, tx: &mut Tx, account: Account) -> store::Result<Account> {
    if account.sso_login.is_none() || account.activated_at.is_some() {
        return Ok(account);
    }
    // Whoever activates it comes before or after this.
    let account = store::account::lock(tx, account.id).await?.unwrap_or(account);
    sso::give_up_unproved(ctx, tx, &account).await?;
    Ok(account)
}

pub(super) async fn standing(ctx: &Ctx, tx: &mut Tx, key: &str, campaign: Option<&Campaign>) -> store::Result<Standing> {
    if let Some(waiting) = find_waiting(tx, key).await? {
        return Ok(Standing::Taken(Box::new(waiting)));
    }
    let Some(account) = store::account::find_by_email(tx, key).await? else { return Ok(Standing::Free) };
    if is_over(ctx, tx, &account, campaign).await? { Ok(Standing::Yearly) } else { Ok(Standing::Taken(Box::new(account))) }
}

/// Whether the account is one of an earlier campaign, where accounts are yearly: its owner creates another.
pub(super) async fn is_over(ctx: &Ctx, tx: &mut Tx, account: &Account, campaign: Option<&Campaign>) -> store::Result<bool> {
    let yearly = ctx.settings().account_lifetime == AccountLifetime::Campaign && account.activated_at.is_some() && account.deactivated_at.is_none();
    let Some(campaign) = campaign.filter(|_| yearly) else { return Ok(false) };
    let takes_part = store::account::find_campaign_file(tx, account.id, campaign.id).await?.is_some();
    Ok(!takes_part && !campaign_file::outlives_campaigns(ctx, tx, account.id).await?)
}

/// The account that waits for its activation beside an earlier one of the same address.
pub(super) async fn find_waiting(tx: &mut Tx, key: &str) -> store::Result<Option<Account>> {
    store::account::find_by_email(tx, &format!("{key}{WAITING}")).await
}

/// Gives a yearly account its address at the moment its owner proved to read it; the earlier account steps aside.
pub(super) async fn take_over_address(tx: &mut Tx, account: &Account) -> store::Result<()> {
    let Some(key) = account.email_key.strip_suffix(WAITING) else { return Ok(()) };
    if let Some(earlier) = store::account::find_by_email(tx, key).await? {
        store::account::retire(tx, earlier.id, &format!("{key}#{}", earlier.id)).await?;
    }
    store::account::set_email(tx, account.id, &account.email, key).await
}

/// Makes an account that was never activated the person's who proved to have its address. Nothing stays that anybody else
/// could have put there, and no link that was mailed for it leads anywhere.
pub(super) async fn take_up(ctx: &Ctx, tx: &mut Tx, account: &Account, person: &Person, language: &str) -> store::Result<Account> {
    store::account::take_up(tx, account.id, person.email.as_str(), language).await?;
    store::account::token::revoke_all(tx, account.id, ctx.now()).await?;
    // Once there is a profile, the name is the profile's.
    if store::profile::applicant(tx, account.id).await?.is_none() {
        let (last_name, first_name) = (person.last_name.as_str(), person.first_name.as_str());
        let key = name_key(last_name, first_name);
        store::profile::rename_account(tx, account.id, last_name, first_name, &key).await?;
        store::application::rename(tx, account.id, &key).await?;
    }
    campaign_file::begin(ctx, tx, account.id).await?;
    store::account::lookup(tx, account.id).await?.ok_or_else(|| store::Error::Stored("a locked account is missing".to_owned()))
}

async fn add(ctx: &Ctx, tx: &mut Tx, person: &Person, email_key: &str, language: &str) -> store::Result<()> {
    let account = insert(ctx, tx, person, email_key, language).await?;
    letters::created(ctx, tx, &account).await
}

/// The account with its file number, before anybody is told.
pub(super) async fn insert(ctx: &Ctx, tx: &mut Tx, person: &Person, email_key: &str, language: &str) -> store::Result<Account> {
    let now = ctx.now();
    let id = ctx.ids.uuid(now);
    let new = NewAccount {
        id,
        email: person.email.as_str(),
        email_key,
        last_name: person.last_name.as_str(),
        first_name: person.first_name.as_str(),
        name_key: &name_key(person.last_name.as_str(), person.first_name.as_str()),
        language,
        activation_deadline: activation_deadline(ctx),
        now,
    };
    store::account::add(tx, &new).await?;
    campaign_file::ensure(ctx, tx, id).await?;
    store::account::lookup(tx, id).await?.ok_or_else(|| store::Error::Stored("a new account is missing".to_owned()))
}

/// The day of creation and so many days, at 23:00 in the institution's zone.
#[must_use]
pub fn activation_deadline(ctx: &Ctx) -> Instant {
    deadline(ctx.today(), ctx.settings().activation_days, ctx.zone)
}

fn deadline(today: chrono::NaiveDate, days: i64, zone: domain::time::Zone) -> Instant {
    let day = today.checked_add_days(Days::new(u64::try_from(days).unwrap_or(0))).unwrap_or(today);
    zone.instant(day.and_time(NaiveTime::from_hms_opt(23, 0, 0).unwrap_or(NaiveTime::MIN)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed<'a>(last_name: &'a str, email: &'a str) -> Creation<'a> {
        Creation { last_name, first_name: "Inès", email, email_again: email, keep_email: false, language: "fr", network: "local", form: "" }
    }

    // rule: 3
    #[test]
    fn the_deadline_is_a_clock_time_whatever_the_season() {
        let zone = domain::time::Zone::default();
        let day = |m, d| chrono::NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        assert_eq!(deadline(day(3, 1), 5, zone).to_rfc3339(), "2026-03-06T22:00:00+00:00");
        assert_eq!(deadline(day(3, 27), 5, zone).to_rfc3339(), "2026-04-01T21:00:00+00:00", "across the change of clocks");
        assert_eq!(deadline(day(3, 1), -4, zone).to_rfc3339(), "2026-03-01T22:00:00+00:00");
    }

    #[test]
    fn every_field_is_complained_about_at_once() {
        let nothing = Creation { last_name: "", first_name: " ", email: "", email_again: "", keep_email: false, language: "fr", network: "", form: "" };
        let wrong = check(&nothing).err().unwrap();
        let fields: Vec<&str> = wrong.iter().map(|wrong| wrong.field.as_ref()).collect();
        assert_eq!(fields, ["last_name", "first_name", "email", "email_again"]);
    }

    #[test]
    fn names_keep_their_spelling_and_refuse_what_cannot_be_seen() {
        let person = check(&typed("  d’Été-Marchetti ", "ines@example.org")).ok().unwrap();
        assert_eq!(person.last_name.as_str(), "d’Été-Marchetti");
        for (name, key) in [("x\u{0}y", "account-name-control-character"), ("…", "account-name-no-letter"), (&"x".repeat(101), "account-name-too-long")] {
            let wrong = check(&typed(name, "ines@example.org")).err().unwrap();
            assert_eq!(wrong.iter().map(|w| w.error.key).collect::<Vec<_>>(), [key]);
        }
    }
}
