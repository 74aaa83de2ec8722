//! The two dates that managers may give to one application: until when documents may be returned, until when an
//! admission may be confirmed. An empty date gives the programme's own back.

use chrono::NaiveDate;
use domain::application::Refusal as StateRefusal;
use domain::application::facts::{By, guards};
use domain::permissions::Right;
use serde_json::json;

use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::own::save;
use crate::audit::{self, Entry};
use crate::error::Error;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    State(StateRefusal),
    /// A return date never shortens the programme's.
    EarlierThanProgramme {
        programme: NaiveDate,
    },
    Over,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Return,
    Confirmation,
}

/// Gives the application a date of its own. `seen` is the one that the form showed.
pub async fn set(ctx: &Ctx, person: &Person, number: i64, which: Which, day: Option<NaiveDate>, seen: Option<NaiveDate>) -> Result<(), Error<Refusal>> {
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
        return Ok(());
    }
    if before != seen {
        return Err(Error::Stale);
    }
    *field = day;
    save(ctx, &mut tx, application).await?;
    let entry = Entry {
        action: if which == Which::Return { "application.return_date" } else { "application.confirmation_date" },
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: Some(json!({ "on": before })),
        after: Some(json!({ "on": day })),
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    Ok(())
}
