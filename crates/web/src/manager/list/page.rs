//! The page of the list: rows, sortable headers, views, pages.

use app::catalogue::Catalogue;
use app::review::list::{COUNT_LIMIT, Listed, Shelf, View, list};
use app::review::preferences::{self, Arrangement, Column};
use askama::Template;
use axum::extract::State;
use axum_extra::extract::Query;
use domain::application::{Acceptance, DecisionKind, FileStatus, TreatmentType};
use domain::permissions::{Access, Right};
use store::application::listing::{Line, Sort};

use super::query::{Params, SIZES, view_code};
use crate::http::{Page as Answer, Staff, render};
use crate::manager::words as staff_words;
use crate::ui::field::Choice;
use crate::ui::pager::{Pager, Shown};
use crate::ui::words::{self, Tag};
use crate::ui::{Form, Page, format};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/list/page.html")]
struct ListPage {
    page: Page,
    form: Form,
    params: Params,
    base: &'static str,
    cancelled: bool,
    archived: bool,
    rows: Vec<Row>,
    headers: Vec<Header>,
    views: Vec<ViewLink>,
    pager: Pager,
    choices: Choices,
    can_set_status: bool,
    can_decide: bool,
    can_publish: bool,
    can_set_fees: bool,
    can_archive: bool,
    /// Letters of several at once.
    can_send_letters: bool,
    /// Applying for somebody.
    can_apply_for: bool,
    arrangement: Arrangement,
    columns: Vec<ColumnBox>,
    /// This address, to come back to.
    here: String,
    /// The name for a view that was not saved.
    naming: Form,
}

/// A column that may be left out, with its box.
struct ColumnBox {
    code: &'static str,
    label: String,
    shown: bool,
}

pub struct Row {
    pub number: String,
    pub file_number: String,
    pub name: String,
    pub href: String,
    pub status: Tag,
    pub programme: String,
    pub programme_code: String,
    pub treatment: String,
    pub treatment_validated: bool,
    pub published: Option<Tag>,
    pub unpublished: Option<Tag>,
    pub answer: String,
    pub submitted: String,
    pub to_review: i32,
    pub cancelled: String,
    pub campaign: String,
}

/// A column that sorts.
struct Header {
    label: String,
    href: String,
    /// `ascending`, `descending` or `none`.
    order: &'static str,
    /// Left out where there is little room.
    is_wide: bool,
}

struct ViewLink {
    label: String,
    href: String,
    count: String,
    current: bool,
    /// Saved by the reader, who may take it away.
    is_own: bool,
}

#[derive(Default)]
struct Choices {
    centres: Vec<Choice>,
    committees: Vec<Choice>,
    statuses: Vec<Choice>,
    treatments: Vec<Choice>,
    decisions: Vec<Choice>,
    answers: Vec<Choice>,
    /// Programmes to choose from; none where there are too many to be of help.
    programmes: Vec<Choice>,
    sizes: Vec<Choice>,
}

/// Most programmes offered in a list; beyond, a centre is chosen first, or the code is typed.
const MOST_PROGRAMMES: usize = 300;

pub async fn get(staff: Staff, State(app): State<App>, Query(params): Query<Params>) -> Answer {
    show(&staff, &app, params, Shelf::Current, None).await
}

/// The list again, with the name that was not taken and why.
pub async fn named_again(staff: &Staff, app: &App, params: Params, name: &str, wrong: &str) -> Answer {
    show(staff, app, params, Shelf::Current, Some((name, wrong))).await
}

pub async fn cancelled(staff: Staff, State(app): State<App>, Query(params): Query<Params>) -> Answer {
    show(&staff, &app, params, Shelf::Cancelled, None).await
}

/// What was put away, and everything of archived campaigns.
pub async fn archived(staff: Staff, State(app): State<App>, Query(params): Query<Params>) -> Answer {
    show(&staff, &app, params, Shelf::Archived, None).await
}

