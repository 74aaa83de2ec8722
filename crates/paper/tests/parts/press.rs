//! Prints sheets of paper cheaply: the letters are drawn once by the program's own engine, then set by copying them. A sheet
//! is A4 at 100 dots per inch, as large as the check looks at a picture.

use std::collections::HashMap;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{GrayImage, Luma, RgbImage};
use paper::samples::sample_pdf;

use crate::support::drawn;

pub(crate) const UPRIGHT: [u32; 2] = [827, 1_170];
pub(crate) const LANDSCAPE: [u32; 2] = [1_170, 827];

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzéèà0123456789.,:/";
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
const MARGIN: u32 = 89;

/// Numbers by chance, the same for the same seed.
pub(crate) struct Chance(u32);

impl Chance {
    pub(crate) fn new(seed: u32) -> Self {
        Self(seed.wrapping_mul(2_654_435_761) | 1)
    }

    pub(crate) fn draw(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    /// From 0 to below `bound`.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        self.draw() % bound
    }

    fn words(&mut self, count: u32) -> String {
        (0..count).map(|_| WORDS[self.below(WORDS.len() as u32) as usize]).collect::<Vec<_>>().join(" ")
    }
}

/// Lines of words, different for each seed.
pub(crate) fn lines(seed: u32, count: usize) -> Vec<String> {
    let mut chance = Chance::new(seed);
    (0..count)
        .map(|_| {
            let words = 6 + chance.below(6);
            chance.words(words)
        })
        .collect()
}

/// The letters in one size.
pub(crate) struct Face {
    letters: HashMap<char, GrayImage>,
    /// From line to line, in pixels.
    line: u32,
    gap: u32,
    space: u32,
}

impl Face {
    /// Cuts the letters out of a drawn page whose only line is [`LETTERS`] with spaces between them.
    fn cut(drawn: &RgbImage) -> Self {
        let scale = drawn.width() as f32 / 595.0;
        let at = |points: f32| (points * scale).round() as u32;
        // The line stands 112 points below the top.
        let (top, bottom) = (at(101.0), at(116.0));
        let is_inked = |x: u32| (top..bottom).any(|y| drawn.get_pixel(x, y).0[1] < 250);
        let mut letters = HashMap::new();
        let mut names = LETTERS.chars();
        let mut x = 0;
        while x < drawn.width() {
            let left = x;
            while x < drawn.width() && is_inked(x) {
                x += 1;
            }
            if x == left {
                x += 1;
                continue;
            }
            let letter = GrayImage::from_fn(x - left, bottom - top, |column, row| Luma([drawn.get_pixel(left + column, top + row).0[1]]));
            letters.insert(names.next().unwrap(), letter);
        }
        assert_eq!(letters.len(), LETTERS.chars().count(), "every letter stands by itself");
        Self { letters, line: bottom - top, gap: at(0.7).max(1), space: at(3.0) }
    }

    pub(crate) fn print(&self, sheet: &mut GrayImage, left: u32, top: u32, text: &str) {
        let mut x = left;
        for name in text.chars() {
            match self.letters.get(&name) {
                Some(letter) => {
                    stamp(sheet, letter, x, top);
                    x += letter.width() + self.gap;
                }
                None => x += self.space,
            }
        }
    }
}

/// What is ruled in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rules {
    All,
    /// Shorter than the page.
    Columns,
    None,
}

/// The letters in three sizes: 8.6, 10.5 and 14 points.
pub(crate) struct Press {
    pub(crate) small: Face,
    pub(crate) body: Face,
    pub(crate) large: Face,
}

impl Press {
    pub(crate) async fn set_up() -> Self {
        let spaced = LETTERS.chars().map(String::from).collect::<Vec<_>>().join(" ");
        let specimen = sample_pdf("", &[spaced.as_str()], 1);
        let face = async |width| Face::cut(&drawn(&specimen, 1, width).await);
        Self { small: face(680).await, body: face(827).await, large: face(1_100).await }
    }

    /// A page of text.
    pub(crate) fn page(&self, seed: u32, count: usize) -> GrayImage {
        let mut sheet = blank(UPRIGHT);
        fill(&mut sheet, [MARGIN, 58, 649, 4], 90);
        self.large.print(&mut sheet, MARGIN, 76, "relevé de notes");
        for (n, line) in lines(seed, count).iter().enumerate() {
            self.body.print(&mut sheet, MARGIN, 130 + self.body.line * n as u32, line);
        }
        sheet
    }

