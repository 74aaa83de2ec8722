//! « Utiliser un document déjà déposé »: what the person deposited before, each used again with one button.

use app::apply::wallet::{self, Digests, Wallet};
use app::apply::{deposit, own};
use app::dossier::Dossier;
use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::documents;
use super::guide::{Guide, guide};
use super::refusals;
use super::view::View;
use crate::http::{Page as Answer, Posted, Problem, SignedIn, html};
use crate::ui::Page;
use crate::{App, paths};

#[derive(Template)]
#[template(path = "applicant/application/wallet.html")]
struct WalletPage {
    page: Page,
    label: String,
    programme: String,
    base: String,
    action: String,
    lines: Vec<Line>,
    guide: Option<Guide>,
}

/// A document that could be used again.
struct Line {
    version: String,
    kind: String,
    name: String,
    detail: String,
    /// What it was deposited for.
    place: String,
}

/// Says on the rows of an application where something could be used again.
pub fn offer(wallet: &Digests, dossier: &Dossier, view: &mut View) {
    for row in view.rows.iter_mut().filter(|row| row.can_deposit) {
        let item = dossier.items.iter().find(|item| item.kind.code == row.code);
        if item.is_some_and(|item| wallet.serve(item)) {
            row.wallet_url = Some(paths::fill(paths::APPLICATION_DOCUMENT_WALLET, &[&view.number, &row.code]));
        }
    }
}

pub async fn get(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>) -> Answer {
    let dossier = own::load::<deposit::Refusal>(&app.ctx, &who.person, number).await?;
    let item = documents::item(&dossier, &code)?;
    let page = who.visit.page_t("wallet-title");
    let wallet = Wallet::of(&app.ctx, &who.person).await?;
    let lines = wallet.for_item(item).into_iter().map(|held| line(&page, &dossier, held)).collect();
    let number = number.to_string();
    html(&WalletPage {
        label: item.kind.label.get(page.lang).to_owned(),
        programme: dossier.session.programme_label.clone(),
        base: paths::fill(paths::APPLICATION, &[&number]),
        action: paths::fill(paths::APPLICATION_DOCUMENT_WALLET, &[&number, &code]),
        lines,
        guide: guide(&page, &dossier),
        page,
    })
}

fn line(page: &Page, dossier: &Dossier, held: &store::document::wallet::Held) -> Line {
    let day = page.t1("document-deposited-on", "date", page.day_of(&held.deposited_at));
    Line {
        version: held.version_id.to_string(),
        kind: held.label.get(page.lang).to_owned(),
        name: held.name.clone(),
        detail: held.pages.map_or_else(|| day.clone(), |pages| page.t2("wallet-detail", "pages", i64::from(pages), "date", &day)),
        place: place(page, dossier, held),
    }
}

/// What a document was deposited for; of another campaign, which one.
fn place(page: &Page, dossier: &Dossier, held: &store::document::wallet::Held) -> String {
    if let Some(programme) = &held.programme_label {
        return page.t1("wallet-for", "programme", programme);
    }
    match &held.campaign_label {
        Some(label) if held.campaign_id != Some(dossier.application.campaign_id) => page.t1("wallet-common-campaign", "campaign", label.get(page.lang)),
        _ => page.t("wallet-common"),
    }
}

#[derive(Debug, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    document: String,
}

pub async fn post(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>, Posted(chosen): Posted<Chosen>) -> Answer {
    let dossier = own::load::<deposit::Refusal>(&app.ctx, &who.person, number).await?;
    documents::item(&dossier, &code)?;
    let version = chosen.document.parse().map_err(|_| Problem::NotFound)?;
    match wallet::reuse(&app.ctx, &who.person, number, &code, version).await {
        Ok(done) => Ok(documents::deposited(&app, number, &code, done)),
        Err(app::Error::Refused(refusal)) => {
            let sentence = refusals::deposit(&who.visit.page(String::new()), &refusal);
            documents::show(&who, &app, &dossier, &code, sentence).await
        }
        Err(error) => Err(error.into()),
    }
}
