//! The same decision for several applications. Ranks differ by person, so the complementary list is not offered here;
//! whoever has a published decision is left out and decided one by one.

use app::Error;
use app::decide::enter::{self, Entered, Refusal};
use app::review::several::several;
use askama::Template;
use axum::extract::State;
use axum_extra::extract::Query;
use domain::application::DecisionKind;
use domain::permissions::Right;
use serde::{Deserialize, Serialize};
use store::catalogue::session::Convocation;

use super::lines::{Line, line, parted};
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, render_form};
use crate::manager::decision::entry::{TypeChoice, types, wrong};
use crate::manager::decision::publish::{Selection, chosen};
use crate::manager::list::query::Params;
use crate::ui::field::Choice;
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/mass/decision.html")]
struct DecisionPage {
    page: Page,
    form: Form,
    lines: Vec<Line>,
    left_out: Vec<Line>,
    types: Vec<TypeChoice>,
    reasons: Vec<Choice>,
    back: String,
    too_many: bool,
}

impl DecisionPage {
    fn of(&self, code: &str) -> String {
        self.types.iter().filter(|t| t.kind.code() == code).map(|t| t.id.as_str()).collect::<Vec<_>>().join("|")
    }

    fn is_chosen(&self, id: &str) -> bool {
        self.form.value("decision_type") == id
    }
}

pub async fn get(staff: Staff, State(app): State<App>, Query(selection): Query<Selection>, Query(params): Query<Params>) -> Answer {
    let numbers = chosen(&app, &staff, &selection, &params).await?;
    let page = staff.visit.page_t("mass-decision-title");
    let form = Form::new(&page);
    show(&staff, &app, page, form, &numbers, params.link(paths::MANAGER_APPLICATIONS, &[])).await
}

async fn show(staff: &Staff, app: &App, page: Page, form: Form, numbers: &[i64], back: String) -> Answer {
    if numbers.is_empty() {
        return Ok(Flash::error("mass-nothing").to(app, &back));
    }
    let found = several(&app.ctx, &staff.person, numbers, Right::EditDecision).await?;
    let (allowed, left_out) = parted(&page, &found, |one| one.allowed && one.application.published_kind.is_none());
    let failed = form.has_errors();
    let centre = allowed.first().map(|one| one.application.centre_id);
    let (offered, reasons) = app::decide::form::offered(&app.ctx, centre).await?;
    let template = DecisionPage {
        lines: allowed.into_iter().map(|one| line(&page, one)).collect(),
        left_out,
        types: types(&page, &offered).into_iter().filter(|t| t.kind != DecisionKind::ComplementaryList).collect(),
        reasons: reasons.iter().map(|r| Choice::new(r.id.to_string(), r.label.get(page.lang))).collect(),
        too_many: numbers.len() > app::review::file_status::MAX_AT_ONCE,
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
    /// The unpublished decision shown for each application, empty for none.
    #[serde(skip_serializing)]
    seen: Vec<String>,
    decision_type: String,
    reason: String,
    comment: String,
    #[serde(skip_serializing)]
    suite: String,
}

pub async fn post(staff: Staff, State(app): State<App>, Posted(fields): Posted<Fields>) -> Answer {
    let back = paths::local_or(&fields.suite, paths::MANAGER_APPLICATIONS).to_owned();
    let page = staff.visit.page_t("mass-decision-title");
    let mut form = Form::new(&page).filled(&fields);
    let (mut done, mut left) = (0_usize, 0_usize);
    for (i, number) in fields.n.iter().take(app::review::file_status::MAX_AT_ONCE).enumerate() {
        let entered = Entered {
            decision_type: fields.decision_type.parse().unwrap_or_default(),
            reason: fields.reason.parse().ok(),
            comment: fields.comment.clone(),
            convocation: Convocation::default(),
            seen: fields.seen.get(i).and_then(|id| id.parse().ok()),
            ..Entered::default()
        };
        match enter::enter(&app.ctx, &staff.person, *number, &entered).await {
            Ok(_) => done += 1,
            // A wrong form is wrong for all of them; a type of another centre only for some.
            Err(Error::Refused(refusal @ (Refusal::Fields(_) | Refusal::UnknownReason))) => {
                wrong(&mut form, &page, &refusal);
                break;
            }
            Err(Error::Refused(refusal @ Refusal::UnknownType)) if done == 0 && i == 0 => {
                wrong(&mut form, &page, &refusal);
                break;
            }
            // What others entered before it stays: the form is not handled again for one that was in somebody's way.
            Err(Error::Refused(_) | Error::Denied(_) | Error::NotFound | Error::Stale | Error::Fault(app::Fault::Conflict(_))) => left += 1,
            Err(error) => return Err(error.into()),
        }
    }
    if form.has_errors() {
        return show(&staff, &app, page, form, &fields.n, back).await;
    }
    Ok(Flash::ok("mass-decision-done").arg("count", done).arg("left", left).to(&app, &back))
}
