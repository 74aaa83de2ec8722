//! The labelled set: files made from seeds, each with the question or the refusal it deserves, or with none.

use image::{GrayImage, Luma, Rgb, RgbImage};
use lopdf::{Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream};
use paper::samples::{SampleField, sample_form_pdf, sample_jpeg, sample_pdf, sample_png};

use crate::corpus::{self, Draft};
use crate::press::{Chance, LANDSCAPE, Press, Rules, UPRIGHT, askew, blank, fill, grey_jpeg, grey_png, lines, photo};

const A4: [i64; 4] = [0, 0, 595, 842];

type Make = Box<dyn FnOnce(&Press) -> Vec<u8> + Send>;

/// One file: what it is, how it is made, and the verdict that would be right. None means that nothing is the matter.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) make: Make,
    pub(crate) label: Option<&'static str>,
}

#[derive(Default)]
struct Set(Vec<Case>);

impl Set {
    fn add(&mut self, name: String, label: Option<&'static str>, make: impl FnOnce(&Press) -> Vec<u8> + Send + 'static) {
        self.0.push(Case { name, make: Box::new(make), label });
    }
}

pub(crate) fn all() -> Vec<Case> {
    let mut set = Set::default();
    plain(&mut set);
    tables_and_slides(&mut set);
    pictures(&mut set);
    little_text(&mut set);
    bars_and_rules(&mut set);
    empty_pages(&mut set);
    hard_to_read(&mut set);
    damaged(&mut set);
    refused(&mut set);
    once_more(&mut set);
    set.0
}

fn letter(seed: u32, count: usize, pages: usize) -> Vec<u8> {
    let lines = lines(seed, count);
    sample_pdf("Relevé de notes", &lines.iter().map(String::as_str).collect::<Vec<_>>(), pages)
}

/// A photo of a page of text.
fn sheet(press: &Press, seed: u32, count: usize) -> Vec<u8> {
    corpus::jpeg(&photo(&press.page(seed, count), seed))
}

fn scan(picture: &RgbImage) -> Vec<u8> {
    corpus::scan(corpus::jpeg(picture), picture.width(), picture.height())
}

/// A page that draws `content`.
fn drawing(content: String, sides: [i64; 4]) -> Vec<u8> {
    let mut draft = Draft::new();
    draft.page(Some(sides));
    draft.doc.objects.insert(draft.content, Stream::new(Dictionary::new(), content.into_bytes()).into());
    draft.save(None, |_, _| {})
}

/// What is deposited every day.
fn plain(set: &mut Set) {
    for n in 0..20_u32 {
        set.add(format!("lettre-{n}.pdf"), None, move |_| letter(n, 8 + 3 * n as usize, 1 + n as usize % 3 / 2));
    }
    for n in 0..8_u32 {
        let field = move |at: u32| SampleField {
            name: format!("f{at}"),
            label: format!("Rubrique {at}"),
            value: Some(format!("réponse {at} de {n}")),
            drawn: n % 2 == 0,
        };
        set.add(format!("formulaire-{n}.pdf"), None, move |_| sample_form_pdf("Fiche de candidature", &(0..6 + n).map(field).collect::<Vec<_>>()));
    }
    for n in 0..16_u32 {
        set.add(format!("page-{n}.jpg"), None, move |press| {
            let page = press.page(100 + n, 12 + n as usize);
            corpus::jpeg(&photo(&if n % 2 == 0 { page } else { askew(&page, 2 * i64::from(n) - 16) }, n))
        });
    }
    for n in 0..6_u32 {
        set.add(format!("numerisation-{n}.pdf"), None, move |press| scan(&photo(&press.page(150 + n, 24), n)));
    }
    // As large as a scanner makes them.
    for n in 0..3_u32 {
        set.add(format!("grande-{n}.jpg"), None, move |press| {
            let page = image::imageops::resize(&press.page(160 + n, 30), 2_480, 3_508, image::imageops::FilterType::Triangle);
            grey_jpeg(&page)
        });
    }
    // Grey paper, pale print.
    for n in 0..6_u32 {
        set.add(format!("grise-{n}.jpg"), None, move |press| {
            let mut page = press.page(170 + n, 16 + n as usize);
            let (paper, print) = (200 + 5 * n, 110);
            page.iter_mut().for_each(|tone| *tone = (print + u32::from(*tone) * (paper - print) / 255) as u8);
            grey_jpeg(&page)
        });
    }
}

