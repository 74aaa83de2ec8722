//! The list as its reader arranged it: « Colonnes », « Enregistrer cette vue », and taking a view away.

use app::Error;
use app::review::preferences::{self, Refusal};
use axum::extract::State;
use serde::Deserialize;

use super::page::named_again;
use super::query::Params;
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, see_other};
use crate::{App, paths};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Columns {
    colonne: Vec<String>,
    suite: String,
}

pub async fn columns(staff: Staff, State(app): State<App>, Posted(columns): Posted<Columns>) -> Answer {
    preferences::show_columns(&app.ctx, &staff.person, &columns.colonne).await?;
    Ok(see_other(paths::local_or(&columns.suite, paths::MANAGER_APPLICATIONS)))
}

/// A name for the filters in force.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Named {
    nom: String,
    #[serde(flatten)]
    params: Params,
}

pub async fn save(staff: Staff, State(app): State<App>, Posted(named): Posted<Named>) -> Answer {
    let params = Params { page: String::new(), ..named.params };
    let address = params.link(paths::MANAGER_APPLICATIONS, &[]);
    let query = address.split_once('?').map_or("", |(_, query)| query);
    match preferences::save_view(&app.ctx, &staff.person, &named.nom, query).await {
        Ok(()) => Ok(Flash::ok("view-saved").to(&app, &address)),
        Err(Error::Refused(refusal)) => named_again(&staff, &app, params, &named.nom, refusal_key(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

const fn refusal_key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoName => "view-no-name",
        Refusal::NameTooLong => "view-name-too-long",
        Refusal::NameUnreadable => "text-control-character",
        Refusal::TooMany => "view-too-many",
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Removed {
    nom: String,
}

pub async fn remove(staff: Staff, State(app): State<App>, Posted(removed): Posted<Removed>) -> Answer {
    preferences::remove_view(&app.ctx, &staff.person, &removed.nom).await?;
    Ok(Flash::ok("view-removed").to(&app, paths::MANAGER_APPLICATIONS))
}
