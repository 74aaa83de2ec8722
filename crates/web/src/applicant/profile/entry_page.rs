//! What the pages of « Cursus externe », « Stages » and « Expériences pro. » have of their own.

use app::profile::Entry;
use domain::profile::{CountryCode, ExternalRecord, ExternalRecordInput, Internship, InternshipInput, WorkExperience, WorkExperienceInput};

use super::form::What;
use crate::paths;

pub trait EntryPage: Entry + 'static {
    const WHAT: What;
    const LIST: &'static str;
    const NEW: &'static str;
    const ONE: &'static str;
    const REMOVE: &'static str;
    /// Field that names an entry in the list.
    const NAMED_BY: &'static str;
    /// Fluent keys of the page with the list, whose title is that of the menu.
    const LEAD: &'static str;
    /// Where « Cursus interne » is no page.
    const LEAD_WITHOUT_INTERNAL: &'static str = Self::LEAD;
    const ADD: &'static str;
    const EMPTY: &'static str;
    /// Fluent keys of the form: a new entry, a stored one, the sentence below.
    const NEW_TITLE: &'static str;
    const EDIT_TITLE: &'static str;
    const FORM_LEAD: &'static str;
    /// Fluent keys of the question before removing, and of messages.
    const REMOVE_QUESTION: &'static str;
    const SAVED: &'static str;
    const REMOVED: &'static str;

    /// What an empty form shows.
    fn first_input() -> Self::Input;
}

impl EntryPage for ExternalRecord {
    const WHAT: What = What::External;
    const LIST: &'static str = paths::EXTERNAL_RECORDS;
    const NEW: &'static str = paths::EXTERNAL_RECORD_NEW;
    const ONE: &'static str = paths::EXTERNAL_RECORD;
    const REMOVE: &'static str = paths::EXTERNAL_RECORD_REMOVE;
    const NAMED_BY: &'static str = "label";
    const LEAD: &'static str = "profile-external-lead";
    const LEAD_WITHOUT_INTERNAL: &'static str = "profile-external-lead-all";
    const ADD: &'static str = "profile-external-add";
    const EMPTY: &'static str = "profile-external-empty";
    const NEW_TITLE: &'static str = "profile-external-new";
    const EDIT_TITLE: &'static str = "profile-external-edit";
    const FORM_LEAD: &'static str = "profile-external-form-lead";
    const REMOVE_QUESTION: &'static str = "profile-external-remove";
    const SAVED: &'static str = "profile-external-saved";
    const REMOVED: &'static str = "profile-external-removed";

    fn first_input() -> ExternalRecordInput {
        ExternalRecordInput { country: CountryCode::FRANCE.to_owned(), ..ExternalRecordInput::default() }
    }
}

impl EntryPage for Internship {
    const WHAT: What = What::Internship;
    const LIST: &'static str = paths::INTERNSHIPS;
    const NEW: &'static str = paths::INTERNSHIP_NEW;
    const ONE: &'static str = paths::INTERNSHIP;
    const REMOVE: &'static str = paths::INTERNSHIP_REMOVE;
    const NAMED_BY: &'static str = "organisation";
    const LEAD: &'static str = "profile-internship-lead";
    const ADD: &'static str = "profile-internship-add";
    const EMPTY: &'static str = "profile-internship-empty";
    const NEW_TITLE: &'static str = "profile-internship-new";
    const EDIT_TITLE: &'static str = "profile-internship-edit";
    const FORM_LEAD: &'static str = "profile-internship-form-lead";
    const REMOVE_QUESTION: &'static str = "profile-internship-remove";
    const SAVED: &'static str = "profile-internship-saved";
    const REMOVED: &'static str = "profile-internship-removed";

    fn first_input() -> InternshipInput {
        InternshipInput::default()
    }
}

impl EntryPage for WorkExperience {
    const WHAT: What = What::Work;
    const LIST: &'static str = paths::WORK_EXPERIENCES;
    const NEW: &'static str = paths::WORK_EXPERIENCE_NEW;
    const ONE: &'static str = paths::WORK_EXPERIENCE;
    const REMOVE: &'static str = paths::WORK_EXPERIENCE_REMOVE;
    const NAMED_BY: &'static str = "title";
    const LEAD: &'static str = "profile-work-lead";
    const ADD: &'static str = "profile-work-add";
    const EMPTY: &'static str = "profile-work-empty";
    const NEW_TITLE: &'static str = "profile-work-new";
    const EDIT_TITLE: &'static str = "profile-work-edit";
    const FORM_LEAD: &'static str = "profile-work-form-lead";
    const REMOVE_QUESTION: &'static str = "profile-work-remove";
    const SAVED: &'static str = "profile-work-saved";
    const REMOVED: &'static str = "profile-work-removed";

    fn first_input() -> WorkExperienceInput {
        WorkExperienceInput::default()
    }
}
