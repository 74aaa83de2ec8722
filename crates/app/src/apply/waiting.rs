//! What somebody on a complementary list is told: their rank, how many are before them, the places, what was called this
//! year and the year before.

use chrono::NaiveDate;
use domain::application::{DecisionKind, Existence};
use domain::complementary_list::{RankShown, place};
use store::Tx;
use store::catalogue::session::Session;
use store::decision::Decision;

use crate::Ctx;
use crate::decide::promote;
use crate::dossier::Dossier;

/// How far a list was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    /// The last rank, of those that the committee gave.
    Rank(i32),
    /// How many people: what a place among those who still wait can be compared with.
    People(i32),
}

/// How far a list was called the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Previous {
    /// The programme had no list then, or was not offered.
    Unknown,
    Nobody,
    Called(Called),
}

/// A place on a list in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which rank this is.
    pub shown: RankShown,
    pub rank: i32,
    pub ahead: usize,
    /// A place that becomes free goes to the first of the list by itself: to nobody else can it be promised.
    pub is_called: bool,
    pub capacity: Option<i32>,
    /// How far the list was called in this campaign, and the day on which it moved last.
    pub called: Option<(Called, NaiveDate)>,
    /// How far it was called in the campaign just before.
    pub previous: Previous,
}

/// Which rank is shown to those on the list of a session.
#[must_use]
pub fn rank_shown(ctx: &Ctx, session: &Session) -> RankShown {
    RankShown::closest(session.list_rank.as_deref(), session.centre_list_rank.as_deref(), ctx.settings().list_rank)
}

/// The rank that a decision of this dossier is told with; none off the list, and where the rank is not shown. One that is
/// not published yet has the place that publishing it would give.
pub async fn rank_of(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, decision: &Decision) -> store::Result<Option<i32>> {
    let Some(entered) = decision.rank else { return Ok(None) };
    match rank_shown(ctx, &dossier.session) {
        RankShown::Hidden => Ok(None),
        RankShown::Entered => Ok(Some(entered)),
        RankShown::Effective => {
            let list = store::decision::ranked(tx, dossier.session.id).await?;
            let others = list.iter().filter(|(_, application, _)| *application != dossier.application.id);
            let ahead = others.filter(|(id, _, rank)| (*rank, *id) < (entered, decision.id)).count();
            Ok(Some(i32::try_from(ahead + 1).unwrap_or(i32::MAX)))
        }
    }
}

/// Where the person of a dossier stands; none off the list, and where the rank is not shown.
pub async fn of(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier) -> store::Result<Option<Waiting>> {
    let session = &dossier.session;
    let shown = rank_shown(ctx, session);
    let is_listed = dossier.published_kind() == Some(DecisionKind::ComplementaryList) && dossier.existence() == Existence::Active && !dossier.campaign_archived;
    if !is_listed || shown == RankShown::Hidden {
        return Ok(None);
    }
    let list: Vec<_> = store::decision::ranked(tx, session.id).await?.into_iter().map(|(_, application, rank)| (application, rank)).collect();
    let Some(place) = place(&list, &dossier.application.id) else { return Ok(None) };
    // What was called since is no part of the set-up that a dossier carries.
    let Some(calls) = store::catalogue::session::calls(tx, session.id).await? else { return Ok(None) };
    let far = |rank, people| if shown == RankShown::Effective { Called::People(people) } else { Called::Rank(rank) };
    let called = calls.last_rank.zip(calls.moved_at).map(|(rank, at)| (far(rank, calls.people), ctx.zone.today(at)));
    let previous = match (session.previous_last_rank, calls.previous_rank.zip(calls.previous_people)) {
        (Some(typed), _) => Previous::Called(Called::Rank(typed)),
        (None, Some((rank, people))) => Previous::Called(far(rank, people)),
        (None, None) if calls.previous_list == Some(true) => Previous::Nobody,
        (None, None) => Previous::Unknown,
    };
    let (ahead, is_called) = (place.ahead, promote::calls_with(session).is_some());
    Ok(shown.of(place).map(|rank| Waiting { shown, rank, ahead, is_called, capacity: session.capacity, called, previous }))
}
