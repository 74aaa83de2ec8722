//! Draws form fields that hold a value but bring no picture of it.
//!
//! Some programs store only the value and ask the viewer to draw it. The drawing here is plain
//! Helvetica: what counts is that the value is on the page.

use lopdf::{Dictionary, Document, Object, Stream, decode_text_string, dictionary};

use crate::win_ansi::escaped;

const MULTILINE: i64 = 1 << 12;
const PASSWORD: i64 = 1 << 13;
/// Mean width of a Helvetica character, in em.
const MEAN_WIDTH: f32 = 0.52;
const MARGIN: f32 = 2.0;
const MAX_LINES: usize = 200;

/// A new appearance of `width` by `height` points, when the annotation needs one.
pub(super) fn made(doc: &Document, annotation: &Dictionary, form: Option<&Dictionary>, width: f32, height: f32) -> Option<Stream> {
    if !(1.0..=14_400.0).contains(&width) || !(1.0..=14_400.0).contains(&height) {
        return None;
    }
    let stale = form.is_some_and(|f| f.get(b"NeedAppearances").and_then(Object::as_bool).unwrap_or(false));
    let drawn = annotation.get_deref(b"AP", doc).and_then(Object::as_dict).is_ok_and(|ap| ap.has(b"N"));
    let subtype = annotation.get(b"Subtype").and_then(Object::as_name).unwrap_or(b"");
    if subtype == b"FreeText" && !drawn {
        let text = decode_text_string(annotation.get_deref(b"Contents", doc).ok()?).ok()?;
        let style = annotation.get_deref(b"DA", doc).and_then(Object::as_str).unwrap_or(b"");
        return Some(text_stream(&text, style, true, 0, width, height));
    }
    if subtype != b"Widget" || (drawn && !stale) {
        return None;
    }
    match field(doc, annotation, b"FT")?.as_name().ok()? {
        b"Tx" | b"Ch" => {
            let text = value(doc, annotation)?;
            let flags = field(doc, annotation, b"Ff").and_then(|f| f.as_i64().ok()).unwrap_or(0);
            if text.trim().is_empty() || flags & PASSWORD != 0 {
                return None;
            }
            let style = field(doc, annotation, b"DA").or_else(|| form?.get_deref(b"DA", doc).ok()).and_then(|s| s.as_str().ok()).unwrap_or(b"");
            let side = field(doc, annotation, b"Q").and_then(|q| q.as_i64().ok()).unwrap_or(0);
            Some(text_stream(&text, style, flags & MULTILINE != 0, side, width, height))
        }
        b"Btn" if !drawn => {
            let state = annotation.get(b"AS").or_else(|_| annotation.get(b"V")).and_then(Object::as_name).ok()?;
            (state != b"Off").then(|| cross(width, height))
        }
        _ => None,
    }
}

/// An attribute of the field, from the widget or from the fields above it.
fn field<'a>(doc: &'a Document, annotation: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut node = annotation;
    for _ in 0..32 {
        if let Ok(found) = node.get_deref(key, doc) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", doc).and_then(Object::as_dict).ok()?;
    }
    None
}

fn value(doc: &Document, annotation: &Dictionary) -> Option<String> {
    match field(doc, annotation, b"V")? {
        Object::Array(several) => {
            let chosen: Vec<String> = several.iter().filter_map(|v| decode_text_string(v).ok()).collect();
            Some(chosen.join(", "))
        }
        Object::Stream(stream) => {
            let bytes = stream.get_plain_content_with_limit(1 << 20).ok()?;
            decode_text_string(&Object::string_literal(bytes)).ok()
        }
        text => decode_text_string(text).ok(),
    }
}

