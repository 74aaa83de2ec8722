//! The staff's list: optional filters, five orders, pages. Built rather than fixed text, because every filter may be absent.
//!
//! The identifiers of a page are chosen first, from the indexes alone where possible; only those rows are then joined
//! with names and programmes. Counting stops at a limit: nobody needs to know that 83,412 rows match.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::permissions::Reach;
use domain::translated::Translated;
use sea_query::{Alias, Cond, Expr, ExprTrait as _, Func, JoinType, Order, Query, SelectStatement, UnionType, WindowStatement};
use uuid::Uuid;

use crate::{Json, Result, Tx, fetch_built};

/// What is searched for by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Search {
    #[default]
    Nothing,
    /// Beginning of the folded name.
    Name(String),
    Account(Uuid),
    Number(i64),
    /// The search cannot match anything.
    Impossible,
}

/// Where an application stands with its decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Neither a published decision nor one being prepared.
    Not,
    /// The unpublished decision is in this state.
    Unpublished(&'static str),
    /// The last published decision is of this kind.
    Published(String),
}

/// Which applications. Everything but the campaign, the existence and the reach is optional; what is put away is asked for
/// whatever the campaign.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub campaign: Uuid,
    pub existence: &'static str,
    /// Put away by hand, or of a campaign that is archived: instead of a campaign and an existence.
    pub archived: bool,
    pub reach: Reach,
    pub centre: Option<Uuid>,
    pub committee: Option<Uuid>,
    pub session: Option<Uuid>,
    /// The code of a programme, in whatever campaign.
    pub programme: Option<String>,
    pub file_status: Option<String>,
    pub treatment: Option<String>,
    pub decided: Option<Decided>,
    pub acceptance: Option<String>,
    /// Only those with a submitted document that nobody judged.
    pub to_review: bool,
    pub search: Search,
    /// Who looks, if they have applications of their own: to them these have no decision but a published one. Without one the
    /// conditions, and what was counted by them, are those of everybody.
    pub viewer: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Name,
    Programme,
    Submitted,
    FileStatus,
    Number,
}

/// A line of the list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Line {
    pub id: Uuid,
    pub number: i64,
    /// Whose it is.
    pub account_id: Uuid,
    pub file_number: String,
    pub last_name: String,
    pub first_name: String,
    pub programme_code: String,
    pub programme_label: String,
    pub committee_label: String,
    pub file_status: String,
    pub treatment: String,
    pub treatment_validated: bool,
    pub draft_kind: Option<String>,
    pub draft_state: Option<String>,
    pub published_kind: Option<String>,
    pub acceptance: String,
    pub submitted_at: Option<DateTime<Utc>>,
    pub documents_to_review: i32,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub cancelled_by: Option<String>,
    pub campaign_label: Json<Translated>,
}

fn a(column: &'static str) -> (&'static str, &'static str) {
    ("a", column)
}

fn col(column: &'static str) -> Expr {
    Expr::col(a(column))
}

