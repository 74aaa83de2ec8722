//! What a step causes outside the application itself, as data: the use case writes them as rows.

use crate::coded;

coded! {
    /// The mails of the product, by the codes that institutions know from their templates.
    MailCode {
        AccountCreated = "CPT_MIN_CREATE",
        ActivationLinkAgain = "CPT_MIN_LIEN_VALID_OUBLIE",
        PasswordForgotten = "CPT_MIN_MDP_OUBLIE",
        EmailChanged = "CPT_MIN_MOD_MAIL",
        /// Somebody tried to create an account with the address of an existing one.
        AccountExists = "CPT_MIN_EXISTE",
        /// Nobody used the account for years: it goes unless its owner signs in.
        AccountUnused = "CPT_INUTILISE",
        /// A copy of one's data can be downloaded.
        DataReady = "DONNEES_COPIE_PRETE",
        ErasureAsked = "DONNEES_EFFACEMENT_DEMANDE",
        /// Accepted, and done once what was submitted is no longer needed.
        ErasureAccepted = "DONNEES_EFFACEMENT_ACCORD",
        ErasureRefused = "DONNEES_EFFACEMENT_REFUS",
        /// The last mail of all.
        Erased = "DONNEES_EFFACEES",
        ApplicationCreated = "CANDIDATURE",
        ApplicationCancelled = "CANDIDATURE_ANNULATION",
        CancellationUndone = "CANDIDATURE_ANNULATION_REPRISE",
        StatusWaiting = "STATUT_AT",
        StatusReceived = "STATUT_RE",
        StatusIncomplete = "STATUT_IN",
        StatusComplete = "STATUT_CO",
        TreatmentControlled = "TYPE_TRAIT_AC",
        TreatmentDirect = "TYPE_TRAIT_AD",
        TreatmentWaiting = "TYPE_TRAIT_ATT",
        DecisionFavourable = "AVIS_FAVORABLE",
        DecisionUnfavourable = "AVIS_DEFAVORABLE",
        DecisionWaitingList = "AVIS_LISTE_ATT",
        DecisionComplementaryList = "AVIS_LISTE_COMP",
        DecisionPreselection = "AVIS_PRESELECTION",
        Confirmed = "CANDIDATURE_CONFIRM",
        Withdrawn = "CANDIDATURE_DESIST",
        /// The confirmation date passed without an answer.
        WithdrawnAutomatically = "CANDIDATURE_DESIST_AUTO",
        WithdrawalUndone = "CANDIDATURE_DESIST_REPRISE",
        /// The identifier of the student system, given or changed by hand.
        RegistrationCode = "CANDIDATURE_MODIF_COD_OPI",
        AlertOffer = "COMMISSION_ALERT_PROPOSITION",
        AlertCancellation = "COMMISSION_ALERT_ANNULATION",
        AlertSubmission = "COMMISSION_ALERT_TRANSMISSION",
        AlertWithdrawal = "COMMISSION_ALERT_DESISTEMENT",
        AlertPromotion = "COMMISSION_ALERT_LISTE_PRINC",
        /// Something to read in the thread of an application.
        MessageToApplicant = "MESSAGE_CANDIDAT",
        MessageToStaff = "MESSAGE_GESTIONNAIRE",
        ReminderReturn = "CANDIDATURE_RELANCE_RETOUR",
        ReminderFavourable = "CANDIDATURE_RELANCE_FAVO",
        /// A manager reminds of complementary forms without an answer.
        ReminderForms = "CANDIDATURE_RELANCE_FORMULAIRE",
        /// A manager gave the application another return date.
        NewReturnDate = "CANDIDATURE_DATE_RETOUR",
        /// A manager gave another date by which an admission is to be answered.
        NewConfirmationDate = "CANDIDATURE_DATE_CONFIRM",
        /// The automatic submission was accepted, and something was missing at the return date.
        AutomaticSubmissionFailed = "CANDIDATURE_TRANSMISSION_ECHEC",
    }
}

impl MailCode {
    /// Alerts go to the committee's addresses, everything else to the applicant.
    #[must_use]
    pub const fn is_for_committee(self) -> bool {
        matches!(self, Self::AlertOffer | Self::AlertCancellation | Self::AlertSubmission | Self::AlertWithdrawal | Self::AlertPromotion | Self::MessageToStaff)
    }

    /// The mail asks the applicant for something by the return date: once that is over it names no date.
    #[must_use]
    pub const fn asks_by_return_date(self) -> bool {
        matches!(self, Self::StatusWaiting | Self::StatusIncomplete)
    }

    /// The mail asks the applicant for an answer by the confirmation date: once that is over it names no date.
    #[must_use]
    pub const fn asks_by_confirmation_date(self) -> bool {
        matches!(self, Self::WithdrawalUndone)
    }
}

/// One consequence of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A mail to the applicant.
    Mail(MailCode),
    /// A mail to the committee, if it wants this alert.
    Alert(MailCode),
    /// The same alert, but only once the time to change one's mind is over.
    AlertAfterUndo(MailCode),
    /// The applicant's answer to an earlier decision no longer stands.
    ResetAcceptance,
    /// The mail attached to the decision's type.
    DecisionMail,
    /// One place is free: the first of the complementary list moves up, once the time to undo is over.
    PromoteAfterUndo,
}

impl Effect {
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Mail(code) => format!("mail {}", code.code()),
            Self::Alert(code) => format!("alert {}", code.code()),
            Self::AlertAfterUndo(code) => format!("alert {} after undo", code.code()),
            Self::ResetAcceptance => "reset acceptance".to_owned(),
            Self::DecisionMail => "decision mail".to_owned(),
            Self::PromoteAfterUndo => "promote from list after undo".to_owned(),
        }
    }
}
