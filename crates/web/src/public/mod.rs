//! Pages for everybody: home, catalogue, assistance, legal pages, language and appearance.

pub mod assistance;
pub mod catalogue;
pub mod demo_mail;
pub mod home;
pub mod institution;
pub mod legal;
pub mod preference;
pub mod programme;
pub mod verification;
pub mod words;

use axum::Router;
use axum::routing::get;

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::DEMO_MAIL, get(demo_mail::list))
        .route(paths::DEMO_LETTER, get(demo_mail::letter))
        .route(paths::HOME, get(home::get))
        .route(paths::CATALOGUE, get(catalogue::list))
        .route(paths::CATALOGUE_CENTRE, get(catalogue::centre))
        .route(paths::PROGRAMME, get(programme::get))
        .route(paths::ASSISTANCE, get(assistance::get))
        .route(paths::FAQ, get(assistance::faq))
        .route(paths::ACCESSIBILITY, get(legal::accessibility))
        .route(paths::PERSONAL_DATA, get(legal::personal_data))
        .route(paths::LEGAL, get(legal::notice))
        .route(paths::VERIFICATION, get(verification::get))
        .route(paths::VERIFICATION_OF, get(verification::by_code))
        .route(paths::LOGO, get(institution::logo))
        .route(paths::ROBOTS, get(institution::robots))
        .route(paths::LANGUAGE, get(preference::language))
        .route(paths::APPEARANCE, get(preference::appearance))
}