impl Filter {
    fn conditions(&self) -> Cond {
        let mut all = if self.archived { put_away() } else { Cond::all().add(col("campaign_id").eq(self.campaign)).add(col("existence").eq(self.existence)) };
        if let Some(reach) = within(&self.reach) {
            all = all.add(reach);
        }
        let equal: [(&'static str, Option<Expr>); 6] = [
            ("centre_id", self.centre.map(Expr::value)),
            ("committee_id", self.committee.map(Expr::value)),
            ("session_id", self.session.map(Expr::value)),
            ("file_status", self.file_status.clone().map(Expr::value)),
            ("treatment", self.treatment.clone().map(Expr::value)),
            ("acceptance", self.acceptance.clone().map(Expr::value)),
        ];
        for (column, value) in equal {
            all = all.add_option(value.map(|value| col(column).eq(value)));
        }
        all = all.add_option(self.programme.clone().map(of_programme));
        if self.to_review {
            // Written out: a plan made for any value cannot use the index of those with something to review.
            all = all.add(col("documents_to_review").gt(Expr::cust("0")));
        }
        match &self.decided {
            None => {}
            Some(Decided::Not) => {
                let own = self.viewer.map(|viewer| col("account_id").eq(viewer));
                all = all.add(Cond::any().add(col("draft_state").is_null()).add_option(own)).add(col("published_kind").is_null());
            }
            Some(Decided::Unpublished(state)) => {
                let of_others = self.viewer.map(|viewer| col("account_id").ne(viewer));
                all = all.add(col("draft_state").eq(*state)).add_option(of_others);
            }
            Some(Decided::Published(kind)) => all = all.add(col("published_kind").eq(kind.clone())),
        }
        all.add_option(self.search_condition())
    }

    fn search_condition(&self) -> Option<Cond> {
        Some(match &self.search {
            Search::Nothing => return None,
            Search::Impossible => Cond::all().add(Expr::value(1).eq(0)),
            Search::Account(id) => Cond::all().add(col("account_id").eq(*id)),
            Search::Number(number) => Cond::all().add(col("number").eq(*number)),
            // Byte order on both engines: exactly what begins with the prefix.
            Search::Name(prefix) => Cond::all().add(col("name_key").gte(prefix.clone())).add_option(after(prefix).map(|end| col("name_key").lt(end))),
        })
    }
}

/// What is read only: put away, or of a campaign that is archived.
fn put_away() -> Cond {
    let over = Query::select().column("id").from("campaign").and_where(Expr::col("archived_at").is_not_null()).take();
    Cond::all().add(Cond::any().add(col("existence").eq("archived")).add(col("campaign_id").in_subquery(over)))
}

/// Those to any session of a programme.
fn of_programme(code: String) -> Expr {
    let sessions = Query::select()
        .column(("s", "id"))
        .from_as("programme_session", "s")
        .join_as(JoinType::InnerJoin, "programme", "p", Expr::col(("p", "id")).equals(("s", "programme_id")))
        .and_where(Expr::col(("p", "code")).eq(code))
        .take();
    col("session_id").in_subquery(sessions)
}

/// Which applications `a` a reach holds: nothing for everything; a condition that never holds for an empty reach.
pub(super) fn within(reach: &Reach) -> Option<Cond> {
    if reach.everything {
        return None;
    }
    let centres: Vec<Uuid> = reach.centres.iter().map(|id| id.0).collect();
    let committees: Vec<Uuid> = reach.committees.iter().map(|id| id.0).collect();
    let mut any = Cond::any();
    if !centres.is_empty() {
        any = any.add(among("centre_id", centres.clone()));
    }
    if !committees.is_empty() {
        any = any.add(among("committee_id", committees.clone()));
    }
    Some(if centres.is_empty() && committees.is_empty() { any.add(Expr::value(1).eq(0)) } else { any })
}

/// One identifier is an equality, which lets an index give the order too.
fn among(column: &'static str, ids: Vec<Uuid>) -> Expr {
    match ids.as_slice() {
        [one] => col(column).eq(*one),
        _ => col(column).is_in(ids),
    }
}

/// The first text after all those that begin with a prefix. None = no end.
fn after(prefix: &str) -> Option<String> {
    let mut chars: Vec<char> = prefix.chars().collect();
    while let Some(last) = chars.pop() {
        if let Some(next) = (last..=char::MAX).nth(1) {
            chars.push(next);
            return Some(chars.into_iter().collect());
        }
    }
    None
}

/// Rows that match, counted up to `limit`.
pub async fn count(tx: &mut Tx, filter: &Filter, limit: u64) -> Result<i64> {
    let some = Query::select().expr(Expr::value(1)).from_as("application", "a").cond_where(filter.conditions()).limit(limit).take();
    let statement = Query::select().expr(Func::count(Expr::col(sea_query::Asterisk))).from_subquery(some, "matching").take();
    let (n,): (i64,) = fetch_built!(one, tx, (i64,), statement)?;
    Ok(n)
}

/// One page of lines. Which ones is asked first, from one table; what they say, of eight, then has a text of its own for
/// each size of page, so that PostgreSQL plans it once and not for every combination of filters.
pub async fn page(tx: &mut Tx, filter: &Filter, sort: Sort, descending: bool, size: u64, offset: u64) -> Result<Vec<Line>> {
    let chosen = fetch_built!(all, tx, (Uuid,), identifiers(filter, sort, descending, size, offset))?;
    let Some((last,)) = chosen.last().copied() else { return Ok(Vec::new()) };
    let places: HashMap<Uuid, usize> = chosen.iter().zip(0..).map(|((id,), place)| (*id, place)).collect();
    // A page that is not full names its last one again, for the sake of the text.
    let asked = chosen.iter().map(|(id,)| *id).chain(std::iter::repeat(last)).take(usize::try_from(size).unwrap_or(chosen.len()));
    let mut lines = fetch_built!(all, tx, Line, lines(asked))?;
    lines.sort_unstable_by_key(|line| places.get(&line.id).copied());
    Ok(lines)
}

/// What these applications say in the list, in any order.
fn lines(asked: impl Iterator<Item = Uuid>) -> SelectStatement {
    let mut statement = Query::select();
    for column in [
        "id",
        "number",
        "account_id",
        "file_status",
        "treatment",
        "treatment_validated",
        "draft_kind",
        "draft_state",
        "published_kind",
        "acceptance",
        "submitted_at",
        "documents_to_review",
        "cancelled_at",
        "cancelled_by",
    ] {
        statement.column(a(column));
    }
    statement
        .column(("f", "file_number"))
        .column(("k", "last_name"))
        .column(("k", "first_name"))
        .expr_as(Expr::col(("p", "code")), Alias::new("programme_code"))
        .expr_as(Expr::col(("p", "label")), Alias::new("programme_label"))
        .expr_as(Expr::col(("m", "label")), Alias::new("committee_label"))
        .expr_as(Expr::col(("w", "label")), Alias::new("campaign_label"))
        .from_as("application", "a")
        .join_as(JoinType::InnerJoin, "campaign_file", "f", Expr::col(("f", "id")).equals(a("campaign_file_id")))
        .join_as(JoinType::InnerJoin, "account", "k", Expr::col(("k", "id")).equals(a("account_id")))
        .join_as(JoinType::InnerJoin, "programme_session", "s", Expr::col(("s", "id")).equals(a("session_id")))
        .join_as(JoinType::InnerJoin, "programme", "p", Expr::col(("p", "id")).equals(("s", "programme_id")))
        .join_as(JoinType::InnerJoin, "committee", "m", Expr::col(("m", "id")).equals(a("committee_id")))
        .join_as(JoinType::InnerJoin, "campaign", "w", Expr::col(("w", "id")).equals(a("campaign_id")))
        .cond_where(col("id").is_in(asked))
        .take()
}

/// Numbers of everything that matches, in the order of the list, for mass actions on « all results ».
pub async fn numbers(tx: &mut Tx, filter: &Filter, sort: Sort, descending: bool, limit: u64) -> Result<Vec<i64>> {
    let chosen = identifiers(filter, sort, descending, limit, 0);
    let mut statement = Query::select()
        .column(a("number"))
        .from_subquery(chosen, "chosen")
        .join_as(JoinType::InnerJoin, "application", "a", col("id").equals(("chosen", "id")))
        .take();
    if sort == Sort::Submitted {
        statement.order_by_expr(col("submitted_at").is_null(), Order::Asc);
    }
    order(&mut statement, sort, descending);
    Ok(fetch_built!(all, tx, (i64,), statement)?.into_iter().map(|(n,)| n).collect())
}

/// Where an application stands among others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    pub before: Option<i64>,
    pub after: Option<i64>,
    /// From 1; absent when the application is not among them.
    pub position: Option<usize>,
    pub total: usize,
}

