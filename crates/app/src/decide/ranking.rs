//! What a committee sees of its applications: how places stand, and everybody in the order of their decision.

use domain::application::{DecisionKind, DecisionState, Existence};
use domain::permissions::{Access, Place, Reach, Right};
use store::application::listing::{Filter, Search};
use store::catalogue::Committee;
use store::catalogue::session::Session;
use store::decision::{Counts, PendingBatch, Ranked};

use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;
use crate::review::list;
use crate::review::seen_by::{seen_by, viewer};

/// Most lines of one ranking.
pub const MAX_LINES: i64 = 500;

/// A committee's work.
#[derive(Clone, Debug)]
pub struct Ranking {
    pub committee: Committee,
    /// Sessions of the committee in the campaign in service, by title.
    pub sessions: Vec<Session>,
    /// The session chosen, when one was.
    pub session: Option<Session>,
    pub counts: Counts,
    pub lines: Vec<Ranked>,
    /// Those looked for, in the same order, also beyond [`MAX_LINES`]; none when everybody is wanted.
    pub found: Option<Vec<Ranked>>,
    pub pending: Vec<PendingBatch>,
    pub may_decide: bool,
    pub may_validate: bool,
}

impl Ranking {
    /// Those looked for, or everybody. The one whose page is open stays, whatever is looked for.
    #[must_use]
    pub fn shown(&self, open: Option<i64>) -> Vec<&Ranked> {
        let Some(found) = &self.found else { return self.lines.iter().collect() };
        let beside = self.lines.iter().filter(|line| Some(line.number) == open && found.iter().all(|one| one.number != line.number));
        found.iter().chain(beside).collect()
    }

    /// Whether there may be more than is shown.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        i64::try_from(self.found.as_ref().unwrap_or(&self.lines).len()).unwrap_or(i64::MAX) >= MAX_LINES
    }

    /// Whether a line may move up and down: its neighbour on the list and itself are drafts. Ranks are those of a programme.
    #[must_use]
    pub fn moves(&self, number: i64) -> (bool, bool) {
        let Some(at) = self.lines.iter().position(|line| line.number == number).filter(|_| self.may_decide && self.session.is_some()) else {
            return (false, false);
        };
        let drafted = |at: Option<usize>| at.and_then(|at| self.lines.get(at)).is_some_and(is_ranked_draft);
        (drafted(Some(at)) && drafted(at.checked_sub(1)), drafted(Some(at)) && drafted(Some(at + 1)))
    }
}

fn is_ranked_draft(line: &Ranked) -> bool {
    line.draft_kind.as_deref() == Some(DecisionKind::ComplementaryList.code()) && line.draft_state.as_deref() == Some(DecisionState::Draft.code())
}

/// A committee of mine.
#[derive(Clone, Debug)]
pub struct Mine {
    pub committee: store::catalogue::CommitteeName,
    pub counts: Counts,
}

/// The committees whose applications the person may see.
pub async fn mine(ctx: &Ctx, person: &Person) -> Result<Vec<Mine>, Error> {
    let reach = person.actor.reach(Right::Applications, Access::Read);
    let mut tx = ctx.db.read().await?;
    let Some(campaign) = store::catalogue::campaign::in_service(&mut tx).await? else { return Ok(Vec::new()) };
    let counted = store::decision::counts_by_committee(&mut tx, campaign.id, person.account.0).await?;
    let mut committees = store::catalogue::committee_names(&mut tx).await?;
    committees.retain(|c| reach.everything || reach.centres.iter().any(|id| id.0 == c.centre_id) || reach.committees.iter().any(|id| id.0 == c.id));
    Ok(committees
        .into_iter()
        .map(|committee| {
            let counts = counted.iter().find(|(id, _)| *id == committee.id).map(|(_, counts)| *counts).unwrap_or_default();
            Mine { committee, counts }
        })
        .collect())
}

/// Opens the ranking of a committee, of one of its programmes when a code is given. `text` is what is looked for.
pub async fn open(ctx: &Ctx, person: &Person, code: &str, programme: &str, text: &str) -> Result<Ranking, Error> {
    let mut tx = ctx.db.read().await?;
    let committee = store::catalogue::find_committee(&mut tx, code).await?.ok_or(Error::NotFound)?;
    let place = Place::Committee { centre: committee.centre_id.into(), committee: committee.id.into() };
    person.actor.may(Right::Applications, Access::Read, place)?;
    let may = |right| person.actor.may(right, Access::Write, place).is_ok();
    let mut sessions = Vec::new();
    if let Some(campaign) = store::catalogue::campaign::in_service(&mut tx).await? {
        sessions = store::catalogue::session::of_committee(&mut tx, campaign.id, committee.id).await?;
    }
    let session = match sessions.as_slice() {
        [only] => Some(only.clone()),
        _ => sessions.iter().find(|s| s.programme_code == programme).cloned(),
    };
    if !programme.is_empty() && session.is_none() {
        return Err(Error::NotFound);
    }
    let campaign = sessions.first().map(|s| s.campaign_id).unwrap_or_default();
    let chosen = session.as_ref().map(|s| s.id);
    let me = person.account.0;
    let seen = |lines: Vec<Ranked>| -> Vec<Ranked> { lines.into_iter().map(|line| seen_by(person, line)).collect() };
    let counts = store::decision::counts(&mut tx, committee.id, campaign, chosen, me).await?;
    let lines = seen(store::decision::ranking(&mut tx, committee.id, campaign, chosen, me, MAX_LINES).await?);
    let found = match list::search(&mut tx, text).await? {
        Search::Nothing => None,
        search => {
            let filter = Filter {
                campaign,
                existence: Existence::Active.code(),
                // The committee is one whose applications the person may see.
                reach: Reach { everything: true, ..Reach::default() },
                committee: chosen.is_none().then_some(committee.id),
                session: chosen,
                search,
                viewer: viewer(person),
                ..Filter::default()
            };
            Some(seen(store::decision::found(&mut tx, &filter, MAX_LINES.unsigned_abs()).await?))
        }
    };
    let pending = store::decision::pending_batches(&mut tx, committee.id, me).await?;
    Ok(Ranking {
        may_decide: may(Right::EditDecision),
        may_validate: may(Right::ValidateDecision),
        committee,
        sessions,
        session,
        counts,
        lines,
        found,
        pending,
    })
}
