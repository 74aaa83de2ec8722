//! « Récapitulatif de votre candidature »: three panels, the tabs, what is missing, timeline, actions.

use app::apply::own;
use app::dossier::Dossier;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::forms::FormsTab;
use super::questions::QuestionsTab;
use super::view::{View, view};
use crate::App;
use crate::http::{Page as Answer, Problem, SignedIn, render};
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
}

/// Which tab is shown, with what it shows beside the view.
pub enum Tab {
    Documents,
    Forms(FormsTab),
    Questions(QuestionsTab),
    Information,
}

impl ApplicationPage {
    fn is_automatic(&self) -> bool {
        self.automatic == Some(true)
    }

    fn is_documents(&self) -> bool {
        matches!(self.tab, Tab::Documents)
    }

    fn is_forms(&self) -> bool {
        matches!(self.tab, Tab::Forms(_))
    }

    fn is_questions(&self) -> bool {
        matches!(self.tab, Tab::Questions(_))
    }

    fn is_information(&self) -> bool {
        matches!(self.tab, Tab::Information)
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
    if matches!(tab, Tab::Information) && dossier.session.information.get(who.visit.lang().code()).is_empty() {
        return Err(Problem::NotFound);
    }
    let page = who.visit.page(dossier.session.programme_label.clone());
    render_tab(who, app, page, &dossier, tab, StatusCode::OK).await
}

/// Shows a tab of an application with everything around it.
pub async fn render_tab(who: &SignedIn, app: &App, page: Page, dossier: &Dossier, tab: Tab, status: StatusCode) -> Answer {
    let others = own::others_under_way(&app.ctx, &who.person, dossier.application.number).await?;
    let view = view(app, &page, &who.person, dossier);
    let automatic = if view.can_submit { app::calendar::submit::accepted(&app.ctx, dossier.application.id).await? } else { None };
    render(&ApplicationPage { page, view, tab, others, automatic }, status)
}
