//! Opens a received PDF, judges whether all of it is there, and hands its pages to the binder.

use std::collections::HashSet;
use std::io::Read;

use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use hayro::RenderCache;
use hayro::hayro_syntax::Pdf;
use lopdf::xref::XrefRecovery;
use lopdf::{Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream};

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
/// What is inflated to be measured passes through so much memory, in bytes.
const PASSAGE: usize = 64 << 10;
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
    let mut passage: Vec<u8> = Vec::new();
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
        let filters = stream.filters().unwrap_or_default();
        if filters.is_empty() || filters.len() == 1 && stream.content.len() < limit / DEFLATE_RATIO {
            return false;
        }
        if filters == [b"FlateDecode".as_slice()] {
            passage.resize(PASSAGE, 0);
            let length = inflated(&stream.content, limit, &mut passage);
            return length > limit || length > 0 && predicted_row(stream) > limit;
        }
        matches!(
            stream.decompressed_content_with_limit(limit),
            Err(Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. } | lopdf::DecompressError::TooManyFilters { .. }))
        )
    })
}

/// How many bytes are packed in `data`, counted little further than `limit`. None of them is kept.
fn inflated(data: &[u8], limit: usize, passage: &mut [u8]) -> usize {
    let length = drained(ZlibDecoder::new(data), limit, passage);
    // As lopdf reads it: the header may be wrong, and what follows it right.
    if length == 0 && data.len() > 2 { drained(DeflateDecoder::new(&data[2..]), limit, passage) } else { length }
}

fn drained(mut from: impl Read, limit: usize, passage: &mut [u8]) -> usize {
    let mut length = 0;
    // Damaged data ends where the damage is.
    while length <= limit
        && let Ok(got @ 1..) = from.read(passage)
    {
        length += got;
    }
    length
}

/// The length of the rows that a deflated stream is put together from, in bytes; 0 when it has none.
fn predicted_row(stream: &Stream) -> usize {
    let params = match stream.dict.get(b"DecodeParms") {
        Ok(Object::Array(each)) => each.first().and_then(|params| params.as_dict().ok()),
        Ok(Object::Dictionary(params)) => Some(params),
        _ => None,
    };
    let Some(params) = params else { return 0 };
    if !matches!(params.get(b"Predictor").and_then(Object::as_i64), Ok(10..=15)) {
        return 0;
    }
    let count = |key: &[u8], usual: i64| usize::try_from(params.get(key).and_then(Object::as_i64).unwrap_or(usual).max(1)).unwrap_or(usize::MAX);
    let bits = count(b"Columns", 1).checked_mul(count(b"Colors", 1)).and_then(|samples| samples.checked_mul(count(b"BitsPerComponent", 8)));
    bits.map_or(0, |bits| bits.div_ceil(8))
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};
    use lopdf::dictionary;

    use super::*;

    fn packed(length: usize) -> Vec<u8> {
        let mut packing = ZlibEncoder::new(Vec::new(), Compression::fast());
        packing.write_all(&vec![7; length]).unwrap();
        packing.finish().unwrap()
    }

    #[test]
    fn packed_bytes_are_counted_up_to_a_limit() {
        let mut passage = [0; 1_000];
        let data = packed(5_500);
        assert_eq!(inflated(&data, 10_000, &mut passage), 5_500);
        assert_eq!(inflated(&data, 5_500, &mut passage), 5_500);
        assert!((2_001..=3_000).contains(&inflated(&data, 2_000, &mut passage)));
        assert_eq!(inflated(b"", 10, &mut passage), 0);
        assert_eq!(inflated(b"no such thing", 10, &mut passage), 0);
    }

    #[test]
    fn a_wrong_header_hides_nothing() {
        let mut packing = DeflateEncoder::new(Vec::new(), Compression::fast());
        packing.write_all(&[7; 5_500]).unwrap();
        let data = [b"\0\0".to_vec(), packing.finish().unwrap()].concat();
        assert_eq!(inflated(&data, 10_000, &mut [0; 1_000]), 5_500);
    }

    #[test]
    fn bombs_are_told_as_lopdf_tells_them() {
        let with = |params: Option<Object>, length: usize| {
            let mut dict = dictionary! { "Filter" => "FlateDecode" };
            if let Some(params) = params {
                dict.set("DecodeParms", params);
            }
            let mut doc = Document::with_version("1.7");
            // Padding behind the data makes it long enough to be looked at.
            let mut data = packed(length);
            data.resize(data.len().max(MAX_STREAM / DEFLATE_RATIO + 1), 0);
            let stream = Stream::new(dict, data);
            let told = stream
                .decompressed_content_with_limit(MAX_STREAM)
                .is_err_and(|e| matches!(e, Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })));
            doc.add_object(stream);
            (is_bomb(&doc), told)
        };
        let rows = |predictor: i64, columns: i64| Some(Object::Dictionary(dictionary! { "Predictor" => predictor, "Columns" => columns }));
        let wide = i64::try_from(MAX_STREAM).unwrap() + 1;
        assert_eq!(with(None, 1_000), (false, false));
        assert_eq!(with(None, MAX_STREAM), (false, false));
        assert_eq!(with(None, MAX_STREAM + 1), (true, true));
        assert_eq!(with(rows(15, 100), 1_010), (false, false));
        assert_eq!(with(rows(15, wide), 1_010), (true, true));
        assert_eq!(with(rows(2, wide), 1_010), (false, false));
        assert_eq!(with(rows(15, i64::MAX), 1_010).0, with(rows(15, i64::MAX), 1_010).1);
        assert_eq!(with(rows(15, wide).map(|params| Object::Array(vec![params])), 1_010), (true, true));
    }
}
