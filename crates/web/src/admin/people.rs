//! `/admin/droits`: people and what they hold.

use app::Error;
use app::accounts::Wrong;
use app::setup::people::{self, Holder, OnePerson};
use app::setup::{Opened, Refusal, Typed};
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use serde::Deserialize;
use store::setup::GrantLine;
use uuid::Uuid;

use super::editor::{complain, kept};
use super::panels::{Draw, Panel};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Staff, html, render_form};
use crate::ui::{Form, Page, words};
use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::ADMIN_PEOPLE, get(list))
        .route(paths::ADMIN_PERSON_NEW, get(new).post(create))
        .route(paths::ADMIN_PERSON, get(one).post(grant))
        .route(paths::ADMIN_PERSON_ACTIVE, post(set_active))
        .route(paths::ADMIN_PERSON_SSO, post(set_sso_login))
        .route(paths::ADMIN_PERSON_GRANT, post(revoke))
}

fn path_of(id: Uuid) -> String {
    paths::fill(paths::ADMIN_PERSON, &[&id.to_string()])
}

#[derive(Deserialize)]
struct Search {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "admin/people.html")]
struct PeoplePage {
    page: Page,
    searched: String,
    people: Vec<Holder>,
}

impl PeoplePage {
    fn role(&self, grant: &GrantLine) -> String {
        words::role(self.page.lang, &grant.role_label)
    }
    fn path(&self, id: &Uuid) -> String {
        path_of(*id)
    }
    fn place(&self, grant: &GrantLine) -> String {
        place(&self.page, grant)
    }
}

/// Where a role holds.
fn place(page: &Page, grant: &GrantLine) -> String {
    grant.committee_label.clone().or_else(|| grant.centre_label.clone()).unwrap_or_else(|| page.t("setup-institution"))
}

async fn list(staff: Staff, State(app): State<App>, Query(search): Query<Search>) -> Answer {
    let people = people::search(&app.ctx, &staff.person, &search.q).await?;
    html(&PeoplePage { page: staff.visit.page_t("nav-staff-people"), searched: search.q, people })
}

#[derive(Template)]
#[template(path = "admin/person_new.html")]
struct NewPage {
    page: Page,
    form: Form,
    panel: Panel,
}

fn show_new(staff: &Staff, typed: Typed, wrong: &[Wrong]) -> Answer {
    let page = staff.visit.page_t("setup-person-new").failed(!wrong.is_empty());
    let mut form = Form::new(&page).filled(&typed);
    complain(&page, &mut form, wrong);
    let opened = Opened { typed, ..Opened::default() };
    let draw = Draw { page: &page, form: &form, opened: &opened };
    let panel = Panel::new("setup-panel-identity")
        .row([draw.text("last_name", 100).required(), draw.text("first_name", 100).required()])
        .one(draw.email("email").required());
    render_form(&NewPage { panel, page, form }, !wrong.is_empty())
}

async fn new(staff: Staff, State(app): State<App>) -> Answer {
    // Asks for the right to see the page of rights before showing the form.
    people::search(&app.ctx, &staff.person, "").await?;
    show_new(&staff, Typed::default(), &[])
}

async fn create(staff: Staff, State(app): State<App>, Posted(pairs): Posted<Vec<(String, String)>>) -> Answer {
    let typed = Typed::of(pairs);
    match people::create_staff(&app.ctx, &staff.person, &typed).await {
        Ok(id) => Ok(Flash::ok("setup-person-created").to(&app, &path_of(id))),
        Err(Error::Refused(Refusal::Invalid(wrong))) => show_new(&staff, typed, &wrong),
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "admin/person.html")]
struct PersonPage {
    page: Page,
    one: OnePerson,
    form: Form,
    panel: Panel,
    action: String,
    active_action: String,
    sso_form: Form,
    sso_action: String,
}

impl PersonPage {
    fn role(&self, grant: &GrantLine) -> String {
        words::role(self.page.lang, &grant.role_label)
    }
    fn place(&self, grant: &GrantLine) -> String {
        place(&self.page, grant)
    }
    fn removal(&self, grant: &GrantLine) -> String {
        paths::fill(paths::ADMIN_PERSON_GRANT, &[&grant.account_id.to_string(), &grant.id.to_string()])
    }
}

/// A login that was not taken, with the sentence that says why.
type RefusedLogin<'a> = Option<(&'a str, &'static str)>;

