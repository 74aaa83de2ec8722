//! Messages between an applicant and the staff about one application: a thread that both read on their page, with a
//! document if need be. The other side is told by mail, once until it has read.

use chrono::TimeDelta;
use domain::application::MailCode;
use domain::permissions::{Access, Right};
use domain::text::optional_paragraph;
use domain::time::Instant;
use serde_json::json;
use store::Json;
use store::Tx;
use store::application::message::{Joined, Message};
use store::document::Version;
use uuid::Uuid;

use crate::accounts::limit::{self, What};
use crate::actor::Person;
use crate::apply::deposit::{self, Upload};
use crate::apply::{effects, own};
use crate::audit::{self, Entry, Who};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::own_data::consulted;
use crate::papers::files::{self, StoredFile};
use crate::review::staff;
use crate::{Ctx, dossier};

/// Longest message, in characters.
pub const LONGEST: usize = 4_000;
/// The most messages of one thread.
const MOST: i64 = 2_000;
/// The same words again within this time are the other half of a double click.
const TWICE: TimeDelta = TimeDelta::minutes(1);

#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// Neither words nor a document.
    Empty,
    TooLong,
    TooMany,
    /// The thread takes no more.
    Full,
    /// The campaign is over for good.
    Archived,
    /// The document cannot be checked at the moment.
    NotChecked,
    Document(deposit::Refusal),
}

/// One message as a page shows it.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: Uuid,
    /// Written by whoever looks.
    pub is_mine: bool,
    pub from_staff: bool,
    /// Whom the page names: staff read names, the applicant reads roles.
    pub who: String,
    pub body: String,
    /// Name and pages of the joined document.
    pub joined: Option<(String, Option<i32>)>,
    pub at: Instant,
    pub read_at: Option<Instant>,
    /// Had not been seen before.
    pub is_new: bool,
}

/// A thread as one side sees it.
#[derive(Clone, Debug, Default)]
pub struct Thread {
    pub lines: Vec<Line>,
    pub may_write: bool,
}

/// Which side somebody writes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Applicant,
    Staff,
}

fn line(message: Message, side: Side, reader: Uuid) -> Line {
    let who = if message.from_staff && side == Side::Applicant { message.author_seat } else { message.author_name };
    Line {
        id: message.id,
        is_mine: message.author_id == reader && message.from_staff == (side == Side::Staff),
        from_staff: message.from_staff,
        who,
        body: message.body,
        joined: message.joined.map(|joined| (joined.0.name, joined.0.pages)),
        at: message.sent_at,
        read_at: message.read_at,
        is_new: message.read_at.is_none() && message.from_staff != (side == Side::Staff),
    }
}

/// Reads a thread and notes that this side has seen what the other wrote.
async fn open(ctx: &Ctx, person: &Person, dossier: &Dossier, side: Side, may_write: bool) -> store::Result<Thread> {
    let mut look = ctx.db.glance().await?;
    let messages = store::application::message::latest(&mut look, dossier.application.id).await?;
    drop(look);
    let lines: Vec<Line> = messages.into_iter().map(|message| line(message, side, person.account.0)).collect();
    // Whoever may only look does not take the message away from those who answer.
    if let Some(latest) = lines.last()
        && lines.iter().any(|line| line.is_new)
        && (side == Side::Applicant || may_write)
    {
        seen(ctx, dossier, side, latest).await?;
    }
    Ok(Thread { lines, may_write })
}

/// Notes that this side has seen the thread up to a line. What came since then is new still, and was told to nobody as long as
/// something before it was: it is told now.
async fn seen(ctx: &Ctx, dossier: &Dossier, side: Side, latest: &Line) -> store::Result<()> {
    let from_staff = side == Side::Applicant;
    let mut tx = ctx.db.write().await?;
    // Who writes holds this lock too: either the message is there by now, or its writer sees that these were read.
    store::application::lock(&mut tx, dossier.application.number).await?;
    let seen = store::application::message::read(&mut tx, dossier.application.id, from_staff, (latest.at, latest.id), ctx.now()).await?;
    let is_to_be_told = seen.before && seen.after;
    if is_to_be_told {
        tell(ctx, &mut tx, dossier, from_staff).await?;
    }
    tx.commit().await?;
    if is_to_be_told {
        ctx.wake.notify_one();
    }
    Ok(())
}

/// Tells one side by mail that the other wrote.
async fn tell(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, from_staff: bool) -> store::Result<()> {
    if from_staff {
        effects::to_applicant(ctx, tx, dossier, MailCode::MessageToApplicant.code(), &effects::With::default()).await
    } else {
        effects::to_contact(ctx, tx, dossier, MailCode::MessageToStaff).await
    }
}

