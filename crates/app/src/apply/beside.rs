//! One's own application as its page shows it: the dossier with what stands beside it.
//!
//! Each statement is a journey to the database and each transaction several; what can be asked at once is.

use super::late::{self, Late};
use super::own::{self, Read};
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
    /// Documents to use again, while some can be deposited on this page.
    pub wallet: Digests,
    /// Whether the automatic submission is accepted; none where the institution does not offer it.
    pub automatic: Option<bool>,
    /// Messages of the staff that were not read.
    pub unread: i64,
    /// The place on the complementary list.
    pub waiting: Option<Waiting>,
    /// What became of it, where it was not submitted in time, or not again.
    pub late: Option<Late>,
}

#[derive(Clone, Debug)]
pub struct Opened {
    pub dossier: Dossier,
    pub beside: Beside,
}

/// Reads one's own application for a page that shows its documents, or for one that does not.
pub async fn open<R>(ctx: &Ctx, person: &Person, number: i64, shows_documents: bool) -> Result<Opened, Error<R>> {
    let Read { mut tx, dossier, beside } = own::read(ctx, person, number).await?;
    let takes_documents = shows_documents && dossier.items.iter().any(|item| dossier.takes(item, ctx.now(), ctx.zone));
    let wallet = match (takes_documents, beside.has_others_documents) {
        (false, _) => Digests::default(),
        (true, false) => Digests::of_this(&dossier),
        (true, true) => Digests::read(&mut tx, person).await?,
    };
    let beside = Beside {
        others: usize::try_from(beside.others).unwrap_or(0),
        wallet,
        automatic: ctx.settings().automatic_submission.then_some(beside.is_automatic),
        unread: beside.unread,
        waiting: waiting::of(ctx, &mut tx, &dossier).await?,
        late: late::of(ctx, &mut tx, &dossier).await?,
    };
    tx.rollback().await?;
    Ok(Opened { dossier, beside })
}
