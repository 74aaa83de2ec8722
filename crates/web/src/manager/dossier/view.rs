//! A dossier in words for staff: who, where it stands, its documents with who judged them.

use app::apply::refused;
use app::dossier::{Dossier, Item};
use app::review::acts::Act;
use app::review::fees::Fees;
use app::review::open::{Abilities, Opened};
use app::review::{file_status, treatment};
use domain::application::requirement::Obligation;
use domain::application::{DecisionState, DocumentStatus, Existence};
use domain::time::Instant;
use store::decision::Decision;

use super::{acts, registration};
use crate::App;
use crate::applicant::application::observed;
use crate::applicant::application::view::{Contact, convocation, do_not_forget, letter_key};
use crate::manager::words as staff_words;
use crate::paths;
use crate::ui::words::{self, Tag};
use crate::ui::{Page, format};

/// Everything above and beside the tabs.
pub struct View {
    pub base: String,
    pub number: String,
    pub name: String,
    pub file_number: String,
    pub programme: String,
    pub centre: String,
    pub committee: String,
    pub submitted: String,
    pub status: Tag,
    pub present: String,
    pub state: State,
    pub details: Vec<(String, String)>,
    pub dates: Vec<(String, String)>,
    pub decision: Option<DecisionView>,
    pub unpublished: Option<DecisionView>,
    pub rows: Vec<Row>,
    pub to_review: usize,
    pub refused: usize,
    pub validated: usize,
    pub may: Abilities,
    pub alive: bool,
    pub is_electronic: bool,
    pub treatment: &'static str,
    pub treatment_words: String,
    pub treatment_validated: bool,
    /// What forms say they showed.
    pub seen_treatment: String,
    pub file_status: &'static str,
    pub seen_status: String,
    pub today: String,
    pub return_on: String,
    /// Said where the status is set once the return date is over; empty otherwise, and where nothing is deposited.
    pub return_over: String,
    pub new_return_on: String,
    pub new_confirmation_on: String,
    pub return_before: String,
    pub notes: usize,
    pub forms: usize,
    /// What a reminder of forms would tell the applicant; empty when there is nothing to remind of.
    pub remind: String,
    /// Words of the button that downloads the letter; empty when there is none.
    pub letter: String,
    pub questions: usize,
    /// What the programme tells its applicants; empty where it tells nothing.
    pub information: String,
    /// The tabs not to be forgotten beside the documents, in a sentence; empty where there is none.
    pub do_not_forget: String,
    pub contact: Contact,
    /// Messages of the applicant that nobody has read.
    pub unread: i64,
    /// What staff may do for the applicant now: where it is asked, in which words.
    pub acts: Vec<(String, String)>,
    /// Put away by hand, and may be taken out again.
    pub can_restore: bool,
    /// Whether the person may apply for this applicant to something else.
    pub can_apply_for: bool,
    /// The amount as a field shows it.
    pub fee: String,
    pub fee_note: String,
    pub registration_code: String,
}

/// Why a dossier cannot be changed, when it cannot.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    Open,
    Cancelled,
    Archived,
}

pub struct DecisionView {
    pub id: String,
    pub tag: Tag,
    /// « à valider », « validé, à publier », « publication le … ».
    pub state: String,
    pub detail: String,
    pub comment: String,
    pub is_draft: bool,
    pub is_planned: bool,
}

/// A document row.
#[derive(Clone)]
pub struct Row {
    pub code: String,
    pub label: String,
    pub tag: Tag,
    pub file: Option<(String, String)>,
    pub review_url: String,
    pub file_url: String,
    pub comment: String,
    /// « Validée par … le … ».
    pub judged: String,
    pub newer: String,
    pub is_common: bool,
    pub obligation: String,
    pub observations: Vec<String>,
    pub version: String,
    pub standing: String,
    pub can_judge: bool,
    pub status: DocumentStatus,
    pub earlier: usize,
}

