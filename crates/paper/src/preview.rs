//! Pictures and text of single pages, for the screens where documents are looked at.

use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use image::RgbImage;
use image::codecs::png::PngEncoder;
use lopdf::{Document, LoadOptions};

/// Widths a preview may have, in pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 16..=2_400;
/// The longest side of any drawn page, in pixels.
const MAX_SIDE: f32 = 6_000.0;
/// The most any page's content may inflate to when its text is read, in bytes.
const MAX_STREAM: usize = 64 << 20;
/// The longest text of a page that is passed on, in characters.
const MAX_TEXT: usize = 200_000;

/// A drawn page.
#[derive(Debug, Clone)]
pub struct Preview {
    pub png: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

pub(crate) fn page_count(bytes: Vec<u8>) -> Result<usize, String> {
    open(bytes).map(|pdf| pdf.pages().len())
}

pub(crate) fn preview(bytes: Vec<u8>, page: usize, width: u32) -> Result<Preview, String> {
    let pdf = open(bytes)?;
    let index = page.checked_sub(1).filter(|i| *i < pdf.pages().len()).ok_or("no such page")?;
    let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
    let drawn = draw(&pdf, &RenderCache::new(), index, width).ok_or("cannot be drawn")?;
    let mut png = Vec::new();
    drawn.write_with_encoder(PngEncoder::new(&mut png)).map_err(|e| e.to_string())?;
    Ok(Preview { png, width: drawn.width(), height: drawn.height() })
}

pub(crate) fn page_text(bytes: &[u8], page: usize) -> Result<String, String> {
    let options = LoadOptions { max_decompressed_size: Some(MAX_STREAM), ..LoadOptions::default() };
    let doc = Document::load_mem_with_options(bytes, options).map_err(|e| e.to_string())?;
    let page = u32::try_from(page).map_err(|e| e.to_string())?;
    let text = doc.extract_text_with_limit(&[page], MAX_STREAM).map_err(|e| e.to_string())?;
    Ok(text.chars().take(MAX_TEXT).collect())
}

/// Draws page `index` (from 0) `width` pixels wide. `cache` keeps the fonts of `pdf` from page to page.
pub(crate) fn draw<'a>(pdf: &'a Pdf, cache: &RenderCache<'a>, index: usize, width: u32) -> Option<RgbImage> {
    let (points, _) = pdf.pages().get(index)?.render_dimensions();
    draw_scaled(pdf, cache, index, width as f32 / points)
}

/// Draws page `index` (from 0) with `short` pixels along its shorter side and at most `long` along the other.
pub(crate) fn draw_small<'a>(pdf: &'a Pdf, cache: &RenderCache<'a>, index: usize, short: u32, long: u32) -> Option<RgbImage> {
    let (width, height) = pdf.pages().get(index)?.render_dimensions();
    draw_scaled(pdf, cache, index, (short as f32 / width.min(height)).min(long as f32 / width.max(height)))
}

/// Draws page `index` (from 0) at `dpi`, smaller when the page is very large.
pub(crate) fn draw_at<'a>(pdf: &'a Pdf, cache: &RenderCache<'a>, index: usize, dpi: u32) -> Option<RgbImage> {
    draw_scaled(pdf, cache, index, dpi as f32 / 72.0)
}

fn draw_scaled<'a>(pdf: &'a Pdf, cache: &RenderCache<'a>, index: usize, scale: f32) -> Option<RgbImage> {
    let page = pdf.pages().get(index)?;
    let (width, height) = page.render_dimensions();
    let scale = scale.min(MAX_SIDE / width.max(height));
    let pixels = |points: f32| (points * scale).round().clamp(1.0, MAX_SIDE) as u16;
    let settings = RenderSettings { x_scale: scale, y_scale: scale, width: Some(pixels(width)), height: Some(pixels(height)), bg_color: WHITE };
    let drawn = hayro::render(page, cache, &Default::default(), &settings);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let rgb = drawn.data_as_u8_slice().as_chunks::<4>().0.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
    RgbImage::from_raw(width, height, rgb)
}

fn open(bytes: Vec<u8>) -> Result<Pdf, String> {
    Pdf::new(bytes).map_err(|e| format!("{e:?}"))
}
