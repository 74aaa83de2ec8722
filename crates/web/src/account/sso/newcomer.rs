//! The first visit: « Je n'ai pas de compte eCandidat » with « Créer un compte », and linking an account by its password.

use app::Error;
use app::accounts::sign_in::{self, SignIn};
use app::accounts::sso::create::{self, Created, Refusal};
use app::accounts::sso::link;
use app::accounts::sso::pending::{self, Newcomer};
use askama::Template;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};

use super::{address, keep, token, trouble};
use crate::account::create::{Fields, refused};
use crate::account::sign_in::{end_before, lines, start};
use crate::http::flash::Flash;
use crate::http::visit::landing;
use crate::http::{Page as Answer, Posted, PostedOnce, Problem, Visit, html, see_other, unprocessable, user_agent};
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "account/sso/newcomer.html")]
struct NewcomerPage {
    page: Page,
    newcomer: Newcomer,
    form: Form,
}

#[derive(Template)]
#[template(path = "account/sso/create.html")]
struct CreatePage {
    page: Page,
    newcomer: Newcomer,
    form: Form,
    meant: Option<String>,
    /// What becomes of the address that is typed.
    told: String,
}

impl CreatePage {
    fn new(page: Page, newcomer: Newcomer, form: Form, meant: Option<String>) -> Self {
        let told = match &newcomer.facts.email {
            Some(email) => page.t1("sso-create-own-address", "email", email),
            None => page.t("sso-create-any-address"),
        };
        Self { page: page.without_sign_on(), newcomer, form, meant, told }
    }
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Credentials {
    login: String,
    #[serde(skip_serializing)]
    password: String,
}

/// Who arrived with this browser, if anybody did.
async fn arrived(app: &App, headers: &HeaderMap) -> Result<Option<Newcomer>, Problem> {
    match pending::look(&app.ctx, token(app, headers)).await {
        Ok(newcomer) => Ok(Some(newcomer)),
        Err(Error::Refused(pending::Gone)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn gone(visit: &Visit) -> Answer {
    trouble(visit, StatusCode::FORBIDDEN, "sso-no-attempt", Some(address("")))
}

/// Somebody did arrive with this browser, and a form of theirs used that up. Of a form sent twice this is the second copy:
/// signing on once more leads to what the first one made. Not by a redirect, which browsers do not let a form follow to
/// another site.
fn used_up(visit: &Visit, app: &App, headers: &HeaderMap) -> Answer {
    if token(app, headers).is_some() { trouble(visit, StatusCode::CONFLICT, "sso-sent-already", Some(address(""))) } else { gone(visit) }
}

pub async fn get(visit: Visit, State(app): State<App>, headers: HeaderMap) -> Answer {
    let Some(newcomer) = arrived(&app, &headers).await? else { return gone(&visit) };
    let page = visit.page_t("sso-new-title").without_sign_on();
    html(&NewcomerPage { form: Form::new(&page), page, newcomer })
}

/// Somebody reloads the address of the form that links.
pub async fn back() -> Answer {
    Ok(see_other(paths::SSO_NEW))
}

pub async fn form(visit: Visit, State(app): State<App>, headers: HeaderMap) -> Answer {
    let Some(newcomer) = arrived(&app, &headers).await? else { return gone(&visit) };
    let page = visit.page_t("account-create-title");
    let facts = &newcomer.facts;
    let known = |fact: &Option<String>| fact.clone().unwrap_or_default();
    let fields = Fields {
        last_name: known(&facts.last_name),
        first_name: known(&facts.first_name),
        email: known(&facts.email),
        email_again: known(&facts.email),
        kept: String::new(),
    };
    let form = Form::new(&page).filled(&fields);
    html(&CreatePage::new(page, newcomer, form, None))
}

pub async fn create(visit: Visit, State(app): State<App>, headers: HeaderMap, PostedOnce(fields, once): PostedOnce<Fields>) -> Answer {
    let refusal = match create::create(&app.ctx, token(&app, &headers), &fields.creation(&visit, &once), user_agent(&headers)).await {
        Ok(Created::SignedIn(opened)) => {
            end_before(&app, &visit).await?;
            let mut response = Flash::ok("sso-created").to(&app, landing(opened.role));
            for line in lines(&app, &opened)? {
                response.headers_mut().append(SET_COOKIE, line);
            }
            keep(&app, &mut response, None);
            return Ok(response);
        }
        Ok(Created::ToConfirm) => return Ok(fields.sent(&app)),
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    let Some(newcomer) = arrived(&app, &headers).await? else { return used_up(&visit, &app, &headers) };
    let page = visit.page_t("account-create-title").failed(true);
    let mut form = Form::new(&page).filled(&fields);
    let mut meant = None;
    match &refusal {
        Refusal::Gone => return used_up(&visit, &app, &headers),
        Refusal::Form(refusal) => meant = refused(&mut form, refusal),
        Refusal::AddressTaken => form.wrong("email", "sso-address-taken"),
        Refusal::AlreadyLinked => form.wrong("", "sso-login-taken"),
    }
    unprocessable(&CreatePage::new(page, newcomer, form, meant))
}

pub async fn link(visit: Visit, State(app): State<App>, headers: HeaderMap, Posted(fields): Posted<Credentials>) -> Answer {
    let attempt = SignIn { login: &fields.login, password: &fields.password, network: visit.network(), user_agent: user_agent(&headers) };
    let refusal = match link::with_password(&app.ctx, token(&app, &headers), &attempt).await {
        Ok(opened) => {
            end_before(&app, &visit).await?;
            let mut response = start(&app, &opened, "").await?;
            keep(&app, &mut response, None);
            return Ok(response);
        }
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    let Some(newcomer) = arrived(&app, &headers).await? else { return used_up(&visit, &app, &headers) };
    let page = visit.page_t("sso-new-title").failed(true).without_sign_on();
    let mut form = Form::new(&page).filled(&fields);
    let (field, key) = match refusal {
        link::Refusal::Gone => return used_up(&visit, &app, &headers),
        link::Refusal::LoginTaken => ("login", "sso-login-taken"),
        link::Refusal::AccountLinked => ("login", "sso-account-linked"),
        link::Refusal::Password(sign_in::Refusal::LoginMissing) => ("login", "sign-in-login-missing"),
        link::Refusal::Password(sign_in::Refusal::PasswordMissing) => ("password", "sign-in-password-missing"),
        link::Refusal::Password(sign_in::Refusal::WrongLoginOrPassword) => ("login", "sign-in-wrong"),
        link::Refusal::Password(sign_in::Refusal::NotActivated) => ("login", "sign-in-not-activated"),
        link::Refusal::Password(sign_in::Refusal::TooMany) => ("login", "sign-in-too-many"),
    };
    form.wrong(field, key);
    unprocessable(&NewcomerPage { page, newcomer, form })
}
