//! One message to one person, and its exact bytes.
//!
//! Values that end up in headers come from people (names, subjects, file names): control characters
//! are folded into spaces, and everything else is encoded, so no value can add a header line or
//! a recipient. Addresses and the Message-ID are checked instead, never repaired.

use std::fmt;
use std::time::SystemTime;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use lettre::Address;
use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment as Attached, Body, MultiPart, SinglePart};

use super::SendError;
use crate::text::one_line;

/// A name, possibly empty, and an address.
#[derive(Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// Shown name; empty for none.
    pub name: String,
    /// Address, `local@domain`.
    pub address: String,
}

impl Mailbox {
    /// A mailbox with a shown name.
    pub fn new(name: impl Into<String>, address: impl Into<String>) -> Self {
        Mailbox { name: name.into(), address: address.into() }
    }

    /// A mailbox without a name.
    pub fn address(address: impl Into<String>) -> Self {
        Mailbox::new("", address)
    }
}

impl fmt::Debug for Mailbox {
    /// Personal data stays out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mailbox(..)")
    }
}

/// A file sent with a message.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Name proposed to the receiver; any characters.
    pub file_name: String,
    /// `type/subtype`; anything else is sent as `application/octet-stream`.
    pub content_type: String,
    /// Content as it is.
    pub bytes: Bytes,
}

impl fmt::Debug for Attachment {
    /// File names may name people; only the kind and the size are shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attachment").field("content_type", &self.content_type).field("size", &self.bytes.len()).finish_non_exhaustive()
    }
}

/// A message ready to be sent. Sending the same value again produces the same bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct OutgoingMail {
    /// `local@domain` of the Message-ID header, with or without `< >`, derived from the row that
    /// asks for the message: a repeat is recognised by it.
    pub message_id: String,
    /// Moment written in the Date header.
    pub date: DateTime<Utc>,
    /// Language of the text, a tag such as `fr` or `en`.
    pub language: String,
    /// Sender.
    pub from: Mailbox,
    /// Where answers go, when it is not the sender.
    pub reply_to: Option<Mailbox>,
    /// The one person the message is for.
    pub to: Mailbox,
    /// Blind copies. One that is refused never holds back the message.
    pub bcc: Vec<Mailbox>,
    /// Subject.
    pub subject: String,
    /// Plain text, always there.
    pub text: String,
    /// The same in HTML.
    pub html: Option<String>,
    /// Files.
    pub attachments: Vec<Attachment>,
}

impl fmt::Debug for OutgoingMail {
    /// Only what identifies the message without telling whom or what it is about.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutgoingMail")
            .field("message_id", &self.message_id)
            .field("date", &self.date)
            .field("language", &self.language)
            .field("copies", &self.bcc.len())
            .field("attachments", &self.attachments)
            .finish_non_exhaustive()
    }
}

/// The bytes of a message and its envelope.
pub(super) struct Rendered {
    pub raw: Vec<u8>,
    pub from: Address,
    pub to: Address,
    /// In the order of [`OutgoingMail::bcc`]; `None` where the address is malformed.
    pub bcc: Vec<Option<Address>>,
}

impl OutgoingMail {
    /// The Message-ID without `< >`.
    pub fn bare_message_id(&self) -> &str {
        let id = self.message_id.strip_prefix('<');
        id.and_then(|id| id.strip_suffix('>')).unwrap_or(&self.message_id)
    }

