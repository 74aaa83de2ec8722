//! « Commission »: my committees, then everybody in the order of their decision with the places left.

use app::decide::ranking::{self, Ranking};
use askama::Template;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::application::{Acceptance, DecisionKind, FileStatus};
use serde::Deserialize;
use store::decision::{Counts, Ranked};

use super::chosen::{Around, Chosen, chosen};
use crate::http::{Page as Answer, Problem, Staff, html, see_other};
use crate::manager::decision::publish;
use crate::manager::words as staff_words;
use crate::ui::Page;
use crate::ui::field::Choice;
use crate::ui::sought::{Search, Sought};
use crate::ui::words::{self, Tag};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "committee/mine.html")]
struct MinePage {
    page: Page,
    sought: Sought<MineLine>,
}

struct MineLine {
    code: String,
    label: String,
    href: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "committee/ranking.html")]
struct RankingPage {
    page: Page,
    label: String,
    code: String,
    lead: String,
    base: String,
    programmes: Vec<Choice>,
    programme: String,
    counts: Counts,
    capacity: Option<i32>,
    /// Admissions agreed on beyond the capacity.
    over_offer: i64,
    lines: Vec<LineView>,
    truncated: bool,
    pending: Vec<PendingView>,
    may_validate: bool,
    to_publish: i64,
    filter: String,
    /// The words looked for, as typed.
    asked: String,
    is_filtered: bool,
    /// How many were looked for and found; empty where nobody is looked for, or not everybody who is found is shown.
    found: String,
    /// This page with its filters.
    here: String,
    chosen: Option<Chosen>,
}

struct LineView {
    number: String,
    name: String,
    file_number: String,
    programme: String,
    rank: String,
    status: Tag,
    tag: Option<Tag>,
    published: Option<Tag>,
    state: String,
    answer: String,
    href: String,
    is_chosen: bool,
    /// Address of « Monter » and « Descendre », with which of them there is room for.
    shift: String,
    moves: (bool, bool),
}

struct PendingView {
    id: String,
    text: String,
    may_stop: bool,
}

/// Which programme of the committee, which of its applications, and who is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Params {
    formation: String,
    avis: String,
    q: String,
}

pub async fn mine(staff: Staff, State(app): State<App>, Query(search): Query<Search>) -> Answer {
    let mine = ranking::mine(&app.ctx, &staff.person).await?;
    if let [only] = mine.as_slice() {
        return Ok(see_other(&paths::fill(paths::COMMITTEE_APPLICATIONS, &[&only.committee.code])));
    }
    let page = staff.visit.page_t("committee-mine-title");
    let line = |mine: &ranking::Mine| MineLine {
        code: mine.committee.code.clone(),
        label: mine.committee.label.clone(),
        href: paths::fill(paths::COMMITTEE_APPLICATIONS, &[&mine.committee.code]),
        detail: page.t2("committee-mine-detail", "applications", mine.counts.applications, "undecided", mine.counts.undecided),
    };
    let lines: Vec<MineLine> = mine.iter().map(line).collect();
    html(&MinePage { sought: search.among(lines, |line| format!("{} {}", line.code, line.label)), page })
}

pub async fn get(staff: Staff, State(app): State<App>, Path(code): Path<String>, Query(params): Query<Params>) -> Answer {
    let ranking = ranking::open(&app.ctx, &staff.person, &code, &params.formation, &params.q).await?;
    let page = staff.visit.page(ranking.committee.label.clone());
    html(&view(page, ranking, &params, None))
}

/// The ranking with one of its candidates beside it.
pub async fn one(staff: Staff, State(app): State<App>, Path((code, number)): Path<(String, i64)>, Query(params): Query<Params>) -> Answer {
    let ranking = ranking::open(&app.ctx, &staff.person, &code, &params.formation, &params.q).await?;
    let shown: Vec<&Ranked> = ranking.shown(Some(number)).into_iter().filter(|line| wanted(line, &params.avis) || line.number == number).collect();
    let at = shown.iter().position(|line| line.number == number).ok_or(Problem::NotFound)?;
    let around = around(&code, &params, &shown, at);
    let page = staff.visit.page(format!("{} {} – {}", shown[at].last_name, shown[at].first_name, ranking.committee.label));
    let chosen = chosen(&app, &staff.person, &page, number, around).await?;
    html(&view(page, ranking, &params, Some((number, chosen))))
}

fn around(code: &str, params: &Params, shown: &[&Ranked], at: usize) -> Around {
    let address = |line: &&Ranked| params.address(&paths::fill(paths::COMMITTEE_APPLICATION, &[code, &line.number.to_string()]));
    let waits = |line: &&&Ranked| line.draft_kind.is_none() && line.published_kind.is_none();
    let then = shown.iter().skip(at + 1).find(waits).or_else(|| shown.iter().take(at).find(waits)).unwrap_or(&shown[at]);
    Around {
        previous: at.checked_sub(1).and_then(|before| shown.get(before)).map(address),
        next: shown.get(at + 1).map(address),
        then: address(then),
        list: params.address(&paths::fill(paths::COMMITTEE_APPLICATIONS, &[code])),
    }
}

impl Params {
    /// An address of the ranking that keeps the filters.
    fn address(&self, path: &str) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("formation", &self.formation), ("avis", &self.avis), ("q", &self.q)].into_iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

