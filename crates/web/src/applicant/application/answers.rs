//! The control of a field that staff set up, whatever it takes; shared by questions and forms.

use std::borrow::Cow;

use domain::form::{Answer, AnswerError, Choice as Offered, FieldKind};

use crate::ui::field::{Choice, Field};
use crate::ui::{Form, Page, format};

/// Above so many choices a list folds.
const FOLDS: usize = 7;

/// What a field is, in the reader's language.
pub struct Shown<'a> {
    pub name: Cow<'static, str>,
    pub kind: FieldKind,
    pub choices: &'a [Offered],
    pub label: &'a str,
    pub help: &'a str,
    pub is_mandatory: bool,
    /// Longest text of several lines.
    pub longest: usize,
}

/// Describes the control.
pub fn control<'f>(page: &Page, form: &'f Form, shown: Shown<'_>) -> Field<'f> {
    let name = shown.name;
    let mut choices: Vec<Choice> = shown.choices.iter().map(|choice| Choice::new(&choice.code, page.tr(&choice.label))).collect();
    // A radio button cannot be let go of: whoever need not answer gets one for nothing.
    let nothing = (!shown.is_mandatory).then(|| Choice::new("", page.t("answer-none")));
    let field = match shown.kind {
        FieldKind::Text | FieldKind::File => form.input(name, "tab-questions").max(domain::form::answer::LINE),
        FieldKind::LongText => form.textarea(name, "tab-questions").rows(4),
        FieldKind::Number => form.input(name, "tab-questions").attr("inputmode", "decimal").class("ec-field--s"),
        FieldKind::Date => form.input(name, "tab-questions").numeric().class("ec-field--s"),
        FieldKind::YesNo => {
            let both = [Choice::new("yes", page.t("form-yes")), Choice::new("no", page.t("form-no"))];
            form.radios(name, "tab-questions", &both.into_iter().chain(nothing).collect::<Vec<_>>())
        }
        FieldKind::Choice if choices.len() > FOLDS => form.select(name, "tab-questions", &choices).choose("form-choose"),
        FieldKind::Choice => {
            choices.extend(nothing);
            form.radios(name, "tab-questions", &choices)
        }
        FieldKind::Choices => form.checkboxes(name, "tab-questions", &choices),
    };
    let hint = match shown.kind {
        FieldKind::Date => page.t("answer-date-hint"),
        FieldKind::LongText => page.t1("answer-longest", "max", shown.longest),
        FieldKind::Choices => page.t("answer-several"),
        _ => String::new(),
    };
    let hint = [shown.help, hint.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    let field = if hint.is_empty() { field } else { field.hint_text(&hint) };
    let field = field.label_text(shown.label);
    if shown.is_mandatory { field.required() } else { field }
}

/// What the control of an answer shows.
#[must_use]
pub fn typed(page: &Page, kind: FieldKind, answer: &Answer) -> Vec<String> {
    match kind {
        FieldKind::Date => answer.values().iter().filter_map(|day| domain::time::parse_day(day)).map(|day| format::date(page.lang, day)).collect(),
        FieldKind::Number => vec![app::questions::words::answer(page.lang, kind, &[], answer)],
        _ if answer.is_empty() => vec![String::new()],
        _ => answer.values().to_vec(),
    }
}

/// What another page answered in place of what was typed.
#[must_use]
pub fn meanwhile(page: &Page, stored: String) -> String {
    if stored.is_empty() { page.t("profile-clash-stored-empty") } else { page.t1("profile-clash-stored", "value", stored) }
}

/// Why an answer was not taken, in a sentence that names its question.
#[must_use]
pub fn refusal(page: &Page, label: &str, error: AnswerError) -> String {
    match error {
        AnswerError::TooLong { max, found } => page.t3(error.key(), "question", label, "max", max, "found", found),
        _ => page.t1(error.key(), "question", label),
    }
}
