//! From what the record tells to what the pages of the profile accept: codes of the student system become ours, and
//! values pass the same validation as those people type.

use connect::student_record::{Home, Student, Studied};
use domain::profile::{AddressInput, BacInput, CountryCode, InternalRecordInput, OTHER_SCHOOL, PersonalDetails, PersonalInput, bac};
use domain::student_record::spelling;

use crate::reference::Reference;

/// What the person had before: their spelling of the names, and what the record never imposes.
pub(super) struct Before<'a> {
    pub details: Option<&'a PersonalDetails>,
    pub last_name: &'a str,
    pub first_name: &'a str,
    pub language: &'a str,
}

/// Departments have two characters here, three in some student systems.
fn department(told: &str) -> String {
    let told = told.trim();
    match told.strip_prefix('0') {
        Some(rest) if told.len() == 3 => rest.to_owned(),
        _ => told.to_owned(),
    }
}

/// The identity as the form « Informations perso. » would have it.
pub(super) fn personal(student: &Student, before: &Before<'_>, reference: &Reference) -> PersonalInput {
    let kept = before.details.map(PersonalInput::from);
    let country = reference.country_told(&student.birth_country);
    let in_france = country == CountryCode::FRANCE;
    let own = |name: fn(&PersonalInput) -> &String, otherwise: &str| kept.as_ref().map_or_else(|| otherwise.to_owned(), |kept| name(kept).clone());
    let (birth_name, first_name) = (own(|kept| &kept.birth_name, before.last_name), own(|kept| &kept.first_name, before.first_name));
    PersonalInput {
        nationality: own(|kept| &kept.nationality, &reference.country_told(&student.nationality)),
        ine: student.ine.clone(),
        civility: student.civility.clone(),
        birth_name: spelling(&student.birth_name, &birth_name).to_owned(),
        usual_name: spelling(&student.usual_name, &own(|kept| &kept.usual_name, "")).to_owned(),
        first_name: spelling(&student.first_name, &first_name).to_owned(),
        other_first_name: spelling(&student.other_first_name, &own(|kept| &kept.other_first_name, "")).to_owned(),
        birth_date: student.birth_date.clone(),
        birth_department: if in_france { department(&student.birth_department) } else { String::new() },
        birth_country: country,
        birth_town: String::new(),
        birth_city: student.birth_town.clone(),
        language: own(|kept| &kept.language, before.language),
        phone: own(|kept| &kept.phone, &student.phone),
        mobile: own(|kept| &kept.mobile, &student.mobile),
    }
}

pub(super) fn address(home: &Home, reference: &Reference) -> AddressInput {
    let country = reference.country_told(&home.country);
    let in_france = country == CountryCode::FRANCE;
    let line = |at: usize| home.lines.iter().filter(|line| !line.trim().is_empty()).nth(at).cloned().unwrap_or_default();
    let only = |here: bool, text: &str| if here { text.to_owned() } else { String::new() };
    AddressInput {
        postal_code: only(in_france, &home.postal_code),
        town: only(in_france, &home.town),
        foreign_town: only(!in_france, format!("{} {}", home.postal_code, home.town).trim()),
        country,
        line1: line(0),
        line2: line(1),
        line3: line(2),
    }
}

pub(super) fn bac(told: &connect::student_record::Bac, reference: &Reference) -> BacInput {
    let department = department(&told.department);
    // A known department says France even where the country was left out.
    let country = if told.country.trim().is_empty() && !department.is_empty() { CountryCode::FRANCE.to_owned() } else { reference.country_told(&told.country) };
    let pick = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
    BacInput {
        situation: bac::HELD.to_owned(),
        year: told.year.to_string(),
        series: told.series.clone(),
        honours: told.honours.clone(),
        country,
        department,
        town: told.town.clone(),
        school: if told.school.is_empty() && !told.school_name.is_empty() { OTHER_SCHOOL.to_owned() } else { told.school.clone() },
        other_school: told.school_name.clone(),
        speciality_final_1: pick(&told.specialities, 0),
        speciality_final_2: pick(&told.specialities, 1),
        speciality_dropped: pick(&told.specialities, 2),
        option_1: pick(&told.options, 0),
        option_2: pick(&told.options, 1),
        option_3: pick(&told.options, 2),
        option_4: pick(&told.options, 3),
    }
}

pub(super) fn studied(told: &Studied) -> InternalRecordInput {
    InternalRecordInput {
        year: told.year.to_string(),
        code: told.code.clone(),
        label: told.label.clone(),
        result: told.result.clone(),
        honours: told.honours.clone(),
        mark: told.mark.clone(),
        scale: told.scale.map(|scale| scale.to_string()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_lose_the_zero_that_other_systems_put_before_them() {
        for (told, ours) in [("081", "81"), ("81", "81"), ("01", "01"), ("02A", "2A"), ("974", "974"), ("", "")] {
            assert_eq!(department(told), ours);
        }
    }

    #[test]
    fn an_address_abroad_keeps_its_postal_code_with_the_town() {
        let home = Home { country: "IT".into(), postal_code: "10121".into(), town: "Torino".into(), lines: vec![" ".into(), "2 via Roma".into()] };
        let input = address(&home, &Reference::default());
        assert_eq!(
            (input.foreign_town.as_str(), input.postal_code.as_str(), input.line1.as_str(), input.line2.as_str()),
            ("10121 Torino", "", "2 via Roma", "")
        );
    }

    #[test]
    fn names_keep_the_accents_the_account_has() {
        let student = Student { birth_name: "MARCHETTI".into(), first_name: "INES".into(), ..Student::default() };
        let before = Before { details: None, last_name: "Marchetti", first_name: "Inès", language: "fr" };
        let input = personal(&student, &before, &Reference::default());
        assert_eq!((input.birth_name.as_str(), input.first_name.as_str()), ("Marchetti", "Inès"));
    }
}
