//! The closed world a template sees: its own source, the shared style, the data, our fonts. No file
//! system, no package, no network, and no clock but the date given.

use std::sync::LazyLock;

use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::{Moment, TypesetError};

/// Compilations whose intermediate results are kept for the next ones.
const KEPT_COMPILATIONS: usize = 2;
const STYLE: &str = include_str!("style.typ");

static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    const FILES: [&[u8]; 3] = [
        include_bytes!("../../fonts/HankenGrotesk-Regular.ttf"),
        include_bytes!("../../fonts/HankenGrotesk-SemiBold.ttf"),
        include_bytes!("../../fonts/HankenGrotesk-Italic.ttf"),
    ];
    let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

struct Closed {
    main: Source,
    style: Source,
    /// The data and the pictures.
    files: Vec<(FileId, Bytes)>,
    date: Option<Datetime>,
}

impl World for Closed {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.style].into_iter().find(|s| s.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.iter().find(|(known, _)| *known == id).map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.date
    }
}

/// Sets `source` with `data` as PDF/UA-1.
pub(super) fn pdf(template: &'static str, source: &str, data: &impl Serialize, moment: Moment) -> Result<Vec<u8>, TypesetError> {
    pdf_with(template, source, data, moment, &[])
}

/// The same with pictures, which the template finds by their names.
pub(super) fn pdf_with(
    template: &'static str,
    source: &str,
    data: &impl Serialize,
    moment: Moment,
    pictures: &[(&str, &[u8])],
) -> Result<Vec<u8>, TypesetError> {
    let error = |message: String| TypesetError { template, message };
    let json = serde_json::to_vec(data).map_err(|e| error(e.to_string()))?;
    let date = Datetime::from_ymd_hms(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second);
    let mut files = vec![(id("data.json").map_err(error)?, Bytes::new(json))];
    for (name, bytes) in pictures {
        files.push((id(name).map_err(error)?, Bytes::new(bytes.to_vec())));
    }
    let world = Closed {
        main: Source::new(id("main.typ").map_err(error)?, source.to_owned()),
        style: Source::new(id("style.typ").map_err(error)?, STYLE.to_owned()),
        files,
        date,
    };
    let document = typst::compile::<PagedDocument>(&world).output.map_err(|e| error(messages(&e)))?;
    let options = PdfOptions {
        timestamp: date.and_then(|d| Timestamp::new_local(d, moment.offset_minutes)),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|e| error(format!("{e:?}")))?,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&document, &options).map_err(|e| error(messages(&e)));
    typst::comemo::evict(KEPT_COMPILATIONS);
    pdf
}

fn id(path: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(path).map_err(|e| format!("{e:?}"))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

fn messages(diagnostics: &[SourceDiagnostic]) -> String {
    diagnostics.iter().map(|d| d.message.to_string()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(source: &str) -> Result<Vec<u8>, TypesetError> {
        let source = format!("#set document(title: \"x\")\n#set text(lang: \"fr\", font: \"Hanken Grotesk\")\n{source}");
        pdf("test", &source, &serde_json::json!({ "a": 1 }), Moment::default())
    }

    #[test]
    fn only_what_is_registered_can_be_read() {
        assert!(set("#json(\"data.json\").a").is_ok());
        for outside in ["#read(\"/etc/hostname\")", "#read(\"../Cargo.toml\")", "#import \"@preview/cetz:0.4.0\"", "#include \"other.typ\""] {
            assert!(set(outside).is_err(), "{outside}");
        }
    }
}
