//! Opens a received PDF, judges whether all of it is there, and hands its pages to the binder.

use std::collections::HashSet;

use hayro::RenderCache;
use hayro::hayro_syntax::Pdf;
use lopdf::xref::XrefRecovery;
use lopdf::{Dictionary, Document, Error, LoadOptions, Object, ObjectId};

use super::bind::Binder;
use super::{FileFacts, PrepareLimits, RefusalReason, flatten, image};
use crate::preview;
use crate::sniff::contains;

/// The most a page's content, a font or a table may inflate to, in bytes.
const MAX_STREAM: usize = 64 << 20;
/// The same for a picture kept without loss.
const MAX_PICTURE: usize = 256 << 20;
/// Deflate cannot do better, so shorter data needs no check.
const DEFLATE_RATIO: usize = 1_032;
/// The end-of-file marker stands this close to the end, in bytes.
const END_WINDOW: usize = 2_048;

enum Trouble {
    Refuse(RefusalReason),
    /// Another engine may still draw it.
    Broken,
}

struct Opened {
    doc: Document,
    pages: Vec<ObjectId>,
    repaired: bool,
}

/// Adds the pages of a received PDF, or says why not.
pub(super) fn add(binder: &mut Binder, bytes: Vec<u8>, limits: &PrepareLimits, facts: &mut FileFacts) -> Result<(), RefusalReason> {
    match open(&bytes, limits) {
        Ok(mut opened) => {
            // What was read is a copy, and the memory is wanted for what is written.
            drop(bytes);
            facts.repaired = opened.repaired;
            facts.restriction_lifted = opened.doc.was_encrypted();
            let carried = Carried::by(&opened.doc);
            (facts.attachments_removed, facts.active_content_removed) = (carried.files, carried.actions);
            facts.flattened = flatten::flatten(&mut opened.doc, &opened.pages);
            binder.add_pages(&mut opened.doc, &opened.pages);
            Ok(())
        }
        Err(Trouble::Refuse(reason)) => Err(reason),
        Err(Trouble::Broken) => {
            facts.rasterised = true;
            draw(binder, bytes, limits)
        }
    }
}

fn open(bytes: &[u8], limits: &PrepareLimits) -> Result<Opened, Trouble> {
    let options = LoadOptions { max_decompressed_size: Some(MAX_STREAM), ..LoadOptions::default() };
    let doc = Document::load_mem_with_options(bytes, options).map_err(|e| match e {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => Trouble::Refuse(RefusalReason::PasswordProtected),
        Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => Trouble::Refuse(RefusalReason::Unreadable),
        _ => Trouble::Broken,
    })?;
    if doc.is_encrypted() || doc.trailer.has(b"Encrypt") {
        return Err(Trouble::Refuse(RefusalReason::PasswordProtected));
    }
    // A table that only stands beside the place written for it lists every object: nobody need ask.
    let repaired = doc.xref_recovery == Some(XrefRecovery::Reconstructed);
    let damaged = repaired || !has_end(bytes);
    let mut seen = HashSet::new();
    let pages: Vec<ObjectId> = doc.page_iter().filter(|id| seen.insert(*id) && doc.get_dictionary(*id).is_ok()).take(limits.max_pages + 1).collect();
    if pages.len() > limits.max_pages {
        let found = announced(&doc).unwrap_or(0).max(pages.len());
        return Err(Trouble::Refuse(RefusalReason::TooManyPages { found, limit: limits.max_pages }));
    }
    let readable = if damaged { pages.iter().filter(|id| is_whole(&doc, **id)).count() } else { pages.len() };
    let announced = announced(&doc);
    if announced.unwrap_or(pages.len()).max(pages.len()) > readable {
        let announced = Some(announced.unwrap_or(0).max(pages.len()));
        return Err(Trouble::Refuse(RefusalReason::Truncated { readable, announced }));
    }
    if pages.is_empty() {
        // The tree may be lost rather than empty.
        return Err(if announced == Some(0) { Trouble::Refuse(RefusalReason::Empty) } else { Trouble::Broken });
    }
    if is_bomb(&doc) {
        return Err(Trouble::Refuse(RefusalReason::Unreadable));
    }
    Ok(Opened { doc, pages, repaired })
}

/// Last resort: each page as a picture.
fn draw(binder: &mut Binder, bytes: Vec<u8>, limits: &PrepareLimits) -> Result<(), RefusalReason> {
    let has_end = has_end(&bytes);
    let pdf = Pdf::new(bytes).map_err(|e| match e {
        hayro::hayro_syntax::LoadPdfError::Decryption(_) => RefusalReason::PasswordProtected,
        hayro::hayro_syntax::LoadPdfError::Invalid if !has_end => RefusalReason::Truncated { readable: 0, announced: None },
        hayro::hayro_syntax::LoadPdfError::Invalid => RefusalReason::Unreadable,
    })?;
    let pages = pdf.pages().len();
    // A file without its end and without its page tree: some pages may be gone for good.
    if !has_end {
        return Err(RefusalReason::Truncated { readable: pages, announced: None });
    }
    if pages == 0 {
        return Err(RefusalReason::Empty);
    }
    if pages > limits.max_raster_pages {
        return Err(RefusalReason::Unreadable);
    }
    let cache = RenderCache::new();
    for index in 0..pages {
        let drawn = preview::draw_at(&pdf, &cache, index, limits.raster_dpi).ok_or(RefusalReason::Unreadable)?;
        binder.add_image(image::page_of(drawn));
    }
    Ok(())
}

