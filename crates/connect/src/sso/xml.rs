//! XML from elsewhere, read into a small tree: no document type, no entities of the sender's own, little depth.
//!
//! Names are compared with their namespace, never with a prefix, which every sender chooses freely.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

/// Deepest element; the messages read here have five levels.
const DEEPEST: usize = 16;
/// Longest message.
pub(super) const LONGEST: usize = 64 * 1024;

/// One element with everything below it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub namespace: String,
    pub name: String,
    /// Name without prefix, and value.
    pub attributes: Vec<(String, String)>,
    /// Its own text, comments taken out.
    pub text: String,
    pub children: Vec<Element>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum XmlError {
    #[error("longer than {LONGEST} bytes")]
    TooLong,
    #[error("not UTF-8")]
    NotUtf8,
    #[error("has a document type")]
    DocumentType,
    #[error("names an entity of its own")]
    Entity,
    #[error("too deep")]
    TooDeep,
    #[error("not well formed")]
    Malformed,
}

impl Element {
    pub fn is(&self, namespace: &str, name: &str) -> bool {
        self.namespace == namespace && self.name == name
    }

    /// The first child of this name in the element's own namespace.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.is(&self.namespace, name))
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reads one document.
pub(super) fn parse(bytes: &[u8]) -> Result<Element, XmlError> {
    if bytes.len() > LONGEST {
        return Err(XmlError::TooLong);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| XmlError::NotUtf8)?;
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|_| XmlError::Malformed)?;
        match event {
            Event::Start(start) => {
                if root.is_some() {
                    return Err(XmlError::Malformed);
                }
                if open.len() == DEEPEST {
                    return Err(XmlError::TooDeep);
                }
                let namespace = match namespace {
                    ResolveResult::Bound(namespace) => namespace.0.to_owned(),
                    ResolveResult::Unbound => String::new(),
                    ResolveResult::Unknown(_) => return Err(XmlError::Malformed),
                };
                open.push(begin(namespace, &start)?);
            }
            Event::End(_) => {
                let done = open.pop().ok_or(XmlError::Malformed)?;
                match open.last_mut() {
                    Some(parent) => parent.children.push(done),
                    None => root = Some(done),
                }
            }
            Event::Text(text) => say(&mut open, &text.xml_content(XmlVersion::Implicit1_0))?,
            Event::CData(text) => say(&mut open, &text.xml_content(XmlVersion::Implicit1_0))?,
            Event::GeneralRef(reference) => {
                let c = match reference.resolve_char_ref() {
                    Ok(Some(c)) => c,
                    Ok(None) => predefined(&reference).ok_or(XmlError::Entity)?,
                    Err(_) => return Err(XmlError::Malformed),
                };
                say(&mut open, c.encode_utf8(&mut [0; 4]))?;
            }
            Event::DocType(_) => return Err(XmlError::DocumentType),
            Event::Eof => return if open.is_empty() { root.ok_or(XmlError::Malformed) } else { Err(XmlError::Malformed) },
            // Comments and instructions say nothing; what surrounds them stays one text.
            _ => {}
        }
    }
}

fn begin(namespace: String, start: &BytesStart<'_>) -> Result<Element, XmlError> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| XmlError::Malformed)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| XmlError::Entity)?;
        attributes.push((attribute.key.local_name().into_inner().to_owned(), value.into_owned()));
    }
    Ok(Element { namespace, name: start.local_name().into_inner().to_owned(), attributes, ..Element::default() })
}

/// Text outside the root element may only be white space.
fn say(open: &mut [Element], text: &str) -> Result<(), XmlError> {
    match open.last_mut() {
        Some(element) => element.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return Err(XmlError::Malformed),
    }
    Ok(())
}

fn predefined(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fails(text: &str) -> XmlError {
        parse(text.as_bytes()).unwrap_err()
    }

    #[test]
    fn prefixes_are_free_and_namespaces_count() {
        let read = |text: &str| parse(text.as_bytes()).unwrap();
        let prefixed = read("<c:a xmlns:c='urn:x'><c:b k='1 &amp; 2'>t&lt;&#233;</c:b></c:a>");
        let plain = read("<?xml version='1.0'?>\n<a xmlns='urn:x'><b k='1 &amp; 2'><!-- no -->t<![CDATA[<]]>é</b></a>\n");
        assert_eq!(prefixed.child("b").unwrap().text, "t<é");
        assert_eq!(prefixed.child("b").unwrap().attribute("k"), Some("1 & 2"));
        assert!(prefixed.is("urn:x", "a") && plain.is("urn:x", "a"));
        assert_eq!(prefixed.child("b"), plain.child("b"));
        assert_eq!(read("<a xmlns='urn:x'><b xmlns='urn:y'/></a>").child("b"), None);
    }

    #[test]
    fn bombs_do_not_go_off() {
        let laughs = "<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'>]><a>&m;</a>";
        assert_eq!(fails(laughs), XmlError::DocumentType);
        assert_eq!(fails("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), XmlError::DocumentType);
        assert_eq!(fails("<a>&m;</a>"), XmlError::Entity);
        assert_eq!(fails("<a k='&m;'/>"), XmlError::Entity);
        assert_eq!(fails(&format!("{}{}", "<a>".repeat(17), "</a>".repeat(17))), XmlError::TooDeep);
        assert_eq!(fails(&format!("<a>{}</a>", " ".repeat(LONGEST))), XmlError::TooLong);
        assert_eq!(parse(b"<a>\xff</a>").unwrap_err(), XmlError::NotUtf8);
    }

    #[test]
    fn half_a_document_is_none() {
        for text in ["", "  ", "<a>", "<a></b>", "<a/><a/>", "x<a/>", "<a/>x", "<p:a/>", "<a k='1' k='2'/>", "<a>&#0;</a>", "<a>&#xffffff;</a>", "<a"] {
            assert_eq!(fails(text), XmlError::Malformed, "{text}");
        }
    }
}