fn tables_and_slides(set: &mut Set) {
    for n in 0..12_u32 {
        let rules = [Rules::All, Rules::Columns, Rules::None][n as usize % 3];
        let (sides, cells) = if n % 2 == 0 { (LANDSCAPE, [10 + n, 20]) } else { (UPRIGHT, [7 + n / 2, 26]) };
        set.add(format!("tableau-{n}.png"), None, move |press| grey_png(&press.table(n, sides, cells, rules, false)));
    }
    for n in 0..4_u32 {
        set.add(format!("entetes-{n}.jpg"), None, move |press| corpus::jpeg(&photo(&press.table(30 + n, UPRIGHT, [13 + n, 22 + n], Rules::All, true), n)));
    }
    for n in 0..4_u32 {
        set.add(format!("diapositive-{n}.png"), None, move |press| grey_png(&press.slide(n)));
    }
}

fn pictures(set: &mut Set) {
    for n in 0..5_u32 {
        set.add(format!("portrait-{n}.jpg"), None, move |_| sample_jpeg(840 + 20 * n, 1_120 + 30 * n, n, None));
        set.add(format!("dessin-{n}.png"), None, move |_| sample_png(800 + 30 * n, 1_100 + 40 * n, n));
    }
    // A face before a wall, softly drawn: no print, hence none out of focus.
    for n in 0..4_u32 {
        set.add(format!("visage-{n}.jpg"), None, move |_| {
            let (x, y, wide) = (414, 480, 150 + 10 * n);
            let mut picture = GrayImage::from_fn(827, 1_170, |_, y| Luma([215 - (y / 12) as u8]));
            for (top, half, tone) in [(y - 220, wide + 20, 50), (y - 120, wide, 165), (y + 240, 2 * wide, 80)] {
                fill(&mut picture, [x - half, top, 2 * half, 1_170], tone);
            }
            for eye in [x - 60, x + 40] {
                fill(&mut picture, [eye, y, 24, 14], 60);
            }
            corpus::jpeg(&photo(&image::imageops::blur(&picture, 5.0), n))
        });
    }
    // A diploma on soft ornaments, its print in focus.
    for n in 0..4_u32 {
        set.add(format!("diplome-{n}.jpg"), None, move |press| {
            let page = press.page(180 + n, 14);
            let wave = |at: u32| (at % 40).abs_diff(20);
            let ornate = GrayImage::from_fn(page.width(), page.height(), |x, y| {
                let print = page.get_pixel(x, y).0[0];
                let ornament = 255 - (2 + n % 2) * (wave(x) + wave(y));
                if y > 560 { Luma([(u32::from(print) * ornament / 255) as u8]) } else { Luma([print]) }
            });
            grey_jpeg(&ornate)
        });
    }
}

/// Little, and yet enough.
fn little_text(set: &mut Set) {
    let words = ["Lu et approuvé.", "Fait à Rennes, le 3 mars 2025.", "La candidate, Jeanne Martin", "Signature :"];
    for n in 0..4_usize {
        set.add(format!("signee-{n}.pdf"), None, move |_| sample_pdf("Attestation", &words[..=n], 1));
    }
    for n in 0..4_u32 {
        set.add(format!("signature-{n}.png"), None, move |press| {
            let mut page = blank(UPRIGHT);
            press.body.print(&mut page, 90, 200 + 40 * n, "lu et approuvé, rennes, le 03/03/2025");
            for (step, x) in (400..560).enumerate() {
                fill(&mut page, [x, 330 + 40 * n + (step as u32 % 40).abs_diff(20), 3, 4], 40);
            }
            grey_png(&page)
        });
    }
    // Print as pale as a worn-out cartridge leaves it, on even paper.
    for n in 0..4_u32 {
        set.add(format!("pale-{n}.png"), None, move |press| {
            let mut page = press.page(190 + n, 10);
            page.iter_mut().for_each(|tone| *tone = (160 + 4 * n + u32::from(*tone) * (90 - 4 * n) / 255) as u8);
            grey_png(&page)
        });
    }
}

