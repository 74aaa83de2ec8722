//! « Mes données »: a copy to download, who opened one's applications, and being erased.

use app::own_data::{self, OwnData, erasure, export};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse as _;
use serde::{Deserialize, Serialize};
use store::own_data::Export;
use uuid::Uuid;

use crate::http::download;
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, SignedIn, html, is_fragment, unprocessable};
use crate::ui::field::Markup;
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "account/own_data.html")]
struct OwnDataPage {
    page: Page,
    data: OwnData,
    days: i64,
    copies: Markup,
}

/// The copies, and the button that asks for one: what changes while one is being made.
#[derive(Template)]
#[template(path = "account/own_data_copies.html")]
struct Copies {
    page: Page,
    exports: Vec<Export>,
    /// Comes in the place of copies that were being made.
    is_news: bool,
}

impl Copies {
    fn file(&self, export: &Export) -> String {
        paths::fill(paths::OWN_DATA_FILE, &[&export.id.to_string()])
    }

    fn size(&self, export: &Export) -> String {
        app::format::size(self.page.lang, export.size.unwrap_or(0))
    }

    fn until(&self, export: &Export) -> String {
        export.expires_at.map(|end| self.page.date_time(&end)).unwrap_or_default()
    }

    /// A copy is being made: another one would say the same.
    fn is_under_way(&self) -> bool {
        self.exports.iter().any(|export| export.state == "waiting")
    }
}

impl OwnDataPage {
    fn shown(&self) -> usize {
        self.data.consultations.len()
    }

    /// The request that stands open, in words; empty = none.
    fn open_request(&self) -> String {
        let Some(request) = &self.data.erasure else { return String::new() };
        let asked = self.page.day_of(&request.asked_at);
        match (request.state.as_str(), request.kept_until) {
            ("waiting", _) => self.page.t1("own-data-erasure-waiting", "asked", asked),
            ("accepted", Some(until)) => self.page.t1("own-data-erasure-accepted", "until", self.page.long_date(&until)),
            _ => String::new(),
        }
    }

    /// Why the latest request was refused; empty = it was not.
    fn refusal(&self) -> &str {
        self.data.erasure.as_ref().filter(|request| request.state == "refused").map_or("", |request| request.answer.as_str())
    }
}

/// The page; a script that waits for a copy is told nothing until it is there.
pub async fn get(who: SignedIn, State(app): State<App>, headers: HeaderMap) -> Answer {
    let mut data = own_data::open(&app.ctx, &who.person).await?;
    let page = who.visit.page_t("own-data-title");
    let is_news = is_fragment(&headers);
    let copies = Copies { page: page.clone(), exports: std::mem::take(&mut data.exports), is_news };
    if is_news {
        return if copies.is_under_way() { Ok(StatusCode::NO_CONTENT.into_response()) } else { html(&copies) };
    }
    let copies = Markup::of(&copies)?;
    html(&OwnDataPage { page, data, days: export::DAYS, copies })
}

/// « Préparer une copie de mes données ».
pub async fn ask_export(who: SignedIn, State(app): State<App>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let flash = match export::ask(&app.ctx, &who.person).await {
        Ok(()) => Flash::ok("own-data-asked"),
        Err(app::Error::Refused(export::Refusal::UnderWay)) => Flash::info("own-data-under-way"),
        Err(app::Error::Refused(export::Refusal::TooMany)) => Flash::error("own-data-too-many"),
        Err(error) => return Err(error.into()),
    };
    Ok(flash.to(&app, paths::OWN_DATA))
}

/// The archive, as it comes from the store.
pub async fn file(who: SignedIn, State(app): State<App>, Path(id): Path<Uuid>) -> Answer {
    download::zip(export::download(&app.ctx, &who.person, id).await?)
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct EraseFields {
    reason: String,
    sure: Option<String>,
}

#[derive(Template)]
#[template(path = "account/erase.html")]
struct ErasePage {
    page: Page,
    form: Form,
}

fn erase_page(page: Page, fields: &EraseFields) -> ErasePage {
    let form = Form::new(&page).with("reason", fields.reason.clone());
    ErasePage { page, form }
}

pub async fn erase(who: SignedIn, State(app): State<App>) -> Answer {
    // Who cannot ask finds the reason on the page before.
    let data = own_data::open(&app.ctx, &who.person).await?;
    if data.is_staff || data.erasure.is_some_and(|request| matches!(request.state.as_str(), "waiting" | "accepted")) {
        return Ok(crate::http::see_other(paths::OWN_DATA));
    }
    html(&erase_page(who.visit.page_t("own-data-erase-title"), &EraseFields::default()))
}

pub async fn ask_erasure(who: SignedIn, State(app): State<App>, Posted(fields): Posted<EraseFields>) -> Answer {
    let wrong = if fields.sure.is_none() {
        ("sure", "own-data-erase-not-sure")
    } else {
        match erasure::ask(&app.ctx, &who.person, &fields.reason).await {
            Ok(()) => return Ok(Flash::ok("own-data-erase-asked").to(&app, paths::OWN_DATA)),
            Err(app::Error::Refused(erasure::Refusal::TooLong)) => ("reason", "own-data-erase-too-long"),
            Err(app::Error::Refused(erasure::Refusal::Staff)) => return Ok(Flash::error("own-data-erase-staff").to(&app, paths::OWN_DATA)),
            Err(app::Error::Refused(_)) => return Ok(Flash::info("own-data-erase-already").to(&app, paths::OWN_DATA)),
            Err(error) => return Err(error.into()),
        }
    };
    let mut answer = erase_page(who.visit.page_t("own-data-erase-title").failed(true), &fields);
    answer.form.wrong(wrong.0, wrong.1);
    unprocessable(&answer)
}

pub async fn withdraw(who: SignedIn, State(app): State<App>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let flash = match erasure::withdraw(&app.ctx, &who.person).await {
        Ok(()) => Flash::ok("own-data-erase-withdrawn"),
        Err(app::Error::Refused(_)) => Flash::info("own-data-erase-nothing"),
        Err(error) => return Err(error.into()),
    };
    Ok(flash.to(&app, paths::OWN_DATA))
}