/// Place and neighbours of an application, the first of all, and how many there are.
type Found = (Option<i64>, Option<i64>, Option<i64>, Option<i64>, i64);

/// Most applications among which neighbours are looked for.
const AMONG: u64 = 1_000;

/// The numbers just before and after one application in the same order, among the first thousand; the first of them where
/// it is none. The database looks for them: a thousand rows would be a long journey for four numbers.
pub async fn neighbours(tx: &mut Tx, filter: &Filter, sort: Sort, descending: bool, number: i64) -> Result<Neighbours> {
    let mut rows = WindowStatement::new();
    if sort == Sort::Submitted {
        rows.order_by(("chosen", "part"), Order::Asc);
    }
    for column in columns(sort) {
        rows.order_by(("chosen", *column), direction(descending));
    }
    let number_there = || Expr::col(("chosen", "number"));
    let listed = Query::select()
        .column(("chosen", "number"))
        .expr_window_as(Func::cust("ROW_NUMBER"), rows.clone(), "place")
        .expr_window_as(Func::cust("LAG").arg(number_there()), rows.clone(), "earlier")
        .expr_window_as(Func::cust("LEAD").arg(number_there()), rows, "later")
        .from_subquery(identifiers(filter, sort, descending, AMONG, 0), "chosen")
        .take();
    let of = |row: Expr, column: &'static str| Func::max(Expr::case(row, Expr::col(column)));
    let here = || Expr::col("number").eq(number);
    let found = Query::select()
        .expr(of(here(), "place"))
        .expr(of(here(), "earlier"))
        .expr(of(here(), "later"))
        .expr(of(Expr::col("place").eq(1), "number"))
        .expr(Func::count(Expr::col(sea_query::Asterisk)))
        .from_subquery(listed, "listed")
        .take();
    let (place, before, later, first, total): Found = fetch_built!(one, tx, Found, found)?;
    let count = |n: i64| usize::try_from(n).unwrap_or(0);
    Ok(Neighbours { before, after: if place.is_some() { later } else { first }, position: place.map(count), total: count(total) })
}

