//! Identifiers, one type each, so that a committee can never be passed where a centre is expected.
//!
//! They are time-ordered UUIDs made by the application layer and stay internal: people see file numbers,
//! application numbers and codes.

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
    /// The file number of one account in one campaign.
    CampaignFileId,
    CampaignId,
    CentreId,
    CommitteeId,
    ProgrammeId,
    /// A programme as offered in one campaign.
    SessionId,
    DocumentTypeId,
    ApplicationId,
    DocumentId,
    DocumentVersionId,
    QuestionId,
    FormId,
    ReviewId,
    SubmissionId,
    DecisionId,
    DecisionTypeId,
    DecisionReasonId,
    PublicationBatchId,
    GrantId,
    MailId,
    JobId,
    NoteId,
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
