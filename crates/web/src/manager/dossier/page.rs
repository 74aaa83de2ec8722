//! The tabs of a dossier. Each is a page of its own within the same head and aside.

use app::review::open::{self, Opened};
use app::review::resend;
use askama::Template;
use axum::extract::{Path, State};
use bytes::Bytes;
use domain::application::{FileStatus, TreatmentType};
use uuid::Uuid;

use super::audit::{Event, events};
use super::letters::{LetterView, letter_view};
use super::profile;
use super::view::{DecisionView, View, decision_view, view};
use crate::applicant::application::files::send;
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Problem, Staff, render};
use crate::manager::words as staff_words;
use crate::ui::field::{Choice, Markup};
use crate::ui::words;
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/dossier/page.html")]
pub struct DossierPage {
    page: Page,
    form: Form,
    view: View,
    tab: Tab,
    statuses: Vec<Choice>,
    treatments: Vec<Choice>,
}

/// What the tab shows.
pub enum Tab {
    Documents(Ticked),
    Forms(Vec<super::forms::Filled>),
    Questions(Vec<super::questions::Line>),
    Information,
    Profile(profile::Shown),
    History { decisions: Vec<DecisionLine>, letters: Vec<LetterView>, events: Vec<Event> },
    Mails(Vec<MailLine>),
    Notes(Vec<NoteLine>),
}

/// What was ticked and typed in « Modification statut », shown again when it was refused.
#[derive(Default)]
pub struct Ticked {
    pub codes: Vec<String>,
}

pub struct DecisionLine {
    pub view: DecisionView,
    pub entered: String,
}

pub struct MailLine {
    pub subject: String,
    pub state: String,
    pub at: String,
    /// Where it is sent again; empty where there is nothing to send, or not by this person.
    pub again: String,
}

pub struct NoteLine {
    pub id: String,
    pub author: String,
    pub at: String,
    pub message: String,
    pub removable: bool,
}

