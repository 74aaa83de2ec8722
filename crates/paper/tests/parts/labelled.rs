//! The check of documents measured: some 240 files made from seeds, each with the questions or the refusal it deserves.
//!
//! A question that is asked for nothing teaches people to ignore questions, so what counts is precision: of all files an
//! observation or a refusal was given to, at least 95 of 100 deserve it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use image::{GrayImage, Luma, Rgb, RgbImage};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};
use paper::samples::{SampleField, sample_form_pdf, sample_jpeg, sample_pdf, sample_png};
use paper::{Observation, Outcome, PrepareLimits, RefusalReason};
use tokio::sync::Semaphore;

use crate::corpus;
use crate::support::{file, sandbox};

/// Children at once, as in the program.
const AT_ONCE: usize = 2;
const PRECISION: f64 = 0.95;
/// What is not found at all would be precise too.
const RECALL: f64 = 0.9;

/// One file: what it is, its bytes, and every verdict that would be right. None means that nothing is the matter.
struct Case {
    name: String,
    bytes: Vec<u8>,
    label: Option<&'static str>,
    /// Right as well, without being what the file was made for.
    also: &'static [&'static str],
}

#[derive(Default)]
struct Set(Vec<Case>);

impl Set {
    fn add(&mut self, name: String, label: Option<&'static str>, bytes: Vec<u8>) {
        self.add_also(name, label, &[], bytes);
    }

    fn add_also(&mut self, name: String, label: Option<&'static str>, also: &'static [&'static str], bytes: Vec<u8>) {
        self.0.push(Case { name, bytes, label, also });
    }
}

const WORDS: [&str; 16] = [
    "relevé",
    "de",
    "notes",
    "semestre",
    "moyenne",
    "admis",
    "jury",
    "licence",
    "session",
    "unité",
    "crédits",
    "mention",
    "bien",
    "université",
    "certifie",
    "2025",
];

/// Lines of words, different for each seed.
fn lines(seed: u32, count: usize) -> Vec<String> {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as usize
    };
    (0..count).map(|_| (0..6 + next() % 6).map(|_| WORDS[next() % WORDS.len()]).collect::<Vec<_>>().join(" ")).collect()
}

fn letter(seed: u32, count: usize, pages: usize) -> Vec<u8> {
    let lines = lines(seed, count);
    sample_pdf("Relevé de notes", &lines.iter().map(String::as_str).collect::<Vec<_>>(), pages)
}

/// A sheet of text as a phone takes it.
fn sheet(seed: u32, width: u32, count: usize) -> RgbImage {
    let text = format!("Relevé de notes\n{}", lines(seed, count).join("\n"));
    image::load_from_memory(&sample_jpeg(width, width * 1754 / 1240, seed, Some(&text))).unwrap().into_rgb8()
}

/// Held not quite straight: sheared by so many pixels over the width, as small angles look.
fn askew(picture: &RgbImage, by: i64) -> RgbImage {
    let (width, height) = (i64::from(picture.width()), i64::from(picture.height()));
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let y = (i64::from(y) + by * i64::from(x) / width).clamp(0, height - 1);
        *picture.get_pixel(x, y as u32)
    })
}

fn made() -> Vec<Case> {
    let mut set = Set::default();
    good(&mut set);
    empty_pages(&mut set);
    hard_to_read(&mut set);
    damaged(&mut set);
    set.0
}

fn good(set: &mut Set) {
    for n in 0..28 {
        set.add(format!("lettre-{n}.pdf"), None, letter(n, 8 + 3 * n as usize, 1 + n as usize % 3 / 2));
    }
    for n in 0..10 {
        let field = |at: u32| SampleField { name: format!("f{at}"), label: format!("Rubrique {at}"), value: Some(format!("réponse {at}")), drawn: n % 2 == 0 };
        set.add(format!("formulaire-{n}.pdf"), None, sample_form_pdf("Fiche de candidature", &(0..6 + n).map(field).collect::<Vec<_>>()));
    }
    for n in 0..20 {
        let photo = sheet(100 + n, 1_000 + 40 * n, 14 + n as usize);
        let photo = if n % 2 == 0 { photo } else { askew(&photo, i64::from(n) - 8) };
        set.add(format!("page-{n}.jpg"), None, corpus::jpeg(&photo));
    }
    for n in 0..8 {
        set.add(format!("portrait-{n}.jpg"), None, sample_jpeg(900 + 50 * n, 1_200 + 50 * n, n, None));
        set.add(format!("dessin-{n}.png"), None, sample_png(1_000 + 60 * n, 1_400 + 80 * n, n));
        let photo = sheet(150 + n, 1_240, 24);
        set.add(format!("numerisation-{n}.pdf"), None, corpus::scan(corpus::jpeg(&photo), photo.width(), photo.height()));
    }
}

