//! « Valider les avis »: who would be told what, then now, at an hour, or only validated.

use app::Error;
use app::decide::publish::{self, LeftOut, Oddity, Refusal, Simulated, Tie, When};
use app::decide::stop;
use app::letters::Announced;
use app::review::list;
use app::setup::letter::kind_key;
use askama::Template;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::application::DecisionKind;
use domain::time::parse_time;
use serde::Deserialize;
use store::decision::Decision;
use uuid::Uuid;

use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Problem, Staff, render_form};
use crate::manager::list::query::Params;
use crate::manager::words as staff_words;
use crate::ui::words::{self, Tag};
use crate::ui::{Form, Page, format};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/decision/publish.html")]
struct PublishPage {
    page: Page,
    form: Form,
    lines: Vec<LineView>,
    left_out: Vec<(String, String)>,
    ties: Vec<String>,
    back: String,
    back_label: String,
    too_many: bool,
}

struct LineView {
    id: String,
    number: String,
    name: String,
    file_number: String,
    email: String,
    programme: String,
    tag: Tag,
    state: String,
    detail: String,
    template: String,
    /// « avec la lettre d’admission jointe »; empty when there is none.
    letter: String,
    oddities: Vec<String>,
}

/// Which applications: ticked, or everything the filters give.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Selection {
    pub n: Vec<i64>,
    pub tous: String,
}

/// The numbers of a mass action: what was ticked, or all results of the list.
pub async fn chosen(app: &App, staff: &Staff, selection: &Selection, params: &Params) -> Result<Vec<i64>, Problem> {
    if selection.tous != "oui" {
        return Ok(selection.n.clone());
    }
    let limit = u64::try_from(publish::MAX_AT_ONCE + 1).unwrap_or(u64::MAX);
    Ok(list::numbers(&app.ctx, &staff.person, &params.wanted(list::Shelf::Current), limit).await?)
}

pub async fn get(staff: Staff, State(app): State<App>, Query(selection): Query<Selection>, Query(params): Query<Params>) -> Answer {
    let numbers = chosen(&app, &staff, &selection, &params).await?;
    let page = staff.visit.page_t("publish-title");
    let back = match numbers.as_slice() {
        [one] => crate::manager::dossier::page::address(*one),
        _ => params.link(paths::MANAGER_APPLICATIONS, &[]),
    };
    let back_label = page.t("list-title");
    show(&staff, &app, page, numbers, back, back_label, None).await
}

/// Shows what publishing these would do; `refused` puts an error on the form.
pub async fn show(staff: &Staff, app: &App, page: Page, numbers: Vec<i64>, back: String, back_label: String, form: Option<Form>) -> Answer {
    let too_many = numbers.len() > publish::MAX_AT_ONCE;
    let simulated = if too_many { Simulated::default() } else { publish::simulate(&app.ctx, &staff.person, &numbers).await? };
    if numbers.is_empty() || (!too_many && simulated.lines.is_empty() && simulated.left_out.is_empty()) {
        return Ok(Flash::error("publish-nothing").to(app, &back));
    }
    let form = form.unwrap_or_else(|| Form::new(&page).with("when", "maintenant"));
    let failed = form.has_errors();
    let template = PublishPage {
        lines: simulated.lines.iter().map(|line| line_view(&page, line)).collect(),
        left_out: left_out(&page, &simulated.left_out),
        ties: ties(&page, &simulated.ties),
        page: page.failed(failed),
        form,
        back,
        back_label,
        too_many,
    };
    render_form(&template, failed)
}

fn line_view(page: &Page, line: &publish::Line) -> LineView {
    let decision = &line.decision;
    LineView {
        id: decision.id.to_string(),
        number: line.number.to_string(),
        name: format!("{} {}", line.applicant.last_name, line.applicant.first_name),
        file_number: line.applicant.file_number.clone(),
        email: line.applicant.email.clone(),
        programme: line.programme.clone(),
        tag: tag(page, decision),
        state: page.t(if decision.validated_at.is_some() { "decision-state-validated" } else { "decision-state-draft" }),
        detail: decision.reason_label.as_ref().map(|label| label.get(page.lang).to_owned()).unwrap_or_default(),
        template: line.template.clone(),
        letter: line.letter.map(|letter| letter_words(page, letter)).unwrap_or_default(),
        oddities: line.oddities.iter().map(|oddity| oddity_words(page, *oddity)).collect(),
    }
}

fn tag(page: &Page, decision: &Decision) -> Tag {
    let kind = DecisionKind::from_code(&decision.kind).unwrap_or(DecisionKind::WaitingList);
    let label = decision.type_label.get(page.lang).to_owned();
    words::decision(decision.rank.map_or_else(|| label.clone(), |rank| page.t2("decision-with-rank", "decision", &label, "rank", rank.to_string())), kind)
}

fn letter_words(page: &Page, letter: Announced) -> String {
    let key = if letter.attached { "publish-letter-attached" } else { "publish-letter" };
    page.t1(key, "letter", page.t(kind_key(letter.kind)))
}

