//! Letters of several applications in one archive: asked for on the list, made by a job that says how far it is, downloaded
//! by whoever asked and nobody else, gone after a few days.
//!
//! The letters are looked for a few at a time, each lot in a job of its own, so that other jobs get their turn; what is done
//! stays done. The archive is then written of letters whose files are there.

use chrono::TimeDelta;
use connect::files::{Area, FileKey};
use domain::permissions::{Access, Denied, Right};
use serde_json::json;
use store::letter_bundle::{Bundle, Outcome};
use tokio::io::AsyncWrite;
use uuid::Uuid;

use super::download;
use crate::Ctx;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::dossier::{self, Side, place_of};
use crate::download::{Download, PIPE, open, remove};
use crate::error::{Error, Fault};
use crate::jobs::JobError;
use crate::outbox;
use crate::own_data::{consulted, zip};
use crate::papers::Paper;
use crate::review::file_status::MAX_AT_ONCE;

/// The job that makes an archive.
pub const MAKE: &str = "letters.bundle";
/// How long an archive can be downloaded.
pub const DAYS: i64 = 3;
/// How long an archive may take; afterwards its job has given up, and another may be asked for.
const LONGEST: TimeDelta = TimeDelta::days(1);
/// Letters that one job looks for: most have to be typeset.
const AT_ONCE: usize = 40;
/// Largest archive.
const MOST_BYTES: u64 = 1024 * 1024 * 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// None of them has a letter.
    Nothing,
    /// One is being made already.
    UnderWay,
}

/// An application before its letter is asked for.
#[derive(Clone, Debug)]
pub struct One {
    pub application: Uuid,
    pub number: i64,
    pub name: String,
    pub programme: String,
    pub has_letter: bool,
}

/// The applications of these numbers whose dossiers the person may open, in the order given.
pub async fn pick(ctx: &Ctx, person: &Person, numbers: &[i64]) -> Result<Vec<One>, Error> {
    if !person.actor.holds(Right::Dossier, Access::Read) {
        return Err(Error::Denied(Denied::NoRight));
    }
    let mut tx = ctx.db.read().await?;
    let mut picked = Vec::new();
    for number in numbers.iter().take(MAX_AT_ONCE) {
        let Some(application) = store::application::find(&mut tx, *number).await? else { continue };
        if person.actor.may(Right::Dossier, Access::Read, place_of(&application)).is_err() {
            continue;
        }
        let id = application.id;
        let applicant = store::application::applicant(&mut tx, id).await?;
        let (programme, has_letter) = if application.published_kind.is_some() {
            let dossier = dossier::load(ctx, &mut tx, application, Side::Staff).await?;
            let has_letter = download::offered_to_staff(ctx, &dossier).is_some();
            (dossier.session.programme_label.clone(), has_letter)
        } else {
            // There is no letter before a decision is published: the whole dossier says no more.
            let session = store::catalogue::session::lookup(&mut tx, application.session_id).await?;
            (session.map(|session| session.programme_label).unwrap_or_default(), false)
        };
        picked.push(One { application: id, number: *number, name: format!("{} {}", applicant.last_name, applicant.first_name), programme, has_letter });
    }
    Ok(picked)
}

/// Asks for the letters of these applications; those without one are left out. Each counts as opened by the person.
pub async fn ask(ctx: &Ctx, person: &Person, numbers: &[i64]) -> Result<usize, Error<Refusal>> {
    let picked = pick(ctx, person, numbers).await.map_err(Error::widen)?;
    let wanted: Vec<Uuid> = picked.iter().filter(|one| one.has_letter).map(|one| one.application).collect();
    if wanted.is_empty() {
        return Err(Error::Refused(Refusal::Nothing));
    }
    let account = person.account.0;
    let now = ctx.now();
    let id = ctx.ids.uuid(now);
    let mut tx = ctx.db.write().await?;
    store::letter_bundle::give_up(&mut tx, account, now - LONGEST).await?;
    match store::letter_bundle::add(&mut tx, id, account, &wanted, now).await {
        Err(error) if error.is_unique_violation() => return Err(Error::Refused(Refusal::UnderWay)),
        added => added?,
    }
    for application in &wanted {
        if let Some(application) = store::application::lookup(&mut tx, *application).await? {
            consulted::note(ctx, &mut tx, person, &application).await?;
        }
    }
    outbox::job(ctx, &mut tx, MAKE, json!({ "bundle": id }), None, Some(&format!("{MAKE}:{id}"))).await?;
    record(ctx, &mut tx, person, "letters.ask", id, wanted.len()).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(wanted.len())
}

