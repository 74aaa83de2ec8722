//! « Récapitulatif de votre candidature »: three panels, the tabs, what is missing, timeline, actions.

use app::actor::Person;
use app::apply::beside::{self, Opened};
use app::apply::late::Late;
use app::apply::waiting::{Called, Previous, Waiting};
use app::dossier::Dossier;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::application::{Acceptance, DecisionKind};
use domain::complementary_list::RankShown;

use super::downloads::{Download, downloads};
use super::forms::FormsTab;
use super::late::{self, Notice};
use super::questions::QuestionsTab;
use super::timeline::{self, Step};
use super::view::{View, decision, view};
use crate::http::{Page as Answer, Problem, SignedIn, render};
use crate::ui::{Page, format};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "applicant/application/page.html")]
pub struct ApplicationPage {
    pub page: Page,
    pub view: View,
    /// Of the campaign of the application.
    pub file_number: String,
    pub tab: Tab,
    /// Programmes of the person's other applications still under way, said beside a favourable decision.
    pub others: usize,
    /// Whether the automatic submission is accepted; none where it is not offered.
    pub automatic: Option<bool>,
    /// What is said to somebody on the complementary list, sentence by sentence.
    pub waiting: Vec<String>,
    /// How the decision can be contested; empty unless it is a refusal.
    pub appeal: String,
    /// Programmes still open, once this application leads nowhere: address, title, where and until when.
    pub similar: Vec<(String, String, String)>,
    /// Messages of the staff that were not read.
    pub unread: i64,
    /// « Documents », after a favourable decision.
    pub downloads: Vec<Download>,
    /// What is said once a date is over.
    pub late: Option<Notice>,
    pub steps: Vec<Step>,
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
    let opened = beside::open::<std::convert::Infallible>(&app.ctx, &who.person, number, matches!(tab, Tab::Documents)).await?;
    let dossier = &opened.dossier;
    if matches!(tab, Tab::Information) && dossier.session.information.get(who.visit.lang()).is_empty() {
        return Err(Problem::NotFound);
    }
    let page = who.visit.page(dossier.session.programme_label.clone());
    render_tab(who, app, page, &opened, tab, StatusCode::OK).await
}

/// Shows a tab of an application with everything around it.
pub async fn render_tab(who: &SignedIn, app: &App, page: Page, opened: &Opened, tab: Tab, status: StatusCode) -> Answer {
    let Opened { dossier, beside } = opened;
    let mut view = view(app, &page, &who.person, dossier);
    super::wallet::offer(&beside.wallet, dossier, &mut view);
    if let Some(place) = beside.waiting {
        view.decision = decision(&page, dossier, Some(place.rank));
    }
    let late = beside.late.as_ref();
    let is_over = is_over(dossier) || matches!(late, Some(Late::Lapsed(_)));
    let similar = if is_over { similar(app, &page, &who.person, dossier).await? } else { Vec::new() };
    let shown = ApplicationPage {
        file_number: dossier.file_number.clone(),
        others: if view.can_confirm || view.can_withdraw { beside.others } else { 0 },
        automatic: beside.automatic.filter(|_| view.can_submit),
        waiting: beside.waiting.map(|place| waiting_words(&page, place)).unwrap_or_default(),
        appeal: app::letters::appeal::of_decision(&app.ctx, page.lang, dossier.published_kind()).unwrap_or_default(),
        unread: beside.unread,
        downloads: downloads(&page, dossier, &view),
        late: late::notice(&page, dossier, late),
        steps: timeline::steps(&page, dossier, late),
        page,
        view,
        tab,
        similar,
    };
    render(&shown, status)
}

/// Most programmes proposed instead.
const PROPOSED: usize = 5;

/// A place on the complementary list, in words.
fn waiting_words(page: &Page, place: Waiting) -> Vec<String> {
    let is_effective = place.shown == RankShown::Effective;
    let rank = if is_effective { "waiting-rank-effective" } else { "waiting-rank" };
    let mut words = vec![page.t1(rank, "rank", i64::from(place.rank)), page.t1("waiting-ahead", "count", place.ahead)];
    words.extend((place.is_called && place.ahead == 0).then(|| page.t("waiting-offered")));
    words.extend(place.capacity.map(|places| page.t1("waiting-capacity", "count", i64::from(places))));
    words.push(match place.called {
        Some((Called::Rank(rank), on)) => page.t2("waiting-called", "rank", i64::from(rank), "date", page.long_date(&on)),
        Some((Called::People(count), on)) => page.t2("waiting-called-people", "count", i64::from(count), "date", page.long_date(&on)),
        None => page.t("waiting-not-called"),
    });
    words.push(match place.previous {
        // Typed by staff: no place among those who still wait.
        Previous::Called(Called::Rank(rank)) if is_effective => page.t1("waiting-previous-given", "rank", i64::from(rank)),
        Previous::Called(Called::Rank(rank)) => page.t1("waiting-previous", "rank", i64::from(rank)),
        Previous::Called(Called::People(count)) => page.t1("waiting-previous-people", "count", i64::from(count)),
        Previous::Nobody => page.t("waiting-previous-nobody"),
        Previous::Unknown => page.t("waiting-previous-unknown"),
    });
    words
}

/// Whether an application that was in time leads nowhere any more: refused or given up.
fn is_over(dossier: &Dossier) -> bool {
    let is_given_up = dossier.is_cancelled() || dossier.acceptance() == Acceptance::Withdrawn;
    let is_refused = dossier.published_kind() == Some(DecisionKind::Unfavourable);
    is_given_up || is_refused
}

/// What is still open and close to an application that leads nowhere, without what one applied to already.
async fn similar(app: &App, page: &Page, person: &Person, dossier: &Dossier) -> Result<Vec<(String, String, String)>, Problem> {
    let catalogue = app::catalogue::current(&app.ctx).await?;
    let own = app::catalogue::own_applications(&app.ctx, person.account).await?;
    let found = catalogue.similar(&dossier.session, |session| own.contains_key(&session), app.ctx.now(), PROPOSED);
    let line = |programme: &&app::catalogue::Programme| {
        let until = page.t2(
            "similar-until",
            "centre",
            catalogue.centre_of(programme).label.clone(),
            "date",
            format::long_closing(page.lang, page.zone, programme.closes_at),
        );
        (paths::fill(paths::PROGRAMME, &[&programme.code]), programme.title.clone(), until)
    };
    Ok(found.iter().map(line).collect())
}
