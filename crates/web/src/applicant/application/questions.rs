//! The tab « Questions complémentaires »: all questions on one page, saved together or one by one as they are answered.

use std::collections::BTreeMap;

use app::apply::beside::{self, Opened};
use app::apply::overview::Place;
use app::apply::own;
use app::dossier::Dossier;
use app::questions::answer::{Saved, Typed, Wrong, answer, typed};
use app::questions::{Asked, LONGEST, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::application::DocumentStatus;
use domain::application::Refusal;
use domain::application::requirement::Obligation;

use super::answers::{self, Shown};
use super::forms::is_submitted;
use super::guide;
use super::page::{Tab, render_tab};
use crate::http::flash::Flash;
use crate::http::posted::{value, values};
use crate::http::{Page as Answer, Posted, Problem, SignedIn, is_fragment, render};
use crate::ui::field::Markup;
use crate::ui::words::{self as tags, Tag};
use crate::ui::{Form, Page, format};
use crate::{App, paths};

/// What the tab shows.
pub struct QuestionsTab {
    pub lines: Vec<Line>,
    pub summary: Markup,
    /// Stands for this page when it saves.
    pub page: String,
    pub can_answer: bool,
    pub action: String,
}

/// One question.
pub struct Line {
    pub code: String,
    /// What the page carries of the answer it was opened on.
    pub mark: String,
    pub anchor: String,
    pub label: String,
    pub help: String,
    pub tag: Tag,
    /// The control, where it can be answered.
    pub control: Markup,
    /// The box « Je ne suis pas concerné par cette question », where there is one.
    pub not_concerned: Markup,
    pub answer: String,
    pub is_conditional: bool,
    pub is_facultative: bool,
    pub is_common: bool,
    /// What stands in the control is the answer of an earlier campaign.
    pub is_earlier: bool,
    /// What another page saved meanwhile, where what stands in the control is something else; else empty.
    pub meanwhile: String,
}

/// A form that shows the answers as they are stored, and those of an earlier campaign where there are none.
fn stored_form(page: &Page, questions: &[Asked]) -> Form {
    questions.iter().fold(Form::new(page), |form, asked| with_stored(page, form, asked))
}

fn with_stored(page: &Page, form: Form, asked: &Asked) -> Form {
    let shown = asked.proposed().unwrap_or(&asked.answer);
    let form = form.with_all(&format!("q-{}", asked.code), answers::typed(page, asked.kind, shown));
    form.with(&format!("nc-{}", asked.code), if asked.status == DocumentStatus::NotConcerned { "yes" } else { "" })
}

fn tab(app: &App, page: &Page, dossier: &Dossier, form: &Form, stale: &[String]) -> QuestionsTab {
    let can_answer = dossier.is_open(app.ctx.now(), page.zone);
    let was_submitted = is_submitted(dossier);
    let line = |asked: &Asked| {
        let is_conditional = asked.obligation == Obligation::Conditional;
        let (label, help) = (page.tr(&asked.label), page.tr(&asked.help));
        let shown = Shown {
            name: format!("q-{}", asked.code).into(),
            kind: asked.kind,
            choices: &asked.choices,
            label: &label,
            help: &help,
            is_mandatory: asked.obligation == Obligation::Mandatory,
            longest: LONGEST,
        };
        let name = format!("nc-{}", asked.code);
        Line {
            code: asked.code.clone(),
            mark: asked.mark(),
            anchor: guide::anchor(Place::Questions, &asked.code),
            tag: tags::question_status(page, asked.status, was_submitted),
            control: Markup(answers::control(page, form, shown).to_string()),
            not_concerned: Markup(if is_conditional { form.checkbox(name, "question-not-concerned").to_string() } else { String::new() }),
            answer: words::answer(page.lang, asked.kind, &asked.choices, &asked.answer),
            is_conditional,
            is_facultative: asked.obligation == Obligation::Facultative,
            is_common: asked.is_common,
            is_earlier: asked.proposed().is_some(),
            meanwhile: if stale.contains(&asked.code) { meanwhile(page, asked) } else { String::new() },
            label,
            help,
        }
    };
    QuestionsTab {
        lines: dossier.questions.iter().map(line).collect(),
        summary: form.summary(),
        page: app.ctx.ids.uuid(app.ctx.now()).to_string(),
        can_answer,
        action: paths::fill(paths::APPLICATION_QUESTIONS, &[&dossier.application.number.to_string()]),
    }
}

fn meanwhile(page: &Page, asked: &Asked) -> String {
    let is_answered = asked.status != DocumentStatus::Waiting;
    answers::meanwhile(page, if is_answered { words::outcome(page.lang, asked) } else { String::new() })
}

async fn show(who: &SignedIn, app: &App, opened: &Opened, form: Option<Form>, stale: &[String]) -> Answer {
    let dossier = &opened.dossier;
    if dossier.questions.is_empty() {
        return Err(Problem::NotFound);
    }
    let status = form.as_ref().map_or(StatusCode::OK, Form::status);
    let page = who.visit.page(dossier.session.programme_label.clone()).failed(status != StatusCode::OK);
    let form = form.unwrap_or_else(|| stored_form(&page, &dossier.questions));
    let tab = Tab::Questions(tab(app, &page, dossier, &form, stale));
    render_tab(who, app, page, opened, tab, status).await
}

pub async fn get(who: SignedIn, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let opened = beside::open::<Refusal>(&app.ctx, &who.person, number, false).await?;
    show(&who, &app, &opened, None, &[]).await
}

/// What answers a change saved on the way.
#[derive(Template)]
#[template(path = "applicant/application/questions_saved.html")]
struct SavedPart {
    said: String,
    /// What is said, as the script knows it.
    code: &'static str,
    /// What it is about, or what is wrong.
    wrong: Vec<String>,
}

/// What is told of a change that was saved on the way.
#[derive(Default)]
pub struct Said {
    /// What was not taken.
    pub wrong: Vec<String>,
    /// The labels of what another page answered meanwhile.
    pub stale: Vec<String>,
    /// What was complete is so no more.
    pub is_draft_again: bool,
}

pub async fn post(who: SignedIn, State(app): State<App>, Path(number): Path<i64>, headers: HeaderMap, Posted(pairs): Posted<Vec<(String, String)>>) -> Answer {
    let page = who.visit.page(String::new());
    let given = typed(&pairs);
    let outcome = answer(&app.ctx, &who.person, number, &given, value(&pairs, "v-page")).await;
    let back = paths::fill(paths::APPLICATION_QUESTIONS, &[&number.to_string()]);
    if is_fragment(&headers) {
        return saved_part(&who, &app, number, &page, outcome).await;
    }
    match outcome {
        Ok(saved) if saved.is_whole() => Ok(Flash::ok("questions-saved").to(&app, &back)),
        Ok(saved) => {
            let opened = beside::open::<Refusal>(&app.ctx, &who.person, number, false).await?;
            let mut form = as_typed(&page, &opened.dossier.questions, &given, &pairs);
            if !saved.stale.is_empty() {
                form.wrong_meanwhile(page.t("questions-stale"));
            }
            for (field, sentence) in refusals(&page, &opened.dossier, &saved.wrong) {
                form.wrong_text(&field, sentence);
            }
            for code in &saved.stale {
                form.wrong_text(&format!("q-{code}"), page.t1("questions-stale-one", "question", label_of(&page, &opened.dossier, code)));
            }
            show(&who, &app, &opened, Some(form), &saved.stale).await
        }
        Err(app::Error::Refused(refusal)) => Ok(Flash::error(refusal.key()).to(&app, &back)),
        Err(error) => Err(error.into()),
    }
}

async fn saved_part(who: &SignedIn, app: &App, number: i64, page: &Page, outcome: Result<Saved, app::Error<Refusal>>) -> Answer {
    let said = match outcome {
        Ok(saved) if saved.is_whole() => Ok(Said::default()),
        Ok(saved) => {
            let dossier = own::load::<Refusal>(&app.ctx, &who.person, number).await?;
            Ok(Said {
                wrong: refusals(page, &dossier, &saved.wrong).into_iter().map(|(_, sentence)| sentence).collect(),
                stale: saved.stale.iter().map(|code| label_of(page, &dossier, code)).collect(),
                is_draft_again: false,
            })
        }
        Err(error) => Err(error),
    };
    render_saved(page, said, app)
}

/// Says what became of a change saved on the way.
pub fn render_saved(page: &Page, outcome: Result<Said, app::Error<Refusal>>, app: &App) -> Answer {
    let refused = |said: String, wrong: Vec<String>| SavedPart { said, code: "refused", wrong };
    let at = || format::time(page.lang, page.zone.local(app.ctx.now()));
    match outcome {
        Ok(Said { wrong, stale, is_draft_again }) if !stale.is_empty() => {
            let about = stale.into_iter().map(|label| page.t1("quoted", "text", label)).chain(wrong).collect();
            let draft = is_draft_again.then(|| page.t1("form-draft-again", "time", at()));
            let said: Vec<String> = draft.into_iter().chain([page.t("questions-stale-on-the-way")]).collect();
            render(&refused(said.join(" "), about), StatusCode::CONFLICT)
        }
        Ok(Said { wrong, is_draft_again, .. }) => {
            let (code, key) = match (is_draft_again, wrong.is_empty()) {
                (true, _) => ("draft", "form-draft-again"),
                (false, false) => ("wrong", "questions-saved-at"),
                (false, true) => ("saved", "questions-saved-at"),
            };
            render(&SavedPart { said: page.t1(key, "time", at()), code, wrong }, StatusCode::OK)
        }
        Err(app::Error::Stale) => render(&refused(page.t("questions-stale-at-once"), Vec::new()), StatusCode::CONFLICT),
        Err(app::Error::Refused(refusal)) => render(&refused(page.t(refusal.key()), Vec::new()), StatusCode::UNPROCESSABLE_ENTITY),
        Err(error) => Err(error.into()),
    }
}

fn label_of(page: &Page, dossier: &Dossier, code: &str) -> String {
    dossier.questions.iter().find(|asked| asked.code == code).map(|asked| page.tr(&asked.label)).unwrap_or_default()
}

/// What could not be read, by the name of its field.
fn refusals(page: &Page, dossier: &Dossier, wrong: &Wrong) -> Vec<(String, String)> {
    let sentence = |(code, error): &(String, domain::form::AnswerError)| (format!("q-{code}"), answers::refusal(page, &label_of(page, dossier, code), *error));
    wrong.iter().map(sentence).collect()
}

/// The form as it was posted; as it is stored where nothing was changed: sent again, that replaces no newer answer.
fn as_typed(page: &Page, questions: &[Asked], given: &BTreeMap<String, Typed>, pairs: &[(String, String)]) -> Form {
    questions.iter().fold(Form::new(page), |form, asked| {
        if given.get(&asked.code).is_none_or(|typed| typed.is_as_shown(asked)) {
            return with_stored(page, form, asked);
        }
        [format!("q-{}", asked.code), format!("nc-{}", asked.code)].into_iter().fold(form, |form, name| form.with_all(&name, values(pairs, &name)))
    })
}
