//! Looks at the finished pages the way a person would: is there anything on this page, does it lie on
//! its side, is its print in focus? Answers are questions to the applicant, so missing one costs little and
//! asking for nothing costs much. What is asked how rightly is measured in `docs/reference/document-check.md`.

use std::sync::Arc;
use std::time::Duration;

use hayro::RenderCache;
use hayro::hayro_syntax::Pdf;
use image::GrayImage;

use super::Observation;
use super::budget::Budget;
use crate::preview;

/// Pixels along the shorter side of a page that is looked at: enough to tell lines of text apart.
pub(super) const SHORT: u32 = 280;
/// Pixels along the longer side at most.
pub(super) const LONG: u32 = SHORT * 4;
/// Long documents are looked at from the front until so much of the processor's time is used up.
const WORTH: Duration = Duration::from_secs(2);
/// A pixel this much darker or lighter than the paper counts as ink.
const CONTRAST: u8 = 40;
/// The same where the paper is even: thin grey print is faint when it is small.
const FAINT: u8 = 24;
/// Paper is even when this share of the page has its tone.
const EVEN: f64 = 0.6;
/// Shares of the page covered by ink.
const BLANK: f64 = 0.000_15;
const NEARLY_EMPTY: f64 = 0.001_5;

/// Side of the tiles whose direction is judged one by one, in pixels: three to five lines of text.
const TILE: usize = 32;
/// A tile has something on it when its tones change by this much in all, about 4 from each pixel to the next.
const PRINTED: u32 = 4 * (TILE * (TILE - 1)) as u32;
/// Fewer tiles with text say nothing about a page.
const FEWEST_TILES: u32 = 8;
/// How much more the amount of ink must change from column to column than from row to row over the page.
const CLEARLY: f64 = 2.2;

/// Long side of the picture on which edges are judged: print of common size has strokes of about a pixel there, and the
/// grain of a sensor is averaged out.
pub(super) const READING_SIDE: u32 = 1_170;
/// Side of the squares that are judged one by one, in pixels.
const SQUARE: usize = 16;
/// A square with so many tones between its darkest and its lightest pixel has something printed on it.
const PRINT: u8 = 36;
/// In a sharp square, one step from a pixel to the next takes at least this part of them, in percent.
const SHARP: u32 = 22;
/// Fewer squares with print say nothing about a page: so many, and one in so many of all.
const FEWEST_SQUARES: usize = 24;
const ONE_IN: usize = 16;
/// Print fills areas, the edges of shapes are lines: one in so many squares with print has print on all four sides.
const ONE_INNER_IN: usize = 4;
/// Print stands on paper, or shines out of the dark: one of the two has about the same tone all over the page.
const SAME_TONE: u8 = 50;

/// Looks at the pages of a canonical PDF named in `wanted` (from 1), as many as time allows.
pub(super) fn pages(pdf: &Arc<Vec<u8>>, wanted: &[usize]) -> Vec<Observation> {
    let budget = Budget::of(WORTH);
    if wanted.is_empty() {
        return Vec::new();
    }
    let Ok(pdf) = Pdf::new(Arc::clone(pdf)) else { return Vec::new() };
    // Fonts are read once for all pages.
    let cache = RenderCache::new();
    let mut found = Vec::new();
    for page in wanted {
        if budget.is_used_up() {
            break;
        }
        if let Some(drawn) = preview::draw_small(&pdf, &cache, page - 1, SHORT, LONG) {
            let grey = image::DynamicImage::ImageRgb8(drawn).into_luma8();
            found.extend(look(&grey, *page));
        }
    }
    found
}

/// Looks at a picture that is page `page`, of about [`SHORT`] pixels.
pub(super) fn look(picture: &GrayImage, page: usize) -> Option<Observation> {
    let ink = ink(picture);
    let share = ink.iter().filter(|dark| **dark).count() as f64 / ink.len().max(1) as f64;
    if share < BLANK {
        return Some(Observation::BlankPage { page });
    }
    if share < NEARLY_EMPTY {
        return Some(Observation::NearlyEmpty { page });
    }
    is_sideways(picture, &ink).then_some(Observation::Sideways { page })
}

