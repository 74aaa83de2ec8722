//! What stands beside the steps of « Mise en service »: services, mails, scheduled tasks and the latest changes, in plain
//! words and with what to do.

use app::jobs::tasks::{Outcome, Task};
use app::services::{Answer, Service, State};
use app::setup::overview::Overview;

use super::history::{about, author, done};
use super::jobs::title;
use crate::ui::Page;

/// A service with its state.
pub struct ServiceView {
    pub label: &'static str,
    /// Class of the tag, icon, words.
    pub tag: (&'static str, &'static str, &'static str),
    /// What people notice of it, and what to do; none while all is well. One that is merely slow may still serve everybody:
    /// of it only what to look at.
    pub advice: Option<String>,
    /// What the service says itself, for those who run the installation.
    pub reason: Option<String>,
}

/// A scheduled task with its last and its next run.
pub struct TaskView {
    pub title: String,
    pub is_done: bool,
    pub is_trouble: bool,
    pub words: String,
}

/// Something that was changed: on which screen, what, by whom, when.
pub struct ChangeView {
    pub object: String,
    pub href: &'static str,
    pub words: String,
}

/// The services, with the reasons of those in trouble for whoever may see the jobs.
pub fn services(page: &Page, o: &Overview, with_reasons: bool) -> Vec<ServiceView> {
    o.services.iter().map(|state| service(page, state, with_reasons)).collect()
}

fn service(page: &Page, state: &State, with_reason: bool) -> ServiceView {
    let (label, outage) = names(state.service);
    let (tag, advice) = match &state.answer {
        Answer::Off => (("ec-tag--plain", "minus", "setup-service-off"), None),
        Answer::Works(_) => (("ec-tag--ok", "check", "setup-service-on"), None),
        Answer::Late => (("ec-tag--warn", "clock", "setup-service-late"), Some(late(page, state.service))),
        Answer::Fails(_) => (("ec-tag--danger", "triangle-alert", "setup-service-down"), Some(page.t(outage))),
    };
    let reason = match &state.answer {
        Answer::Fails(why) if with_reason => Some(why.clone()),
        _ => None,
    };
    ServiceView { label, tag, advice, reason }
}

/// What to look at when a service takes its time.
fn late(page: &Page, service: Service) -> String {
    let setting = match service {
        Service::SignOn | Service::Cas | Service::OpenIdConnect => "sso.url",
        Service::StudentRecord => "student_record.url",
        Service::Mail => "mail.url",
        Service::MailFolder => return page.t("setup-late-mail-folder"),
        Service::Antivirus => "antivirus.url",
        Service::Files => "files.url",
        Service::Directory => "directory.url",
        Service::Surveys => "surveys.url",
    };
    page.t1("setup-late", "setting", setting)
}

/// The name of a service, and what to do when it does not work.
const fn names(service: Service) -> (&'static str, &'static str) {
    match service {
        Service::SignOn => ("setup-service-sign-on", "setup-advice-sign-on"),
        Service::Cas => ("setup-service-cas", "setup-advice-sign-on"),
        Service::OpenIdConnect => ("setup-service-openid", "setup-advice-sign-on"),
        Service::StudentRecord => ("setup-service-record", "setup-advice-record"),
        Service::Mail => ("setup-service-mail", "setup-advice-mail"),
        Service::MailFolder => ("setup-service-mail-folder", "setup-advice-mail-folder"),
        Service::Antivirus => ("setup-service-antivirus", "setup-advice-antivirus"),
        Service::Files => ("setup-service-files", "setup-advice-files"),
        Service::Directory => ("setup-service-directory", "setup-advice-directory"),
        Service::Surveys => ("setup-service-surveys", "setup-advice-surveys"),
    }
}

/// How mails fare, in sentences.
pub fn mails(page: &Page, o: &Overview) -> Vec<String> {
    let counted = |key: &str, count: i64| (count > 0).then(|| page.t1(key, "count", count));
    let sent = o.mails.sent_at.map(|at| page.t1("setup-mails-sent", "date", page.date_time(&at)));
    [counted("setup-mails-put-off", o.mails.put_off), counted("setup-mails-waiting", o.mails.waiting), sent].into_iter().flatten().collect()
}

/// The scheduled tasks.
pub fn tasks(page: &Page, o: &Overview) -> Vec<TaskView> {
    o.tasks.iter().map(|one| task(page, one)).collect()
}

fn task(page: &Page, task: &Task) -> TaskView {
    let last = task.at.map(|at| page.date_time(&at)).unwrap_or_default();
    let next = page.date_time(&task.next_run_at);
    let words = match task.outcome {
        Outcome::Never => page.t1("setup-task-never", "next", next),
        Outcome::Done => page.t2("setup-task-done", "last", last, "next", next),
        Outcome::Waiting => page.t1("setup-task-waiting", "last", last),
        Outcome::PutOff => page.t1("setup-task-put-off", "last", last),
        Outcome::Failed => page.t2("setup-task-failed", "last", last, "next", next),
        Outcome::Overdue => page.t1("setup-task-overdue", "next", next),
    };
    TaskView { title: title(page, &task.name), is_done: task.outcome == Outcome::Done, is_trouble: task.outcome.is_trouble(), words }
}

/// What was changed last.
pub fn changes(page: &Page, o: &Overview) -> Vec<ChangeView> {
    let view = |event: &app::setup::history::Event| {
        let (object, href) = about(page, &event.object);
        let words = page.t3("setup-activity-line", "what", done(page, &event.action), "who", author(page, event), "date", page.date_time(&event.at));
        ChangeView { object, href, words }
    };
    o.activity.iter().map(view).collect()
}
