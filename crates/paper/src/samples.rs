//! Small real documents, for the demonstration data and the tests: a letter, a form, a photo of a
//! page, a drawing.

use hayro::RenderCache;
use hayro::hayro_syntax::Pdf;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{Rgb, RgbImage};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, text_string};

use crate::preview;
use crate::win_ansi::escaped;

/// Characters on a line of a sample.
const LINE: usize = 88;
/// Lines on a page of a sample.
const PAGE: usize = 44;

/// A field of [`sample_form_pdf`].
#[derive(Debug, Clone)]
pub struct SampleField {
    /// Internal name, unique in the form.
    pub name: String,
    /// Printed before the field.
    pub label: String,
    /// What is typed in it.
    pub value: Option<String>,
    /// Whether the file brings a picture of the value, or asks the viewer to draw it.
    pub drawn: bool,
}

/// A letter of A4 with a title and lines of text, at least `pages` pages long.
#[must_use]
pub fn sample_pdf(title: &str, lines: &[&str], pages: usize) -> Vec<u8> {
    let wrapped: Vec<String> = lines.iter().flat_map(|line| wrap(line)).collect();
    let needed = wrapped.len().div_ceil(PAGE).max(pages).max(1);
    let mut writer = Writer::new();
    for page in 0..needed {
        let body = wrapped.iter().skip(page * PAGE).take(PAGE);
        let mut content = heading(title);
        for (n, line) in body.enumerate() {
            show(&mut content, "F1", 10.5, 64.0, 730.0 - 15.0 * n as f32, line);
        }
        show(&mut content, "F1", 8.0, 500.0, 40.0, &format!("{} / {needed}", page + 1));
        writer.add(content, Vec::new());
    }
    writer.finish(title, None)
}

/// A form of A4 with fields a person can fill in any viewer.
#[must_use]
pub fn sample_form_pdf(title: &str, fields: &[SampleField]) -> Vec<u8> {
    let mut writer = Writer::new();
    let mut content = heading(title);
    let mut widgets = Vec::new();
    for (n, field) in fields.iter().enumerate() {
        let y = 715.0 - 34.0 * n as f32;
        show(&mut content, "F1", 10.5, 64.0, y, &field.label);
        content.extend_from_slice(format!("0.6 G 0.7 w 250 {} 280 20 re S\n", y - 6.0).as_bytes());
        widgets.push(writer.widget(field, [250.0, y - 6.0, 530.0, y + 14.0]));
    }
    let stale = fields.iter().any(|f| !f.drawn && f.value.is_some());
    writer.add(content, widgets.iter().map(|id| Object::Reference(*id)).collect());
    let form = dictionary! {
        "Fields" => widgets.into_iter().map(Object::Reference).collect::<Vec<_>>(),
        "DA" => Object::string_literal("/F1 11 Tf 0 0 0.4 rg"),
        "NeedAppearances" => stale,
        "DR" => dictionary! { "Font" => dictionary! { "F1" => writer.regular } },
    };
    writer.finish(title, Some(form))
}

/// A photo, as a phone would take it: of a page with `text` on it, or of coloured shapes.
#[must_use]
pub fn sample_jpeg(width: u32, height: u32, seed: u32, text: Option<&str>) -> Vec<u8> {
    let mut noise = seed | 1;
    let page = text.and_then(|text| drawn_page(text, width));
    let photo = RgbImage::from_fn(width, height, |x, y| {
        noise ^= noise << 13;
        noise ^= noise >> 17;
        noise ^= noise << 5;
        let light = 0.86 + 0.14 * (1.0 - y as f32 / height as f32);
        let base = match &page {
            Some(page) if y < page.height() && x < page.width() => page.get_pixel(x, y).0,
            Some(_) => [246, 244, 238],
            None => shapes(x, y, width, height, seed),
        };
        Rgb(base.map(|c| (f32::from(c) * light + (noise >> 29) as f32).clamp(0.0, 255.0) as u8))
    });
    let mut out = Vec::new();
    // Writing to memory fails only for a picture without pixels: then there is nothing to return.
    match photo.write_with_encoder(JpegEncoder::new_with_quality(&mut out, 72)) {
        Ok(()) => out,
        Err(_) => Vec::new(),
    }
}

/// A drawing of few colours, as a scanner or a screenshot gives it.
#[must_use]
pub fn sample_png(width: u32, height: u32, seed: u32) -> Vec<u8> {
    let drawing = RgbImage::from_fn(width, height, |x, y| {
        let line = (y / 6 + seed).is_multiple_of(4) && x > width / 10 && x < width - width / 10;
        let frame = x < 3 || y < 3 || x + 3 >= width || y + 3 >= height;
        Rgb(if frame || line && (x * 7 + y) % 13 < 9 { [40, 44, 60] } else { [255, 255, 255] })
    });
    let mut out = Vec::new();
    match drawing.write_with_encoder(PngEncoder::new(&mut out)) {
        Ok(()) => out,
        Err(_) => Vec::new(),
    }
}