/// Whether print runs into its paper on a picture of about [`READING_SIDE`]: where something is printed, tones change
/// slowly. A face before a wall may be soft as well, and nobody reads it.
pub(super) fn is_blurred(picture: &GrayImage) -> bool {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    // One more pixel to the right and below is compared with.
    let (across, down) = (width.saturating_sub(1) / SQUARE, height.saturating_sub(1) / SQUARE);
    let squares: Vec<Square> = (0..across * down).map(|at| Square::of(picture.as_raw(), width, at % across * SQUARE, at / across * SQUARE)).collect();
    let strongest = quantile(squares.iter().map(Square::tones).filter(|tones| *tones >= PRINT), 90);
    // Ornaments and shadows are softer than print, and paler.
    let print: Vec<bool> = squares.iter().map(|square| square.tones() >= PRINT.max(strongest / 2)).collect();
    let count = print.iter().filter(|printed| **printed).count();
    if count < FEWEST_SQUARES.max(squares.len() / ONE_IN) || inner(&print, across) < count / ONE_INNER_IN {
        return false;
    }
    let printed = || squares.iter().zip(&print).filter(|(_, printed)| **printed).map(|(square, _)| square);
    let spread = |tones: Vec<u8>| quantile(tones.iter().copied(), 90) - quantile(tones.iter().copied(), 10);
    let lightest = spread(printed().map(|square| square.lightest).collect());
    let darkest = spread(printed().map(|square| square.darkest).collect());
    // What changes on bare paper is the grain of the sensor.
    let grain = quantile(squares.iter().filter(|square| square.tones() < PRINT).map(|square| square.step), 50);
    // A quarter in focus is a page in focus that lies on something, or has something soft on it.
    lightest.min(darkest) <= SAME_TONE && quantile(printed().map(|square| square.sharpness(grain)), 75) < SHARP
}

/// How many squares with print have print on all four sides.
fn inner(print: &[bool], across: usize) -> usize {
    let is_print = |at: usize| print.get(at).copied().unwrap_or(false);
    let is_inner = |at: usize| {
        let column = at % across;
        column > 0 && column + 1 < across && at >= across && [at, at - 1, at + 1, at - across, at + across].into_iter().all(is_print)
    };
    (0..print.len()).filter(|at| is_inner(*at)).count()
}

/// A square of a picture.
struct Square {
    darkest: u8,
    lightest: u8,
    /// The largest change from a pixel to the next.
    step: u8,
}

impl Square {
    fn of(pixels: &[u8], width: usize, left: usize, top: usize) -> Self {
        let row = |y: usize| &pixels[(top + y) * width + left..][..=SQUARE];
        let mut square = Self { darkest: u8::MAX, lightest: u8::MIN, step: 0 };
        for y in 0..SQUARE {
            for (pair, below) in row(y).windows(2).zip(row(y + 1)) {
                let here = pair[0];
                square.darkest = square.darkest.min(here);
                square.lightest = square.lightest.max(here);
                square.step = square.step.max(here.abs_diff(pair[1])).max(here.abs_diff(*below));
            }
        }
        square
    }

    fn tones(&self) -> u8 {
        self.lightest.saturating_sub(self.darkest)
    }

    /// The largest step beyond `grain` as a part of all tones, in percent.
    fn sharpness(&self, grain: u8) -> u32 {
        u32::from(self.step.saturating_sub(grain)) * 100 / u32::from(self.tones()).max(1)
    }
}

/// The value that `percent` of all values do not exceed.
fn quantile<T: Ord + Copy + Default>(values: impl Iterator<Item = T>, percent: usize) -> T {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.get(values.len().saturating_sub(1) * percent / 100).copied().unwrap_or_default()
}

