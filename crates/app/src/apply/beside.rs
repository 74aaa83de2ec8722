//! One's own application as its page shows it: the dossier with what stands beside it, read in one transaction.
//!
//! Each statement is a journey to the database and each transaction several; what can be asked at once is.

use domain::application::DocumentStatus;
use domain::application::document::is_editable;

use super::own;
use super::waiting::{self, Waiting};
use super::wallet::Digests;
use crate::Ctx;
use crate::actor::Person;
use crate::dossier::Dossier;
use crate::error::Error;

/// What stands beside an application.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// How many other applications of the person are still under way.
    pub others: usize,
    /// Documents to use again, while some can be deposited.
    pub wallet: Digests,
    /// Whether the automatic submission is accepted; none where the institution does not offer it.
    pub automatic: Option<bool>,
    /// Messages of the staff that were not read.
    pub unread: i64,
    /// The place on the complementary list.
    pub waiting: Option<Waiting>,
}

#[derive(Clone, Debug)]
pub struct Opened {
    pub dossier: Dossier,
    pub beside: Beside,
}

/// Reads one's own application for its page.
pub async fn open<R>(ctx: &Ctx, person: &Person, number: i64) -> Result<Opened, Error<R>> {
    let mut tx = ctx.db.read().await?;
    let dossier = own::read(ctx, &mut tx, person, number).await?;
    let found = store::application::beside(&mut tx, dossier.application.id, person.account.0).await?;
    let beside = Beside {
        others: usize::try_from(found.others).unwrap_or(0),
        wallet: if takes_documents(ctx, &dossier) { Digests::read(&mut tx, person).await? } else { Digests::default() },
        automatic: ctx.settings().automatic_submission.then_some(found.is_automatic),
        unread: found.unread,
        waiting: waiting::of(ctx, &mut tx, &dossier).await?,
    };
    Ok(Opened { dossier, beside })
}

/// Whether any document of the dossier can be deposited now.
fn takes_documents(ctx: &Ctx, dossier: &Dossier) -> bool {
    let (file, is_open) = (dossier.file_status(), dossier.is_open(ctx.now(), ctx.zone));
    let takes = |status: DocumentStatus| is_editable(status, file, is_open) && status != DocumentStatus::NotConcerned;
    dossier.session.is_electronic && dossier.items.iter().any(|item| takes(item.status))
}