/// Puts an opened dossier into words.
#[must_use]
pub fn view(app: &App, page: &Page, opened: &Opened) -> View {
    let dossier = &opened.dossier;
    let application = &dossier.application;
    let number = application.number.to_string();
    let state = match dossier.existence() {
        Existence::Cancelled => State::Cancelled,
        Existence::Archived => State::Archived,
        Existence::Active if dossier.campaign_archived => State::Archived,
        Existence::Active => State::Open,
    };
    let alive = state == State::Open;
    let rows: Vec<Row> = dossier.items.iter().map(|item| row(app, page, &number, item, opened, alive)).collect();
    let acts = Act::ALL.into_iter().filter(|act| opened.may.act && act.is_possible(&app.ctx, dossier));
    let counted = |status| rows.iter().filter(|row| row.status == status).count();
    View {
        base: paths::fill(paths::MANAGER_APPLICATION, &[&number]),
        name: format!("{} {}", opened.applicant.last_name, opened.applicant.first_name),
        file_number: opened.applicant.file_number.clone(),
        programme: dossier.session.programme_label.clone(),
        centre: dossier.session.centre_label.clone(),
        committee: dossier.committee.label.clone(),
        submitted: application.submitted_at.map(|at| page.day_of(&at)).unwrap_or_default(),
        status: words::file_status(page, dossier.file_status()),
        present: opened.present.join(", "),
        details: details(page, opened),
        dates: dates(page, dossier),
        decision: dossier.published.as_ref().map(|decision| decision_view(page, decision, dossier)),
        unpublished: dossier.unpublished.as_ref().map(|decision| decision_view(page, decision, dossier)),
        to_review: if application.submitted_at.is_some() { counted(DocumentStatus::Deposited) } else { 0 },
        refused: counted(DocumentStatus::Refused),
        validated: counted(DocumentStatus::Validated),
        may: opened.may,
        is_electronic: dossier.session.is_electronic,
        treatment: dossier.treatment().code(),
        treatment_words: staff_words::treatment(page, dossier.treatment()),
        treatment_validated: application.treatment_validated,
        seen_treatment: treatment::standing(application),
        file_status: dossier.file_status().code(),
        seen_status: file_status::standing(application),
        today: page.date(&page.today),
        return_on: page.date(&dossier.return_on),
        return_over: return_over(page, dossier),
        new_return_on: application.new_return_on.map(|day| page.date(&day)).unwrap_or_default(),
        new_confirmation_on: application.new_confirmation_on.map(|day| page.date(&day)).unwrap_or_default(),
        return_before: page.date(&dossier.session.return_on),
        notes: opened.notes,
        forms: dossier.forms.len(),
        remind: remind(page, opened),
        letter: app::letters::download::offered_to_staff(&app.ctx, dossier).map(|kind| page.t(letter_key(kind))).unwrap_or_default(),
        questions: dossier.questions.len(),
        information: dossier.session.information.get(page.lang).to_owned(),
        do_not_forget: do_not_forget(page, dossier),
        contact: Contact::of(page, &dossier.committee),
        unread: opened.unread,
        acts: acts.map(|act| (paths::fill(acts::path(act), &[&number]), page.t(acts::label_key(act)))).collect(),
        can_restore: opened.may.act && !dossier.campaign_archived && dossier.existence() == Existence::Archived,
        can_apply_for: opened.may.act,
        fee: registration::typed_amount(application.fee_cents),
        fee_note: application.fee_note.clone(),
        registration_code: application.registration_code.clone().unwrap_or_default(),
        state,
        alive,
        rows,
        number,
    }
}

impl View {
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.state == State::Cancelled
    }

    #[must_use]
    pub fn is_archived(&self) -> bool {
        self.state == State::Archived
    }

    #[must_use]
    pub fn can_tick(&self) -> bool {
        self.rows.iter().any(|row| row.can_judge)
    }

    #[must_use]
    pub fn can_ask_corrections(&self) -> bool {
        self.alive && self.may.judge && self.may.file_status && self.is_electronic
    }
}

