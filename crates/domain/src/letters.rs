//! Letters of admission and refusal: which exist, who gets them how, the code printed on each, and what whoever checks
//! that code is told.

use std::fmt;

use crate::application::{Acceptance, DecisionKind, Existence};
use crate::coded;

coded! {
    /// What a letter tells.
    LetterKind {
        Admission = "admission",
        Refusal = "refusal",
    }
}

impl LetterKind {
    /// The letter of a kind of decision; lists and preselections have none.
    #[must_use]
    pub const fn of(decision: DecisionKind) -> Option<Self> {
        match decision {
            DecisionKind::Favourable => Some(Self::Admission),
            DecisionKind::Unfavourable => Some(Self::Refusal),
            DecisionKind::ComplementaryList | DecisionKind::WaitingList | DecisionKind::Preselection => None,
        }
    }
}

/// How a letter reaches its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// From the page of the application.
    Download,
    /// With the mail that tells the decision.
    Mail,
}

/// A letter that a committee may want, and how: one box of its set-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub kind: LetterKind,
    pub channel: Channel,
}

impl Wanted {
    pub const ALL: [Self; 4] = [
        Self { kind: LetterKind::Admission, channel: Channel::Download },
        Self { kind: LetterKind::Admission, channel: Channel::Mail },
        Self { kind: LetterKind::Refusal, channel: Channel::Download },
        Self { kind: LetterKind::Refusal, channel: Channel::Mail },
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match (self.kind, self.channel) {
            (LetterKind::Admission, Channel::Download) => "admission-download",
            (LetterKind::Admission, Channel::Mail) => "admission-mail",
            (LetterKind::Refusal, Channel::Download) => "refusal-download",
            (LetterKind::Refusal, Channel::Mail) => "refusal-mail",
        }
    }
}

/// What decides whether an application has a letter.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// Whether the institution issues letters at all.
    pub in_service: bool,
    /// Whether letters of admission wait for the confirmation.
    pub after_confirmation: bool,
    /// Codes of [`Wanted`] that the committee chose.
    pub wanted: &'a [String],
    pub existence: Existence,
    /// Kind of the decision that the applicant sees.
    pub published: Option<DecisionKind>,
    pub acceptance: Acceptance,
}

impl Standing<'_> {
    /// The letter that the published decision calls for, whatever the committee wants.
    #[must_use]
    pub fn kind(&self) -> Option<LetterKind> {
        if !self.in_service || self.existence == Existence::Cancelled {
            return None;
        }
        let kind = LetterKind::of(self.published?)?;
        let waits = kind == LetterKind::Admission
            && (self.acceptance == Acceptance::Withdrawn || (self.after_confirmation && self.acceptance != Acceptance::Confirmed));
        (!waits).then_some(kind)
    }

    /// The letter that reaches the applicant this way.
    #[must_use]
    pub fn available(&self, channel: Channel) -> Option<LetterKind> {
        self.kind().filter(|kind| self.wants(*kind, channel))
    }

    /// The letter that exists at all: by either way.
    #[must_use]
    pub fn exists(&self) -> Option<LetterKind> {
        self.available(Channel::Download).or_else(|| self.available(Channel::Mail))
    }

    fn wants(&self, kind: LetterKind, channel: Channel) -> bool {
        self.wanted.iter().any(|code| code == Wanted { kind, channel }.code())
    }
}

/// How well a wording fits a programme: made for its type of diploma, for its centre, for both, for all. None when it was
/// made for another one.
#[must_use]
pub fn fit<C: PartialEq>(made_for: (Option<C>, Option<&str>), centre: &C, diploma: Option<&str>) -> Option<u8> {
    let by_centre = match made_for.0 {
        None => 0,
        Some(own) if own == *centre => 1,
        Some(_) => return None,
    };
    let by_diploma = match made_for.1 {
        None => 0,
        Some(own) if Some(own) == diploma => 2,
        Some(_) => return None,
    };
    Some(by_centre + by_diploma)
}

/// Characters of a code.
const LENGTH: usize = 12;
/// Nothing that reads like something else.
const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// The code printed on a letter. It cannot be guessed: some 59 bits, and wrong ones are counted.
#[derive(Clone, PartialEq, Eq)]
pub struct LetterCode(String);

