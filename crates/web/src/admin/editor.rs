//! The list and the editor behind every set-up screen: a screen names its use cases and draws its panels, the rest is
//! here. A refused form comes back as typed; one that somebody else was faster with also says what is stored now.

use app::accounts::Wrong;
use app::actor::Person;
use app::apply::deposit::Upload;
use app::setup::{Cell, Listed, Opened, Refusal, Typed, stored_file};
use app::{Ctx, Error};
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use domain::text::ErrorArg;
use futures::future::BoxFuture;

use super::labels::label;
use super::panels::{Draw, Panel};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Problem, Staff, Uploaded, html, render};
use crate::ui::sought::{Search, Sought};
use crate::ui::{Form, Page, format};
use crate::{App, paths};

/// What a use case of the set-up answers.
pub type Done<'a, T> = BoxFuture<'a, Result<T, Error<Refusal>>>;

/// Something beside the form: a link at the head, or a form of its own below.
pub struct Action {
    pub href: String,
    pub key: &'static str,
    pub icon: &'static str,
    /// What the words are about, in brackets after them; empty when they say it all.
    pub of: String,
}

/// A kind of object that staff set up.
pub trait Editor: Send + Sync + 'static {
    /// Address of the list; the others follow from it.
    const LIST: &'static str;
    const TITLE: &'static str;
    const LEAD: &'static str;
    /// Title of a new one; empty where none can be made.
    const NEW: &'static str;
    const COLUMNS: &'static [&'static str];

    fn list<'a>(ctx: &'a Ctx, person: &'a Person) -> Done<'a, Listed>;
    fn open<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>) -> Done<'a, Opened>;
    fn save<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>, typed: &'a Typed) -> Done<'a, String>;
    fn remove<'a>(ctx: &'a Ctx, person: &'a Person, code: &'a str) -> Done<'a, ()>;
    fn panels(draw: &Draw<'_>) -> Vec<Panel>;

    /// What stands in place of the button where nothing can be saved.
    fn read_only(_opened: &Opened) -> &'static str {
        "setup-read-only"
    }

    /// Values as they are told to whoever saved second; words where the form has codes.
    fn told(_page: &Page, typed: &Typed) -> Typed {
        typed.clone()
    }

    /// Links at the head of the editor of an existing object.
    fn actions(_code: &str, _opened: &Opened) -> Vec<Action> {
        Vec::new()
    }

    /// Address to send a file to, with the keys of its title and hint, and what is there already.
    fn upload(_code: &str, _opened: &Opened) -> Option<FileForm> {
        None
    }
}

/// The use cases of an editor, where a module of `app::setup` has all four.
macro_rules! use_cases {
    ($module:ident) => {
        fn list<'a>(ctx: &'a ::app::Ctx, person: &'a ::app::actor::Person) -> $crate::admin::editor::Done<'a, ::app::setup::Listed> {
            Box::pin(::app::setup::$module::list(ctx, person))
        }
        fn open<'a>(ctx: &'a ::app::Ctx, person: &'a ::app::actor::Person, code: Option<&'a str>) -> $crate::admin::editor::Done<'a, ::app::setup::Opened> {
            Box::pin(::app::setup::$module::open(ctx, person, code))
        }
        fn save<'a>(
            ctx: &'a ::app::Ctx,
            person: &'a ::app::actor::Person,
            code: Option<&'a str>,
            typed: &'a ::app::setup::Typed,
        ) -> $crate::admin::editor::Done<'a, String> {
            Box::pin(::app::setup::$module::save(ctx, person, code, typed))
        }
        fn remove<'a>(ctx: &'a ::app::Ctx, person: &'a ::app::actor::Person, code: &'a str) -> $crate::admin::editor::Done<'a, ()> {
            Box::pin(::app::setup::$module::remove(ctx, person, code))
        }
    };
}
pub(crate) use use_cases;

/// A form that sends one file.
pub struct FileForm {
    pub action: String,
    pub title: &'static str,
    pub hint: &'static str,
    pub accept: &'static str,
    /// Name of the file that is there.
    pub present: Option<String>,
    /// The words for taking it away, where that is a button of its own.
    pub removal: Option<&'static str>,
}

/// The pages of a screen.
pub fn routes<E: Editor>() -> Router<App> {
    Router::new()
        .route(E::LIST, get(list::<E>))
        .route(&paths::new_in(E::LIST), get(get_new::<E>).post(post_new::<E>))
        .route(&paths::pattern_in(E::LIST), get(get_one::<E>).post(post_one::<E>))
        .route(&paths::removal_pattern_in(E::LIST), get(ask_removal::<E>).post(post_removal::<E>))
}

