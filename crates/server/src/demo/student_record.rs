//! The student record of the demonstration: the folder that a student system would drop, with those of the printed
//! people who study here. At their next sign-in « Cursus interne » is filled in.

use std::path::Path;

use anyhow::Context as _;
use chrono::{Datelike as _, NaiveDate};
use connect::student_record::{Bac, Home, Student, Studied};
use domain::profile::{AddressInput, BacInput, PersonalInput};

use super::profile::Profile;

/// The first student number.
const FIRST: usize = 21_904_401;

/// Student number of the n-th printed person.
pub fn number(n: usize) -> String {
    (FIRST + n).to_string()
}

/// What the record tells of somebody whose profile this is: the same person, with the years at the institution.
pub fn student(number: &str, profile: &Profile, today: NaiveDate) -> Student {
    let personal = PersonalInput::from(&profile.personal);
    let (address, bac) = (AddressInput::from(&profile.address), BacInput::from(&profile.bac));
    let filled = |codes: [&String; 4]| codes.into_iter().filter(|code| !code.is_empty()).cloned().collect::<Vec<_>>();
    let none = String::new();
    Student {
        number: number.to_owned(),
        ine: personal.ine,
        civility: personal.civility,
        birth_name: personal.birth_name,
        usual_name: personal.usual_name,
        first_name: personal.first_name,
        other_first_name: personal.other_first_name,
        birth_date: profile.personal.birth_date.date().to_string(),
        birth_country: personal.birth_country,
        birth_department: personal.birth_department,
        birth_town: personal.birth_city,
        nationality: personal.nationality,
        phone: personal.phone,
        mobile: personal.mobile,
        address: Some(Home {
            country: address.country,
            postal_code: address.postal_code,
            town: address.town,
            lines: vec![address.line1, address.line2, address.line3],
        }),
        bac: bac.year.parse().ok().map(|year| Bac {
            year,
            series: bac.series.clone(),
            honours: bac.honours.clone(),
            country: bac.country.clone(),
            department: bac.department.clone(),
            town: bac.town.clone(),
            school: bac.school.clone(),
            school_name: bac.other_school.clone(),
            specialities: filled([&bac.speciality_final_1, &bac.speciality_final_2, &bac.speciality_dropped, &none]),
            options: filled([&bac.option_1, &bac.option_2, &bac.option_3, &bac.option_4]),
        }),
        studies: studies(today.year()),
    }
}

/// Two years with a result, and the one under way.
fn studies(year: i32) -> Vec<Studied> {
    let studied = |back, code: &str, label: &str, [result, honours, mark]: [&str; 3]| Studied {
        year: year - back,
        code: code.to_owned(),
        label: label.to_owned(),
        result: result.to_owned(),
        honours: honours.to_owned(),
        mark: mark.to_owned(),
        scale: (!mark.is_empty()).then_some(20),
    };
    vec![
        studied(3, "L1-SV", "Licence 1 Sciences de la vie", ["ADM", "P", "11,8"]),
        studied(2, "L2-SV", "Licence 2 Sciences de la vie", ["ADM", "AB", "13,42"]),
        studied(1, "L3-SV", "Licence 3 Sciences de la vie", ["", "", ""]),
    ]
}

/// Writes the folder as a student system would: beside, then renamed, with its manifest and the words of its codes.
pub fn write(folder: &Path, students: &[Student]) -> anyhow::Result<()> {
    let lists = folder.join("nomenclatures");
    std::fs::create_dir_all(&lists).with_context(|| format!("{} cannot be made", lists.display()))?;
    std::fs::write(lists.join("mentions.csv"), "cod_men;lib_men\nP;Passable\nAB;Assez bien\nB;Bien\nTB;Très bien\n")?;
    std::fs::write(lists.join("resultats.csv"), "cod_tre;lib_tre\nADM;Admis\nAJ;Ajourné\nDEF;Défaillant\n")?;
    let mut text = String::new();
    for student in students {
        text.push_str(&serde_json::to_string(student)?);
        text.push('\n');
    }
    let manifest = serde_json::json!({ "students.jsonl": { "sha256": app::keys::sha256_hex(text.as_bytes()), "rows": students.len() } });
    for (name, content) in [("students.jsonl", text), ("manifest.json", manifest.to_string())] {
        let beside = folder.join(format!("{name}.tmp"));
        std::fs::write(&beside, content)?;
        std::fs::rename(&beside, folder.join(name))?;
    }
    Ok(())
}
