//! Somebody comes back from a questionnaire: what they answered is read at once instead of at the next run.

use std::convert::Infallible;

use chrono::TimeDelta;
use serde_json::json;

use super::READ_ONE;
use crate::accounts::limit::{self, What};
use crate::actor::Person;
use crate::apply::own;
use crate::error::Error;
use crate::{Ctx, outbox};

/// Readings that people ask for are at least this far apart, however many of them come back at once.
const PAUSE: TimeDelta = TimeDelta::seconds(15);
/// How many of a person's applications are looked at for one that asks for the questionnaire, the newest first.
const MOST: usize = 20;

/// Adds the job that reads what is new of the survey; the application whose forms are shown then. It is the one named,
/// else the newest that asks for the questionnaire, and the person's own in any case.
pub async fn back(ctx: &Ctx, person: &Person, survey: i64, application: Option<i64>) -> Result<i64, Error> {
    let mut tx = ctx.db.read().await?;
    let form = store::survey::form_of(&mut tx, survey).await?.ok_or(Error::NotFound)?;
    let read_at = store::survey::of(&mut tx, form).await?.and_then(|survey| survey.read_at);
    let numbers = match application {
        Some(number) => vec![number],
        None => store::application::of_account(&mut tx, person.account.0).await?.iter().rev().take(MOST).map(|line| line.number).collect(),
    };
    drop(tx);
    let mut found = None;
    for number in numbers {
        let dossier = own::load::<Infallible>(ctx, person, number).await?;
        if dossier.forms.iter().any(|asked| asked.survey.as_ref().is_some_and(|behind| behind.id == survey)) {
            found = Some(number);
            break;
        }
    }
    let number = found.ok_or(Error::NotFound)?;
    if ctx.surveys.is_configured() {
        let mut tx = ctx.db.write().await?;
        // Whoever comes back again and again is served by the job that waits, or by the next run.
        if limit::allow_within(ctx, &mut tx, What::SurveyReturn, &format!("{}:{survey}", person.account)).await? {
            let at = read_at.map(|at| at + PAUSE).filter(|at| *at > ctx.now());
            outbox::job(ctx, &mut tx, READ_ONE, json!({ "form": form }), at, Some(&format!("{READ_ONE}:{form}"))).await?;
        }
        tx.commit().await?;
        ctx.wake.notify_one();
    }
    Ok(number)
}
