//! From files as received to one canonical PDF: bound in order, without passwords, scripts,
//! attachments or photo metadata, with what was typed into forms burnt into the pages.
//!
//! Refused is only what a committee could not read anyway; everything else that looks odd is an
//! [`Observation`], a question to the person. Untrusted input: run it through
//! [`crate::Sandbox::prepare`].

mod appearance;
mod bind;
mod budget;
mod examine;
mod flatten;
mod image;
mod jpeg;
mod pdf;
mod shrink;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use crate::sniff::FileKind;
use bind::Binder;

/// A file as it arrived. The name serves to talk about it, never to judge it. Whoever only sends it to the child keeps its
/// bytes as they hold them.
#[derive(Debug, Clone)]
pub struct ReceivedFile<B = Vec<u8>> {
    pub name: String,
    pub bytes: B,
}

/// What one deposit may be.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PrepareLimits {
    pub max_files: usize,
    /// All files of the deposit together, in bytes as received.
    pub max_bytes: u64,
    pub max_pages: usize,
    /// Per picture, in millions of pixels; bounds the memory a picture takes once decoded.
    pub max_megapixels: u32,
    /// The PDF is shrunk towards this size, in bytes, as far as it stays legible.
    pub target_bytes: u64,
    /// Resolution kept for pictures, in dots per inch on A4.
    pub dpi: u32,
    /// Resolution of pages that can only be drawn, in dots per inch.
    pub raster_dpi: u32,
    /// The most pages that are drawn when a PDF cannot be normalised otherwise.
    pub max_raster_pages: usize,
}

impl Default for PrepareLimits {
    fn default() -> Self {
        Self {
            max_files: 30,
            max_bytes: 20 << 20,
            max_pages: 500,
            max_megapixels: 64,
            target_bytes: 2_000_000,
            dpi: 200,
            raster_dpi: 150,
            max_raster_pages: 60,
        }
    }
}

/// Which of the received files is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// From 0, in the order received.
    pub index: usize,
    pub name: String,
}

/// Why a deposit is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub reason: RefusalReason,
    /// `None` when the deposit as a whole is meant.
    pub file: Option<FileRef>,
}

/// Each reason has a remedy the person can be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum RefusalReason {
    NotAnAcceptedFormat {
        detected: FileKind,
    },
    /// Opens only with a password, or with a certificate.
    PasswordProtected,
    /// No byte, or no page.
    Empty,
    /// Fewer pages can be read than the page tree announces; `announced` is unknown when the tree
    /// itself is lost.
    Truncated {
        readable: usize,
        announced: Option<usize>,
    },
    /// The picture does not decode to its last row.
    ImageTruncated,
    /// In millions of pixels.
    ImageTooLarge {
        found: u32,
        limit: u32,
    },
    TooManyPages {
        found: usize,
        limit: usize,
    },
    /// In bytes.
    TooLarge {
        found: u64,
        limit: u64,
    },
    TooManyFiles {
        found: usize,
        limit: usize,
    },
    /// Damaged beyond repair, or made to harm.
    Unreadable,
}

/// Something a person may want to look at again. Never a refusal. Pages count from 1 in the
/// canonical PDF, files from 0 as received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Observation {
    BlankPage {
        page: usize,
    },
    NearlyEmpty {
        page: usize,
    },
    /// The lines of text seem to run from bottom to top.
    Sideways {
        page: usize,
    },
    /// Print on a photo is out of focus.
    Blurred {
        page: usize,
    },
    /// A picture with few pixels for a page of A4.
    LowResolution {
        page: usize,
        dpi: u32,
    },
    /// The file was damaged and has been repaired: are all its pages there?
    Repaired {
        file: usize,
    },
    /// Filled fields, stamps or comments are now part of the page.
    FormFlattened {
        file: usize,
    },
    /// The pages could only be kept as pictures.
    Rasterised {
        file: usize,
    },
    /// Files inside the PDF were left out: nobody will see them.
    AttachmentsRemoved {
        file: usize,
    },
    /// Scripts, actions or media were left out.
    ActiveContentRemoved {
        file: usize,
    },
    /// Its owner allowed reading and no more, which nothing enforces any longer.
    RestrictionLifted {
        file: usize,
    },
}

