//! Which documents an application asks for, in which order, and what each still needs.

use serde::{Deserialize, Serialize};

use super::{DocumentStatus, TreatmentType};
use crate::coded;
use crate::ids::{CentreId, DocumentTypeId};

coded! {
    /// How binding a document is.
    Obligation {
        Mandatory = "mandatory",
        /// May be declared « Non concerné par cette pièce ».
        Conditional = "conditional",
        /// Never blocks a submission.
        Facultative = "facultative",
    }
}

/// A rule that narrows a document to some applicants, set by managers; all given conditions must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskedOf {
    /// Country codes of nationality; empty = any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nationalities: Vec<String>,
    /// Reverses the list: everybody but these.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub except_nationalities: bool,
    /// Bac series codes; empty = any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bac_series: Vec<String>,
    /// Codes of diplomas of studies elsewhere, finished or not; empty = any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diplomas: Vec<String>,
}

/// What the rules may look at.
#[derive(Clone, Debug, Default)]
pub struct Asked<'a> {
    pub nationality: Option<&'a str>,
    pub bac_series: Option<&'a str>,
    /// Those of « Cursus externe », which everybody fills in who has any.
    pub diplomas: &'a [String],
}

impl AskedOf {
    /// Whether nobody is left out.
    #[must_use]
    pub const fn is_of_everybody(&self) -> bool {
        self.nationalities.is_empty() && self.bac_series.is_empty() && self.diplomas.is_empty()
    }

    /// Unknown facts count in favour of asking: a document too many can be declared « Non concerné », a missing one
    /// is found out too late. A profile without studies elsewhere is no unknown fact: it says that there are none.
    #[must_use]
    pub fn applies(&self, who: &Asked<'_>) -> bool {
        let nationality =
            self.nationalities.is_empty() || who.nationality.is_none_or(|code| self.nationalities.iter().any(|c| c == code) != self.except_nationalities);
        let series = self.bac_series.is_empty() || who.bac_series.is_none_or(|code| self.bac_series.iter().any(|c| c == code));
        let diploma = self.diplomas.is_empty() || who.diplomas.iter().any(|held| self.diplomas.contains(held));
        nationality && series && diploma
    }
}

/// A document type as far as the rules of asking need it.
#[derive(Clone, Debug)]
pub struct Requirement {
    pub document_type: DocumentTypeId,
    pub centre: Option<CentreId>,
    /// Asked by every programme of its perimeter (institution or centre), deposited once.
    pub is_shared: bool,
    /// Shared, yet one copy for each application.
    pub per_application: bool,
    pub obligation: Obligation,
    /// Only for applications of this treatment type.
    pub treatment: Option<TreatmentType>,
    pub asked_of: AskedOf,
    pub position: Option<i32>,
    pub in_service: bool,
    /// Whether this application already holds something for it.
    pub in_use: bool,
}

impl Requirement {
    /// One copy for all applications of the person?
    #[must_use]
    pub const fn is_common(&self) -> bool {
        self.is_shared && !self.per_application
    }

    /// Asked now, or already used by the application even though it would not be asked any more.
    #[must_use]
    pub fn is_listed(&self, treatment: TreatmentType, who: &Asked<'_>) -> bool {
        self.in_use || (self.in_service && self.treatment.is_none_or(|kind| kind == treatment) && self.asked_of.applies(who))
    }

    /// Order of the list: shared by the institution, shared by the centre, the programme's own; then position, those
    /// without a position last.
    #[must_use]
    pub fn sort_key(&self) -> (u8, bool, i32) {
        let group = match (self.is_shared, self.centre) {
            (true, None) => 0,
            (true, Some(_)) => 1,
            (false, _) => 2,
        };
        (group, self.position.is_none(), self.position.unwrap_or(0))
    }
}

/// Whether a document keeps the application from being submitted.
#[must_use]
pub fn is_missing(obligation: Obligation, status: DocumentStatus) -> bool {
    match status {
        DocumentStatus::Refused => true,
        DocumentStatus::Waiting => obligation != Obligation::Facultative,
        DocumentStatus::Deposited | DocumentStatus::Validated | DocumentStatus::NotConcerned => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // covers: M4.30
    #[test]
    fn a_facultative_document_blocks_only_when_it_was_refused() {
        assert!(!is_missing(Obligation::Facultative, DocumentStatus::Waiting));
        assert!(is_missing(Obligation::Facultative, DocumentStatus::Refused));
        assert!(is_missing(Obligation::Conditional, DocumentStatus::Waiting));
        assert!(!is_missing(Obligation::Conditional, DocumentStatus::NotConcerned));
    }

    // covers: M3.18
    #[test]
    fn rules_ask_when_the_profile_does_not_say() {
        let foreigners = AskedOf { nationalities: vec!["FR".into()], except_nationalities: true, ..AskedOf::default() };
        assert!(foreigners.applies(&Asked::default()));
        assert!(foreigners.applies(&Asked { nationality: Some("DE"), ..Asked::default() }));
        assert!(!foreigners.applies(&Asked { nationality: Some("FR"), ..Asked::default() }));
    }

    #[test]
    fn all_conditions_must_hold() {
        let rule = AskedOf { bac_series: vec!["S".into(), "ES".into()], diplomas: vec!["BTS".into()], ..AskedOf::default() };
        let (none, other, both) = ([], ["DUT".to_owned()], ["DUT".to_owned(), "BTS".to_owned()]);
        assert!(rule.applies(&Asked { bac_series: Some("ES"), diplomas: &both, ..Asked::default() }));
        assert!(rule.applies(&Asked { diplomas: &both, ..Asked::default() }));
        assert!(!rule.applies(&Asked { bac_series: Some("L"), diplomas: &both, ..Asked::default() }));
        assert!(!rule.applies(&Asked { bac_series: Some("S"), diplomas: &other, ..Asked::default() }));
        assert!(!rule.applies(&Asked { bac_series: Some("S"), diplomas: &none, ..Asked::default() }));
        assert!(!rule.is_of_everybody() && AskedOf::default().is_of_everybody());
    }
}
