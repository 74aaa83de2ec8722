//! An answer in words, for pages and papers.

use domain::application::DocumentStatus;
use domain::form::{Answer, Choice, FieldKind};

use super::Asked;
use crate::format;
use crate::i18n::Lang;

/// What became of a question: its answer, or why there is none.
#[must_use]
pub fn outcome(lang: Lang, asked: &Asked) -> String {
    match asked.status {
        DocumentStatus::NotConcerned => lang.t("question-status-not-concerned"),
        DocumentStatus::Waiting => lang.t("question-no-answer"),
        _ => answer(lang, asked.kind, &asked.choices, &asked.answer),
    }
}

/// What was answered, as people read it; empty when nothing was.
#[must_use]
pub fn answer(lang: Lang, kind: FieldKind, choices: &[Choice], answer: &Answer) -> String {
    let first = answer.first();
    match kind {
        FieldKind::Text | FieldKind::LongText | FieldKind::File => first.to_owned(),
        FieldKind::Number => format::decimal(lang, first),
        FieldKind::Date => format::parse_date(first).map(|day| format::date(lang, day)).unwrap_or_default(),
        FieldKind::YesNo => match first {
            "yes" => lang.t("form-yes"),
            "no" => lang.t("form-no"),
            _ => String::new(),
        },
        FieldKind::Choice | FieldKind::Choices => {
            let label = |code: &String| choices.iter().find(|choice| choice.code == *code).map_or_else(|| code.clone(), |c| c.label.get(lang).to_owned());
            answer.values().iter().map(label).collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // rule: 71
    #[test]
    fn answers_read_as_people_write() {
        let choices = domain::form::field::read_choices(&[], "Anglais\nEspagnol", "English\n");
        let given = |values: &[&str]| Answer::from_stored(values.iter().map(|text| (*text).to_owned()).collect());
        let english = Lang::named("en").unwrap();
        let words = |lang, kind, values: &[&str]| answer(lang, kind, &choices, &given(values));
        assert_eq!(words(Lang::FR, FieldKind::Number, &["12.5"]), "12,5");
        assert_eq!(words(english, FieldKind::Number, &["12.5"]), "12.5");
        assert_eq!(words(Lang::FR, FieldKind::Date, &["2026-05-01"]), "01/05/2026");
        assert_eq!(words(english, FieldKind::YesNo, &["yes"]), "Yes");
        assert_eq!(words(english, FieldKind::Choices, &["anglais", "espagnol", "gone"]), "English, Espagnol, gone");
        assert_eq!(words(Lang::FR, FieldKind::YesNo, &[]), "");
    }
}