impl Observation {
    /// One of each kind, for whoever has to have words for all of them.
    pub const EACH: [Self; 11] = [
        Self::BlankPage { page: 1 },
        Self::NearlyEmpty { page: 1 },
        Self::Sideways { page: 1 },
        Self::Blurred { page: 1 },
        Self::LowResolution { page: 1, dpi: 60 },
        Self::Repaired { file: 0 },
        Self::FormFlattened { file: 0 },
        Self::Rasterised { file: 0 },
        Self::AttachmentsRemoved { file: 0 },
        Self::ActiveContentRemoved { file: 0 },
        Self::RestrictionLifted { file: 0 },
    ];
}

/// What was found in one received file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    pub name: String,
    pub kind: FileKind,
    /// As received.
    pub bytes: u64,
    /// Its first page in the canonical PDF, from 1.
    pub first_page: usize,
    pub pages: usize,
    pub repaired: bool,
    /// It carried an owner's restriction, now lifted.
    pub restriction_lifted: bool,
    /// Number of fields, stamps and comments burnt into the pages.
    pub flattened: usize,
    /// Files inside it were left out.
    pub attachments_removed: bool,
    /// Scripts, actions or media were left out.
    pub active_content_removed: bool,
    pub rasterised: bool,
}

impl FileFacts {
    fn new(name: &str, kind: FileKind, bytes: usize, first_page: usize) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            bytes: bytes as u64,
            first_page,
            pages: 0,
            repaired: false,
            restriction_lifted: false,
            flattened: 0,
            attachments_removed: false,
            active_content_removed: false,
            rasterised: false,
        }
    }
}

/// The canonical PDF and what was noticed on the way.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub pdf: Vec<u8>,
    pub pages: usize,
    /// Of `pdf`, in bytes.
    pub size: u64,
    pub observations: Vec<Observation>,
    pub files: Vec<FileFacts>,
}

/// The answer to a deposit.
#[derive(Debug, Clone)]
pub enum Outcome {
    Prepared(Prepared),
    Refused(Refusal),
}

/// Binds `files` into one canonical PDF, in this process: only for trusted input and for the
/// worker. `progress` is told the index of each file before it is opened.
pub fn prepare(files: Vec<ReceivedFile>, limits: &PrepareLimits, progress: &mut dyn FnMut(usize)) -> Outcome {
    match bind_all(files, limits, progress) {
        Ok(done) => Outcome::Prepared(done),
        Err(refusal) => Outcome::Refused(refusal),
    }
}

fn bind_all(files: Vec<ReceivedFile>, limits: &PrepareLimits, progress: &mut dyn FnMut(usize)) -> Result<Prepared, Refusal> {
    check_bounds(&files, limits)?;
    let mut binder = Binder::new();
    let mut facts = Vec::with_capacity(files.len());
    let mut observations = Vec::new();
    for (index, file) in files.into_iter().enumerate() {
        progress(index);
        let about = FileRef { index, name: file.name.clone() };
        let added = add(&mut binder, file, limits, &mut observations, index).map_err(|reason| Refusal { reason, file: Some(about) })?;
        facts.push(added);
    }
    let pages = binder.pages();
    if pages > limits.max_pages {
        return Err(whole(RefusalReason::TooManyPages { found: pages, limit: limits.max_pages }));
    }
    let pdf = Arc::new(binder.finish(limits).ok_or_else(|| whole(RefusalReason::Unreadable))?);
    let to_draw: Vec<usize> = facts.iter().filter(|f| f.kind == FileKind::Pdf && !f.rasterised).flat_map(|f| f.first_page..f.first_page + f.pages).collect();
    observations.extend(examine::pages(&pdf, &to_draw));
    // Nobody looks at it any more, so nothing is copied here.
    let pdf = Arc::unwrap_or_clone(pdf);
    Ok(Prepared { size: pdf.len() as u64, pdf, pages, observations, files: facts })
}

