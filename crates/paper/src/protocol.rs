//! What the parent and the worker say to each other over stdin and stdout.
//!
//! One frame = `EPW1` · header length (u32) · number of blobs (u32) · length of each blob (u64) ·
//! header (JSON) · blobs, all integers little-endian. The parent sends one request frame and closes
//! its end; the worker answers any number of [`Reply::Working`] frames and one final frame.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::assemble::Assembly;
use crate::prepare::{FileFacts, Observation, PrepareLimits, Refusal};
use crate::typeset::answers::AnswersData;
use crate::typeset::dossier::DossierData;
use crate::typeset::letter::LetterData;
use crate::typeset::receipt::ReceiptData;

const MAGIC: [u8; 4] = *b"EPW1";
/// Length of the fixed part of a frame, in bytes.
pub(crate) const PREFIX: usize = 12;
const MAX_HEADER: usize = 8 << 20;
const MAX_BLOBS: usize = 2_000;
const MAX_BLOB_BYTES: u64 = 512 << 20;

/// What the parent asks. The blobs are named in each variant.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Request {
    /// Blobs: the files, in the order of `names`.
    Prepare { names: Vec<String>, limits: PrepareLimits },
    /// Blob: a PDF.
    PageCount,
    /// Blob: a PDF. `page` counts from 1.
    Preview { page: usize, width: u32 },
    /// Blob: a PDF. `page` counts from 1.
    PageText { page: usize },
    /// Blobs: the cover, then the parts in the order of `titles`.
    Assemble { assembly: Assembly, titles: Vec<String>, skip: Vec<usize>, careful: bool },
    /// No blob.
    Dossier(Box<DossierData>),
    /// No blob.
    Receipt(Box<ReceiptData>),
    /// No blob.
    Answers(Box<AnswersData>),
    /// Blobs: the logo when there is one, then the signature when there is one.
    Letter { data: Box<LetterData>, logo: bool, signature: bool },
    /// Blob: a picture.
    Picture { side: u32 },
}

/// What the worker answers.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Reply {
    /// The worker turns to input number `item`; tells the parent what a crash is about.
    Working {
        item: usize,
    },
    /// Blob: the canonical PDF.
    Prepared {
        pages: usize,
        observations: Vec<Observation>,
        files: Vec<FileFacts>,
    },
    Refused(Refusal),
    PageCount {
        pages: usize,
    },
    /// Blob: a PNG.
    Preview {
        width: u32,
        height: u32,
    },
    Text {
        text: String,
    },
    /// Blob: a PNG.
    Picture {
        width: u32,
        height: u32,
    },
    /// Blob: the assembled PDF.
    Assembled {
        pages: usize,
        skipped: Vec<usize>,
    },
    /// Blob: a PDF.
    Typeset,
    /// The input could not be worked on. `detail` is for logs, never for people.
    Failed {
        detail: String,
    },
}

/// The fixed part of a frame.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prefix {
    pub(crate) header: usize,
    pub(crate) blobs: usize,
}

impl Prefix {
    /// Reads the fixed part, refusing sizes no honest peer sends.
    pub(crate) fn parse(bytes: [u8; PREFIX]) -> io::Result<Self> {
        let [m0, m1, m2, m3, h0, h1, h2, h3, b0, b1, b2, b3] = bytes;
        let header = u32::from_le_bytes([h0, h1, h2, h3]) as usize;
        let blobs = u32::from_le_bytes([b0, b1, b2, b3]) as usize;
        if [m0, m1, m2, m3] != MAGIC || header > MAX_HEADER || blobs > MAX_BLOBS {
            return Err(garbled("not a frame"));
        }
        Ok(Self { header, blobs })
    }
}

