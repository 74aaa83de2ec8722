//! Those of a ranking that are looked for by name or number. Built, as what is looked for decides which condition there is.

use sea_query::{Alias, Cond, Expr, ExprTrait as _, JoinType, Order, Query, SelectStatement};
use uuid::Uuid;

use super::Ranked;
use crate::application::listing::{self, Filter, Sort};
use crate::{Result, Tx, fetch_built};

/// The order of kinds in a ranking; none is a decision to come, what is not named here stands behind.
const KINDS: [&str; 5] = ["FA", "LC", "LA", "PR", ""];

/// At most `limit` applications that a filter finds, by an index, in the order of [`super::ranking`].
pub async fn found(tx: &mut Tx, filter: &Filter, limit: u64) -> Result<Vec<Ranked>> {
    let mut lines = fetch_built!(all, tx, Ranked, statement(filter, limit))?;
    // They come by name, which stays the order among equals.
    lines.sort_by_key(|line| (place(line, filter.viewer), line.rank.unwrap_or(i32::MAX)));
    Ok(lines)
}

fn place(line: &Ranked, viewer: Option<Uuid>) -> usize {
    let is_own = viewer == Some(line.account_id);
    if is_own && line.published_kind.is_none() {
        return KINDS.len() + 1;
    }
    let draft = line.draft_kind.as_deref().filter(|_| !is_own);
    let kind = draft.or(line.published_kind.as_deref()).unwrap_or_default();
    KINDS.iter().position(|known| *known == kind).unwrap_or(KINDS.len())
}

fn statement(filter: &Filter, limit: u64) -> SelectStatement {
    let state = || Expr::col(("d", "state"));
    let of_others = filter.viewer.map(|viewer| Expr::col(("a", "account_id")).ne(viewer));
    let seen = Cond::any().add(state().eq("published")).add(Cond::all().add(state().is_in(["draft", "validated"])).add_option(of_others));
    let rank = Query::select()
        .column(("d", "rank"))
        .from_as("decision", "d")
        .and_where(Expr::col(("d", "application_id")).equals(("a", "id")))
        .cond_where(seen)
        .order_by(("d", "created_at"), Order::Desc)
        .order_by(("d", "id"), Order::Desc)
        .limit(1)
        .take();
    let mut statement = Query::select();
    for column in ["number", "account_id", "file_status", "draft_kind", "draft_state", "published_kind", "acceptance", "published_at"] {
        statement.column(("a", column));
    }
    statement
        .column(("f", "file_number"))
        .column(("k", "last_name"))
        .column(("k", "first_name"))
        .expr_as(Expr::col(("p", "code")), Alias::new("programme_code"))
        .expr_as(Expr::col(("p", "label")), Alias::new("programme_label"))
        .expr_as(rank, Alias::new("rank"))
        .from_subquery(listing::identifiers(filter, Sort::Name, false, limit, 0), "chosen")
        .join_as(JoinType::InnerJoin, "application", "a", Expr::col(("a", "id")).equals(("chosen", "id")))
        .join_as(JoinType::InnerJoin, "campaign_file", "f", Expr::col(("f", "id")).equals(("a", "campaign_file_id")))
        .join_as(JoinType::InnerJoin, "account", "k", Expr::col(("k", "id")).equals(("a", "account_id")))
        .join_as(JoinType::InnerJoin, "programme_session", "s", Expr::col(("s", "id")).equals(("a", "session_id")))
        .join_as(JoinType::InnerJoin, "programme", "p", Expr::col(("p", "id")).equals(("s", "programme_id")))
        .order_by(("a", "name_key"), Order::Asc)
        .order_by(("a", "number"), Order::Asc)
        .take()
}
