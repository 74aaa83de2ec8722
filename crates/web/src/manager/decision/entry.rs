//! The form of a decision, wherever it stands: on a page of its own, or beside the ranking of a committee.

use app::decide::enter::{Entered, Refusal};
use app::decide::form::Offered;
use domain::application::DecisionKind;
use domain::text::{self, TextError};
use serde::{Deserialize, Serialize};
use store::catalogue::session::Convocation;

use crate::manager::dossier::page::address;
use crate::manager::dossier::view::{DecisionView, decision_view};
use crate::manager::words as staff_words;
use crate::ui::field::Choice;
use crate::ui::{Form, Page, format};

/// Everything that `manager/decision/fields.html` shows.
pub struct Entry {
    pub form: Form,
    /// Where the form is sent, under the dossier.
    pub base: String,
    pub types: Vec<TypeChoice>,
    pub reasons: Vec<Choice>,
    pub published: Option<DecisionView>,
    pub unpublished: Option<DecisionView>,
    pub seen: String,
    pub may_appeal: bool,
    pub may_validate: bool,
    pub comment_shown: bool,
    /// The button that saves.
    pub save: &'static str,
}

impl Entry {
    #[must_use]
    pub fn new(page: &Page, form: Form, offered: &Offered) -> Self {
        let dossier = &offered.dossier;
        Self {
            base: address(dossier.application.number),
            types: types(page, &offered.types),
            reasons: offered.reasons.iter().map(|r| Choice::new(r.id.to_string(), r.label.get(page.lang))).collect(),
            published: dossier.published.as_ref().map(|d| decision_view(page, d, dossier)),
            unpublished: dossier.unpublished.as_ref().map(|d| decision_view(page, d, dossier)),
            seen: dossier.unpublished.as_ref().map(|d| d.id.to_string()).unwrap_or_default(),
            may_appeal: offered.may_appeal,
            may_validate: offered.may_validate,
            comment_shown: offered.types.iter().all(|t| t.show_comment),
            save: "form-save",
            form,
        }
    }

    /// Identifiers of the types of a kind, for the blocks that only they show.
    #[must_use]
    pub fn of(&self, code: &str) -> String {
        self.types.iter().filter(|t| t.kind.code() == code).map(|t| t.id.as_str()).collect::<Vec<_>>().join("|")
    }

    /// The highest key that chooses a type: one digit at most.
    #[must_use]
    pub fn last_key(&self) -> usize {
        self.types.len().min(9)
    }

    #[must_use]
    pub fn is_chosen(&self, id: &str) -> bool {
        self.form.value("decision_type") == id
    }
}

/// A decision type with its kind.
pub struct TypeChoice {
    pub id: String,
    pub label: String,
    /// Words for the kind, when the type's own label does not say it.
    pub kind_label: String,
    pub kind: DecisionKind,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Fields {
    decision_type: String,
    reason: String,
    rank: String,
    comment: String,
    on: String,
    at: String,
    place: String,
    appeal: String,
    #[serde(skip_serializing)]
    pub seen: String,
    /// Where to go on afterwards, and whether to publish first.
    pub suite: String,
    #[serde(skip_serializing)]
    pub puis: String,
}

/// Reads the fields; what cannot be read is an error of its own on the form.
pub fn read(fields: &Fields, form: &mut Form) -> Entered {
    let rank = fields.rank.trim();
    if !rank.is_empty() && rank.parse::<i32>().is_err() {
        form.wrong("rank", "decision-rank-not-positive");
    }
    let on = fields.on.trim();
    let day = format::parse_date(on);
    if day.is_none() && !on.is_empty() {
        form.wrong_with("on", "date-unreadable", &[("value", on.to_owned())]);
    }
    let mut short = |field: &str, text: &str| match text::optional_line(text, 100) {
        Ok(line) => line.unwrap_or_default(),
        Err(TextError::TooLong { max, found }) => {
            form.wrong_with(field, "text-too-long", &[("max", max.to_string()), ("found", found.to_string())]);
            String::new()
        }
        Err(_) => {
            form.wrong(field, "text-control-character");
            String::new()
        }
    };
    let (at, place) = (short("at", &fields.at), short("place", &fields.place));
    Entered {
        decision_type: fields.decision_type.parse().unwrap_or_default(),
        reason: fields.reason.parse().ok(),
        rank: rank.parse().ok(),
        comment: fields.comment.clone(),
        convocation: Convocation { on: day, at, place },
        is_appeal: fields.appeal == "yes",
        seen: fields.seen.parse().ok(),
    }
}

/// What the form shows at first: the draft that stands, else the convocation of the session.
#[must_use]
pub fn prefilled(page: &Page, offered: &Offered) -> Fields {
    let unpublished = offered.dossier.unpublished.as_ref();
    let convocation = unpublished.map(|d| &d.preselection.0).filter(|c| **c != Convocation::default()).unwrap_or(&offered.dossier.session.preselection.0);
    Fields {
        decision_type: unpublished.map(|d| d.decision_type_id.to_string()).unwrap_or_default(),
        reason: unpublished.and_then(|d| d.reason_id).map(|id| id.to_string()).unwrap_or_default(),
        rank: unpublished.and_then(|d| d.rank).map(|rank| rank.to_string()).unwrap_or_default(),
        comment: unpublished.map(|d| d.comment.clone()).unwrap_or_default(),
        on: convocation.on.map(|day| page.date(&day)).unwrap_or_default(),
        at: convocation.at.clone(),
        place: convocation.place.clone(),
        appeal: if unpublished.is_some_and(|d| d.is_appeal) { "yes".into() } else { String::new() },
        ..Fields::default()
    }
}

/// The types in the order of the institution.
#[must_use]
pub fn types(page: &Page, types: &[store::decision::setup::DecisionType]) -> Vec<TypeChoice> {
    types
        .iter()
        .filter_map(|t| {
            let kind = DecisionKind::from_code(&t.kind)?;
            let label = t.label.get(page.lang).to_owned();
            let words = staff_words::kind(page, kind);
            Some(TypeChoice { id: t.id.to_string(), kind_label: if words == label { String::new() } else { words }, label, kind })
        })
        .collect()
}

/// Puts a refusal on the form.
pub fn wrong(form: &mut Form, page: &Page, refusal: &Refusal) {
    match refusal {
        Refusal::State(refusal) => form.wrong("", refusal.key()),
        Refusal::UnknownType => form.wrong("decision_type", "decision-type-missing"),
        Refusal::UnknownReason => form.wrong("reason", "decision-reason-missing"),
        Refusal::Fields(problems) => {
            for problem in problems {
                form.wrong(problem.field(), problem.key());
            }
        }
        Refusal::ChangedMeanwhile { label } => form.wrong_meanwhile(page.t1("decision-changed-meanwhile", "decision", label)),
        Refusal::AwaitsPublication => form.wrong("", "decision-awaits-publication"),
    }
}
