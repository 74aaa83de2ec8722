//! « Mon compte »: personal details, address, bac, studies, internships, work experience.
//!
//! A page shows what is stored with « Modifier », or the form while nothing is. Dependent lists work without script:
//! « Actualiser » shows the form again with the lists of what was chosen.

mod entries;
mod entry_page;
mod form;
mod internal;
mod lists;
pub mod nav;
mod origin;
mod personal;
mod section;
pub mod unsaved;

use axum::Router;
use axum::routing::{get, post};
use domain::profile::{Address, Bac, ExternalRecord, Internship, WorkExperience};

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::PERSONAL, get(personal::show).post(personal::post))
        .route(paths::PERSONAL_EDIT, get(personal::edit))
        .route(paths::ADDRESS, get(section::show::<Address>).post(section::post::<Address>))
        .route(paths::ADDRESS_EDIT, get(section::edit::<Address>))
        .route(paths::BAC, get(section::show::<Bac>).post(section::post::<Bac>))
        .route(paths::BAC_EDIT, get(section::edit::<Bac>))
        .route(paths::PROFILE_DRAFT, post(unsaved::keep))
        .route(paths::PROFILE_DRAFT_DISCARD, post(unsaved::discard))
        .route(paths::INTERNAL_RECORDS, get(internal::show))
        .route(paths::INTERNAL_RECORDS_REFRESH, post(internal::refresh))
        .merge(entry_routes::<ExternalRecord>())
        .merge(entry_routes::<Internship>())
        .merge(entry_routes::<WorkExperience>())
        .merge(lists::routes())
}

fn entry_routes<E: entry_page::EntryPage>() -> Router<App> {
    Router::new()
        .route(E::LIST, get(entries::list::<E>))
        .route(E::NEW, get(entries::new::<E>).post(entries::add::<E>))
        .route(E::ONE, get(entries::edit::<E>).post(entries::update::<E>))
        .route(E::REMOVE, get(entries::ask_remove::<E>).post(entries::remove::<E>))
}

#[cfg(test)]
mod tests {
    use app::i18n::Lang;

    /// Every refusal of the domain that a page of the profile or of the account can show has its sentence.
    #[test]
    fn every_refusal_has_a_sentence() {
        let lists: &[&[&str]] = &[
            domain::profile::ERROR_KEYS,
            domain::text::TextError::KEYS,
            domain::person::NameError::KEYS,
            domain::person::BirthDateError::KEYS,
            domain::ine::IneError::KEYS,
            domain::phone::PhoneError::KEYS,
            domain::email::EmailError::KEYS,
            domain::password::PasswordError::KEYS,
            &[app::profile::part::NO_BAC_MISSING, app::profile::sections::INE_USED, app::profile::sections::FROM_RECORD, app::profile::records::TOO_MANY],
        ];
        // Every value that a sentence may quote: one that asks for another would not be found.
        let args = ["day", "earliest", "expected", "found", "latest", "max", "min", "month", "year"].map(|name| (name, "1".into()));
        let wrong = lists.iter().copied().flatten().filter(|key| {
            let fr = Lang::FR.t_with(key, &args);
            fr == format!("[{key}]") || Lang::known().skip(1).any(|lang| lang.t_with(key, &args) == fr)
        });
        let wrong: Vec<&&str> = wrong.collect();
        assert!(wrong.is_empty(), "no sentence, or not in every language, for {wrong:?}");
    }

    #[test]
    fn every_label_of_a_summary_has_its_words() {
        use app::profile::fields;
        let lists =
            [fields::PERSONAL, fields::ADDRESS, fields::BAC, fields::INTERNAL_RECORD, fields::EXTERNAL_RECORD, fields::INTERNSHIP, fields::WORK_EXPERIENCE];
        let labels = lists.into_iter().flatten().map(|field| field.label).chain([fields::INE_NUMBER, fields::INE_KEY, fields::NO_BAC]);
        for label in labels {
            assert!(Lang::knows(label), "no words for {label}");
        }
    }
}
