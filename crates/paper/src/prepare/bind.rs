//! Collects pages from several documents into one, and only what the pages need to be drawn.
//!
//! Objects are copied by following references from each page, so nothing else of a source can come
//! along: no outline, script, attachment, form, structure tree or document metadata.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary};

use super::PrepareLimits;
use super::image::{A4, ImagePage, Pixels};
use super::jpeg;
use super::shrink;

/// What a page may carry besides its content, resources and boxes.
const PAGE_KEYS: [&[u8]; 3] = [b"Contents", b"Group", b"UserUnit"];
/// Of drawn objects: metadata, private data, attachments, links into the structure tree.
const DROPPED: [&[u8]; 11] =
    [b"Metadata", b"PieceInfo", b"AF", b"OPI", b"Ref", b"StructParent", b"StructParents", b"LastModified", b"PtData", b"Measure", b"ID"];
/// A stream may name a file outside the document as its content.
const OUTSIDE: [&[u8]; 3] = [b"F", b"FFilter", b"FDecodeParms"];
/// The largest side readers agree on, in points.
const MAX_SIDE: f32 = 14_400.0;

/// The canonical document while it is being made.
pub(super) struct Binder {
    doc: Document,
    tree: ObjectId,
    pages: Vec<ObjectId>,
}

impl Binder {
    pub(super) fn new() -> Self {
        let mut doc = Document::with_version("1.7");
        let tree = doc.new_object_id();
        Self { doc, tree, pages: Vec::new() }
    }

    pub(super) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Adds one page that is a picture.
    pub(super) fn add_image(&mut self, image: ImagePage) {
        let (paper_width, paper_height) = image.paper();
        let scale = (paper_width / image.width as f32).min(paper_height / image.height as f32);
        let (width, height) = (image.width as f32 * scale, image.height as f32 * scale);
        let (x, y) = ((paper_width - width) / 2.0, (paper_height - height) / 2.0);
        let mut dict = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => i64::from(image.width),
            "Height" => i64::from(image.height),
            "ColorSpace" => if image.grey { "DeviceGray" } else { "DeviceRGB" },
            "BitsPerComponent" => 8,
        };
        let stream = match image.pixels {
            Pixels::Jpeg(data) => {
                dict.set("Filter", "DCTDecode");
                Stream::new(dict, data).with_compression(false)
            }
            Pixels::Plain(data) => Stream::new(dict, data),
        };
        let picture = self.doc.add_object(stream);
        let draw = format!("q {width:.3} 0 0 {height:.3} {x:.3} {y:.3} cm /Picture Do Q");
        let content = self.doc.add_object(Stream::new(Dictionary::new(), draw.into_bytes()));
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => self.tree,
            "MediaBox" => boxed([0.0, 0.0, paper_width, paper_height]),
            "Resources" => dictionary! { "XObject" => dictionary! { "Picture" => picture } },
            "Contents" => content,
        };
        let id = self.doc.add_object(page);
        self.pages.push(id);
    }

    /// Copies `pages` of `source`, in that order. The contents of streams are moved, not copied: `source` is of no use
    /// afterwards.
    pub(super) fn add_pages(&mut self, source: &mut Document, pages: &[ObjectId]) {
        let mut copier = Copier { target: &mut self.doc, copied: HashMap::new(), waiting: Vec::new() };
        for page in pages {
            let mut made = Dictionary::new();
            if let Ok(dict) = source.get_dictionary(*page) {
                for key in PAGE_KEYS {
                    if let Ok(value) = dict.get(key) {
                        made.set(key, copier.translated(source, value));
                    }
                }
                if let Some(resources) = inherited(source, dict, b"Resources") {
                    made.set("Resources", copier.translated(source, resources));
                }
                made.set("Rotate", quarter_turns(source, dict));
                let media = rectangle(source, dict, b"MediaBox").unwrap_or([0.0, 0.0, A4.0, A4.1]);
                made.set("MediaBox", boxed(media));
                if let Some(crop) = rectangle(source, dict, b"CropBox") {
                    made.set("CropBox", boxed(crop));
                }
            }
            made.set("Type", "Page");
            made.set("Parent", self.tree);
            copier.copy_waiting(source);
            self.pages.push(copier.target.add_object(made));
        }
    }

    /// Writes the document, shrunk towards the wanted size when it is larger.
    pub(super) fn finish(mut self, limits: &PrepareLimits) -> Option<Vec<u8>> {
        let kids: Vec<Object> = self.pages.iter().map(|id| Object::Reference(*id)).collect();
        let count = i64::try_from(kids.len()).ok()?;
        self.doc.objects.insert(self.tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
        let catalog = self.doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => self.tree });
        self.doc.trailer.set("Root", catalog);
        for object in self.doc.objects.values_mut() {
            if let Object::Stream(stream) = object
                && is_plain_jpeg(stream)
                && let Some(clean) = jpeg::without_metadata(&stream.content)
            {
                stream.set_content(clean);
            }
        }
        self.doc.compress();
        let written = self.write()?;
        if written.len() as u64 <= limits.target_bytes {
            return Some(written);
        }
        if shrink::images(&mut self.doc, written.len() as u64, limits) { self.write() } else { Some(written) }
    }

    fn write(&mut self) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(self.likely_size());
        let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).compression_level(6).build();
        self.doc.save_with_options(&mut out, options).ok()?;
        Some(out)
    }

    /// A little more than the document written will take, in bytes: a document that outgrows its room is copied.
    fn likely_size(&self) -> usize {
        const EACH_OBJECT: usize = 256;
        const FRAME: usize = 4_096;
        let length = |object: &Object| if let Object::Stream(stream) = object { stream.content.len() } else { 0 };
        FRAME + self.doc.objects.values().map(|object| EACH_OBJECT + length(object)).sum::<usize>()
    }
}

