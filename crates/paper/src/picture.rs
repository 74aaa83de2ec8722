//! Pictures that staff upload for papers: decoded to the last row, turned upright, brought to a sensible size and written
//! anew as PNG with its transparency, which leaves everything else of the file behind.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::{PngDecoder, PngEncoder};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

/// Pixels of a picture as received.
const MAX_PIXELS: u64 = 40_000_000;
/// Bytes of a decoded picture.
const MEMORY: u64 = 400 << 20;

/// A picture ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub png: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// Reads a PNG or a JPEG; its longer side becomes at most `side` pixels.
pub(crate) fn picture(bytes: &[u8], side: u32) -> Result<Picture, String> {
    let is_png = bytes.starts_with(b"\x89PNG\r\n\x1a\n");
    if !is_png && !bytes.starts_with(b"\xff\xd8\xff") {
        return Err("neither PNG nor JPEG".to_owned());
    }
    let format = if is_png { image::ImageFormat::Png } else { image::ImageFormat::Jpeg };
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().map_err(|e| e.to_string())?;
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(format!("{width} x {height} pixels"));
    }
    let decoded = if is_png { decode(PngDecoder::with_limits(Cursor::new(bytes), limits())) } else { decode(JpegDecoder::new(Cursor::new(bytes))) };
    let mut picture = decoded.map_err(|e| e.to_string())?;
    let side = side.max(1);
    if picture.width().max(picture.height()) > side {
        picture = picture.resize(side, side, image::imageops::FilterType::Lanczos3);
    }
    let picture = if picture.color().has_alpha() { DynamicImage::ImageRgba8(picture.into_rgba8()) } else { DynamicImage::ImageRgb8(picture.into_rgb8()) };
    let mut png = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut png)).map_err(|e| e.to_string())?;
    Ok(Picture { width: picture.width(), height: picture.height(), png })
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    limits
}

fn decode<D: ImageDecoder>(decoder: image::ImageResult<D>) -> image::ImageResult<DynamicImage> {
    let mut decoder = decoder?;
    decoder.set_limits(limits())?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}
