//! A text in several languages, with one rule of display: the reader's language, else the institution's default one,
//! else French, else any.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The language that everything of the product exists in.
pub const SOURCE: &str = "fr";

/// The languages a reader wants, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted<'a> {
    pub language: &'a str,
    /// What the institution writes when it writes in one language only.
    pub default: &'a str,
}

impl Wanted<'_> {
    /// The first of the languages in which something is found.
    pub fn find<T>(self, mut of: impl FnMut(&str) -> Option<T>) -> Option<T> {
        of(self.language).or_else(|| of(self.default)).or_else(|| of(SOURCE))
    }
}

impl<'a> From<&'a str> for Wanted<'a> {
    fn from(language: &'a str) -> Self {
        Self { language, default: SOURCE }
    }
}

/// Texts by language code. An empty text counts as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Translated(pub BTreeMap<String, String>);

impl Translated {
    /// A text in French only.
    #[must_use]
    pub fn fr(text: impl Into<String>) -> Self {
        Self(BTreeMap::from([("fr".to_owned(), text.into())]))
    }

    #[must_use]
    pub fn fr_en(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self(BTreeMap::from([("fr".to_owned(), fr.into()), ("en".to_owned(), en.into())]))
    }

    /// The text for a reader: their language, else the default one, else French, else whatever there is, else nothing.
    #[must_use]
    pub fn get<'w>(&self, wanted: impl Into<Wanted<'w>>) -> &str {
        self.said(wanted).0
    }

    /// The same with the code of the language that it is in, empty where there is nothing.
    #[must_use]
    pub fn said<'w>(&self, wanted: impl Into<Wanted<'w>>) -> (&str, &str) {
        let filled = |code: &str| self.0.get_key_value(code).filter(|(_, text)| !text.trim().is_empty());
        let any = || self.0.iter().find(|(_, text)| !text.trim().is_empty());
        wanted.into().find(filled).or_else(any).map_or(("", ""), |(language, text)| (text.as_str(), language.as_str()))
    }

    /// Exactly what was entered for a language, for editors.
    #[must_use]
    pub fn raw(&self, language: &str) -> &str {
        self.0.get(language).map_or("", String::as_str)
    }

    pub fn set(&mut self, language: &str, text: impl Into<String>) {
        self.0.insert(language.to_owned(), text.into());
    }

    /// Takes over the languages that nobody entered anything for, not even an empty text. Whether there were any.
    pub fn complete(&mut self, with: &Self) -> bool {
        let before = self.0.len();
        for (language, text) in &with.0 {
            self.0.entry(language.clone()).or_insert_with(|| text.clone());
        }
        self.0.len() > before
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_to_the_default_language_then_to_french_then_to_any() {
        let both = Translated::fr_en("Refusée", "Rejected");
        assert_eq!(both.get("en"), "Rejected");
        assert_eq!(both.get("de"), "Refusée");
        assert_eq!((both.said("en"), both.said("de")), (("Rejected", "en"), ("Refusée", "fr")));
        assert_eq!(both.get(Wanted { language: "de", default: "en" }), "Rejected");
        assert_eq!(Translated::fr("Refusée").get(Wanted { language: "de", default: "en" }), "Refusée");
        let mut only_en = Translated::default();
        only_en.set("en", "Rejected");
        only_en.set("fr", " ");
        assert_eq!(only_en.get("fr"), "Rejected");
        assert_eq!(Translated::default().said("fr"), ("", ""));
    }

    #[test]
    fn an_emptied_language_is_not_filled_in_again() {
        let mut label = Translated::fr_en("Favorable", "");
        let mut ours = Translated::fr_en("Favorable", "Admitted");
        assert!(!label.complete(&ours));
        ours.set("de", "Zugelassen");
        assert!(label.complete(&ours));
        assert_eq!((label.raw("en"), label.raw("de")), ("", "Zugelassen"));
    }
}