/// Reads the lengths of the blobs, refusing a total no honest peer sends.
pub(crate) fn blob_lengths(bytes: &[u8]) -> io::Result<Vec<usize>> {
    let mut total = 0u64;
    let mut lengths = Vec::with_capacity(bytes.len() / 8);
    for chunk in bytes.as_chunks::<8>().0 {
        let length = u64::from_le_bytes(*chunk);
        total = total.saturating_add(length);
        if total > MAX_BLOB_BYTES {
            return Err(garbled("blobs too large"));
        }
        lengths.push(usize::try_from(length).map_err(|_| garbled("blob too large"))?);
    }
    Ok(lengths)
}

/// Reads the JSON part of a frame.
pub(crate) fn parse_header<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    serde_json::from_slice(bytes).map_err(|e| garbled(&e.to_string()))
}

/// Everything of a frame that comes before the contents of its blobs.
pub(crate) fn head<T: Serialize>(header: &T, blobs: &[impl AsRef<[u8]>]) -> io::Result<Vec<u8>> {
    let json = serde_json::to_vec(header).map_err(|e| garbled(&e.to_string()))?;
    let header_len = u32::try_from(json.len()).map_err(|_| garbled("header too large"))?;
    let count = u32::try_from(blobs.len()).map_err(|_| garbled("too many blobs"))?;
    let mut out = Vec::with_capacity(PREFIX + blobs.len() * 8 + json.len());
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&header_len.to_le_bytes());
    out.extend_from_slice(&count.to_le_bytes());
    for blob in blobs {
        out.extend_from_slice(&(blob.as_ref().len() as u64).to_le_bytes());
    }
    out.extend_from_slice(&json);
    Ok(out)
}

/// Writes one frame.
pub(crate) fn write<T: Serialize>(to: &mut impl Write, header: &T, blobs: &[impl AsRef<[u8]>]) -> io::Result<()> {
    to.write_all(&head(header, blobs)?)?;
    for blob in blobs {
        to.write_all(blob.as_ref())?;
    }
    to.flush()
}

/// Reads one frame.
pub(crate) fn read<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<(T, Vec<Vec<u8>>)> {
    let mut prefix = [0; PREFIX];
    from.read_exact(&mut prefix)?;
    let prefix = Prefix::parse(prefix)?;
    let mut lengths = vec![0; prefix.blobs * 8];
    from.read_exact(&mut lengths)?;
    let lengths = blob_lengths(&lengths)?;
    let mut header = vec![0; prefix.header];
    from.read_exact(&mut header)?;
    let header = parse_header(&header)?;
    let mut blobs = Vec::with_capacity(lengths.len());
    for length in lengths {
        // Not zeroed first: it can be large.
        let mut blob = Vec::with_capacity(length);
        if from.by_ref().take(length as u64).read_to_end(&mut blob)? < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        blobs.push(blob);
    }
    Ok((header, blobs))
}

fn garbled(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_survives_the_trip() {
        let mut wire = Vec::new();
        let request = Request::Preview { page: 3, width: 200 };
        write(&mut wire, &request, &[b"abc".to_vec(), Vec::new()]).unwrap();
        let (back, blobs): (Request, _) = read(&mut wire.as_slice()).unwrap();
        assert!(matches!(back, Request::Preview { page: 3, width: 200 }));
        assert_eq!(blobs, [b"abc".to_vec(), Vec::new()]);
    }

    #[test]
    fn a_short_or_foreign_frame_is_an_error() {
        let mut wire = Vec::new();
        write(&mut wire, &Request::PageCount, &[b"abc"]).unwrap();
        for cut in 0..wire.len() {
            assert!(read::<Request>(&mut &wire[..cut]).is_err());
        }
        wire[0] = b'X';
        assert!(read::<Request>(&mut wire.as_slice()).is_err());
    }

    #[test]
    fn absurd_sizes_are_refused_before_memory_is_taken() {
        let mut wire = MAGIC.to_vec();
        wire.extend_from_slice(&2u32.to_le_bytes());
        wire.extend_from_slice(&1u32.to_le_bytes());
        wire.extend_from_slice(&u64::MAX.to_le_bytes());
        wire.extend_from_slice(b"{}");
        assert!(read::<Request>(&mut wire.as_slice()).is_err());
    }
}
