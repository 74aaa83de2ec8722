//! The list of applications as staff ask for it: what they may see, what they filter, how many there are.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::TimeDelta;
use domain::application::{DecisionKind, DecisionState, Existence, FileStatus};
use domain::ids::CentreId;
use domain::permissions::{Access, Place, Reach, Right};
use domain::time::Instant;
use store::Tx;
use store::application::listing::{self, Decided, Filter, Line, Neighbours, Search, Sort};
use store::catalogue::{Centre, CommitteeName};

use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;
use crate::review::seen_by::{seen_by, viewer};

/// Counting stops here: « plus de 10 000 ».
pub const COUNT_LIMIT: u64 = 10_000;
const VIEW_LIMIT: u64 = 1_000;
const KEPT: TimeDelta = TimeDelta::minutes(1);
const MOST_KEPT: usize = 500;

/// The prepared views of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    All,
    ToReview,
    Incomplete,
    ToDecide,
    ToValidate,
    ToPublish,
}

impl View {
    pub const ALL: [Self; 6] = [Self::All, Self::ToReview, Self::Incomplete, Self::ToDecide, Self::ToValidate, Self::ToPublish];

    /// Narrows a filter.
    fn narrow(self, filter: &mut Filter) {
        match self {
            Self::All => {}
            Self::ToReview => filter.to_review = true,
            Self::Incomplete => filter.file_status = Some(FileStatus::Incomplete.code().to_owned()),
            Self::ToDecide => {
                filter.file_status = Some(FileStatus::Complete.code().to_owned());
                filter.decided = Some(Decided::Not);
            }
            Self::ToValidate => filter.decided = Some(Decided::Unpublished(DecisionState::Draft.code())),
            Self::ToPublish => filter.decided = Some(Decided::Unpublished(DecisionState::Validated.code())),
        }
    }
}

/// Which applications a list holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    /// Under way.
    #[default]
    Current,
    Cancelled,
    /// Put away by hand, and everything of campaigns that are archived.
    Archived,
}

/// What is asked of the list; codes as in addresses. Unknown codes match nothing rather than everything.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub text: String,
    pub centre: String,
    pub committee: String,
    pub programme: String,
    pub file_status: String,
    pub treatment: String,
    /// `none`, a [`DecisionState`] of an unpublished decision, or a [`DecisionKind`] of a published one.
    pub decision: String,
    pub acceptance: String,
    pub view: View,
    pub shelf: Shelf,
    pub sort: Sort,
    pub descending: bool,
    pub size: u64,
    /// From 1.
    pub page: u64,
}

/// One page of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub lines: Vec<Line>,
    pub total: i64,
    /// There are more than were counted.
    pub more: bool,
    /// How many each view holds, capped.
    pub views: Vec<(View, i64)>,
    /// Centres and committees that the person may filter by.
    pub centres: Vec<Centre>,
    pub committees: Vec<CommitteeName>,
    /// No programme that the person may see, and none of the applications they may see, has the code asked for.
    pub is_programme_unknown: bool,
}

/// Counts kept for a minute, by everything that decides them.
#[derive(Debug, Default)]
pub struct CountCache(Mutex<HashMap<String, (Instant, i64)>>);

impl CountCache {
    fn get(&self, key: &str, now: Instant) -> Option<i64> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(key).filter(|(at, _)| now - *at < KEPT).map(|(_, n)| *n)
    }

    fn put(&self, key: String, now: Instant, n: i64) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(key, (now, n));
    }
}

