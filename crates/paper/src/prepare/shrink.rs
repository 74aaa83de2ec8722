//! Makes the pictures of a large PDF smaller, as far as the pages stay legible.
//!
//! A picture is judged as if it filled the largest page of the document, so a small photo in a corner
//! keeps more than it needs and never less.

use std::collections::HashSet;
use std::io::Cursor;
use std::time::Duration;

use image::codecs::jpeg::JpegDecoder;
use image::imageops::FilterType;
use image::{DynamicImage, GrayImage, ImageDecoder, Limits, RgbImage};
use lopdf::{Document, Object, ObjectId, Stream};

use super::PrepareLimits;
use super::bind::{is_plain_jpeg, numbers};
use super::budget::Budget;
use super::image::to_jpeg;

/// Smaller pictures are left alone, in bytes.
const WORTHWHILE: usize = 40_000;
/// The lowest resolution a page of print stays readable at.
const FLOOR_DPI: u32 = 150;
/// A person may be waiting: what is not smaller after so much of the processor's time stays as it is.
const WORTH: Duration = Duration::from_secs(6);
const MEMORY: u64 = 400 << 20;

/// Shrinks pictures until the document of `size` bytes reaches the wanted size. Returns whether
/// anything changed.
pub(super) fn images(doc: &mut Document, size: u64, limits: &PrepareLimits) -> bool {
    let budget = Budget::of(WORTH);
    let inches = longest_side(doc) / 72.0;
    let candidates = candidates(doc);
    let mut size = size;
    let mut changed = false;
    for (dpi, quality) in [(limits.dpi, 80), (FLOOR_DPI.min(limits.dpi), 70)] {
        for id in &candidates {
            if size <= limits.target_bytes || budget.is_used_up() {
                return changed;
            }
            let Some(Object::Stream(stream)) = doc.objects.get(id) else { continue };
            let longest = (inches * dpi as f32).ceil() as u32;
            let Some(smaller) = smaller(doc, stream, longest, quality) else { continue };
            size = size.saturating_sub((stream.content.len() - smaller.content.len()) as u64);
            doc.objects.insert(*id, Object::Stream(smaller));
            changed = true;
        }
    }
    changed
}

fn longest_side(doc: &Document) -> f32 {
    doc.page_iter()
        .filter_map(|page| numbers::<4>(doc, doc.get_dictionary(page).ok()?.get(b"MediaBox").ok()?.as_array().ok()?))
        .map(|[left, bottom, right, top]| (right - left).max(top - bottom))
        .fold(842.0, f32::max)
        // A poster does not make its pictures precious.
        .min(1_684.0)
}

/// Pictures worth the work, the largest first.
fn candidates(doc: &Document) -> Vec<ObjectId> {
    let masks: HashSet<ObjectId> = doc
        .objects
        .values()
        .filter_map(|o| o.as_stream().ok())
        .flat_map(|s| [b"SMask".as_slice(), b"Mask"].map(|key| s.dict.get(key).and_then(Object::as_reference).ok()))
        .flatten()
        .collect();
    let mut found: Vec<(usize, ObjectId)> = doc
        .objects
        .iter()
        .filter(|(id, _)| !masks.contains(id))
        .filter_map(|(id, object)| {
            let stream = object.as_stream().ok()?;
            let picture = stream.dict.get(b"Subtype").and_then(Object::as_name).ok()? == b"Image";
            (picture && stream.content.len() > WORTHWHILE).then_some((stream.content.len(), *id))
        })
        .collect();
    found.sort_unstable_by_key(|(length, id)| (std::cmp::Reverse(*length), *id));
    found.into_iter().map(|(_, id)| id).collect()
}

/// The same picture in fewer bytes, when it is of a kind that can be decoded faithfully.
fn smaller(doc: &Document, stream: &Stream, longest: u32, quality: u8) -> Option<Stream> {
    if stream.dict.has(b"Decode") || stream.dict.get(b"ImageMask").and_then(Object::as_bool).unwrap_or(false) {
        return None;
    }
    // A mask given as colours would not survive a lossy copy.
    if stream.dict.get_deref(b"Mask", doc).is_ok_and(|mask| mask.as_array().is_ok()) {
        return None;
    }
    let channels = channels(doc, stream)?;
    let picture = if is_plain_jpeg(stream) { from_jpeg(stream)? } else { from_plain(stream, channels)? };
    if picture.color().channel_count() != channels {
        return None;
    }
    let side = picture.width().max(picture.height());
    let picture = if side > longest {
        let scale = f64::from(longest) / f64::from(side);
        let to = |pixels: u32| ((f64::from(pixels) * scale).round() as u32).max(1);
        picture.resize_exact(to(picture.width()), to(picture.height()), FilterType::Triangle)
    } else {
        picture
    };
    let data = to_jpeg(&picture, quality);
    // Compressing once more costs quality: only for a real gain.
    if data.is_empty() || data.len() * 10 > stream.content.len() * 8 {
        return None;
    }
    let mut dict = stream.dict.clone();
    dict.remove(b"DecodeParms");
    dict.set("Filter", "DCTDecode");
    dict.set("BitsPerComponent", 8);
    dict.set("Width", i64::from(picture.width()));
    dict.set("Height", i64::from(picture.height()));
    Some(Stream::new(dict, data).with_compression(false))
}

/// 1 for grey, 3 for red, green and blue; nothing else is touched.
fn channels(doc: &Document, stream: &Stream) -> Option<u8> {
    match stream.dict.get_deref(b"ColorSpace", doc).ok()? {
        Object::Name(name) => match name.as_slice() {
            b"DeviceGray" => Some(1),
            b"DeviceRGB" => Some(3),
            _ => None,
        },
        Object::Array(items) => match (items.first()?.as_name().ok()?, items.get(1)) {
            (b"CalGray", _) => Some(1),
            (b"CalRGB", _) => Some(3),
            (b"ICCBased", Some(profile)) => {
                let profile = doc.dereference(profile).ok()?.1.as_stream().ok()?;
                match profile.dict.get(b"N").and_then(Object::as_i64) {
                    Ok(1) => Some(1),
                    Ok(3) => Some(3),
                    _ => None,
                }
            }
            _ => None,
        },
        _ => None,
    }
}

fn from_jpeg(stream: &Stream) -> Option<DynamicImage> {
    if stream.dict.has(b"DecodeParms") {
        return None;
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let mut decoder = JpegDecoder::new(Cursor::new(&stream.content)).ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > 80_000_000 {
        return None;
    }
    decoder.set_limits(limits).ok()?;
    DynamicImage::from_decoder(decoder).ok()
}

fn from_plain(stream: &Stream, channels: u8) -> Option<DynamicImage> {
    if stream.dict.get(b"BitsPerComponent").and_then(Object::as_i64).ok()? != 8 {
        return None;
    }
    let side = |key| u32::try_from(stream.dict.get(key).and_then(Object::as_i64).ok()?).ok();
    let (width, height) = (side(b"Width")?, side(b"Height")?);
    let expected = usize::try_from(u64::from(width) * u64::from(height) * u64::from(channels)).ok()?;
    let mut pixels = stream.decompressed_content_with_limit(expected + 4_096).ok()?;
    if pixels.len() < expected {
        return None;
    }
    pixels.truncate(expected);
    if channels == 1 {
        GrayImage::from_raw(width, height, pixels).map(DynamicImage::ImageLuma8)
    } else {
        RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8)
    }
}
