//! Shared by the tests: a sandbox around the test worker, and ways to look into results.

use std::io::Write;
use std::process::Command;
use std::time::Duration;

use image::RgbImage;
use lopdf::{Document, Object};
use paper::{ChildLimits, Outcome, PrepareLimits, Prepared, ReceivedFile, Refusal, RefusalReason, Sandbox};

pub(crate) const WORKER: &str = env!("CARGO_BIN_EXE_paper-worker");
pub(crate) const NO_ARGS: [&str; 0] = [];

/// Patient, because test machines are slow and busy; the other limits are the real ones.
pub(crate) fn sandbox() -> Sandbox {
    Sandbox::new(WORKER, NO_ARGS, ChildLimits { wall: Duration::from_secs(180), ..ChildLimits::default() })
}

pub(crate) fn file(name: &str, bytes: impl Into<Vec<u8>>) -> ReceivedFile {
    ReceivedFile { name: name.to_owned(), bytes: bytes.into() }
}

/// The same where children are born rather than started.
pub(crate) async fn warm() -> Sandbox {
    let sandbox = sandbox();
    assert!(sandbox.warm().await, "no nursery");
    sandbox
}

pub(crate) async fn prepare(files: &[ReceivedFile]) -> Outcome {
    warm().await.prepare(files, &PrepareLimits::default()).await.unwrap()
}

/// Prepares files that must be accepted, and checks what is true of every canonical PDF.
pub(crate) async fn accepted(files: &[ReceivedFile]) -> Prepared {
    let done = match prepare(files).await {
        Outcome::Prepared(done) => done,
        Outcome::Refused(refusal) => panic!("refused: {refusal:?}"),
    };
    assert_eq!(done.size, done.pdf.len() as u64);
    assert_eq!(done.files.len(), files.len());
    assert_eq!(done.files.iter().map(|f| f.pages).sum::<usize>(), done.pages);
    let doc = Document::load_mem(&done.pdf).unwrap();
    assert_eq!(doc.get_pages().len(), done.pages);
    assert_harmless(&doc);
    qpdf_check(&done.pdf);
    done
}

pub(crate) async fn refused(name: &str, bytes: impl Into<Vec<u8>>) -> RefusalReason {
    match prepare(&[file(name, bytes)]).await {
        Outcome::Prepared(done) => panic!("{name} accepted with {} pages", done.pages),
        Outcome::Refused(Refusal { reason, file }) => {
            assert_eq!(file.unwrap().name, name);
            reason
        }
    }
}

/// Nothing that acts, hides or restricts is left.
pub(crate) fn assert_harmless(doc: &Document) {
    assert!(!doc.trailer.has(b"Encrypt") && !doc.trailer.has(b"Info"));
    for object in doc.objects.values() {
        let dict = match object {
            Object::Dictionary(dict) => dict,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        for key in ["JS", "OpenAction", "AA", "Annots", "AcroForm", "EmbeddedFiles", "EF", "Names", "Metadata"] {
            assert!(!dict.has(key.as_bytes()), "{key} is left in {dict:?}");
        }
    }
}

/// Asks qpdf for a second opinion where it is installed.
pub(crate) fn qpdf_check(pdf: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    match Command::new("qpdf").arg("--check").arg(file.path()).output() {
        Ok(done) => assert!(done.status.success(), "qpdf: {}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr)),
        Err(e) => eprintln!("SKIPPED: qpdf --check ({e})"),
    }
}

/// Page `page` (from 1), drawn.
pub(crate) async fn drawn(pdf: &[u8], page: usize, width: u32) -> RgbImage {
    let preview = sandbox().preview(pdf, page, width).await.unwrap();
    let picture = image::load_from_memory(&preview.png).unwrap().into_rgb8();
    assert_eq!((picture.width(), picture.height()), (preview.width, preview.height));
    picture
}

/// The colour at a place given as shares of width and height.
pub(crate) fn colour(picture: &RgbImage, x: f32, y: f32) -> [u8; 3] {
    let at = |share: f32, side: u32| ((share * side as f32) as u32).min(side - 1);
    picture.get_pixel(at(x, picture.width()), at(y, picture.height())).0
}

pub(crate) fn is_red([r, g, b]: [u8; 3]) -> bool {
    r > 150 && g < 110 && b < 110
}

pub(crate) fn is_blue([r, g, b]: [u8; 3]) -> bool {
    b > 130 && r < 110 && g < 130
}

/// Dark pixels within a part of the picture, given as shares: left, top, right, bottom.
pub(crate) fn ink(picture: &RgbImage, [left, top, right, bottom]: [f32; 4]) -> usize {
    let (w, h) = (picture.width() as f32, picture.height() as f32);
    picture
        .enumerate_pixels()
        .filter(|(x, y, p)| {
            let inside = (left * w..right * w).contains(&(*x as f32)) && (top * h..bottom * h).contains(&(*y as f32));
            inside && p.0.iter().map(|c| u32::from(*c)).sum::<u32>() < 380
        })
        .count()
}
