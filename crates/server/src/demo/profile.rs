//! Believable profiles, each accepted by the same validation as one typed in the forms.

use anyhow::anyhow;
use chrono::{Datelike as _, NaiveDate};
use domain::ine::Ine;
use domain::profile::{
    Address, AddressInput, Bac, BacInput, Code, ExternalRecord, ExternalRecordInput, FieldError, Internship, InternshipInput, PersonalDetails, PersonalInput,
    ProfileContext, ReferenceTables, WorkExperience, WorkExperienceInput, address, bac, external_record, internship, personal, work_experience,
};
use rand::Rng as _;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom as _, SliceRandom as _};

use super::names::{FOREIGN, FRENCH, Name};
use super::places::{ABROAD, Abroad, BAC_HONOURS, NO_BAC, SPECIALITIES, TOWNS, Town, UNIVERSITIES};

/// Everything « Mon compte » holds.
#[derive(Clone, Debug)]
pub struct Profile {
    pub personal: PersonalDetails,
    pub address: Address,
    pub bac: Bac,
    pub records: Vec<ExternalRecord>,
    pub internships: Vec<Internship>,
    pub jobs: Vec<WorkExperience>,
    /// Years passed since the bac, the current one included.
    pub level: u8,
}

/// Makes profiles of one day.
pub struct Maker {
    reference: ReferenceTables,
    no_bac: Code,
    today: NaiveDate,
}

/// Where a person comes from.
pub enum Home<'a> {
    France(&'a Town),
    Abroad(&'a Abroad),
}

/// What people from a country abroad read rather than French.
fn language_of(country: &str) -> &'static str {
    match country {
        "DE" => "de",
        "ES" | "CO" | "MX" => "es",
        _ => "en",
    }
}

impl Maker {
    pub fn new(today: NaiveDate) -> Self {
        Self { reference: super::places::reference(), no_bac: Code::from_stored(NO_BAC), today }
    }

