//! Photos and scans become one page of A4 each: decoded to the last row, turned the right way up,
//! brought to a sensible resolution, and written anew. A JPEG that needs none of this and is no larger
//! than what would be written stays as it is. EXIF and GPS are left behind either way.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageError, ImageReader, Limits, RgbImage};

use super::{PrepareLimits, RefusalReason};
use super::{examine, jpeg};
use crate::sniff::FileKind;

/// A4, in points.
pub(super) const A4: (f32, f32) = (595.276, 841.89);
/// Below this, printed text of common size is hard to read; in dots per inch.
const LEGIBLE_DPI: u32 = 80;
const QUALITY: u8 = 78;
/// Bytes of a decoded picture and its working copies.
const MEMORY: u64 = 600 << 20;
/// Up to this many different colours a picture is a drawing or a screenshot, and stays lossless.
const DRAWING_COLOURS: usize = 64;

/// The pixels of a page that is one picture.
pub(super) struct ImagePage {
    pub(super) pixels: Pixels,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) grey: bool,
    /// Of the picture as received, on A4.
    dpi: u32,
    /// Print on it is out of focus.
    pub(super) blurred: bool,
    /// The same picture, small and grey: enough to see whether anything is on it.
    pub(super) glance: GrayImage,
}

/// How the pixels are kept.
pub(super) enum Pixels {
    Jpeg(Vec<u8>),
    /// 8 bits per channel, row by row.
    Plain(Vec<u8>),
}

impl ImagePage {
    /// The resolution on A4 when it is too low to read comfortably.
    pub(super) fn low_resolution(&self) -> Option<u32> {
        (self.dpi < LEGIBLE_DPI).then_some(self.dpi)
    }

    /// The page of A4, upright or lying as the picture is, in points.
    pub(super) fn paper(&self) -> (f32, f32) {
        if self.width > self.height { (A4.1, A4.0) } else { A4 }
    }
}

/// Makes a page of a received JPEG or PNG.
pub(super) fn page(bytes: Vec<u8>, kind: FileKind, limits: &PrepareLimits) -> Result<ImagePage, RefusalReason> {
    let Decoded { picture, may_stay } = decode(&bytes, kind, limits)?;
    let received = dpi(picture.width(), picture.height());
    let bare = if may_stay && received <= limits.dpi { bare(bytes) } else { None };
    let mut page = encode(shrink(picture, limits.dpi), received, kind == FileKind::Png);
    if let (Some(bare), Pixels::Jpeg(written)) = (bare, &page.pixels)
        && bare.len() <= written.len()
    {
        page.pixels = Pixels::Jpeg(bare);
    }
    Ok(page)
}

/// A picture as received.
struct Decoded {
    picture: DynamicImage,
    /// Its bytes show the same picture in a PDF: a whole JPEG that stands upright, grey or in the colours of screens.
    may_stay: bool,
}

/// The bytes of a JPEG without what describes the photographer and what follows the picture.
fn bare(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let clean = jpeg::without_metadata(&bytes);
    // With nothing to leave behind there is no second copy.
    clean.or_else(|| {
        bytes.truncate(jpeg::layout(&bytes)?.end?);
        Some(bytes)
    })
}

/// A page of a drawn picture, e.g. a rendered PDF page. `dpi` is its resolution on A4.
pub(super) fn page_of(picture: RgbImage) -> ImagePage {
    encode(DynamicImage::ImageRgb8(picture), u32::MAX, false)
}

fn encode(picture: DynamicImage, dpi: u32, may_be_drawing: bool) -> ImagePage {
    let picture = flat(picture);
    let (width, height) = (picture.width(), picture.height());
    let grey = matches!(picture, DynamicImage::ImageLuma8(_));
    let glance = glance(&picture);
    let blurred = examine::is_blurred(&reading(&picture));
    let drawing = may_be_drawing && few_colours(&picture);
    let pixels = if drawing { Pixels::Plain(picture.into_bytes()) } else { Pixels::Jpeg(to_jpeg(&picture, QUALITY)) };
    ImagePage { pixels, width, height, grey, dpi, blurred, glance }
}