/// Which pixels differ from the paper, whose tone is the most frequent one.
fn ink(picture: &GrayImage) -> Vec<bool> {
    let mut histogram = [0u32; 256];
    for pixel in picture.as_raw() {
        histogram[usize::from(*pixel)] += 1;
    }
    // Paper that was photographed has a few tones.
    let around = |tone: u8| histogram[usize::from(tone.saturating_sub(2))..=usize::from(tone.saturating_add(2))].iter().sum::<u32>();
    let paper = (0u8..=255).max_by_key(|tone| (around(*tone), histogram[usize::from(*tone)])).unwrap_or(255);
    let even = f64::from(around(paper)) >= EVEN * picture.as_raw().len() as f64;
    let contrast = if even { FAINT } else { CONTRAST };
    picture.as_raw().iter().map(|pixel| pixel.abs_diff(paper) > contrast).collect()
}

/// Lines of text make stripes of ink and paper: on an upright page the amount of ink changes quickly from row to row, on a
/// page lying on its side from column to column. So do bar codes, bars and the rules of tables: what counts is the stripes
/// that letters make.
fn is_sideways(picture: &GrayImage, ink: &[bool]) -> bool {
    let tally = Tally::of(picture);
    if tally.text < FEWEST_TILES || tally.lying < 3 * tally.upright {
        return false;
    }
    // Tile by tile, which a sheet held askew does not disturb; or a page of little else than text as a whole.
    let by_tiles = tally.lying >= FEWEST_TILES && tally.lying * 5 >= tally.printed * 2;
    by_tiles || tally.text * 2 >= tally.printed && has_columns(ink, picture.width() as usize)
}

/// What the tiles of a page say.
#[derive(Debug, Default)]
struct Tally {
    /// Something is on them.
    printed: u32,
    /// It looks like letters.
    text: u32,
    /// Their lines run as they should, or from bottom to top.
    upright: u32,
    lying: u32,
}

impl Tally {
    fn of(picture: &GrayImage) -> Self {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let mut tally = Self::default();
        for top in (0..(height + 1).saturating_sub(TILE)).step_by(TILE) {
            for left in (0..(width + 1).saturating_sub(TILE)).step_by(TILE) {
                tally.add(std::array::from_fn(|y| &picture.as_raw()[(top + y) * width + left..][..TILE]));
            }
        }
        tally
    }

    fn add(&mut self, tile: [&[u8]; TILE]) {
        let change = |(a, b): (&u8, &u8)| u32::from(a.abs_diff(*b));
        let across: u32 = tile.iter().flat_map(|row| row.iter().zip(&row[1..])).map(change).sum();
        let down: u32 = tile.windows(2).flat_map(|rows| rows[0].iter().zip(rows[1])).map(change).sum();
        let (less, more) = (across.min(down), across.max(down));
        if more < PRINTED {
            return;
        }
        self.printed += 1;
        // Along a rule or a bar nothing changes; letters change both ways.
        if less * 2 < more {
            return;
        }
        self.text += 1;
        let rows = swing(std::array::from_fn(|y| tile[y].iter().map(|tone| u32::from(*tone)).sum()));
        let columns = swing(std::array::from_fn(|x| tile.iter().map(|row| u32::from(row[x])).sum()));
        if columns * 2 > rows * 3 {
            self.lying += 1;
        } else if rows * 2 > columns * 3 {
            self.upright += 1;
        }
    }
}

/// How much a profile changes in all.
fn swing(profile: [u32; TILE]) -> u32 {
    profile.windows(2).map(|pair| pair[0].abs_diff(pair[1])).sum()
}

