//! Setting the status of a file by hand, on one application or on many. The same status may be set again for another
//! day: the date moves and the mail is sent again. For the same day it is done already. A form about one application says
//! which status it showed: what somebody else set since is not replaced unseen.

use chrono::NaiveDate;
use domain::application::facts::By;
use domain::application::file_status::{Event, TABLE};
use domain::application::machine::step;
use domain::application::{FileStatus, Refusal};
use domain::permissions::Right;
use serde_json::json;
use store::application::Application;

use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::{effects, own::save};
use crate::audit::{self, Entry};
use crate::error::{Error, Fault};

/// Most applications changed at once.
pub const MAX_AT_ONCE: usize = 200;

const fn event(status: FileStatus) -> Event {
    match status {
        FileStatus::Waiting => Event::SetWaiting,
        FileStatus::Received => Event::SetReceived,
        FileStatus::Incomplete => Event::SetIncomplete,
        FileStatus::Complete => Event::SetComplete,
    }
}

/// The day a status was last set for; « En attente » has none.
#[must_use]
pub const fn day_on(application: &Application, status: FileStatus) -> Option<NaiveDate> {
    match status {
        FileStatus::Waiting => None,
        FileStatus::Received => application.received_on,
        FileStatus::Incomplete => application.incomplete_on,
        FileStatus::Complete => application.complete_on,
    }
}

/// The status with its day, for a form to say what it showed.
#[must_use]
pub fn standing(application: &Application) -> String {
    let day = FileStatus::from_code(&application.file_status).and_then(|status| day_on(application, status));
    day.map_or_else(|| application.file_status.clone(), |day| format!("{} {day}", application.file_status))
}

/// Sets the status. `day` is required but for « En attente », which has none; it must not lie in the future. `seen` is what
/// the form showed, as [`standing`] says it; none for whoever sets the status whatever it is.
pub async fn set(ctx: &Ctx, person: &Person, number: i64, status: FileStatus, day: Option<NaiveDate>, seen: Option<&str>) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut dossier = staff::lock(ctx, &mut tx, person, number, Right::EditFileStatus).await?;
    let before = dossier.file_status();
    let facts = domain::application::Facts { status_day: day, ..dossier.facts(ctx, By::Staff) };
    let (after, done) = step(TABLE, before, event(status), &facts).map_err(Error::Refused)?;
    // A double click, or a colleague with the same form: nobody is written to twice.
    if after == before && (after == FileStatus::Waiting || day_on(&dossier.application, after) == day) {
        return Err(Error::Refused(Refusal::AlreadyDone));
    }
    if seen.is_some_and(|seen| seen != standing(&dossier.application)) {
        return Err(Error::Stale);
    }
    let application = &mut dossier.application;
    after.code().clone_into(&mut application.file_status);
    application.file_status_at = ctx.now();
    match after {
        FileStatus::Waiting => {}
        FileStatus::Received => application.received_on = day,
        FileStatus::Incomplete => application.incomplete_on = day,
        FileStatus::Complete => application.complete_on = day,
    }
    save(ctx, &mut tx, application).await?;
    effects::write(ctx, &mut tx, &dossier, done, &effects::With::default()).await?;
    let entry = Entry {
        action: "application.file_status",
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: Some(json!({ "file_status": before.code() })),
        after: Some(json!({ "file_status": after.code(), "on": day })),
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// What became of a mass change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub done: usize,
    /// Those left as they were, with the reason.
    pub refused: Vec<(i64, Refusal)>,
    /// Those that somebody else changed meanwhile; left as they are by now.
    pub changed: Vec<i64>,
}

impl Outcome {
    /// How many were left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.refused.len() + self.changed.len()
    }
}

/// Sets the status of several applications, each in its own transaction: one that refuses does not keep the others.
pub async fn set_many(ctx: &Ctx, person: &Person, numbers: &[i64], status: FileStatus, day: Option<NaiveDate>) -> Result<Outcome, Error<Refusal>> {
    let mut outcome = Outcome::default();
    for number in numbers.iter().take(MAX_AT_ONCE) {
        match set(ctx, person, *number, status, day, None).await {
            Ok(()) => outcome.done += 1,
            // A wrong date is wrong for all of them.
            Err(Error::Refused(refusal @ (Refusal::DayMissing | Refusal::DayInFuture))) => return Err(Error::Refused(refusal)),
            Err(Error::Refused(refusal)) => outcome.refused.push((*number, refusal)),
            Err(Error::Denied(_) | Error::NotFound) => outcome.refused.push((*number, Refusal::NotInThisState)),
            // What was done before it stays: the form is not handled again for one that was in somebody's way.
            Err(Error::Stale | Error::Fault(Fault::Conflict(_))) => outcome.changed.push(*number),
            Err(error) => return Err(error),
        }
    }
    Ok(outcome)
}
