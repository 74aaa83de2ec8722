//! What is to be done next about an application, with links: beside its documents, forms and messages, and in lists.

use app::apply::overview::Place;
use app::dossier::Dossier;
use domain::application::Acceptance;

use super::view::{MissingLine, Paper, is_answerable, missing, paper, paper_words};
use crate::paths;
use crate::ui::Page;

/// Where something that is asked stands on its page.
#[must_use]
pub fn anchor(place: Place, code: &str) -> String {
    match place {
        Place::Documents => format!("piece-{code}"),
        Place::Forms => format!("formulaire-{code}"),
        Place::Questions => format!("f-q-{code}"),
    }
}

/// Where something that is asked can be given.
#[must_use]
pub fn address(place: Place, number: &str, code: &str) -> String {
    let path = match place {
        Place::Documents => paths::APPLICATION,
        Place::Forms => paths::APPLICATION_FORMS,
        Place::Questions => paths::APPLICATION_QUESTIONS,
    };
    format!("{}#{}", paths::fill(path, &[number]), anchor(place, code))
}

/// What a page of an application says beside its own matter.
pub struct Guide {
    /// How long there is time; empty without a date.
    pub days_left: String,
    pub missing: Vec<MissingLine>,
    /// The one thing to do when nothing is missing: in words, where, and what the button says.
    pub next: Option<(String, String, &'static str)>,
}

/// The next thing to do; none when there is nothing to do or no time left.
#[must_use]
pub fn guide(page: &Page, dossier: &Dossier) -> Option<Guide> {
    let number = dossier.application.number.to_string();
    let filled = |path: &str| paths::fill(path, &[&number]);
    if is_answerable(page, dossier) && dossier.acceptance() == Acceptance::Unanswered {
        let words = match dossier.confirmation_on {
            Some(day) => page.t1("decision-answer-before", "date", page.long_date(&day)),
            None => page.t("guide-answer"),
        };
        let days_left = dossier.confirmation_on.map(|day| page.days_left(&day)).unwrap_or_default();
        return Some(Guide { days_left, missing: Vec::new(), next: Some((words, filled(paths::APPLICATION), "applications-answer")) });
    }
    if !dossier.is_open(page.now, page.zone) {
        return None;
    }
    let days_left = page.days_left(&dossier.return_on);
    if !dossier.session.is_electronic {
        let words = paper(page, dossier).filter(|paper| *paper == Paper::Send).map(|paper| paper_words(page, dossier, paper))?;
        return Some(Guide { days_left, missing: Vec::new(), next: Some((words, filled(paths::APPLICATION_DOSSIER), "action-download")) });
    }
    let missing = missing(page, dossier, &number);
    let until = || page.t1("all-there-what", "date", page.long_date(&dossier.return_on));
    let next = missing.is_empty().then(|| (until(), filled(paths::APPLICATION_SUBMIT), "action-submit"));
    Some(Guide { days_left, missing, next })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_found_on_its_page() {
        assert_eq!(address(Place::Documents, "7", "CV"), "/candidatures/7#piece-CV");
        assert_eq!(address(Place::Forms, "7", "LABO"), "/candidatures/7/formulaires#formulaire-LABO");
        assert_eq!(address(Place::Questions, "7", "CESURE"), "/candidatures/7/questions#f-q-CESURE");
    }
}
