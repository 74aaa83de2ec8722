//! « Relancer »: staff remind an applicant of the complementary forms that wait for an answer.

use chrono::TimeDelta;
use domain::application::{DocumentStatus, Existence, MailCode};
use domain::permissions::Right;
use serde_json::json;
use store::Tx;

use super::Asked;
use crate::actor::Person;
use crate::apply::effects::{self, With};
use crate::audit::{self, Entry};
use crate::dossier::{self, Dossier, Side};
use crate::error::Error;
use crate::review::staff;
use crate::{Ctx, asked};

/// A second reminder within this time is the other half of a double click.
const TWICE: TimeDelta = TimeDelta::minutes(1);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Every form is answered, or none can be answered any more.
    NothingToAnswer,
}

/// The forms without an answer that the applicant can still give. LimeSurvey takes answers for as long as it likes.
#[must_use]
pub fn unanswered<'a>(ctx: &Ctx, dossier: &'a Dossier) -> Vec<&'a Asked> {
    if dossier.existence() != Existence::Active || dossier.campaign_archived {
        return Vec::new();
    }
    let is_open = asked::allowed(ctx, dossier).is_ok();
    dossier.forms.iter().filter(|asked| asked.status == DocumentStatus::Waiting && (is_open || asked.survey.is_some())).collect()
}

/// The dossier as its applicant sees it, where that is another: the mail is filled in from that side, while staff see what
/// was submitted.
async fn as_applicant(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier) -> store::Result<Option<Dossier>> {
    if dossier.application.submitted_at.is_none() || !dossier.file_status().is_open() {
        return Ok(None);
    }
    Ok(Some(dossier::load(ctx, tx, dossier.application.clone(), Side::Applicant).await?))
}

/// How many forms the applicant of a dossier that staff look at can be reminded of.
pub async fn waiting(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier) -> store::Result<usize> {
    let theirs = as_applicant(ctx, tx, dossier).await?;
    Ok(unanswered(ctx, theirs.as_ref().unwrap_or(dossier)).len())
}

/// Sends the mail with their addresses.
pub async fn remind(ctx: &Ctx, person: &Person, number: i64) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let dossier = staff::lock(ctx, &mut tx, person, number, Right::Dossier).await?;
    let theirs = as_applicant(ctx, &mut tx, &dossier).await?;
    let forms: Vec<&str> = unanswered(ctx, theirs.as_ref().unwrap_or(&dossier)).into_iter().map(|asked| asked.code.as_str()).collect();
    if forms.is_empty() {
        return Err(Error::Refused(Refusal::NothingToAnswer));
    }
    let code = MailCode::ReminderForms.code();
    let earlier = store::mail::of_application(&mut tx, dossier.application.id).await?;
    if earlier.iter().any(|mail| mail.template_code == code && ctx.now() - mail.created_at < TWICE) {
        return Ok(());
    }
    effects::to_applicant(ctx, &mut tx, &dossier, code, &With::default()).await?;
    let entry = Entry {
        action: "form.remind",
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: None,
        after: Some(json!({ "forms": forms })),
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}
