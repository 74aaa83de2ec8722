//! The treatment type: controlled access, direct access, or not settled. Applicants never see it.

use super::facts::guards::alive;
use super::machine::Row;
use super::{Effect, MailCode};
use crate::coded;

coded! {
    TreatmentType {
        /// « Accès contrôlé »: a committee decides.
        Controlled = "AC",
        /// « Accès direct »: admitted once a manager has validated it.
        Direct = "AD",
        /// « En attente »: not settled.
        Waiting = "AT",
    }
}

/// The type together with whether a manager has validated it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Treatment {
    pub kind: TreatmentType,
    pub validated: bool,
}

impl Treatment {
    /// The treatment of a new application: direct access is never granted by default, it must be validated one by one.
    #[must_use]
    pub const fn initial(programme_default: TreatmentType) -> Self {
        match programme_default {
            TreatmentType::Controlled => Self { kind: TreatmentType::Controlled, validated: true },
            TreatmentType::Direct | TreatmentType::Waiting => Self { kind: TreatmentType::Waiting, validated: false },
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    SetControlled,
    SetDirect,
    SetWaiting,
    Validate,
}

impl Event {
    pub const ALL: &'static [Self] = &[Self::SetControlled, Self::SetDirect, Self::SetWaiting, Self::Validate];
}

const CONTROLLED: Treatment = Treatment { kind: TreatmentType::Controlled, validated: true };
const DIRECT: Treatment = Treatment { kind: TreatmentType::Direct, validated: false };
const DIRECT_VALIDATED: Treatment = Treatment { kind: TreatmentType::Direct, validated: true };
const WAITING: Treatment = Treatment { kind: TreatmentType::Waiting, validated: false };
const WAITING_VALIDATED: Treatment = Treatment { kind: TreatmentType::Waiting, validated: true };

/// Every treatment that can be stored.
pub const STATES: &[Treatment] = &[CONTROLLED, DIRECT, DIRECT_VALIDATED, WAITING, WAITING_VALIDATED];

const fn row(from: Treatment, event: Event, to: Treatment, effects: &'static [Effect]) -> Row<Treatment, Event> {
    Row { from, event, guards: &[("alive", alive)], to, effects }
}

const MAIL_CONTROLLED: &[Effect] = &[Effect::Mail(MailCode::TreatmentControlled)];
const MAIL_DIRECT: &[Effect] = &[Effect::Mail(MailCode::TreatmentDirect)];
const MAIL_WAITING: &[Effect] = &[Effect::Mail(MailCode::TreatmentWaiting)];

/// Controlled access validates itself and mails; the two others become unvalidated and say nothing until validated.
pub static TABLE: &[Row<Treatment, Event>] = &[
    row(DIRECT, Event::SetControlled, CONTROLLED, MAIL_CONTROLLED),
    row(DIRECT_VALIDATED, Event::SetControlled, CONTROLLED, MAIL_CONTROLLED),
    row(WAITING, Event::SetControlled, CONTROLLED, MAIL_CONTROLLED),
    row(WAITING_VALIDATED, Event::SetControlled, CONTROLLED, MAIL_CONTROLLED),
    row(CONTROLLED, Event::SetDirect, DIRECT, &[]),
    row(WAITING, Event::SetDirect, DIRECT, &[]),
    row(WAITING_VALIDATED, Event::SetDirect, DIRECT, &[]),
    row(CONTROLLED, Event::SetWaiting, WAITING, &[]),
    row(DIRECT, Event::SetWaiting, WAITING, &[]),
    row(DIRECT_VALIDATED, Event::SetWaiting, WAITING, &[]),
    row(DIRECT, Event::Validate, DIRECT_VALIDATED, MAIL_DIRECT),
    row(WAITING, Event::Validate, WAITING_VALIDATED, MAIL_WAITING),
];