#[derive(Template)]
#[template(path = "admin/list.html")]
struct ListPage {
    page: Page,
    lead: &'static str,
    columns: &'static [&'static str],
    sought: Sought<Row>,
    add: Option<(String, &'static str)>,
    action: &'static str,
}

struct Row {
    href: String,
    code: String,
    label: String,
    cells: Vec<Shown>,
}

impl Row {
    /// Everything a search may find.
    fn said(&self) -> String {
        let cells = self.cells.iter().map(|cell| cell.text.as_str());
        [self.code.as_str(), self.label.as_str()].into_iter().chain(cells).collect::<Vec<_>>().join(" ")
    }
}

struct Shown {
    text: String,
    /// Class and icon when it is a tag.
    tag: Option<(&'static str, &'static str)>,
}

async fn list<E: Editor>(Staff { visit, person }: Staff, State(app): State<App>, Query(search): Query<Search>) -> Answer {
    let listed = E::list(&app.ctx, &person).await?;
    let page = visit.page_t(E::TITLE);
    let rows: Vec<Row> = listed.lines.into_iter().map(|line| row(&page, E::LIST, line)).collect();
    let sought = search.among(rows, Row::said);
    let add = (listed.may_add && !E::NEW.is_empty()).then(|| (paths::new_in(E::LIST), E::NEW));
    html(&ListPage { lead: E::LEAD, columns: E::COLUMNS, sought, add, action: E::LIST, page })
}

fn row(page: &Page, list: &str, line: app::setup::Line) -> Row {
    let cells = line.cells.into_iter().map(|cell| shown(page, cell)).collect();
    Row { href: paths::item_in(list, &line.code), label: page.tr(&line.label), code: line.code, cells }
}

fn shown(page: &Page, cell: Cell) -> Shown {
    let plain = |text: String| Shown { text, tag: None };
    match cell {
        Cell::Text(text) => plain(text),
        Cell::Words(words) => plain(page.tr(&words)),
        Cell::Day(day) => plain(day.map(|day| format::date(page.lang, day)).unwrap_or_default()),
        Cell::Key(key) => plain(page.t(key)),
        Cell::InService(true) => Shown { text: page.t("setup-in-service-yes"), tag: Some(("ec-tag--ok", "check")) },
        Cell::InService(false) => Shown { text: page.t("setup-in-service-no"), tag: Some(("", "circle-dashed")) },
    }
}

#[derive(Template)]
#[template(path = "admin/editor.html")]
struct EditorPage {
    page: Page,
    form: Form,
    panels: Vec<Panel>,
    versions: Vec<(&'static str, String)>,
    list: &'static str,
    list_title: &'static str,
    code: String,
    action: String,
    actions: Vec<Action>,
    upload: Option<FileForm>,
    removal: Option<String>,
    may_save: bool,
    /// The sentence that says why not.
    read_only: &'static str,
}

/// How an editor comes to be shown.
struct Showing<'a> {
    code: Option<&'a str>,
    opened: Opened,
    status: StatusCode,
    wrong: Vec<Wrong>,
    /// What is stored by now, when somebody else was faster.
    stored: Option<Typed>,
}

impl<'a> Showing<'a> {
    fn as_opened(code: Option<&'a str>, opened: Opened) -> Self {
        Self { code, opened, status: StatusCode::OK, wrong: Vec::new(), stored: None }
    }
}

fn show<E: Editor>(staff: &Staff, showing: Showing<'_>) -> Answer {
    let Showing { code, opened, status, wrong, stored } = showing;
    let title = if code.is_some() { opened.title.get(staff.visit.lang()).to_owned() } else { staff.visit.lang().t(E::NEW) };
    let title = if title.is_empty() { code.unwrap_or_default().to_owned() } else { title };
    let page = staff.visit.page(title).failed(status != StatusCode::OK);
    let mut form = Form::new(&page).filled(&opened.typed);
    complain(&page, &mut form, &wrong);
    if let Some(stored) = &stored {
        let shown: String = E::panels(&Draw { page: &page, form: &form, opened: &opened }).into_iter().map(|panel| panel.html.0).collect();
        tell_stored(&page, &mut form, &E::told(&page, &opened.typed), &E::told(&page, stored), &shown);
    }
    let versions = ["version", "session_version"].into_iter().map(|name| (name, opened.typed.get(name).to_owned())).collect();
    let panels = E::panels(&Draw { page: &page, form: &form, opened: &opened });
    let existing = code.unwrap_or_default();
    let answer = EditorPage {
        panels,
        versions,
        list: E::LIST,
        list_title: E::TITLE,
        code: existing.to_owned(),
        action: code.map_or_else(|| paths::new_in(E::LIST), |code| paths::item_in(E::LIST, code)),
        actions: if code.is_some() { E::actions(existing, &opened) } else { Vec::new() },
        upload: if code.is_some() && opened.may_save { E::upload(existing, &opened) } else { None },
        removal: (code.is_some() && opened.may_remove).then(|| paths::removal_in(E::LIST, existing)),
        may_save: opened.may_save,
        read_only: E::read_only(&opened),
        page,
        form,
    };
    render(&answer, status)
}

