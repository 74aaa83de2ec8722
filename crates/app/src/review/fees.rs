//! « Droits d’inscription »: the amount that is left to pay and what is said of it. The applicant reads both as soon as they
//! are there.

use domain::application::Refusal as StateRefusal;
use domain::application::facts::{By, guards};
use domain::permissions::Right;
use domain::text::{self, TextError};
use serde_json::json;

use super::file_status::{MAX_AT_ONCE, Outcome};
use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::own::save;
use crate::audit::{self, Entry};
use crate::error::{Error, Fault};

/// Longest note, in characters.
pub const MAX_NOTE: usize = 200;
/// Most digits before the comma.
const MAX_DIGITS: usize = 8;

/// What is left to pay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fees {
    /// None = nothing is said.
    pub cents: Option<i64>,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    State(StateRefusal),
    NoteTooLong,
    NoteUnreadable,
    /// Somebody else saved this meanwhile.
    ChangedMeanwhile(Fees),
}

/// Reads « 170,50 », « 1 170 € »; none when it is no amount.
#[must_use]
pub fn read_amount(typed: &str) -> Option<i64> {
    let compact: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '€').map(|c| if c == ',' { '.' } else { c }).collect();
    let (euros, cents) = compact.split_once('.').unwrap_or((&compact, ""));
    let is_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if euros.is_empty() || euros.len() > MAX_DIGITS || cents.len() > 2 || !is_digits(euros) || !is_digits(cents) {
        return None;
    }
    let euros: i64 = euros.parse().ok()?;
    let cents: i64 = format!("{cents:0<2}").parse().ok()?;
    Some(euros * 100 + cents)
}

/// Saves both; empty ones say nothing. `seen` is what the form showed.
pub async fn set(ctx: &Ctx, person: &Person, number: i64, fees: &Fees, seen: &Fees) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut dossier = staff::lock(ctx, &mut tx, person, number, Right::Fees).await?;
    guards::alive(&dossier.facts(ctx, By::Staff)).map_err(|refusal| Error::Refused(Refusal::State(refusal)))?;
    let note = text::optional_line(&fees.note, MAX_NOTE).map_err(|error| {
        Error::Refused(match error {
            TextError::TooLong { .. } => Refusal::NoteTooLong,
            TextError::Missing | TextError::ControlCharacter => Refusal::NoteUnreadable,
        })
    })?;
    let after = Fees { cents: fees.cents, note: note.unwrap_or_default() };
    let application = &mut dossier.application;
    let before = Fees { cents: application.fee_cents, note: application.fee_note.clone() };
    if before == after {
        return Ok(());
    }
    if before != *seen {
        return Err(Error::Refused(Refusal::ChangedMeanwhile(before)));
    }
    application.fee_cents = after.cents;
    application.fee_note.clone_from(&after.note);
    save(ctx, &mut tx, application).await?;
    let told = |fees: &Fees| Some(json!({ "cents": fees.cents, "comment": fees.note }));
    let entry = Entry {
        action: "application.fees",
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: told(&before),
        after: told(&after),
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    Ok(())
}

/// Saves the same for several applications, each in its own transaction: one that refuses does not keep the others. Each
/// comes with what the page showed of it; one that says something else by now is left as it is.
pub async fn set_many(ctx: &Ctx, person: &Person, shown: &[(i64, Fees)], fees: &Fees) -> Result<Outcome, Error<Refusal>> {
    let mut outcome = Outcome::default();
    for (number, seen) in shown.iter().take(MAX_AT_ONCE) {
        match set(ctx, person, *number, fees, seen).await {
            Ok(()) => outcome.done += 1,
            // A wrong note is wrong for all of them.
            Err(Error::Refused(refusal @ (Refusal::NoteTooLong | Refusal::NoteUnreadable))) => return Err(Error::Refused(refusal)),
            Err(Error::Refused(Refusal::State(refusal))) => outcome.refused.push((*number, refusal)),
            Err(Error::Denied(_) | Error::NotFound) => outcome.refused.push((*number, StateRefusal::NotInThisState)),
            Err(Error::Refused(Refusal::ChangedMeanwhile(_)) | Error::Stale | Error::Fault(Fault::Conflict(_))) => outcome.changed.push(*number),
            Err(error) => return Err(error),
        }
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (typed, cents) in [("170,50", 17_050), ("170.5", 17_050), ("1 170 €", 117_000), ("0", 0), ("1\u{a0}000,05", 100_005)] {
            assert_eq!(read_amount(typed), Some(cents), "{typed}");
        }
        for typed in ["", "-5", "12,345", "cent", "1,2,3", ",50", "123456789", "1e3"] {
            assert_eq!(read_amount(typed), None, "{typed}");
        }
    }
}
