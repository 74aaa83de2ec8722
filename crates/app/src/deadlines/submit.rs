//! The automatic submission: what an applicant accepted, and what the system does at the return date.
//!
//! Off unless the institution turns it on; each application asks for its own acceptance. Incomplete files are never
//! submitted. It is decided once for each return date: what is reviewed or changed later makes no file complete in
//! retrospect. A late job submits what stood there at the deadline, and counts as in time; the trace has the moment at which
//! it was done. The profile has no earlier versions: it is kept as it is then, and trace and dossier say that it changed.

use chrono::TimeDelta;
use domain::application::facts::By;
use domain::application::file_status::{Event, TABLE};
use domain::application::machine::step;
use domain::application::submit::Missing;
use domain::application::{MailCode, Refusal};
use domain::time::Instant;
use serde_json::json;
use store::Tx;
use store::application::deadlines;

use super::rewind::rewind;
use super::{lock, open, retry};
use crate::Ctx;
use crate::actor::Person;
use crate::apply::effects::{self, With};
use crate::apply::late::FAILED;
use crate::apply::own;
use crate::apply::submit::{freeze, to_review};
use crate::audit::{self, Entry, Who};
use crate::dossier::{Dossier, Side};
use crate::error::Error;
use crate::jobs::JobError;
use crate::surveys::Survey;

/// How long a survey that is not read is waited for.
const PATIENCE: TimeDelta = TimeDelta::hours(72);
/// Longer than reading a survey takes: a reading that ended this long after the deadline began after it.
const READING: TimeDelta = TimeDelta::minutes(2);

/// Accepts or refuses the automatic submission of one's own application. Saying the same twice changes nothing.
pub async fn answer(ctx: &Ctx, person: &Person, number: i64, accepts: bool) -> Result<(), Error<Refusal>> {
    if !ctx.settings().automatic_submission {
        return Err(Error::NotFound);
    }
    let mut tx = ctx.db.write().await?;
    let dossier = own::lock(ctx, &mut tx, person, number).await?;
    if !dossier.session.is_electronic {
        return Err(Error::Refused(Refusal::PaperProcedure));
    }
    if !dossier.is_open(ctx.now(), ctx.zone) {
        return Err(Error::Refused(Refusal::ReturnDateOver));
    }
    let id = dossier.application.id;
    let before = deadlines::accepted(&mut tx, id).await?.is_some();
    if before == accepts {
        return Ok(());
    }
    if accepts {
        deadlines::accept(&mut tx, id, ctx.now()).await?;
    } else {
        deadlines::refuse(&mut tx, id).await?;
    }
    let entry = Entry {
        action: "application.automatic_submission",
        application: Some(id),
        object: format!("application:{number}"),
        before: Some(json!({ "accepted": before })),
        after: Some(json!({ "accepted": accepts })),
    };
    audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    tx.commit().await?;
    Ok(())
}

/// Submits every application that was complete when its return date was over and whose applicant accepted it.
pub async fn run(ctx: &Ctx) -> Result<(), JobError> {
    if !ctx.settings().automatic_submission {
        return Ok(());
    }
    let mut tx = ctx.db.read().await?;
    let numbers = deadlines::to_submit(&mut tx, open(), ctx.today()).await?;
    drop(tx);
    for number in numbers {
        submit(ctx, number).await?;
    }
    Ok(())
}

