//! The files of reference data and how their lines become rows.
//!
//! UTF-8 CSV with a header line; `data/README.md` describes each column.

use std::path::{Path, PathBuf};

use csv::StringRecord;
use domain::text::fold_key;
use domain::translated::Translated;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::Json;
use store::reference::load::Contents;
use store::reference::{Country, Department, Honours, Labelled, OPTION, SPECIALITY, School, Series, SeriesSubject, Subject, Town};

/// The words that every file with words has.
const LABEL: &[&str] = &["label"];
const COUNTRY: &[&str] = &["label", "nationality"];

/// Where the files are.
#[derive(Clone, Debug)]
pub enum Dataset {
    /// Those the program was built with.
    Embedded,
    /// A folder with the same file names.
    Folder(PathBuf),
}

/// A file that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {what}")]
pub struct Unreadable {
    pub file: &'static str,
    /// The problem, with its line when there is one.
    pub what: String,
}

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        /// The files of the product, by name.
        fn embedded(file: &str) -> Option<&'static [u8]> {
            match file {
                $($name => Some(include_bytes!(concat!("../../../../data/", $name))),)+
                _ => None,
            }
        }
    };
}

embedded![
    "bac_options.csv",
    "bac_series.csv",
    "bac_series_options.csv",
    "bac_series_specialities.csv",
    "bac_specialities.csv",
    "countries.csv",
    "departments.csv",
    "diploma_types.csv",
    "diplomas.csv",
    "honours.csv",
    "schools.csv",
    "town_postal_codes.csv",
    "towns.csv",
];

impl Dataset {
    /// The source as the record of imports names it.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Embedded => format!("ecandidat {}", env!("CARGO_PKG_VERSION")),
            Self::Folder(path) => path.display().to_string(),
        }
    }

    fn bytes(&self, file: &'static str) -> Result<Vec<u8>, Unreadable> {
        let unreadable = |what: String| Unreadable { file, what };
        match self {
            Self::Embedded => embedded(file).map(<[u8]>::to_vec).ok_or_else(|| unreadable("not part of the program".to_owned())),
            Self::Folder(folder) => std::fs::read(Path::new(folder).join(file)).map_err(|e| unreadable(e.to_string())),
        }
    }

    fn lines<T: DeserializeOwned>(&self, file: &'static str) -> Result<Vec<T>, Unreadable> {
        let bytes = self.bytes(file)?;
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        reader.deserialize().map(|line| line.map_err(|e| Unreadable { file, what: e.to_string() })).collect()
    }

    /// The lines of a file that has words in several languages, in French all that `names` names.
    fn worded<T: DeserializeOwned, R>(&self, file: &'static str, names: &[&str], row: impl Fn(T, &Words<'_>) -> R) -> Result<Vec<R>, Unreadable> {
        worded(file, &self.bytes(file)?, names, row)
    }

    /// Reads every file. Blocking: hundreds of milliseconds in an unoptimised build.
    pub fn read(&self) -> Result<Contents, Unreadable> {
        let mut subjects = self.subjects("bac_specialities.csv", SPECIALITY)?;
        subjects.extend(self.subjects("bac_options.csv", OPTION)?);
        let mut series_subjects: Vec<SeriesSubject> = Vec::new();
        for link in self.lines::<SpecialityLink>("bac_series_specialities.csv")? {
            series_subjects.push(SeriesSubject { kind: SPECIALITY.to_owned(), series_code: link.series_code, subject_code: link.speciality_code });
        }
        for link in self.lines::<OptionLink>("bac_series_options.csv")? {
            series_subjects.push(SeriesSubject { kind: OPTION.to_owned(), series_code: link.series_code, subject_code: link.option_code });
        }
        Ok(Contents {
            countries: self.worded("countries.csv", COUNTRY, country)?,
            departments: self.lines::<DepartmentLine>("departments.csv")?.into_iter().map(Into::into).collect(),
            towns: self.lines::<TownLine>("towns.csv")?.into_iter().map(Into::into).collect(),
            postal_codes: self.lines::<PostalCodeLine>("town_postal_codes.csv")?.into_iter().map(|l| (l.postal_code, l.insee_code)).collect(),
            schools: self.lines::<SchoolLine>("schools.csv")?.into_iter().map(Into::into).collect(),
            series: self.worded("bac_series.csv", LABEL, series)?,
            subjects,
            series_subjects,
            honours: self.worded("honours.csv", LABEL, honours)?,
            diplomas: self.worded("diplomas.csv", LABEL, labelled)?,
            diploma_types: self.worded("diploma_types.csv", LABEL, labelled)?,
        })
    }

    fn subjects(&self, file: &'static str, kind: &str) -> Result<Vec<Subject>, Unreadable> {
        self.worded(file, LABEL, |line: SubjectLine, words: &Words<'_>| Subject {
            kind: kind.to_owned(),
            code: line.code,
            label: words.of("label"),
            valid_from: line.valid_from,
            valid_to: line.valid_to,
            in_service: true,
        })
    }
}

