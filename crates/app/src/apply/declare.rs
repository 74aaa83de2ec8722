//! « Non concerné par cette pièce » and back.

use domain::application::document::{Event, TABLE};
use domain::application::facts::{By, Facts};
use domain::application::machine::step;
use domain::application::requirement::Obligation;
use domain::application::{DocumentStatus, Refusal as StateRefusal};
use serde_json::json;
use store::document::Document;

use super::deposit::first_document;
use super::own;
use crate::Ctx;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::dossier::Which;
use crate::error::Error;

/// Why nothing was declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A file came in since the page was shown, perhaps through another application: it has to go first.
    FileThere {
        /// Deposited once for all applications of the person.
        is_common: bool,
    },
    State(StateRefusal),
}

/// Declares on one's honour that a conditional document does not concern one, or takes that back.
pub async fn declare<'a>(ctx: &Ctx, person: &Person, number: i64, document: impl Into<Which<'a>>, not_concerned: bool) -> Result<(), Error<Refusal>> {
    let which = document.into();
    let mut tx = ctx.db.write().await?;
    let dossier = own::lock(ctx, &mut tx, person, number).await?;
    let item = dossier.item(which).ok_or(Error::NotFound)?;
    let event = if not_concerned { Event::DeclareNotConcerned } else { Event::DeclareConcerned };
    if not_concerned && item.status == DocumentStatus::NotConcerned || !not_concerned && item.status == DocumentStatus::Waiting {
        return Ok(());
    }
    if not_concerned && item.obligation != Obligation::Conditional {
        return Err(Error::Refused(Refusal::State(StateRefusal::NotInThisState)));
    }
    let facts = Facts { has_file: item.version.is_some(), ..dossier.facts(ctx, By::Applicant) };
    // A file that staff put back to « En attente » is replaced or removed, not declared away.
    let is_covered = not_concerned && item.status == DocumentStatus::Waiting && facts.has_file;
    let outcome = if is_covered { Err(StateRefusal::NotInThisState) } else { step(TABLE, item.status, event, &facts).map(|_| ()) };
    if let Err(refusal) = outcome {
        // What can be removed now is what stands in the way.
        let is_in_the_way = not_concerned && step(TABLE, item.status, Event::Remove, &facts).is_ok();
        return Err(Error::Refused(if is_in_the_way { Refusal::FileThere { is_common: item.is_common } } else { Refusal::State(refusal) }));
    }
    let now = ctx.now();
    match &item.document {
        Some(document) => {
            let changed = Document { is_not_concerned: not_concerned, ..document.clone() };
            if !store::document::save(&mut tx, &changed, now).await? {
                return Err(Error::Stale);
            }
        }
        None => {
            let document = Document { is_not_concerned: not_concerned, ..first_document(ctx, person, &dossier, item) };
            store::document::add(&mut tx, &document, now).await?;
        }
    }
    let entry = Entry {
        action: if not_concerned { "document.not_concerned" } else { "document.concerned" },
        application: Some(dossier.application.id),
        object: format!("document_type:{}", item.kind.code),
        before: Some(json!({ "status": item.status.code() })),
        after: None,
    };
    audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    tx.commit().await?;
    Ok(())
}
