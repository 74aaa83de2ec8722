//! One application: applying, its page, its documents, submitting, cancelling, answering, its papers.

pub mod answer;
pub mod answers;
pub mod apply;
pub mod automatic;
pub mod cancel;
pub mod confirmation;
pub mod documents;
pub mod downloads;
pub mod files;
pub mod form;
pub mod form_file;
pub mod forms;
pub mod guide;
pub mod journal;
pub mod late;
pub mod messages;
pub mod observed;
pub mod page;
pub mod questions;
pub mod refusals;
pub mod submit;
pub mod timeline;
pub mod uploads;
pub mod view;
pub mod wallet;

use axum::Router;
use axum::routing::{get, patch, post};

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::NEW_APPLICATION, get(apply::get).post(apply::post))
        .route(paths::APPLICATION, get(page::get))
        .route(paths::APPLICATION_INFORMATION, get(page::information))
        .route(paths::APPLICATION_JOURNAL, get(journal::get))
        .route(paths::APPLICATION_FORMS, get(forms::get))
        .route(paths::SURVEY_RETURN, get(forms::back))
        .route(paths::APPLICATION_FORM, get(form::get).post(form::post))
        .route(paths::APPLICATION_FORM_ANSWERS, get(form::see))
        .route(paths::APPLICATION_FORM_PAPER, get(form::paper))
        .route(paths::APPLICATION_FORM_PLACE, post(form::put_on_document))
        .route(paths::APPLICATION_FORM_DECLARE, post(forms::declare))
        .route(paths::APPLICATION_FORM_FILE, get(form_file::get).post(form_file::post))
        .route(paths::APPLICATION_FORM_FILE_REMOVE, post(form_file::remove))
        .route(paths::APPLICATION_FORM_FILE_READ, get(form_file::read))
        .route(paths::APPLICATION_QUESTIONS, get(questions::get).post(questions::post))
        .route(paths::APPLICATION_MESSAGES, get(messages::get).post(messages::post))
        .route(paths::APPLICATION_MESSAGE_FILE, get(messages::file))
        .route(paths::APPLICATION_DOCUMENT, get(documents::get).post(documents::post))
        .route(paths::APPLICATION_DOCUMENT_REMOVE, get(documents::ask_remove).post(documents::remove))
        .route(paths::APPLICATION_DOCUMENT_DECLARE, get(documents::ask_declare).post(documents::declare))
        .route(paths::APPLICATION_DOCUMENT_FILE, get(files::document))
        .route(paths::APPLICATION_DOCUMENT_TEMPLATE, get(files::template))
        .route(paths::APPLICATION_DOCUMENT_UPLOADS, post(uploads::begin))
        .route(paths::APPLICATION_DOCUMENT_UPLOAD, patch(uploads::append).head(uploads::progress).delete(uploads::give_up))
        .route(paths::APPLICATION_DOCUMENT_WALLET, get(wallet::get).post(wallet::post))
        .route(paths::APPLICATION_SUBMIT, get(submit::get).post(submit::post))
        .route(paths::APPLICATION_AUTOMATIC, post(automatic::post))
        .route(paths::APPLICATION_CANCEL, get(cancel::get).post(cancel::post))
        .route(paths::APPLICATION_CANCEL_UNDO, post(cancel::undo))
        .route(paths::APPLICATION_CONFIRM, get(answer::ask_confirm).post(answer::confirm))
        .route(paths::APPLICATION_WITHDRAW, get(answer::ask_withdraw).post(answer::withdraw))
        .route(paths::APPLICATION_WITHDRAW_UNDO, post(answer::undo))
        .route(paths::APPLICATION_DOSSIER, get(files::dossier))
        .route(paths::APPLICATION_RECEIPT, get(files::receipt))
        .route(paths::APPLICATION_LETTER, get(files::letter))
}
