//! Names of stored files: identifiers only, never words of a person.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// Longest last component.
const NAME_LIMIT: usize = 64;

/// What a file is for; the first component of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Area {
    /// Files deposited by applicants and what is made of them: as received, bound, previews.
    Document,
    /// Dossiers put together for reviewers.
    Dossier,
    /// Letters to applicants, receipts included.
    Letter,
    /// Pictures and files of the institution: logos, signatures, forms to download.
    Institution,
    /// Lists and archives asked for by staff.
    Export,
    /// Blocks of files on their way, each named by where it begins; gone within a day.
    Upload,
}

impl Area {
    /// Every area.
    pub const ALL: [Area; 6] = [Area::Document, Area::Dossier, Area::Letter, Area::Institution, Area::Export, Area::Upload];

    /// The word used in keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Area::Document => "doc",
            Area::Dossier => "dossier",
            Area::Letter => "letter",
            Area::Institution => "institution",
            Area::Export => "export",
            Area::Upload => "upload",
        }
    }
}

/// The key of a stored file: `area/ab/cd/<uuid>/<name>`, lower-case ASCII.
///
/// `ab` and `cd` are the last two bytes of the identifier, which are random in time-ordered ones,
/// so that folders fill evenly. A key can be kept in the database as text and read back.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileKey(String);

/// A text that is not the key of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the key of a stored file")]
pub struct BadKey;

impl FileKey {
    /// The key of the file `name` of one object.
    ///
    /// `name` is chosen by the program (« original.pdf », « page-3.png »), never by a person.
    ///
    /// # Errors
    /// When `name` is empty, longer than 64, starts with a dot, or has anything but `a-z 0-9 . - _`.
    pub fn new(area: Area, id: Uuid, name: &str) -> Result<Self, BadKey> {
        if !is_name(name) {
            return Err(BadKey);
        }
        let bytes = id.as_bytes();
        Ok(FileKey(format!("{}/{:02x}/{:02x}/{}/{name}", area.as_str(), bytes[14], bytes[15], id.hyphenated())))
    }

    /// A file of a document.
    ///
    /// # Errors
    /// As [`FileKey::new`].
    pub fn document(id: Uuid, name: &str) -> Result<Self, BadKey> {
        FileKey::new(Area::Document, id, name)
    }

    /// The block of an upload that begins at this byte. Names have one length, so that they sort as they follow.
    ///
    /// # Errors
    /// As [`FileKey::new`].
    pub fn block(id: Uuid, offset: u64) -> Result<Self, BadKey> {
        FileKey::new(Area::Upload, id, &format!("{offset:012}"))
    }

    /// The object the file belongs to.
    pub fn id(&self) -> Option<Uuid> {
        self.0.split('/').nth(3).and_then(|id| id.parse().ok())
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last component.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    pub(super) fn path(&self) -> object_store::path::Path {
        object_store::path::Path::from(self.0.as_str())
    }
}

impl fmt::Display for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for FileKey {
    type Err = BadKey;

    /// Accepts exactly what [`FileKey::new`] makes.
    fn from_str(text: &str) -> Result<Self, BadKey> {
        let mut parts = text.split('/');
        let area = parts.next().ok_or(BadKey)?;
        let area = Area::ALL.into_iter().find(|known| known.as_str() == area).ok_or(BadKey)?;
        let id = parts.nth(2).ok_or(BadKey)?;
        let id = Uuid::parse_str(id).map_err(|_| BadKey)?;
        let key = FileKey::new(area, id, parts.next().ok_or(BadKey)?)?;
        if key.0 == text { Ok(key) } else { Err(BadKey) }
    }
}

fn is_name(name: &str) -> bool {
    (1..=NAME_LIMIT).contains(&name.len())
        && !name.starts_with('.')
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_spreads_by_the_random_end_and_reads_back() {
        let id = Uuid::parse_str("0193a000-1111-7222-8333-44445555abCD").unwrap();
        let key = FileKey::document(id, "original.pdf").unwrap();
        assert_eq!(key.as_str(), "doc/ab/cd/0193a000-1111-7222-8333-44445555abcd/original.pdf");
        assert_eq!(key.name(), "original.pdf");
        assert_eq!(FileKey::block(id, 262_144).unwrap().as_str(), "upload/ab/cd/0193a000-1111-7222-8333-44445555abcd/000000262144");
        for area in Area::ALL {
            let key = FileKey::new(area, id, "x").unwrap();
            assert_eq!(key.id(), Some(id));
            assert_eq!(key.as_str().parse(), Ok(key));
        }
    }

    #[test]
    fn nothing_a_person_typed_and_no_other_folder() {
        let id = Uuid::from_u128(7);
        for name in ["", "..", ".hidden", "a/b", "a\\b", "Relevé", "a b", "A.PDF", "a#1", "a\0"] {
            assert_eq!(FileKey::document(id, name), Err(BadKey), "{name}");
        }
        assert_eq!(FileKey::document(id, &"x".repeat(65)), Err(BadKey));
        for text in [
            "",
            "doc",
            "doc/00/07",
            "other/00/07/00000000-0000-0000-0000-000000000007/x",
            "doc/00/08/00000000-0000-0000-0000-000000000007/x",
            "doc/00/07/00000000-0000-0000-0000-000000000007/../x",
            "doc/00/07/00000000-0000-0000-0000-000000000007/x/y",
            "/doc/00/07/00000000-0000-0000-0000-000000000007/x",
            "doc/00/07/00000000000000000000000000000007/x",
        ] {
            assert_eq!(text.parse::<FileKey>(), Err(BadKey), "{text}");
        }
    }
}
