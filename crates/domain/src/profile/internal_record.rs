//! « Cursus interne »: one year of one programme at the institution, as its student record tells it. Nobody types it.

use serde::{Deserialize, Serialize};

use crate::text::{Line, redacted_debug};

use super::collect::{Errors, latest_year};
use super::{FieldError, ProfileContext};

/// One year as told, each value a text.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InternalRecordInput {
    pub year: String,
    pub code: String,
    pub label: String,
    pub result: String,
    pub honours: String,
    pub mark: String,
    /// What the mark is out of.
    pub scale: String,
}

redacted_debug!(InternalRecordInput);

/// A year that can be shown. Honours and results are the words of the institution, whatever list they come from.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InternalRecord {
    /// In which the academic year begins.
    pub year: i32,
    pub code: Option<Line<100>>,
    pub label: Line<255>,
    pub result: Option<Line<200>>,
    pub honours: Option<Line<200>>,
    pub mark: Option<Line<20>>,
    pub scale: Option<Line<20>>,
}

redacted_debug!(InternalRecord);

/// Checks one year.
///
/// # Errors
/// One [`FieldError`] per value that cannot be shown.
pub fn validate(input: &InternalRecordInput, ctx: &ProfileContext<'_>) -> Result<InternalRecord, Vec<FieldError>> {
    let mut errors = Errors::default();
    let year = errors.year("year", &input.year, latest_year(ctx));
    let code = errors.optional_line("code", &input.code);
    let label = errors.line("label", &input.label, "record-label-missing");
    let result = errors.optional_line("result", &input.result);
    let honours = errors.optional_line("honours", &input.honours);
    let mark = errors.optional_line("mark", &input.mark);
    let scale = errors.optional_line("scale", &input.scale);
    let record = (|| Some(InternalRecord { year: year?, code, label: label?, result, honours, mark, scale }))();
    errors.finish(record)
}

impl InternalRecord {
    /// Whether two tell of the same year of the same programme, whatever came of it.
    #[must_use]
    pub fn is_same_year(&self, other: &Self) -> bool {
        self.year == other.year && self.code == other.code && (self.code.is_some() || self.label == other.label)
    }
}

impl From<&InternalRecord> for InternalRecordInput {
    fn from(record: &InternalRecord) -> Self {
        fn text<const MAX: usize>(line: &Option<Line<MAX>>) -> String {
            line.as_ref().map(ToString::to_string).unwrap_or_default()
        }
        Self {
            year: record.year.to_string(),
            code: text(&record.code),
            label: record.label.to_string(),
            result: text(&record.result),
            honours: text(&record.honours),
            mark: text(&record.mark),
            scale: text(&record.scale),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{code, context, errors, tables};
    use super::*;

    fn check(change: impl FnOnce(&mut InternalRecordInput)) -> Result<InternalRecord, Vec<FieldError>> {
        let (reference, none) = (tables(), code("NONE"));
        let mut input = InternalRecordInput {
            year: "2023".into(),
            code: "L1BIO".into(),
            label: "Licence 1 Sciences de la vie".into(),
            result: "Admis".into(),
            honours: "Assez bien".into(),
            mark: "13,4".into(),
            scale: "20".into(),
        };
        change(&mut input);
        validate(&input, &context(&reference, &none))
    }

    #[test]
    fn a_year_and_back() {
        let record = check(|_| {}).unwrap();
        let again = check(|input| *input = InternalRecordInput::from(&record)).unwrap();
        assert!(again == record);
        // A year under way has neither result nor mark.
        let under_way = check(|input| (input.result, input.honours, input.mark, input.scale) = Default::default()).unwrap();
        assert!(record.is_same_year(&under_way), "the result came later");
        assert!(!record.is_same_year(&check(|input| input.year = "2022".into()).unwrap()), "another year");
        assert!(!record.is_same_year(&check(|input| input.code = "L1CHIM".into()).unwrap()), "another programme");
        let (no_code, other) = (check(|input| input.code.clear()).unwrap(), check(|input| (input.code, input.label) = (String::new(), "DU".into())).unwrap());
        assert!(no_code.is_same_year(&no_code) && !no_code.is_same_year(&other), "without codes the labels decide");
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        assert_eq!(errors(check(|input| input.label = " ".into())), [("label", "record-label-missing")]);
        assert_eq!(errors(check(|input| input.year = "2028".into())), [("year", "year-future")]);
        assert_eq!(errors(check(|input| input.mark = "x".repeat(21))), [("mark", "text-too-long")]);
    }
}