fn shapes(x: u32, y: u32, width: u32, height: u32, seed: u32) -> [u8; 3] {
    let (u, v) = (x as f32 / width as f32, y as f32 / height as f32);
    let turn = (seed % 7) as f32 / 7.0;
    let round = ((u - 0.5).powi(2) + (v - 0.42).powi(2)).sqrt();
    if round < 0.22 {
        [214, 170 + (40.0 * turn) as u8, 150]
    } else if v > 0.72 && (u - 0.5).abs() < v - 0.45 {
        [50, 70 + (60.0 * turn) as u8, 110]
    } else {
        [(150.0 + 60.0 * u) as u8, (190.0 + 40.0 * v) as u8, 215]
    }
}

fn drawn_page(text: &str, width: u32) -> Option<RgbImage> {
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    let pdf = Pdf::new(sample_pdf(title, &rest.split('\n').collect::<Vec<_>>(), 1)).ok()?;
    preview::draw(&pdf, &RenderCache::new(), 0, width)
}

fn wrap(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in line.split(' ') {
        match out.last_mut() {
            Some(last) if last.is_empty() => last.push_str(word),
            Some(last) if last.chars().count() + 1 + word.chars().count() <= LINE => {
                last.push(' ');
                last.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
    }
    out
}

fn heading(title: &str) -> Vec<u8> {
    let mut content = b"0.11 0.31 0.49 rg 64 800 467 3 re f 0 g\n".to_vec();
    show(&mut content, "F2", 17.0, 64.0, 768.0, title);
    content
}

fn show(content: &mut Vec<u8>, font: &str, size: f32, x: f32, y: f32, text: &str) {
    content.extend_from_slice(format!("BT /{font} {size} Tf {x} {y} Td (").as_bytes());
    content.extend(escaped(text));
    content.extend_from_slice(b") Tj ET\n");
}

/// Puts pages of plain text together.
struct Writer {
    doc: Document,
    tree: ObjectId,
    regular: ObjectId,
    bold: ObjectId,
    pages: Vec<Object>,
}

impl Writer {
    fn new() -> Self {
        let mut doc = Document::with_version("1.7");
        let tree = doc.new_object_id();
        let mut font = |name: &str| {
            doc.add_object(dictionary! {
                "Type" => "Font",
                "Subtype" => "Type1",
                "BaseFont" => name,
                "Encoding" => "WinAnsiEncoding",
            })
        };
        let (regular, bold) = (font("Helvetica"), font("Helvetica-Bold"));
        Self { doc, tree, regular, bold, pages: Vec::new() }
    }

    fn add(&mut self, content: Vec<u8>, annotations: Vec<Object>) {
        let content = self.doc.add_object(Stream::new(Dictionary::new(), content));
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => self.tree,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F1" => self.regular, "F2" => self.bold } },
            "Contents" => content,
        };
        if !annotations.is_empty() {
            page.set("Annots", annotations);
        }
        let id = self.doc.add_object(page);
        self.pages.push(id.into());
    }

    fn widget(&mut self, field: &SampleField, [left, bottom, right, top]: [f32; 4]) -> ObjectId {
        let mut widget = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "FT" => "Tx",
            "F" => 4,
            "T" => text_string(&field.name),
            "TU" => text_string(&field.label),
            "DA" => Object::string_literal("/F1 11 Tf 0 0 0.4 rg"),
            "Rect" => vec![Object::Real(left), bottom.into(), right.into(), top.into()],
        };
        if let Some(value) = &field.value {
            widget.set("V", text_string(value));
            if field.drawn {
                let mut content = b"/Tx BMC q 0 0 0.4 rg\n".to_vec();
                show(&mut content, "F1", 11.0, 3.0, 5.5, value);
                content.extend_from_slice(b"Q EMC");
                let form = dictionary! {
                    "Type" => "XObject",
                    "Subtype" => "Form",
                    "BBox" => vec![0.into(), 0.into(), Object::Real(right - left), (top - bottom).into()],
                    "Resources" => dictionary! { "Font" => dictionary! { "F1" => self.regular } },
                };
                let drawn = self.doc.add_object(Stream::new(form, content));
                widget.set("AP", dictionary! { "N" => drawn });
            }
        }
        self.doc.add_object(widget)
    }

    fn finish(mut self, title: &str, form: Option<Dictionary>) -> Vec<u8> {
        let count = self.pages.len() as i64;
        let pages = dictionary! { "Type" => "Pages", "Kids" => std::mem::take(&mut self.pages), "Count" => count };
        self.doc.objects.insert(self.tree, pages.into());
        let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => self.tree };
        if let Some(form) = form {
            let form = self.doc.add_object(form);
            catalog.set("AcroForm", form);
        }
        let catalog = self.doc.add_object(catalog);
        let info = self.doc.add_object(dictionary! { "Title" => text_string(title) });
        self.doc.trailer.set("Root", catalog);
        self.doc.trailer.set("Info", info);
        self.doc.compress();
        let mut out = Vec::new();
        // Writing to memory does not fail.
        match self.doc.save_to(&mut out) {
            Ok(()) => out,
            Err(_) => Vec::new(),
        }
    }
}