    /// A table of marks, its first column of words. `headings` run from bottom to top.
    pub(crate) fn table(&self, seed: u32, [width, height]: [u32; 2], [columns, rows]: [u32; 2], rules: Rules, headings: bool) -> GrayImage {
        let mut chance = Chance::new(seed);
        let mut sheet = blank([width, height]);
        let (left, top) = (40, 150);
        let (across, down) = ((width - 2 * left) / columns, (height - top - 40) / rows);
        self.large.print(&mut sheet, left, 12, "notes et résultats");
        for column in 0..=columns {
            let x = left + column * across;
            match rules {
                Rules::All => fill(&mut sheet, [x, top, 2, rows * down], 60),
                Rules::Columns => fill(&mut sheet, [x, top, 2, rows * down * 4 / 5], 60),
                Rules::None => {}
            }
            if headings && column > 0 && column < columns {
                let mut heading = blank([100, self.small.line]);
                self.small.print(&mut heading, 2, 0, &chance.words(2));
                stamp(&mut sheet, &image::imageops::rotate270(&heading), x + across / 4, top - 102);
            }
        }
        for row in 0..=rows {
            if rules == Rules::All {
                fill(&mut sheet, [left, top + row * down, columns * across, 2], 60);
            }
        }
        for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
            let text = if column == 0 { chance.words(1) } else { format!("{}.{:02}", chance.below(20), chance.below(100)) };
            self.small.print(&mut sheet, left + column * across + 5, top + row * down + down / 4, &text);
        }
        sheet
    }

    /// Light letters on a dark ground.
    pub(crate) fn slide(&self, seed: u32) -> GrayImage {
        let mut sheet = blank(LANDSCAPE);
        self.large.print(&mut sheet, 80, 60, "université de la session");
        for (n, line) in lines(seed, 10 + seed as usize % 10).iter().enumerate() {
            self.body.print(&mut sheet, 100, 160 + 32 * n as u32, line);
        }
        sheet.iter_mut().for_each(|tone| *tone = 235 - (u32::from(*tone) * 210 / 255) as u8);
        sheet
    }
}

pub(crate) fn blank([width, height]: [u32; 2]) -> GrayImage {
    GrayImage::from_pixel(width, height, Luma([255]))
}

/// Fills left, top, width, height, as far as it lies on the sheet.
pub(crate) fn fill(sheet: &mut GrayImage, [left, top, across, down]: [u32; 4], tone: u8) {
    let (width, height) = sheet.dimensions();
    let (right, bottom) = ((left + across).min(width) as usize, (top + down).min(height));
    let pixels: &mut [u8] = sheet;
    for y in top..bottom {
        let row = y as usize * width as usize;
        pixels[row + right.min(left as usize)..row + right].fill(tone);
    }
}

/// Copies the ink of `what`; what does not fit is left out.
fn stamp(sheet: &mut GrayImage, what: &GrayImage, left: u32, top: u32) {
    let (width, height) = sheet.dimensions();
    if left + what.width() > width || top + what.height() > height {
        return;
    }
    let pixels: &mut [u8] = sheet;
    for (n, row) in what.as_raw().chunks_exact(what.width() as usize).enumerate() {
        let start = (top as usize + n) * width as usize + left as usize;
        for (to, from) in pixels[start..].iter_mut().zip(row) {
            *to = (*to).min(*from);
        }
    }
}

/// The sheet as a phone takes it: in light that falls off, with the grain of a sensor, a little yellow.
pub(crate) fn photo(sheet: &GrayImage, seed: u32) -> RgbImage {
    let (width, height) = sheet.dimensions();
    let mut grain = Chance::new(seed);
    let mut pixels = Vec::with_capacity(sheet.as_raw().len() * 3);
    for (row, y) in sheet.as_raw().chunks_exact(width as usize).zip(0u32..) {
        let light = 248 - 40 * y / height;
        for tone in row {
            let tone = u32::from(*tone) * light / 255 + (grain.draw() >> 29);
            pixels.extend_from_slice(&[tone as u8, (tone * 62 / 64) as u8, (tone * 60 / 64) as u8]);
        }
    }
    RgbImage::from_raw(width, height, pixels).unwrap()
}

/// Held not quite straight: sheared by so many pixels over the width, as small angles look.
pub(crate) fn askew(sheet: &GrayImage, by: i64) -> GrayImage {
    let (width, height) = (i64::from(sheet.width()), i64::from(sheet.height()));
    GrayImage::from_fn(sheet.width(), sheet.height(), |x, y| {
        let y = (i64::from(y) + by * i64::from(x) / width).clamp(0, height - 1);
        *sheet.get_pixel(x, y as u32)
    })
}

/// A flat-bed scanner in grey.
pub(crate) fn grey_jpeg(sheet: &GrayImage) -> Vec<u8> {
    let mut out = Vec::new();
    sheet.write_with_encoder(JpegEncoder::new_with_quality(&mut out, 85)).unwrap();
    out
}

pub(crate) fn grey_png(sheet: &GrayImage) -> Vec<u8> {
    let mut out = Vec::new();
    sheet.write_with_encoder(PngEncoder::new(&mut out)).unwrap();
    out
}
