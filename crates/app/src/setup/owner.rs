//! Whose something is that centres and the institution have of their own: document types, questions, forms.

use domain::ids::CentreId;
use domain::permissions::{Access, Denied, Place, Right};
use domain::translated::Translated;
use store::Tx;
use store::catalogue::Centre;
use uuid::Uuid;

use super::common::{Cell, Refusal, central};
use super::typed::{Reader, Typed};
use crate::actor::Person;
use crate::error::Error;
use crate::i18n::Lang;

/// In the list of centres: the institution's own.
const INSTITUTION: &str = "-";

/// Whether somebody may read or change what belongs to a centre, or without one to the institution.
pub(super) fn owned(person: &Person, right: Right, access: Access, centre: Option<Uuid>) -> Result<(), Denied> {
    match centre {
        Some(centre) => person.actor.may(right, access, Place::Centre(CentreId(centre))).map(|_| ()),
        None => central(person, access).map(|_| ()),
    }
}

/// The owners somebody may make things for.
pub(super) fn owners(person: &Person, right: Right, centres: &[Centre]) -> Vec<(String, Translated)> {
    let own = owned(person, right, Access::Write, None).is_ok().then(|| (INSTITUTION.to_owned(), Lang::translated("setup-all-programmes")));
    let theirs = centres.iter().filter(|c| owned(person, right, Access::Write, Some(c.id)).is_ok()).map(|c| (c.code.clone(), Translated::fr(&c.label)));
    own.into_iter().chain(theirs).collect()
}

/// The centre chosen for a new object; none for the institution.
pub(super) async fn chosen_centre(tx: &mut Tx, form: &Typed) -> Result<Option<Uuid>, Error<Refusal>> {
    let chosen = form.get("centre");
    let centre = if chosen == INSTITUTION { None } else { store::catalogue::find_centre(tx, chosen).await?.map(|c| c.id) };
    if centre.is_none() && chosen != INSTITUTION {
        let mut reader = Reader::new(form);
        reader.choice("centre", &[]);
        reader.finish()?;
    }
    Ok(centre)
}

/// The name of an owner in a list.
pub(super) fn owner(centres: &[Centre], id: Option<Uuid>) -> Cell {
    match id {
        Some(id) => Cell::Text(centres.iter().find(|c| c.id == id).map(|c| c.label.clone()).unwrap_or_default()),
        None => Cell::Key("setup-institution"),
    }
}