fn worded<T: DeserializeOwned, R>(file: &'static str, bytes: &[u8], names: &[&str], row: impl Fn(T, &Words<'_>) -> R) -> Result<Vec<R>, Unreadable> {
    let unreadable = |e: csv::Error| Unreadable { file, what: e.to_string() };
    let mut reader = csv::Reader::from_reader(bytes);
    let columns = reader.headers().map_err(unreadable)?.clone();
    let is_there = |name: &str| columns.iter().any(|column| column.strip_suffix("_fr") == Some(name));
    if let Some(missing) = names.iter().copied().find(|name| !is_there(name)) {
        return Err(Unreadable { file, what: format!("the column {missing}_fr is missing") });
    }
    let mut rows = Vec::new();
    for cells in reader.records() {
        let cells = cells.map_err(unreadable)?;
        let line: T = cells.deserialize(Some(&columns)).map_err(unreadable)?;
        rows.push(row(line, &Words { columns: &columns, cells: &cells }));
    }
    Ok(rows)
}

/// `yes` or `no`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Flag {
    Yes,
    No,
}

impl Flag {
    fn is_yes(self) -> bool {
        self == Self::Yes
    }
}

/// The words of a line, in every language its file has a column for.
struct Words<'a> {
    columns: &'a StringRecord,
    cells: &'a StringRecord,
}

impl Words<'_> {
    /// `label` is what stands in `label_fr`, `label_en`, `label_de`…
    fn of(&self, name: &str) -> Json<Translated> {
        let mut words = Translated::default();
        for (column, cell) in self.columns.iter().zip(self.cells) {
            let language = column.strip_prefix(name).and_then(|rest| rest.strip_prefix('_'));
            if let Some(language) = language.filter(|_| !cell.is_empty()) {
                words.set(language, cell);
            }
        }
        Json(words)
    }
}

#[derive(Deserialize)]
struct CountryLine {
    iso_alpha2: String,
    sis_code: String,
    in_service: Flag,
}

fn country(l: CountryLine, words: &Words<'_>) -> Country {
    Country { code: l.iso_alpha2, sis_code: l.sis_code, label: words.of("label"), nationality: words.of("nationality"), in_service: l.in_service.is_yes() }
}

#[derive(Deserialize)]
struct DepartmentLine {
    code: String,
    label: String,
}

impl From<DepartmentLine> for Department {
    fn from(l: DepartmentLine) -> Self {
        Self { code: l.code, label: l.label, in_service: true }
    }
}

#[derive(Deserialize)]
struct TownLine {
    insee_code: String,
    label: String,
    department_code: String,
    in_service: Flag,
}

impl From<TownLine> for Town {
    fn from(l: TownLine) -> Self {
        Self { label_key: sort_key(&l.label), code: l.insee_code, label: l.label, department_code: l.department_code, in_service: l.in_service.is_yes() }
    }
}

/// Numbers in names sort as numbers: « Paris 2e » before « Paris 10e ».
fn sort_key(name: &str) -> String {
    let words = fold_key(name);
    let padded = words.split(' ').map(|word| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 1 { format!("0{word}") } else { word.to_owned() }
    });
    padded.collect::<Vec<_>>().join(" ")
}

#[derive(Deserialize)]
struct PostalCodeLine {
    insee_code: String,
    postal_code: String,
}

#[derive(Deserialize)]
struct SchoolLine {
    uai: String,
    label: String,
    insee_code: Option<String>,
    department_code: String,
    kind: String,
    in_service: Flag,
    town_label: String,
}

impl From<SchoolLine> for School {
    fn from(l: SchoolLine) -> Self {
        Self {
            code: l.uai,
            label: l.label,
            kind: l.kind,
            town_code: l.insee_code.filter(|code| !code.is_empty()),
            town_label: l.town_label,
            department_code: l.department_code,
            in_service: l.in_service.is_yes(),
        }
    }
}

#[derive(Deserialize)]
struct SeriesLine {
    code: String,
    valid_from: Option<i32>,
    valid_to: Option<i32>,
    ine_check: Flag,
    ine_check_from: Option<i32>,
    is_no_bac: Flag,
    order: i32,
}