/// Whether the ink of the whole page stands in columns rather than in rows.
fn has_columns(ink: &[bool], width: usize) -> bool {
    let height = ink.len() / width.max(1);
    let row = |y: usize| ink[y * width..(y + 1) * width].iter().filter(|d| **d).count();
    let column = |x: usize| (0..height).filter(|y| ink[y * width + x]).count();
    let rows = stripes((0..height).map(row), width);
    let columns = stripes((0..width).map(column), height);
    columns > rows * CLEARLY && columns > 0.02
}

/// Mean change from one profile entry to the next, as a share of the length counted.
fn stripes(profile: impl Iterator<Item = usize>, across: usize) -> f64 {
    // Frames and rules are as long as the page and say nothing about text.
    let share: Vec<f64> = profile.map(|count| count as f64 / across.max(1) as f64).filter(|share| *share < 0.75).collect();
    let changes: f64 = share.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum();
    changes / share.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text is imitated by dashed lines.
    fn page_of_lines(scale: u32) -> GrayImage {
        GrayImage::from_fn(280 * scale, 396 * scale, |x, y| {
            let (x, y) = (x / scale, y / scale);
            let on_line = y % 8 < 4 && (30..360).contains(&y);
            let on_letter = (x + y / 8 * 3) % 5 < 3 && (25..255).contains(&x);
            image::Luma([if on_line && on_letter { 30 } else { 250 }])
        })
    }

    #[test]
    fn an_upright_page_raises_no_question_and_a_turned_one_does() {
        let upright = page_of_lines(1);
        assert_eq!(look(&upright, 1), None);
        assert_eq!(look(&image::imageops::rotate90(&upright), 4), Some(Observation::Sideways { page: 4 }));
    }

    #[test]
    fn bars_are_no_lines_of_text() {
        let bars = GrayImage::from_fn(280, 396, |x, y| {
            let on_label = (20..260).contains(&x) && y % 60 > 16;
            image::Luma([if on_label && (x * x / 7) % 8 < 4 { 20 } else { 250 }])
        });
        assert_eq!(look(&bars, 1), None);
    }

    #[test]
    fn emptiness_has_two_degrees() {
        let mut page = GrayImage::from_pixel(280, 396, image::Luma([244]));
        assert_eq!(look(&page, 2), Some(Observation::BlankPage { page: 2 }));
        for x in 40..100 {
            page.put_pixel(x, 50, image::Luma([20]));
        }
        assert_eq!(look(&page, 2), Some(Observation::NearlyEmpty { page: 2 }));
    }

    #[test]
    fn faint_print_on_even_paper_is_print() {
        let faint = GrayImage::from_fn(280, 396, |x, y| image::Luma([if y % 8 == 3 && (40..100).contains(&x) { 222 } else { 252 }]));
        assert_eq!(look(&faint, 1), None);
    }

    #[test]
    fn a_dark_page_is_not_empty_because_it_is_dark() {
        let night = GrayImage::from_pixel(280, 396, image::Luma([10]));
        assert_eq!(look(&night, 1), Some(Observation::BlankPage { page: 1 }));
    }

    #[test]
    fn print_out_of_focus_is_told_from_sharp_print_and_from_what_is_no_print() {
        let sharp = page_of_lines(3);
        assert!(!is_blurred(&sharp));
        assert!(is_blurred(&image::imageops::blur(&sharp, 3.0)));
        // Soft ornaments below sharp print.
        let ornate = GrayImage::from_fn(sharp.width(), sharp.height(), |x, y| {
            let print = sharp.get_pixel(x, y).0[0];
            let soft = (x % 60).abs_diff(30) + (y % 60).abs_diff(30);
            image::Luma([if y < 400 { print } else { 250 - 3 * soft as u8 }])
        });
        assert!(!is_blurred(&ornate));
        // Soft shapes of all tones, as on a portrait.
        let shapes = GrayImage::from_fn(840, 1_188, |x, y| image::Luma([(2 * (x % 120).abs_diff(60) + 2 * (y % 130).abs_diff(65)) as u8]));
        assert!(!is_blurred(&shapes));
    }
}