fn has_end(bytes: &[u8]) -> bool {
    contains(&bytes[bytes.len().saturating_sub(END_WINDOW)..], b"%%EOF")
}

/// The number of pages the root of the page tree gives.
fn announced(doc: &Document) -> Option<usize> {
    let root = doc.catalog().ok()?.get_deref(b"Pages", doc).ok()?.as_dict().ok()?;
    usize::try_from(root.get_deref(b"Count", doc).ok()?.as_i64().ok()?).ok()
}

/// Whether everything the page refers to is in the file. Only asked of damaged files: elsewhere a
/// reference to nothing is a legal null.
fn is_whole(doc: &Document, page: ObjectId) -> bool {
    let mut seen = HashSet::from([page]);
    let mut waiting = vec![page];
    while let Some(id) = waiting.pop() {
        let Some(object) = doc.objects.get(&id) else { return false };
        if let Object::Stream(stream) = object
            && is_cut(doc, &stream.dict, stream.content.len())
        {
            return false;
        }
        let mut found = Vec::new();
        references(object, &mut found);
        waiting.extend(found.into_iter().filter(|id| seen.insert(*id)));
    }
    true
}

fn is_cut(doc: &Document, dict: &Dictionary, length: usize) -> bool {
    let announced = dict.get_deref(b"Length", doc).and_then(Object::as_i64).unwrap_or(0);
    usize::try_from(announced).is_ok_and(|announced| announced > length)
}

/// The objects a page draws from: not its parent, not other pages, not what hangs on it.
fn references(object: &Object, found: &mut Vec<ObjectId>) {
    let dict = match object {
        Object::Reference(id) => return found.push(*id),
        Object::Array(items) => return items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(dict) => dict,
        Object::Stream(stream) => &stream.dict,
        _ => return,
    };
    let page = dict.has_type(b"Page");
    for (key, value) in dict.iter() {
        let followed = if page {
            matches!(key.as_slice(), b"Contents" | b"Resources")
        } else {
            !matches!(key.as_slice(), b"Parent" | b"Metadata" | b"PieceInfo" | b"StructParents" | b"P")
        };
        if followed {
            references(value, found);
        }
    }
}

/// Whether a stream inflates beyond what any page needs.
fn is_bomb(doc: &Document) -> bool {
    doc.objects.values().any(|object| {
        let Object::Stream(stream) = object else { return false };
        let picture = matches!(stream.dict.get(b"Subtype").and_then(Object::as_name), Ok(b"Image"));
        if picture {
            let side = |key| stream.dict.get_deref(key, doc).and_then(Object::as_i64).unwrap_or(0).max(0);
            if side(b"Width").saturating_mul(side(b"Height")) > 300_000_000 {
                return true;
            }
        }
        let limit = if picture { MAX_PICTURE } else { MAX_STREAM };
        let filters = stream.filters().map_or(0, |f| f.len());
        if filters == 0 || filters == 1 && stream.content.len() < limit / DEFLATE_RATIO {
            return false;
        }
        matches!(
            stream.decompressed_content_with_limit(limit),
            Err(Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. } | lopdf::DecompressError::TooManyFilters { .. }))
        )
    })
}

/// What a document carries besides its pages: it is left out, which its sender has to know.
#[derive(Default)]
struct Carried {
    files: bool,
    /// Scripts, actions and media.
    actions: bool,
}

impl Carried {
    fn by(doc: &Document) -> Self {
        let mut carried = Self::default();
        doc.objects.values().for_each(|object| carried.look(object));
        carried
    }

    /// Most of it stands in the middle of other objects.
    fn look(&mut self, object: &Object) {
        let dict = match object {
            Object::Array(items) => return items.iter().for_each(|item| self.look(item)),
            Object::Dictionary(dict) => dict,
            Object::Stream(stream) => &stream.dict,
            _ => return,
        };
        // A file specification with the file in it, be it of the document or pinned to a page.
        self.files |= dict.has(b"EF") && (dict.has(b"F") || dict.has(b"UF"));
        let named = |key: &[u8]| dict.get(key).and_then(Object::as_name).unwrap_or_default();
        self.actions |= matches!(named(b"S"), b"JavaScript" | b"Launch" | b"SubmitForm" | b"ImportData" | b"GoToE" | b"Rendition" | b"Sound" | b"Movie");
        self.actions |= matches!(named(b"Subtype"), b"RichMedia" | b"Screen" | b"Movie" | b"Sound" | b"3D");
        dict.iter().for_each(|(_, value)| self.look(value));
    }
}
