//! A form: its fields in order, which of them are shown for which answers, and what an answered form still lacks.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::answer::{Answer, AnswerError};
use super::field::{Choice, FieldKind};
use crate::translated::Translated;

/// Longest text of several lines, in characters.
pub const LONGEST: usize = 5_000;

/// One field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// What answers are kept under; never given to another field of the form.
    pub key: String,
    pub kind: FieldKind,
    pub label: Translated,
    #[serde(default)]
    pub help: Translated,
    pub is_mandatory: bool,
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// Shown only for some answers to an earlier field.
    #[serde(default)]
    pub shown_if: Option<Condition>,
}

/// « Shown if field X = value », or one of several values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    pub field: String,
    pub values: Vec<String>,
}

impl Field {
    /// The values a condition on this field may name; none where it cannot decide anything.
    #[must_use]
    pub fn deciding(&self) -> Vec<(String, Translated)> {
        match self.kind {
            FieldKind::YesNo => vec![("yes".to_owned(), Translated::fr_en("Oui", "Yes")), ("no".to_owned(), Translated::fr_en("Non", "No"))],
            FieldKind::Choice | FieldKind::Choices => self.choices.iter().map(|choice| (choice.code.clone(), choice.label.clone())).collect(),
            _ => Vec::new(),
        }
    }
}

/// The fields of a form, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Definition(pub Vec<Field>);

/// Answers by the key of their field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, Answer>);

impl Answers {
    #[must_use]
    pub fn get(&self, key: &str) -> Answer {
        self.0.get(key).cloned().unwrap_or_default()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(Answer::is_empty)
    }

    pub fn set(&mut self, key: &str, answer: Answer) {
        if answer.is_empty() {
            self.0.remove(key);
        } else {
            self.0.insert(key.to_owned(), answer);
        }
    }
}

/// Why a definition cannot be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinitionProblem {
    Empty,
    /// A list without a choice between two things.
    FewChoices,
    /// A condition names a field that does not come before, or cannot decide anything.
    ConditionField,
    /// A condition names no value, or one that the field does not have.
    ConditionValue,
}

impl DefinitionProblem {
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "form-problem-empty",
            Self::FewChoices => "form-problem-choices",
            Self::ConditionField => "form-problem-condition-field",
            Self::ConditionValue => "form-problem-condition-value",
        }
    }
}

impl Definition {
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&Field> {
        self.0.iter().find(|field| field.key == key)
    }

    /// Everything that keeps it from being published, with the key of the field.
    #[must_use]
    pub fn problems(&self) -> Vec<(String, DefinitionProblem)> {
        if self.0.is_empty() {
            return vec![(String::new(), DefinitionProblem::Empty)];
        }
        let mut found = Vec::new();
        for (at, field) in self.0.iter().enumerate() {
            if field.kind.has_choices() && field.choices.len() < 2 {
                found.push((field.key.clone(), DefinitionProblem::FewChoices));
            }
            let Some(condition) = &field.shown_if else { continue };
            let offered = self.0.iter().take(at).find(|earlier| earlier.key == condition.field).map(Field::deciding).unwrap_or_default();
            if offered.is_empty() {
                found.push((field.key.clone(), DefinitionProblem::ConditionField));
            } else if condition.values.is_empty() || condition.values.iter().any(|value| !offered.iter().any(|(known, _)| known == value)) {
                found.push((field.key.clone(), DefinitionProblem::ConditionValue));
            }
        }
        found
    }

    /// The fields that these answers show, in order. A field that depends on a hidden one is hidden too.
    #[must_use]
    pub fn shown(&self, answers: &Answers) -> Vec<&Field> {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut shown = Vec::new();
        for field in &self.0 {
            let holds = field.shown_if.as_ref().is_none_or(|condition| {
                seen.contains(condition.field.as_str()) && condition.values.iter().any(|value| answers.get(&condition.field).has(value))
            });
            if holds {
                seen.insert(&field.key);
                shown.push(field);
            }
        }
        shown
    }

    /// The fields that are shown, must be answered, and are not.
    #[must_use]
    pub fn missing(&self, answers: &Answers) -> Vec<&Field> {
        self.shown(answers).into_iter().filter(|field| field.is_mandatory && answers.get(&field.key).is_empty()).collect()
    }

    /// Reads what was typed over the answers before it. What cannot be read leaves the answer before it standing and is
    /// named; files are answered elsewhere and stay. Fields that end up hidden keep what they had, in case they come back.
    #[must_use]
    pub fn read(&self, before: &Answers, typed: &BTreeMap<String, Vec<String>>) -> (Answers, Vec<(String, AnswerError)>) {
        let (mut answers, mut wrong) = (before.clone(), Vec::new());
        let nothing = Vec::new();
        for field in self.0.iter().filter(|field| field.kind != FieldKind::File) {
            match Answer::read(field.kind, &field.choices, typed.get(&field.key).unwrap_or(&nothing), LONGEST) {
                Ok(answer) => answers.set(&field.key, answer),
                Err(error) => wrong.push((field.key.clone(), error)),
            }
        }
        // A mistake in a field that nobody sees is none.
        let shown: Vec<&str> = self.shown(&answers).into_iter().map(|field| field.key.as_str()).collect();
        wrong.retain(|(key, _)| shown.contains(&key.as_str()));
        (answers, wrong)
    }

