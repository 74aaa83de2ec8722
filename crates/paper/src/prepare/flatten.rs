//! Burns what stands on a page into the page: filled fields, stamps, comments, visible signatures.
//!
//! Whatever copies pages later drops annotations, and administrative forms are annotations: without
//! this step a filled form would reach the committee empty.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::appearance;
use super::bind::{inherited, numbers};

/// Page content longer than this is not checked for balance, in bytes.
const MAX_CONTENT: usize = 64 << 20;
const HIDDEN: i64 = 1 << 1;
const NO_VIEW: i64 = 1 << 5;

/// Something to draw: a form object and where it goes.
struct Drawn {
    name: String,
    form: ObjectId,
    /// Scale x, scale y, left, bottom.
    place: [f32; 4],
}

/// Burns the annotations of `pages` into them and returns how many were drawn. What cannot be
/// understood is left out: a page is never lost for an annotation.
pub(super) fn flatten(doc: &mut Document, pages: &[ObjectId]) -> usize {
    let form = doc.catalog().ok().and_then(|c| c.get_deref(b"AcroForm", doc).ok()?.as_dict().ok()).cloned();
    let mut count = 0;
    for page in pages {
        let drawn = gather(doc, *page, form.as_ref(), count);
        if !drawn.is_empty() {
            count += drawn.len();
            burn(doc, *page, drawn);
        }
    }
    count
}

fn gather(doc: &mut Document, page: ObjectId, form: Option<&Dictionary>, from: usize) -> Vec<Drawn> {
    let annotations: Vec<Dictionary> = doc
        .get_dictionary(page)
        .and_then(|page| page.get_deref(b"Annots", doc))
        .and_then(Object::as_array)
        .map(|list| list.iter().filter_map(|a| doc.dereference(a).ok()?.1.as_dict().ok().cloned()).collect())
        .unwrap_or_default();
    let mut drawn = Vec::new();
    for annotation in &annotations {
        if let Some((form, place)) = place(doc, annotation, form) {
            drawn.push(Drawn { name: format!("Flat{}", from + drawn.len()), form, place });
        }
    }
    drawn
}

fn place(doc: &mut Document, annotation: &Dictionary, form: Option<&Dictionary>) -> Option<(ObjectId, [f32; 4])> {
    let flags = annotation.get(b"F").and_then(Object::as_i64).unwrap_or(0);
    let subtype = annotation.get(b"Subtype").and_then(Object::as_name).unwrap_or(b"");
    if flags & (HIDDEN | NO_VIEW) != 0 || matches!(subtype, b"Popup" | b"Link") {
        return None;
    }
    let [a, b, c, d]: [f32; 4] = numbers(doc, annotation.get_deref(b"Rect", doc).ok()?.as_array().ok()?)?;
    let (left, right, bottom, top) = (a.min(c), a.max(c), b.min(d), b.max(d));
    let id = match appearance::made(doc, annotation, form, right - left, top - bottom) {
        Some(stream) => doc.add_object(stream),
        None => existing(doc, annotation)?,
    };
    let stream = doc.get_object_mut(id).ok()?.as_stream_mut().ok()?;
    stream.dict.set("Type", "XObject");
    stream.dict.set("Subtype", "Form");
    let [x0, y0, x1, y1] = extent(doc, id)?;
    let (sx, sy) = ((right - left) / (x1 - x0), (top - bottom) / (y1 - y0));
    let place = [sx, sy, left - x0 * sx, bottom - y0 * sy];
    place.iter().all(|n| n.is_finite()).then_some((id, place))
}

/// The appearance the document brings: one stream, or one per state of a check box.
fn existing(doc: &Document, annotation: &Dictionary) -> Option<ObjectId> {
    let appearances = annotation.get_deref(b"AP", doc).ok()?.as_dict().ok()?;
    let mut normal = appearances.get(b"N").ok()?;
    if let Ok(states) = doc.dereference(normal).ok()?.1.as_dict() {
        let state = annotation.get(b"AS").and_then(Object::as_name).unwrap_or(b"Off");
        normal = states.get(state).ok()?;
    }
    let (id, object) = doc.dereference(normal).ok()?;
    object.as_stream().ok()?;
    id
}

/// The bounds of the form on the page before it is moved to its place.
fn extent(doc: &Document, form: ObjectId) -> Option<[f32; 4]> {
    let dict = &doc.get_object(form).ok()?.as_stream().ok()?.dict;
    let [left, bottom, right, top]: [f32; 4] = numbers(doc, dict.get_deref(b"BBox", doc).ok()?.as_array().ok()?)?;
    let [a, b, c, d, e, f] = dict.get_deref(b"Matrix", doc).ok().and_then(|m| numbers(doc, m.as_array().ok()?)).unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let corners = [(left, bottom), (right, bottom), (left, top), (right, top)];
    let moved = corners.map(|(x, y)| (a * x + c * y + e, b * x + d * y + f));
    let bounds = moved.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[x0, y0, x1, y1], (x, y)| [x0.min(*x), y0.min(*y), x1.max(*x), y1.max(*y)]);
    (bounds[2] - bounds[0] > 0.0 && bounds[3] - bounds[1] > 0.0).then_some(bounds)
}

fn burn(doc: &mut Document, page: ObjectId, drawn: Vec<Drawn>) {
    let (opened, closed) = balance(doc, page);
    let mut after = format!("\n{}\n", "Q ".repeat(closed));
    for Drawn { name, place: [sx, sy, x, y], .. } in &drawn {
        after.push_str(&format!("q {sx:.5} 0 0 {sy:.5} {x:.4} {y:.4} cm /{name} Do Q\n"));
    }
    let before = doc.add_object(Stream::new(Dictionary::new(), "q ".repeat(opened).into_bytes()));
    let after = doc.add_object(Stream::new(Dictionary::new(), after.into_bytes()));
    let mut contents = vec![Object::Reference(before)];
    contents.extend(doc.get_page_contents(page).into_iter().map(Object::Reference));
    contents.push(Object::Reference(after));

    let Ok(dict) = doc.get_dictionary(page) else { return };
    let mut resources = inherited(doc, dict, b"Resources").and_then(|r| r.as_dict().ok()).cloned().unwrap_or_default();
    let mut pictures = resources.get_deref(b"XObject", doc).and_then(Object::as_dict).cloned().unwrap_or_default();
    for Drawn { name, form, .. } in drawn {
        pictures.set(name, form);
    }
    resources.set("XObject", pictures);
    if let Ok(dict) = doc.get_dictionary_mut(page) {
        dict.set("Resources", resources);
        dict.set("Contents", contents);
    }
}

/// How many graphics states to save before the page's content and to restore after it, so that
/// content which saves and restores unequally cannot move what is drawn afterwards.
fn balance(doc: &Document, page: ObjectId) -> (usize, usize) {
    let content = doc.get_page_content_with_limit(page, MAX_CONTENT).unwrap_or_default();
    let Ok(content) = Content::decode(&content) else { return (1, 1) };
    let (mut depth, mut lowest) = (0isize, 0isize);
    for operation in &content.operations {
        match operation.operator.as_str() {
            "q" => depth += 1,
            "Q" => depth -= 1,
            _ => {}
        }
        lowest = lowest.min(depth);
    }
    let opened = 1 + lowest.unsigned_abs().min(64);
    let closed = (opened as isize + depth).clamp(1, 256);
    (opened, closed.unsigned_abs())
}