/// The thread of one's own application.
pub async fn of_applicant(ctx: &Ctx, person: &Person, number: i64) -> Result<(Dossier, Thread), Error> {
    let dossier = own::load(ctx, person, number).await?;
    let may_write = !dossier.campaign_archived;
    let thread = open(ctx, person, &dossier, Side::Applicant, may_write).await?;
    Ok((dossier, thread))
}

fn may_answer(person: &Person, dossier: &Dossier) -> bool {
    staff::check_change::<std::convert::Infallible>(person, &dossier.application, Right::Dossier).is_ok() && !dossier.campaign_archived
}

/// The thread of an application in the hands of staff.
pub async fn of_staff(ctx: &Ctx, person: &Person, number: i64) -> Result<Thread, Error> {
    let dossier = staff::load(ctx, person, number, Right::Dossier).await?;
    Ok(open(ctx, person, &dossier, Side::Staff, may_answer(person, &dossier)).await?)
}

/// What somebody wrote, checked: words, and the document ready to be named by a row.
struct Written {
    body: String,
    document: Option<Version>,
}

async fn check(ctx: &Ctx, person: &Person, dossier: &Dossier, side: Side, (body, uploads): (&str, Vec<Upload>)) -> Result<Written, Error<Refusal>> {
    let body = optional_paragraph(body, LONGEST).map_err(|_| Error::Refused(Refusal::TooLong))?.unwrap_or_default();
    let uploads: Vec<Upload> = uploads.into_iter().filter(|upload| !upload.is_nothing()).collect();
    if body.is_empty() && uploads.is_empty() {
        return Err(Error::Refused(Refusal::Empty));
    }
    if !limit::allow(ctx, What::Message, &person.account.to_string()).await? {
        return Err(Error::Refused(Refusal::TooMany));
    }
    if uploads.is_empty() {
        return Ok(Written { body, document: None });
    }
    if side == Side::Applicant {
        let size = deposit::received_size(&uploads);
        let mut tx = ctx.db.read().await?;
        deposit::room(ctx, &mut tx, dossier, 0, size).await.map_err(|error| error.map_refusal(Refusal::Document))?;
    }
    let version = deposit::attachment(ctx, person, &uploads).await.map_err(|error| error.map_refusal(Refusal::Document))?;
    let version = version.ok_or(Error::Refused(Refusal::NotChecked))?;
    Ok(Written { body, document: Some(version) })
}

/// What a row keeps of the document of a message.
fn to_join(version: &Version) -> Result<Joined, Error<Refusal>> {
    let key = version.canonical_key.clone().ok_or_else(|| Error::internal("a checked document without its PDF"))?;
    Ok(Joined { name: version.name.clone(), key, sha256: Some(version.sha256.clone()), pages: version.pages, received: version.received.0.clone() })
}

/// Whether a message says the same with the same files.
fn is_same(message: &Message, body: &str, joined: Option<&Joined>) -> bool {
    let files = |joined: &Joined| joined.received.iter().map(|file| (file.name.clone(), file.sha256.clone())).collect::<Vec<_>>();
    message.body == body && message.joined.as_ref().map(|held| files(&held.0)) == joined.map(files)
}

/// Adds a message under the lock of its application; false when it is there already.
async fn add(ctx: &Ctx, tx: &mut Tx, person: &Person, dossier: &Dossier, side: Side, seat: String, written: &Written) -> Result<bool, Error<Refusal>> {
    let from_staff = side == Side::Staff;
    let application = dossier.application.id;
    let joined = written.document.as_ref().map(to_join).transpose()?;
    // The campaign may have been archived while the document was checked.
    if dossier.campaign_archived {
        return Err(Error::Refused(Refusal::Archived));
    }
    let last = store::application::message::latest_by(tx, application, from_staff, person.account.0).await?;
    if last.is_some_and(|last| ctx.now() - last.sent_at < TWICE && is_same(&last, &written.body, joined.as_ref())) {
        return Ok(false);
    }
    if store::application::message::count(tx, application).await? >= MOST {
        return Err(Error::Refused(Refusal::Full));
    }
    // The other side is told once; further messages wait for it on the same page.
    let is_told = store::application::message::unread(tx, application, from_staff).await? > 0;
    let now = ctx.now();
    let message = Message {
        id: ctx.ids.uuid(now),
        application_id: application,
        from_staff,
        author_id: person.account.0,
        author_name: person.full_name(),
        author_seat: seat,
        body: written.body.clone(),
        joined: joined.map(Json),
        sent_at: now,
        read_at: None,
    };
    store::application::message::add(tx, &message).await?;
    if !is_told {
        tell(ctx, tx, dossier, from_staff).await?;
    }
    let who: Who = if from_staff { person.as_staff() } else { person.as_applicant() };
    let entry = Entry {
        action: "message.send",
        application: Some(application),
        object: format!("message:{}", message.id),
        before: None,
        after: Some(json!({ "joined": message.joined.is_some() })),
    };
    audit::record(ctx, tx, &who, entry).await?;
    Ok(true)
}

