//! « Ajouter à mon agenda »: the dates of one's applications as a calendar that other programs read again by themselves.
//!
//! The address is made of the calendar's identifier and a keyed digest of it: it cannot be guessed, says nothing of the
//! person, and ends with the row. Whoever has it reads programmes and dates, no name.

use domain::application::dates::{ConfirmationRule, effective_confirmation, effective_return};
use domain::application::{Acceptance, DecisionKind, Existence, FileStatus};
use domain::ical::{self, Event};
use store::Tx;
use store::application::OwnLine;
use store::catalogue::session::Convocation;
use uuid::Uuid;

use crate::accounts::limit;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::error::Error;
use crate::i18n::Lang;
use crate::{Ctx, links};

const USAGE: &str = "calendar";

fn address(ctx: &Ctx, id: Uuid) -> String {
    ctx.link(&links::calendar_path(&format!("{}-{}.ics", id.simple(), ctx.keys.digest(USAGE, id.as_bytes()))))
}

/// The address of one's calendar, if one is open.
pub async fn own(ctx: &Ctx, person: &Person) -> Result<Option<String>, Error> {
    let mut tx = ctx.db.read().await?;
    Ok(store::account::agenda::of_account(&mut tx, person.account.0).await?.map(|id| address(ctx, id)))
}

/// Opens a calendar; an earlier address ends, but not one that the same copy of the form has just made (see
/// [`limit::comes_first`]).
pub async fn open(ctx: &Ctx, person: &Person, form: &str) -> Result<(), Error> {
    let mut tx = ctx.db.write().await?;
    if !limit::comes_first(ctx, &mut tx, form, &format!("calendar:{}", person.account.0)).await? {
        return Ok(());
    }
    store::account::agenda::put(&mut tx, ctx.id(), person.account.0, ctx.now()).await?;
    trace(ctx, &mut tx, person, "account.calendar_open").await?;
    tx.commit().await?;
    Ok(())
}

/// Ends one's calendar: its address answers no more.
pub async fn close(ctx: &Ctx, person: &Person) -> Result<(), Error> {
    let mut tx = ctx.db.write().await?;
    if store::account::agenda::remove(&mut tx, person.account.0).await? {
        trace(ctx, &mut tx, person, "account.calendar_close").await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn trace(ctx: &Ctx, tx: &mut Tx, person: &Person, action: &str) -> store::Result<()> {
    let entry = Entry { action, application: None, object: format!("account:{}", person.account.0), before: None, after: None };
    audit::record(ctx, tx, &person.as_applicant(), entry).await
}

/// The calendar behind an address; not found once it was closed or the account deactivated.
pub async fn read(ctx: &Ctx, file: &str) -> Result<String, Error> {
    let (id, signed) = file.strip_suffix(".ics").and_then(|stem| stem.split_once('-')).ok_or(Error::NotFound)?;
    let id: Uuid = id.parse().map_err(|_| Error::NotFound)?;
    if !ctx.keys.verify(USAGE, id.as_bytes(), signed) {
        return Err(Error::NotFound);
    }
    let mut tx = ctx.db.read().await?;
    let account = store::account::agenda::account(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let account = store::account::lookup(&mut tx, account).await?.filter(|account| account.deactivated_at.is_none()).ok_or(Error::NotFound)?;
    drop(tx);
    Ok(of_account(ctx, account.id, ctx.languages().pick(&account.language)).await?)
}

/// One's calendar as it is now, to be taken over once.
pub async fn once(ctx: &Ctx, person: &Person, lang: Lang) -> Result<String, Error> {
    Ok(of_account(ctx, person.account.0, lang).await?)
}

async fn of_account(ctx: &Ctx, account: Uuid, lang: Lang) -> store::Result<String> {
    // Programs read it again and again: from the lines alone, without the dossiers behind them.
    let mut tx = ctx.db.read().await?;
    let mut events = Vec::new();
    for line in store::application::of_account(&mut tx, account).await? {
        let convocation = match line.published_kind.as_deref().and_then(DecisionKind::from_code) {
            Some(DecisionKind::Preselection) => store::decision::published(&mut tx, line.id).await?.map(|decision| decision.preselection.0),
            _ => None,
        };
        events.extend(events_of(ctx, lang, &line, &convocation.unwrap_or_default()));
    }
    drop(tx);
    Ok(ical::calendar(&lang.t("agenda-name"), ctx.now(), &events))
}

/// Days that are still to come: the return date while something can be returned, the convocation of whoever is preselected,
/// the confirmation date while an answer is awaited.
fn events_of(ctx: &Ctx, lang: Lang, line: &OwnLine, convocation: &Convocation) -> Vec<Event> {
    if line.existence != Existence::Active.code() || line.campaign_archived_at.is_some() {
        return Vec::new();
    }
    let host = ctx.public_url.split("://").last().unwrap_or_default();
    let number = line.number;
    let description = lang.t_with("agenda-description", &[("number", number.to_string().into()), ("centre", line.centre_label.clone().into())]);
    let event = |what: &str, key: &str, day, description: String| Event {
        uid: format!("{number}-{what}@{host}"),
        day,
        summary: lang.t_with(key, &[("programme", line.programme_label.clone().into())]),
        description,
        url: ctx.link(&links::application_path(number)),
        // Days come from both, and neither's version ever falls.
        sequence: line.version + line.session_version,
    };
    let mut found = Vec::new();
    let return_on = effective_return(line.return_on, line.new_return_on);
    if FileStatus::from_code(&line.file_status).is_some_and(FileStatus::is_open) {
        found.push(event("return", "agenda-return", return_on, description.clone()));
    }
    if let Some(day) = convocation.on {
        let known = [&convocation.at, &convocation.place].into_iter().filter(|part| !part.is_empty());
        let lines: Vec<&str> = known.chain([&description]).map(String::as_str).collect();
        found.push(event("convocation", "agenda-convocation", day, lines.join("\n")));
    }
    let is_awaited = line.published_kind.as_deref() == Some(DecisionKind::Favourable.code()) && line.acceptance == Acceptance::Unanswered.code();
    let rule = ConfirmationRule { on: line.confirmation_on, delay_days: line.confirmation_delay_days };
    let confirmation_on = effective_confirmation(rule, line.new_confirmation_on, line.published_at, ctx.zone);
    if let Some(day) = confirmation_on.filter(|_| is_awaited) {
        found.push(event("confirmation", "agenda-confirmation", day, description));
    }
    found.retain(|one| ctx.now() < ctx.zone.end_of(one.day));
    found
}