impl DossierPage {
    fn is_documents(&self) -> bool {
        matches!(self.tab, Tab::Documents(_))
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
    fn is_profile(&self) -> bool {
        matches!(self.tab, Tab::Profile(_))
    }
    fn is_history(&self) -> bool {
        matches!(self.tab, Tab::History { .. })
    }
    fn is_mails(&self) -> bool {
        matches!(self.tab, Tab::Mails(_))
    }
    fn is_notes(&self) -> bool {
        matches!(self.tab, Tab::Notes(_))
    }

    /// The status shown in the form: what was typed, else what is.
    fn is_status(&self, code: &str) -> bool {
        let typed = self.form.value("status");
        if typed.is_empty() { code == self.view.file_status } else { code == typed }
    }

    /// The treatment type shown in its form, likewise.
    fn is_treatment(&self, code: &str) -> bool {
        if self.form.value("part") == "treatment" { code == self.form.value("treatment") } else { code == self.view.treatment }
    }

    /// A field of one of the small forms: what was typed when this form was refused, else what is.
    fn typed(&self, part: &str, name: &str, stored: &str) -> Form {
        if self.form.value("part") == part { self.form.clone() } else { self.form.clone().with(name, stored) }
    }

    fn amount_field(&self) -> Markup {
        let form = self.typed("fees", "fee", &self.view.fee);
        Markup(form.input("fee", "fees-amount").hint("fees-amount-hint").attr("inputmode", "decimal").class("ec-field--s").to_string())
    }

    fn note_field(&self) -> Markup {
        let form = self.typed("fees", "fee_note", &self.view.fee_note);
        Markup(form.input("fee_note", "fees-note").hint("fees-note-hint").max(app::review::fees::MAX_NOTE).to_string())
    }

    fn code_field(&self) -> Markup {
        let form = self.typed("code", "code", &self.view.registration_code);
        let field = form.input("code", "registration-code").hint("registration-code-hint").max(app::review::registration::MAX_CODE);
        Markup(field.autocomplete("off").class("ec-field--s").to_string())
    }

    /// « Avertir par mail », ticked until somebody unticks it.
    fn tell_field(&self) -> Markup {
        let form = self.typed("code", "tell", "yes");
        Markup(form.checkbox("tell", "registration-tell").to_string())
    }

    /// Whether this small form was refused.
    fn is_refused(&self, part: &str) -> bool {
        self.form.has_errors() && self.form.value("part") == part
    }

    /// Whether the form of this date was refused.
    fn is_date_refused(&self, name: &str) -> bool {
        let which = if name == "return_day" { "retour" } else { "confirmation" };
        self.form.has_errors() && self.form.value("quelle") == which
    }

    /// A date of the application's own: label, hint, error, what was typed or what is.
    fn date_field(&self, name: &'static str, label: &str, hint: &str) -> Markup {
        let form = if self.is_date_refused(name) {
            self.form.clone()
        } else {
            let stored = if name == "return_day" { &self.view.new_return_on } else { &self.view.new_confirmation_on };
            self.form.clone().with(name, stored)
        };
        Markup(form.input(name, label).hint(hint).numeric().class("ec-field--s").to_string())
    }
}

/// The frame of the page: « Marchetti Inès – Master 1 … ».
#[must_use]
pub fn frame(staff: &Staff, opened: &Opened) -> Page {
    staff.visit.page(format!("{} {} – {}", opened.applicant.last_name, opened.applicant.first_name, opened.dossier.session.programme_label))
}

/// Shows a tab; a form with errors is one on this page that was refused.
pub fn show(app: &App, page: Page, opened: &Opened, tab: Tab, form: Option<Form>) -> Answer {
    let form = form.unwrap_or_else(|| Form::new(&page));
    let status = form.status();
    let template = DossierPage {
        view: view(app, &page, opened),
        statuses: FileStatus::ALL.iter().map(|s| Choice::new(s.code(), words::file_status(&page, *s).text)).collect(),
        treatments: TreatmentType::ALL.iter().map(|t| Choice::new(t.code(), staff_words::treatment(&page, *t))).collect(),
        page: page.failed(form.has_errors()),
        form,
        tab,
    };
    render(&template, status)
}

pub async fn documents(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    show(&app, frame(&staff, &opened), &opened, Tab::Documents(Ticked::default()), None)
}

/// « Informations complémentaires »: what the programme tells its applicants.
pub async fn information(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    if opened.dossier.session.information.get(staff.visit.lang()).is_empty() {
        return Err(Problem::NotFound);
    }
    show(&app, frame(&staff, &opened), &opened, Tab::Information, None)
}

pub async fn history(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let page = frame(&staff, &opened);
    let history = open::history(&app.ctx, &opened).await?;
    let decisions = history
        .decisions
        .iter()
        .map(|decision| DecisionLine { view: decision_view(&page, decision, &opened.dossier), entered: page.date_time(&decision.created_at) })
        .collect();
    let events = events(&page, &opened.dossier, &history.lines);
    let letters = app::letters::download::all(&app.ctx, &opened.dossier).await?;
    let letters = letters.iter().map(|line| letter_view(&page, &number.to_string(), line)).collect();
    show(&app, page, &opened, Tab::History { decisions, letters, events }, None)
}

pub async fn mails(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let page = frame(&staff, &opened);
    let line = |mail: &store::mail::MailLine| MailLine {
        subject: mail.subject.clone().unwrap_or_else(|| mail.template_code.clone()),
        state: page.t(match mail.state.as_str() {
            "sent" => "mail-state-sent",
            "failed" => "mail-state-failed",
            _ => "mail-state-waiting",
        }),
        at: page.date_time(&mail.sent_at.unwrap_or(mail.created_at)),
        again: if opened.may.act && mail.state == "failed" {
            paths::fill(paths::MANAGER_APPLICATION_MAIL_AGAIN, &[&number.to_string(), &mail.id.to_string()])
        } else {
            String::new()
        },
    };
    let lines = open::mails(&app.ctx, &opened).await?.iter().map(line).collect();
    show(&app, page, &opened, Tab::Mails(lines), None)
}

/// Has a mail sent again that was refused for good.
pub async fn mail_again(staff: Staff, State(app): State<App>, Path((number, id)): Path<(i64, Uuid)>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    resend::again(&app.ctx, &staff.person, number, id).await?;
    Ok(Flash::ok("mail-sent-again").to(&app, &paths::fill(paths::MANAGER_APPLICATION_MAILS, &[&number.to_string()])))
}

/// « Télécharger le dossier »: the same paper as the applicant's.
pub async fn pdf(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let paper = app::papers::dossier::make(&app.ctx, staff.person.account.0, &opened.dossier).await?;
    send(Bytes::from(paper.pdf), "application/pdf", &paper.name, false)
}

/// Where the dossier of a number is.
#[must_use]
pub fn address(number: i64) -> String {
    paths::fill(paths::MANAGER_APPLICATION, &[&number.to_string()])
}
