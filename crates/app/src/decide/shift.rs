//! « Monter », « Descendre »: somebody passes their neighbour on a complementary list that is not published yet. Whoever does
//! it has no place on it themselves before it is: others pass each other over their head, and their own rank stays.

use domain::application::DecisionState;
use domain::application::ranking::{Direction, Standing, shifted};
use domain::permissions::Right;
use serde_json::json;
use store::Tx;
use store::decision::Decision;
use uuid::Uuid;

use crate::Ctx;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::error::Error;
use crate::review::staff;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The rank is no longer the one on the page.
    ChangedMeanwhile,
    /// First or last, or beside somebody whose rank is settled.
    NoRoom,
}

/// Moves an application one place; `seen` is the rank that the page showed. Returns the new one.
pub async fn shift(ctx: &Ctx, person: &Person, number: i64, direction: Direction, seen: i32) -> Result<i32, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let dossier = staff::lock(ctx, &mut tx, person, number, Right::EditDecision).await?;
    let list = standings(&mut tx, person, dossier.application.session_id).await?;
    let mine = dossier.unpublished.as_ref().and_then(|decision| list.iter().find(|one| one.id == decision.id)).ok_or(Error::Refused(Refusal::NoRoom))?;
    if mine.rank != seen {
        return Err(Error::Refused(Refusal::ChangedMeanwhile));
    }
    let changes = shifted(&list, mine.id, direction).ok_or(Error::Refused(Refusal::NoRoom))?;
    for (id, rank) in &changes {
        let before = store::decision::lookup(&mut tx, *id).await?.ok_or(Error::NotFound)?;
        let after = Decision { rank: Some(*rank), ..before.clone() };
        if !store::decision::save(&mut tx, &after).await? {
            return Err(Error::Refused(Refusal::ChangedMeanwhile));
        }
        let entry = Entry {
            action: "decision.rank",
            application: Some(before.application_id),
            object: format!("decision:{id}"),
            before: Some(json!({ "rank": before.rank })),
            after: Some(json!({ "rank": rank })),
        };
        audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    }
    tx.commit().await?;
    Ok(changes.iter().find(|(id, _)| *id == mine.id).map_or(mine.rank, |(_, rank)| *rank))
}

/// Everybody ranked in a session, first to be called first, as the person sees them.
async fn standings(tx: &mut Tx, person: &Person, session: Uuid) -> store::Result<Vec<Standing<Uuid>>> {
    let drafted = store::decision::to_rank(tx, session, person.account.0).await?;
    let drafts = DecisionState::Draft.code();
    let mut list: Vec<Standing<Uuid>> = drafted.into_iter().map(|(_, id, rank, state)| Standing { id, rank, moves: state == drafts }).collect();
    for (_, id, rank) in store::decision::ranks(tx, session, person.account.0).await? {
        if list.iter().all(|one| one.id != id) {
            list.push(Standing { id, rank, moves: false });
        }
    }
    list.sort_by_key(|one| one.rank);
    Ok(list)
}
