//! The ordered checks before an application is created. The first that fails is the answer.

use crate::time::Instant;

/// What the checks need to know, read inside the transaction that would create the application.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    pub now: Instant,
    /// To whoever acts: applicants have a last day of their own, staff the whole campaign.
    pub campaign_open: bool,
    pub has_personal: bool,
    pub has_address: bool,
    pub has_bac: bool,
    /// Year of the bac, absent without a bac.
    pub bac_year: Option<i32>,
    /// First bac year from which the series obliges French applicants to give an INE.
    pub ine_checked_from: Option<i32>,
    pub nationality: Option<&'a str>,
    pub has_ine: bool,
    /// Setting: French applicants must give their INE.
    pub ine_required_for_french: bool,
    pub programme_in_service: bool,
    pub already_applied: bool,
    pub opens_at: Instant,
    pub closes_at: Instant,
    /// Non-cancelled applications within the perimeter of the limit.
    pub counted: i64,
    pub limit: i64,
    /// Staff acting for the applicant are bound neither by the dates nor by the limit.
    pub by_staff: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoCampaign,
    PersonalMissing,
    AddressMissing,
    BacMissing,
    IneMissing,
    NotInService,
    AlreadyApplied,
    NotYetOpen { opens_at: Instant },
    Closed { closes_at: Instant },
    TooMany { limit: i64 },
}

impl Refusal {
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoCampaign => "apply-no-campaign",
            Self::PersonalMissing => "apply-personal-missing",
            Self::AddressMissing => "apply-address-missing",
            Self::BacMissing => "apply-bac-missing",
            Self::IneMissing => "apply-ine-missing",
            Self::NotInService => "apply-not-in-service",
            Self::AlreadyApplied => "apply-already-applied",
            Self::NotYetOpen { .. } => "apply-not-yet-open",
            Self::Closed { .. } => "apply-closed",
            Self::TooMany { .. } => "apply-too-many",
        }
    }
}

/// Runs the checks in the order that the manuals and the specification give.
pub fn check(c: &Candidate<'_>) -> Result<(), Refusal> {
    let ine_needed =
        c.ine_required_for_french && c.nationality == Some("FR") && matches!((c.bac_year, c.ine_checked_from), (Some(year), Some(from)) if year >= from);
    let ordered: [(bool, Refusal); 10] = [
        (c.campaign_open, Refusal::NoCampaign),
        (c.has_personal, Refusal::PersonalMissing),
        (c.has_address, Refusal::AddressMissing),
        (c.has_bac, Refusal::BacMissing),
        (!ine_needed || c.has_ine, Refusal::IneMissing),
        (c.programme_in_service, Refusal::NotInService),
        (!c.already_applied, Refusal::AlreadyApplied),
        (c.by_staff || c.now >= c.opens_at, Refusal::NotYetOpen { opens_at: c.opens_at }),
        (c.by_staff || c.now < c.closes_at, Refusal::Closed { closes_at: c.closes_at }),
        (c.by_staff || c.counted < c.limit, Refusal::TooMany { limit: c.limit }),
    ];
    ordered.into_iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, refusal)| Err(refusal))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ready() -> Candidate<'static> {
        let now = "2026-04-10T10:00:00Z".parse().unwrap();
        Candidate {
            now,
            campaign_open: true,
            has_personal: true,
            has_address: true,
            has_bac: true,
            bac_year: Some(2023),
            ine_checked_from: Some(1995),
            nationality: Some("FR"),
            has_ine: true,
            ine_required_for_french: true,
            programme_in_service: true,
            already_applied: false,
            opens_at: "2026-04-01T00:00:00Z".parse().unwrap(),
            closes_at: "2026-04-30T00:00:00Z".parse().unwrap(),
            counted: 0,
            limit: 20,
            by_staff: false,
        }
    }

    #[test]
    fn the_first_failing_check_answers() {
        assert_eq!(check(&ready()), Ok(()));
        let nothing = Candidate { has_personal: false, has_address: false, has_bac: false, already_applied: true, ..ready() };
        assert_eq!(check(&nothing), Err(Refusal::PersonalMissing));
    }

    // rule: 22
    #[test]
    fn ine_is_asked_of_french_applicants_with_a_checked_bac_only() {
        let no_ine = Candidate { has_ine: false, ..ready() };
        assert_eq!(check(&no_ine), Err(Refusal::IneMissing));
        assert_eq!(check(&Candidate { bac_year: None, ..no_ine.clone() }), Ok(()), "without a bac the INE is not asked");
        assert_eq!(check(&Candidate { nationality: Some("DE"), ..no_ine.clone() }), Ok(()));
        assert_eq!(check(&Candidate { bac_year: Some(1990), ..no_ine }), Ok(()));
    }

    // rule: 41
    #[test]
    fn closing_is_exclusive_and_staff_are_exempt() {
        let late = Candidate { now: ready().closes_at, ..ready() };
        assert!(matches!(check(&late), Err(Refusal::Closed { .. })));
        assert_eq!(check(&Candidate { by_staff: true, counted: 99, ..late }), Ok(()));
        assert_eq!(check(&Candidate { by_staff: true, already_applied: true, ..ready() }), Err(Refusal::AlreadyApplied), "nobody twice");
        assert_eq!(check(&Candidate { counted: 20, ..ready() }), Err(Refusal::TooMany { limit: 20 }));
    }
}
