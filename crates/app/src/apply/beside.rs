//! One's own application as its page shows it: the dossier with what stands beside it.
//!
//! Each statement is a journey to the database and each transaction several; what can be asked at once is.

use store::Tx;
use store::application::{Application, Around};

use super::own;
use super::waiting::{self, Waiting};
use super::wallet::Digests;
use crate::Ctx;
use crate::actor::Person;
use crate::dossier::{self, Dossier, Side};
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
}

#[derive(Clone, Debug)]
pub struct Opened {
    pub dossier: Dossier,
    pub beside: Beside,
}

/// Reads one's own application for a page that shows its documents, or for one that does not.
///
/// What is set up is kept in memory, nearly always. The rest is a few statements that need not agree with each other to the
/// millisecond: whatever the page offers is looked at again, under a lock, when it is asked for.
pub async fn open<R>(ctx: &Ctx, person: &Person, number: i64, shows_documents: bool) -> Result<Opened, Error<R>> {
    let mut tx = ctx.db.glance().await?;
    let found = own::find(&mut tx, person, number).await?;
    if ctx.caches.set_up.knows(&found.0, found.1.set_up) {
        return assemble(ctx, &mut tx, person, found, shows_documents).await;
    }
    drop(tx);
    // Read in one transaction, it is kept for the next page.
    let mut tx = ctx.db.read().await?;
    let found = own::find(&mut tx, person, number).await?;
    let opened = assemble(ctx, &mut tx, person, found, shows_documents).await?;
    tx.rollback().await?;
    Ok(opened)
}

async fn assemble<R>(
    ctx: &Ctx,
    tx: &mut Tx,
    person: &Person,
    (application, around, found): (Application, Around, store::application::Beside),
    shows_documents: bool,
) -> Result<Opened, Error<R>> {
    let dossier = dossier::load_with(ctx, tx, application, around, Side::Applicant).await?;
    let takes_documents = shows_documents && dossier.items.iter().any(|item| dossier.takes(item, ctx.now(), ctx.zone));
    let wallet = match (takes_documents, found.has_others_documents) {
        (false, _) => Digests::default(),
        (true, false) => Digests::of_this(&dossier),
        (true, true) => Digests::read(tx, person).await?,
    };
    let beside = Beside {
        others: usize::try_from(found.others).unwrap_or(0),
        wallet,
        automatic: ctx.settings().automatic_submission.then_some(found.is_automatic),
        unread: found.unread,
        waiting: waiting::of(ctx, tx, &dossier).await?,
    };
    Ok(Opened { dossier, beside })
}
