//! A letter: letterhead, recipient, place and date, subject, text, signature, mentions, and the code by which anyone can
//! check that it was issued.

use serde::{Deserialize, Serialize};

use super::{Frame, Row, TypesetError, world};

const TEMPLATE: &str = include_str!("letter.typ");
/// Names under which the template finds the pictures.
const LOGO: &str = "logo.png";
const SIGNATURE: &str = "signature.png";

/// Everything printed in a letter but its pictures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterData {
    pub frame: Frame,
    /// Who writes: committee, address, mail… one line each.
    pub sender: Vec<String>,
    /// Whom to: name and address, one line each.
    pub recipient: Vec<String>,
    /// « À Rennes, le 12 juin 2026 ».
    pub place_and_date: String,
    /// File number, application number, programme…
    pub references: Vec<Row>,
    /// « Objet »; the subject itself is the title of the frame.
    pub subject_label: String,
    pub body: Vec<Block>,
    /// Who signs; line breaks are kept.
    pub signatory: String,
    /// What a screen reader says in place of the signature.
    pub signature_words: String,
    pub mentions: Vec<String>,
    /// How to check the letter.
    pub verification: Verification,
}

/// The lines that say where a letter can be checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    pub words: String,
    pub code: String,
    /// The address of the page for this code.
    pub url: String,
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    Paragraph { spans: Vec<Span> },
    List { numbered: bool, items: Vec<Vec<Span>> },
}

/// Words of one look; a line break is a span of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub text: String,
    pub strong: bool,
    pub emphasis: bool,
}

impl Span {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// The pictures of a letter, as PNG.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pictures<'a> {
    pub logo: Option<&'a [u8]>,
    pub signature: Option<&'a [u8]>,
}

/// What the template reads.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    data: &'a LetterData,
    logo: Option<&'static str>,
    signature: Option<&'static str>,
}

impl LetterData {
    /// The letter as tagged PDF (PDF/UA-1). The pictures come from people: call this in the worker only.
    ///
    /// # Errors
    /// [`TypesetError`] when a picture cannot be read or the template is at fault.
    pub fn typeset(&self, pictures: Pictures<'_>) -> Result<Vec<u8>, TypesetError> {
        let printed = Printed { data: self, logo: pictures.logo.map(|_| LOGO), signature: pictures.signature.map(|_| SIGNATURE) };
        let files: Vec<(&str, &[u8])> =
            [(LOGO, pictures.logo), (SIGNATURE, pictures.signature)].into_iter().filter_map(|(name, bytes)| Some((name, bytes?))).collect();
        world::pdf_with("letter", TEMPLATE, &printed, self.frame.generated, &files)
    }
}