async fn show(staff: &Staff, app: &App, params: Params, shelf: Shelf, named: Option<(&str, &str)>) -> Answer {
    let listed = list(&app.ctx, &staff.person, &params.wanted(shelf)).await?;
    let arrangement = preferences::of(&app.ctx, &staff.person).await?;
    let catalogue = app::catalogue::current(&app.ctx).await?;
    let (title, base) = match shelf {
        Shelf::Current => ("list-title", paths::MANAGER_APPLICATIONS),
        Shelf::Cancelled => ("list-cancelled-title", paths::MANAGER_CANCELLED),
        Shelf::Archived => ("list-archived-title", paths::MANAGER_ARCHIVED),
    };
    let page = staff.visit.page_t(title).failed(named.is_some());
    let mut naming = Form::new(&page);
    if let Some((name, wrong)) = named {
        naming = naming.with("nom", name);
        naming.wrong("nom", wrong);
    }
    let status = naming.status();
    let mut form = Form::new(&page).filled(&params);
    if listed.is_programme_unknown {
        form.wrong_with("formation", "list-programme-unknown", &[("code", params.formation.clone())]);
    }
    let is_current = shelf == Shelf::Current;
    let may_write = |right| staff.person.actor.holds(right, Access::Write);
    let holds = |right| is_current && may_write(right);
    let shown = ListPage {
        form,
        rows: listed.lines.iter().map(|line| row(&page, line)).collect(),
        headers: headers(&page, &params, base, &arrangement),
        views: if is_current { views(&page, &params, base, &listed, &arrangement) } else { Vec::new() },
        columns: columns(&page, &arrangement),
        here: params.link(base, &[]),
        arrangement,
        pager: pager(&page, &params, base, &listed),
        choices: Choices { programmes: programmes(&catalogue, &params, &listed, shelf), ..choices(&page, &params, &listed) },
        can_set_status: holds(Right::EditFileStatus),
        can_decide: holds(Right::EditDecision),
        can_publish: holds(Right::ValidateDecision),
        can_set_fees: holds(Right::Fees),
        can_archive: shelf != Shelf::Archived && may_write(Right::Dossier),
        can_send_letters: is_current && app.ctx.settings().letters_in_service && staff.person.actor.holds(Right::Dossier, Access::Read),
        can_apply_for: holds(Right::Dossier),
        naming,
        cancelled: shelf == Shelf::Cancelled,
        archived: shelf == Shelf::Archived,
        base,
        params,
        page,
    };
    render(&shown, status)
}

fn row(page: &Page, line: &Line) -> Row {
    let kind = |code: &Option<String>| code.as_deref().and_then(DecisionKind::from_code);
    let acceptance = Acceptance::from_code(&line.acceptance).unwrap_or(Acceptance::Unanswered);
    let answered = acceptance != Acceptance::Unanswered;
    let by = |at| page.t2("list-cancelled-by", "date", page.date_time(&at), "by", line.cancelled_by.as_deref().unwrap_or_default());
    Row {
        number: line.number.to_string(),
        file_number: line.file_number.clone(),
        name: format!("{} {}", line.last_name, line.first_name),
        href: paths::fill(paths::MANAGER_APPLICATION, &[&line.number.to_string()]),
        status: words::file_status(page, FileStatus::from_code(&line.file_status).unwrap_or(FileStatus::Waiting)),
        programme: line.programme_label.clone(),
        programme_code: line.programme_code.clone(),
        treatment: staff_words::treatment(page, TreatmentType::from_code(&line.treatment).unwrap_or(TreatmentType::Waiting)),
        treatment_validated: line.treatment_validated,
        published: kind(&line.published_kind).map(|kind| staff_words::kind_tag(page, kind)),
        unpublished: kind(&line.draft_kind).map(|kind| staff_words::kind_tag(page, kind)),
        answer: if answered { staff_words::acceptance(page, acceptance) } else { String::new() },
        submitted: line.submitted_at.map(|at| page.day_of(&at)).unwrap_or_default(),
        to_review: line.documents_to_review,
        cancelled: line.cancelled_at.map(by).unwrap_or_default(),
        campaign: page.tr(&line.campaign_label),
    }
}

fn headers(page: &Page, params: &Params, base: &str, arrangement: &Arrangement) -> Vec<Header> {
    let columns = [
        ("numero", Sort::Number, "list-column-number", Some(Column::Number)),
        ("", Sort::Name, "list-column-name", None),
        ("formation", Sort::Programme, "list-column-programme", Some(Column::Programme)),
        ("statut", Sort::FileStatus, "list-column-status", None),
        ("transmission", Sort::Submitted, "list-column-submitted", Some(Column::Submitted)),
    ];
    let shown = |(_, _, _, column): &(&str, Sort, &str, Option<Column>)| column.is_none_or(|column| !arrangement.hidden.contains(&column));
    let header = |(code, sort, label, _): (&str, Sort, &str, Option<Column>)| {
        let current = params.sort() == sort;
        let descending = current && !params.descending();
        Header {
            label: page.t(label),
            is_wide: sort == Sort::Number,
            href: params.link(base, &[("tri", code), ("sens", if descending { "desc" } else { "" }), ("page", "")]),
            order: match (current, params.descending()) {
                (false, _) => "none",
                (true, false) => "ascending",
                (true, true) => "descending",
            },
        }
    };
    columns.into_iter().filter(shown).map(header).collect()
}

fn columns(page: &Page, arrangement: &Arrangement) -> Vec<ColumnBox> {
    let label = |column: Column| match column {
        Column::Number => "list-column-number",
        Column::Programme => "list-column-programme",
        Column::Submitted => "list-column-submitted",
        Column::Documents => "list-column-documents",
        Column::Treatment => "list-filter-treatment",
        Column::Decision => "list-column-decision",
    };
    let of = |column: Column| ColumnBox { code: column.code(), label: page.t(label(column)), shown: !arrangement.hidden.contains(&column) };
    Column::ALL.into_iter().map(of).collect()
}

fn view_key(view: View) -> &'static str {
    match view {
        View::All => "view-all",
        View::ToReview => "view-to-review",
        View::Incomplete => "view-incomplete",
        View::ToDecide => "view-to-decide",
        View::ToValidate => "view-to-validate",
        View::ToPublish => "view-to-publish",
    }
}

