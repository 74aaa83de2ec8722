//! What a student record tells of one person, as it tells it: texts and codes, nothing judged yet.

use serde::{Deserialize, Serialize};

/// One person. What is not known is empty.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Student {
    /// Student number.
    pub number: String,
    /// Number and key in one run; empty when one of them is not known.
    pub ine: String,
    /// « M. » or « Mme ».
    pub civility: String,
    pub birth_name: String,
    pub usual_name: String,
    pub first_name: String,
    pub other_first_name: String,
    /// `aaaa-mm-jj`.
    pub birth_date: String,
    /// Countries are ISO codes of two letters or the codes of the student system.
    pub birth_country: String,
    pub birth_department: String,
    /// Name of the town.
    pub birth_town: String,
    pub nationality: String,
    pub phone: String,
    pub mobile: String,
    pub address: Option<Home>,
    pub bac: Option<Bac>,
    /// Years at the institution.
    pub studies: Vec<Studied>,
}

/// Where the person lives.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Home {
    pub country: String,
    pub postal_code: String,
    /// INSEE code in France, name of the town abroad.
    pub town: String,
    /// Three lines at most are used.
    pub lines: Vec<String>,
}

/// The bac or an equivalent title.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bac {
    pub year: i32,
    pub series: String,
    pub honours: String,
    pub country: String,
    pub department: String,
    /// INSEE code.
    pub town: String,
    /// UAI code.
    pub school: String,
    /// Name of a school without a code.
    pub school_name: String,
    /// Two of the final year, then the one dropped before.
    pub specialities: Vec<String>,
    pub options: Vec<String>,
}

/// One year of one programme at the institution.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Studied {
    /// Year in which the academic year begins.
    pub year: i32,
    pub code: String,
    pub label: String,
    /// Honours in words, or a code of the list of honours.
    pub honours: String,
    /// Result in words, or a code of the list of results.
    pub result: String,
    pub mark: String,
    /// What the mark is out of.
    pub scale: Option<i32>,
}

macro_rules! silent {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+};
}

silent!(Student, Home, Bac, Studied);
