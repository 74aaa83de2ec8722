//! Looks at the finished pages the way a person would: is there anything on this page, does it lie on
//! its side? Answers are questions to the applicant, so missing one costs little.

use std::time::{Duration, Instant};

use hayro::hayro_syntax::Pdf;
use image::GrayImage;

use super::Observation;
use crate::preview;

/// Wide enough to tell lines of text apart, in pixels.
pub(super) const WIDTH: u32 = 280;
/// Long documents are looked at from the front until this is used up.
const PATIENCE: Duration = Duration::from_secs(2);
/// A pixel this much darker or lighter than the paper counts as ink.
const CONTRAST: i16 = 40;
/// Shares of the page covered by ink.
const BLANK: f64 = 0.000_15;
const NEARLY_EMPTY: f64 = 0.001_5;
const ENOUGH_TO_JUDGE: f64 = 0.02;
/// How much stronger the stripes must run the wrong way.
const CLEARLY: f64 = 2.2;

/// Long side of the picture on which edges are judged: print of common size has strokes of about a pixel there, and the
/// grain of a sensor is averaged out.
pub(super) const READING_SIDE: u32 = 1_170;
/// Side of the squares that are judged one by one, in pixels.
const SQUARE: u32 = 16;
/// A square with so many tones between its darkest and its lightest pixel has something printed on it.
const PRINT: u8 = 36;
/// In a sharp square, one step from a pixel to the next takes at least this part of them.
const SHARP: f32 = 0.24;
/// Fewer squares with print say nothing about a page.
const FEWEST: usize = 24;

/// Looks at the pages of a canonical PDF named in `wanted` (from 1), as many as time allows.
pub(super) fn pages(pdf: &[u8], wanted: &[usize]) -> Vec<Observation> {
    let started = Instant::now();
    if wanted.is_empty() {
        return Vec::new();
    }
    let Ok(pdf) = Pdf::new(pdf.to_vec()) else { return Vec::new() };
    let mut found = Vec::new();
    for page in wanted {
        if started.elapsed() > PATIENCE {
            break;
        }
        if let Some(drawn) = preview::draw(&pdf, page - 1, WIDTH) {
            let grey = image::DynamicImage::ImageRgb8(drawn).into_luma8();
            found.extend(look(&grey, *page));
        }
    }
    found
}

/// Looks at a picture that is page `page`, at about [`WIDTH`].
pub(super) fn look(picture: &GrayImage, page: usize) -> Option<Observation> {
    let ink = ink(picture);
    let share = ink.iter().filter(|dark| **dark).count() as f64 / ink.len().max(1) as f64;
    if share < BLANK {
        return Some(Observation::BlankPage { page });
    }
    if share < NEARLY_EMPTY {
        return Some(Observation::NearlyEmpty { page });
    }
    (share > ENOUGH_TO_JUDGE && is_sideways(&ink, picture.width() as usize)).then_some(Observation::Sideways { page })
}

/// Whether print runs into its paper on a picture of about [`READING_SIDE`]: where something is printed, tones change
/// slowly.
pub(super) fn is_blurred(picture: &GrayImage) -> bool {
    let (width, height) = picture.dimensions();
    let squares = |side: u32| (0..side.saturating_sub(SQUARE)).step_by(SQUARE as usize);
    let mut steps: Vec<f32> = squares(height).flat_map(|top| squares(width).filter_map(move |left| steepest(picture, left, top))).collect();
    if steps.len() < FEWEST {
        return false;
    }
    let middle = steps.len() / 2;
    *steps.select_nth_unstable_by(middle, f32::total_cmp).1 < SHARP
}

/// The largest change from a pixel to the next, as a part of all tones of a square with print on it.
fn steepest(picture: &GrayImage, left: u32, top: u32) -> Option<f32> {
    let tone = |x: u32, y: u32| picture.get_pixel(x, y).0[0];
    let (mut darkest, mut lightest, mut step) = (u8::MAX, u8::MIN, 0);
    for y in top..top + SQUARE {
        for x in left..left + SQUARE {
            let here = tone(x, y);
            darkest = darkest.min(here);
            lightest = lightest.max(here);
            step = step.max(here.abs_diff(tone(x + 1, y))).max(here.abs_diff(tone(x, y + 1)));
        }
    }
    let tones = lightest - darkest;
    (tones >= PRINT).then(|| f32::from(step) / f32::from(tones))
}

/// Which pixels differ from the paper, whose tone is the most frequent one.
fn ink(picture: &GrayImage) -> Vec<bool> {
    let mut histogram = [0u32; 256];
    for pixel in picture.as_raw() {
        histogram[usize::from(*pixel)] += 1;
    }
    let paper = (0u8..=255).max_by_key(|tone| histogram[usize::from(*tone)]).unwrap_or(255);
    picture.as_raw().iter().map(|pixel| (i16::from(*pixel) - i16::from(paper)).abs() > CONTRAST).collect()
}

/// Lines of text make stripes of ink and paper: across an upright page the amount of ink changes
/// quickly from row to row, on a page lying on its side from column to column.
fn is_sideways(ink: &[bool], width: usize) -> bool {
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
    fn page_of_lines() -> GrayImage {
        GrayImage::from_fn(280, 396, |x, y| {
            let on_line = y % 8 < 4 && (30..360).contains(&y);
            let on_letter = (x * 7 + y / 8 * 13) % 11 < 7 && (25..255).contains(&x);
            image::Luma([if on_line && on_letter { 30 } else { 250 }])
        })
    }

    #[test]
    fn an_upright_page_raises_no_question_and_a_turned_one_does() {
        let upright = page_of_lines();
        assert_eq!(look(&upright, 1), None);
        assert_eq!(look(&image::imageops::rotate90(&upright), 4), Some(Observation::Sideways { page: 4 }));
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
    fn a_dark_page_is_not_empty_because_it_is_dark() {
        let night = GrayImage::from_pixel(280, 396, image::Luma([10]));
        assert_eq!(look(&night, 1), Some(Observation::BlankPage { page: 1 }));
    }
}
