//! `/admin`: « Mise en service », what is set up and what is missing.

use app::setup::overview::{Overview, overview};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use domain::permissions::{Access, Right};

use super::running::{self, ChangeView, ServiceView, TaskView};
use crate::http::{Page as Answer, Staff, html};
use crate::ui::{Page, format};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "admin/home.html")]
struct HomePage {
    page: Page,
    groups: Vec<Group>,
    done: usize,
    all: usize,
    failed_jobs: usize,
    waiting_jobs: i64,
    sees_jobs: bool,
    services: Vec<ServiceView>,
    mails: Vec<String>,
    /// Why some are put off, for whoever may see the jobs.
    mail_reasons: Vec<String>,
    tasks: Vec<TaskView>,
    changes: Vec<ChangeView>,
}

struct Group {
    title: &'static str,
    steps: Vec<Step>,
}

impl Group {
    fn done(&self) -> usize {
        self.steps.iter().filter(|step| step.is_done).count()
    }
}

struct Step {
    title: &'static str,
    detail: String,
    is_done: bool,
    href: String,
}

pub fn routes() -> Router<App> {
    Router::new().route(paths::ADMIN, get(home))
}

async fn home(staff: Staff, State(app): State<App>) -> Answer {
    let overview = overview(&app.ctx, &staff.person).await?;
    let page = staff.visit.page_t("nav-staff-admin");
    let groups = groups(&page, &overview);
    let sees_jobs = staff.person.actor.holds(Right::Administration, Access::Read);
    html(&HomePage {
        done: groups.iter().map(Group::done).sum(),
        all: groups.iter().map(|group| group.steps.len()).sum(),
        failed_jobs: overview.failed_jobs,
        waiting_jobs: overview.waiting_jobs,
        sees_jobs,
        services: running::services(&page, &overview, sees_jobs),
        mails: running::mails(&page, &overview),
        mail_reasons: if sees_jobs { overview.mail_reasons.iter().map(|reason| reason.reason.clone()).collect() } else { Vec::new() },
        tasks: running::tasks(&page, &overview),
        changes: running::changes(&page, &overview),
        groups,
        page,
    })
}

fn groups(page: &Page, o: &Overview) -> Vec<Group> {
    let counted = |title, key: &str, count: i64, href: &str| Step { title, detail: page.t1(key, "count", count), is_done: count > 0, href: href.to_owned() };
    let campaign = o.campaign.as_ref().map(|c| {
        page.t3("setup-step-campaign-on", "name", page.tr(&c.label), "from", format::date(page.lang, c.starts_on), "to", format::date(page.lang, c.ends_on))
    });
    let identity = if o.has_name { page.institution.clone() } else { page.t("setup-step-identity-missing") };
    let contact = if o.has_contact { page.contact_email() } else { page.t("setup-step-contact-missing") };
    let step = |title, detail, is_done, href: &str| Step { title, detail, is_done, href: href.to_owned() };
    vec![
        Group {
            title: "setup-group-institution",
            steps: vec![
                step("setup-step-identity", identity, o.has_name, paths::ADMIN_INSTITUTION),
                step("setup-step-contact", contact, o.has_contact, paths::ADMIN_INSTITUTION),
                counted("setup-step-managers", "setup-count-managers", o.counts.managers, paths::ADMIN_PEOPLE),
            ],
        },
        Group {
            title: "setup-group-offer",
            steps: vec![
                step(
                    "setup-step-campaign",
                    campaign.clone().unwrap_or_else(|| page.t("setup-step-campaign-missing")),
                    campaign.is_some(),
                    paths::ADMIN_CAMPAIGNS,
                ),
                counted("nav-staff-centres", "setup-count-in-service", o.counts.centres, paths::ADMIN_CENTRES),
                counted("nav-staff-committees", "setup-count-in-service", o.counts.committees, paths::MANAGER_COMMITTEES),
                counted("nav-staff-programmes", "setup-count-in-service", o.counts.programmes, paths::MANAGER_PROGRAMMES),
            ],
        },
        Group {
            title: "setup-group-files",
            steps: vec![
                counted("nav-staff-document-types", "setup-count-in-service", o.counts.document_types, paths::MANAGER_DOCUMENT_TYPES),
                counted("nav-staff-decision-types", "setup-count-in-service", o.counts.decision_types, paths::ADMIN_DECISION_TYPES),
                counted("nav-staff-mails", "setup-count-in-service", o.counts.mail_templates, paths::ADMIN_MAILS),
                counted("nav-staff-faq", "setup-count-questions", i64::try_from(page.texts().faq.len()).unwrap_or(i64::MAX), paths::ADMIN_FAQ),
            ],
        },
    ]
}