/// The identifiers of a page, each with what it is sorted by.
pub(crate) fn identifiers(filter: &Filter, sort: Sort, descending: bool, size: u64, offset: u64) -> SelectStatement {
    if sort == Sort::Submitted {
        return by_submission(filter, descending, size, offset);
    }
    let mut statement = Query::select().column(a("id")).from_as("application", "a").cond_where(filter.conditions()).take();
    for column in columns(sort) {
        statement.column(a(column));
    }
    order(&mut statement, sort, descending);
    statement.limit(size).offset(offset).take()
}

/// Those never submitted come last in both directions. Two ordered halves let the index serve both: the engines
/// disagree on where an absent value sorts.
fn by_submission(filter: &Filter, descending: bool, size: u64, offset: u64) -> SelectStatement {
    let half = |group: i32, condition: Expr| {
        let mut inner = Query::select()
            .column(a("id"))
            .column(a("submitted_at"))
            .column(a("number"))
            .expr_as(Expr::value(group), Alias::new("part"))
            .from_as("application", "a")
            .cond_where(filter.conditions().add(condition))
            .take();
        order(&mut inner, Sort::Submitted, descending);
        inner.limit(size + offset);
        Query::select()
            .column(("half", "id"))
            .column(("half", "submitted_at"))
            .column(("half", "number"))
            .column(("half", "part"))
            .from_subquery(inner, "half")
            .take()
    };
    let both = half(0, col("submitted_at").is_not_null()).union(UnionType::All, half(1, col("submitted_at").is_null())).take();
    let direction = direction(descending);
    Query::select()
        .column(("both", "id"))
        .column(("both", "submitted_at"))
        .column(("both", "number"))
        .column(("both", "part"))
        .from_subquery(both, "both")
        .order_by(("both", "part"), Order::Asc)
        .order_by(("both", "submitted_at"), direction.clone())
        .order_by(("both", "number"), direction)
        .limit(size)
        .offset(offset)
        .take()
}

fn columns(sort: Sort) -> &'static [&'static str] {
    match sort {
        Sort::Name => &["name_key", "number"],
        Sort::Programme => &["programme_key", "name_key", "number"],
        Sort::Submitted => &["submitted_at", "number"],
        Sort::FileStatus => &["file_status", "name_key", "number"],
        Sort::Number => &["number"],
    }
}

const fn direction(descending: bool) -> Order {
    if descending { Order::Desc } else { Order::Asc }
}

fn order(statement: &mut SelectStatement, sort: Sort, descending: bool) {
    for column in columns(sort) {
        statement.order_by(a(column), direction(descending));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_prefix_is_the_next_text_of_its_length_or_less() {
        assert_eq!(after("mar").as_deref(), Some("mas"));
        assert_eq!(after("maz").as_deref(), Some("ma{"));
        assert_eq!(after("z\u{10FFFF}").as_deref(), Some("{"));
        assert_eq!(after("\u{D7FF}").as_deref(), Some("\u{E000}"));
        assert_eq!(after("\u{10FFFF}"), None);
        assert_eq!(after("dupont 2").as_deref(), Some("dupont 3"));
    }

    #[test]
    fn a_reach_of_nothing_matches_nothing() {
        let statement = Query::select().column(a("id")).from_as("application", "a").cond_where(Filter::default().conditions()).take();
        assert!(statement.to_string(sea_query::PostgresQueryBuilder).contains("1 = 0"), "an empty reach must not list everything");
    }
}