fn return_over(page: &Page, dossier: &Dossier) -> String {
    let is_over = dossier.session.is_electronic && dossier.return_is_over(page.now, page.zone);
    if is_over { page.t1("status-return-over", "date", page.date(&dossier.return_on)) } else { String::new() }
}

fn remind(page: &Page, opened: &Opened) -> String {
    if opened.to_remind == 0 { String::new() } else { page.t1("forms-remind-what", "count", opened.to_remind) }
}

fn row(app: &App, page: &Page, number: &str, item: &Item, opened: &Opened, alive: bool) -> Row {
    let lang = page.lang;
    let code = item.kind.code.clone();
    let version = item.version.as_ref();
    let judged = item.review.as_ref().map(|review| page.t2("document-judged-by", "name", &review.reviewer_name, "date", page.date_time(&review.reviewed_at)));
    let settings = app.ctx.settings();
    Row {
        label: item.kind.label.get(lang).to_owned(),
        tag: words::document_status(page, item.shown, version.map_or("", |v| v.check_state.as_str()), settings.submitted_from_deposit),
        file: version.map(|v| {
            let pages = v.pages.map(|n| page.t1("document-pages", "count", n)).unwrap_or_default();
            let detail = page.t2("document-detail", "size", format::size(page.lang, v.received_size), "date", page.day_of(&v.deposited_at));
            (v.name.clone(), if pages.is_empty() { detail } else { format!("{detail} · {pages}") })
        }),
        review_url: paths::fill(paths::MANAGER_DOCUMENT, &[number, &code]),
        file_url: paths::fill(paths::MANAGER_DOCUMENT_FILE, &[number, &code]),
        comment: match version.filter(|_| item.check_failed()) {
            Some(version) => refused::stored(lang, version),
            None => item.review.as_ref().map(|review| review.comment.clone()).unwrap_or_default(),
        },
        judged: judged.unwrap_or_default(),
        newer: item.newer.as_ref().map(|v| page.t1("document-newer", "date", page.date_time(&v.deposited_at))).unwrap_or_default(),
        is_common: item.is_common,
        obligation: match item.obligation {
            Obligation::Mandatory => String::new(),
            Obligation::Conditional => page.t("column-conditional"),
            Obligation::Facultative => page.t("document-facultative"),
        },
        observations: observed::sentences(page, &opened.dossier, item),
        version: version.map(|v| v.id.to_string()).unwrap_or_default(),
        standing: item.review.as_ref().map(|review| review.id.to_string()).unwrap_or_default(),
        can_judge: alive && opened.may.judge && version.is_some() && !item.check_failed() && item.status != DocumentStatus::NotConcerned,
        status: item.status,
        earlier: item.history.len(),
        code,
    }
}

/// The status of the file with its day.
#[must_use]
pub fn status_words(page: &Page, dossier: &Dossier) -> String {
    let status = dossier.file_status();
    let day = file_status::day_on(&dossier.application, status).map(|day| page.date(&day));
    [words::file_status(page, status).text].into_iter().chain(day).collect::<Vec<_>>().join(", ")
}

/// The treatment type and whether it is validated.
#[must_use]
pub fn treatment_words(page: &Page, dossier: &Dossier) -> String {
    let state = page.t(if dossier.application.treatment_validated { "treatment-validated" } else { "treatment-not-validated" });
    page.t2("dossier-treatment-state", "treatment", staff_words::treatment(page, dossier.treatment()), "state", state)
}

