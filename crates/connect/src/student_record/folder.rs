//! A folder in which the student system drops what it knows: `students.jsonl`, one person on each line.
//!
//! The writer makes `students.jsonl.tmp` and renames it, so that a reader never sees half a file. Beside it may stand
//! `manifest.json`, with the digest and the number of lines, and `nomenclatures/mentions.csv` and
//! `nomenclatures/resultats.csv`, with the words of codes. A file that is read holds until another one is read as a
//! whole: a broken delivery changes nothing but what `doctor` says.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::{Key, RecordError, Student};

/// The students.
const STUDENTS: &str = "students.jsonl";
const MANIFEST: &str = "manifest.json";
/// Longest line; what is longer is no person.
const LONGEST_LINE: u64 = 256 * 1024;

/// The folder. Cheap to clone; clones share what was read.
#[derive(Clone)]
pub struct Folder {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    index: Option<Arc<Index>>,
    /// The delivery that was looked at last, and what was wrong with it.
    seen: Option<Stamp>,
    trouble: Option<RecordError>,
}

/// By what a new delivery is noticed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: SystemTime,
    size: u64,
    /// Of the manifest and the lists, which belong to the delivery.
    beside: Option<SystemTime>,
}

/// Where a line is.
#[derive(Clone, Copy)]
struct Span {
    start: u64,
    length: u64,
}

/// What was read of one delivery. The open file outlives its replacement.
struct Index {
    file: Mutex<File>,
    /// None where several lines have the same key.
    by_number: HashMap<String, Option<Span>>,
    by_ine: HashMap<String, Option<Span>>,
    students: usize,
    honours: HashMap<String, String>,
    results: HashMap<String, String>,
}

/// What the writer says of a file.
#[derive(Deserialize)]
struct Delivered {
    sha256: String,
    rows: usize,
}

impl std::fmt::Debug for Folder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Folder").field("path", &self.inner.path).finish_non_exhaustive()
    }
}

impl Folder {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { inner: Arc::new(Inner { path, held: Mutex::default() }) }
    }

    /// Where the folder is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    pub(super) async fn find(&self, key: Key<'_>) -> Result<Option<Student>, RecordError> {
        let (inner, by_ine, wanted) = match key {
            Key::Number(number) => (Arc::clone(&self.inner), false, number.trim().to_owned()),
            Key::Ine(ine) => (Arc::clone(&self.inner), true, plain_ine(ine)),
        };
        off_the_runtime(move || {
            let index = inner.look()?;
            let found = if by_ine { index.by_ine.get(&wanted) } else { index.by_number.get(&wanted) };
            match found {
                None => Ok(None),
                Some(None) => Err(RecordError::Ambiguous),
                Some(Some(span)) => index.student(*span).map(Some),
            }
        })
        .await
    }

    /// How many students the folder has; the trouble of the latest delivery although an earlier one is in use.
    pub(super) async fn health(&self) -> Result<usize, RecordError> {
        let inner = Arc::clone(&self.inner);
        off_the_runtime(move || {
            let index = inner.look()?;
            match inner.held.lock().unwrap_or_else(PoisonError::into_inner).trouble.clone() {
                Some(trouble) => Err(trouble),
                None => Ok(index.students),
            }
        })
        .await
    }
}

async fn off_the_runtime<T: Send + 'static>(work: impl FnOnce() -> Result<T, RecordError> + Send + 'static) -> Result<T, RecordError> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(RecordError::Unavailable("the look-up ended early".to_owned())))
}

impl Inner {
    /// What was read, after reading a new delivery if there is one.
    fn look(&self) -> Result<Arc<Index>, RecordError> {
        let stamp = self.stamp();
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        match stamp {
            // A folder that went away: what was read of it may be out of date, and nobody would notice.
            Err(gone) => {
                held.seen = None;
                held.trouble = Some(gone.clone());
                return Err(gone);
            }
            Ok(stamp) if held.seen != Some(stamp) => {
                // What could not be read is tried again; what cannot be understood waits for another delivery.
                let mut seen = Some(stamp);
                match self.read() {
                    Ok(index) => (held.index, held.trouble) = (Some(Arc::new(index)), None),
                    Err(trouble) => {
                        if matches!(trouble, RecordError::Unavailable(_)) {
                            seen = None;
                        }
                        if held.trouble.as_ref() != Some(&trouble) {
                            tracing::warn!(error = %trouble, "a delivery of the student record is not used");
                        }
                        held.trouble = Some(trouble);
                    }
                }
                held.seen = seen;
            }
            Ok(_) => {}
        }
        match (&held.index, &held.trouble) {
            (Some(index), _) => Ok(Arc::clone(index)),
            (None, Some(trouble)) => Err(trouble.clone()),
            (None, None) => Err(RecordError::Unavailable("nothing was read yet".to_owned())),
        }
    }

    fn stamp(&self) -> Result<Stamp, RecordError> {
        let students = std::fs::metadata(self.path.join(STUDENTS)).map_err(|error| unreadable(STUDENTS, &error))?;
        let modified = students.modified().map_err(|error| unreadable(STUDENTS, &error))?;
        let beside = [PathBuf::from(MANIFEST), HONOURS.path(), RESULTS.path()];
        let beside = beside.iter().filter_map(|name| std::fs::metadata(self.path.join(name)).ok()?.modified().ok()).max();
        Ok(Stamp { modified, size: students.len(), beside })
    }