/// Stripes that are no lines of text.
fn bars_and_rules(set: &mut Set) {
    for n in 0..6_u32 {
        set.add(format!("codes-barres-{n}.pdf"), None, move |_| {
            let mut chance = Chance::new(n);
            let (across, module) = (1 + n % 3, 1 + n / 3);
            let mut content = String::from("0 g\n");
            for label in 0..across * 6 {
                let (mut x, y) = (50 + label % across * (500 / across), 60 + label / across * 125);
                let end = x + 500 / across - 40;
                while x < end {
                    let bar = module * (1 + chance.below(3));
                    content += &format!("{x} {y} {bar} {} re f\n", 50 + 10 * (n % 4));
                    x += bar + module * (1 + chance.below(3));
                }
            }
            drawing(content, A4)
        });
    }
    for n in 0..3_u32 {
        set.add(format!("histogramme-{n}.pdf"), None, move |_| {
            let bars = (0..20 + n).map(|bar| format!("{} 100 12 {} re f\n", 60 + bar * 20, 80 + (bar * 137 + n * 50) % 500));
            drawing(format!("0.2 0.4 0.7 rg\n{}", bars.collect::<String>()), A4)
        });
        set.add(format!("partition-{n}.pdf"), None, move |_| {
            let staves = (0..8).flat_map(|staff| (0..5).map(move |line| 100 + staff * 80 + line * 5));
            let notes = (0..8).flat_map(|staff| (0..30 + 2 * n).map(move |note| (60 + note * 13, 100 + staff * 80 + (note * 7 + n) % 22)));
            let staves: String = staves.map(|y| format!("50 {y} m 545 {y} l S\n")).collect();
            let notes: String = notes.map(|(x, y)| format!("{x} {y} 4 4 re f {} {y} 0.7 18 re f\n", x + 3)).collect();
            drawing(format!("0.5 w\n{staves}{notes}"), A4)
        });
    }
}

fn empty_pages(set: &mut Set) {
    for n in 0..8_u32 {
        let side = i64::from(30 * n);
        set.add(format!("vide-{n}.pdf"), Some("blank_page"), move |_| drawing("q Q".to_owned(), [0, 0, 400 + side, 600 + side]));
        // A sheet in uneven light, with the grain of a sensor.
        set.add(format!("feuille-{n}.jpg"), Some("blank_page"), move |_| {
            let tone = 190 + 6 * n;
            let sheet = RgbImage::from_fn(827, 1_170, |x, y| Rgb([(tone - x / 60 - y / 80 + (x * 31 + y * 17) % 5) as u8; 3]));
            corpus::jpeg(&sheet)
        });
    }
    for n in 0..5_u8 {
        set.add(format!("couleur-{n}.png"), Some("blank_page"), move |_| corpus::png(&RgbImage::from_pixel(827, 1_170, Rgb([250 - 30 * n, 250, 200 + 5 * n]))));
    }
    for n in 0..8_u32 {
        set.add(format!("presque-vide-{n}.pdf"), Some("nearly_empty"), move |_| drawing(format!("{} {} {} 7 re f", 60 + 20 * n, 300 + 40 * n, 40 + 2 * n), A4));
        set.add(format!("un-mot-{n}.png"), Some("nearly_empty"), move |press| {
            let mut page = blank(UPRIGHT);
            press.body.print(&mut page, 120 + 50 * n, 200 + 90 * n, ["semestre 2", "annexe 3", "page 4/4"][n as usize % 3]);
            grey_png(&page)
        });
    }
}

fn hard_to_read(set: &mut Set) {
    for n in 0..12_u32 {
        let turned = move |press: &Press| {
            let page = press.page(200 + n, 18 + 2 * n as usize);
            let page = if n % 3 == 0 { askew(&page, i64::from(n) * 3 - 15) } else { page };
            photo(&if n % 2 == 0 { image::imageops::rotate90(&page) } else { image::imageops::rotate270(&page) }, n)
        };
        set.add(format!("couchee-{n}.jpg"), Some("sideways"), move |press| corpus::jpeg(&turned(press)));
        if n < 8 {
            set.add(format!("couchee-{n}.pdf"), Some("sideways"), move |press| scan(&image::imageops::rotate180(&turned(press))));
        }
    }
    for n in 0..20_u32 {
        set.add(format!("floue-{n}.jpg"), Some("blurred"), move |press| {
            let page = image::imageops::blur(&press.page(300 + n, 28 + n as usize % 9), 2.2 + n as f32 / 16.0);
            corpus::jpeg(&photo(&page, n))
        });
    }
    for n in 0..10_u32 {
        set.add(format!("petite-{n}.jpg"), Some("low_resolution"), move |press| {
            let (width, height) = (300 + 20 * n, 424 + 28 * n);
            grey_jpeg(&image::imageops::thumbnail(&press.page(400 + n, 24), width, height))
        });
    }
}