/// Whether the content of the stream is a JPEG file as it is.
pub(super) fn is_plain_jpeg(stream: &Stream) -> bool {
    stream.filters().is_ok_and(|filters| filters == [b"DCTDecode".as_slice()])
}

struct Copier<'a> {
    target: &'a mut Document,
    copied: HashMap<ObjectId, ObjectId>,
    waiting: Vec<(ObjectId, ObjectId)>,
}

impl Copier<'_> {
    fn copy_waiting(&mut self, source: &mut Document) {
        while let Some((from, to)) = self.waiting.pop() {
            // Each object waits once, so nobody asks for its content again.
            let content = match source.objects.get_mut(&from) {
                Some(Object::Stream(stream)) => std::mem::take(&mut stream.content),
                _ => Vec::new(),
            };
            let mut copy = source.objects.get(&from).map_or(Object::Null, |object| self.translated(source, object));
            if let Object::Stream(stream) = &mut copy {
                stream.set_content(content);
            }
            self.target.objects.insert(to, copy);
        }
    }

    /// The same object with references into the new document; references to nothing become null.
    fn translated(&mut self, source: &Document, object: &Object) -> Object {
        match object {
            Object::Reference(id) => self.reference(source, *id),
            Object::Array(items) => Object::Array(items.iter().map(|item| self.translated(source, item)).collect()),
            Object::Dictionary(dict) => Object::Dictionary(self.translated_dict(source, dict, &[])),
            Object::Stream(stream) => {
                let drawn = matches!(stream.dict.get(b"Subtype").and_then(Object::as_name), Ok(b"Form" | b"Image"));
                let mut dict = self.translated_dict(source, &stream.dict, if drawn { &DROPPED } else { &[] });
                for key in OUTSIDE {
                    dict.remove(key);
                }
                Object::Stream(Stream::new(dict, stream.content.clone()).with_compression(stream.allows_compression))
            }
            other => other.clone(),
        }
    }

    fn translated_dict(&mut self, source: &Document, dict: &Dictionary, dropped: &[&[u8]]) -> Dictionary {
        let mut made = Dictionary::new();
        // A page reached from a page (through a destination, say) would bring the whole tree.
        let node = matches!(dict.get_type(), Ok(b"Page" | b"Pages" | b"Catalog"));
        for (key, value) in dict.iter() {
            if !node && !dropped.contains(&key.as_slice()) {
                made.set(key.clone(), self.translated(source, value));
            }
        }
        made
    }

    fn reference(&mut self, source: &Document, id: ObjectId) -> Object {
        if !source.objects.contains_key(&id) {
            return Object::Null;
        }
        if let Some(known) = self.copied.get(&id) {
            return Object::Reference(*known);
        }
        let new = self.target.new_object_id();
        self.copied.insert(id, new);
        self.waiting.push((id, new));
        Object::Reference(new)
    }
}

/// A page attribute, from the page or from the nodes above it.
pub(super) fn inherited<'a>(doc: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut node = page;
    // Deeper than any honest tree, and an end to loops.
    for _ in 0..64 {
        if let Ok(value) = node.get_deref(key, doc)
            && !value.is_null()
        {
            return Some(value);
        }
        node = node.get_deref(b"Parent", doc).and_then(Object::as_dict).ok()?;
    }
    None
}

/// A box of the page as left, bottom, right, top, when it has a usable area.
pub(super) fn rectangle(doc: &Document, page: &Dictionary, key: &[u8]) -> Option<[f32; 4]> {
    let [a, b, c, d] = numbers(doc, inherited(doc, page, key)?.as_array().ok()?)?;
    let (left, right, bottom, top) = (a.min(c), a.max(c), b.min(d), b.max(d));
    let usable = |side: f32| side.is_finite() && side >= 1.0;
    if !usable(right - left) || !usable(top - bottom) {
        return None;
    }
    Some([left, bottom, left + (right - left).min(MAX_SIDE), bottom + (top - bottom).min(MAX_SIDE)])
}

/// Exactly `N` numbers, references followed.
pub(super) fn numbers<const N: usize>(doc: &Document, items: &[Object]) -> Option<[f32; N]> {
    let mut out = [0.0; N];
    if items.len() != N {
        return None;
    }
    for (slot, item) in out.iter_mut().zip(items) {
        *slot = doc.dereference(item).ok()?.1.as_float().ok()?;
    }
    Some(out)
}

fn quarter_turns(doc: &Document, page: &Dictionary) -> i64 {
    let degrees = inherited(doc, page, b"Rotate").and_then(|o| o.as_i64().ok()).unwrap_or(0);
    degrees.rem_euclid(360) / 90 * 90
}

fn boxed(sides: [f32; 4]) -> Object {
    Object::Array(sides.into_iter().map(Object::Real).collect())
}
