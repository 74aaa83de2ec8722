//! The institution's student record in the profile: identity, address, bac and « Cursus interne » of whoever studied here.
//!
//! A person is looked for by the student number that the sign-on gave, else by the INE they typed; then surname and date
//! of birth must agree too. Looking up is always a job: pages never wait for the record, answer the same whether or not
//! somebody was found, and the queue catches up when the record was away.

mod convert;
mod import;
pub mod read;

use chrono::TimeDelta;
use domain::ine::Ine;
use domain::permissions::Right;
use domain::profile::PersonalDetails;
use domain::student_record::{FoundBy, LookUp};
use domain::time::Instant;
use serde_json::json;
use store::Tx;
use uuid::Uuid;

use crate::Ctx;
use crate::accounts::limit::{self, What};
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::error::Error;
use crate::outbox;
use crate::profile::sections;
use crate::review::staff;

/// The job that reads the record of one person.
pub const READ: &str = "student_record.read";
/// At sign-in, what was read longer ago is read again.
const FRESH: TimeDelta = TimeDelta::hours(20);
/// Asking by staff within this time of the last time is the other half of a double click.
const TWICE: TimeDelta = TimeDelta::minutes(1);

/// What pages say of where values come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The institution has a student record.
    pub is_configured: bool,
    /// Names, birth and INE are the record's.
    pub identity: bool,
    /// The INE among them.
    pub ine: bool,
    pub bac: bool,
    /// Something of the person was read, at this moment.
    pub read_at: Option<Instant>,
    /// A job is under way, since when.
    pub waiting_since: Option<Instant>,
    /// The record does not answer.
    pub is_away: bool,
}

/// Where the values of a profile come from.
pub async fn origin(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<Origin> {
    let identity = store::profile::applicant(tx, account).await?.filter(|applicant| applicant.is_from_sis);
    let row = store::student_record::of(tx, account).await?;
    let is_configured = ctx.student_record.is_configured();
    let loaded = row.as_ref().filter(|row| row.state == LookUp::Loaded.code());
    let asked = row.as_ref().filter(|row| is_configured && row.read_at.is_none_or(|read| read < row.asked_at));
    Ok(Origin {
        is_configured,
        identity: identity.is_some(),
        ine: identity.is_some_and(|applicant| applicant.ine.is_some()),
        bac: loaded.is_some_and(|row| row.has_bac),
        read_at: loaded.and_then(|row| row.read_at),
        waiting_since: asked.map(|row| row.asked_at),
        is_away: asked.is_some_and(|row| row.trouble_at.is_some()),
    })
}

/// Whether the bac of a profile is the record's, and so nobody's to change here.
pub(crate) async fn imposes_bac(tx: &mut Tx, account: Uuid) -> store::Result<bool> {
    Ok(store::student_record::of(tx, account).await?.is_some_and(|row| row.has_bac && row.state == LookUp::Loaded.code()))
}

/// By what this account may be looked for, if at all.
async fn way(ctx: &Ctx, tx: &mut Tx, account: &store::account::Account) -> store::Result<Option<(FoundBy, Option<Ine>)>> {
    if account.student_number.is_some() {
        return Ok(Some((FoundBy::Number, None)));
    }
    if !ctx.settings().record_by_ine {
        return Ok(None);
    }
    let details = sections::load::<PersonalDetails>(tx, account.id).await?;
    Ok(details.and_then(|details| details.content.identity.ine).map(|ine| (FoundBy::Ine, Some(ine))))
}

/// Adds the job that looks for the person, when there is a record and anything to look by. Wake the worker after the
/// commit.
pub(crate) async fn ask(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<Result<(), Refusal>> {
    if !ctx.student_record.is_configured() {
        return Ok(Err(Refusal::Nothing));
    }
    let Some(found) = store::account::lookup(tx, account).await? else { return Ok(Err(Refusal::Nothing)) };
    let Some((way, ine)) = way(ctx, tx, &found).await? else { return Ok(Err(Refusal::Nothing)) };
    // From however many accounts: a date of birth is not to be found by trying.
    if let Some(ine) = ine
        && !limit::allow_within(ctx, tx, What::RecordByIne, &ine.to_string()).await?
    {
        return Ok(Err(Refusal::TooMany));
    }
    store::student_record::ask(tx, account, way.code(), ctx.now()).await?;
    outbox::job(ctx, tx, READ, json!({ "account": account }), None, Some(&key(account))).await?;
    Ok(Ok(()))
}

/// At sign-in: whoever has a student number is looked for, and what was read is read again from time to time.
pub(crate) async fn at_sign_in(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<()> {
    if !ctx.student_record.is_configured() {
        return Ok(());
    }
    let Some(found) = store::account::lookup(tx, account).await? else { return Ok(()) };
    let row = store::student_record::of(tx, account).await?;
    let due = match &row {
        None => found.student_number.is_some(),
        Some(row) => row.read_at.is_none_or(|read| ctx.now() - read >= FRESH) && (found.student_number.is_some() || row.state == LookUp::Loaded.code()),
    };
    if due {
        // Whoever may not be looked up now signs in all the same.
        let _ = ask(ctx, tx, account).await?;
    }
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no student record, or nothing to look by.
    Nothing,
    TooMany,
}

/// « Actualiser »: reads the record again, in a job.
pub async fn refresh(ctx: &Ctx, person: &Person) -> Result<(), Error<Refusal>> {
    let own = person.actor.own(person.account)?;
    if !limit::allow(ctx, What::RecordReading, &person.account.to_string()).await? {
        return Err(Error::Refused(Refusal::TooMany));
    }
    let mut tx = ctx.db.write().await?;
    ask(ctx, &mut tx, own.account().0).await?.map_err(Error::Refused)?;
    // One that waits for the record to come back is tried at once.
    store::job::hasten(&mut tx, &key(own.account().0), ctx.now()).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// The same asked for by staff, for the applicant of a dossier.
pub async fn refresh_for(ctx: &Ctx, person: &Person, number: i64) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let application = staff::lock(ctx, &mut tx, person, number, Right::Dossier).await?.application;
    let account = application.account_id;
    if store::student_record::of(&mut tx, account).await?.is_some_and(|row| ctx.now() - row.asked_at < TWICE) {
        return Ok(());
    }
    if !limit::allow_within(ctx, &mut tx, What::RecordReading, &account.to_string()).await? {
        return Err(Error::Refused(Refusal::TooMany));
    }
    ask(ctx, &mut tx, account).await?.map_err(Error::Refused)?;
    store::job::hasten(&mut tx, &key(account), ctx.now()).await?;
    let entry = Entry { action: "student_record.ask", application: Some(application.id), object: format!("application:{number}"), before: None, after: None };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// One look-up of a person waits at a time.
fn key(account: Uuid) -> String {
    format!("{READ}:{account}")
}