/// Puts what was refused beside its fields, each named as on the form.
pub fn complain(page: &Page, form: &mut Form, wrong: &[Wrong]) {
    for Wrong { field, error } in wrong {
        let mut args: Vec<(&'static str, String)> = error
            .args
            .iter()
            .map(|(name, value)| {
                let text = match value {
                    ErrorArg::Number(number) => number.to_string(),
                    ErrorArg::Date(day) => format::date(page.lang, *day),
                    ErrorArg::Text(field) if *name == "other" => label(page, field),
                    ErrorArg::Text(text) => text.clone(),
                };
                (*name, text)
            })
            .collect();
        if !field.is_empty() {
            args.push(("field", label(page, field)));
        }
        form.wrong_with(field, error.key, &args);
    }
}

/// Whether the panels have a field of this name: other languages, and what cannot change, are stored and not shown.
fn is_shown(panels: &str, field: &str) -> bool {
    panels.contains(&format!("id=\"f-{field}\""))
}

/// Whether both say the same: browsers send other ends of lines than those that are stored.
fn is_same(one: &Typed, other: &Typed, field: &str) -> bool {
    let read = |typed: &Typed| typed.list(field).iter().map(|value| value.replace("\r\n", "\n").trim().to_owned()).collect::<Vec<String>>();
    read(one) == read(other)
}

/// Somebody saved the object meanwhile: says what is stored where it differs from what was typed, field by field of the
/// page.
fn tell_stored(page: &Page, form: &mut Form, typed: &Typed, stored: &Typed, panels: &str) {
    form.wrong("", "setup-stale");
    for field in stored.differences(typed).into_iter().filter(|field| is_shown(panels, field) && !is_same(typed, stored, field)) {
        if typed.fields().contains(&field) || !stored.get(&field).is_empty() {
            let value = stored.list(&field).join(", ");
            let value = if value == "yes" {
                page.t("form-yes")
            } else if value.is_empty() {
                page.t("setup-stale-empty")
            } else {
                value
            };
            form.wrong_with(&field, "setup-stale-value", &[("field", label(page, &field)), ("value", value)]);
        }
    }
}

async fn get_new<E: Editor>(staff: Staff, State(app): State<App>) -> Answer {
    if E::NEW.is_empty() {
        return Err(Problem::NotFound);
    }
    let opened = E::open(&app.ctx, &staff.person, None).await?;
    let opened = as_before(&staff, &paths::new_in(E::LIST), opened).await;
    show::<E>(&staff, Showing::as_opened(None, opened))
}

async fn get_one<E: Editor>(staff: Staff, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let opened = E::open(&app.ctx, &staff.person, Some(&code)).await?;
    let opened = as_before(&staff, &paths::item_in(E::LIST, &code), opened).await;
    show::<E>(&staff, Showing::as_opened(Some(&code), opened))
}

/// With what was typed before the session ended, if it was kept.
async fn as_before(staff: &Staff, action: &str, opened: Opened) -> Opened {
    match staff.visit.kept::<Vec<(String, String)>>(action).await {
        Some(pairs) => Opened { typed: Typed::of(pairs), ..opened },
        None => opened,
    }
}

async fn post_new<E: Editor>(staff: Staff, State(app): State<App>, Posted(pairs): Posted<Vec<(String, String)>>) -> Answer {
    if E::NEW.is_empty() {
        return Err(Problem::NotFound);
    }
    post::<E>(&staff, &app, None, Typed::of(pairs)).await
}

async fn post_one<E: Editor>(staff: Staff, State(app): State<App>, Path(code): Path<String>, Posted(pairs): Posted<Vec<(String, String)>>) -> Answer {
    post::<E>(&staff, &app, Some(&code), Typed::of(pairs)).await
}

async fn post<E: Editor>(staff: &Staff, app: &App, code: Option<&str>, typed: Typed) -> Answer {
    let error = match E::save(&app.ctx, &staff.person, code, &typed).await {
        Ok(saved) => {
            // What pages show from memory follows at once on this node.
            app::settings::refresh(&app.ctx).await?;
            return Ok(Flash::ok("setup-saved").to(app, &paths::item_in(E::LIST, &saved)));
        }
        Err(error) => error,
    };
    let opened = match &error {
        Error::Refused(_) | Error::Stale => E::open(&app.ctx, &staff.person, code).await?,
        _ => return Err(error.into()),
    };
    let stored = opened.typed.clone();
    let mut showing = Showing::as_opened(code, Opened { typed, ..opened });
    match error {
        Error::Refused(Refusal::Invalid(wrong)) => {
            showing.wrong = wrong;
            showing.status = StatusCode::UNPROCESSABLE_ENTITY;
        }
        Error::Stale => {
            showing.status = StatusCode::CONFLICT;
            for version in ["version", "session_version"] {
                showing.opened.typed = showing.opened.typed.with(version, stored.get(version));
            }
            showing.stored = Some(stored);
        }
        other => return Err(other.into()),
    }
    show::<E>(staff, showing)
}

/// Keeps the one file of a form, or takes away what is there when the form asks for that, and says so on the page before.
pub async fn kept_file<F>(app: &App, back: &str, mut uploaded: Uploaded, keep: impl FnOnce(Option<Upload>) -> F) -> Answer
where
    F: Future<Output = Result<(), Error<stored_file::Refusal>>>,
{
    if uploaded.too_large.is_some() {
        return Ok(Flash::error("setup-file-too-large").to(app, back));
    }
    let file = uploaded.files.pop().filter(|file| !file.is_nothing());
    if file.is_none() && uploaded.field("remove") != "yes" {
        return Ok(Flash::error("setup-file-missing").to(app, back));
    }
    let key = if file.is_some() { "setup-file-kept" } else { "setup-file-removed" };
    match keep(file).await {
        Ok(()) => Ok(Flash::ok(key).to(app, back)),
        Err(Error::Refused(refusal)) => Ok(Flash::error(refusal.key()).to(app, back)),
        Err(error) => Err(error.into()),
    }
}

/// A question with two buttons; the safe one goes back.
pub struct Question {
    pub title: String,
    pub consequence: String,
    pub yes: &'static str,
    pub class: &'static str,
    pub action: String,
    pub back: String,
}

#[derive(Template)]
#[template(path = "admin/question.html")]
struct QuestionPage {
    page: Page,
    question: Question,
}

/// Shows the question as a page.
pub fn ask(page: Page, question: Question) -> Answer {
    html(&QuestionPage { page, question })
}

async fn ask_removal<E: Editor>(staff: Staff, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let opened = E::open(&app.ctx, &staff.person, Some(&code)).await?;
    if !opened.may_remove {
        return Err(Problem::NotFound);
    }
    let page = staff.visit.page_t("form-delete");
    let name = page.tr(&opened.title);
    let question = Question {
        title: page.t1("setup-remove-title", "name", if name.is_empty() { code.clone() } else { name }),
        consequence: page.t("setup-remove-lead"),
        yes: "setup-remove-yes",
        class: "btn-danger",
        action: paths::removal_in(E::LIST, &code),
        back: paths::item_in(E::LIST, &code),
    };
    ask(page, question)
}

async fn post_removal<E: Editor>(staff: Staff, State(app): State<App>, Path(code): Path<String>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    match E::remove(&app.ctx, &staff.person, &code).await {
        Ok(()) => {
            app::settings::refresh(&app.ctx).await?;
            Ok(Flash::ok("setup-removed").to(&app, E::LIST))
        }
        Err(error) => kept(&app, error, &paths::item_in(E::LIST, &code)),
    }
}

/// Says on the page before why something stays as it is.
pub fn kept(app: &App, error: Error<Refusal>, back: &str) -> Result<Response, Problem> {
    match error {
        Error::Refused(Refusal::InUse) => Ok(Flash::error("setup-in-use").to(app, back)),
        Error::Refused(Refusal::Kept(key)) => Ok(Flash::error(key).to(app, back)),
        other => Err(other.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Typed, is_same, is_shown};

    #[test]
    fn ends_of_lines_are_no_difference() {
        let typed = Typed::default().with("body_fr", "a\r\nb\r\n").with("label_fr", "c");
        let stored = Typed::default().with("body_fr", "a\nb").with("label_fr", "d");
        assert!(is_same(&typed, &stored, "body_fr") && !is_same(&typed, &stored, "label_fr"));
    }

    #[test]
    fn a_field_is_on_the_page_under_its_whole_name() {
        let panels = r#"<input id="f-label_fr" name="label_fr"><textarea id="f-body_fr" name="body_fr"></textarea>"#;
        assert!(is_shown(panels, "label_fr") && is_shown(panels, "body_fr"));
        assert!(!is_shown(panels, "label") && !is_shown(panels, "label_en") && !is_shown(panels, "body_f"));
    }
}