async fn submit(ctx: &Ctx, number: i64) -> Result<(), JobError> {
    let mut tx = ctx.db.write().await?;
    let Some(mut dossier) = lock(ctx, &mut tx, number).await? else { return Ok(()) };
    let end = ctx.zone.end_of(dossier.return_on);
    // The date was moved meanwhile.
    if ctx.now() < end {
        return Ok(());
    }
    // Opened again since: at the deadline it was in the hands of staff. Of what is settled nobody waits for a submission.
    let is_submittable = dossier.was_open_at_return(ctx.zone) && dossier.is_awaited();
    rewind(&mut tx, &mut dossier, end).await?;
    // Not decided yet: the next run looks again.
    if is_submittable && ctx.now() < end + PATIENCE && lacks_unread_answers(&dossier, end) {
        return Ok(());
    }
    deadlines::decide(&mut tx, dossier.application.id, dossier.return_on).await?;
    let facts = dossier.facts(ctx, By::System);
    let before = dossier.file_status();
    let taken = step(TABLE, before, Event::Submit, &facts);
    let Some((status, done)) = taken.ok().filter(|_| is_submittable) else {
        let is_told = is_submittable && taken == Err(Refusal::SomethingMissing);
        if is_told {
            tell_failure(ctx, &mut tx, &dossier).await?;
        }
        tx.commit().await?;
        if is_told {
            ctx.wake.notify_one();
        }
        return Ok(());
    };
    // The last instant of the return date, not the hour at which this job came round.
    let at = end - TimeDelta::seconds(1);
    let submission = freeze(ctx, &mut tx, &dossier, super::SYSTEM, at).await?;
    // Asked after the profile was copied: whatever the copy has is seen by then.
    let profile_changed = deadlines::profile_touched(&mut tx, dossier.application.account_id, end).await?;
    let application = &mut dossier.application;
    status.code().clone_into(&mut application.file_status);
    application.file_status_at = ctx.now();
    application.submitted_at = Some(at);
    application.received_on = Some(ctx.zone.today(at));
    // Of what was submitted, staff may have judged some since.
    application.documents_to_review = to_review(&crate::dossier::items(ctx, &mut tx, application, Side::Staff).await?);
    own::save_submitted::<std::convert::Infallible>(ctx, &mut tx, application).await.map_err(retry)?;
    effects::write(ctx, &mut tx, &dossier, done, &With { submission: Some(submission.id), ..With::default() }).await?;
    let entry = Entry {
        action: "application.submit",
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: Some(json!({ "file_status": before.code() })),
        after: Some(json!({ "file_status": status.code(), "digest": submission.digest, "as_of": at, "profile_changed": profile_changed })),
    };
    audit::record(ctx, &mut tx, &Who::System, entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Tells whoever counted on it what was missing: in the journal for each date, by mail once.
async fn tell_failure(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier) -> store::Result<()> {
    let application = dossier.application.id;
    let code = MailCode::AutomaticSubmissionFailed.code();
    // One that had nothing to say any more when it was to leave told nobody.
    let is_first = !store::mail::of_application(tx, application).await?.iter().any(|mail| mail.template_code == code);
    let entry = Entry {
        action: FAILED,
        application: Some(application),
        object: format!("application:{}", dossier.application.number),
        before: None,
        after: Some(json!({ "return_on": dossier.return_on, "missing": dossier.missing_objects() })),
    };
    audit::record(ctx, tx, &Who::System, entry).await?;
    if is_first {
        let lang = ctx.languages().pick(&dossier.addressee.language);
        let extra = [("commentaire".to_owned(), dossier.missing_labels(lang).join(", "))].into();
        effects::to_applicant(ctx, tx, dossier, code, &With { extra, ..With::default() }).await?;
    }
    Ok(())
}

/// Whether nothing is missing but the answers to surveys that were not read since the deadline: they may have been given in
/// time.
fn lacks_unread_answers(dossier: &Dossier, end: Instant) -> bool {
    let is_unread = |missing: &Missing| match missing {
        Missing::Form { form } => {
            let survey = dossier.forms.iter().find(|asked| asked.id == form.0).and_then(|asked| asked.survey.as_ref());
            survey.is_some_and(|survey| !is_read_since(survey, end))
        }
        Missing::Document { .. } | Missing::Question { .. } => false,
    };
    let missing = dossier.missing();
    !missing.is_empty() && missing.iter().all(is_unread)
}

/// Whether what a survey holds was asked for after a moment. Of one that is gone through in slices the first may have been read
/// long before the last: what was answered in between waits for the next time.
fn is_read_since(survey: &Survey, moment: Instant) -> bool {
    let are_slices_newer = !survey.is_in_slices || survey.gone_through_at.is_some_and(|at| at >= moment);
    are_slices_newer && survey.read_at.is_some_and(|at| at >= moment + READING)
}