fn show_one(staff: &Staff, one: OnePerson, typed: Typed, wrong: &[Wrong], login: RefusedLogin<'_>) -> Answer {
    let id = one.holder.person.id;
    let is_refused = !wrong.is_empty() || login.is_some();
    let page = staff.visit.page(format!("{} {}", one.holder.person.first_name, one.holder.person.last_name)).failed(is_refused);
    let mut form = Form::new(&page).filled(&typed);
    complain(&page, &mut form, wrong);
    let choices =
        [("role", one.roles.clone()), ("centre", one.centres.clone()), ("committee", one.committees.clone()), ("only_committees", one.committees.clone())]
            .into();
    let opened = Opened { typed, choices, ..Opened::default() };
    let draw = Draw { page: &page, form: &form, opened: &opened };
    let mut panel = Panel::new("setup-grant-title")
        .one(draw.choice("role").required().hint("setup-role-hint"))
        .row([draw.choice("centre"), draw.choice("committee")])
        .one(draw.flag("is_chair"))
        .one(draw.text("comment", 500));
    if one.committees.len() <= 60 {
        panel = panel.one(draw.boxes("only_committees"));
    }
    let action = path_of(id);
    let active_action = paths::fill(paths::ADMIN_PERSON_ACTIVE, &[&id.to_string()]);
    let sso_action = paths::fill(paths::ADMIN_PERSON_SSO, &[&id.to_string()]);
    let mut sso_form = Form::new(&page).with("login", login.map_or_else(|| one.sso_login.clone().unwrap_or_default(), |(typed, _)| typed.to_owned()));
    if let Some((_, key)) = login {
        sso_form.wrong("login", key);
    }
    render_form(&PersonPage { panel, page, form, action, active_action, sso_form, sso_action, one }, is_refused)
}

async fn one(staff: Staff, State(app): State<App>, Path(id): Path<Uuid>) -> Answer {
    let one = people::open(&app.ctx, &staff.person, id).await?;
    show_one(&staff, one, Typed::default(), &[], None)
}

async fn grant(staff: Staff, State(app): State<App>, Path(id): Path<Uuid>, Posted(pairs): Posted<Vec<(String, String)>>) -> Answer {
    let typed = Typed::of(pairs);
    match people::grant(&app.ctx, &staff.person, id, &typed).await {
        Ok(()) => Ok(Flash::ok("setup-granted").to(&app, &path_of(id))),
        Err(Error::Refused(Refusal::Invalid(wrong))) => {
            let one = people::open(&app.ctx, &staff.person, id).await?;
            show_one(&staff, one, typed, &wrong, None)
        }
        Err(error) => Err(error.into()),
    }
}

async fn revoke(staff: Staff, State(app): State<App>, Path((id, grant)): Path<(Uuid, Uuid)>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    match people::revoke(&app.ctx, &staff.person, id, grant).await {
        Ok(()) => Ok(Flash::ok("setup-revoked").to(&app, &path_of(id))),
        Err(error) => kept(&app, error, &path_of(id)),
    }
}

#[derive(Deserialize)]
struct SsoLogin {
    #[serde(default)]
    login: String,
}

async fn set_sso_login(staff: Staff, State(app): State<App>, Path(id): Path<Uuid>, Posted(fields): Posted<SsoLogin>) -> Answer {
    match people::set_sso_login(&app.ctx, &staff.person, id, &fields.login).await {
        Ok(()) => Ok(Flash::ok("sso-staff-saved").to(&app, &path_of(id))),
        Err(Error::Refused(Refusal::Kept(key))) => {
            let one = people::open(&app.ctx, &staff.person, id).await?;
            show_one(&staff, one, Typed::default(), &[], Some((&fields.login, key)))
        }
        Err(error) => kept(&app, error, &path_of(id)),
    }
}

#[derive(Deserialize)]
struct Active {
    #[serde(default)]
    active: String,
}

async fn set_active(staff: Staff, State(app): State<App>, Path(id): Path<Uuid>, Posted(fields): Posted<Active>) -> Answer {
    let is_active = fields.active == "yes";
    match people::set_active(&app.ctx, &staff.person, id, is_active).await {
        Ok(()) => Ok(Flash::ok(if is_active { "setup-reactivated" } else { "setup-deactivated" }).to(&app, &path_of(id))),
        Err(error) => kept(&app, error, &path_of(id)),
    }
}
