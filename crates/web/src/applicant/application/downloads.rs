//! « Documents », once somebody is admitted: the papers of the application, each with what the page knows of it.

use app::dossier::{Dossier, Item};
use domain::application::DecisionKind;

use super::view::View;
use crate::paths;
use crate::ui::Page;

/// A paper to download.
pub struct Download {
    pub href: String,
    pub icon: &'static str,
    pub label: String,
    pub detail: String,
}

/// The letter, the dossier and the receipt, as far as they are there; nothing before a favourable decision, when there is
/// something else to do and the foot of the page is enough.
#[must_use]
pub fn downloads(page: &Page, dossier: &Dossier, view: &View) -> Vec<Download> {
    if dossier.published_kind() != Some(DecisionKind::Favourable) {
        return Vec::new();
    }
    let one = |path: &str, icon, label: String, detail| Download { href: paths::fill(path, &[&view.number]), icon, label, detail };
    let letter = (!view.letter.is_empty()).then(|| one(paths::APPLICATION_LETTER, "mail-check", view.letter.clone(), page.t("downloads-letter")));
    let whole = one(paths::APPLICATION_DOSSIER, "folder-down", page.t("action-download"), page.t1("downloads-dossier", "count", joined(dossier)));
    let receipt = dossier.application.submitted_at.map(|at| {
        let detail = page.t1("downloads-receipt", "date", page.day_of(&at));
        one(paths::APPLICATION_RECEIPT, "file-check", page.t("action-receipt"), detail)
    });
    letter.into_iter().chain([whole]).chain(receipt).collect()
}

/// How many documents the dossier joins to its summary; one on paper joins none.
fn joined(dossier: &Dossier) -> usize {
    let is_joined = |item: &&Item| item.version.as_ref().is_some_and(|version| version.canonical_key.is_some());
    if dossier.session.is_electronic { dossier.items.iter().filter(is_joined).count() } else { 0 }
}
