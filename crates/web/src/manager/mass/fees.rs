//! The same registration fees for several applications, an exemption say. What stands there is replaced, so the page shows
//! it; whoever's fees a colleague changed meanwhile is left out.

use app::Error;
use app::review::fees::{self, Fees, Refusal};
use app::review::file_status::{MAX_AT_ONCE, Outcome};
use app::review::several::{One, several};
use askama::Template;
use axum::extract::State;
use axum_extra::extract::Query;
use domain::permissions::Right;
use serde::{Deserialize, Serialize};

use super::lines::{Line, line, parted};
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Problem, Staff, render_form};
use crate::manager::decision::publish::{Selection, chosen};
use crate::manager::dossier::registration::{typed_amount, words};
use crate::manager::list::query::Params;
use crate::ui::field::Markup;
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/mass/fees.html")]
struct FeesPage {
    page: Page,
    form: Form,
    lines: Vec<FeeLine>,
    left_out: Vec<Line>,
    back: String,
    too_many: bool,
}

impl FeesPage {
    fn note_field(&self) -> Markup {
        Markup(self.form.input("fee_note", "fees-note").hint("fees-note-hint").max(fees::MAX_NOTE).to_string())
    }
}

/// An application with what stands there.
struct FeeLine {
    line: Line,
    fee: String,
    note: String,
    /// Both in words; empty when nothing is said.
    now: String,
}

/// `seen` is what an earlier page showed: shown again, it still tells a change made meanwhile.
fn fee_line(page: &Page, one: &One, seen: Option<&Fees>) -> FeeLine {
    let now = seen.cloned().unwrap_or_else(|| Fees { cents: one.application.fee_cents, note: one.application.fee_note.clone() });
    FeeLine { line: line(page, one), fee: typed_amount(now.cents), now: words(page, &now), note: now.note }
}

pub async fn get(staff: Staff, State(app): State<App>, Query(selection): Query<Selection>, Query(params): Query<Params>) -> Answer {
    let numbers = chosen(&app, &staff, &selection, &params).await?;
    let page = staff.visit.page_t("mass-fees-title");
    let form = Form::new(&page);
    show(&staff, &app, page, form, (&numbers, &[]), params.link(paths::MANAGER_APPLICATIONS, &[])).await
}

async fn show(staff: &Staff, app: &App, page: Page, form: Form, (numbers, seen): (&[i64], &[(i64, Fees)]), back: String) -> Answer {
    if numbers.is_empty() {
        return Ok(Flash::error("mass-nothing").to(app, &back));
    }
    let found = several(&app.ctx, &staff.person, numbers, Right::Fees).await?;
    let (allowed, left_out) = parted(&page, &found, |one| one.allowed);
    let failed = form.has_errors();
    let seen_of = |one: &One| seen.iter().find(|(number, _)| *number == one.application.number).map(|(_, fees)| fees);
    let template = FeesPage {
        lines: allowed.into_iter().map(|one| fee_line(&page, one, seen_of(one))).collect(),
        left_out,
        too_many: numbers.len() > MAX_AT_ONCE,
        page: page.failed(failed),
        form,
        back,
    };
    render_form(&template, failed)
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Fields {
    #[serde(skip_serializing)]
    n: Vec<i64>,
    /// What the page showed of each application.
    #[serde(skip_serializing)]
    seen_fee: Vec<String>,
    #[serde(skip_serializing)]
    seen_note: Vec<String>,
    fee: String,
    fee_note: String,
    /// « Effacer »: what stands there goes.
    clear: String,
    #[serde(skip_serializing)]
    suite: String,
}

impl Fields {
    /// Each application with what was shown of it.
    fn shown(&self) -> Vec<(i64, Fees)> {
        let text = |list: &[String], i: usize| list.get(i).cloned().unwrap_or_default();
        let one = |(i, number): (usize, &i64)| (*number, Fees { cents: fees::read_amount(&text(&self.seen_fee, i)), note: text(&self.seen_note, i) });
        self.n.iter().enumerate().map(one).collect()
    }
}

/// Numbers named in a message; it has to fit in a cookie, and to be read.
const NAMED: usize = 20;

/// « 12, 15, 40 ».
fn named(numbers: impl Iterator<Item = i64>) -> String {
    let mut words: Vec<String> = numbers.take(NAMED + 1).map(|number| number.to_string()).collect();
    if words.len() > NAMED {
        words.truncate(NAMED);
        words.push("…".to_owned());
    }
    words.join(", ")
}

/// What became of it: what was saved; whose fees somebody else changed meanwhile, to be looked at again; what refused.
fn done(outcome: &Outcome) -> Flash {
    let refused = outcome.refused.iter().map(|(number, _)| *number);
    let flash = if outcome.left() > 0 { Flash::warn("mass-fees-done") } else { Flash::ok("mass-fees-done") };
    flash
        .arg("count", outcome.done)
        .arg("changed", outcome.changed.len())
        .arg("changed_numbers", named(outcome.changed.iter().copied()))
        .arg("refused", outcome.refused.len())
        .arg("refused_numbers", named(refused))
}

pub async fn post(staff: Staff, State(app): State<App>, Posted(fields): Posted<Fields>) -> Answer {
    let back = paths::local_or(&fields.suite, paths::MANAGER_APPLICATIONS).to_owned();
    let page = staff.visit.page_t("mass-fees-title");
    let mut form = Form::new(&page).filled(&fields);
    let shown = fields.shown();
    let typed = fields.fee.trim();
    let cents = fees::read_amount(typed);
    let is_empty = typed.is_empty() && fields.fee_note.trim().is_empty();
    let wrong = if cents.is_none() && !typed.is_empty() {
        Some("fees-unreadable")
    } else if is_empty == fields.clear.is_empty() {
        // Neither something to say nor « Effacer », or both.
        Some("mass-fees-choose")
    } else {
        None
    };
    if let Some(key) = wrong {
        form.wrong("fee", key);
        return show(&staff, &app, page, form, (&fields.n, &shown), back).await;
    }
    let wanted = Fees { cents, note: fields.fee_note.clone() };
    match fees::set_many(&app.ctx, &staff.person, &shown, &wanted).await {
        Ok(outcome) => return Ok(done(&outcome).to(&app, &back)),
        Err(Error::Refused(Refusal::NoteTooLong)) => form.wrong("fee_note", "fees-note-too-long"),
        Err(Error::Refused(Refusal::NoteUnreadable)) => form.wrong("fee_note", "text-control-character"),
        // Each of one application alone, which is left out.
        Err(Error::Refused(Refusal::State(_) | Refusal::ChangedMeanwhile(_))) => return Err(Problem::Stale),
        Err(error) => return Err(error.into()),
    }
    show(&staff, &app, page, form, (&fields.n, &shown), back).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_named_as_far_as_they_can_be_read() {
        assert_eq!(named(std::iter::empty()), "");
        assert_eq!(named([12, 15].into_iter()), "12, 15");
        let all = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20";
        assert_eq!(named(1..=20), all);
        assert_eq!(named(1..=21), format!("{all}, …"));
    }
}
