//! The state of the list as it stands in the address: filters, view, order, page.

use app::review::list::{Shelf, View, Wanted};
use serde::{Deserialize, Serialize};
use store::application::listing::Sort;

/// Sizes of a page.
pub const SIZES: [u64; 4] = [15, 25, 50, 100];
const USUAL: u64 = 25;

/// Every parameter as text; what cannot be read counts as absent, so that an old bookmark still opens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Params {
    pub q: String,
    pub centre: String,
    pub commission: String,
    pub formation: String,
    pub statut: String,
    pub traitement: String,
    pub avis: String,
    pub reponse: String,
    pub vue: String,
    pub tri: String,
    pub sens: String,
    pub page: String,
    pub lignes: String,
}

impl Params {
    #[must_use]
    pub fn view(&self) -> View {
        View::ALL.into_iter().find(|view| view_code(*view) == self.vue).unwrap_or_default()
    }

    #[must_use]
    pub fn sort(&self) -> Sort {
        match self.tri.as_str() {
            "formation" => Sort::Programme,
            "transmission" => Sort::Submitted,
            "statut" => Sort::FileStatus,
            "numero" => Sort::Number,
            _ => Sort::Name,
        }
    }

    #[must_use]
    pub fn descending(&self) -> bool {
        self.sens == "desc"
    }

    #[must_use]
    pub fn size(&self) -> u64 {
        self.lignes.parse().ok().filter(|n| SIZES.contains(n)).unwrap_or(USUAL)
    }

    #[must_use]
    pub fn page(&self) -> u64 {
        self.page.parse().ok().filter(|n| *n > 0).unwrap_or(1)
    }

    #[must_use]
    pub fn wanted(&self, shelf: Shelf) -> Wanted {
        let decision = match self.avis.as_str() {
            "sans" => "none",
            "a-valider" => "draft",
            "a-publier" => "validated",
            other => other,
        };
        Wanted {
            text: self.q.clone(),
            centre: self.centre.clone(),
            committee: self.commission.clone(),
            programme: self.formation.trim().to_owned(),
            file_status: self.statut.clone(),
            treatment: self.traitement.clone(),
            decision: decision.to_owned(),
            acceptance: self.reponse.clone(),
            view: self.view(),
            shelf,
            sort: self.sort(),
            descending: self.descending(),
            size: self.size(),
            page: self.page(),
        }
    }

    /// Name and value of everything that is set.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        [
            ("q", &self.q),
            ("centre", &self.centre),
            ("commission", &self.commission),
            ("formation", &self.formation),
            ("statut", &self.statut),
            ("traitement", &self.traitement),
            ("avis", &self.avis),
            ("reponse", &self.reponse),
            ("vue", &self.vue),
            ("tri", &self.tri),
            ("sens", &self.sens),
            ("page", &self.page),
            ("lignes", &self.lignes),
        ]
        .into_iter()
        .map(|(name, value)| (name, value.as_str()))
        .filter(|(_, value)| !value.is_empty())
        .collect()
    }

    /// The address of the list with some parameters changed; an empty value takes one away.
    #[must_use]
    pub fn link(&self, base: &str, changes: &[(&str, &str)]) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let mut any = false;
        let kept = self.pairs().into_iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        for (name, value) in kept.chain(changes.iter().copied()).filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
            any = true;
        }
        if any { format!("{base}?{}", query.finish()) } else { base.to_owned() }
    }

    /// Whether any filter narrows the list.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        [&self.q, &self.centre, &self.commission, &self.formation, &self.statut, &self.traitement, &self.avis, &self.reponse].iter().any(|v| !v.is_empty())
    }
}

/// A view in the address.
#[must_use]
pub const fn view_code(view: View) -> &'static str {
    match view {
        View::All => "",
        View::ToReview => "a-controler",
        View::Incomplete => "incomplets",
        View::ToDecide => "avis-a-saisir",
        View::ToValidate => "avis-a-valider",
        View::ToPublish => "avis-a-publier",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_keep_what_is_not_changed() {
        let params = Params { q: "marchetti".into(), statut: "RE".into(), page: "3".into(), ..Params::default() };
        assert_eq!(params.link("/l", &[("page", ""), ("tri", "transmission")]), "/l?q=marchetti&statut=RE&tri=transmission");
        assert_eq!(Params::default().link("/l", &[]), "/l");
    }

    #[test]
    fn nonsense_in_the_address_is_the_usual_list() {
        let params = Params { page: "-4".into(), lignes: "100000".into(), tri: "x".into(), vue: "?".into(), ..Params::default() };
        assert_eq!((params.page(), params.size(), params.sort(), params.view()), (1, USUAL, Sort::Name, View::All));
    }
}
