//! Files of an application: documents as one PDF, templates to fill, the whole dossier, the receipt, the letter.

use app::apply::own;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;

use crate::App;
use crate::http::download::{describe, send_stored};
use crate::http::range::Wanted;
use crate::http::{Page as Answer, Problem, SignedIn};

/// Sends a paper that was just made, or is small: shown or saved under its name, never allowed to run anything.
pub fn send(bytes: Bytes, content_type: &str, name: &str, inline: bool) -> Result<Response, Problem> {
    let mut response = Body::from(bytes).into_response();
    describe(response.headers_mut(), content_type, name, inline)?;
    Ok(response)
}

pub async fn document(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>, wanted: Wanted) -> Answer {
    let dossier = own::load::<std::convert::Infallible>(&app.ctx, &who.person, number).await?;
    let version = dossier.items.iter().find(|item| item.kind.code == code).and_then(|item| item.version.as_ref()).ok_or(Problem::NotFound)?;
    let file = app::papers::files::of_version(&app.ctx, version).await?;
    send_stored(file, &wanted, true)
}

pub async fn template(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>, wanted: Wanted) -> Answer {
    let dossier = own::load::<std::convert::Infallible>(&app.ctx, &who.person, number).await?;
    let id = dossier.items.iter().find(|item| item.kind.code == code).and_then(|item| item.kind.template_file_id).ok_or(Problem::NotFound)?;
    let file = app::papers::files::stored(&app.ctx, id).await?;
    send_stored(file, &wanted, false)
}

pub async fn dossier(who: SignedIn, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let dossier = own::load::<std::convert::Infallible>(&app.ctx, &who.person, number).await?;
    let paper = app::papers::dossier::make(&app.ctx, who.person.account.0, &dossier).await?;
    send(Bytes::from(paper.pdf), "application/pdf", &paper.name, false)
}

pub async fn receipt(who: SignedIn, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let dossier = own::load::<std::convert::Infallible>(&app.ctx, &who.person, number).await?;
    let paper = app::papers::receipt::make(&app.ctx, &dossier).await?.ok_or(Problem::NotFound)?;
    send(Bytes::from(paper.pdf), "application/pdf", &paper.name, false)
}

/// « Télécharger lettre d’admission », « Télécharger lettre de refus ».
pub async fn letter(who: SignedIn, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let paper = app::letters::download::own(&app.ctx, &who.person, number).await?;
    send(Bytes::from(paper.pdf), "application/pdf", &paper.name, false)
}
