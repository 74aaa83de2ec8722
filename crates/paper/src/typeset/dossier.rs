//! The application file as people download it: institution, identification, the applicant, the
//! application, then documents to look at (electronic) or to send (paper), with the committee's form.
//!
//! Deposited documents follow it through [`crate::Sandbox::assemble`].

use serde::{Deserialize, Serialize};

use super::{Frame, Row, Section, Table, TypesetError, world};

const TEMPLATE: &str = include_str!("dossier.typ");

/// Everything printed in an application file, in the order printed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct DossierData {
    pub frame: Frame,
    /// Campaign, file number, committee, programme, return date…
    pub identification: Vec<Row>,
    /// Shown prominently below, e.g. where to send a paper file.
    pub notice: Option<String>,
    /// Personal details, bac, internal records, external records, internships, work experience.
    pub applicant: Vec<Section>,
    /// Dates, contact and comment, survey forms, questions and answers.
    pub application: Vec<Section>,
    /// Electronic procedure: status, comment and file name of each document.
    pub documents: Option<Section>,
    /// Paper procedure: what to send.
    pub documents_to_send: Option<Checklist>,
    /// Paper procedure: what the committee ticks.
    pub decision_grid: Option<DecisionGrid>,
    pub legal_notes: Vec<String>,
}

/// Items with a box to tick.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Checklist {
    pub title: String,
    pub introduction: String,
    pub items: Vec<String>,
}

/// The form a committee fills by hand.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct DecisionGrid {
    pub title: String,
    /// Decision types, reasons… one group each.
    pub groups: Vec<DecisionGroup>,
    /// Labels of the lines to write on: rank, comment, date, signature…
    pub lines: Vec<String>,
}

/// A labelled group of boxes to tick.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct DecisionGroup {
    pub label: String,
    pub options: Vec<String>,
}

impl DossierData {
    /// The file as tagged PDF (PDF/UA-1). Blocking: a fraction of a second.
    ///
    /// # Errors
    /// [`TypesetError`] when the template is at fault.
    pub fn typeset(&self) -> Result<Vec<u8>, TypesetError> {
        let mut data = self.clone();
        data.applicant = self.applicant.iter().map(Section::squared).collect();
        data.application = self.application.iter().map(Section::squared).collect();
        data.documents = self.documents.as_ref().map(Section::squared);
        world::pdf("dossier", TEMPLATE, &data, self.frame.generated)
    }
}

/// A section that is one table.
impl Section {
    /// A titled table.
    #[must_use]
    pub fn of_table(title: impl Into<String>, table: Table) -> Self {
        Self { title: title.into(), table: Some(table), ..Self::default() }
    }

    /// A titled list of labels and values.
    #[must_use]
    pub fn of_rows(title: impl Into<String>, rows: Vec<Row>) -> Self {
        Self { title: title.into(), rows, ..Self::default() }
    }
}
