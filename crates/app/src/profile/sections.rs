//! Saving the three sections: « Informations perso. », « Adresse », « Baccalauréat ».
//!
//! A section carries a version: saving over somebody's change is [`Error::Stale`], and the page shows both values.

use domain::ids::AccountId;
use domain::ine::{Ine, IneKind};
use domain::profile::{Address, Bac, ErrorKey, FieldError, PersonalDetails, PersonalInput, ProfileContext, ProfilePage, personal};
use store::Tx;
use store::profile::Applicant;
use uuid::Uuid;

use super::Refused;
use super::lookup::{self, Lookup};
use super::part::{Part, Values, values};
use crate::accounts::campaign_file;
use crate::accounts::erase::is_erased;
use crate::accounts::limit::{self, What};
use crate::actor::Person;
use crate::error::Error;
use crate::{Ctx, audit, reference, student_record};

/// Key of the refusal of an INE that another applicant has.
pub const INE_USED: &str = "ine-used";

/// Key of the refusal of a change to what the student record imposes.
pub const FROM_RECORD: &str = "profile-from-record";

/// A page as stored.
#[derive(Clone, Debug)]
pub struct Stored<P> {
    pub content: P,
    pub version: i64,
}

/// Reads a section of an account.
pub async fn load<P: Part>(tx: &mut Tx, account: Uuid) -> store::Result<Option<Stored<P>>> {
    let Some(row) = store::profile::section(tx, account, P::key()).await? else { return Ok(None) };
    let content = serde_json::from_value(row.content.0).map_err(|e| store::Error::unreadable(format_args!("profile section {}", P::key()), &e))?;
    Ok(Some(Stored { content, version: row.version }))
}

/// Whether the institution advises against giving this INE: it is accepted, and one on the bac transcript would be better.
#[must_use]
pub fn is_advised_against(ctx: &Ctx, ine: &Ine) -> bool {
    ctx.settings().advise_bac_ine && ine.kind() == IneKind::Ines
}

