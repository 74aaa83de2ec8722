//! One complementary form: filled in and saved as it goes, completed, its answers shown and taken away as a PDF.

use std::collections::BTreeMap;

use app::apply::{deposit, own};
use app::dossier::Dossier;
use app::forms::complete::{Aim, Saved, Saw, save};
use app::forms::words::Line;
use app::forms::{Asked, file, place, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;
use domain::application::Refusal;
use domain::form::definition::LONGEST;
use domain::form::{Condition, Definition, Field, FieldKind};

use super::answers::{self, Shown};
use super::files::send;
use super::forms::{is_submitted, tag};
use super::guide::{Guide, guide};
use super::questions::{Said, render_saved};
use super::refusals;
use crate::http::flash::Flash;
use crate::http::posted::{value, values};
use crate::http::{Nothing, Page as Answer, Posted, Problem, SignedIn, is_fragment, render, see_other};
use crate::ui::field::Markup;
use crate::ui::words::Tag;
use crate::ui::{Form, Page};
use crate::{App, paths};

/// What the button « Valider mes réponses » sends; any other button saves a draft.
const COMPLETES: &str = "valider";
/// The field of a page that was opened on a complete form.
const WAS_COMPLETE: &str = "v-complete";
/// What the mark of a field is sent under, before its key.
const MARK: &str = "v-q-";
/// What the button of a file sends before the key of its field.
const FILE: &str = "fichier:";

#[derive(Template)]
#[template(path = "applicant/application/form.html")]
struct FormPage {
    page: Page,
    programme: String,
    base: String,
    action: String,
    introduction: String,
    tag: Tag,
    return_date: String,
    form: Form,
    blocks: Vec<Block>,
    seen: i64,
    /// Name of each field with the mark of the answer that the page was opened on.
    marks: Vec<(String, String)>,
    /// Stands for this page when it saves.
    token: String,
    is_complete: bool,
    has_answers: bool,
    /// The answers are those of an earlier campaign.
    is_earlier: bool,
    guide: Option<Guide>,
}

/// A field with what it depends on.
pub struct Block {
    /// Opening tags, one for each condition on the way to this field, and as many closing ones.
    pub opens: Markup,
    pub closes: Markup,
    /// When it is to be filled in, for those who see every field.
    pub when: String,
    pub control: Markup,
    /// What another page saved meanwhile, where what stands in the control is something else; else empty.
    pub meanwhile: String,
    pub file: Option<FileBlock>,
}

/// A field that takes a file.
pub struct FileBlock {
    pub key: String,
    pub label: String,
    pub help: String,
    pub is_mandatory: bool,
    /// Name and address of the file that is there.
    pub present: Option<(String, String)>,
    pub error: String,
}

fn find<'a>(dossier: &'a Dossier, code: &str) -> Result<&'a Asked, Problem> {
    dossier.forms.iter().find(|asked| asked.code == code).ok_or(Problem::NotFound)
}

fn name(key: &str) -> String {
    format!("q-{key}")
}

/// The fields of a form as controls.
pub fn blocks(page: &Page, form: &Form, definition: &Definition, files: &[(String, String, String)]) -> Vec<Block> {
    definition.0.iter().map(|field| block(page, form, definition, field, files)).collect()
}

fn block(page: &Page, form: &Form, definition: &Definition, field: &Field, files: &[(String, String, String)]) -> Block {
    let conditions = chain(definition, field);
    let opens: String = conditions.iter().map(|c| format!("<div data-show-when=\"{}={}\">", name(&c.field), c.values.join("|"))).collect();
    let when = field.shown_if.as_ref().map(|condition| words_of(page, definition, condition)).unwrap_or_default();
    let (label, help) = (page.tr(&field.label), page.tr(&field.help));
    let is_file = field.kind == FieldKind::File;
    let file = is_file.then(|| FileBlock {
        present: files.iter().find(|(key, ..)| *key == field.key).map(|(_, name, url)| (name.clone(), url.clone())),
        key: field.key.clone(),
        label: label.clone(),
        help: help.clone(),
        is_mandatory: field.is_mandatory,
        error: form.error(&name(&field.key)).unwrap_or_default().to_owned(),
    });
    let shown = Shown {
        name: name(&field.key).into(),
        kind: field.kind,
        choices: &field.choices,
        label: &label,
        help: &help,
        is_mandatory: field.is_mandatory,
        longest: LONGEST,
    };
    let control = if is_file { Markup::default() } else { Markup(answers::control(page, form, shown).to_string()) };
    Block { opens: Markup(opens), closes: Markup("</div>".repeat(conditions.len())), when, control, meanwhile: String::new(), file }
}

