//! The files of reference data and how their lines become rows.
//!
//! UTF-8 CSV with a header line; `data/README.md` describes each column.

use std::path::{Path, PathBuf};

use domain::text::fold_key;
use domain::translated::Translated;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::Json;
use store::reference::load::Contents;
use store::reference::{Country, Department, Honours, Labelled, OPTION, SPECIALITY, School, Series, SeriesSubject, Subject, Town};

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
            countries: self.lines::<CountryLine>("countries.csv")?.into_iter().map(Into::into).collect(),
            departments: self.lines::<DepartmentLine>("departments.csv")?.into_iter().map(Into::into).collect(),
            towns: self.lines::<TownLine>("towns.csv")?.into_iter().map(Into::into).collect(),
            postal_codes: self.lines::<PostalCodeLine>("town_postal_codes.csv")?.into_iter().map(|l| (l.postal_code, l.insee_code)).collect(),
            schools: self.lines::<SchoolLine>("schools.csv")?.into_iter().map(Into::into).collect(),
            series: self.lines::<SeriesLine>("bac_series.csv")?.into_iter().map(Into::into).collect(),
            subjects,
            series_subjects,
            honours: self.lines::<HonoursLine>("honours.csv")?.into_iter().map(Into::into).collect(),
            diplomas: self.lines::<LabelledLine>("diplomas.csv")?.into_iter().map(Into::into).collect(),
            diploma_types: self.lines::<LabelledLine>("diploma_types.csv")?.into_iter().map(Into::into).collect(),
        })
    }

    fn subjects(&self, file: &'static str, kind: &str) -> Result<Vec<Subject>, Unreadable> {
        let lines = self.lines::<SubjectLine>(file)?;
        Ok(lines
            .into_iter()
            .map(|l| Subject {
                kind: kind.to_owned(),
                code: l.code,
                label: label(l.label_fr, l.label_en),
                valid_from: l.valid_from,
                valid_to: l.valid_to,
                in_service: true,
            })
            .collect())
    }
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

fn label(fr: String, en: String) -> Json<Translated> {
    Json(Translated::fr_en(fr, en))
}

#[derive(Deserialize)]
struct CountryLine {
    iso_alpha2: String,
    sis_code: String,
    label_fr: String,
    label_en: String,
    nationality_fr: String,
    nationality_en: String,
    in_service: Flag,
}

impl From<CountryLine> for Country {
    fn from(l: CountryLine) -> Self {
        Self {
            code: l.iso_alpha2,
            sis_code: l.sis_code,
            label_fr: l.label_fr,
            label_en: l.label_en,
            nationality_fr: l.nationality_fr,
            nationality_en: l.nationality_en,
            in_service: l.in_service.is_yes(),
        }
    }
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
    label_fr: String,
    label_en: String,
    valid_from: Option<i32>,
    valid_to: Option<i32>,
    ine_check: Flag,
    ine_check_from: Option<i32>,
    is_no_bac: Flag,
    order: i32,
}

impl From<SeriesLine> for Series {
    fn from(l: SeriesLine) -> Self {
        Self {
            code: l.code,
            label: label(l.label_fr, l.label_en),
            valid_from: l.valid_from,
            valid_to: l.valid_to,
            // Checked without a year means always.
            ine_checked_from: l.ine_check.is_yes().then(|| l.ine_check_from.unwrap_or(0)),
            is_no_bac: l.is_no_bac.is_yes(),
            position: l.order,
            in_service: true,
        }
    }
}

#[derive(Deserialize)]
struct SubjectLine {
    code: String,
    label_fr: String,
    label_en: String,
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
    label_fr: String,
    label_en: String,
    bac: Flag,
    order: i32,
}

impl From<HonoursLine> for Honours {
    fn from(l: HonoursLine) -> Self {
        Self { code: l.code, label: label(l.label_fr, l.label_en), is_bac: l.bac.is_yes(), position: l.order, in_service: true }
    }
}

#[derive(Deserialize)]
struct LabelledLine {
    code: String,
    label_fr: String,
    label_en: String,
    order: i32,
}

impl From<LabelledLine> for Labelled {
    fn from(l: LabelledLine) -> Self {
        Self { code: l.code, label: label(l.label_fr, l.label_en), position: l.order, in_service: true }
    }
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
    fn a_folder_without_the_files_is_refused_by_name() {
        let refused = Dataset::Folder("/nonexistent".into()).read().unwrap_err();
        assert_eq!(refused.file, "bac_specialities.csv");
    }
}