fn empty_pages(set: &mut Set) {
    for n in 0..10_i64 {
        let mut draft = corpus::Draft::new();
        draft.page(Some([0, 0, 400 + 30 * n, 600 + 30 * n]));
        draft.doc.objects.insert(draft.content, lopdf::Stream::new(lopdf::Dictionary::new(), b"q Q".to_vec()).into());
        set.add(format!("vide-{n}.pdf"), Some("blank_page"), draft.save(None, |_, _| {}));
        // A sheet in uneven light, with the grain of a sensor.
        let tone = 190 + 6 * n as u32;
        let sheet = RgbImage::from_fn(1_100, 1_500, |x, y| Rgb([(tone - x / 70 - y / 100 + (x * 31 + y * 17) % 5) as u8; 3]));
        set.add(format!("feuille-{n}.jpg"), Some("blank_page"), corpus::jpeg(&sheet));
    }
    for n in 0..10_u32 {
        let mut draft = corpus::Draft::new();
        draft.page(Some([0, 0, 595, 842]));
        let words = format!("{} {} {} 7 re f", 60 + 20 * n, 300 + 40 * n, 40 + 3 * n);
        draft.doc.objects.insert(draft.content, lopdf::Stream::new(lopdf::Dictionary::new(), words.into_bytes()).into());
        set.add(format!("presque-vide-{n}.pdf"), Some("nearly_empty"), draft.save(None, |_, _| {}));
        let word = GrayImage::from_fn(1_240, 1_754, |x, y| {
            let inside = (200 + 40 * n..330 + 40 * n).contains(&x) && (300..314).contains(&y) && (x / 6) % 3 != 0;
            Luma([if inside { 20 } else { 245 }])
        });
        set.add(format!("un-mot-{n}.png"), Some("nearly_empty"), corpus::png(&image::DynamicImage::ImageLuma8(word).into_rgb8()));
    }
}

fn hard_to_read(set: &mut Set) {
    for n in 0..12 {
        let photo = image::DynamicImage::ImageRgb8(sheet(200 + n, 1_240, 30 + n as usize));
        let turned = if n % 2 == 0 { photo.rotate90() } else { photo.rotate270() }.into_rgb8();
        set.add(format!("couchee-{n}.jpg"), Some("sideways"), corpus::jpeg(&turned));
        set.add(format!("couchee-{n}.pdf"), Some("sideways"), corpus::scan(corpus::jpeg(&turned), turned.width(), turned.height()));
    }
    for n in 0..24 {
        let photo = sheet(300 + n, 1_240, 28 + n as usize % 9);
        let photo = image::imageops::blur(&photo, 4.0 + n as f32 / 8.0);
        set.add(format!("floue-{n}.jpg"), Some("blurred"), corpus::jpeg(&photo));
    }
    for n in 0..12 {
        // Too few pixels for a page: it may look soft too, but one question is enough.
        set.add_also(format!("petite-{n}.jpg"), Some("low_resolution"), &["blurred"], corpus::jpeg(&sheet(400 + n, 300 + 20 * n, 24)));
    }
}

fn damaged(set: &mut Set) {
    for n in 0..20_u32 {
        let whole = letter(500 + n, 12, 1 + n as usize % 3);
        let at = whole.windows(9).rposition(|w| w == b"startxref").unwrap();
        let bytes = match n % 2 {
            0 => [&whole[..at], format!("startxref\n{}\n%%EOF\n", 3 + n).as_bytes()].concat(),
            _ => [format!("HTTP/1.1 200 OK\r\nDate: {n}\r\n\r\n").as_bytes(), &whole].concat(),
        };
        set.add(format!("abime-{n}.pdf"), Some("repaired"), bytes);
    }
    for n in 0..10 {
        set.add(format!("verrou-{n}.pdf"), Some("password_protected"), locked(n));
    }
    for n in 0..5 {
        set.add(format!("rien-{n}.pdf"), Some("empty"), Vec::new());
        set.add(format!("sans-page-{n}.pdf"), Some("empty"), corpus::plain(0, Some([0, 0, 595, 842 + n])));
    }
    for n in 0..12 {
        let whole = letter(600 + n, 40, 3);
        set.add(format!("coupe-{n}.pdf"), Some("truncated"), corpus::cut(&whole, 35 + 4 * n as usize));
        let photo = corpus::jpeg(&sheet(700 + n, 1_000, 30));
        set.add(format!("coupee-{n}.jpg"), Some("image_truncated"), corpus::cut(&photo, 30 + 5 * n as usize));
    }
    for n in 0..4 {
        set.add(format!("coupe-{n}.png"), Some("image_truncated"), corpus::cut(&sample_png(900, 1_200 + 10 * n, n), 40 + 12 * n as usize));
    }
}