fn glance(picture: &DynamicImage) -> GrayImage {
    let (width, height) = (picture.width().max(1), picture.height().max(1));
    let short = f64::from(examine::SHORT) / f64::from(width.min(height));
    let long = f64::from(examine::LONG) / f64::from(width.max(height));
    let scale = short.min(long).min(1.0);
    let side = |pixels: u32| ((f64::from(pixels) * scale).round() as u32).max(1);
    picture.thumbnail_exact(side(width), side(height)).into_luma8()
}

/// The picture as far as it can be read on a page of A4.
fn reading(picture: &DynamicImage) -> GrayImage {
    let side = picture.width().max(picture.height());
    if side <= examine::READING_SIDE {
        return picture.to_luma8();
    }
    picture.thumbnail(examine::READING_SIDE, examine::READING_SIDE).into_luma8()
}

/// Writes a grey or colour picture as JPEG. An empty result would mean that the picture has no pixel,
/// which no caller makes.
pub(super) fn to_jpeg(picture: &DynamicImage, quality: u8) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to memory fails only for pictures without pixels.
    if JpegEncoder::new_with_quality(&mut out, quality).encode_image(picture).is_err() {
        out.clear();
    }
    out
}

fn decode(bytes: &[u8], kind: FileKind, limits: &PrepareLimits) -> Result<Decoded, RefusalReason> {
    let format = if kind == FileKind::Png { image::ImageFormat::Png } else { image::ImageFormat::Jpeg };
    let size = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions();
    let (width, height) = size.map_err(|e| if ends_early(&e) { RefusalReason::ImageTruncated } else { broken() })?;
    let megapixels = u32::try_from((u64::from(width) * u64::from(height)).div_ceil(1_000_000)).unwrap_or(u32::MAX);
    if megapixels > limits.max_megapixels {
        return Err(RefusalReason::ImageTooLarge { found: megapixels, limit: limits.max_megapixels });
    }
    let mut memory = Limits::default();
    memory.max_alloc = Some(MEMORY);
    if kind == FileKind::Png { Ok(Decoded { picture: decode_png(bytes, memory)?, may_stay: false }) } else { decode_jpeg(bytes, memory) }
}

fn decode_png(bytes: &[u8], memory: Limits) -> Result<DynamicImage, RefusalReason> {
    let read = || {
        let mut decoder = PngDecoder::with_limits(Cursor::new(bytes), memory)?;
        let orientation = decoder.orientation()?;
        let mut picture = DynamicImage::from_decoder(decoder)?;
        picture.apply_orientation(orientation);
        Ok(picture)
    };
    read().map_err(|e| if ends_early(&e) { RefusalReason::ImageTruncated } else { broken() })
}

fn decode_jpeg(bytes: &[u8], memory: Limits) -> Result<Decoded, RefusalReason> {
    let layout = jpeg::layout(bytes).ok_or_else(broken)?;
    let picture = &bytes[..layout.end.unwrap_or(bytes.len())];
    // A progressive picture is only complete with its last scan.
    if layout.progressive && layout.end.is_none() {
        return Err(RefusalReason::ImageTruncated);
    }
    let padded = if layout.progressive { None } else { padded_digest(picture, layout.end.is_some(), &memory) };
    let read = || {
        let mut decoder = JpegDecoder::new(Cursor::new(picture))?;
        decoder.set_limits(memory)?;
        let orientation = decoder.orientation()?;
        Ok((DynamicImage::from_decoder(decoder)?, orientation))
    };
    let (mut decoded, orientation) = read().map_err(|e| if ends_early(&e) || layout.end.is_none() { RefusalReason::ImageTruncated } else { broken() })?;
    if padded.is_some_and(|padded| padded != digest(&decoded)) {
        return Err(RefusalReason::ImageTruncated);
    }
    decoded.apply_orientation(orientation);
    let may_stay = layout.end.is_some() && orientation == Orientation::NoTransforms && matches!(layout.components, 1 | 3);
    Ok(Decoded { picture: decoded, may_stay })
}