fn view(page: Page, ranking: Ranking, params: &Params, chosen: Option<(i64, Chosen)>) -> RankingPage {
    let jury = ranking.session.as_ref().and_then(|s| s.jury_on).map(|day| page.t1("committee-jury", "date", page.long_date(&day)));
    let count = page.t1("committee-count", "count", ranking.counts.applications);
    let code = ranking.committee.code.clone();
    let number = chosen.as_ref().map(|(number, _)| *number);
    let line = |line: &Ranked| LineView {
        href: params.address(&paths::fill(paths::COMMITTEE_APPLICATION, &[&code, &line.number.to_string()])),
        is_chosen: number == Some(line.number),
        shift: paths::fill(paths::COMMITTEE_RANK, &[&code, &line.number.to_string()]),
        moves: ranking.moves(line.number),
        ..line_view(&page, line)
    };
    let is_filtered = [&params.formation, &params.avis, &params.q].iter().any(|value| !value.is_empty());
    let found = ranking.shown(None).into_iter().filter(|line| wanted(line, &params.avis)).count();
    let shown = ranking.shown(number).into_iter();
    let lines: Vec<LineView> = shown.filter(|line| wanted(line, &params.avis) || number == Some(line.number)).map(line).collect();
    RankingPage {
        lead: jury.map_or_else(|| count.clone(), |jury| format!("{jury} · {count}")),
        base: paths::fill(paths::COMMITTEE_APPLICATIONS, &[&code]),
        programmes: if ranking.sessions.len() > 1 {
            ranking.sessions.iter().map(|s| Choice::new(&s.programme_code, &s.programme_label)).collect()
        } else {
            Vec::new()
        },
        programme: ranking.session.as_ref().map(|s| s.programme_code.clone()).unwrap_or_default(),
        capacity: ranking.session.as_ref().and_then(|s| s.capacity),
        over_offer: ranking.session.as_ref().map_or(0, |s| s.over_offer.into()),
        truncated: ranking.is_cut(),
        pending: ranking
            .pending
            .iter()
            .map(|batch| PendingView {
                id: batch.id.to_string(),
                text: page.t2("committee-pending", "count", batch.decisions, "date", page.date_time(&batch.release_at)),
                may_stop: ranking.may_validate,
            })
            .collect(),
        may_validate: ranking.may_validate,
        to_publish: ranking.counts.to_validate + ranking.counts.to_publish,
        filter: params.avis.clone(),
        asked: params.q.clone(),
        found: if is_filtered && !ranking.is_cut() { page.t1("committee-found", "count", found) } else { String::new() },
        is_filtered,
        here: number.map_or_else(
            || params.address(&paths::fill(paths::COMMITTEE_APPLICATIONS, &[&code])),
            |number| params.address(&paths::fill(paths::COMMITTEE_APPLICATION, &[&code, &number.to_string()])),
        ),
        chosen: chosen.map(|(_, chosen)| chosen),
        counts: ranking.counts,
        label: ranking.committee.label,
        code,
        lines,
        page,
    }
}

/// The filter « Avis »: those without a decision, those to publish, or all.
fn wanted(line: &Ranked, filter: &str) -> bool {
    match filter {
        "sans" => line.draft_kind.is_none() && line.published_kind.is_none(),
        "a-valider" => line.draft_kind.is_some(),
        _ => true,
    }
}

fn line_view(page: &Page, line: &Ranked) -> LineView {
    let tag = |code: &Option<String>| code.as_deref().and_then(DecisionKind::from_code).map(|kind| staff_words::kind_tag(page, kind));
    let acceptance = Acceptance::from_code(&line.acceptance).unwrap_or(Acceptance::Unanswered);
    LineView {
        number: line.number.to_string(),
        name: format!("{} {}", line.last_name, line.first_name),
        file_number: line.file_number.clone(),
        programme: line.programme_label.clone(),
        rank: line.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        status: words::file_status(page, FileStatus::from_code(&line.file_status).unwrap_or(FileStatus::Waiting)),
        tag: tag(&line.draft_kind),
        published: tag(&line.published_kind),
        state: match line.draft_state.as_deref() {
            Some("draft") => page.t("decision-state-draft"),
            Some(_) => page.t("decision-state-validated"),
            None => String::new(),
        },
        answer: if acceptance == Acceptance::Unanswered { String::new() } else { staff_words::acceptance(page, acceptance) },
        href: String::new(),
        is_chosen: false,
        shift: String::new(),
        moves: (false, false),
    }
}

/// Check the answers before « Valider les avis »: every unpublished decision of the committee.
pub async fn validation(staff: Staff, State(app): State<App>, Path(code): Path<String>, Query(params): Query<Params>) -> Answer {
    let ranking = ranking::open(&app.ctx, &staff.person, &code, &params.formation, "").await?;
    let numbers = ranking.lines.iter().filter(|line| line.draft_kind.is_some()).map(|line| line.number).take(app::decide::publish::MAX_AT_ONCE).collect();
    let page = staff.visit.page_t("publish-title");
    let back = paths::fill(paths::COMMITTEE_APPLICATIONS, &[&code]);
    publish::show(&staff, &app, page, numbers, back, ranking.committee.label, None).await
}

impl RankingPage {
    fn admitted_share(&self) -> String {
        self.share(self.counts.admitted)
    }

    fn planned_share(&self) -> String {
        self.share(self.counts.favourable_to_publish)
    }

    /// Share of the places, in hundredths of the bar.
    fn share(&self, part: i64) -> String {
        let capacity = f64::from(self.capacity.unwrap_or(0).max(1));
        let part = f64::from(i32::try_from(part).unwrap_or(i32::MAX));
        format!("{:.1}", (part / capacity * 100.0).clamp(0.0, 100.0))
    }

    fn is_filter(&self, code: &str) -> bool {
        self.filter == code
    }

    fn is_programme(&self, code: &str) -> bool {
        self.programme == code
    }
}