impl LetterCode {
    /// A code made of chance.
    #[must_use]
    pub fn from_chance(bytes: [u8; 16]) -> Self {
        let mut rest = u128::from_le_bytes(bytes);
        let mut code = String::with_capacity(LENGTH);
        for _ in 0..LENGTH {
            let at = usize::try_from(rest % 31).unwrap_or(0);
            code.push(char::from(ALPHABET[at]));
            rest /= 31;
        }
        Self(code)
    }

    /// What somebody typed or followed: spaces, hyphens and case do not matter. None when it cannot be a code.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let code: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}')).take(LENGTH + 1).collect();
        let code = code.to_ascii_uppercase();
        (code.len() == LENGTH && code.bytes().all(|b| ALPHABET.contains(&b))).then_some(Self(code))
    }

    /// As stored and as in addresses.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LetterCode {
    /// In groups of four, as printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, c) in self.0.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for LetterCode {
    /// Whoever knows a code can look its letter up.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LetterCode(..)")
    }
}

/// What stands today of a letter that was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Stands,
    /// A later version took its place.
    Replaced,
    /// The decision it told no longer has effect: another one, a cancellation, a withdrawal.
    Over,
}

/// Judges a letter by what became of its application.
#[must_use]
pub fn verdict(kind: LetterKind, is_replaced: bool, tells_published: bool, existence: Existence, acceptance: Acceptance) -> Verdict {
    let is_over = !tells_published || existence == Existence::Cancelled || (kind == LetterKind::Admission && acceptance == Acceptance::Withdrawn);
    if is_over {
        Verdict::Over
    } else if is_replaced {
        Verdict::Replaced
    } else {
        Verdict::Stands
    }
}