fn views(page: &Page, params: &Params, base: &str, listed: &Listed, arrangement: &Arrangement) -> Vec<ViewLink> {
    let here = Params { page: String::new(), ..params.clone() }.link(base, &[]);
    let own = |view: &store::preference::SavedView| {
        let href = if view.query.is_empty() { base.to_owned() } else { format!("{base}?{}", view.query) };
        ViewLink { label: view.name.clone(), current: href == here, href, count: String::new(), is_own: true }
    };
    let saved: Vec<ViewLink> = arrangement.views.iter().map(own).collect();
    let on_saved = saved.iter().any(|view| view.current);
    let link = |view: View| {
        let counted = listed.views.iter().find(|(of, _)| *of == view).map(|(_, n)| *n);
        let count = counted.map(|n| if n >= 1_000 { page.t("view-many") } else { format::number(page.lang, n) }).unwrap_or_default();
        ViewLink {
            label: page.t(view_key(view)),
            href: params.link(base, &[("vue", view_code(view)), ("page", "")]),
            count,
            current: !on_saved && params.view() == view,
            is_own: false,
        }
    };
    View::ALL.into_iter().map(link).chain(saved).collect()
}

fn pager(page: &Page, params: &Params, base: &str, listed: &Listed) -> Pager {
    let many = || page.t1("list-more-than", "count", format::number(page.lang, i64::try_from(COUNT_LIMIT).unwrap_or(i64::MAX)));
    let shown = Shown {
        at: params.page(),
        size: params.size(),
        lines: listed.lines.len(),
        total: u64::try_from(listed.total).unwrap_or(0),
        of: listed.more.then(many),
    };
    Pager::new(page, shown, |n| params.link(base, &[("page", &if n == 1 { String::new() } else { n.to_string() })]))
}

fn choices(page: &Page, params: &Params, listed: &Listed) -> Choices {
    let chosen = listed.centres.iter().find(|centre| centre.code == params.centre).map(|centre| centre.id);
    let one_centre = listed.centres.len() == 1;
    let committees = listed.committees.iter().filter(|c| one_centre || chosen.is_none_or(|id| id == c.centre_id));
    let decisions = [("sans", "decided-not"), ("a-valider", "decided-draft"), ("a-publier", "decided-validated")]
        .into_iter()
        .map(|(code, key)| Choice::new(code, page.t(key)));
    Choices {
        centres: if one_centre { Vec::new() } else { listed.centres.iter().map(|c| Choice::new(&c.code, &c.label)).collect() },
        committees: committees.map(|c| Choice::new(&c.code, &c.label)).collect(),
        statuses: FileStatus::ALL.iter().map(|s| Choice::new(s.code(), words::file_status(page, *s).text)).collect(),
        treatments: TreatmentType::ALL.iter().map(|t| Choice::new(t.code(), staff_words::treatment(page, *t))).collect(),
        decisions: decisions.chain(DecisionKind::ALL.iter().map(|k| Choice::new(k.code(), staff_words::kind(page, *k)))).collect(),
        answers: Acceptance::ALL.iter().map(|a| Choice::new(a.code(), staff_words::acceptance(page, *a))).collect(),
        sizes: SIZES.iter().map(|n| Choice::new(n.to_string(), n.to_string())).collect(),
        programmes: Vec::new(),
    }
}

/// The programmes of the campaign in the person's centres, or in the one that is chosen.
fn programmes(catalogue: &Catalogue, params: &Params, listed: &Listed, shelf: Shelf) -> Vec<Choice> {
    let is_listed = |code: &str| listed.centres.iter().any(|centre| centre.code == code) && (params.centre.is_empty() || params.centre == code);
    let theirs = catalogue.programmes.iter().filter(|programme| is_listed(&catalogue.centre_of(programme).code));
    let found: Vec<Choice> = theirs.take(MOST_PROGRAMMES + 1).map(|programme| Choice::new(&programme.code, &programme.title)).collect();
    // Archived campaigns had programmes of their own.
    if shelf == Shelf::Archived || found.len() > MOST_PROGRAMMES { Vec::new() } else { found }
}

impl ListPage {
    /// Whether a column is shown.
    fn shows(&self, code: &str) -> bool {
        !self.arrangement.hidden.iter().any(|column| column.code() == code)
    }

    /// The view of one's own that is open.
    fn own_view(&self) -> Option<&str> {
        self.views.iter().find(|view| view.is_own && view.current).map(|view| view.label.as_str())
    }

    /// Whether rows can be ticked at all.
    fn is_mass(&self) -> bool {
        self.can_set_status || self.can_decide || self.can_publish || self.can_set_fees || self.can_archive || self.can_send_letters
    }

    /// The ordinary list, of what is under way.
    fn is_current(&self) -> bool {
        !self.cancelled && !self.archived
    }

    fn selected(&self, name: &str, value: &str) -> bool {
        self.form.value(name) == value || (name == "lignes" && value == self.params.size().to_string())
    }
}