/// One page of the applications that the person may see.
pub async fn list(ctx: &Ctx, person: &Person, wanted: &Wanted) -> Result<Listed, Error> {
    let reach = reach(person)?;
    let mut tx = ctx.db.read().await?;
    let (centres, committees) = choices(&mut tx, &reach).await?;
    let base = filter(&mut tx, person, reach.clone(), wanted).await?;
    let is_programme_unknown = is_unknown(&mut tx, &reach, wanted, base.as_ref()).await?;
    let Some(base) = base.filter(|_| !is_programme_unknown) else {
        return Ok(Listed { lines: Vec::new(), total: 0, more: false, views: Vec::new(), centres, committees, is_programme_unknown });
    };
    let mut narrowed = base.clone();
    wanted.view.narrow(&mut narrowed);
    let offset = wanted.page.saturating_sub(1).saturating_mul(wanted.size).min(COUNT_LIMIT);
    let lines = listing::page(&mut tx, &narrowed, wanted.sort, wanted.descending, wanted.size, offset).await?;
    let lines: Vec<Line> = lines.into_iter().map(|line| seen_by(person, line)).collect();
    let shown = u64::try_from(lines.len()).unwrap_or(u64::MAX);
    let total = if shown < wanted.size && (shown > 0 || offset == 0) {
        i64::try_from(offset + shown).unwrap_or(i64::MAX)
    } else {
        count(ctx, &mut tx, &narrowed, COUNT_LIMIT + 1).await?
    };
    let limit = i64::try_from(COUNT_LIMIT).unwrap_or(i64::MAX);
    let mut views = Vec::new();
    if wanted.shelf == Shelf::Current {
        for view in View::ALL.into_iter().skip(1) {
            let mut one = place_only(&base);
            view.narrow(&mut one);
            views.push((view, count(ctx, &mut tx, &one, VIEW_LIMIT).await?));
        }
    }
    Ok(Listed { lines, total: total.min(limit), more: total > limit, views, centres, committees, is_programme_unknown })
}

/// The numbers of everything that matches, for mass actions; at most `limit`.
pub async fn numbers(ctx: &Ctx, person: &Person, wanted: &Wanted, limit: u64) -> Result<Vec<i64>, Error> {
    let reach = reach(person)?;
    let mut tx = ctx.db.read().await?;
    let Some(mut filter) = filter(&mut tx, person, reach, wanted).await? else { return Ok(Vec::new()) };
    wanted.view.narrow(&mut filter);
    Ok(listing::numbers(&mut tx, &filter, wanted.sort, wanted.descending, limit).await?)
}

/// The applications before and after one among those with documents to judge, in the order of their submission.
pub async fn to_review_around(ctx: &Ctx, person: &Person, number: i64) -> Result<Neighbours, Error> {
    let reach = reach(person)?;
    let mut tx = ctx.db.read().await?;
    let Some(mut filter) = filter(&mut tx, person, reach, &Wanted::default()).await? else { return Ok(Neighbours::default()) };
    View::ToReview.narrow(&mut filter);
    Ok(listing::neighbours(&mut tx, &filter, Sort::Submitted, false, number).await?)
}

/// Where the person may see applications; whoever may nowhere gets the page of the missing right.
fn reach(person: &Person) -> Result<Reach, Error> {
    if !person.actor.holds(Right::Applications, Access::Read) {
        person.actor.may(Right::Applications, Access::Read, Place::Institution)?;
        return Err(Error::Denied(domain::permissions::Denied::NoRight));
    }
    Ok(person.actor.reach(Right::Applications, Access::Read))
}

async fn choices(tx: &mut Tx, reach: &Reach) -> store::Result<(Vec<Centre>, Vec<CommitteeName>)> {
    let mut committees = store::catalogue::committee_names(tx).await?;
    committees.retain(|c| reach.everything || reach.centres.contains(&CentreId(c.centre_id)) || reach.committees.iter().any(|id| id.0 == c.id));
    let mut centres = store::catalogue::centres(tx).await?;
    centres.retain(|centre| reach.everything || committees.iter().any(|c| c.centre_id == centre.id));
    Ok((centres, committees))
}

/// Whether the code asked for tells the person nothing: no programme has it where they may see applications, and no
/// application they may see is to one. Those stay where they were made when their programme moves.
async fn is_unknown(tx: &mut Tx, reach: &Reach, wanted: &Wanted, base: Option<&Filter>) -> store::Result<bool> {
    if wanted.programme.is_empty() || knows_programme(tx, reach, wanted).await? {
        return Ok(false);
    }
    let Some(base) = base else { return Ok(true) };
    let anywhere = Filter { centre: None, committee: None, ..place_only(base) };
    Ok(listing::count(tx, &anywhere, 1).await? == 0)
}