/// What a form is validated against.
pub(crate) fn context<'a>(ctx: &Ctx, languages: &'a [&'a str], lookup: &'a Lookup, imposed_ine: Option<&'a Ine>) -> ProfileContext<'a> {
    ProfileContext {
        today: ctx.today(),
        reference: &lookup.tables,
        languages,
        // Towns of birth are asked only where a student information system has its own list of them: no record that can be
        // connected brings one, people type the name.
        birth_towns: false,
        imposed_ine,
        no_bac_series: lookup.no_bac.as_ref(),
        specialities_required: true,
    }
}

/// A checked section, and what it replaces.
struct Checked<P> {
    content: P,
    before: Option<Stored<P>>,
}

async fn check<P: Part>(ctx: &Ctx, tx: &mut Tx, account: Uuid, input: &P::Input, imposed: Option<&Ine>) -> Result<Checked<P>, Error<Refused>> {
    let before = load::<P>(tx, account).await?;
    let kept = before.as_ref().map(|stored| values(&stored.content.to_input()));
    let reference = reference::current(ctx, tx).await?;
    let lookup = lookup::of(tx, &reference, P::FIELDS, &values(input), kept.as_ref()).await?;
    let content = P::validate(input, &context(ctx, &ctx.languages().codes(), &lookup, imposed)).map_err(Error::Refused)?;
    Ok(Checked { content, before })
}

/// Writes a checked section unless somebody else wrote it since it was `seen`; false when nothing changed.
async fn write<P: Part>(ctx: &Ctx, tx: &mut Tx, person: &Person, checked: &Checked<P>, seen: i64) -> Result<bool, Error<Refused>> {
    let account = person.account.0;
    if checked.before.as_ref().map_or(0, |stored| stored.version) != seen {
        return Err(Error::Stale);
    }
    let before = checked.before.as_ref().map(|stored| values(&stored.content.to_input()));
    let after = values(&checked.content.to_input());
    if before.as_ref() == Some(&after) {
        return Ok(false);
    }
    if !store::profile::put_section(tx, account, P::key(), &checked.content, seen, ctx.now()).await? {
        return Err(Error::Stale);
    }
    let action = if seen == 0 { "profile.fill" } else { "profile.change" };
    trace(ctx, tx, person, action, format!("profile:{}:{account}", P::key()), before.as_ref(), Some(&after)).await?;
    Ok(true)
}

/// Holds the account until the end of the transaction. Of somebody who was erased meanwhile nothing is written any more.
pub(super) async fn hold(tx: &mut Tx, account: Uuid) -> Result<(), Error<Refused>> {
    match store::account::lock(tx, account).await? {
        Some(account) if !is_erased(&account) => Ok(()),
        _ => Err(Error::NotFound),
    }
}

/// One audit line with what differs, and nothing else.
pub(super) async fn trace(
    ctx: &Ctx,
    tx: &mut Tx,
    person: &Person,
    action: &str,
    object: String,
    before: Option<&Values>,
    after: Option<&Values>,
) -> store::Result<()> {
    let differing = |mine: Option<&Values>, other: Option<&Values>| {
        let differs = |name: &str, value: &String| match other {
            Some(other) => other.get(name) != Some(value),
            None => !value.is_empty(),
        };
        let kept = |mine: &Values| mine.iter().filter(|(name, value)| differs(name, value)).map(|(name, value)| (name.clone(), value.clone().into())).collect();
        mine.map(|mine| serde_json::Value::Object(kept(mine)))
    };
    let entry = audit::Entry { action, application: None, object, before: differing(before, after), after: differing(after, before) };
    audit::record(ctx, tx, &person.as_applicant(), entry).await
}

/// A section that is saved by [`save`]; the personal details have [`save_personal`].
pub trait Section: Part {}

impl Section for Address {}
impl Section for Bac {}

/// Saves the address or the bac. `seen` is the version that the form showed, 0 when there was none.
pub async fn save<P: Section>(ctx: &Ctx, person: &Person, input: &P::Input, seen: i64) -> Result<(), Error<Refused>> {
    let own = person.actor.own(person.account)?;
    let mut tx = ctx.db.write().await?;
    hold(&mut tx, own.account().0).await?;
    if P::PAGE == ProfilePage::Bac && student_record::imposes_bac(&mut tx, own.account().0).await? {
        return Err(Error::Refused(vec![FieldError::new("", ErrorKey::new(FROM_RECORD))]));
    }
    let checked = check::<P>(ctx, &mut tx, own.account().0, input, None).await?;
    if write(ctx, &mut tx, person, &checked, seen).await? {
        tx.commit().await?;
    }
    Ok(())
}

/// What the student record imposes on an applicant.
struct Record {
    applicant: Option<Applicant>,
    /// The INE that was stored when the record came.
    ine: Option<Ine>,
}

async fn record(tx: &mut Tx, account: AccountId) -> store::Result<Record> {
    let applicant = store::profile::applicant(tx, account.0).await?;
    let imposed = applicant.as_ref().is_some_and(|a| a.is_from_sis);
    let stored = if imposed { load::<PersonalDetails>(tx, account.0).await? } else { None };
    Ok(Record { applicant, ine: stored.and_then(|stored| stored.content.identity.ine) })
}

/// Checks the first step of the personal details, « Nationalité » and INE, without storing anything.
pub async fn check_identity(ctx: &Ctx, person: &Person, input: &PersonalInput) -> Result<(), Error<Refused>> {
    let own = person.actor.own(person.account)?;
    let mut tx = ctx.db.read().await?;
    let record = record(&mut tx, own.account()).await?;
    let before = load::<PersonalDetails>(&mut tx, own.account().0).await?;
    let kept = before.map(|stored| values(&stored.content.to_input()));
    let reference = reference::current(ctx, &mut tx).await?;
    let lookup = lookup::of(&mut tx, &reference, PersonalDetails::FIELDS, &values(input), kept.as_ref()).await?;
    let identity = personal::validate_identity(input, &context(ctx, &ctx.languages().codes(), &lookup, record.ine.as_ref())).map_err(Error::Refused)?;
    earlier_holder(ctx, &mut tx, own.account(), identity.ine.as_ref()).await?;
    Ok(())
}

/// The yearly account of an earlier campaign that still holds this INE, if any. Whoever else holds it refuses it.
async fn earlier_holder(ctx: &Ctx, tx: &mut Tx, account: AccountId, ine: Option<&Ine>) -> Result<Option<Uuid>, Error<Refused>> {
    let Some(ine) = ine else { return Ok(None) };
    let Some(holder) = store::profile::ine_holder(tx, &ine.to_string(), account.0).await? else { return Ok(None) };
    if campaign_file::is_of_an_earlier_campaign(ctx, tx, holder).await? { Ok(Some(holder)) } else { Err(ine_used()) }
}

fn ine_used() -> Error<Refused> {
    Error::Refused(vec![FieldError::new("ine", ErrorKey::new(INE_USED))])
}

/// Saves the personal details, both steps together. They are never frozen (specification: profile pages).
pub async fn save_personal(ctx: &Ctx, person: &Person, input: &PersonalInput, seen: i64) -> Result<(), Error<Refused>> {
    let own = person.actor.own(person.account)?;
    let account = own.account();
    // Counted before the transaction of the change; whoever tries one INE after another is simply not looked up any more.
    let has_ine = !input.ine.trim().is_empty() && ctx.student_record.is_configured();
    let may_look_up = has_ine && limit::allow(ctx, What::RecordReading, &account.to_string()).await?;
    let mut tx = ctx.db.write().await?;
    hold(&mut tx, account.0).await?;
    let record = record(&mut tx, account).await?;
    let mut checked = check::<PersonalDetails>(ctx, &mut tx, account.0, input, record.ine.as_ref()).await?;
    let is_from_sis = record.applicant.is_some_and(|applicant| applicant.is_from_sis);
    if let Some(before) = checked.before.as_ref().filter(|_| is_from_sis) {
        checked.content = checked.content.within_record(&before.content);
    }
    let earlier = earlier_holder(ctx, &mut tx, account, checked.content.identity.ine.as_ref()).await?;
    if !write(ctx, &mut tx, person, &checked, seen).await? {
        return Ok(());
    }
    if let Some(earlier) = earlier {
        store::profile::release_ine(&mut tx, earlier).await?;
    }
    let details = &checked.content;
    let name_key = domain::person::name_key(details.birth_name.as_str(), details.first_name.as_str());
    let applicant = Applicant {
        account_id: account.0,
        name_key,
        birth_date: details.birth_date.date(),
        nationality: details.identity.nationality.to_string(),
        ine: details.identity.ine.as_ref().map(ToString::to_string),
        is_from_sis,
    };
    match store::profile::put_applicant(&mut tx, &applicant).await {
        // Two people saved the same number at the same moment.
        Err(error) if error.is_unique_violation() => return Err(ine_used()),
        other => other?,
    }
    store::profile::rename_account(&mut tx, account.0, details.birth_name.as_str(), details.first_name.as_str(), &applicant.name_key).await?;
    store::application::rename(&mut tx, account.0, &applicant.name_key).await?;
    store::account::set_language(&mut tx, account.0, &details.language).await?;
    if may_look_up && !is_from_sis && applicant.ine.is_some() {
        // The page says the same whether or not somebody is looked up.
        let _ = student_record::ask(ctx, &mut tx, account.0).await?;
    }
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}