    /// The answers given to an earlier version, as far as this one takes them.
    #[must_use]
    pub fn fit(&self, answers: &Answers) -> Answers {
        let mut out = Answers::default();
        for field in &self.0 {
            let given = answers.get(&field.key);
            if field.kind == FieldKind::File {
                out.set(&field.key, given);
            } else if let Ok(read) = Answer::read(field.kind, &field.choices, given.values(), LONGEST) {
                out.set(&field.key, read);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::super::field::read_choices;
    use super::*;

    fn field(key: &str, kind: FieldKind) -> Field {
        Field {
            key: key.to_owned(),
            kind,
            label: Translated::fr(key),
            help: Translated::default(),
            is_mandatory: true,
            choices: if kind.has_choices() { read_choices(&[], "Rouge\nVert", "") } else { Vec::new() },
            shown_if: None,
        }
    }

    fn when(mut field: Field, on: &str, values: &[&str]) -> Field {
        field.shown_if = Some(Condition { field: on.to_owned(), values: values.iter().map(|value| (*value).to_owned()).collect() });
        field
    }

    /// A yes or no; for yes a colour; for red a reason.
    fn branching() -> Definition {
        Definition(vec![
            field("f1", FieldKind::YesNo),
            when(field("f2", FieldKind::Choice), "f1", &["yes"]),
            when(field("f3", FieldKind::Text), "f2", &["rouge"]),
        ])
    }

    fn typed(pairs: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), vec![(*value).to_owned()])).collect()
    }

    fn keys(fields: &[&Field]) -> Vec<String> {
        fields.iter().map(|field| field.key.clone()).collect()
    }

    #[test]
    fn fields_follow_the_answers_before_them() {
        let form = branching();
        let shown = |pairs: &[(&str, &str)]| keys(&form.shown(&form.read(&Answers::default(), &typed(pairs)).0));
        assert_eq!(shown(&[]), ["f1"]);
        assert_eq!(shown(&[("f1", "yes")]), ["f1", "f2"]);
        assert_eq!(shown(&[("f1", "yes"), ("f2", "rouge")]), ["f1", "f2", "f3"]);
        assert_eq!(shown(&[("f1", "no"), ("f2", "rouge")]), ["f1"], "what depends on a hidden field is hidden");
    }

    #[test]
    fn only_what_is_shown_can_be_missing_or_wrong() {
        let form = branching();
        let (answers, wrong) = form.read(&Answers::default(), &typed(&[("f1", "no"), ("f2", "jaune")]));
        assert_eq!((wrong, keys(&form.missing(&answers))), (Vec::new(), Vec::new()));
        let (answers, wrong) = form.read(&answers, &typed(&[("f1", "yes"), ("f2", "jaune")]));
        assert_eq!((wrong, keys(&form.missing(&answers))), (vec![("f2".to_owned(), AnswerError::NotOffered)], vec!["f2".to_owned()]));
    }

    #[test]
    fn what_is_hidden_for_a_while_is_not_lost() {
        let form = branching();
        let (yes, _) = form.read(&Answers::default(), &typed(&[("f1", "yes"), ("f2", "vert")]));
        let (no, _) = form.read(&yes, &typed(&[("f1", "no"), ("f2", "vert")]));
        assert_eq!(keys(&form.shown(&no)), ["f1"]);
        assert_eq!(no.get("f2").first(), "vert");
    }

    #[test]
    fn a_definition_says_what_is_wrong_with_it() {
        assert_eq!(Definition::default().problems(), [(String::new(), DefinitionProblem::Empty)]);
        assert_eq!(branching().problems(), []);
        let wrong = Definition(vec![
            when(field("f1", FieldKind::Text), "f2", &["yes"]),
            field("f2", FieldKind::YesNo),
            when(field("f3", FieldKind::Text), "f2", &["maybe"]),
            when(field("f4", FieldKind::Text), "f1", &["x"]),
            Field { choices: Vec::new(), ..field("f5", FieldKind::Choices) },
        ]);
        let found: Vec<(String, DefinitionProblem)> = wrong.problems();
        assert_eq!(
            found,
            [
                ("f1".to_owned(), DefinitionProblem::ConditionField),
                ("f3".to_owned(), DefinitionProblem::ConditionValue),
                ("f4".to_owned(), DefinitionProblem::ConditionField),
                ("f5".to_owned(), DefinitionProblem::FewChoices),
            ]
        );
    }

    #[test]
    fn a_new_version_takes_what_it_understands() {
        let before = Definition(vec![field("f1", FieldKind::Number), field("f2", FieldKind::Choice), field("f4", FieldKind::File)]);
        let (mut answers, _) = before.read(&Answers::default(), &typed(&[("f1", "12,5"), ("f2", "vert")]));
        answers.set("f4", Answer::from_stored(vec!["a file".to_owned()]));
        let after = Definition(vec![field("f1", FieldKind::Text), field("f2", FieldKind::Date), field("f3", FieldKind::Text), field("f4", FieldKind::File)]);
        let fitted = after.fit(&answers);
        assert_eq!(fitted.0.keys().collect::<Vec<_>>(), ["f1", "f4"]);
    }
}