async fn record(ctx: &Ctx, tx: &mut store::Tx, person: &Person, action: &str, id: Uuid, letters: usize) -> store::Result<()> {
    let entry = Entry { action, application: None, object: format!("letter_bundle:{id}"), before: None, after: Some(json!({ "letters": letters })) };
    audit::record(ctx, tx, &person.as_staff(), entry).await
}

/// The archives of the person: being made, or ready and not over.
pub async fn list(ctx: &Ctx, person: &Person) -> Result<Vec<Bundle>, Error> {
    let account = person.actor.own(person.account)?.account().0;
    let now = ctx.now();
    let mut tx = ctx.db.read().await?;
    let mut bundles = store::letter_bundle::of_account(&mut tx, account).await?;
    bundles.retain(|bundle| if bundle.state == "waiting" { bundle.asked_at >= now - LONGEST } else { bundle.expires_at.is_some_and(|end| now < end) });
    Ok(bundles)
}

/// Goes on with an archive. A second run finds it made, or goes on as well.
pub async fn make(ctx: &Ctx, id: Uuid) -> Result<(), JobError> {
    make_some(ctx, id, AT_ONCE).await
}

/// [`make`], looking for no more than so many letters before others get their turn.
pub async fn make_some(ctx: &Ctx, id: Uuid, at_once: usize) -> Result<(), JobError> {
    let mut tx = ctx.db.read().await?;
    let Some(bundle) = store::letter_bundle::lookup(&mut tx, id).await? else { return Ok(()) };
    let waiting = store::letter_bundle::waiting(&mut tx, id).await?;
    drop(tx);
    match bundle.state.as_str() {
        "waiting" => {}
        "ready" => return Ok(()),
        // Nobody waits for it: runs that died may have stored the archive.
        _ => return remove_runs(ctx, id, bundle.runs).await,
    }
    for application in waiting.iter().take(at_once) {
        let (_, outcome) = letter(ctx, *application).await?;
        note(ctx, id, *application, outcome).await?;
    }
    match waiting.len().saturating_sub(at_once) {
        0 => archive(ctx, id).await,
        left => {
            let mut tx = ctx.db.write().await?;
            // Under another key than this job's, which is still at work.
            outbox::job(ctx, &mut tx, MAKE, json!({ "bundle": id }), None, Some(&format!("{MAKE}:{id}:{left}"))).await?;
            tx.commit().await?;
            Ok(())
        }
    }
}

/// The file of one run. Each has its own: two may run at once where a worker was given up, and what one of them leaves
/// behind must never stand for what the other made.
fn key(id: Uuid, run: i64) -> Result<FileKey, JobError> {
    FileKey::new(Area::Export, id, &format!("lettres-{run}.zip")).map_err(|_| JobError::Fail("file key".to_owned()))
}

/// Writes the archive of the letters that are there.
async fn archive(ctx: &Ctx, id: Uuid) -> Result<(), JobError> {
    let mut tx = ctx.db.write().await?;
    let Some(run) = store::letter_bundle::begin(&mut tx, id).await? else { return Ok(()) };
    let applications = store::letter_bundle::done(&mut tx, id).await?;
    tx.commit().await?;
    let key = key(id, run)?;
    let (reader, writer) = tokio::io::duplex(PIPE);
    let (stored, written) = tokio::join!(ctx.files.put_stream(&key, reader, MOST_BYTES), write(ctx, id, &applications, writer));
    // The maker's trouble is the cause of the store's.
    if let Err(fault) = written {
        // Half an archive may have been stored under the key. No row names it.
        let _ = ctx.files.delete(&key).await;
        return Err(fault.into());
    }
    let stored = stored.map_err(|error| JobError::Retry(crate::error::describe(&error)))?;
    let size = i64::try_from(stored.size).unwrap_or(i64::MAX);
    let mut tx = ctx.db.write().await?;
    if store::letter_bundle::ready(&mut tx, id, ctx.now() + TimeDelta::days(DAYS), key.as_str(), size).await? {
        tx.commit().await?;
        return Ok(());
    }
    drop(tx);
    // Another worker made it, or somebody in it was taken out meanwhile.
    remove(ctx, &key).await
}

