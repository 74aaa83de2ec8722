//! « Lettres à télécharger »: the archives that the person asked for, how far they are, and downloading them.

use app::letters::bundle;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use store::letter_bundle::Bundle;
use uuid::Uuid;

use crate::http::{Page as Answer, Staff, download, html};
use crate::ui::{Page, format};
use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new().route(paths::MANAGER_LETTERS, get(list)).route(paths::MANAGER_LETTERS_FILE, get(file))
}

#[derive(Template)]
#[template(path = "manager/letters/page.html")]
struct BundlesPage {
    page: Page,
    bundles: Vec<Bundle>,
    days: i64,
}

impl BundlesPage {
    fn file(&self, bundle: &Bundle) -> String {
        paths::fill(paths::MANAGER_LETTERS_FILE, &[&bundle.id.to_string()])
    }

    fn is_ready(&self, bundle: &Bundle) -> bool {
        bundle.state == "ready"
    }

    /// Letters done, of all: there, found to be none, or not to be had.
    fn gone_through(&self, bundle: &Bundle) -> i64 {
        bundle.done + bundle.left_out + bundle.failed
    }

    fn detail(&self, bundle: &Bundle) -> String {
        let until = bundle.expires_at.map(|end| self.page.date_time(&end)).unwrap_or_default();
        self.page.t3("bundle-ready", "count", bundle.done, "size", format::size(self.page.lang, bundle.size.unwrap_or(0)), "until", until)
    }

    /// At least one is being made.
    fn is_under_way(&self) -> bool {
        self.bundles.iter().any(|bundle| bundle.state == "waiting")
    }
}

async fn list(staff: Staff, State(app): State<App>) -> Answer {
    let bundles = bundle::list(&app.ctx, &staff.person).await?;
    html(&BundlesPage { page: staff.visit.page_t("bundles-title"), bundles, days: bundle::DAYS })
}

/// The archive, as it comes from the store.
async fn file(staff: Staff, State(app): State<App>, Path(id): Path<Uuid>) -> Answer {
    download::zip(bundle::download(&app.ctx, &staff.person, id).await?)
}