/// Whether a programme has the code asked for, where the person may see applications. Of archived campaigns any programme
/// counts: it may have been somebody else's since.
async fn knows_programme(tx: &mut Tx, reach: &Reach, wanted: &Wanted) -> store::Result<bool> {
    if wanted.shelf == Shelf::Archived {
        return Ok(store::catalogue::find_programme(tx, &wanted.programme).await?.is_some());
    }
    let Some(campaign) = store::catalogue::campaign::in_service(tx).await? else { return Ok(false) };
    let session = store::catalogue::session::find(tx, &wanted.programme, campaign.id).await?;
    let is_within = |centre: uuid::Uuid, committee: uuid::Uuid| {
        reach.everything || reach.centres.contains(&CentreId(centre)) || reach.committees.iter().any(|id| id.0 == committee)
    };
    Ok(session.is_some_and(|session| is_within(session.centre_id, session.committee_id)))
}

/// The filter without the view; none when a code is unknown or no campaign is in service.
async fn filter(tx: &mut Tx, person: &Person, reach: Reach, wanted: &Wanted) -> store::Result<Option<Filter>> {
    let campaign = store::catalogue::campaign::in_service(tx).await?.map(|campaign| campaign.id);
    let archived = wanted.shelf == Shelf::Archived;
    if campaign.is_none() && !archived {
        return Ok(None);
    }
    let campaign = campaign.unwrap_or_default();
    let existence = if wanted.shelf == Shelf::Cancelled { Existence::Cancelled } else { Existence::Active };
    let mut filter = Filter { campaign, existence: existence.code(), archived, reach, viewer: viewer(person), ..Filter::default() };
    if !wanted.centre.is_empty() {
        let Some(centre) = store::catalogue::find_centre(tx, &wanted.centre).await? else { return Ok(None) };
        filter.centre = Some(centre.id);
    }
    if !wanted.committee.is_empty() {
        let Some(committee) = store::catalogue::find_committee(tx, &wanted.committee).await? else { return Ok(None) };
        filter.committee = Some(committee.id);
    }
    if !wanted.programme.is_empty() && archived {
        filter.programme = Some(wanted.programme.clone());
    } else if !wanted.programme.is_empty() {
        let Some(session) = store::catalogue::session::find(tx, &wanted.programme, campaign).await? else { return Ok(None) };
        filter.session = Some(session.id);
    }
    let given = |code: &str| (!code.is_empty()).then(|| code.to_owned());
    filter.file_status = given(&wanted.file_status);
    filter.treatment = given(&wanted.treatment);
    filter.acceptance = given(&wanted.acceptance);
    filter.decided = match wanted.decision.as_str() {
        "" => None,
        "none" => Some(Decided::Not),
        code => match DecisionState::from_code(code) {
            Some(state) => Some(Decided::Unpublished(state.code())),
            None => match DecisionKind::from_code(code) {
                Some(kind) => Some(Decided::Published(kind.code().to_owned())),
                None => return Ok(None),
            },
        },
    };
    filter.search = search(tx, &wanted.text).await?;
    Ok(Some(filter))
}

/// What a text typed in the search field means: a file number, an INE, an application number, else the beginning of a name.
pub(crate) async fn search(tx: &mut Tx, text: &str) -> store::Result<Search> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Search::Nothing);
    }
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
    if let Some(account) = store::account::find_by_file_number(tx, &compact).await? {
        return Ok(Search::Account(account.id));
    }
    if compact.len() == 11
        && let Some(account) = store::application::account_of_ine(tx, &compact).await?
    {
        return Ok(Search::Account(account));
    }
    if let Ok(number) = compact.parse::<i64>() {
        return Ok(Search::Number(number));
    }
    let key = domain::text::fold_key(text);
    Ok(if key.is_empty() { Search::Impossible } else { Search::Name(key) })
}

/// A filter without what was typed or chosen but the place: the counts of the views do not move while one types.
fn place_only(filter: &Filter) -> Filter {
    Filter {
        campaign: filter.campaign,
        existence: filter.existence,
        archived: filter.archived,
        reach: filter.reach.clone(),
        centre: filter.centre,
        committee: filter.committee,
        session: filter.session,
        programme: filter.programme.clone(),
        viewer: filter.viewer,
        ..Filter::default()
    }
}

async fn count(ctx: &Ctx, tx: &mut Tx, filter: &Filter, limit: u64) -> store::Result<i64> {
    let now = ctx.now();
    let key = format!("{limit} {filter:?}");
    if let Some(n) = ctx.caches.staff_counts.get(&key, now) {
        return Ok(n);
    }
    let n = listing::count(tx, filter, limit).await?;
    ctx.caches.staff_counts.put(key, now, n);
    Ok(n)
}
