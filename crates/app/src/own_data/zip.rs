//! A ZIP archive written while it is read: entries stored as they are (pictures and PDF do not shrink), one in memory at
//! a time.

use chrono::{Datelike as _, NaiveDateTime, Timelike as _};
use tokio::io::{AsyncWrite, AsyncWriteExt as _};

const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 0x0800;

struct Entry {
    name: String,
    crc: u32,
    size: u32,
    offset: u32,
    time: u16,
    date: u16,
}

/// An archive under way.
pub(crate) struct Writer<W> {
    out: W,
    at: u64,
    entries: Vec<Entry>,
}

fn too_large() -> std::io::Error {
    std::io::Error::new(std::io::ErrorKind::FileTooLarge, "the archive would be too large")
}

fn narrow<T: TryInto<U>, U>(value: T) -> std::io::Result<U> {
    value.try_into().map_err(|_| too_large())
}

impl<W: AsyncWrite + Unpin> Writer<W> {
    pub(crate) const fn new(out: W) -> Self {
        Self { out, at: 0, entries: Vec::new() }
    }

    async fn put(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.out.write_all(bytes).await?;
        self.at += bytes.len() as u64;
        Ok(())
    }

    /// Adds a file. A second one of a name is kept under another.
    pub(crate) async fn add(&mut self, name: &str, bytes: &[u8], modified: NaiveDateTime) -> std::io::Result<()> {
        let name = self.free(name);
        let (date, time) = dos(modified);
        let entry = Entry { crc: crc32(bytes), size: narrow(bytes.len())?, offset: narrow(self.at)?, time, date, name };
        let mut header = Vec::with_capacity(30 + entry.name.len());
        header.extend(0x0403_4b50_u32.to_le_bytes());
        entry.common(&mut header)?;
        header.extend(entry.name.as_bytes());
        self.put(&header).await?;
        self.put(bytes).await?;
        self.entries.push(entry);
        Ok(())
    }

    /// Writes the list of files at the end.
    pub(crate) async fn finish(mut self) -> std::io::Result<()> {
        let start = self.at;
        let mut list = Vec::new();
        for entry in &self.entries {
            list.extend(0x0201_4b50_u32.to_le_bytes());
            list.extend(VERSION.to_le_bytes());
            entry.common(&mut list)?;
            // Comment, disk, internal and external attributes.
            list.extend([0; 10]);
            list.extend(entry.offset.to_le_bytes());
            list.extend(entry.name.as_bytes());
        }
        let count: u16 = narrow(self.entries.len())?;
        let (size, start): (u32, u32) = (narrow(list.len())?, narrow(start)?);
        list.extend(0x0605_4b50_u32.to_le_bytes());
        list.extend([0; 4]);
        list.extend(count.to_le_bytes());
        list.extend(count.to_le_bytes());
        list.extend(size.to_le_bytes());
        list.extend(start.to_le_bytes());
        list.extend([0; 2]);
        self.put(&list).await?;
        self.out.shutdown().await
    }

    /// The name without what has a meaning in paths, and different from those before.
    fn free(&self, name: &str) -> String {
        let parts = name.split('/').map(part).filter(|part| !part.is_empty());
        let wanted = parts.collect::<Vec<_>>().join("/");
        let taken = |name: &str| self.entries.iter().any(|entry| entry.name == name);
        if !taken(&wanted) {
            return wanted;
        }
        let (stem, ending) = wanted.rsplit_once('.').map_or((wanted.as_str(), String::new()), |(stem, ending)| (stem, format!(".{ending}")));
        (2..).map(|n| format!("{stem} ({n}){ending}")).find(|name| !taken(name)).unwrap_or(wanted)
    }
}

impl Entry {
    /// What both headers say in the same order.
    fn common(&self, out: &mut Vec<u8>) -> std::io::Result<()> {
        for number in [VERSION, FLAGS, 0, self.time, self.date] {
            out.extend(number.to_le_bytes());
        }
        for number in [self.crc, self.size, self.size] {
            out.extend(number.to_le_bytes());
        }
        let length: u16 = narrow(self.name.len())?;
        out.extend(length.to_le_bytes());
        out.extend([0; 2]);
        Ok(())
    }
}

/// One part of a path: no separators, no way up, nothing invisible, a length every system takes.
fn part(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() || r#"\:*?"<>|"#.contains(c) { '_' } else { c }).collect();
    let clean = clean.trim().trim_matches('.');
    let cut = clean.chars().count().saturating_sub(120);
    clean.chars().skip(cut).collect()
}

/// Date and time as archives keep them; nothing before 1980.
fn dos(at: NaiveDateTime) -> (u16, u16) {
    let year = u16::try_from(at.year() - 1980).unwrap_or(0).min(127);
    let small = |value: u32| u16::try_from(value).unwrap_or(0);
    ((year << 9) | (small(at.month()) << 5) | small(at.day()), (small(at.hour()) << 11) | (small(at.minute()) << 5) | (small(at.second()) / 2))
}

const TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut at = 0;
    let mut start = 0_u32;
    while at < 256 {
        let mut value = start;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { (value >> 1) ^ 0xedb8_8320 } else { value >> 1 };
            bit += 1;
        }
        table[at] = value;
        at += 1;
        start += 1;
    }
    table
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc: u32, byte| (crc >> 8) ^ TABLE[usize::from(crc.to_le_bytes()[0] ^ byte)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> NaiveDateTime {
        chrono::NaiveDate::from_ymd_opt(2026, 3, 16).and_then(|day| day.and_hms_opt(12, 0, 30)).unwrap()
    }

    #[test]
    fn the_checksum_is_the_one_of_archives() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[tokio::test]
    async fn an_archive_is_laid_out_as_readers_expect() {
        let mut bytes = Vec::new();
        let mut zip = Writer::new(&mut bytes);
        for (name, content) in [("donnees.json", "{}"), ("pièces/../../CV.pdf", "a"), ("pièces/CV.pdf", "bc")] {
            zip.add(name, content.as_bytes(), noon()).await.unwrap();
        }
        zip.finish().await.unwrap();
        assert_eq!(bytes[..4], [0x50, 0x4b, 3, 4]);
        let end = &bytes[bytes.len() - 22..];
        assert_eq!((&end[..4], u16::from_le_bytes([end[10], end[11]])), ([0x50, 0x4b, 5, 6].as_slice(), 3));
        let start = usize::try_from(u32::from_le_bytes([end[16], end[17], end[18], end[19]])).unwrap();
        assert_eq!(bytes[start..start + 4], [0x50, 0x4b, 1, 2]);
        let text = String::from_utf8_lossy(&bytes[start..]);
        assert!(text.contains("donnees.json") && text.contains("pièces/CV.pdf") && text.contains("pièces/CV (2).pdf"), "{text}");
        assert!(!text.contains(".."), "no way up");
    }

    #[test]
    fn moments_before_archives_existed_are_their_first() {
        let (date, time) = dos(noon());
        assert_eq!((date >> 9, (date >> 5) & 15, date & 31, time >> 11, time & 31), (46, 3, 16, 12, 15));
        assert_eq!(dos(NaiveDateTime::default()).0 >> 9, 0);
    }
}