/// Opens with a password only.
fn locked(n: u32) -> Vec<u8> {
    let mut doc = Document::load_mem(&letter(800 + n, 10, 1)).unwrap();
    let id = Object::string_literal(format!("identifiant-{n:04}"));
    doc.trailer.set("ID", vec![id.clone(), id]);
    let version =
        EncryptionVersion::V2 { document: &doc, owner_password: "propriétaire", user_password: "secret", key_length: 128, permissions: Permissions::all() };
    let state = EncryptionState::try_from(version).unwrap();
    doc.encrypt(&state).unwrap();
    let mut out = Vec::new();
    doc.save_to(&mut out).unwrap();
    out
}

/// The verdicts on a file, by their codes; what only tells how the file was kept is no verdict.
fn verdicts(outcome: &Outcome) -> Vec<&'static str> {
    match outcome {
        Outcome::Refused(refusal) => vec![match refusal.reason {
            RefusalReason::PasswordProtected => "password_protected",
            RefusalReason::Empty => "empty",
            RefusalReason::Truncated { .. } => "truncated",
            RefusalReason::ImageTruncated => "image_truncated",
            _ => "other_refusal",
        }],
        Outcome::Prepared(done) => {
            let code = |observation: &Observation| match observation {
                Observation::BlankPage { .. } => Some("blank_page"),
                Observation::NearlyEmpty { .. } => Some("nearly_empty"),
                Observation::Sideways { .. } => Some("sideways"),
                Observation::Blurred { .. } => Some("blurred"),
                Observation::LowResolution { .. } => Some("low_resolution"),
                Observation::Repaired { .. } => Some("repaired"),
                Observation::FormFlattened { .. }
                | Observation::Rasterised { .. }
                | Observation::AttachmentsRemoved { .. }
                | Observation::ActiveContentRemoved { .. }
                | Observation::RestrictionLifted { .. } => None,
            };
            let mut found: Vec<&'static str> = done.observations.iter().filter_map(code).collect();
            found.dedup();
            found
        }
    }
}

/// How often a verdict was given rightly and wrongly, and how often it was missing.
#[derive(Debug, Default)]
struct Count {
    right: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "draws and inspects some 240 files, which takes minutes: cargo nextest run --workspace --run-ignored only -E 'test(labelled)'"]
async fn questions_and_refusals_are_deserved() {
    let started = Instant::now();
    let cases = made();
    assert!(cases.len() >= 200, "{} files", cases.len());
    let children = Arc::new(Semaphore::new(AT_ONCE));
    let mut running = tokio::task::JoinSet::new();
    for case in cases {
        let children = Arc::clone(&children);
        running.spawn(async move {
            let _turn = children.acquire().await.unwrap();
            let outcome = sandbox().prepare(&[file(&case.name, case.bytes)], &PrepareLimits::default()).await.unwrap();
            (case.name, case.label, case.also, verdicts(&outcome), digest(&outcome))
        });
    }
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut digests: BTreeMap<Vec<u8>, String> = BTreeMap::new();
    let all = running.join_all().await;
    let good = all.iter().filter(|(_, label, ..)| label.is_none()).count();
    for (name, label, also, found, digest) in &all {
        for verdict in found {
            let count = counts.entry(verdict).or_default();
            if *label == Some(*verdict) {
                count.right += 1;
            } else if !also.contains(verdict) {
                count.wrong.push(name.clone());
            }
        }
        if let Some(missed) = label.filter(|label| !found.contains(label)) {
            counts.entry(missed).or_default().missed.push(format!("{name} {found:?}"));
        }
        // The same file for two documents is told by its digest: no two files of the set may share one.
        if let Some(digest) = digest.clone().filter(|_| *label != Some("blank_page")) {
            let other = digests.insert(digest, name.clone());
            assert!(other.is_none(), "{name} is taken for {other:?}");
        }
    }
    eprintln!("{} files, {good} of them good, in {} s", all.len(), started.elapsed().as_secs());
    let mut below = Vec::new();
    for (verdict, Count { right, wrong, missed }) in &counts {
        let precision = *right as f64 / (right + wrong.len()).max(1) as f64;
        let recall = *right as f64 / (right + missed.len()).max(1) as f64;
        eprintln!(
            "{verdict:20} precision {:5.1} %, found {:5.1} % of {:3}; wrongly {wrong:?}; missed {missed:?}",
            100.0 * precision,
            100.0 * recall,
            right + missed.len()
        );
        if precision < PRECISION || recall < RECALL {
            below.push(*verdict);
        }
    }
    assert_eq!(below, Vec::<&str>::new(), "below {PRECISION} of precision or {RECALL} found");
    assert!(counts.len() >= 10, "every kind was seen");
}

/// What the store compares to find the same file twice.
fn digest(outcome: &Outcome) -> Option<Vec<u8>> {
    match outcome {
        Outcome::Prepared(done) => Some(done.pdf.clone()),
        Outcome::Refused(_) => None,
    }
}
