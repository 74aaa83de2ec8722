//! What the set-up use cases share: what a screen shows, how a change ends, its line in the trace.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::permissions::{Access, Denied, Permit, Place, Right};
use domain::translated::Translated;
use store::Tx;

use super::typed::Typed;
use crate::Ctx;
use crate::accounts::Wrong;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::error::Error;

/// Why something was not saved or removed.
#[derive(Debug)]
pub enum Refusal {
    Invalid(Vec<Wrong>),
    /// Something still names it.
    InUse,
    /// It comes with the product, or is in service: the key of the sentence that says so.
    Kept(&'static str),
}

/// An editor as it opens.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    pub typed: Typed,
    /// What the lists of the form offer, by field.
    pub choices: BTreeMap<&'static str, Vec<(String, Translated)>>,
    pub may_save: bool,
    pub may_remove: bool,
    /// Name of the object; empty for a new one.
    pub title: Translated,
    /// Which fields exist depends on it: kind of a template, whether a campaign is there.
    pub variant: &'static str,
}

/// A cell of a list.
#[derive(Clone, Debug)]
pub enum Cell {
    Text(String),
    Words(Translated),
    Day(Option<NaiveDate>),
    /// A sentence of the interface.
    Key(&'static str),
    InService(bool),
}

/// A line of a list: the last part of its address, its name, the other cells.
#[derive(Clone, Debug)]
pub struct Line {
    pub code: String,
    pub label: Translated,
    pub cells: Vec<Cell>,
}

/// A list as its screen shows it.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    pub lines: Vec<Line>,
    pub may_add: bool,
}

/// A permit of central admissions.
pub(super) fn central(person: &Person, access: Access) -> Result<Permit, Denied> {
    person.actor.may(Right::Central, access, Place::Institution)
}

pub(super) fn may_central(person: &Person) -> bool {
    central(person, Access::Write).is_ok()
}

/// A code that another object has is a mistake in the form.
pub(super) fn taken(error: store::Error) -> Error<Refusal> {
    if error.is_unique_violation() { Error::Refused(Refusal::Invalid(vec![Wrong::key("code", "setup-code-taken")])) } else { error.into() }
}

/// What something else names cannot be removed.
pub(super) fn in_use(error: store::Error) -> Error<Refusal> {
    if error.is_foreign_key_violation() { Error::Refused(Refusal::InUse) } else { error.into() }
}

/// False from the store: somebody else, or the first half of a double click, removed it before.
pub(super) const fn existed(removed: bool) -> Result<(), Error<Refusal>> {
    if removed { Ok(()) } else { Err(Error::NotFound) }
}

/// False from the store: somebody else was faster.
pub(super) const fn fresh(saved: bool) -> Result<(), Error<Refusal>> {
    if saved { Ok(()) } else { Err(Error::Stale) }
}

/// The line of a change, with what changed; none when nothing did.
pub(super) async fn trace(ctx: &Ctx, tx: &mut Tx, person: &Person, object: String, before: Option<&Typed>, after: Option<&Typed>) -> store::Result<()> {
    let (action, fields) = match (before, after) {
        (None, None) => return Ok(()),
        (None, Some(after)) => ("setup.add", after.fields()),
        (Some(before), None) => ("setup.remove", before.fields()),
        (Some(before), Some(after)) => ("setup.change", before.differences(after)),
    };
    if fields.is_empty() {
        return Ok(());
    }
    let entry = Entry { action, application: None, object, before: before.map(|typed| typed.only(&fields)), after: after.map(|typed| typed.only(&fields)) };
    audit::record(ctx, tx, &person.as_staff(), entry).await
}