    /// Every address of the message, to be kept out of texts.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        [&self.from, &self.to].into_iter().chain(&self.reply_to).chain(&self.bcc).map(|mailbox| mailbox.address.as_str())
    }

    /// Writes the message; `show_copies` keeps the Bcc header, which only a local folder wants.
    pub(super) fn render(&self, show_copies: bool) -> Result<Rendered, SendError> {
        let from = address(&self.from).ok_or_else(|| SendError::invalid("sender address"))?;
        let to = address(&self.to).ok_or_else(|| SendError::invalid("recipient address"))?;
        let bcc: Vec<Option<Address>> = self.bcc.iter().map(address).collect();
        let envelope = lettre::address::Envelope::new(Some(from.clone()), vec![to.clone()]).map_err(|_| SendError::invalid("envelope"))?;

        let mut builder = lettre::Message::builder()
            .envelope(envelope)
            .header(MessageId(self.checked_message_id()?))
            .date(SystemTime::from(self.date))
            .from(mailbox(&self.from, from.clone()))
            .to(mailbox(&self.to, to.clone()))
            .subject(one_line(&self.subject))
            .raw_header(fixed("Auto-Submitted", "auto-generated"))
            .raw_header(fixed("Content-Language", self.checked_language()?));
        if let Some(reply_to) = &self.reply_to {
            let parsed = address(reply_to).ok_or_else(|| SendError::invalid("address for answers"))?;
            builder = builder.reply_to(mailbox(reply_to, parsed));
        }
        if show_copies {
            builder = builder.keep_bcc();
            for (copy, parsed) in self.bcc.iter().zip(&bcc) {
                if let Some(parsed) = parsed {
                    builder = builder.bcc(mailbox(copy, parsed.clone()));
                }
            }
        }
        let message = self.with_body(builder)?.map_err(|_| SendError::invalid("headers"))?;
        Ok(Rendered { raw: message.formatted(), from, to, bcc })
    }

    fn with_body(&self, builder: lettre::message::MessageBuilder) -> Result<Result<lettre::Message, lettre::error::Error>, SendError> {
        let text = text_part(ContentType::TEXT_PLAIN, &self.text)?;
        let html = self.html.as_deref().map(|html| text_part(ContentType::TEXT_HTML, html)).transpose()?;
        let alternative = |text, html| MultiPart::alternative().boundary(self.boundary("alternative")).singlepart(text).singlepart(html);
        if self.attachments.is_empty() {
            return Ok(match html {
                None => builder.singlepart(text),
                Some(html) => builder.multipart(alternative(text, html)),
            });
        }
        let mixed = MultiPart::mixed().boundary(self.boundary("mixed"));
        let mut mixed = match html {
            None => mixed.singlepart(text),
            Some(html) => mixed.multipart(alternative(text, html)),
        };
        for attachment in &self.attachments {
            mixed = mixed.singlepart(file_part(attachment)?);
        }
        Ok(builder.multipart(mixed))
    }

    /// Derived from the Message-ID, so that a repeat is identical to the byte. `=_` cannot occur
    /// in quoted-printable or base64, the only encodings used.
    fn boundary(&self, kind: &str) -> String {
        let id: String = self.bare_message_id().chars().filter(char::is_ascii_alphanumeric).take(40).collect();
        format!("=_{kind}_{id}")
    }

    fn checked_message_id(&self) -> Result<String, SendError> {
        let id = self.bare_message_id();
        let sound = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b));
        match id.split_once('@') {
            Some((local, domain)) if id.len() <= 200 && sound(local) && sound(domain) => Ok(format!("<{id}>")),
            _ => Err(SendError::invalid("message identifier")),
        }
    }

    fn checked_language(&self) -> Result<&str, SendError> {
        let tag = self.language.as_str();
        let sound = (2..=20).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        sound.then_some(tag).ok_or_else(|| SendError::invalid("language"))
    }
}

/// A Message-ID header written exactly as given: an identifier must not be encoded or folded.
#[derive(Clone)]
struct MessageId(String);

impl Header for MessageId {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Message-ID")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(MessageId(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::dangerous_new_pre_encoded(Self::name(), self.0.clone(), self.0.clone())
    }
}

fn fixed(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// The address as the protocol needs it, with an international domain in its ASCII form.
fn address(mailbox: &Mailbox) -> Option<Address> {
    let text = mailbox.address.as_str();
    let forbidden = |c: char| c.is_control() || c.is_whitespace() || "<>,;:()[]\\\"".contains(c);
    if text.len() > 254 || text.contains(forbidden) {
        return None;
    }
    let (local, domain) = text.rsplit_once('@')?;
    let domain = if domain.is_ascii() {
        domain.to_owned()
    } else {
        match url::Host::parse(domain).ok()? {
            url::Host::Domain(ascii) => ascii,
            url::Host::Ipv4(_) | url::Host::Ipv6(_) => return None,
        }
    };
    Address::new(local, domain).ok()
}

fn mailbox(mailbox: &Mailbox, address: Address) -> lettre::message::Mailbox {
    let name = one_line(&mailbox.name);
    lettre::message::Mailbox::new((!name.is_empty()).then_some(name), address)
}

fn text_part(kind: ContentType, text: &str) -> Result<SinglePart, SendError> {
    let body = Body::new_with_encoding(text.to_owned(), ContentTransferEncoding::QuotedPrintable).map_err(|_| SendError::invalid("text"))?;
    Ok(SinglePart::builder().header(kind).body(body))
}

fn file_part(attachment: &Attachment) -> Result<SinglePart, SendError> {
    let body = Body::new_with_encoding(attachment.bytes.to_vec(), ContentTransferEncoding::Base64).map_err(|_| SendError::invalid("attachment"))?;
    let name = one_line(&attachment.file_name).replace(['/', '\\'], "_");
    let name = if name.is_empty() { "document".to_owned() } else { name };
    Ok(Attached::new(name).body(body, content_type(&attachment.content_type)?))
}

fn content_type(text: &str) -> Result<ContentType, SendError> {
    let token = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let plain = text.split_once('/').is_some_and(|(kind, sub)| token(kind) && token(sub));
    ContentType::parse(if plain { text } else { "application/octet-stream" }).map_err(|_| SendError::invalid("attachment type"))
}