fn check_bounds(files: &[ReceivedFile], limits: &PrepareLimits) -> Result<(), Refusal> {
    if files.is_empty() {
        return Err(whole(RefusalReason::Empty));
    }
    if files.len() > limits.max_files {
        return Err(whole(RefusalReason::TooManyFiles { found: files.len(), limit: limits.max_files }));
    }
    let found: u64 = files.iter().map(|f| f.bytes.len() as u64).sum();
    if found > limits.max_bytes {
        let single = (files.len() == 1).then(|| FileRef { index: 0, name: files[0].name.clone() });
        let reason = RefusalReason::TooLarge { found, limit: limits.max_bytes };
        return Err(Refusal { reason, file: single });
    }
    Ok(())
}

fn add(binder: &mut Binder, file: ReceivedFile, limits: &PrepareLimits, observations: &mut Vec<Observation>, index: usize) -> Result<FileFacts, RefusalReason> {
    let kind = crate::sniff::sniff(&file.bytes);
    let mut facts = FileFacts::new(&file.name, kind, file.bytes.len(), binder.pages() + 1);
    match kind {
        FileKind::Pdf => pdf::add(binder, file.bytes, limits, &mut facts)?,
        FileKind::Jpeg | FileKind::Png => {
            let page = image::page(file.bytes, kind, limits)?;
            if let Some(dpi) = page.low_resolution() {
                observations.push(Observation::LowResolution { page: facts.first_page, dpi });
            } else if page.blurred {
                observations.push(Observation::Blurred { page: facts.first_page });
            }
            observations.extend(examine::look(&page.glance, facts.first_page));
            binder.add_image(page);
        }
        FileKind::Empty => return Err(RefusalReason::Empty),
        detected => return Err(RefusalReason::NotAnAcceptedFormat { detected }),
    }
    facts.pages = binder.pages() + 1 - facts.first_page;
    // Whatever is not as it was sent is told to whoever sent it.
    let changes = [
        (facts.repaired, Observation::Repaired { file: index }),
        (facts.flattened > 0, Observation::FormFlattened { file: index }),
        (facts.rasterised, Observation::Rasterised { file: index }),
        (facts.attachments_removed, Observation::AttachmentsRemoved { file: index }),
        (facts.active_content_removed, Observation::ActiveContentRemoved { file: index }),
        (facts.restriction_lifted, Observation::RestrictionLifted { file: index }),
    ];
    observations.extend(changes.into_iter().filter_map(|(happened, change)| happened.then_some(change)));
    Ok(facts)
}

fn whole(reason: RefusalReason) -> Refusal {
    Refusal { reason, file: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is missing here does not compile, and what is not counted by [`Observation::EACH`] is found out.
    #[test]
    fn each_kind_of_observation_is_listed_once() {
        let place = |observation: &Observation| match observation {
            Observation::BlankPage { .. } => 0,
            Observation::NearlyEmpty { .. } => 1,
            Observation::Sideways { .. } => 2,
            Observation::Blurred { .. } => 3,
            Observation::LowResolution { .. } => 4,
            Observation::Repaired { .. } => 5,
            Observation::FormFlattened { .. } => 6,
            Observation::Rasterised { .. } => 7,
            Observation::AttachmentsRemoved { .. } => 8,
            Observation::ActiveContentRemoved { .. } => 9,
            Observation::RestrictionLifted { .. } => 10,
        };
        let places: Vec<usize> = Observation::EACH.iter().map(place).collect();
        assert_eq!(places, (0..11).collect::<Vec<usize>>(), "add it to EACH, in this order");
    }
}
