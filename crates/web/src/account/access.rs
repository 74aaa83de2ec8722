//! « Accès »: contact address, password, preferred language, and where one is signed in.

use app::accounts::access::{self, Access, OpenSession};
use app::accounts::{change_email, change_password};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::complain;
use crate::http::flash::Flash;
use crate::http::visit::set_cookie;
use crate::http::{Nothing, Page as Answer, Posted, PostedOnce, Problem, SignedIn, html, see_other, unprocessable};
use crate::ui::field::Choice;
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "account/access.html")]
struct AccessPage {
    page: Page,
    access: Access,
    email_form: Form,
    password_form: Form,
    language_form: Form,
    languages: Vec<Choice>,
}

impl AccessPage {
    fn new(page: Page, access: Access) -> Self {
        let languages = page.language_choices();
        let language_form = Form::new(&page).with("language", access.language.clone());
        Self { email_form: Form::new(&page), password_form: Form::new(&page), language_form, languages, page, access }
    }

    /// « Firefox, Windows »: what the browser says of itself, in two words.
    fn device(&self, session: &OpenSession) -> String {
        match device(&session.user_agent) {
            (Some(browser), Some(system)) => format!("{browser}, {system}"),
            (Some(name), None) | (None, Some(name)) => name.to_owned(),
            (None, None) => self.page.t("access-session-unknown"),
        }
    }

    fn end_path(&self, session: &OpenSession) -> String {
        paths::fill(paths::ACCESS_SESSION, &[&session.id.to_string()])
    }
}

fn device(user_agent: &str) -> (Option<&'static str>, Option<&'static str>) {
    // Browsers claim to be each other: the most particular name comes first.
    let browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("Chrome/", "Chrome"), ("CriOS", "Chrome"), ("Safari/", "Safari")];
    let systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];
    let find = |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    (find(&browsers), find(&systems))
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct EmailFields {
    email: String,
    email_again: String,
}

/// Never shown again, never logged.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PasswordFields {
    old_password: String,
    password: String,
    password_again: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LanguageFields {
    language: String,
}

pub async fn get(SignedIn { visit, person }: SignedIn, State(app): State<App>) -> Answer {
    let access = access::screen(&app.ctx, &person).await?;
    html(&AccessPage::new(visit.page_t("access-title"), access))
}

/// Somebody reloads the address of a form: the page is elsewhere.
pub async fn back(SignedIn { .. }: SignedIn) -> Answer {
    Ok(see_other(paths::ACCESS))
}

pub async fn email(SignedIn { visit, person }: SignedIn, State(app): State<App>, PostedOnce(fields, form): PostedOnce<EmailFields>) -> Answer {
    let refusal = match change_email::request(&app.ctx, &person, &fields.email, &fields.email_again, &form).await {
        Ok(email) => return Ok(Flash::ok("access-email-asked").arg("email", email).to(&app, paths::ACCESS)),
        Err(app::Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    let access = access::screen(&app.ctx, &person).await?;
    let mut answer = AccessPage::new(visit.page_t("access-title").failed(true), access);
    answer.email_form = Form::new(&answer.page).filled(&fields);
    match refusal {
        change_email::Refusal::TooMany => answer.email_form.wrong("email", "account-recover-too-many"),
        change_email::Refusal::Invalid(wrong) => complain(&mut answer.email_form, &wrong),
    }
    unprocessable(&answer)
}

pub async fn password(SignedIn { visit, person }: SignedIn, State(app): State<App>, Posted(fields): Posted<PasswordFields>) -> Answer {
    let refusal = match change_password::change(&app.ctx, &person, &fields.old_password, &fields.password, &fields.password_again).await {
        Ok(()) => return Ok(Flash::ok("access-password-changed").to(&app, paths::ACCESS)),
        Err(app::Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    let access = access::screen(&app.ctx, &person).await?;
    let mut answer = AccessPage::new(visit.page_t("access-title").failed(true), access);
    match refusal {
        change_password::Refusal::TooMany => answer.password_form.wrong("old_password", "access-password-too-many"),
        change_password::Refusal::Invalid(wrong) => complain(&mut answer.password_form, &wrong),
    }
    unprocessable(&answer)
}

pub async fn language(SignedIn { person, .. }: SignedIn, State(app): State<App>, Posted(fields): Posted<LanguageFields>) -> Answer {
    let Some(lang) = app.ctx.languages().find(&fields.language) else { return Err(Problem::BadRequest) };
    access::change_language(&app.ctx, &person, lang.code()).await?;
    let mut response = Flash::ok("access-language-changed").to(&app, paths::ACCESS);
    if let Some(line) = set_cookie(&app, "langue", lang.code(), Some(31_536_000), false) {
        response.headers_mut().append(SET_COOKIE, line);
    }
    Ok(response)
}

pub async fn end_one(SignedIn { person, .. }: SignedIn, State(app): State<App>, Path(id): Path<Uuid>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    match access::end_session(&app.ctx, &person, id).await {
        // It ended by itself meanwhile: the same outcome.
        Ok(()) | Err(app::Error::NotFound) => Ok(Flash::ok("access-session-ended").to(&app, paths::ACCESS)),
        Err(error) => Err(error.into()),
    }
}

pub async fn end_others(SignedIn { person, .. }: SignedIn, State(app): State<App>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    access::end_other_sessions(&app.ctx, &person).await?;
    Ok(Flash::ok("access-sessions-ended").to(&app, paths::ACCESS))
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn browsers_are_recognised_behind_their_claims() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0";
        assert_eq!(device(edge), (Some("Edge"), Some("Windows")));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
        assert_eq!(device(phone), (Some("Safari"), Some("iPhone")));
        let android = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36";
        assert_eq!(device(android), (Some("Chrome"), Some("Android")));
        assert_eq!(device("curl/8.5.0"), (None, None));
    }
}
