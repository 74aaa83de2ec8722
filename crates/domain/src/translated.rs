//! A text in several languages, with one rule of display: the reader's language, else the default one, else any.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Texts by language code. An empty text counts as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Translated(pub BTreeMap<String, String>);

impl Translated {
    /// A text in the default language (French) only.
    #[must_use]
    pub fn fr(text: impl Into<String>) -> Self {
        Self(BTreeMap::from([("fr".to_owned(), text.into())]))
    }

    #[must_use]
    pub fn fr_en(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self(BTreeMap::from([("fr".to_owned(), fr.into()), ("en".to_owned(), en.into())]))
    }

    /// The text for a reader: their language, else French, else whatever there is, else nothing.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        let filled = |code: &str| self.0.get(code).map(String::as_str).filter(|text| !text.trim().is_empty());
        filled(language).or_else(|| filled("fr")).or_else(|| self.0.values().map(String::as_str).find(|text| !text.trim().is_empty())).unwrap_or("")
    }

    /// Exactly what was entered for a language, for editors.
    #[must_use]
    pub fn raw(&self, language: &str) -> &str {
        self.0.get(language).map_or("", String::as_str)
    }

    pub fn set(&mut self, language: &str, text: impl Into<String>) {
        self.0.insert(language.to_owned(), text.into());
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
    fn falls_back_to_the_default_language_then_to_any() {
        let both = Translated::fr_en("Refusée", "Rejected");
        assert_eq!(both.get("en"), "Rejected");
        assert_eq!(both.get("de"), "Refusée");
        let mut only_en = Translated::default();
        only_en.set("en", "Rejected");
        only_en.set("fr", " ");
        assert_eq!(only_en.get("fr"), "Rejected");
        assert_eq!(Translated::default().get("fr"), "");
    }
}