    fn read(&self) -> Result<Index, RecordError> {
        let delivered = self.manifest()?;
        let file = File::open(self.path.join(STUDENTS)).map_err(|error| unreadable(STUDENTS, &error))?;
        let mut reader = BufReader::with_capacity(256 * 1024, file);
        let mut digest = Sha256::new();
        let (mut by_number, mut by_ine) = (HashMap::new(), HashMap::new());
        let (mut start, mut number, mut students) = (0_u64, 0_usize, 0_usize);
        let mut line = Vec::new();
        loop {
            line.clear();
            let length = (&mut reader).take(LONGEST_LINE).read_until(b'\n', &mut line).map_err(|error| unreadable(STUDENTS, &error))? as u64;
            if length == 0 {
                break;
            }
            number += 1;
            if length == LONGEST_LINE && line.last() != Some(&b'\n') {
                return Err(RecordError::Contract(format!("{STUDENTS}, line {number}: longer than {LONGEST_LINE} bytes")));
            }
            digest.update(&line);
            if !line.trim_ascii().is_empty() {
                // Whole, although only its keys are kept: what cannot be read later is said now.
                let known: Student =
                    serde_json::from_slice(&line).map_err(|error| RecordError::Contract(format!("{STUDENTS}, line {number}: {}", shape(&error))))?;
                if known.number.trim().is_empty() {
                    return Err(RecordError::Contract(format!("{STUDENTS}, line {number}: no student number")));
                }
                students += 1;
                put(&mut by_number, known.number.trim().to_owned(), Span { start, length });
                let ine = plain_ine(&known.ine);
                if !ine.is_empty() {
                    put(&mut by_ine, ine, Span { start, length });
                }
            }
            start += length;
        }
        if let Some(delivered) = delivered {
            let found = hex(&digest.finalize());
            if !found.eq_ignore_ascii_case(&delivered.sha256) || students != delivered.rows {
                return Err(RecordError::Contract(format!("{STUDENTS} is not what {MANIFEST} announces: {students} of {} rows", delivered.rows)));
            }
        }
        let file = Mutex::new(reader.into_inner());
        Ok(Index { file, by_number, by_ine, students, honours: HONOURS.read(&self.path)?, results: RESULTS.read(&self.path)? })
    }

    /// What the manifest says of the students; none without a manifest.
    fn manifest(&self) -> Result<Option<Delivered>, RecordError> {
        let text = match std::fs::read(self.path.join(MANIFEST)) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(MANIFEST, &error)),
        };
        let mut files: HashMap<String, Delivered> =
            serde_json::from_slice(&text).map_err(|error| RecordError::Contract(format!("{MANIFEST}: {}", shape(&error))))?;
        files.remove(STUDENTS).map(Some).ok_or_else(|| RecordError::Contract(format!("{MANIFEST} does not name {STUDENTS}")))
    }
}

impl Index {
    fn student(&self, span: Span) -> Result<Student, RecordError> {
        let mut bytes = vec![0; usize::try_from(span.length).unwrap_or_default()];
        {
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(span.start)).and_then(|_| file.read_exact(&mut bytes)).map_err(|error| unreadable(STUDENTS, &error))?;
        }
        let mut student: Student = serde_json::from_slice(&bytes).map_err(|error| RecordError::Contract(format!("{STUDENTS}: {}", shape(&error))))?;
        student.ine = plain_ine(&student.ine);
        for studied in &mut student.studies {
            for (text, words) in [(&mut studied.honours, &self.honours), (&mut studied.result, &self.results)] {
                if let Some(label) = words.get(text.as_str()) {
                    text.clone_from(label);
                }
            }
        }
        Ok(student)
    }
}

/// A list of codes with their words.
struct List {
    name: &'static str,
    code: &'static str,
    label: &'static str,
}

const HONOURS: List = List { name: "mentions.csv", code: "cod_men", label: "lib_men" };
const RESULTS: List = List { name: "resultats.csv", code: "cod_tre", label: "lib_tre" };

impl List {
    fn path(&self) -> PathBuf {
        Path::new("nomenclatures").join(self.name)
    }

    /// Codes and words; nothing without the file.
    fn read(&self, folder: &Path) -> Result<HashMap<String, String>, RecordError> {
        let text = match std::fs::read_to_string(folder.join(self.path())) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(HashMap::new()),
            Err(error) => return Err(unreadable(self.name, &error)),
        };
        let mut lines = text.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty());
        let header: Vec<&str> = lines.next().unwrap_or_default().split(';').map(cell).collect();
        let column = |name: &str| header.iter().position(|found| found.eq_ignore_ascii_case(name));
        let (Some(code), Some(label)) = (column(self.code), column(self.label)) else {
            return Err(RecordError::Contract(format!("{}: expected the columns {} and {}", self.name, self.code, self.label)));
        };
        let pair = |line: &str| {
            let cells: Vec<&str> = line.split(';').map(cell).collect();
            Some(((*cells.get(code)?).to_owned(), (*cells.get(label)?).to_owned()))
        };
        Ok(lines.filter_map(pair).collect())
    }
}

fn cell(text: &str) -> &str {
    text.trim().trim_matches('"')
}

fn put(index: &mut HashMap<String, Option<Span>>, key: String, span: Span) {
    index.entry(key).and_modify(|found| *found = None).or_insert(Some(span));
}

/// Number and key in one run, in upper case.
fn plain_ine(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect()
}

fn unreadable(name: &str, error: &std::io::Error) -> RecordError {
    RecordError::Unavailable(format!("{name}: {}", error.kind()))
}

/// Where a text stops being what it should be, without quoting it: it is about people.
fn shape(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        serde_json::error::Category::Io => "cannot be read",
        serde_json::error::Category::Syntax => "is no JSON",
        serde_json::error::Category::Data => "has a value of another kind",
        serde_json::error::Category::Eof => "ends early",
    };
    format!("{what} (column {})", error.column())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
        text
    })
}