/// The conditions on the way to a field, the farthest first: what depends on a hidden field is hidden too.
fn chain<'a>(definition: &'a Definition, field: &'a Field) -> Vec<&'a Condition> {
    let mut found = Vec::new();
    let mut next = field.shown_if.as_ref();
    // A condition names an earlier field, so this ends; a draft may not keep to that.
    while let Some(condition) = next.filter(|_| found.len() < definition.0.len()) {
        found.push(condition);
        next = definition.find(&condition.field).and_then(|field| field.shown_if.as_ref());
    }
    found.reverse();
    found
}

fn words_of(page: &Page, definition: &Definition, condition: &Condition) -> String {
    let Some(field) = definition.find(&condition.field) else { return String::new() };
    let named = field.deciding().into_iter().filter(|(value, _)| condition.values.contains(value));
    let answers: Vec<String> = named.map(|(_, words)| page.t1("quoted", "text", page.tr(&words))).collect();
    page.t2("form-when", "answers", answers.join(", "), "question", page.tr(&field.label))
}

/// A form that shows the answers as they are stored.
fn stored_form(page: &Page, asked: &Asked) -> Form {
    asked.definition.0.iter().fold(Form::new(page), |form, field| with_stored(page, form, asked, field))
}

fn with_stored(page: &Page, form: Form, asked: &Asked, field: &Field) -> Form {
    form.with_all(&name(&field.key), answers::typed(page, field.kind, &asked.answers.get(&field.key)))
}

async fn show(who: &SignedIn, app: &App, (dossier, asked): (&Dossier, &Asked), form: Option<Form>, stale: &[String]) -> Answer {
    let status = form.as_ref().map_or(StatusCode::OK, Form::status);
    let page = who.visit.page(asked.label.get(who.visit.lang()).to_owned()).failed(status != StatusCode::OK);
    let number = dossier.application.number.to_string();
    let is_elsewhere = asked.survey.is_some();
    if is_elsewhere || !dossier.is_open(app.ctx.now(), page.zone) || asked.status == domain::application::DocumentStatus::NotConcerned {
        return Ok(see_other(&paths::fill(paths::APPLICATION_FORMS, &[&number])));
    }
    let form = form.unwrap_or_else(|| stored_form(&page, asked));
    let files = files(app, &number, asked).await?;
    let mut blocks = blocks(&page, &form, &asked.definition, &files);
    for (block, field) in blocks.iter_mut().zip(&asked.definition.0).filter(|(_, field)| stale.contains(&field.key)) {
        let stored = app::questions::words::answer(page.lang, field.kind, &field.choices, &asked.answers.get(&field.key));
        block.meanwhile = answers::meanwhile(&page, stored);
    }
    let template = FormPage {
        programme: dossier.session.programme_label.clone(),
        base: paths::fill(paths::APPLICATION, &[&number]),
        action: paths::fill(paths::APPLICATION_FORM, &[&number, &asked.code]),
        introduction: page.tr(&asked.introduction),
        tag: tag(&page, asked, false),
        return_date: page.date(&dossier.return_on),
        blocks,
        seen: asked.seen(),
        marks: asked.marks().into_iter().map(|(key, mark)| (name(key), mark)).collect(),
        token: app.ctx.ids.uuid(app.ctx.now()).to_string(),
        is_complete: asked.status == domain::application::DocumentStatus::Deposited,
        has_answers: !asked.answers.is_empty(),
        is_earlier: asked.is_earlier,
        guide: guide(&page, dossier),
        form,
        page,
    };
    render(&template, status)
}

/// Key, name and address of the files among the answers.
async fn files(app: &App, number: &str, asked: &Asked) -> Result<Vec<(String, String, String)>, Problem> {
    let rows = file::all(&app.ctx, asked).await.map_err(app::Error::<Refusal>::from)?;
    let url = |key: &str| paths::fill(paths::APPLICATION_FORM_FILE_READ, &[number, &asked.code, key]);
    Ok(rows.into_iter().map(|(key, file)| (key.clone(), file.name, url(&key))).collect())
}

pub async fn get(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>) -> Answer {
    let dossier = own::load::<Refusal>(&app.ctx, &who.person, number).await?;
    let asked = find(&dossier, &code)?;
    show(&who, &app, (&dossier, asked), None, &[]).await
}

