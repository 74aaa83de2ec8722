//! Documents made of our own data, set with typst as tagged, accessible PDF (PDF/UA-1).
//!
//! Texts arrive already written and translated; the templates hold layout only. Data reaches a
//! template as JSON, so nothing typed by a person is ever read as markup.

pub mod answers;
pub mod dossier;
pub mod letter;
pub mod receipt;
mod world;

use serde::{Deserialize, Serialize};

/// Why a document could not be set: an error in a template, never in the data.
#[derive(Debug, thiserror::Error)]
#[error("cannot typeset {template}: {message}")]
pub struct TypesetError {
    pub template: &'static str,
    pub message: String,
}

/// Who issues the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institution {
    pub name: String,
    /// Department, postal address… one line each.
    pub lines: Vec<String>,
}

/// A local date and time, as the institution's clock shows it. It becomes the creation date of the
/// PDF; the text shown to people is given apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    /// East of Greenwich, in minutes.
    pub offset_minutes: i32,
}

/// What every generated document has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// BCP 47, e.g. `fr`.
    pub language: String,
    /// Title, on the page and in the properties.
    pub title: String,
    /// Author in the properties.
    pub author: String,
    pub institution: Institution,
    pub generated: Moment,
    /// At the foot of each page, e.g. the date of generation and the address of the site.
    pub footer: String,
    /// E.g. `Page {page} / {pages}`; both words in braces are replaced.
    pub page_label: String,
}

/// A label and its value; line breaks in the value are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub label: String,
    pub value: String,
}

impl Row {
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// A table with a heading row. Rows shorter than `columns` are filled with empty cells.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Table {
    pub columns: Vec<String>,
    /// Relative widths; equal when empty.
    pub widths: Vec<u32>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Rows as long as the heading, widths for each column: what the templates count on.
    fn squared(&self) -> Self {
        let count = self.columns.len();
        let mut widths = self.widths.clone();
        widths.resize(count, 1);
        let rows = self.rows.iter().map(|row| {
            let mut row = row.clone();
            row.resize(count, String::new());
            row
        });
        Self { columns: self.columns.clone(), widths, rows: rows.collect() }
    }
}

/// A titled block; empty parts do not show.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Section {
    pub title: String,
    pub rows: Vec<Row>,
    pub table: Option<Table>,
    pub paragraphs: Vec<String>,
}

impl Section {
    fn squared(&self) -> Self {
        Self { table: self.table.as_ref().map(Table::squared), ..self.clone() }
    }
}
