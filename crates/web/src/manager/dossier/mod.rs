//! One application in the hands of staff: its tabs, each with an address, and what can be done from there.

pub mod actions;
pub mod acts;
pub mod audit;
pub mod corrections;
pub mod forms;
pub mod letters;
pub mod messages;
pub mod notes;
pub mod page;
pub mod profile;
pub mod questions;
pub mod registration;
pub mod tick;
pub mod view;

use app::review::acts::Act;
use axum::Router;
use axum::routing::{get, post};

use crate::{App, paths};

pub fn routes() -> Router<App> {
    // Each thing that staff do for an applicant has its question at an address of its own.
    let acts = Act::ALL.into_iter().fold(Router::new(), |router, act| router.route(acts::path(act), acts::route(act)));
    Router::new()
        .merge(acts)
        .route(paths::MANAGER_APPLICATION_RESTORE, post(acts::restore))
        .route(paths::MANAGER_APPLICATION_FEES, post(registration::fees))
        .route(paths::MANAGER_APPLICATION_REGISTRATION, post(registration::code))
        .route(paths::MANAGER_APPLICATION, get(page::documents))
        .route(paths::MANAGER_APPLICATION_PROFILE, get(profile::get))
        .route(paths::MANAGER_APPLICATION_PROFILE_REFRESH, post(profile::refresh))
        .route(paths::MANAGER_APPLICATION_FORMS, get(forms::get))
        .route(paths::MANAGER_APPLICATION_FORMS_REMIND, post(forms::remind))
        .route(paths::MANAGER_APPLICATION_FORM_FILE, get(forms::read))
        .route(paths::MANAGER_APPLICATION_QUESTIONS, get(questions::get))
        .route(paths::MANAGER_APPLICATION_INFORMATION, get(page::information))
        .route(paths::MANAGER_APPLICATION_HISTORY, get(page::history))
        .route(paths::MANAGER_APPLICATION_MAILS, get(page::mails))
        .route(paths::MANAGER_APPLICATION_MAIL_AGAIN, post(page::mail_again))
        .route(paths::MANAGER_MESSAGES, get(messages::waiting))
        .route(paths::MANAGER_APPLICATION_MESSAGES, get(messages::get).post(messages::post))
        .route(paths::MANAGER_APPLICATION_MESSAGE_FILE, get(messages::file))
        .route(paths::MANAGER_APPLICATION_NOTES, get(notes::get).post(notes::add))
        .route(paths::MANAGER_APPLICATION_NOTE_REMOVE, post(notes::remove))
        .route(paths::MANAGER_APPLICATION_STATUS, post(actions::status))
        .route(paths::MANAGER_APPLICATION_TREATMENT, post(actions::treatment))
        .route(paths::MANAGER_APPLICATION_TREATMENT_VALIDATE, post(actions::validate_treatment))
        .route(paths::MANAGER_APPLICATION_DATES, post(actions::dates))
        .route(paths::MANAGER_APPLICATION_CORRECTIONS, get(corrections::get).post(corrections::post))
        .route(paths::MANAGER_APPLICATION_DOSSIER, get(page::pdf))
        .route(paths::MANAGER_APPLICATION_LETTER, get(letters::pdf))
        .route(paths::MANAGER_APPLICATION_LETTER_AGAIN, post(letters::issue_again))
        .route(paths::MANAGER_DOCUMENTS, get(tick::first).post(tick::post))
}
