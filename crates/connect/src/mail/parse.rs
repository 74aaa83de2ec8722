//! Reading messages back: the ones this crate writes.
//!
//! Not a general mail reader. It knows UTF-8, base64, quoted-printable, encoded words and the
//! two ways of writing file names that our own messages use; anything else is shown as it stands.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;
use chrono::{DateTime, Utc};

use super::{Attachment, Mailbox};
use crate::text::percent_decoded;

/// Base64 that forgives missing padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent));

/// Parts within parts beyond this depth are ignored.
const DEPTH_LIMIT: usize = 8;

/// A message as its receiver sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadMail {
    /// Message-ID without `< >`; empty when missing.
    pub message_id: String,
    /// Date header.
    pub date: Option<DateTime<Utc>>,
    /// Sender.
    pub from: Mailbox,
    /// Recipient.
    pub to: Mailbox,
    /// Where answers go.
    pub reply_to: Option<Mailbox>,
    /// Blind copies; only messages of a folder show them.
    pub bcc: Vec<Mailbox>,
    /// Subject in clear.
    pub subject: String,
    /// Language tag; empty when missing.
    pub language: String,
    /// Plain text, lines ending in `\n`.
    pub text: String,
    /// HTML.
    pub html: Option<String>,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// Every header of the message in order, in clear.
    pub headers: Vec<(String, String)>,
}

impl ReadMail {
    /// Reads a whole message; `None` when it has no From header.
    pub fn parse(raw: &[u8]) -> Option<ReadMail> {
        let part = Part::split(raw);
        let decoded = |name: &str| part.header(name).map(decode_words);
        let mailbox = |name: &str| part.header(name).map(read_mailbox);
        let bcc = part.header("Bcc").map(|list| split_outside_quotes(list, ',').map(read_mailbox).collect());
        let mut mail = ReadMail {
            message_id: part.header("Message-ID").map(|id| id.trim_matches(['<', '>']).to_owned()).unwrap_or_default(),
            date: part.header("Date").and_then(|date| DateTime::parse_from_rfc2822(date).ok()).map(|date| date.to_utc()),
            from: mailbox("From")?,
            to: mailbox("To").unwrap_or_else(|| Mailbox::address("")),
            reply_to: mailbox("Reply-To"),
            bcc: bcc.unwrap_or_default(),
            subject: decoded("Subject").unwrap_or_default(),
            language: decoded("Content-Language").unwrap_or_default(),
            text: String::new(),
            html: None,
            attachments: Vec::new(),
            headers: part.headers.iter().map(|(name, value)| (name.clone(), decode_words(value))).collect(),
        };
        mail.take_part(&part, DEPTH_LIMIT);
        Some(mail)
    }

    /// The first header of this name, in clear.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    fn take_part(&mut self, part: &Part<'_>, depth: usize) {
        let kind = Parameters::read(part.header("Content-Type").unwrap_or("text/plain"));
        if kind.value.starts_with("multipart/") {
            if let (Some(boundary), true) = (kind.get("boundary"), depth > 0) {
                for inner in split_parts(part.body, &boundary) {
                    self.take_part(&Part::split(inner), depth - 1);
                }
            }
            return;
        }
        let disposition = Parameters::read(part.header("Content-Disposition").unwrap_or_default());
        let content = part.content();
        if disposition.value == "attachment" {
            self.attachments.push(Attachment {
                file_name: disposition.get("filename").unwrap_or_default(),
                content_type: kind.value,
                bytes: Bytes::from(content),
            });
            return;
        }
        let text = String::from_utf8_lossy(&content).replace("\r\n", "\n");
        match kind.value.as_str() {
            "text/html" => self.html = Some(text),
            _ => self.text = text,
        }
    }
}

/// Headers, unfolded and still encoded, and the rest.
struct Part<'a> {
    headers: Vec<(String, String)>,
    body: &'a [u8],
}

