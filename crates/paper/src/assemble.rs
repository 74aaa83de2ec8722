//! One PDF out of a cover and the canonical PDFs of the deposited documents, with a bookmark for
//! each. Pages are taken over as they are: text stays text, sizes stay.

use std::sync::Arc;

use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::pdf::{Pdf, PdfDocument};
use serde::{Deserialize, Serialize};

/// What stands at the front of the assembled document, and what it says of itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Assembly {
    /// A PDF of ours, e.g. from [`crate::DossierData::typeset`].
    #[serde(skip)]
    pub cover: Vec<u8>,
    /// Bookmark of the cover.
    pub cover_title: String,
    /// Title of the document.
    pub title: String,
    pub author: String,
    pub subject: String,
    /// BCP 47, e.g. `fr`.
    pub language: String,
}

impl Assembly {
    pub(crate) fn without_cover(&self) -> Self {
        Self {
            cover: Vec::new(),
            cover_title: self.cover_title.clone(),
            title: self.title.clone(),
            author: self.author.clone(),
            subject: self.subject.clone(),
            language: self.language.clone(),
        }
    }
}

/// A document to put behind the cover.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its bookmark.
    pub title: String,
    pub pdf: Vec<u8>,
}

/// The result of [`crate::Sandbox::assemble`].
#[derive(Debug, Clone)]
pub struct Assembled {
    pub pdf: Vec<u8>,
    pub pages: usize,
    /// Titles of the parts that could not be read and are not in the document.
    pub skipped: Vec<String>,
}

/// As [`Assembled`], with parts named by their position.
pub(crate) struct Bound {
    pub(crate) pdf: Vec<u8>,
    pub(crate) pages: usize,
    pub(crate) skipped: Vec<usize>,
}

struct Opened {
    /// `None` for the cover.
    position: Option<usize>,
    pdf: PdfDocument,
    pages: usize,
}

/// Binds the parts not named in `skip`. With `careful`, each part is tried alone first, after
/// `progress` was told its position.
pub(crate) fn assemble(
    assembly: &Assembly,
    titles: &[String],
    parts: Vec<Vec<u8>>,
    skip: &[usize],
    careful: bool,
    progress: &mut dyn FnMut(usize),
) -> Result<Bound, String> {
    let cover = open(assembly.cover.clone(), None).ok_or("the cover cannot be read")?;
    let mut skipped = skip.to_vec();
    let mut opened = vec![cover];
    for (position, bytes) in parts.into_iter().enumerate() {
        if skip.contains(&position) {
            continue;
        }
        progress(position);
        match open(bytes, Some(position)) {
            Some(part) if !careful || bind(assembly, titles, std::slice::from_ref(&part)).is_ok() => opened.push(part),
            _ => skipped.push(position),
        }
    }
    loop {
        match bind(assembly, titles, &opened) {
            Ok(pdf) => {
                skipped.sort_unstable();
                let pages = opened.iter().map(|o| o.pages).sum();
                return Ok(Bound { pdf, pages, skipped });
            }
            Err(KrillaError::Pdf(broken, why, _)) => {
                let is_broken = |part: &Opened| part.position.is_some() && part.pdf == broken;
                let found: Vec<usize> = opened.iter().filter(|o| is_broken(o)).filter_map(|o| o.position).collect();
                if found.is_empty() {
                    return Err(format!("the cover cannot be embedded: {why}"));
                }
                opened.retain(|part| !is_broken(part));
                skipped.extend(found);
            }
            Err(other) => return Err(other.to_string()),
        }
    }
}

fn open(bytes: Vec<u8>, position: Option<usize>) -> Option<Opened> {
    let pdf = Pdf::new(bytes).ok()?;
    let pages = pdf.pages().len();
    (pages > 0).then(|| Opened { position, pdf: PdfDocument::new(Arc::new(pdf)), pages })
}

fn bind(assembly: &Assembly, titles: &[String], opened: &[Opened]) -> Result<Vec<u8>, KrillaError> {
    let mut document = krilla::Document::new();
    let mut outline = Outline::new();
    let mut first = 0;
    for part in opened {
        document.embed_pdf_pages(&part.pdf, &(0..part.pages).collect::<Vec<_>>());
        let title = part.position.and_then(|p| titles.get(p)).unwrap_or(&assembly.cover_title);
        outline.push_child(OutlineNode::new(title.clone(), XyzDestination::new(first, Point::from_xy(0.0, 0.0))));
        first += part.pages;
    }
    document.set_outline(outline);
    document.set_metadata(
        Metadata::new()
            .title(assembly.title.clone())
            .description(assembly.subject.clone())
            .authors(vec![assembly.author.clone()])
            .language(assembly.language.clone()),
    );
    document.finish()
}
