//! The texts staff wrote, read once per change: messages, frequent questions, wording of statuses.
//!
//! They follow the version of the settings: whoever saves one of them calls [`changed`] in the same transaction and
//! [`crate::settings::refresh`] after the commit.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::text::fold_key;
use domain::translated::{Translated, Wanted};
use store::Tx;
use uuid::Uuid;

use crate::wording::Wording;
use crate::{Ctx, rich_text};

/// « Informations » on the home page.
pub const HOME: &str = "MSG_ACCUEIL";
/// Notice of personal data, on the home page and on its own.
pub const PERSONAL_DATA: &str = "MSG_DONNEES";
/// Legal notice: publisher, host.
pub const LEGAL: &str = "MSG_MENTIONS";
/// What people read while the service is being maintained.
pub const MAINTENANCE: &str = "MSG_MAINTENANCE";
/// Every message with a place of its own, in the order of the set-up screen.
pub const MESSAGES: [&str; 4] = [HOME, PERSONAL_DATA, LEGAL, MAINTENANCE];

/// A question with its answer as safe HTML.
#[derive(Clone, Debug)]
pub struct Question {
    pub id: Uuid,
    pub question: Translated,
    answer: BTreeMap<String, String>,
    /// Folded words of question and answer, by language.
    words: BTreeMap<String, String>,
}

impl Question {
    /// The answer as safe HTML, in the language that a stored text would be read in.
    #[must_use]
    pub fn answer<'w>(&self, wanted: impl Into<Wanted<'w>>) -> &str {
        pick(&self.answer, wanted.into())
    }

    /// Whether every word asked for occurs.
    #[must_use]
    pub fn mentions<'w>(&self, wanted: impl Into<Wanted<'w>>, words: &str) -> bool {
        let here = pick(&self.words, wanted.into());
        fold_key(words).split(' ').all(|word| here.contains(word))
    }
}

/// Everything staff wrote.
#[derive(Debug, Default)]
pub struct Texts {
    messages: BTreeMap<String, BTreeMap<String, String>>,
    pub faq: Vec<Question>,
    pub wording: Wording,
}

impl Texts {
    /// A message in service as safe HTML; empty when there is none.
    #[must_use]
    pub fn message<'w>(&self, code: &str, wanted: impl Into<Wanted<'w>>) -> &str {
        let wanted = wanted.into();
        self.messages.get(code).map_or("", |texts| pick(texts, wanted))
    }

    pub(crate) async fn load(tx: &mut Tx) -> store::Result<Self> {
        let messages = store::text::messages(tx).await?.into_iter().filter(|m| m.in_service).map(|m| (m.code, rendered(&m.body.0))).collect();
        let faq = store::text::faq(tx)
            .await?
            .into_iter()
            .map(|f| Question { id: f.id, answer: rendered(&f.answer.0), words: searched(&f.question.0, &f.answer.0), question: f.question.0 })
            .collect();
        Ok(Self { messages, faq, wording: Wording::of(store::text::wordings(tx).await?) })
    }
}

/// The texts in force.
#[must_use]
pub fn current(ctx: &Ctx) -> Arc<Texts> {
    Arc::clone(&ctx.caches.texts.read().unwrap_or_else(std::sync::PoisonError::into_inner))
}

/// Tells every node that a message, a question or a wording changed.
pub async fn changed(tx: &mut Tx) -> store::Result<()> {
    store::setting::next(tx, crate::settings::VERSION, 1).await?;
    Ok(())
}

fn rendered(texts: &Translated) -> BTreeMap<String, String> {
    texts.0.iter().filter(|(_, text)| !text.trim().is_empty()).map(|(language, text)| (language.clone(), rich_text::html(text))).collect()
}

fn searched(question: &Translated, answer: &Translated) -> BTreeMap<String, String> {
    question
        .0
        .keys()
        .chain(answer.0.keys())
        .map(|language| (language.clone(), fold_key(&format!("{} {}", question.get(language.as_str()), answer.get(language.as_str())))))
        .collect()
}

fn pick<'a>(texts: &'a BTreeMap<String, String>, wanted: Wanted<'_>) -> &'a str {
    wanted.find(|code| texts.get(code)).or_else(|| texts.values().next()).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question() -> Question {
        let question = Translated::fr_en("Où trouver mon INE ?", "Where is my INE?");
        let answer = Translated::fr("Sur votre **relevé de notes**.");
        Question { id: Uuid::nil(), answer: rendered(&answer), words: searched(&question, &answer), question }
    }

    #[test]
    fn an_answer_without_translation_is_read_in_french() {
        assert_eq!(question().answer("en"), "<p>Sur votre <strong>relevé de notes</strong>.</p>\n");
        assert_eq!(Texts::default().message(HOME, "fr"), "");
    }

    #[test]
    fn questions_are_found_without_accents() {
        assert!(question().mentions("fr", "RELEVE ine"));
        assert!(!question().mentions("fr", "mot de passe"));
        assert!(question().mentions("fr", ""));
    }
}