impl<'a> Part<'a> {
    fn split(raw: &'a [u8]) -> Self {
        let mut headers: Vec<(String, String)> = Vec::new();
        let mut rest = raw;
        while let Some((line, after)) = take_line(rest) {
            rest = after;
            if line.is_empty() {
                break;
            }
            let line = String::from_utf8_lossy(line);
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = headers.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                headers.push((name.to_owned(), value.trim().to_owned()));
            }
        }
        Part { headers, body: rest }
    }

    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    fn content(&self) -> Vec<u8> {
        let encoding = self.header("Content-Transfer-Encoding").unwrap_or("7bit");
        match encoding.to_ascii_lowercase().as_str() {
            "base64" => {
                let dense: Vec<u8> = self.body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
                BASE64.decode(dense).unwrap_or_else(|_| self.body.to_vec())
            }
            "quoted-printable" => decode_quoted(self.body),
            _ => self.body.to_vec(),
        }
    }
}

/// A line without its end, and what follows it.
fn take_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.is_empty() {
        return None;
    }
    let (line, rest) = match bytes.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (bytes, &bytes[bytes.len()..]),
    };
    Some((line.strip_suffix(b"\r").unwrap_or(line), rest))
}

/// The parts between the boundary lines; the line end before a boundary belongs to the boundary.
fn split_parts<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let marker = format!("--{boundary}").into_bytes();
    let mut parts = Vec::new();
    let mut start = None;
    let mut rest = body;
    while let Some((line, after)) = take_line(rest) {
        let offset = body.len() - rest.len();
        rest = after;
        let Some(tail) = line.strip_prefix(marker.as_slice()) else {
            continue;
        };
        let last = tail.starts_with(b"--");
        if !last && !tail.trim_ascii().is_empty() {
            continue;
        }
        if let Some(start) = start {
            let part = &body[start..offset];
            let part = part.strip_suffix(b"\n").unwrap_or(part);
            parts.push(part.strip_suffix(b"\r").unwrap_or(part));
        }
        if last {
            break;
        }
        start = Some(body.len() - rest.len());
    }
    parts
}

fn decode_quoted(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((line, after)) = take_line(rest) {
        let ended = rest.len() - after.len() > line.len();
        rest = after;
        let (line, soft) = match line.strip_suffix(b"=") {
            Some(line) => (line, true),
            None => (line, false),
        };
        let mut i = 0;
        while i < line.len() {
            let escaped = (line[i] == b'=')
                .then(|| line.get(i + 1..i + 3))
                .flatten()
                .and_then(|hex| std::str::from_utf8(hex).ok())
                .and_then(|hex| u8::from_str_radix(hex, 16).ok());
            out.push(escaped.unwrap_or(line[i]));
            i += if escaped.is_some() { 3 } else { 1 };
        }
        if ended && !soft {
            out.extend_from_slice(b"\r\n");
        }
    }
    out
}

/// Undoes `=?utf-8?b?…?=` and `=?utf-8?q?…?=`; blanks between two such words are not text.
fn decode_words(text: &str) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, word, after)) = next_word(rest) {
        let between_words = !out.is_empty() && rest.len() < text.len();
        if !(between_words && before.trim().is_empty()) {
            out.extend_from_slice(before.as_bytes());
        }
        out.extend_from_slice(&word);
        rest = after;
    }
    out.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&out).into_owned()
}

fn next_word(text: &str) -> Option<(&str, Vec<u8>, &str)> {
    let start = text.find("=?")?;
    let mut fields = text[start + 2..].splitn(3, '?');
    let (_charset, encoding, rest) = (fields.next()?, fields.next()?, fields.next()?);
    let end = rest.find("?=")?;
    let payload = &rest[..end];
    let bytes = match encoding {
        "b" | "B" => BASE64.decode(payload).ok()?,
        "q" | "Q" => decode_quoted(payload.replace('_', " ").as_bytes()),
        _ => return None,
    };
    Some((&text[..start], bytes, &rest[end + 2..]))
}

fn read_mailbox(text: &str) -> Mailbox {
    let text = text.trim();
    match (text.rfind('<'), text.ends_with('>')) {
        (Some(start), true) => {
            let name = text[..start].trim();
            let name = match name.strip_prefix('"').and_then(|n| n.strip_suffix('"')) {
                Some(quoted) => unescaped(quoted),
                None => decode_words(name),
            };
            Mailbox::new(name, &text[start + 1..text.len() - 1])
        }
        _ => Mailbox::address(text),
    }
}