/// Decoders fill the missing part of a JPEG with grey and say nothing. So the picture is decoded
/// once more with noise after its own data: if that changes a pixel, the data ended early.
fn padded_digest(picture: &[u8], has_end: bool, memory: &Limits) -> Option<u64> {
    const PADDING: u8 = 250;
    let data = if has_end { &picture[..picture.len() - 2] } else { picture };
    let mut padded = Vec::with_capacity(data.len() + usize::from(PADDING) + 3);
    padded.extend_from_slice(data);
    // A cut between a byte 0xFF and its stuffing must not turn noise into a marker.
    if data.last() == Some(&0xFF) {
        padded.push(0);
    }
    padded.extend((0..PADDING).map(|n| n.wrapping_mul(83).wrapping_add(41) & 0x7F));
    padded.extend_from_slice(&[0xFF, 0xD9]);
    let mut decoder = JpegDecoder::new(Cursor::new(padded)).ok()?;
    decoder.set_limits(memory.clone()).ok()?;
    Some(digest(&DynamicImage::from_decoder(decoder).ok()?))
}

/// Tells two decodings of the same picture apart; not meant for anything else.
fn digest(picture: &DynamicImage) -> u64 {
    let (words, rest) = picture.as_bytes().as_chunks::<8>();
    let mix = |state: u64, word: u64| (state.rotate_left(5) ^ word).wrapping_mul(0x517C_C1B7_2722_0A95);
    let state = words.iter().fold(0, |state, word| mix(state, u64::from_le_bytes(*word)));
    rest.iter().fold(state, |state, byte| mix(state, u64::from(*byte)))
}

fn ends_early(error: &ImageError) -> bool {
    match error {
        ImageError::IoError(e) => e.kind() == std::io::ErrorKind::UnexpectedEof,
        ImageError::Decoding(e) => {
            let text = e.to_string().to_ascii_lowercase();
            ["eof", "end of file", "unexpected end", "exhausted", "no more bytes", "no more data"].iter().any(|sign| text.contains(sign))
        }
        _ => false,
    }
}

fn broken() -> RefusalReason {
    RefusalReason::Unreadable
}

/// The resolution of a picture spread over A4.
fn dpi(width: u32, height: u32) -> u32 {
    let (long, short) = (width.max(height) as f32, width.min(height) as f32);
    // The side that touches the edge of the paper decides.
    let inches_long = (A4.1 / 72.0).min(A4.0 / 72.0 * long / short.max(1.0));
    (long / inches_long).round() as u32
}

fn shrink(picture: DynamicImage, wanted: u32) -> DynamicImage {
    let now = dpi(picture.width(), picture.height());
    if now <= wanted {
        return picture;
    }
    let scale = f64::from(wanted) / f64::from(now);
    let side = |pixels: u32| ((f64::from(pixels) * scale).round() as u32).max(1);
    let (width, height) = (side(picture.width()), side(picture.height()));
    // A cheap filter first keeps large photos affordable; the good one does the last step.
    let picture = if scale < 0.4 { picture.thumbnail_exact(width * 2, height * 2) } else { picture };
    picture.resize_exact(width, height, FilterType::CatmullRom)
}

/// 8 bits, no transparency: what is transparent shows the paper.
fn flat(picture: DynamicImage) -> DynamicImage {
    match picture {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => picture,
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(picture.into_luma8()),
        other if !other.color().has_alpha() => DynamicImage::ImageRgb8(other.into_rgb8()),
        other if !other.color().has_color() => {
            let source = other.into_luma_alpha8();
            DynamicImage::ImageLuma8(GrayImage::from_fn(source.width(), source.height(), |x, y| {
                let [value, alpha] = source.get_pixel(x, y).0;
                image::Luma([over_white(value, alpha)])
            }))
        }
        other => {
            let source = other.into_rgba8();
            DynamicImage::ImageRgb8(RgbImage::from_fn(source.width(), source.height(), |x, y| {
                let [r, g, b, a] = source.get_pixel(x, y).0;
                image::Rgb([over_white(r, a), over_white(g, a), over_white(b, a)])
            }))
        }
    }
}

fn over_white(value: u8, alpha: u8) -> u8 {
    let (value, alpha) = (u32::from(value), u32::from(alpha));
    u8::try_from((value * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255)
}

fn few_colours(picture: &DynamicImage) -> bool {
    let channels = usize::from(picture.color().channel_count());
    let mut seen = std::collections::HashSet::new();
    for pixel in picture.as_bytes().chunks_exact(channels) {
        let key = pixel.iter().fold(0u32, |key, byte| key << 8 | u32::from(*byte));
        if seen.insert(key) && seen.len() > DRAWING_COLOURS {
            return false;
        }
    }
    true
}
