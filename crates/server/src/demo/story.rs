//! How far an application has come: every state that staff and applicants can meet, and where it makes sense.

use domain::application::DecisionKind;
use domain::application::FileStatus;

use super::calendar::Phase;
use super::university::Offered;

/// How much of what is asked was deposited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deposits {
    None,
    Some,
    All,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Story {
    Waiting(Deposits),
    /// Never submitted, and the return date is over.
    Missed,
    Received,
    /// A document was refused, corrections were asked for.
    Incomplete,
    /// The refused document was replaced and the application submitted again.
    Resubmitted,
    Complete,
    Draft(DecisionKind),
    Validated(DecisionKind),
    Published(DecisionKind),
    Confirmed,
    Withdrawn,
    /// Confirmed first, withdrawn later.
    WithdrawnAfterAll,
    /// Shortlisted, published; the final decision is a draft.
    Shortlisted,
    /// Unfavourable, published; a second decision on appeal is a draft.
    Appealed,
    CancelledEarly,
    CancelledLate,
    /// Made by a manager; the decision waits to be validated.
    Offer,
    OfferPublished,
    /// A paper procedure, at this status.
    Paper(FileStatus),
    /// Direct access, not granted yet.
    Direct,
    DirectGranted,
}

/// How often each story is told; every one at least once in so many.
pub const DECK: [(Story, usize); 36] = [
    (Story::Waiting(Deposits::None), 22),
    (Story::Waiting(Deposits::Some), 44),
    (Story::Waiting(Deposits::All), 16),
    (Story::Missed, 14),
    (Story::Received, 70),
    (Story::Incomplete, 30),
    (Story::Resubmitted, 12),
    (Story::Complete, 60),
    (Story::Draft(DecisionKind::Favourable), 14),
    (Story::Draft(DecisionKind::Unfavourable), 8),
    (Story::Draft(DecisionKind::ComplementaryList), 6),
    (Story::Draft(DecisionKind::WaitingList), 4),
    (Story::Draft(DecisionKind::Preselection), 4),
    (Story::Validated(DecisionKind::Favourable), 10),
    (Story::Validated(DecisionKind::Unfavourable), 6),
    (Story::Validated(DecisionKind::ComplementaryList), 5),
    (Story::Validated(DecisionKind::WaitingList), 3),
    (Story::Validated(DecisionKind::Preselection), 3),
    (Story::Published(DecisionKind::Favourable), 34),
    (Story::Published(DecisionKind::Unfavourable), 26),
    (Story::Published(DecisionKind::ComplementaryList), 22),
    (Story::Published(DecisionKind::WaitingList), 8),
    (Story::Published(DecisionKind::Preselection), 8),
    (Story::Confirmed, 28),
    (Story::Withdrawn, 9),
    (Story::WithdrawnAfterAll, 4),
    (Story::Shortlisted, 4),
    (Story::Appealed, 4),
    (Story::CancelledEarly, 10),
    (Story::CancelledLate, 6),
    (Story::Offer, 4),
    (Story::OfferPublished, 4),
    (Story::Paper(FileStatus::Waiting), 5),
    (Story::Paper(FileStatus::Complete), 5),
    (Story::Direct, 5),
    (Story::DirectGranted, 4),
];

impl Story {
    /// Whether the story can be told of an application to this session.
    pub fn fits(self, offered: &Offered) -> bool {
        let session = &offered.session;
        let is_direct = session.default_treatment != domain::application::TreatmentType::Controlled.code();
        if matches!(self, Self::Paper(_)) || !session.is_electronic {
            return matches!(self, Self::Paper(_)) && !session.is_electronic;
        }
        if matches!(self, Self::Direct | Self::DirectGranted) || is_direct {
            return matches!(self, Self::Direct | Self::DirectGranted) && is_direct;
        }
        let phase = offered.phase;
        let has_list = session.uses_complementary_list;
        let convenes = session.preselection.on.is_some();
        match self {
            Self::Waiting(_) | Self::Incomplete => phase.is_editable(),
            Self::Missed => matches!(phase, Phase::Judging | Phase::Answering | Phase::Over),
            Self::Received => matches!(phase, Phase::Open | Phase::Closing | Phase::Returning | Phase::Judging),
            Self::Resubmitted | Self::Complete => matches!(phase, Phase::Open | Phase::Returning | Phase::Judging),
            Self::Draft(DecisionKind::ComplementaryList) | Self::Validated(DecisionKind::ComplementaryList) => phase == Phase::Judging && has_list,
            Self::Draft(DecisionKind::Preselection) | Self::Validated(DecisionKind::Preselection) => phase == Phase::Judging && convenes,
            Self::Draft(_) | Self::Validated(_) => phase == Phase::Judging,
            Self::Published(DecisionKind::ComplementaryList) => phase == Phase::Answering && has_list,
            Self::Published(DecisionKind::Preselection) | Self::Shortlisted => phase == Phase::Judging && convenes,
            Self::Published(DecisionKind::Unfavourable) | Self::Confirmed | Self::Withdrawn | Self::WithdrawnAfterAll => {
                matches!(phase, Phase::Answering | Phase::Over)
            }
            Self::Published(_) | Self::Appealed | Self::OfferPublished => phase == Phase::Answering,
            Self::CancelledEarly => matches!(phase, Phase::Open | Phase::Returning | Phase::Judging),
            Self::CancelledLate => phase == Phase::Judging,
            Self::Offer => matches!(phase, Phase::Open | Phase::Judging),
            Self::Paper(_) | Self::Direct | Self::DirectGranted => false,
        }
    }

    /// Whether something was submitted.
    pub fn is_submitted(self) -> bool {
        !matches!(self, Self::Waiting(_) | Self::Missed | Self::CancelledEarly | Self::Offer | Self::OfferPublished | Self::Paper(_) | Self::Direct)
    }

    /// The last published decision, and the one that nobody outside sees yet.
    pub fn decisions(self) -> (Option<DecisionKind>, Option<(DecisionKind, bool)>) {
        use DecisionKind::{Favourable, Preselection, Unfavourable};
        match self {
            Self::Draft(kind) => (None, Some((kind, false))),
            Self::Validated(kind) => (None, Some((kind, true))),
            Self::Published(kind) => (Some(kind), None),
            Self::Confirmed | Self::Withdrawn | Self::WithdrawnAfterAll | Self::OfferPublished | Self::DirectGranted => (Some(Favourable), None),
            Self::Shortlisted => (Some(Preselection), Some((Favourable, false))),
            Self::Appealed => (Some(Unfavourable), Some((Favourable, false))),
            Self::Offer => (None, Some((Favourable, false))),
            _ => (None, None),
        }
    }

    pub fn is_offer(self) -> bool {
        matches!(self, Self::Offer | Self::OfferPublished)
    }
}
