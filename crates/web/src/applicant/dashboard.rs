//! « Tableau de bord »: what is next, the applications, the profile's pages, the coming dates, the messages received.

use app::apply::dashboard::dashboard;
use app::apply::overview::{Line, Task};
use app::papers::profile::page_key;
use app::profile::{self, ProfileSummary};
use askama::Template;
use axum::extract::State;
use chrono::{Datelike as _, NaiveDate};
use domain::application::Existence;

use super::lines::{Card, card};
use super::mails::{MessageLine, message};
use super::profile::nav;
use crate::http::{Page as Answer, SignedIn, html};
use crate::ui::glance::glance;
use crate::ui::{Page, format};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "applicant/dashboard.html")]
struct DashboardPage {
    page: Page,
    name: String,
    /// How many applications are under way.
    lead: String,
    login: String,
    next: Option<NextTask>,
    cards: Vec<Card>,
    /// How many of how many; empty where each centre has a limit of its own.
    allowed: String,
    tasks: Vec<ProfileTask>,
    done: usize,
    dates: Vec<ComingDate>,
    messages: Vec<MessageLine>,
    /// There are older ones, on « Tous les messages ».
    has_more_messages: bool,
    /// Applications with something unread: address of the thread, programme, how much.
    unread: Vec<(String, String, i64)>,
}

/// The nearest obligation.
struct NextTask {
    /// None where it has no date.
    days: Option<i64>,
    words: String,
    programme: String,
    url: String,
}

impl NextTask {
    fn is_far(&self) -> bool {
        self.days.is_none_or(|days| days > 10)
    }
}

/// A page of « Mon compte » and whether it is filled.
struct ProfileTask {
    href: &'static str,
    title: String,
    /// What is filled in, in one line.
    detail: String,
    state: &'static str,
}

struct ComingDate {
    iso: String,
    day: u32,
    month: String,
    label: String,
    programme: String,
    is_soon: bool,
}

pub async fn get(who: SignedIn, State(app): State<App>) -> Answer {
    let page = who.visit.page_t("dashboard-title");
    let found = dashboard(&app.ctx, &who.person, page.lang).await?;
    let lines = &found.lines;
    let with_internal = found.overview.with_internal();
    let tasks: Vec<ProfileTask> = found.overview.items.iter().map(|item| profile_task(&page, item, with_internal, &found.summary)).collect();
    html(&DashboardPage {
        name: who.person.first_name.clone(),
        lead: lead(&page, lines),
        login: who.person.file_number.clone().unwrap_or_default(),
        unread: found.unread.iter().filter_map(|(number, count)| Some(thread(lines.iter().find(|line| line.number == *number)?, *count))).collect(),
        next: next(&page, lines),
        allowed: found.allowed.map_or_else(String::new, |(count, limit)| page.t2("applications-allowed", "count", count, "limit", limit)),
        cards: lines.iter().filter(|line| line.is_current()).map(|line| card(&page, line)).collect(),
        done: tasks.iter().filter(|task| task.state == "done").count(),
        tasks,
        dates: dates(&page, lines),
        messages: found.mails.iter().map(|mail| message(&page, mail, lines)).collect(),
        has_more_messages: found.has_more_mails,
        page,
    })
}

fn lead(page: &Page, lines: &[Line]) -> String {
    let under_way = lines.iter().filter(|line| line.is_under_way(page.today)).count();
    if under_way == 0 && !lines.is_empty() { page.t("dashboard-lead-none") } else { page.t1("dashboard-lead", "count", under_way) }
}

fn thread(line: &Line, count: i64) -> (String, String, i64) {
    (paths::fill(paths::APPLICATION_MESSAGES, &[&line.number.to_string()]), line.programme.clone(), count)
}

fn profile_task(page: &Page, item: &profile::read::OverviewItem, with_internal: bool, summary: &ProfileSummary) -> ProfileTask {
    let state = match item.state {
        profile::State::Done => "done",
        profile::State::ToDo => "todo",
        profile::State::Empty => "optional",
    };
    let detail = summary.section(item.page).map(|section| glance(page, section)).unwrap_or_default();
    ProfileTask { href: nav::address(item.page), title: page.t(page_key(item.page, with_internal)), detail, state }
}

fn next(page: &Page, lines: &[Line]) -> Option<NextTask> {
    let (line, (task, day)) = lines.iter().filter_map(|line| Some((line, line.task(page.today)?))).min_by_key(|(_, (_, day))| day.unwrap_or(NaiveDate::MAX))?;
    let key = match task {
        Task::Replace => "dashboard-task-replace",
        Task::Submit => "dashboard-task-submit",
        Task::Deposit => "dashboard-task-documents",
        Task::Post => "dashboard-task-post",
        Task::Answer => "dashboard-task-answer",
    };
    Some(NextTask {
        days: day.map(|day| domain::time::days_left(page.today, day)),
        words: day.map_or_else(|| page.t("dashboard-task-answer-undated"), |day| page.t1(key, "date", page.long_date(&day))),
        programme: line.programme.clone(),
        url: paths::fill(paths::APPLICATION, &[&line.number.to_string()]),
    })
}

fn dates(page: &Page, lines: &[Line]) -> Vec<ComingDate> {
    let mut coming: Vec<(NaiveDate, &'static str, &str)> = Vec::new();
    for line in lines.iter().filter(|line| line.existence == Existence::Active && !line.campaign_archived) {
        if line.is_open {
            coming.push((line.return_on, "date-return", &line.programme));
        }
        if line.decision.is_none() {
            coming.extend(line.publication_on.map(|day| (day, "date-publication", line.programme.as_str())));
        } else if line.awaits_answer() {
            coming.extend(line.confirmation_on.map(|day| (day, "date-confirmation", line.programme.as_str())));
        }
    }
    coming.retain(|(day, _, _)| *day >= page.today);
    coming.sort();
    coming
        .into_iter()
        .take(5)
        .map(|(day, key, programme)| ComingDate {
            iso: day.to_string(),
            day: day.day(),
            month: format::short_month(page.lang, day.month()),
            label: page.t(key),
            programme: programme.to_owned(),
            is_soon: domain::time::days_left(page.today, day) <= 10,
        })
        .collect()
}
