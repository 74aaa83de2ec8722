//! The marker structure of JPEG files: where the picture ends, and which segments describe the
//! photographer rather than the picture.

/// What the markers tell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// First byte after the end-of-image marker; `None` when there is none.
    pub(super) end: Option<usize>,
    pub(super) progressive: bool,
    /// Grey pictures have one, colour pictures three, those for printers four; 0 when it is not told.
    pub(super) components: u8,
}

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;

/// Walks the markers of the first picture in `bytes`; phones append further pictures and films.
/// `None` when it is not a JPEG at all.
pub(super) fn layout(bytes: &[u8]) -> Option<Layout> {
    let mut progressive = false;
    let mut end = None;
    let mut components = 0;
    walk(bytes, |segment| {
        if matches!(segment.marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF) {
            progressive |= matches!(segment.marker, 0xC2 | 0xC6 | 0xCA | 0xCE);
            // Behind marker, length, precision, height and width.
            components = bytes[segment.start..segment.end].get(9).copied().unwrap_or(0);
        }
        if segment.marker == EOI {
            end = Some(segment.end);
        }
    })?;
    Some(Layout { end, progressive, components })
}

/// The same picture without EXIF, GPS, XMP, IPTC, thumbnails, comments, and whatever follows it.
/// Colour profile and Adobe's colour transform stay. `None` when the structure is not understood.
pub(super) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    // Most pictures have nothing to leave out: until there is something, all is kept up to here and nothing copied.
    let mut kept: Option<Vec<u8>> = None;
    let mut whole = bytes.get(..2)?.len();
    let mut complete = false;
    walk(bytes, |segment| {
        let personal = matches!(segment.marker, 0xE1 | 0xE3..=0xED | 0xEF | 0xFE)
            || (segment.marker == 0xE2 && !bytes[segment.start..segment.end].get(4..15).is_some_and(is_profile));
        if kept.is_none() && (personal || segment.start != whole) {
            let mut copy = Vec::with_capacity(bytes.len());
            copy.extend_from_slice(&bytes[..whole]);
            kept = Some(copy);
        }
        match &mut kept {
            None => whole = segment.end,
            Some(kept) if !personal => kept.extend_from_slice(&bytes[segment.start..segment.end]),
            Some(_) => {}
        }
        complete |= segment.marker == EOI;
    })?;
    let is_shorter = kept.as_ref().map_or(whole, Vec::len) < bytes.len();
    (complete && is_shorter).then(|| kept.unwrap_or_else(|| bytes[..whole].to_vec()))
}

fn is_profile(tag: &[u8]) -> bool {
    tag == b"ICC_PROFILE"
}

struct Segment {
    marker: u8,
    /// Offset of the 0xFF of the marker.
    start: usize,
    /// After the payload; for a scan, after its compressed data.
    end: usize,
}

/// Calls `visit` for each segment until the end of the image or of the bytes.
fn walk(bytes: &[u8], mut visit: impl FnMut(&Segment)) -> Option<()> {
    if bytes.get(..2)? != [0xFF, SOI] {
        return None;
    }
    let mut at = 2;
    while let Some(start) = bytes[at..].iter().position(|b| *b == 0xFF).map(|p| at + p) {
        let Some(fill) = bytes[start..].iter().position(|b| *b != 0xFF) else { break };
        let marker = bytes[start + fill];
        let after = start + fill + 1;
        let start = start + fill - 1;
        let end = match marker {
            0x00 | 0x01 | 0xD0..=0xD7 | SOI => {
                at = after;
                continue;
            }
            EOI => after,
            _ => {
                let Some([high, low]) = bytes.get(after..after + 2) else { break };
                let length = usize::from(u16::from_be_bytes([*high, *low])).max(2);
                if after + length > bytes.len() {
                    break;
                }
                if marker == SOS { scan_end(bytes, after + length) } else { after + length }
            }
        };
        visit(&Segment { marker, start, end });
        if marker == EOI {
            break;
        }
        at = end;
    }
    Some(())
}

/// The first marker after compressed data that is neither stuffing nor a restart.
fn scan_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = bytes[at..].iter().position(|b| *b == 0xFF) {
        let marker = at + found;
        match bytes.get(marker + 1) {
            None => return bytes.len(),
            Some(0x00 | 0xD0..=0xD7) => at = marker + 2,
            Some(0xFF) => at = marker + 1,
            Some(_) => return marker,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::sample_jpeg;

    #[test]
    fn the_end_is_found_before_what_phones_append() {
        let mut bytes = sample_jpeg(80, 60, 1, None);
        let end = layout(&bytes).unwrap().end;
        assert_eq!(end, Some(bytes.len()));
        bytes.extend_from_slice(&sample_jpeg(40, 40, 2, None));
        assert_eq!(layout(&bytes).unwrap().end, end);
    }

    #[test]
    fn a_cut_file_has_no_end() {
        let bytes = sample_jpeg(80, 60, 1, None);
        assert_eq!(layout(&bytes[..bytes.len() / 2]).unwrap().end, None);
        assert_eq!(layout(b"\x89PNG"), None);
        assert_eq!(layout(b"\xFF\xD8\xFF"), Some(Layout { end: None, progressive: false, components: 0 }));
    }

    #[test]
    fn metadata_goes_and_the_picture_stays() {
        let plain = sample_jpeg(80, 60, 1, None);
        let mut bytes = plain[..2].to_vec();
        bytes.extend_from_slice(b"\xFF\xE1\0\x0CExif\0\0GPS!");
        bytes.extend_from_slice(b"\xFF\xFE\0\x06Anne");
        bytes.extend_from_slice(&plain[2..]);
        bytes.extend_from_slice(b"appended film");
        assert_eq!(without_metadata(&bytes).unwrap(), plain);
        assert_eq!(without_metadata(&plain), None);
        // What follows the picture, and bytes that fill a gap, go alone as well.
        assert_eq!(without_metadata(&[plain.as_slice(), b"appended film"].concat()).unwrap(), plain);
        assert_eq!(without_metadata(&[&plain[..2], b"\xFF\xFF", &plain[2..]].concat()).unwrap(), plain);
    }
}
