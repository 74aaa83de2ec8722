//! « Candidatures »: all applications of the person.

use askama::Template;
use axum::extract::State;

use super::lines::{Card, card};
use crate::App;
use crate::http::{Page as Answer, SignedIn, html};
use crate::ui::Page;

#[derive(Template)]
#[template(path = "applicant/list.html")]
struct ListPage {
    page: Page,
    cards: Vec<Card>,
    /// Those of archived campaigns.
    archived: Vec<Card>,
    cancelled: Vec<Card>,
}

pub async fn get(who: SignedIn, State(app): State<App>) -> Answer {
    let page = who.visit.page_t("applications-title");
    let lines = app::apply::overview::lines(&app.ctx, &who.person).await?;
    let (cancelled, others): (Vec<Card>, Vec<Card>) = lines.iter().map(|line| card(&page, line)).partition(|card| card.is_cancelled);
    let (archived, cards): (Vec<Card>, Vec<Card>) = others.into_iter().partition(|card| card.is_archived);
    html(&ListPage { page, cards, archived, cancelled })
}