/// All that a stranger sees of a name: « J.-P. D. ».
#[must_use]
pub fn initials(first_name: &str, last_name: &str) -> String {
    let first: Vec<String> = parts(first_name, &['-']).map(|part| letter(&part)).filter(|part| !part.is_empty()).collect();
    let last = parts(last_name, &[' ']).map(|part| letter(&part)).find(|part| !part.is_empty());
    [Some(first.join("-")), last].into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn parts<'a>(name: &'a str, between: &'a [char]) -> impl Iterator<Item = String> + 'a {
    // Of several first names only the first counts, compound ones in full.
    let name = if between.contains(&'-') { name.split_whitespace().next().unwrap_or_default() } else { name };
    name.split(between).map(str::to_owned)
}

fn letter(part: &str) -> String {
    part.chars().find(|c| c.is_alphabetic()).map(|c| format!("{}.", c.to_uppercase())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(wanted: &[String], published: DecisionKind) -> Standing<'_> {
        Standing {
            in_service: true,
            after_confirmation: false,
            wanted,
            existence: Existence::Active,
            published: Some(published),
            acceptance: Acceptance::Unanswered,
        }
    }

    fn all() -> Vec<String> {
        Wanted::ALL.iter().map(|wanted| wanted.code().to_owned()).collect()
    }

    #[test]
    fn favourable_and_unfavourable_decisions_have_letters_and_no_others() {
        let all = all();
        for kind in DecisionKind::ALL {
            let expected = match kind {
                DecisionKind::Favourable => Some(LetterKind::Admission),
                DecisionKind::Unfavourable => Some(LetterKind::Refusal),
                _ => None,
            };
            assert_eq!(standing(&all, *kind).available(Channel::Download), expected, "{kind:?}");
            assert_eq!(standing(&all, *kind).available(Channel::Mail), expected, "{kind:?}");
        }
        assert_eq!(Standing { published: None, ..standing(&all, DecisionKind::Favourable) }.exists(), None);
    }

    #[test]
    fn the_committee_chooses_letter_by_letter_and_way_by_way() {
        let wanted = vec!["admission-mail".to_owned(), "refusal-download".to_owned()];
        let admission = standing(&wanted, DecisionKind::Favourable);
        assert_eq!((admission.available(Channel::Download), admission.available(Channel::Mail)), (None, Some(LetterKind::Admission)));
        let refusal = standing(&wanted, DecisionKind::Unfavourable);
        assert_eq!((refusal.available(Channel::Download), refusal.available(Channel::Mail)), (Some(LetterKind::Refusal), None));
        assert_eq!(standing(&[], DecisionKind::Favourable).exists(), None);
        assert_eq!(standing(&[], DecisionKind::Favourable).kind(), Some(LetterKind::Admission));
    }

    // rule: 84, 85
    /// Rules 84 and 85 of the applicant's edge rules.
    #[test]
    fn an_admission_may_wait_for_the_confirmation_and_ends_with_the_withdrawal_while_a_refusal_does_neither() {
        let all = all();
        for (acceptance, after_confirmation, admission) in [
            (Acceptance::Unanswered, false, true),
            (Acceptance::Confirmed, false, true),
            (Acceptance::Withdrawn, false, false),
            (Acceptance::Unanswered, true, false),
            (Acceptance::Confirmed, true, true),
            (Acceptance::Withdrawn, true, false),
        ] {
            let of = |kind| Standing { acceptance, after_confirmation, ..standing(&all, kind) };
            for channel in [Channel::Download, Channel::Mail] {
                assert_eq!(of(DecisionKind::Favourable).available(channel).is_some(), admission, "{acceptance:?} {after_confirmation}");
                assert!(of(DecisionKind::Unfavourable).available(channel).is_some(), "{acceptance:?} {after_confirmation}");
            }
        }
    }

    #[test]
    fn neither_cancelled_applications_nor_an_institution_without_letters_have_any() {
        let all = all();
        let base = standing(&all, DecisionKind::Unfavourable);
        assert_eq!(Standing { existence: Existence::Cancelled, ..base }.exists(), None);
        assert_eq!(Standing { in_service: false, ..base }.exists(), None);
        assert!(Standing { existence: Existence::Archived, ..base }.exists().is_some());
    }

    #[test]
    fn the_wording_closest_to_the_programme_is_taken() {
        let score = |centre, diploma| fit((centre, diploma), &1, Some("MASTER"));
        let scores = [score(None, None), score(Some(1), None), score(None, Some("MASTER")), score(Some(1), Some("MASTER"))];
        assert_eq!(scores, [Some(0), Some(1), Some(2), Some(3)]);
        assert_eq!([score(Some(2), None), score(None, Some("LICENCE")), score(Some(2), Some("MASTER"))], [None; 3]);
        assert_eq!(fit((None, Some("MASTER")), &1, None), None);
    }

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = LetterCode::from_chance([7; 16]);
        assert_eq!((code.as_str().len(), code.to_string().len()), (12, 14));
        for typed in [code.to_string(), code.to_string().to_lowercase(), code.as_str().to_owned(), format!(" {} ", code.to_string().replace('-', " – "))] {
            assert_eq!(LetterCode::parse(&typed).as_ref(), Some(&code), "{typed}");
        }
        for wrong in ["", "ABCD", "ABCD-EFGH-JKM", "ABCD-EFGH-JKMN-P", "ABCD-EFGH-JKM0", "ABCD-EFGH-JKMÉ", &"A".repeat(4000)] {
            assert_eq!(LetterCode::parse(wrong), None, "{wrong}");
        }
        assert_ne!(LetterCode::from_chance([7; 16]), LetterCode::from_chance([8; 16]));
        assert_eq!(format!("{code:?}"), "LetterCode(..)");
    }

    #[test]
    fn a_letter_is_judged_by_what_became_of_its_application() {
        use Acceptance::{Unanswered, Withdrawn};
        use Existence::{Active, Archived, Cancelled};
        use LetterKind::{Admission, Refusal};
        for (kind, replaced, published, existence, acceptance, expected) in [
            (Admission, false, true, Active, Unanswered, Verdict::Stands),
            (Admission, false, true, Archived, Acceptance::Confirmed, Verdict::Stands),
            (Admission, true, true, Active, Unanswered, Verdict::Replaced),
            (Admission, true, false, Active, Unanswered, Verdict::Over),
            (Admission, false, false, Active, Unanswered, Verdict::Over),
            (Admission, false, true, Cancelled, Unanswered, Verdict::Over),
            (Admission, false, true, Active, Withdrawn, Verdict::Over),
            (Refusal, false, true, Active, Withdrawn, Verdict::Stands),
        ] {
            assert_eq!(verdict(kind, replaced, published, existence, acceptance), expected, "{kind:?} {replaced} {published} {existence:?} {acceptance:?}");
        }
    }

    #[test]
    fn strangers_see_initials_only() {
        for (first, last, shown) in [
            ("Inès", "Marchetti", "I. M."),
            ("Jean-Paul", "de La Tour", "J.-P. D."),
            ("Éloïse Marie", "Müller-Nguyễn", "É. M."),
            ("", "d’Alembert", "D."),
            ("李", "王", "李. 王."),
            ("", "", ""),
        ] {
            assert_eq!(initials(first, last), shown, "{first} {last}");
        }
    }
}
