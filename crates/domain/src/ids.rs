//! Identifiers that rules are given several of, one type each, so that a committee can never be passed where a centre is
//! expected. Rows have plain UUIDs; whoever hands one of them to a rule says there what it is of.
//!
//! They are time-ordered, made by the application layer, and stay internal: people see file numbers, application numbers
//! and codes.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self { Self(id) }
        }
    )+};
}

ids! {
    /// A person, whatever their roles.
    AccountId,
    CampaignId,
    CentreId,
    CommitteeId,
    /// A programme as offered in one campaign.
    SessionId,
    DocumentTypeId,
    QuestionId,
    FormId,
}

/// The number of an application as people see it: never reused, printed in addresses and mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ApplicationNumber(pub i64);

impl std::fmt::Display for ApplicationNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