fn damaged(set: &mut Set) {
    for n in 0..8_u32 {
        set.add(format!("abime-{n}.pdf"), Some("repaired"), move |_| {
            let (before, _) = around_start(&letter(500 + n, 12, 1 + n as usize % 3));
            [before, format!("startxref\n{}\n%%EOF\n", 3 + n).into_bytes()].concat()
        });
        // Something came between: nothing stands where the table says.
        set.add(format!("decale-{n}.pdf"), Some("repaired"), move |_| {
            let whole = letter(520 + n, 12, 1 + n as usize % 3);
            let line = 1 + whole.iter().position(|byte| *byte == b'\n').unwrap();
            [&whole[..line], "%".repeat(20 + n as usize).as_bytes(), b"\n", &whole[line..]].concat()
        });
    }
    // Careless, but all there: what a server said stands in front, or the table stands a few bytes further on.
    for n in 0..4_u32 {
        set.add(format!("precede-{n}.pdf"), None, move |_| [format!("HTTP/1.1 200 OK\r\nDate: {n}\r\n\r\n").into_bytes(), letter(540 + n, 12, 1)].concat());
        set.add(format!("a-cote-{n}.pdf"), None, move |_| {
            let (before, start) = around_start(&letter(550 + n, 12, 1));
            [before, format!("startxref\n{}\n%%EOF\n", start - 4).into_bytes()].concat()
        });
    }
}

/// What stands before `startxref`, and the number behind it.
fn around_start(whole: &[u8]) -> (Vec<u8>, usize) {
    let at = whole.windows(9).rposition(|w| w == b"startxref").unwrap();
    let number = String::from_utf8_lossy(&whole[at + 9..]).split_whitespace().next().unwrap().parse().unwrap();
    (whole[..at].to_vec(), number)
}

fn refused(set: &mut Set) {
    for n in 0..8_u32 {
        set.add(format!("verrou-{n}.pdf"), Some("password_protected"), move |_| locked(n));
    }
    for n in 0..5_u32 {
        set.add(format!("rien-{n}.pdf"), Some("empty"), |_| Vec::new());
        set.add(format!("sans-page-{n}.pdf"), Some("empty"), move |_| corpus::plain(0, Some([0, 0, 595, 842 + i64::from(n)])));
    }
    for n in 0..12_u32 {
        set.add(format!("coupe-{n}.pdf"), Some("truncated"), move |_| corpus::cut(&letter(600 + n, 40, 3), 35 + 4 * n as usize));
        set.add(format!("coupee-{n}.jpg"), Some("image_truncated"), move |press| corpus::cut(&sheet(press, 700 + n, 30), 30 + 5 * n as usize));
    }
    for n in 0..4_u32 {
        set.add(format!("coupe-{n}.png"), Some("image_truncated"), move |_| corpus::cut(&sample_png(800, 1_000 + 10 * n, n), 40 + 12 * n as usize));
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

/// The same document for two of the things asked for, under another name or with another remark by the camera.
fn once_more(set: &mut Set) {
    for n in 0..4_u32 {
        set.add(format!("original-{n}.pdf"), None, move |_| letter(900 + n, 20, 2));
        set.add(format!("encore-{n}.pdf"), Some("same_file"), move |_| letter(900 + n, 20, 2));
        set.add(format!("original-{n}.jpg"), None, move |press| sheet(press, 910 + n, 20));
        set.add(format!("encore-{n}.jpg"), Some("same_file"), move |press| sheet(press, 910 + n, 20));
        set.add(format!("commentee-{n}.jpg"), Some("same_file"), move |press| {
            let photo = sheet(press, 910 + n, 20);
            [&photo[..2], b"\xFF\xFE\0\x08Rennes", &photo[2..]].concat()
        });
    }
}