/// Ends the transaction of a message; the document of one that was not added names nothing and goes.
async fn end(ctx: &Ctx, tx: Tx, written: &Written, added: Result<bool, Error<Refusal>>) -> Result<(), Error<Refusal>> {
    if matches!(added, Ok(true)) {
        tx.commit().await?;
        ctx.wake.notify_one();
        return Ok(());
    }
    drop(tx);
    if let Some(version) = &written.document {
        deposit::discard(ctx, version).await;
    }
    added.map(|_| ())
}

/// Writes to the staff about one's own application.
pub async fn send_by_applicant(ctx: &Ctx, person: &Person, number: i64, body: &str, uploads: Vec<Upload>) -> Result<(), Error<Refusal>> {
    let dossier = own::load(ctx, person, number).await?;
    if dossier.campaign_archived {
        return Err(Error::Refused(Refusal::Archived));
    }
    let written = check(ctx, person, &dossier, Side::Applicant, (body, uploads)).await?;
    let mut tx = ctx.db.write().await?;
    let dossier = own::lock(ctx, &mut tx, person, number).await?;
    let added = add(ctx, &mut tx, person, &dossier, Side::Applicant, String::new(), &written).await;
    end(ctx, tx, &written, added).await
}

/// Writes to the applicant.
pub async fn send_by_staff(ctx: &Ctx, person: &Person, number: i64, body: &str, uploads: Vec<Upload>) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let application = store::application::find(&mut tx, number).await?.ok_or(Error::NotFound)?;
    staff::check_change(person, &application, Right::Dossier)?;
    let found = dossier::load(ctx, &mut tx, application, dossier::Side::Staff).await?;
    drop(tx);
    if found.campaign_archived {
        return Err(Error::Refused(Refusal::Archived));
    }
    let written = check(ctx, person, &found, Side::Staff, (body, uploads)).await?;
    let mut tx = ctx.db.write().await?;
    let dossier = staff::lock(ctx, &mut tx, person, number, Right::Dossier).await?;
    let seat = consulted::seat(&mut tx, person, &dossier.application).await?;
    let seat = [seat.0, seat.1].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let added = add(ctx, &mut tx, person, &dossier, Side::Staff, seat, &written).await;
    end(ctx, tx, &written, added).await
}

/// The document joined to a message of one's own application.
pub async fn joined_for_applicant(ctx: &Ctx, person: &Person, number: i64, id: Uuid) -> Result<StoredFile, Error> {
    let dossier = own::load(ctx, person, number).await?;
    joined(ctx, &dossier, id).await
}

/// The document joined to a message, for staff.
pub async fn joined_for_staff(ctx: &Ctx, person: &Person, number: i64, id: Uuid) -> Result<StoredFile, Error> {
    let dossier = staff::load(ctx, person, number, Right::Dossier).await?;
    crate::review::open::seen(ctx, person, &dossier.application).await?;
    joined(ctx, &dossier, id).await
}

async fn joined(ctx: &Ctx, dossier: &Dossier, id: Uuid) -> Result<StoredFile, Error> {
    let mut tx = ctx.db.read().await?;
    let message = store::application::message::find(&mut tx, id, dossier.application.id).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let joined = message.joined.ok_or(Error::NotFound)?.0;
    files::bound(ctx, &joined.key, &joined.name, joined.sha256).await
}

/// Unread messages of the staff, by the number of the person's application.
pub async fn unread(ctx: &Ctx, person: &Person) -> store::Result<Vec<(i64, i64)>> {
    let mut tx = ctx.db.read().await?;
    store::application::message::unread_of_account(&mut tx, person.account.0).await
}

/// Threads that wait for an answer from this person or a colleague, the longest first.
pub async fn waiting(ctx: &Ctx, person: &Person) -> Result<Vec<store::application::message::Waiting>, Error> {
    if !person.actor.holds(Right::Dossier, Access::Read) {
        return Err(Error::Denied(domain::permissions::Denied::OutOfScope));
    }
    let mut tx = ctx.db.read().await?;
    Ok(store::application::message::waiting(&mut tx, &person.actor.reach(Right::Dossier, Access::Read)).await?)
}
