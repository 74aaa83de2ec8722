//! The filters of the catalogue in the address, and back.

use app::catalogue::{Mode, Query};
use domain::catalogue::Opening;
use serde::Deserialize;

use crate::paths;

/// Longest text searched; the index looks at a dozen words anyway.
const MAX_TEXT: usize = 100;
/// Most values of one filter that are looked at.
const MAX_VALUES: usize = 50;

/// The query string as browsers send it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Params {
    pub q: String,
    pub etat: Vec<String>,
    #[serde(rename = "type")]
    pub kinds: Vec<String>,
    pub centre: Vec<String>,
    pub mode: Vec<String>,
    pub page: String,
}

impl Params {
    /// Unknown values are left out.
    #[must_use]
    pub fn query(&self) -> Query {
        Query {
            text: self.q.trim().chars().take(MAX_TEXT).collect(),
            openings: OPENINGS.into_iter().filter(|(_, word)| self.etat.iter().any(|v| v == word)).map(|(opening, _)| opening).collect(),
            kinds: self.kinds.iter().take(MAX_VALUES).cloned().collect(),
            centres: self.centre.iter().take(MAX_VALUES).cloned().collect(),
            modes: Mode::ALL.into_iter().filter(|mode| self.mode.iter().any(|v| v == mode_word(*mode))).collect(),
        }
    }

    /// Page asked for, from 1.
    #[must_use]
    pub fn page(&self) -> usize {
        self.page.parse().unwrap_or(1).max(1)
    }
}

/// States in the order of the filter, with their word in addresses.
pub const OPENINGS: [(Opening, &str); 3] = [(Opening::Open, "ouverte"), (Opening::Upcoming, "a-venir"), (Opening::Closed, "fermee")];

#[must_use]
pub const fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Electronic => "dematerialise",
        Mode::Paper => "papier",
    }
}

/// The catalogue with these filters.
#[must_use]
pub fn of(query: &Query, page: usize) -> String {
    with_query(paths::CATALOGUE, query, page)
}

/// The programmes of one centre that a script adds to the page.
#[must_use]
pub fn of_centre(query: &Query, code: &str) -> String {
    let rest = Query { centres: Vec::new(), ..query.clone() };
    with_query(&paths::fill(paths::CATALOGUE_CENTRE, &[code]), &rest, 1)
}

fn with_query(path: &str, query: &Query, page: usize) -> String {
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    if !query.text.is_empty() {
        pairs.append_pair("q", &query.text);
    }
    for (opening, word) in OPENINGS {
        if query.openings.contains(&opening) {
            pairs.append_pair("etat", word);
        }
    }
    for kind in &query.kinds {
        pairs.append_pair("type", kind);
    }
    for centre in &query.centres {
        pairs.append_pair("centre", centre);
    }
    for mode in &query.modes {
        pairs.append_pair("mode", mode_word(*mode));
    }
    if page > 1 {
        pairs.append_pair("page", &page.to_string());
    }
    let pairs = pairs.finish();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{pairs}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_as_the_filters_it_was_made_of() {
        let params = Params {
            q: " bio ".into(),
            etat: vec!["ouverte".into(), "inconnu".into()],
            kinds: vec!["M&A".into()],
            mode: vec!["papier".into()],
            page: "0".into(),
            ..Params::default()
        };
        let query = params.query();
        assert_eq!((query.openings.as_slice(), query.modes.as_slice(), params.page()), ([Opening::Open].as_slice(), [Mode::Paper].as_slice(), 1));
        assert_eq!(of(&query, 2), "/offre?q=bio&etat=ouverte&type=M%26A&mode=papier&page=2");
        assert_eq!(of_centre(&Query { centres: vec!["X".into()], ..Query::default() }, "SCI"), "/offre/centre/SCI");
        assert_eq!(of(&Query::default(), 1), "/offre");
    }
}