    fn context(&self) -> ProfileContext<'_> {
        ProfileContext {
            today: self.today,
            reference: &self.reference,
            languages: &["fr", "en", "de", "es"],
            // As on the page: people type where they were born.
            birth_towns: false,
            imposed_ine: None,
            no_bac_series: Some(&self.no_bac),
            specialities_required: false,
        }
    }

    /// A person and where they come from: three in four from France.
    pub fn person<'a>(&self, rng: &mut StdRng) -> (Name, Home<'a>) {
        if rng.random_bool(0.76) {
            let town = TOWNS.choose(rng).unwrap_or(&TOWNS[0]);
            return (FRENCH.name(rng), Home::France(town));
        }
        let origin = FOREIGN.choose(rng).unwrap_or(&FOREIGN[0]);
        let country = origin.countries.choose(rng).copied().unwrap_or("MA");
        let places: Vec<_> = ABROAD.iter().filter(|place| place.country == country).collect();
        let place = places.choose(rng).copied().unwrap_or(&ABROAD[0]);
        (origin.name(rng), Home::Abroad(place))
    }

    /// A complete profile. `level` is the number of years since the bac; 0 = still preparing it.
    pub fn profile(&self, rng: &mut StdRng, name: &Name, from: &Home<'_>, level: u8) -> anyhow::Result<Profile> {
        let year = self.today.year();
        let bac_year = year - i32::from(level.max(1)) - i32::from(self.today.month() < 7);
        let gap = if rng.random_bool(0.2) { rng.random_range(1..6) } else { 0 };
        let bac_year = bac_year - gap;
        let born = bac_year - 18 - i32::from(rng.random_bool(0.2));
        let ctx = self.context();
        let personal = self.personal(rng, name, from, born)?;
        let address = address::validate(&address_input(rng, from), &ctx).map_err(|e| refused("address", &e))?;
        let bac = if level == 0 {
            bac::validate(&BacInput { situation: bac::NOT_HELD.to_owned(), ..BacInput::default() }, &ctx)
        } else {
            bac::validate(&bac_input(rng, from, bac_year), &ctx)
        };
        let bac = bac.map_err(|e| refused("bac", &e))?;
        let mut records = Vec::new();
        let home = UNIVERSITIES.choose(rng).copied().unwrap_or(UNIVERSITIES[0]);
        let subject = SUBJECTS.choose(rng).copied().unwrap_or(SUBJECTS[0]);
        for step in 1..=level {
            let record_year = bac_year + gap + i32::from(step);
            let input = record_input(rng, from, home, subject, step, record_year, record_year >= year);
            records.push(external_record::validate(&input, &ctx).map_err(|e| refused("record", &e))?);
        }
        let internships = self.internships(rng, level, year)?;
        let jobs = self.jobs(rng, home_town(from), year)?;
        Ok(Profile { personal, address, bac, records, internships, jobs, level })
    }

    fn personal(&self, rng: &mut StdRng, name: &Name, from: &Home<'_>, born: i32) -> anyhow::Result<PersonalDetails> {
        let birth_date = NaiveDate::from_yo_opt(born, rng.random_range(1..=365)).ok_or_else(|| anyhow!("a day of {born}"))?;
        let mobile = format!("06 39 98 {:02} {:02}", rng.random_range(0..100), rng.random_range(0..100));
        let birth = TOWNS.choose(rng).unwrap_or(&TOWNS[0]);
        let mut input = PersonalInput {
            civility: name.civility.code().to_owned(),
            birth_name: name.last.clone(),
            first_name: name.first.to_owned(),
            birth_date: birth_date.to_string(),
            language: "fr".to_owned(),
            ..PersonalInput::default()
        };
        if rng.random_bool(0.3) {
            input.phone = format!("05 36 49 {:02} {:02}", rng.random_range(0..100), rng.random_range(0..100));
        }
        match from {
            Home::France(town) => {
                let birth = if rng.random_bool(0.5) { *town } else { birth };
                "FR".clone_into(&mut input.nationality);
                "FR".clone_into(&mut input.birth_country);
                birth.department.clone_into(&mut input.birth_department);
                birth.label.clone_into(&mut input.birth_city);
                input.mobile = mobile;
                input.ine = ine(rng);
                if rng.random_bool(0.08) {
                    input.usual_name = FRENCH.name(rng).last;
                }
            }
            Home::Abroad(place) => {
                place.country.clone_into(&mut input.nationality);
                place.country.clone_into(&mut input.birth_country);
                place.city.clone_into(&mut input.birth_city);
                input.mobile =
                    format!("+{} {:03} {:03} {:03}", rng.random_range(20..99), rng.random_range(0..999), rng.random_range(0..999), rng.random_range(0..999));
                if !matches!(place.country, "MA" | "DZ" | "TN" | "SN" | "CI" | "CM" | "BJ" | "MG" | "LB") && rng.random_bool(0.6) {
                    language_of(place.country).clone_into(&mut input.language);
                }
            }
        }
        if rng.random_bool(0.25) {
            input.other_first_name = FRENCH.name(rng).first.to_owned();
        }
        personal::validate(&input, &self.context()).map_err(|e| refused("personal", &e))
    }

    fn internships(&self, rng: &mut StdRng, level: u8, year: i32) -> anyhow::Result<Vec<Internship>> {
        let count = if level < 2 { 0 } else { rng.random_range(0..=2) };
        (0..count)
            .map(|n| {
                let (organisation, description) = INTERNSHIPS.choose(rng).copied().unwrap_or(INTERNSHIPS[0]);
                let input = InternshipInput {
                    year: (year - n).to_string(),
                    duration: (*["2 mois", "8 semaines", "6 mois", "3 mois"].choose(rng).unwrap_or(&"2 mois")).to_owned(),
                    hours_per_week: if rng.random_bool(0.7) { "35".to_owned() } else { String::new() },
                    organisation: organisation.to_owned(),
                    description: description.to_owned(),
                };
                internship::validate(&input, &self.context()).map_err(|e| refused("internship", &e))
            })
            .collect()
    }

    fn jobs(&self, rng: &mut StdRng, town: &str, year: i32) -> anyhow::Result<Vec<WorkExperience>> {
        let count = rng.random_range(0..=1);
        (0..count)
            .map(|_| {
                let (title, organisation, description) = JOBS.choose(rng).copied().unwrap_or(JOBS[0]);
                let input = WorkExperienceInput {
                    year: (year - 1).to_string(),
                    title: title.to_owned(),
                    duration: (*["2 ans", "2 étés", "1 an", "6 mois"].choose(rng).unwrap_or(&"1 an")).to_owned(),
                    organisation: format!("{organisation}, {town}"),
                    description: description.to_owned(),
                };
                work_experience::validate(&input, &self.context()).map_err(|e| refused("job", &e))
            })
            .collect()
    }
}

