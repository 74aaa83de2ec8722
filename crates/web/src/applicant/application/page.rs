//! « Récapitulatif de votre candidature »: three panels, documents, what is missing, timeline, actions.

use app::apply::own;
use askama::Template;
use axum::extract::{Path, State};

use super::view::{View, view};
use crate::App;
use crate::http::{Page as Answer, Problem, SignedIn, html};
use crate::ui::Page;

#[derive(Template)]
#[template(path = "applicant/application/page.html")]
pub struct ApplicationPage {
    pub page: Page,
    pub view: View,
    pub tab: Tab,
    /// Programmes of the person's other applications still under way, said beside a favourable decision.
    pub others: usize,
    /// Whether the automatic submission is accepted; none where it is not offered.
    pub automatic: Option<bool>,
    /// Messages of the staff that were not read.
    pub unread: i64,
}

/// Which tab is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Documents,
    Information,
}

impl ApplicationPage {
    fn is_automatic(&self) -> bool {
        self.automatic == Some(true)
    }

    fn is_information(&self) -> bool {
        self.tab == Tab::Information
    }
}

pub async fn get(who: SignedIn, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    show(&who, &app, number, Tab::Documents).await
}

pub async fn information(who: SignedIn, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    show(&who, &app, number, Tab::Information).await
}

async fn show(who: &SignedIn, app: &App, number: i64, tab: Tab) -> Answer {
    let dossier = own::load::<std::convert::Infallible>(&app.ctx, &who.person, number).await?;
    let others = app::apply::own::others_under_way(&app.ctx, &who.person, number).await?;
    let page = who.visit.page(dossier.session.programme_label.clone());
    let view = view(app, &page, &who.person, &dossier);
    if tab == Tab::Information && view.information.is_empty() {
        return Err(Problem::NotFound);
    }
    let automatic = if view.can_submit { app::calendar::submit::accepted(&app.ctx, dossier.application.id).await? } else { None };
    let unread = app::messages::unread_in(&app.ctx, dossier.application.id, true).await?;
    html(&ApplicationPage { page, view, tab, others, automatic, unread })
}
