//! « Télécharger mes données »: a job makes one archive, its owner alone may download it for seven days.

use chrono::TimeDelta;
use connect::files::{Area, FileKey};
use domain::application::MailCode;
use domain::time::Instant;
use serde_json::json;
use store::own_data::Export;
use uuid::Uuid;

use super::gather;
use crate::accounts::erase::is_erased;
use crate::accounts::limit::{self, What};
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::download::{Download, PIPE, open, remove};
use crate::error::Error;
use crate::jobs::JobError;
use crate::outbox::{self, Letter};
use crate::{Ctx, links};

/// The job that makes a copy.
pub const MAKE: &str = "own_data.export";
/// How long a copy can be downloaded.
pub const DAYS: i64 = 7;
/// How long a copy may take; afterwards its job has given up, and another may be asked for.
const LONGEST: TimeDelta = TimeDelta::days(1);
/// Largest archive.
const MOST_BYTES: u64 = 4 * 1024 * 1024 * 1024 - 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// One is being made already.
    UnderWay,
    TooMany,
}

/// Whether a copy is being made, and still may come.
pub(super) fn is_under_way(export: &Export, now: Instant) -> bool {
    export.state == "waiting" && export.asked_at >= now - LONGEST
}

/// Asks for a copy.
pub async fn ask(ctx: &Ctx, person: &Person) -> Result<(), Error<Refusal>> {
    let account = person.actor.own(person.account)?.account().0;
    let mut tx = ctx.db.read().await?;
    let exports = store::own_data::exports(&mut tx, account).await?;
    drop(tx);
    if exports.iter().any(|export| is_under_way(export, ctx.now())) {
        return Err(Error::Refused(Refusal::UnderWay));
    }
    if !limit::allow(ctx, What::DataExport, &person.account.to_string()).await? {
        return Err(Error::Refused(Refusal::TooMany));
    }
    let mut tx = ctx.db.write().await?;
    store::own_data::give_up(&mut tx, account, ctx.now() - LONGEST).await?;
    let id = ctx.ids.uuid(ctx.now());
    match store::own_data::add_export(&mut tx, id, account, ctx.now()).await {
        // Two tabs at once: the database refused the second.
        Err(error) if error.is_unique_violation() => return Err(Error::Refused(Refusal::UnderWay)),
        added => added?,
    }
    outbox::job(ctx, &mut tx, MAKE, json!({ "export": id }), None, Some(&format!("{MAKE}:{id}"))).await?;
    let entry = Entry { action: "own_data.ask", application: None, object: format!("account:{account}"), before: None, after: None };
    audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Makes the archive of an export. A second run finds it made.
pub async fn make(ctx: &Ctx, id: Uuid) -> Result<(), JobError> {
    let key = FileKey::new(Area::Export, id, "donnees.zip").map_err(|_| JobError::Fail("file key".to_owned()))?;
    let mut tx = ctx.db.read().await?;
    let export = store::own_data::export(&mut tx, id).await?;
    if export.as_ref().is_some_and(|export| export.state == "ready") {
        return Ok(());
    }
    let account = match export.filter(|export| export.state == "waiting") {
        Some(export) => store::account::lookup(&mut tx, export.account_id).await?.filter(|account| !is_erased(account)),
        None => None,
    };
    drop(tx);
    // Given up, or its owner was taken out: a run that died may have stored the archive.
    let Some(account) = account else { return remove(ctx, &key).await };
    let (reader, writer) = tokio::io::duplex(PIPE);
    let (stored, written) = tokio::join!(ctx.files.put_stream(&key, reader, MOST_BYTES), gather::write(ctx, &account, writer));
    // The maker's trouble is the cause of the store's.
    if let Err(fault) = written {
        // Half an archive may have been stored under the key: nobody must ever get it.
        let _ = ctx.files.delete(&key).await;
        return Err(fault.into());
    }
    let stored = stored.map_err(|error| JobError::Retry(crate::error::describe(&error)))?;
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    let size = i64::try_from(stored.size).unwrap_or(i64::MAX);
    if store::own_data::ready(&mut tx, id, now, now + TimeDelta::days(DAYS), key.as_str(), size).await? {
        let name = format!("{} {}", account.first_name, account.last_name);
        let mut letter = Letter::new(MailCode::DataReady, &account.language, &account.email, &name);
        letter.account = Some(account.id);
        letter.extra.insert("lienApplication".to_owned(), ctx.link(links::OWN_DATA));
        outbox::mail(ctx, &mut tx, &letter).await?;
        tx.commit().await?;
        ctx.wake.notify_one();
        return Ok(());
    }
    let made = store::own_data::export(&mut tx, id).await?.is_some_and(|export| export.state == "ready");
    drop(tx);
    // Made by another worker, else the person was taken out meanwhile.
    if made { Ok(()) } else { remove(ctx, &key).await }
}

/// The copy, for its owner alone and not after its time.
pub async fn download(ctx: &Ctx, person: &Person, id: Uuid) -> Result<Download, Error> {
    let mut tx = ctx.db.read().await?;
    let export = store::own_data::export(&mut tx, id).await?.ok_or(Error::NotFound)?;
    person.actor.own(export.account_id.into())?;
    drop(tx);
    let stream = open(ctx, export.file_key, export.state == "ready", export.expires_at).await?;
    let mut tx = ctx.db.write().await?;
    let entry = Entry { action: "own_data.download", application: None, object: format!("account:{}", export.account_id), before: None, after: None };
    audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    tx.commit().await?;
    let lang = ctx.languages().pick(&person.language);
    Ok(Download { name: gather::name(id, lang), stream })
}

/// Deletes the copies whose time is over.
pub async fn purge(ctx: &Ctx) -> Result<(), JobError> {
    let mut tx = ctx.db.read().await?;
    let overdue = store::own_data::overdue(&mut tx, ctx.now()).await?;
    drop(tx);
    for export in overdue {
        if let Some(key) = export.file_key.and_then(|key| key.parse::<FileKey>().ok()) {
            remove(ctx, &key).await?;
        }
        let mut tx = ctx.db.write().await?;
        store::own_data::over(&mut tx, export.id).await?;
        tx.commit().await?;
    }
    Ok(())
}