/// « Informations détaillées », staff's lines included.
fn details(page: &Page, opened: &Opened) -> Vec<(String, String)> {
    let dossier = &opened.dossier;
    let application = &dossier.application;
    let answered = match (&application.accepted_at, &application.accepted_by) {
        (Some(at), Some(by)) => {
            let by = if by == app::deadlines::SYSTEM { page.t("audit-system") } else { by.clone() };
            page.t3("dossier-answered", "answer", staff_words::acceptance(page, dossier.acceptance()), "by", by, "date", page.date_time(at))
        }
        _ => String::new(),
    };
    let lines = [
        ("recap-programme", dossier.session.programme_label.clone()),
        ("dossier-committee", dossier.committee.label.clone()),
        ("dossier-treatment", treatment_words(page, dossier)),
        ("dossier-registration-code", application.registration_code.clone().unwrap_or_else(|| page.t("dossier-undefined"))),
        ("recap-fee", registration::words(page, &Fees { cents: application.fee_cents, note: application.fee_note.clone() })),
        ("dossier-answer", answered),
        ("dossier-birth-date", opened.applicant.birth_date.map(|day| page.date(&day)).unwrap_or_default()),
        ("dossier-ine", opened.applicant.ine.clone().unwrap_or_default()),
        ("dossier-email", opened.applicant.email.clone()),
    ];
    lines.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (page.t(key), value)).collect()
}

/// « Dates utiles » in the order of the guides.
fn dates(page: &Page, dossier: &Dossier) -> Vec<(String, String)> {
    let session = &dossier.session;
    let application = &dossier.application;
    let day = |day: &chrono::NaiveDate| page.date(day);
    let moment = |at: Instant| page.date_time(&at);
    let lines = [
        ("date-pre-analysis", session.pre_analysis_on.as_ref().map(day)),
        ("date-return", Some(day(&dossier.return_on))),
        ("date-jury", session.jury_on.as_ref().map(day)),
        ("date-publication", session.publication_on.as_ref().map(day)),
        ("date-confirmation", dossier.confirmation_on.as_ref().map(day)),
        ("date-received", application.received_on.as_ref().map(day)),
        ("date-submitted", application.submitted_at.map(moment)),
        ("date-complete", application.complete_on.as_ref().map(day)),
        ("date-incomplete", application.incomplete_on.as_ref().map(day)),
    ];
    lines.into_iter().filter_map(|(key, value)| Some((page.t(key), value?))).collect()
}

/// A decision in words.
#[must_use]
pub fn decision_view(page: &Page, decision: &Decision, dossier: &Dossier) -> DecisionView {
    let lang = page.lang;
    let kind = domain::application::DecisionKind::from_code(&decision.kind).unwrap_or(domain::application::DecisionKind::WaitingList);
    let label = match decision.rank {
        Some(rank) => page.t2("decision-with-rank", "decision", decision.type_label.get(lang), "rank", rank.to_string()),
        None => decision.type_label.get(lang).to_owned(),
    };
    let state = match DecisionState::from_code(&decision.state) {
        Some(DecisionState::Draft) => page.t("decision-state-draft"),
        Some(DecisionState::Validated) if decision.batch_id.is_some() => page.t("decision-state-planned"),
        Some(DecisionState::Validated) => page.t("decision-state-validated"),
        Some(DecisionState::Discarded) => page.t("decision-state-discarded"),
        Some(DecisionState::Published) | None => {
            let at = decision.published_at.map(|at| page.date_time(&at)).unwrap_or_default();
            let current = dossier.published.as_ref().is_some_and(|published| published.id == decision.id);
            let suffix = if current { words::acceptance_suffix(page, dossier.acceptance()) } else { String::new() };
            format!("{}{suffix}", page.t1("decision-state-published", "date", at))
        }
    };
    let reason = decision.reason_label.as_ref().map(|label| label.get(lang).to_owned()).unwrap_or_default();
    let convened =
        if decision.kind == domain::application::DecisionKind::Preselection.code() { convocation(page, &decision.preselection.0) } else { String::new() };
    DecisionView {
        id: decision.id.to_string(),
        tag: words::decision(label, kind),
        state,
        detail: [reason, convened].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
        comment: decision.comment.clone(),
        is_draft: decision.state == DecisionState::Draft.code(),
        is_planned: decision.batch_id.is_some() && decision.published_at.is_none(),
    }
}