fn series(l: SeriesLine, words: &Words<'_>) -> Series {
    Series {
        code: l.code,
        label: words.of("label"),
        valid_from: l.valid_from,
        valid_to: l.valid_to,
        // Checked without a year means always.
        ine_checked_from: l.ine_check.is_yes().then(|| l.ine_check_from.unwrap_or(0)),
        is_no_bac: l.is_no_bac.is_yes(),
        position: l.order,
        in_service: true,
    }
}

#[derive(Deserialize)]
struct SubjectLine {
    code: String,
    valid_from: Option<i32>,
    valid_to: Option<i32>,
}

#[derive(Deserialize)]
struct SpecialityLink {
    series_code: String,
    speciality_code: String,
}

#[derive(Deserialize)]
struct OptionLink {
    series_code: String,
    option_code: String,
}

#[derive(Deserialize)]
struct HonoursLine {
    code: String,
    bac: Flag,
    order: i32,
}

fn honours(l: HonoursLine, words: &Words<'_>) -> Honours {
    Honours { code: l.code, label: words.of("label"), is_bac: l.bac.is_yes(), position: l.order, in_service: true }
}

#[derive(Deserialize)]
struct LabelledLine {
    code: String,
    order: i32,
}

fn labelled(l: LabelledLine, words: &Words<'_>) -> Labelled {
    Labelled { code: l.code, label: words.of("label"), position: l.order, in_service: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_are_whole() {
        let contents = Dataset::Embedded.read().unwrap();
        assert!(contents.towns.len() > 36_000 && contents.postal_codes.len() > 35_000 && contents.schools.len() > 5_000);
        assert!(contents.schools.iter().any(|s| s.kind == "lycee") && contents.schools.iter().any(|s| s.kind == "higher"));
        let general = contents.series.iter().find(|s| s.code == "GEN").unwrap();
        assert_eq!((general.valid_from, general.ine_checked_from, general.is_no_bac), (Some(2021), Some(1995), false));
        assert_eq!([general.label.raw("en"), general.label.raw("de")], ["General", ""], "a series is a proper name");
        for lang in crate::i18n::Lang::known() {
            let has_words = |label: &Json<Translated>| !label.raw(lang.code()).is_empty();
            assert!(contents.countries.iter().all(|c| has_words(&c.label) && has_words(&c.nationality) != c.nationality.is_empty()), "{lang:?}");
            assert!(contents.series.iter().filter(|s| s.is_no_bac).all(|s| has_words(&s.label)), "{lang:?}");
            assert!(contents.honours.iter().all(|h| has_words(&h.label)), "{lang:?}");
            assert!(contents.diplomas.iter().chain(&contents.diploma_types).all(|d| has_words(&d.label)), "{lang:?}");
        }
        assert!(contents.series.iter().any(|s| s.is_no_bac));
        let no_code = |list: Vec<&str>| list.iter().any(|code| domain::profile::Code::parse(code).is_err());
        assert!(!no_code(contents.towns.iter().map(|t| t.code.as_str()).collect()));
        assert!(!no_code(contents.schools.iter().map(|s| s.code.as_str()).collect()));
        assert!(!no_code(contents.series.iter().map(|s| s.code.as_str()).collect()));
    }

    #[test]
    fn numbers_in_names_sort_as_numbers() {
        assert!(sort_key("Paris 2e Arrondissement") < sort_key("Paris 10e Arrondissement"));
        assert_eq!(sort_key("L'Haÿ-les-Roses"), "l hay les roses");
    }

    #[test]
    fn countries_without_french_words_are_refused() {
        let read = |header: &str| {
            let cells = header.split(',').map(|column| if column == "in_service" { "yes" } else { "FR" }).collect::<Vec<_>>().join(",");
            let file = format!("{header}\n{cells}\n");
            worded("countries.csv", file.as_bytes(), COUNTRY, country).map(|countries| countries.len()).map_err(|refused| refused.what)
        };
        let whole = "iso_alpha2,sis_code,in_service,label_fr,nationality_fr";
        assert_eq!(read(whole), Ok(1));
        for column in ["label_fr", "nationality_fr"] {
            assert_eq!(read(&whole.replace(&format!(",{column}"), "")), Err(format!("the column {column} is missing")));
        }
    }

    #[test]
    fn a_folder_without_the_files_is_refused_by_name() {
        let refused = Dataset::Folder("/nonexistent".into()).read().unwrap_err();
        assert_eq!(refused.file, "bac_specialities.csv");
    }
}