pub async fn post(
    who: SignedIn,
    State(app): State<App>,
    Path((number, code)): Path<(i64, String)>,
    headers: HeaderMap,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Answer {
    let page = who.visit.page(String::new());
    let field = |name: &str| value(&pairs, name);
    let (next, seen) = (field("suite"), field("seen").parse().unwrap_or(-1));
    let aim = match (next, field(WAS_COMPLETE)) {
        (COMPLETES, _) => Aim::Complete,
        (_, "") => Aim::Draft,
        _ => Aim::StayComplete,
    };
    let saw = Saw { seen, page: field("v-page"), shown: marks(&pairs) };
    let outcome = save(&app.ctx, &who.person, (number, &code), &posted(&pairs), saw.clone(), aim).await;
    if is_fragment(&headers) {
        return saved_part(&who, &app, (number, &code), &page, outcome).await;
    }
    let text = number.to_string();
    let here = paths::fill(paths::APPLICATION_FORM, &[&text, &code]);
    match outcome {
        Ok(saved) if saved.is_whole() => Ok(match next.strip_prefix(FILE) {
            Some(key) => see_other(&paths::fill(paths::APPLICATION_FORM_FILE, &[&text, &code, key])),
            None if next == COMPLETES => Flash::ok("form-completed").to(&app, &paths::fill(paths::APPLICATION_FORM_ANSWERS, &[&text, &code])),
            None => Flash::ok("questions-saved").to(&app, &here),
        }),
        Ok(saved) => {
            let dossier = own::load::<Refusal>(&app.ctx, &who.person, number).await?;
            let asked = find(&dossier, &code)?;
            let mut form = as_typed(&page, asked, &saw, &pairs);
            if !saved.stale.is_empty() {
                form.wrong_meanwhile(page.t("questions-stale"));
            }
            for (field, sentence) in complaints(&page, asked, &saved) {
                form.wrong_text(&field, sentence);
            }
            for (key, label) in stale(&page, asked, &saved) {
                form.wrong_text(&name(key), page.t1("questions-stale-one", "question", label));
            }
            show(&who, &app, (&dossier, asked), Some(form), &saved.stale).await
        }
        Err(app::Error::Refused(refusal)) => Ok(Flash::error(refusal.key()).to(&app, &paths::fill(paths::APPLICATION_FORMS, &[&text]))),
        Err(error) => Err(error.into()),
    }
}

async fn saved_part(who: &SignedIn, app: &App, (number, code): (i64, &str), page: &Page, outcome: Result<Saved, app::Error<Refusal>>) -> Answer {
    let said = match outcome {
        Ok(saved) if saved.is_whole() => Ok(Said { is_draft_again: saved.is_draft_again, ..Said::default() }),
        Ok(saved) => {
            let dossier = own::load::<Refusal>(&app.ctx, &who.person, number).await?;
            let asked = find(&dossier, code)?;
            Ok(Said {
                wrong: complaints(page, asked, &saved).into_iter().map(|(_, sentence)| sentence).collect(),
                stale: stale(page, asked, &saved).into_iter().map(|(_, label)| label).collect(),
                is_draft_again: saved.is_draft_again,
            })
        }
        Err(error) => Err(error),
    };
    render_saved(page, said, app)
}

/// What could not be read and what is missing, in the order of the form, by the name of its field.
fn complaints(page: &Page, asked: &Asked, saved: &Saved) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for field in &asked.definition.0 {
        let label = page.tr(&field.label);
        if let Some((_, error)) = saved.wrong.iter().find(|(key, _)| *key == field.key) {
            out.push((name(&field.key), answers::refusal(page, &label, *error)));
        } else if saved.missing.contains(&field.key) {
            out.push((name(&field.key), page.t1("answer-missing", "question", label)));
        }
    }
    out
}

/// Key and label of the fields that another page answered meanwhile, in the order of the form.
fn stale<'a>(page: &Page, asked: &'a Asked, saved: &Saved) -> Vec<(&'a str, String)> {
    let fields = asked.definition.0.iter().filter(|field| saved.stale.contains(&field.key));
    fields.map(|field| (field.key.as_str(), page.tr(&field.label))).collect()
}

/// The marks of the answers that the page was opened on, by the key of their field.
fn marks(pairs: &[(String, String)]) -> BTreeMap<String, String> {
    pairs.iter().filter_map(|(field, mark)| Some((field.strip_prefix(MARK)?.to_owned(), mark.clone()))).collect()
}

