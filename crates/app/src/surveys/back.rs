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

/// Adds the job that reads what is new of the survey; the application whose forms are shown then. It is the one named,
/// else the newest that asks for the questionnaire, and the person's own in any case.
pub async fn back(ctx: &Ctx, person: &Person, survey: i64, application: Option<i64>) -> Result<i64, Error> {
    let mut tx = ctx.db.read().await?;
    let form = store::survey::form_of(&mut tx, survey).await?.ok_or(Error::NotFound)?;
    let read_at = store::survey::of(&mut tx, form).await?.and_then(|survey| survey.read_at);
    drop(tx);
    // Counted before anything is looked for. Whoever comes back again and again is served by the job that waits, or by the
    // next run.
    let whom = format!("{}:{survey}", person.account);
    let is_read = ctx.surveys.is_configured() && limit::allow(ctx, What::SurveyReturn, &whom).await?;
    let number = match application {
        Some(number) => {
            let dossier = own::load::<Infallible>(ctx, person, number).await?;
            let asks = dossier.forms.iter().any(|asked| asked.survey.as_ref().is_some_and(|behind| behind.id == survey));
            asks.then_some(number)
        }
        None => store::survey::asked_of(&mut ctx.db.read().await?, person.account.0, form).await?,
    };
    let number = number.ok_or(Error::NotFound)?;
    if is_read {
        let mut tx = ctx.db.write().await?;
        let at = read_at.map(|at| at + PAUSE).filter(|at| *at > ctx.now());
        outbox::job(ctx, &mut tx, READ_ONE, json!({ "form": form }), at, Some(&format!("{READ_ONE}:{form}"))).await?;
        tx.commit().await?;
        ctx.wake.notify_one();
    }
    Ok(number)
}