fn unescaped(quoted: &str) -> String {
    let mut out = String::with_capacity(quoted.len());
    let mut escaped = false;
    for c in quoted.chars() {
        if c == '\\' && !escaped {
            escaped = true;
        } else {
            escaped = false;
            out.push(c);
        }
    }
    out
}

fn split_outside_quotes(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let mut escaped = false;
    text.split(move |c: char| {
        if escaped {
            escaped = false;
            return false;
        }
        match c {
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => return c == separator && !quoted,
        }
        false
    })
}

/// `value; key="…"; key*0*=utf-8''…` as found in Content-Type and Content-Disposition.
struct Parameters {
    value: String,
    pairs: Vec<(String, String)>,
}

impl Parameters {
    fn read(text: &str) -> Self {
        let mut fields = split_outside_quotes(text, ';');
        let value = fields.next().unwrap_or_default().trim().to_ascii_lowercase();
        let pairs = fields
            .filter_map(|field| {
                let (key, value) = field.split_once('=')?;
                Some((key.trim().to_ascii_lowercase(), value.trim().to_owned()))
            })
            .collect();
        Parameters { value, pairs }
    }

    /// A parameter in clear, whole or put together from its numbered pieces (RFC 2231).
    fn get(&self, name: &str) -> Option<String> {
        let mut pieces: Vec<(usize, bool, &str)> = self
            .pairs
            .iter()
            .filter_map(|(key, value)| {
                let rest = key.strip_prefix(name)?;
                let encoded = rest.ends_with('*');
                let number = rest.trim_matches('*');
                if !rest.is_empty() && !rest.starts_with('*') {
                    return None;
                }
                let number = if number.is_empty() { 0 } else { number.parse().ok()? };
                Some((number, encoded, value.as_str()))
            })
            .collect();
        pieces.sort_by_key(|(number, _, _)| *number);
        if pieces.is_empty() {
            return None;
        }
        let mut bytes = Vec::new();
        for (number, encoded, value) in pieces {
            match value.strip_prefix('"').and_then(|v| v.strip_suffix('"')) {
                Some(quoted) => bytes.extend(unescaped(quoted).into_bytes()),
                None if encoded => {
                    let text = match (number, value.splitn(3, '\'').nth(2)) {
                        (0, Some(after_charset)) => after_charset,
                        _ => value,
                    };
                    bytes.extend(percent_decoded(text));
                }
                None => bytes.extend_from_slice(value.as_bytes()),
            }
        }
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_words_join_without_the_blank_between_them() {
        assert_eq!(decode_words("Candidature =?utf-8?b?w6k=?= =?utf-8?q?t=C3=A9_?= fin"), "Candidature été  fin");
        assert_eq!(decode_words("2 =? 3"), "2 =? 3");
    }

    #[test]
    fn numbered_pieces_of_a_file_name_are_put_together() {
        let read = Parameters::read("attachment; filename*1*=%C3%A9.pdf; filename*0*=utf-8''relev%20");
        assert_eq!(read.value, "attachment");
        assert_eq!(read.get("filename").unwrap(), "relev é.pdf");
        let read = Parameters::read(r#"attachment; filename="a;\"b\".pdf""#);
        assert_eq!(read.get("filename").unwrap(), "a;\"b\".pdf");
    }

    #[test]
    fn soft_line_breaks_vanish_and_broken_escapes_stay() {
        assert_eq!(decode_quoted(b"a=\r\nb=3D=C3=A9\r\n=ZZ"), "ab=é\r\n=ZZ".as_bytes());
    }

    #[test]
    fn nested_and_unfinished_parts_never_fail() {
        let raw = b"From: a@b.fr\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhi\r\n--x--";
        assert_eq!(ReadMail::parse(raw).unwrap().text, "hi");
        let raw = b"From: a@b.fr\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nhi";
        assert_eq!(ReadMail::parse(raw).unwrap().text, "");
        assert_eq!(ReadMail::parse(b"Subject: x\r\n\r\n"), None);
    }
}