/// What was typed, by the key of its field.
fn posted(pairs: &[(String, String)]) -> BTreeMap<String, Vec<String>> {
    let mut typed = BTreeMap::<String, Vec<String>>::new();
    for (field, value) in pairs {
        if let Some(key) = field.strip_prefix("q-") {
            typed.entry(key.to_owned()).or_default().push(value.clone());
        }
    }
    typed
}

/// The form as it was posted; as it is stored where nothing was changed: sent again, that replaces no newer answer.
fn as_typed(page: &Page, asked: &Asked, saw: &Saw<'_>, pairs: &[(String, String)]) -> Form {
    asked.definition.0.iter().fold(Form::new(page), |form, field| {
        let typed = values(pairs, &name(&field.key));
        if saw.is_as_shown(field, &typed) { with_stored(page, form, asked, field) } else { form.with_all(&name(&field.key), typed) }
    })
}

#[derive(Template)]
#[template(path = "applicant/application/form_answers.html")]
struct AnswersPage {
    page: Page,
    programme: String,
    base: String,
    tag: Tag,
    lines: Vec<(Line, String)>,
    /// Where the answers are changed; empty when they no longer are.
    edit: String,
    paper: String,
    /// The document that takes the PDF, with the address that puts it there.
    place: Option<(String, String)>,
    guide: Option<Guide>,
}

/// « Voir les réponses ».
pub async fn see(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>) -> Answer {
    let dossier = own::load::<Refusal>(&app.ctx, &who.person, number).await?;
    let asked = find(&dossier, &code)?;
    let page = who.visit.page(asked.label.get(who.visit.lang()).to_owned());
    let text = number.to_string();
    let filled = |path: &str| paths::fill(path, &[&text, &code]);
    let is_open = dossier.is_open(app.ctx.now(), page.zone);
    let lines = words::lines(&app.ctx, asked, page.lang).await.map_err(app::Error::<Refusal>::from)?;
    let document = dossier.items.iter().find(|item| Some(item.kind.id) == asked.document_type);
    let takes = document.filter(|item| is_open && dossier.session.is_electronic && item.status != domain::application::DocumentStatus::Validated);
    let template = AnswersPage {
        programme: dossier.session.programme_label.clone(),
        base: paths::fill(paths::APPLICATION, &[&text]),
        tag: tag(&page, asked, is_submitted(&dossier)),
        lines: lines
            .into_iter()
            .map(|line| {
                let url = if line.is_file && !line.answer.is_empty() {
                    paths::fill(paths::APPLICATION_FORM_FILE_READ, &[&text, &code, &line.key])
                } else {
                    String::new()
                };
                (line, url)
            })
            .collect(),
        edit: if is_open && asked.survey.is_none() { filled(paths::APPLICATION_FORM) } else { String::new() },
        paper: filled(paths::APPLICATION_FORM_PAPER),
        place: takes.map(|item| (page.tr(&item.kind.label), filled(paths::APPLICATION_FORM_PLACE))),
        guide: guide(&page, &dossier),
        page,
    };
    render(&template, StatusCode::OK)
}

/// « Enregistrer mes réponses en PDF ».
pub async fn paper(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>) -> Answer {
    let dossier = own::load::<Refusal>(&app.ctx, &who.person, number).await?;
    let paper = app::papers::form::make(&app.ctx, &dossier, find(&dossier, &code)?).await?;
    send(Bytes::from(paper.pdf), "application/pdf", &paper.name, false)
}

/// The same PDF, placed on the document that the programme asks for.
pub async fn put_on_document(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let page = who.visit.page(String::new());
    let text = number.to_string();
    match place::place(&app.ctx, &who.person, number, &code).await {
        Ok(done) => {
            let key = if done.all_there { "deposit-done-all-there" } else { "form-placed" };
            Ok(Flash::ok(key).to(&app, &paths::fill(paths::APPLICATION, &[&text])))
        }
        Err(app::Error::Refused(refusal)) => {
            let words = match refusal {
                deposit::Refusal::State(refusal) => page.t(refusal.key()),
                refusal => refusals::deposit(&page, &refusal),
            };
            Ok(Flash::error("form-not-placed").arg("why", words).to(&app, &paths::fill(paths::APPLICATION_FORM_ANSWERS, &[&text, &code])))
        }
        Err(error) => Err(error.into()),
    }
}
