//! « Demander l’effacement de mes données »: recorded at once, answered by central admissions with a reason, done when the
//! law allows it.

use chrono::{NaiveDate, TimeDelta};
use domain::application::{FileStatus, MailCode};
use domain::permissions::{Access, Place, Right};
use domain::text::optional_paragraph;
use domain::time::Instant;
use serde_json::json;
use store::Tx;
use store::account::Account;
use store::own_data::Erasure;
use uuid::Uuid;

use crate::accounts::erase::{self, Outcome, Why};
use crate::actor::Person;
use crate::audit::{self, Entry, Who};
use crate::error::Error;
use crate::jobs::JobError;
use crate::outbox::{self, Letter};
use crate::{Ctx, format, links};

/// Longest reason and longest answer.
pub const LONGEST: usize = 1_000;
/// How long the last mail to somebody erased is kept once it was sent.
const LAST_MAIL: TimeDelta = TimeDelta::days(7);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    TooLong,
    /// A request is open already.
    AlreadyAsked,
    /// Whoever holds a role is not erased.
    Staff,
    /// There is no open request.
    NoRequest,
}

fn who(account: &Account) -> String {
    format!("{} {}", account.first_name, account.last_name)
}

/// Asks for it.
pub async fn ask(ctx: &Ctx, person: &Person, reason: &str) -> Result<(), Error<Refusal>> {
    let id = person.actor.own(person.account)?.account().0;
    let reason = optional_paragraph(reason, LONGEST).map_err(|_| Error::Refused(Refusal::TooLong))?.unwrap_or_default();
    if person.is_staff() {
        return Err(Error::Refused(Refusal::Staff));
    }
    let mut tx = ctx.db.write().await?;
    let account = store::account::lock(&mut tx, id).await?.filter(|account| !erase::is_erased(account)).ok_or(Error::NotFound)?;
    let request = ctx.ids.uuid(ctx.now());
    match store::own_data::add_erasure(&mut tx, request, id, &reason, ctx.now()).await {
        Err(error) if error.is_unique_violation() => return Err(Error::Refused(Refusal::AlreadyAsked)),
        added => added?,
    }
    trace(ctx, &mut tx, &person.as_applicant(), "erasure.ask", request, None).await?;
    post(ctx, &mut tx, &account, MailCode::ErasureAsked, "", None, true).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Takes the request back, as long as nothing was erased.
pub async fn withdraw(ctx: &Ctx, person: &Person) -> Result<(), Error<Refusal>> {
    let id = person.actor.own(person.account)?.account().0;
    let mut tx = ctx.db.write().await?;
    // Whoever erases holds the account: taken back, or erased.
    store::account::lock(&mut tx, id).await?;
    let request = store::own_data::latest_erasure(&mut tx, id).await?.filter(is_open).ok_or(Error::Refused(Refusal::NoRequest))?;
    let request = Erasure { state: "withdrawn".to_owned(), kept_until: None, ..request };
    save(&mut tx, &request).await?;
    trace(ctx, &mut tx, &person.as_applicant(), "erasure.withdraw", request.id, None).await?;
    tx.commit().await?;
    Ok(())
}

fn is_open(request: &Erasure) -> bool {
    matches!(request.state.as_str(), "waiting" | "accepted")
}

/// A request in the list of central admissions.
#[derive(Clone, Debug)]
pub struct Listed {
    pub id: Uuid,
    pub state: String,
    pub asked_at: Instant,
    /// Empty once erased.
    pub name: String,
}

/// A request as central admissions read it.
#[derive(Clone, Debug)]
pub struct Request {
    pub erasure: Erasure,
    /// Empty once erased.
    pub name: String,
    pub email: String,
    pub applications: Vec<Line>,
    /// What accepting would do now.
    pub outcome: Outcome,
    /// Who answered.
    pub answered_by: String,
}

/// An application of whoever asks, as the law looks at it.
#[derive(Clone, Debug)]
pub struct Line {
    pub number: i64,
    pub programme: String,
    pub is_cancelled: bool,
    pub status: FileStatus,
    /// Handed over to the student system.
    pub is_registered: bool,
}

fn may(person: &Person, access: Access) -> Result<(), Error<NotAnswered>> {
    person.actor.may(Right::Central, access, Place::Institution)?;
    Ok(())
}

async fn request(ctx: &Ctx, tx: &mut Tx, erasure: Erasure) -> store::Result<Request> {
    let account = store::account::lookup(tx, erasure.account_id).await?.filter(|account| !erase::is_erased(account));
    let mut applications = Vec::new();
    for own in store::application::of_account(tx, erasure.account_id).await? {
        let registered = store::application::lookup(tx, own.id).await?.is_some_and(|application| application.registration_code.is_some());
        applications.push(Line {
            number: own.number,
            programme: own.programme_label,
            is_cancelled: own.cancelled_at.is_some(),
            status: FileStatus::from_code(&own.file_status).unwrap_or(FileStatus::Waiting),
            is_registered: registered,
        });
    }
    let answerer = match erasure.answered_by {
        Some(id) => store::account::lookup(tx, id).await?.map(|account| who(&account)),
        None => None,
    };
    Ok(Request {
        name: account.as_ref().map(who).unwrap_or_default(),
        email: account.map(|account| account.email).unwrap_or_default(),
        applications,
        outcome: erase::look(ctx, tx, erasure.account_id).await?,
        answered_by: answerer.unwrap_or_default(),
        erasure,
    })
}

/// Every request, those to answer first.
pub async fn list(ctx: &Ctx, person: &Person) -> Result<Vec<Listed>, Error<NotAnswered>> {
    may(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let lines = store::own_data::erasures(&mut tx).await?;
    Ok(lines
        .into_iter()
        .map(|line| {
            let name = if line.email.is_empty() { String::new() } else { format!("{} {}", line.first_name, line.last_name) };
            Listed { id: line.id, state: line.state, asked_at: line.asked_at, name }
        })
        .collect())
}

/// One request.
pub async fn open(ctx: &Ctx, person: &Person, id: Uuid) -> Result<Request, Error<NotAnswered>> {
    may(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let erasure = store::own_data::erasure(&mut tx, id).await?.ok_or(Error::NotFound)?;
    Ok(request(ctx, &mut tx, erasure).await?)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnswered {
    /// A refusal says why.
    ReasonMissing,
    TooLong,
    /// It was answered or withdrawn meanwhile.
    AlreadyAnswered,
    /// Whoever holds a role is not erased: the role has to be taken away first.
    Staff,
}

/// What central admissions decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Accept,
    Refuse,
}

/// What became of a request that was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    Done,
    /// Accepted; it happens after this day, when what was submitted is no longer needed.
    Later {
        until: NaiveDate,
    },
    Refused,
}

/// Answers a request that was read at `seen`.
pub async fn answer(ctx: &Ctx, person: &Person, id: Uuid, seen: i64, answer: Answer, words: &str) -> Result<Answered, Error<NotAnswered>> {
    may(person, Access::Write)?;
    let words = optional_paragraph(words, LONGEST).map_err(|_| Error::Refused(NotAnswered::TooLong))?.unwrap_or_default();
    if answer == Answer::Refuse && words.is_empty() {
        return Err(Error::Refused(NotAnswered::ReasonMissing));
    }
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    let request = hold(&mut tx, id).await?.ok_or(Error::NotFound)?;
    if request.state != "waiting" {
        return Err(Error::Refused(NotAnswered::AlreadyAnswered));
    }
    if request.version != seen {
        return Err(Error::Stale);
    }
    let account = store::account::lookup(&mut tx, request.account_id).await?.ok_or(Error::NotFound)?;
    let request = Erasure { answered_at: Some(now), answered_by: Some(person.account.0), answer: words, ..request };
    let answered = match answer {
        Answer::Refuse => {
            let request = Erasure { state: "refused".to_owned(), ..request };
            save(&mut tx, &request).await?;
            post(ctx, &mut tx, &account, MailCode::ErasureRefused, &request.answer, None, true).await?;
            Answered::Refused
        }
        Answer::Accept => match erase::look(ctx, &mut tx, account.id).await? {
            Outcome::Staff => return Err(Error::Refused(NotAnswered::Staff)),
            Outcome::Kept { until } => {
                let request = Erasure { state: "accepted".to_owned(), kept_until: Some(until), ..request };
                save(&mut tx, &request).await?;
                post(ctx, &mut tx, &account, MailCode::ErasureAccepted, &request.answer, Some(until), true).await?;
                Answered::Later { until }
            }
            Outcome::Erased | Outcome::Unknown => {
                carry_out(ctx, &mut tx, &account, request, &person.as_staff()).await?;
                Answered::Done
            }
        },
    };
    trace(ctx, &mut tx, &person.as_staff(), "erasure.answer", id, Some(json!({ "accepted": answer == Answer::Accept }))).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(answered)
}

/// Erases, tells the person for the last time, and leaves of the request what proves that it was answered.
async fn carry_out(ctx: &Ctx, tx: &mut Tx, account: &Account, request: Erasure, by: &Who) -> store::Result<()> {
    if erase::erase(ctx, tx, account.id, by, Why::Request).await? == Outcome::Erased {
        // After the erasure, which removes every mail of the account.
        post(ctx, tx, account, MailCode::Erased, &request.answer, None, false).await?;
    }
    let request = Erasure { state: "done".to_owned(), reason: String::new(), answer: String::new(), kept_until: None, done_at: Some(ctx.now()), ..request };
    store::own_data::save_erasure(tx, &request).await?;
    Ok(())
}

/// A request as it stands once everything of its person is held.
async fn hold(tx: &mut Tx, id: Uuid) -> store::Result<Option<Erasure>> {
    let Some(request) = store::own_data::erasure(tx, id).await? else { return Ok(None) };
    erase::lock(tx, request.account_id).await?;
    store::own_data::erasure(tx, id).await
}

/// Carries out what was accepted and is no longer kept by the law. One that fails does not keep the others waiting.
pub async fn due(ctx: &Ctx) -> Result<(), JobError> {
    let (mut failed, mut last) = (0_usize, Uuid::nil());
    loop {
        let mut tx = ctx.db.read().await?;
        let accepted = store::own_data::accepted_erasures(&mut tx, last).await?;
        drop(tx);
        let Some(end) = accepted.last().copied() else { break };
        for id in accepted {
            if let Err(error) = one_due(ctx, id).await {
                failed += 1;
                tracing::warn!(erasure = %id, error = crate::error::describe(&error), "an accepted erasure could not be carried out");
            }
        }
        last = end;
    }
    ctx.wake.notify_one();
    if failed == 0 { Ok(()) } else { Err(JobError::Retry(format!("{failed} accepted erasures could not be carried out"))) }
}

async fn one_due(ctx: &Ctx, id: Uuid) -> store::Result<()> {
    let mut tx = ctx.db.write().await?;
    // Withdrawn since it was read?
    let Some(request) = hold(&mut tx, id).await?.filter(|request| request.state == "accepted") else { return Ok(()) };
    let Some(account) = store::account::lookup(&mut tx, request.account_id).await? else { return Ok(()) };
    if matches!(erase::look(ctx, &mut tx, account.id).await?, Outcome::Erased | Outcome::Unknown) {
        carry_out(ctx, &mut tx, &account, request, &Who::System).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Removes the last mails to people who were erased, a week after they left.
pub(crate) async fn purge_last_mails(ctx: &Ctx, tx: &mut Tx) -> store::Result<()> {
    store::own_data::purge_mails(tx, MailCode::Erased.code(), ctx.now() - LAST_MAIL).await
}

async fn save<R>(tx: &mut Tx, request: &Erasure) -> Result<(), Error<R>> {
    if store::own_data::save_erasure(tx, request).await? { Ok(()) } else { Err(Error::Stale) }
}

async fn trace(ctx: &Ctx, tx: &mut Tx, by: &Who, action: &str, request: Uuid, after: Option<serde_json::Value>) -> store::Result<()> {
    audit::record(ctx, tx, by, Entry { action, application: None, object: format!("erasure:{request}"), before: None, after }).await
}

/// A mail about a request. `is_theirs`: the mail belongs to the account; the last one of all does not.
async fn post(ctx: &Ctx, tx: &mut Tx, account: &Account, code: MailCode, words: &str, until: Option<NaiveDate>, is_theirs: bool) -> store::Result<()> {
    let name = who(account);
    let mut letter = Letter::new(code, &account.language, &account.email, &name);
    letter.account = is_theirs.then_some(account.id);
    letter.extra.insert("prenom".to_owned(), account.first_name.clone());
    letter.extra.insert("nom".to_owned(), account.last_name.clone());
    letter.extra.insert("commentaire".to_owned(), words.to_owned());
    if is_theirs {
        letter.extra.insert("lienApplication".to_owned(), ctx.link(links::OWN_DATA));
    }
    if let Some(until) = until {
        letter.extra.insert("jourDestructionCptMin".to_owned(), format::long_date(ctx.languages().pick(&account.language), until));
    }
    outbox::mail(ctx, tx, &letter).await.map(|_| ())
}
