//! What an application page shows beside the dossier itself: other applications, documents to use again, whether it is
//! submitted automatically, messages not read.
//!
//! None of it has to agree with the rest, so it is read without a transaction: fewer journeys to the database.

use domain::application::{Acceptance, Existence};

use super::wallet::Wallet;
use crate::Ctx;
use crate::actor::Person;
use crate::calendar;
use crate::dossier::Dossier;

/// Which of it a page asks for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    pub others: bool,
    pub wallet: bool,
    pub automatic: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// How many other applications of the person are still under way.
    pub others: usize,
    pub wallet: Wallet,
    /// Whether the automatic submission is accepted; none where it is not offered.
    pub automatic: Option<bool>,
    /// Messages of the staff that were not read.
    pub unread: i64,
}

/// Reads what is wanted; the rest stays empty.
pub async fn of(ctx: &Ctx, person: &Person, dossier: &Dossier, wanted: Wanted) -> store::Result<Beside> {
    let application = &dossier.application;
    let mut tx = ctx.db.glance().await?;
    let mut beside = Beside { unread: store::application::message::unread(&mut tx, application.id, true).await?, ..Beside::default() };
    if wanted.others {
        let all = store::application::of_account(&mut tx, person.account.0).await?;
        let under_way = |line: &&store::application::OwnLine| {
            let is_active = line.existence == Existence::Active.code() && line.campaign_archived_at.is_none();
            line.number != application.number && is_active && line.acceptance != Acceptance::Withdrawn.code()
        };
        beside.others = all.iter().filter(under_way).count();
    }
    if wanted.wallet {
        beside.wallet = Wallet::read(&mut tx, person).await?;
    }
    if wanted.automatic {
        beside.automatic = calendar::submit::accepted(ctx, &mut tx, application.id).await?;
    }
    Ok(beside)
}
