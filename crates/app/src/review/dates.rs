//! The two dates that managers may give to one application: until when documents may be returned, until when an
//! admission may be confirmed. An empty date gives the programme's own back.
//!
//! Whoever waits for the date that changed gets a mail with the new one. What is nobody's to do any more, or not yet, is not
//! written about: the page of the application says it.

use chrono::NaiveDate;
use domain::application::dates::{effective_confirmation, effective_return};
use domain::application::facts::{By, guards};
use domain::application::reminder::answer_reminder_owed;
use domain::application::{Acceptance, DecisionKind, MailCode, Refusal as StateRefusal};
use domain::permissions::Right;
use serde_json::json;

use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::effects::{self, With};
use crate::apply::own::save;
use crate::audit::{self, Entry};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::mails;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    State(StateRefusal),
    /// A return date never shortens the programme's.
    EarlierThanProgramme {
        programme: NaiveDate,
    },
    Over,
    /// What waits for the applicant cannot go back to a date of the programme that is over.
    ProgrammeOver {
        programme: NaiveDate,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Return,
    Confirmation,
}

/// Gives the application a date of its own, and says whether its applicant is written to. `seen` is the date that the form showed.
pub async fn set(ctx: &Ctx, person: &Person, number: i64, which: Which, day: Option<NaiveDate>, seen: Option<NaiveDate>) -> Result<bool, Error<Refusal>> {
    let right = match which {
        Which::Return => Right::ReturnDate,
        Which::Confirmation => Right::ConfirmationDate,
    };
    let mut tx = ctx.db.write().await?;
    let mut dossier = staff::lock(ctx, &mut tx, person, number, right).await?;
    guards::alive(&dossier.facts(ctx, By::Staff)).map_err(|refusal| Error::Refused(Refusal::State(refusal)))?;
    let programme = dossier.session.return_on;
    match day {
        Some(day) if which == Which::Return && day < programme => return Err(Error::Refused(Refusal::EarlierThanProgramme { programme })),
        Some(day) if day < ctx.today() => return Err(Error::Refused(Refusal::Over)),
        _ => {}
    }
    let application = &mut dossier.application;
    let field = match which {
        Which::Return => &mut application.new_return_on,
        Which::Confirmation => &mut application.new_confirmation_on,
    };
    let before = *field;
    // A double click, or a colleague with the same form.
    if before == day {
        return Ok(false);
    }
    if before != seen {
        return Err(Error::Stale);
    }
    *field = day;
    let today = ctx.today();
    let was_over = in_force(&dossier, which).is_some_and(|until| until < today);
    let is_moved = refresh(ctx, &mut dossier, which);
    let over = in_force(&dossier, which).filter(|until| *until < today);
    let mail = match (mail_about(&dossier, which).filter(|_| is_moved), over) {
        // Nothing could be submitted before, nothing can be now.
        (Some(MailCode::NewReturnDate), Some(_)) if was_over => None,
        (Some(_), Some(programme)) => return Err(Error::Refused(Refusal::ProgrammeOver { programme })),
        (mail, _) => mail,
    };
    let is_told = match mail {
        Some(code) => mails::is_in_service(&mut tx, code).await?,
        None => false,
    };
    if is_moved && which == Which::Confirmation {
        // The new date has a reminder of its own, unless the mail that names it comes as late as one.
        dossier.application.reminder_sent = is_told && !is_reminder_to_come(ctx, &dossier);
    }
    save(ctx, &mut tx, &mut dossier.application).await?;
    if let Some(code) = mail {
        effects::to_applicant(ctx, &mut tx, &dossier, code.code(), &With::default()).await?;
    }
    let entry = Entry {
        action: if which == Which::Return { "application.return_date" } else { "application.confirmation_date" },
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: Some(json!({ "on": before })),
        after: Some(json!({ "on": day })),
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(is_told)
}

/// The date that applies.
fn in_force(dossier: &Dossier, which: Which) -> Option<NaiveDate> {
    match which {
        Which::Return => Some(dossier.return_on),
        Which::Confirmation => dossier.confirmation_on,
    }
}

/// Brings the date in force up to date; whether it is another one.
fn refresh(ctx: &Ctx, dossier: &mut Dossier, which: Which) -> bool {
    let (application, session) = (&dossier.application, &dossier.session);
    match which {
        Which::Return => {
            let until = effective_return(session.return_on, application.new_return_on);
            std::mem::replace(&mut dossier.return_on, until) != until
        }
        Which::Confirmation => {
            let admitted = dossier.published.as_ref().filter(|decision| decision.kind == DecisionKind::Favourable.code());
            let since = admitted.and_then(|decision| decision.published_at);
            let until = effective_confirmation(session.confirmation_rule(), application.new_confirmation_on, since, ctx.zone);
            std::mem::replace(&mut dossier.confirmation_on, until) != until
        }
    }
}

/// The mail to whoever has something to do by the new date. Once a decision is published no file is waited for.
pub(crate) fn mail_about(dossier: &Dossier, which: Which) -> Option<MailCode> {
    match which {
        Which::Return => dossier.is_awaited().then_some(MailCode::NewReturnDate),
        Which::Confirmation => {
            let is_awaited = dossier.published_kind() == Some(DecisionKind::Favourable) && dossier.acceptance() == Acceptance::Unanswered;
            is_awaited.then_some(MailCode::NewConfirmationDate)
        }
    }
}

/// Whether a reminder of the new confirmation date is still to come.
fn is_reminder_to_come(ctx: &Ctx, dossier: &Dossier) -> bool {
    let days = ctx.settings().answer_reminder_days;
    dossier.confirmation_on.is_none_or(|until| answer_reminder_owed(ctx.today(), until, days))
}
