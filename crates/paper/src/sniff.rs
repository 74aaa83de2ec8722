//! What a file really is, told from its first bytes and never from its name.
//!
//! Only enough kinds are told apart to accept PDF, JPEG and PNG, and to say something helpful about
//! the files people deposit by mistake.

use serde::{Deserialize, Serialize};

/// The kind of a received file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Pdf,
    Jpeg,
    Png,
    /// Photo format of recent phones (HEIC, HEIF).
    Heic,
    Avif,
    Webp,
    Gif,
    Tiff,
    Bmp,
    Svg,
    /// Photoshop.
    Psd,
    Word,
    Spreadsheet,
    Presentation,
    /// Writer, Calc or Impress.
    OpenDocument,
    /// Pages, Numbers or Keynote.
    AppleDocument,
    /// Word, Excel or PowerPoint from before 2007.
    LegacyOffice,
    RichText,
    Html,
    PostScript,
    Zip,
    OtherArchive,
    Video,
    Audio,
    Executable,
    Text,
    Empty,
    Unknown,
}

impl FileKind {
    /// Whether a deposit may be of this kind.
    #[must_use]
    pub fn is_accepted(self) -> bool {
        matches!(self, Self::Pdf | Self::Jpeg | Self::Png)
    }

    /// The code used in texts and exports, e.g. `heic`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Heic => "heic",
            Self::Avif => "avif",
            Self::Webp => "webp",
            Self::Gif => "gif",
            Self::Tiff => "tiff",
            Self::Bmp => "bmp",
            Self::Svg => "svg",
            Self::Psd => "psd",
            Self::Word => "word",
            Self::Spreadsheet => "spreadsheet",
            Self::Presentation => "presentation",
            Self::OpenDocument => "open_document",
            Self::AppleDocument => "apple_document",
            Self::LegacyOffice => "legacy_office",
            Self::RichText => "rich_text",
            Self::Html => "html",
            Self::PostScript => "post_script",
            Self::Zip => "zip",
            Self::OtherArchive => "other_archive",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Executable => "executable",
            Self::Text => "text",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
        }
    }
}

/// Tells the kind of `bytes`. Looks at the first kilobytes and, for archives, at the end.
#[must_use]
pub fn sniff(bytes: &[u8]) -> FileKind {
    if bytes.is_empty() {
        return FileKind::Empty;
    }
    signature(bytes)
        .or_else(|| zip(bytes))
        .or_else(|| iso_media(bytes))
        .or_else(|| pdf(bytes))
        .or_else(|| markup(bytes))
        .unwrap_or_else(|| if is_text(bytes) { FileKind::Text } else { FileKind::Unknown })
}

fn signature(bytes: &[u8]) -> Option<FileKind> {
    const TABLE: &[(&[u8], FileKind)] = &[
        (b"%PDF-", FileKind::Pdf),
        (b"\xFF\xD8\xFF", FileKind::Jpeg),
        (b"\x89PNG\r\n\x1A\n", FileKind::Png),
        (b"GIF87a", FileKind::Gif),
        (b"GIF89a", FileKind::Gif),
        (b"II*\0", FileKind::Tiff),
        (b"MM\0*", FileKind::Tiff),
        (b"8BPS", FileKind::Psd),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::LegacyOffice),
        (b"{\\rtf", FileKind::RichText),
        (b"%!PS", FileKind::PostScript),
        (b"Rar!\x1A\x07", FileKind::OtherArchive),
        (b"7z\xBC\xAF\x27\x1C", FileKind::OtherArchive),
        (b"\x1F\x8B", FileKind::OtherArchive),
        (b"BZh", FileKind::OtherArchive),
        (b"\xFD7zXZ\0", FileKind::OtherArchive),
        (b"ID3", FileKind::Audio),
        (b"OggS", FileKind::Audio),
        (b"fLaC", FileKind::Audio),
        (b"\x1A\x45\xDF\xA3", FileKind::Video),
        (b"\x7FELF", FileKind::Executable),
        (b"MZ", FileKind::Executable),
    ];
    if let Some((_, kind)) = TABLE.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(*kind);
    }
    if bytes.starts_with(b"RIFF") {
        return Some(match bytes.get(8..12) {
            Some(b"WEBP") => FileKind::Webp,
            Some(b"WAVE") => FileKind::Audio,
            _ => FileKind::Video,
        });
    }
    // "BM" alone is two letters of any text: a bitmap also has four reserved zero bytes.
    (bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4])).then_some(FileKind::Bmp)
}

fn zip(bytes: &[u8]) -> Option<FileKind> {
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
        return None;
    }
    let start = &bytes[..bytes.len().min(8 << 10)];
    let end = &bytes[bytes.len().saturating_sub(64 << 10)..];
    let has = |needle: &[u8]| contains(start, needle) || contains(end, needle);
    Some(if has(b"application/vnd.oasis.opendocument") {
        FileKind::OpenDocument
    } else if has(b"word/document") {
        FileKind::Word
    } else if has(b"xl/workbook") {
        FileKind::Spreadsheet
    } else if has(b"ppt/presentation") {
        FileKind::Presentation
    } else if has(b".iwa") {
        FileKind::AppleDocument
    } else {
        FileKind::Zip
    })
}

fn iso_media(bytes: &[u8]) -> Option<FileKind> {
    if bytes.get(4..8)? != b"ftyp" {
        return None;
    }
    Some(match bytes.get(8..12)? {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" | b"heif" => FileKind::Heic,
        b"avif" | b"avis" => FileKind::Avif,
        b"M4A " | b"M4B " => FileKind::Audio,
        _ => FileKind::Video,
    })
}

/// Some producers write a few bytes before the header; readers accept the first kilobyte.
fn pdf(bytes: &[u8]) -> Option<FileKind> {
    contains(&bytes[..bytes.len().min(1024)], b"%PDF-").then_some(FileKind::Pdf)
}

fn markup(bytes: &[u8]) -> Option<FileKind> {
    let start = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
    if contains(&start, b"<svg") {
        return Some(FileKind::Svg);
    }
    (contains(&start, b"<!doctype html") || contains(&start, b"<html")).then_some(FileKind::Html)
}

fn is_text(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(1024)];
    let valid = match std::str::from_utf8(start) {
        Ok(_) => true,
        // A character may be cut at the end of the window.
        Err(e) => e.error_len().is_none() && start.len() == 1024,
    };
    valid && !start.iter().any(|b| *b < 0x09)
}

pub(crate) fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kind, how many spaces come first, and the bytes after them, one letter each. The script of deposits, which refuses
    /// files before they leave, is tested with the same ones.
    #[test]
    fn kinds_are_told_from_content() {
        let cases: Vec<(FileKind, usize, String)> = serde_json::from_str(include_str!("kinds.json")).unwrap();
        for (kind, spaces, text) in cases {
            let mut bytes = vec![b' '; spaces];
            bytes.extend(text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()));
            assert_eq!(sniff(&bytes), kind, "{spaces} spaces, then {text:?}");
        }
    }

    #[test]
    fn only_three_kinds_are_accepted() {
        assert!(FileKind::Pdf.is_accepted() && FileKind::Jpeg.is_accepted() && FileKind::Png.is_accepted());
        assert!(!FileKind::Heic.is_accepted() && !FileKind::Word.is_accepted());
    }
}