fn oddity_words(page: &Page, oddity: Oddity) -> String {
    match oddity {
        Oddity::UnsignedLetter => page.t("oddity-unsigned-letter"),
        Oddity::NeedsSecondSignature => page.t("oddity-second-signature"),
        Oddity::FileNotComplete => page.t("oddity-file-not-complete"),
        Oddity::Replaces(kind) => page.t1("oddity-replaces", "decision", staff_words::kind(page, kind)),
        Oddity::ConfirmationOver => page.t("oddity-confirmation-over"),
        Oddity::ResetsAnswer(answer) => page.t1("oddity-resets-answer", "answer", staff_words::acceptance(page, answer)),
    }
}

fn left_out(page: &Page, left: &[(i64, LeftOut)]) -> Vec<(String, String)> {
    let why = |why: &LeftOut| match why {
        LeftOut::NoDecision => page.t("left-out-no-decision"),
        LeftOut::Planned => page.t("left-out-planned"),
        LeftOut::NotAllowed => page.t("left-out-not-allowed"),
        LeftOut::SecondSignature => page.t("left-out-second-signature"),
        LeftOut::State(refusal) => page.t(refusal.key()),
    };
    left.iter().map(|(number, reason)| (number.to_string(), why(reason))).collect()
}

fn ties(page: &Page, ties: &[Tie]) -> Vec<String> {
    let numbers = |tie: &Tie| tie.numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    ties.iter().map(|tie| page.t3("publish-tie", "rank", tie.rank.to_string(), "programme", &tie.programme, "numbers", numbers(tie))).collect()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// Decisions as shown.
    d: Vec<Uuid>,
    /// Applications shown, to show them again.
    n: Vec<i64>,
    when: String,
    day: String,
    time: String,
    suite: String,
}

pub async fn post(staff: Staff, State(app): State<App>, Posted(fields): Posted<Fields>) -> Answer {
    let back = paths::local_or(&fields.suite, paths::MANAGER_APPLICATIONS).to_owned();
    let page = staff.visit.page_t("publish-title");
    let mut form = Form::new(&page).with("when", &fields.when).with("day", &fields.day).with("time", &fields.time);
    if let Some(when) = when(&page, &fields, &mut form) {
        match publish::publish(&app.ctx, &staff.person, &fields.d, when).await {
            Ok(done) => return Ok(told(&page, when, &done).to(&app, &back)),
            Err(Error::Refused(Refusal::Nothing)) => form.wrong("", "publish-nothing"),
            Err(Error::Refused(Refusal::BadHour)) => form.wrong("day", "publish-bad-hour"),
            Err(Error::Refused(Refusal::Ties(found))) => ties(&page, &found).into_iter().for_each(|tie| form.wrong_text("", tie)),
            Err(error) => return Err(error.into()),
        }
    }
    let back_label = page.t("list-title");
    show(&staff, &app, page, fields.n, back, back_label, Some(form)).await
}

/// The moment chosen; none with the error on the form.
fn when(page: &Page, fields: &Fields, form: &mut Form) -> Option<When> {
    match fields.when.as_str() {
        "maintenant" => Some(When::Now),
        "plus-tard" => Some(When::Later),
        "date" => {
            let day = format::parse_date(&fields.day);
            let time = parse_time(&fields.time);
            if day.is_none() {
                form.wrong("day", "publish-day-missing");
            }
            if time.is_none() {
                form.wrong("time", "publish-time-missing");
            }
            Some(When::At(page.zone.instant(day?.and_time(time?))))
        }
        _ => {
            form.wrong("when", "publish-when-missing");
            None
        }
    }
}

fn told(page: &Page, when: When, done: &publish::Done) -> Flash {
    let count = done.decisions;
    if count == 0 && done.left_out.iter().any(|(_, why)| *why == LeftOut::SecondSignature) {
        return Flash::error("publish-second-signature");
    }
    if count == 0 {
        return Flash::error("publish-nothing");
    }
    let flash = match when {
        When::Now => Flash::ok("publish-done-now"),
        When::At(at) => Flash::ok("publish-done-planned").arg("date", page.date_time(&at)),
        When::Later => Flash::ok("publish-done-validated"),
    };
    flash.arg("count", count).arg("left", done.left_out.len())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Back {
    suite: String,
}

pub async fn stop(staff: Staff, State(app): State<App>, Path(id): Path<Uuid>, Posted(back): Posted<Back>) -> Answer {
    let path = paths::local_or(&back.suite, paths::MANAGER_APPLICATIONS);
    match stop::stop(&app.ctx, &staff.person, id).await {
        Ok(count) => Ok(Flash::ok("publication-stopped").arg("count", count).to(&app, path)),
        Err(Error::Refused(stop::Refusal::TooLate)) => Ok(Flash::error("publication-too-late").to(&app, path)),
        Err(error) => Err(error.into()),
    }
}