fn home_town<'a>(home: &Home<'a>) -> &'a str {
    match home {
        Home::France(town) => town.label,
        Home::Abroad(place) => place.city,
    }
}

fn refused(page: &str, errors: &[FieldError]) -> anyhow::Error {
    anyhow!("generated {page}: {errors:?}")
}

/// An identifier of the education authorities: ten digits and the letter that belongs to them.
fn ine(rng: &mut StdRng) -> String {
    let number: String = (0..10).map(|n| char::from(b'0' + rng.random_range(u8::from(n == 0)..10))).collect();
    ('A'..='Z').map(|letter| format!("{number}{letter}")).find(|typed| Ine::parse(typed).is_ok()).unwrap_or_default()
}

fn address_input(rng: &mut StdRng, from: &Home<'_>) -> AddressInput {
    let number = rng.random_range(1..180);
    match from {
        Home::France(town) => AddressInput {
            country: "FR".to_owned(),
            postal_code: town.postal_code.to_owned(),
            town: town.code.to_owned(),
            line1: format!("{number} {}", STREETS.choose(rng).copied().unwrap_or(STREETS[0])),
            line2: if rng.random_bool(0.3) { format!("Bâtiment {}", char::from(b'A' + rng.random_range(0..6))) } else { String::new() },
            line3: if rng.random_bool(0.15) { format!("Appartement {}", rng.random_range(1..90)) } else { String::new() },
            ..AddressInput::default()
        },
        Home::Abroad(place) => AddressInput {
            country: place.country.to_owned(),
            foreign_town: place.city.to_owned(),
            line1: format!("{} {number}", place.street),
            ..AddressInput::default()
        },
    }
}

fn bac_input(rng: &mut StdRng, from: &Home<'_>, year: i32) -> BacInput {
    let honours = BAC_HONOURS.choose(rng).copied().unwrap_or("P");
    let base = BacInput { situation: bac::HELD.to_owned(), year: year.to_string(), honours: honours.to_owned(), ..BacInput::default() };
    let Home::France(town) = from else {
        let Home::Abroad(place) = from else { return base };
        return BacInput { series: "0031".to_owned(), country: place.country.to_owned(), ..base };
    };
    let series = match rng.random_range(0..10) {
        0 => "STMG",
        1 => "STL",
        2 => "0022",
        _ if year >= 2021 => "GEN",
        3 | 4 => "ES",
        5 => "L",
        _ => "S",
    };
    let mut input = BacInput {
        series: series.to_owned(),
        country: "FR".to_owned(),
        department: town.department.to_owned(),
        town: town.code.to_owned(),
        school: town.lycee.to_owned(),
        ..base
    };
    if series == "GEN" {
        let mut subjects = SPECIALITIES;
        subjects.shuffle(rng);
        subjects[0].clone_into(&mut input.speciality_final_1);
        subjects[1].clone_into(&mut input.speciality_final_2);
        subjects[2].clone_into(&mut input.speciality_dropped);
    }
    input
}

fn record_input(
    rng: &mut StdRng,
    from: &Home<'_>,
    (school, town, department): (&str, &str, &str),
    subject: &str,
    step: u8,
    year: i32,
    is_current: bool,
) -> ExternalRecordInput {
    let in_france = matches!(from, Home::France(_)) || (step >= 3 && rng.random_bool(0.3));
    let obtained = if is_current { "E" } else { "O" };
    let base = ExternalRecordInput {
        year: year.to_string(),
        obtained: obtained.to_owned(),
        honours: if is_current { String::new() } else { BAC_HONOURS.choose(rng).copied().unwrap_or("P").to_owned() },
        ..ExternalRecordInput::default()
    };
    if !in_france {
        let country = if let Home::Abroad(place) = from { place.country } else { "MA" };
        let (diploma, label) = match step {
            1 => ("ETR-1", format!("1re année, {subject}")),
            2 => ("ETR-2", format!("2e année, {subject}")),
            _ => ("ETR-LICENCE", format!("Licence, {subject}")),
        };
        return ExternalRecordInput { country: country.to_owned(), diploma: diploma.to_owned(), label, ..base };
    }
    let (diploma, label) = match step {
        1 => ("L1", format!("L1, {subject}")),
        2 => ("L2", format!("L2, {subject}")),
        3 => ("LICENCE", format!("L3, {subject}")),
        4 => ("M1", format!("M1, {subject}")),
        _ => ("MASTER", format!("M2, {subject}")),
    };
    ExternalRecordInput {
        country: "FR".to_owned(),
        department: department.to_owned(),
        town: town.to_owned(),
        school: school.to_owned(),
        diploma: diploma.to_owned(),
        label,
        ..base
    }
}