async fn write(ctx: &Ctx, id: Uuid, applications: &[Uuid], out: impl AsyncWrite + Unpin) -> Result<(), Fault> {
    let broken = |error: std::io::Error| Fault::Unavailable(format!("the archive cannot be written: {error}"));
    let now = ctx.zone.local(ctx.now());
    let mut archive = zip::Writer::new(out);
    for application in applications {
        match letter(ctx, *application).await? {
            (Some(paper), _) => archive.add(&paper.name, &paper.pdf, now).await.map_err(broken)?,
            // It was there when it was looked for.
            (None, outcome) => note(ctx, id, *application, outcome).await?,
        }
    }
    archive.finish().await.map_err(broken)
}

async fn note(ctx: &Ctx, id: Uuid, application: Uuid, outcome: Outcome) -> store::Result<()> {
    let mut tx = ctx.db.write().await?;
    store::letter_bundle::set_item(&mut tx, id, application, outcome).await?;
    tx.commit().await
}

/// The letter of an application, and what is to be said of it: where it cannot be had somebody has to look, and those that
/// can are no less wanted.
async fn letter(ctx: &Ctx, application: Uuid) -> Result<(Option<Paper>, Outcome), Fault> {
    match download::of_application(ctx, application).await {
        Ok(Some(paper)) => Ok((Some(paper), Outcome::Done)),
        Ok(None) => Ok((None, Outcome::LeftOut)),
        Err(Fault::Internal(text)) => {
            tracing::error!(%application, error = text, "a letter is missing from an archive");
            Ok((None, Outcome::Failed))
        }
        Err(fault) => Err(fault),
    }
}

/// Deletes what every run stored.
async fn remove_runs(ctx: &Ctx, id: Uuid, runs: i64) -> Result<(), JobError> {
    for run in 1..=runs {
        remove(ctx, &key(id, run)?).await?;
    }
    Ok(())
}

/// The archive, for whoever asked for it alone, as long as they may open every dossier in it.
pub async fn download(ctx: &Ctx, person: &Person, id: Uuid) -> Result<Download, Error> {
    let mut tx = ctx.db.read().await?;
    let bundle = store::letter_bundle::lookup(&mut tx, id).await?.ok_or(Error::NotFound)?;
    person.actor.own(bundle.account_id.into())?;
    for application in store::letter_bundle::items(&mut tx, id).await? {
        let application = store::application::lookup(&mut tx, application).await?.ok_or(Error::NotFound)?;
        person.actor.may(Right::Dossier, Access::Read, place_of(&application))?;
    }
    drop(tx);
    let stream = open(ctx, bundle.file_key, bundle.state == "ready", bundle.expires_at).await?;
    let mut tx = ctx.db.write().await?;
    record(ctx, &mut tx, person, "letters.download", id, usize::try_from(bundle.done).unwrap_or_default()).await?;
    tx.commit().await?;
    Ok(Download { name: format!("lettres-{}.zip", ctx.zone.today(bundle.asked_at)), stream })
}

/// Deletes the archives whose time is over and those that were never made, with all that is known of them; who asked and
/// who downloaded stays in the trace.
pub async fn purge(ctx: &Ctx) -> Result<(), JobError> {
    let now = ctx.now();
    let mut tx = ctx.db.read().await?;
    let overdue = store::letter_bundle::overdue(&mut tx, now, now - LONGEST).await?;
    drop(tx);
    for (id, key, runs) in overdue {
        if let Some(key) = key.and_then(|key| key.parse::<FileKey>().ok()) {
            remove(ctx, &key).await?;
        }
        remove_runs(ctx, id, runs).await?;
        let mut tx = ctx.db.write().await?;
        store::letter_bundle::remove(&mut tx, id).await?;
        tx.commit().await?;
    }
    Ok(())
}