fn text_stream(text: &str, style: &[u8], multiline: bool, side: i64, width: f32, height: f32) -> Stream {
    let (asked, colour) = parse_style(style);
    let size = match asked {
        Some(size) if size > 0.0 => size.min(height),
        _ if multiline => 10.0,
        _ => (height * 0.7).min(12.0).min((width - 2.0 * MARGIN) / (MEAN_WIDTH * text.chars().count().max(1) as f32)),
    }
    .max(4.0);
    let lines = lines(text, multiline, (width - 2.0 * MARGIN) / (MEAN_WIDTH * size));
    let first = if multiline { height - MARGIN - size } else { (height - size) / 2.0 + size * 0.22 };
    let mut content = format!("q BT /F {size:.2} Tf {colour}\n").into_bytes();
    for (n, line) in lines.iter().enumerate() {
        let room = width - 2.0 * MARGIN - MEAN_WIDTH * size * line.chars().count() as f32;
        let x = MARGIN + room.max(0.0) * (side.clamp(0, 2) as f32 / 2.0);
        let y = first - n as f32 * size * 1.2;
        content.extend_from_slice(format!("1 0 0 1 {x:.2} {y:.2} Tm (").as_bytes());
        content.extend(escaped(line));
        content.extend_from_slice(b") Tj\n");
    }
    content.extend_from_slice(b"ET Q");
    let font = dictionary! {
        "Type" => "Font",
        "Subtype" => "Type1",
        "BaseFont" => "Helvetica",
        "Encoding" => "WinAnsiEncoding",
    };
    form(width, height, dictionary! { "Font" => dictionary! { "F" => font } }, content)
}

fn cross(width: f32, height: f32) -> Stream {
    let (right, top) = (width * 0.8, height * 0.8);
    let (left, bottom) = (width * 0.2, height * 0.2);
    let content = format!("q 1.2 w {left} {bottom} m {right} {top} l {left} {top} m {right} {bottom} l S Q");
    form(width, height, Dictionary::new(), content.into_bytes())
}

fn form(width: f32, height: f32, resources: Dictionary, content: Vec<u8>) -> Stream {
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)],
        "Resources" => resources,
    };
    Stream::new(dict, content)
}

/// Font size and colour operators of a default appearance such as `/Helv 10 Tf 0 0 1 rg`.
fn parse_style(style: &[u8]) -> (Option<f32>, String) {
    let text = String::from_utf8_lossy(style);
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let mut size = None;
    let mut colour = "0 g".to_owned();
    for (at, word) in words.iter().enumerate() {
        let before = |count: usize| -> Option<String> {
            let numbers = words.get(at.checked_sub(count)?..at)?;
            numbers.iter().all(|n| n.parse::<f32>().is_ok_and(f32::is_finite)).then(|| numbers.join(" "))
        };
        let operands = match *word {
            "Tf" => {
                size = before(1).and_then(|n| n.parse().ok());
                continue;
            }
            "g" => before(1),
            "rg" => before(3),
            "k" => before(4),
            _ => continue,
        };
        if let Some(operands) = operands {
            colour = format!("{operands} {word}");
        }
    }
    (size, colour)
}

fn lines(text: &str, multiline: bool, room: f32) -> Vec<String> {
    if !multiline {
        return vec![text.replace(['\r', '\n'], " ")];
    }
    let room = (room.max(1.0) as usize).max(1);
    let mut out = Vec::new();
    for paragraph in text.replace("\r\n", "\n").split(['\r', '\n']) {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > room {
                out.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        out.push(line);
        if out.len() > MAX_LINES {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_give_size_and_colour() {
        assert_eq!(parse_style(b"/Helv 10 Tf 0 0 1 rg"), (Some(10.0), "0 0 1 rg".to_owned()));
        assert_eq!(parse_style(b"/Helv 0 Tf 0 g"), (Some(0.0), "0 g".to_owned()));
        assert_eq!(parse_style(b"rg Tf"), (None, "0 g".to_owned()));
    }

    #[test]
    fn long_paragraphs_are_wrapped() {
        assert_eq!(lines("un deux trois", true, 8.0), ["un deux", "trois"]);
        assert_eq!(lines("un\r\ndeux", true, 80.0), ["un", "deux"]);
        assert_eq!(lines("un\ndeux", false, 1.0), ["un deux"]);
    }
}
