//! « Demander des corrections »: refuse documents, set the file « Incomplet », give a new date, send one mail — in one
//! transaction, so that the applicant never sees half of it.

use chrono::NaiveDate;
use domain::application::facts::By;
use domain::application::file_status::{Event, TABLE};
use domain::application::machine::step;
use domain::application::{DocumentStatus, Refusal as StateRefusal};
use domain::permissions::{Access, Right};
use serde_json::json;

use super::judge::{self, Judgement};
use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::{effects, refused};
use crate::audit::{self, Entry};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::i18n::Lang;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Judge(judge::Refusal),
    State(StateRefusal),
    /// No document is refused: there is nothing to correct.
    NothingRefused,
    /// The return date is over: without a new one the applicant could not correct anything.
    DeadlineMissing,
    /// Earlier than the programme's own date.
    DeadlineTooEarly {
        programme: NaiveDate,
    },
    DeadlineOver,
}

/// Asks the applicant for corrections until `deadline`; none keeps the date in force.
pub async fn ask(ctx: &Ctx, person: &Person, number: i64, refused: &[Judgement], deadline: Option<NaiveDate>) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let (mut dossier, siblings) = staff::lock_with_siblings(ctx, &mut tx, person, number, Right::Dossier).await?;
    staff::check(person, &dossier.application, Right::EditFileStatus, Access::Write)?;
    let deadline = deadline.filter(|day| *day != dossier.return_on);
    if deadline.is_some() {
        staff::check(person, &dossier.application, Right::ReturnDate, Access::Write)?;
    }
    check_deadline(ctx, &dossier, deadline).map_err(Error::Refused)?;
    for judgement in refused {
        judge::write(ctx, &mut tx, person, &dossier, judgement).await.map_err(|error| error.map_refusal(Refusal::Judge))?;
    }
    let before = dossier.file_status();
    let (status, done) = step(TABLE, before, Event::AskCorrections, &dossier.facts(ctx, By::Staff)).map_err(|r| Error::Refused(Refusal::State(r)))?;
    let now = ctx.now();
    let application = &mut dossier.application;
    status.code().clone_into(&mut application.file_status);
    application.file_status_at = now;
    application.incomplete_on = Some(ctx.zone.today(now));
    if deadline.is_some() {
        application.new_return_on = deadline;
    }
    judge::settle(ctx, &mut tx, &mut dossier, &siblings).await?;
    let language = store::application::applicant(&mut tx, dossier.application.id).await?.language;
    let text = refused_documents(&dossier, ctx.languages().pick(&language));
    if text.is_empty() {
        return Err(Error::Refused(Refusal::NothingRefused));
    }
    let with = effects::With { extra: [("commentaire".to_owned(), text)].into(), ..effects::With::default() };
    effects::write(ctx, &mut tx, &dossier, done, &with).await?;
    let entry = Entry {
        action: "application.ask_corrections",
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: Some(json!({ "file_status": before.code(), "return_on": dossier.return_on })),
        after: Some(json!({ "file_status": status.code(), "return_on": deadline.unwrap_or(dossier.return_on) })),
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

fn check_deadline(ctx: &Ctx, dossier: &Dossier, deadline: Option<NaiveDate>) -> Result<(), Refusal> {
    let today = ctx.today();
    let programme = dossier.session.return_on;
    match deadline {
        None if dossier.return_on < today => Err(Refusal::DeadlineMissing),
        Some(day) if day < programme => Err(Refusal::DeadlineTooEarly { programme }),
        Some(day) if day < today => Err(Refusal::DeadlineOver),
        _ => Ok(()),
    }
}

/// What the mail says: each refused document with its comment, or with what the check has against its file.
fn refused_documents(dossier: &Dossier, lang: Lang) -> String {
    let lines: Vec<String> = dossier
        .items
        .iter()
        .filter(|item| item.status == DocumentStatus::Refused)
        .map(|item| {
            let comment = match item.version.as_ref().filter(|_| item.check_failed()) {
                Some(version) => refused::stored(lang, version),
                None => item.review.as_ref().map(|review| review.comment.clone()).unwrap_or_default(),
            };
            let label = item.kind.label.get(lang);
            if comment.is_empty() { label.to_owned() } else { lang.t_with("mail-refused-document", &[("document", label.into()), ("comment", comment.into())]) }
        })
        .collect();
    lines.join("\n")
}