const STREETS: [&str; 16] = [
    "rue des Tanneurs",
    "rue de l’Église",
    "avenue des Tilleuls",
    "impasse du Lavoir",
    "rue Jean-Jaurès",
    "boulevard de la Gare",
    "chemin des Vignes",
    "rue du Moulin",
    "place de la Halle",
    "rue des Écoles",
    "quai des Chartrons",
    "rue du Général-Leclerc",
    "allée des Cerisiers",
    "rue Victor-Hugo",
    "faubourg Saint-Michel",
    "route de Cordes",
];

const SUBJECTS: [&str; 14] = [
    "Sciences de la vie",
    "Informatique",
    "Droit",
    "Administration économique et sociale",
    "Physique, chimie",
    "Mathématiques",
    "Psychologie",
    "Histoire",
    "STAPS",
    "Langues étrangères appliquées",
    "Sciences de la Terre",
    "Économie et gestion",
    "Sciences pour l’ingénieur",
    "Lettres modernes",
];

const INTERNSHIPS: [(&str, &str); 8] = [
    ("Laboratoire d’immunologie", "Préparation des échantillons, cytométrie, rédaction du cahier de laboratoire."),
    ("Mairie d’Albi", "Enquête auprès des usagers, tableau de bord du service, note au conseil municipal."),
    ("Cabinet Lagarde et associés", "Recherche de jurisprudence, projets d’actes, accueil des clients."),
    ("Régie des eaux du Tarn", "Suivi de la qualité de l’eau, campagne de prélèvements, cartographie."),
    ("École Jean-Moulin", "Observation en CE1 et CM2, animation d’ateliers de lecture."),
    ("Atelier Solaire du Sud", "Mesures sur panneaux, dimensionnement d’une installation de 9 kW."),
    ("Hôtel de la Poste", "Gestion du fichier client, organisation des réceptions."),
    ("CHU, service de santé publique", "Saisie et analyse d’une cohorte, bibliographie."),
];

const JOBS: [(&str, &str, &str); 6] = [
    ("Vendeuse en librairie", "Librairie du Pont-Vieux", "Rayon jeunesse, caisse, inventaire."),
    ("Animateur", "Centre de loisirs de la Mouline", "Groupe des 8-11 ans pendant les vacances."),
    ("Aide-soignante", "Clinique Claude-Bernard", "Nuits et fins de semaine."),
    ("Équipier polyvalent", "Restaurant universitaire", ""),
    ("Assistant d’éducation", "Collège Balzac", "Études surveillées, aide aux devoirs."),
    ("Technicien de maintenance", "Verreries du Carmausin", "Apprentissage, ligne de fabrication."),
];

#[cfg(test)]
mod tests {
    use rand::SeedableRng as _;

    use super::*;

    #[test]
    fn every_profile_passes_the_validation_of_the_forms() {
        let mut rng = StdRng::seed_from_u64(7);
        for today in ["2026-01-03", "2026-11-22", "2028-06-30"] {
            let maker = Maker::new(today.parse().unwrap());
            for n in 0..200_u8 {
                let (name, from) = maker.person(&mut rng);
                let level = n % 6;
                let profile = maker.profile(&mut rng, &name, &from, level).unwrap();
                assert_eq!(profile.records.len(), usize::from(level));
                assert_eq!(profile.bac.year().is_some(), level > 0);
                let is_french = matches!(from, Home::France(_));
                assert_eq!(profile.personal.identity.ine.is_some(), is_french, "a French person needs one to apply");
            }
        }
    }
}
