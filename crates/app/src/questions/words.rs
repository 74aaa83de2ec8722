//! An answer in words, for pages and papers.

use domain::form::{Answer, Choice, FieldKind};

use crate::format;
use crate::i18n::Lang;

/// What was answered, as people read it; empty when nothing was.
#[must_use]
pub fn answer(lang: Lang, kind: FieldKind, choices: &[Choice], answer: &Answer) -> String {
    let first = answer.first();
    match kind {
        FieldKind::Text | FieldKind::LongText | FieldKind::File => first.to_owned(),
        FieldKind::Number if lang == Lang::Fr => first.replace('.', ","),
        FieldKind::Number => first.to_owned(),
        FieldKind::Date => format::parse_date(first).map(format::date).unwrap_or_default(),
        FieldKind::YesNo => match first {
            "yes" => lang.t("form-yes"),
            "no" => lang.t("form-no"),
            _ => String::new(),
        },
        FieldKind::Choice | FieldKind::Choices => {
            let label =
                |code: &String| choices.iter().find(|choice| choice.code == *code).map_or_else(|| code.clone(), |c| c.label.get(lang.code()).to_owned());
            answer.values().iter().map(label).collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_read_as_people_write() {
        let choices = domain::form::field::read_choices(&[], "Anglais\nEspagnol", "English\n");
        let given = |values: &[&str]| Answer::from_stored(values.iter().map(|text| (*text).to_owned()).collect());
        let words = |lang, kind, values: &[&str]| answer(lang, kind, &choices, &given(values));
        assert_eq!(words(Lang::Fr, FieldKind::Number, &["12.5"]), "12,5");
        assert_eq!(words(Lang::En, FieldKind::Number, &["12.5"]), "12.5");
        assert_eq!(words(Lang::Fr, FieldKind::Date, &["2026-05-01"]), "01/05/2026");
        assert_eq!(words(Lang::En, FieldKind::YesNo, &["yes"]), "Yes");
        assert_eq!(words(Lang::En, FieldKind::Choices, &["anglais", "espagnol", "gone"]), "English, Espagnol, gone");
        assert_eq!(words(Lang::Fr, FieldKind::YesNo, &[]), "");
    }
}
