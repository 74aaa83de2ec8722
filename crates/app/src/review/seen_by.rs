//! A decision on oneself is read when everybody reads theirs. Whoever of the staff applied finds their own application, on
//! its page, in lists, rankings and counts, as if there were no decision but a published one.
//!
//! What is read goes through [`seen_by`]; queries that filter, sort or count by decisions are told who looks, and spare them.

use store::Tx;
use store::application::Application;
use store::application::listing::Line;
use store::decision::{Decision, Ranked};
use uuid::Uuid;

use crate::actor::Person;
use crate::dossier::Dossier;

/// What says of an application that a decision on it is not published yet.
pub trait Telling {
    /// Whose application it is.
    fn account(&self) -> Uuid;
    /// Leaves that decision out.
    fn forget(&mut self);
}

/// An application, or what was read of it, as this person sees it.
#[must_use]
pub fn seen_by<T: Telling>(person: &Person, mut read: T) -> T {
    if read.account() == person.account.0 {
        read.forget();
    }
    read
}

/// Whom queries have to spare: nobody when the person never had a file, which every application stands in. What is asked for
/// nobody is asked alike for all.
#[must_use]
pub fn viewer(person: &Person) -> Option<Uuid> {
    person.file_number.as_ref().map(|_| person.account.0)
}

/// The decision that is published and the one that is not, as far as the person sees them.
pub async fn decisions(tx: &mut Tx, person: &Person, application: &Application) -> store::Result<(Option<Decision>, Option<Decision>)> {
    let (published, unpublished) = store::decision::standing(tx, application.id).await?;
    Ok((published, unpublished.filter(|_| application.account_id != person.account.0)))
}

impl Telling for Application {
    fn account(&self) -> Uuid {
        self.account_id
    }

    fn forget(&mut self) {
        self.draft_kind = None;
        self.draft_state = None;
    }
}

impl Telling for Dossier {
    fn account(&self) -> Uuid {
        self.application.account_id
    }

    fn forget(&mut self) {
        self.application.forget();
        self.unpublished = None;
    }
}

impl Telling for Line {
    fn account(&self) -> Uuid {
        self.account_id
    }

    fn forget(&mut self) {
        self.draft_kind = None;
        self.draft_state = None;
    }
}

/// The rank is the query's affair, which sorts by it.
impl Telling for Ranked {
    fn account(&self) -> Uuid {
        self.account_id
    }

    fn forget(&mut self) {
        self.draft_kind = None;
        self.draft_state = None;
    }
}
