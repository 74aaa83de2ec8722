//! The texts staff wrote, read once per change: messages, frequent questions, wording of statuses.
//!
//! They follow the version of the settings: whoever saves one of them calls [`changed`] in the same transaction and
//! [`crate::settings::refresh`] after the commit.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::text::fold_key;
use domain::translated::{Translated, Wanted};
use store::Tx;
use store::text::Faq;
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
    category: Translated,
    /// What its category is known by: the folded name in the institution's language. None where it has no category.
    theme: Option<String>,
    /// Folded words of category, question and answer, by language.
    words: BTreeMap<String, String>,
}

/// Questions under one heading.
#[derive(Debug)]
pub struct Theme<'a> {
    /// The same in every language: words and spaces. None where the questions have no category.
    pub key: Option<&'a str>,
    /// The heading; empty where the questions have no category.
    pub label: &'a str,
    /// The language that the heading is in.
    pub language: &'a str,
    pub questions: Vec<&'a Question>,
}

impl Question {
    fn of(row: Faq, default: &str) -> Self {
        let (question, answer, category) = (row.question.0, row.answer.0, row.category.0);
        let theme = (!category.is_empty()).then(|| fold_key(category.get(default)));
        Self { id: row.id, answer: rendered(&answer), words: searched([&category, &question, &answer]), question, category, theme }
    }

    /// The answer as safe HTML, in the language that a stored text would be read in, with the code of that.
    #[must_use]
    pub fn answer<'w>(&self, wanted: impl Into<Wanted<'w>>) -> (&str, &str) {
        pick(&self.answer, wanted.into())
    }

    /// Whether every word asked for occurs.
    #[must_use]
    pub fn mentions<'w>(&self, wanted: impl Into<Wanted<'w>>, words: &str) -> bool {
        let (here, _) = pick(&self.words, wanted.into());
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
    /// A message in service as safe HTML, with the code of its language; both empty when there is none.
    #[must_use]
    pub fn message<'w>(&self, code: &str, wanted: impl Into<Wanted<'w>>) -> (&str, &str) {
        let wanted = wanted.into();
        self.messages.get(code).map_or(("", ""), |texts| pick(texts, wanted))
    }

    /// The questions that say every word asked for, by category: first those without one, then the categories in the order
    /// of their first question.
    #[must_use]
    pub fn themes<'w>(&self, wanted: impl Into<Wanted<'w>>, words: &str) -> Vec<Theme<'_>> {
        let wanted = wanted.into();
        let mut themes: Vec<Theme<'_>> = Vec::new();
        let (placed, bare): (Vec<&Question>, Vec<&Question>) = self.faq.iter().partition(|question| question.theme.is_some());
        for question in bare.into_iter().chain(placed).filter(|question| question.mentions(wanted, words)) {
            let key = question.theme.as_deref();
            match themes.iter_mut().find(|theme| theme.key == key) {
                Some(theme) => theme.questions.push(question),
                None => {
                    let (label, language) = self.heading(question, wanted);
                    themes.push(Theme { key, label, language, questions: vec![question] });
                }
            }
        }
        themes
    }

    /// The name of a question's category with the code of its language: where it lacks the reader's, a question beside it
    /// may have it.
    fn heading<'a>(&'a self, question: &'a Question, wanted: Wanted<'_>) -> (&'a str, &'a str) {
        let beside = self.faq.iter().filter(|other| other.theme == question.theme);
        let mut names = beside.filter_map(|other| other.category.0.get_key_value(wanted.language));
        let name = names.find(|(_, words)| !words.trim().is_empty());
        name.map_or_else(|| question.category.said(wanted), |(language, words)| (words.as_str(), language.as_str()))
    }

    /// Everything there is. `default` is the language that the institution writes in.
    pub(crate) async fn load(tx: &mut Tx, default: &str) -> store::Result<Self> {
        let messages = store::text::messages(tx).await?.into_iter().filter(|m| m.in_service).map(|m| (m.code, rendered(&m.body.0))).collect();
        let faq = store::text::faq(tx).await?.into_iter().map(|row| Question::of(row, default)).collect();
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

fn searched(texts: [&Translated; 3]) -> BTreeMap<String, String> {
    let said = |language: &String| fold_key(&texts.map(|text| text.get(language.as_str())).join(" "));
    texts.into_iter().flat_map(|text| text.0.keys()).map(|language| (language.clone(), said(language))).collect()
}

fn pick<'a>(texts: &'a BTreeMap<String, String>, wanted: Wanted<'_>) -> (&'a str, &'a str) {
    let found = wanted.find(|code| texts.get_key_value(code)).or_else(|| texts.iter().next());
    found.map_or(("", ""), |(language, text)| (text.as_str(), language.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(question: Translated, answer: &str, category: Translated) -> Question {
        let row = Faq {
            id: Uuid::nil(),
            position: 1,
            question: store::Json(question),
            answer: store::Json(Translated::fr(answer)),
            category: store::Json(category),
            version: 1,
        };
        Question::of(row, "fr")
    }

    fn question() -> Question {
        asked(Translated::fr_en("Où trouver mon INE ?", "Where is my INE?"), "Sur votre **relevé de notes**.", Translated::default())
    }

    #[test]
    fn an_answer_without_translation_is_read_in_french() {
        assert_eq!(question().answer("en"), ("<p>Sur votre <strong>relevé de notes</strong>.</p>\n", "fr"));
        assert_eq!(Texts::default().message(HOME, "fr"), ("", ""));
    }

    #[test]
    fn questions_are_found_without_accents() {
        assert!(question().mentions("fr", "RELEVE ine"));
        assert!(!question().mentions("fr", "mot de passe"));
        assert!(question().mentions("fr", ""));
    }

    #[test]
    fn questions_stand_under_their_category_and_before_all_without_one() {
        let of = |question: &str, category: Translated| asked(Translated::fr(question), "Oui.", category);
        let faq = vec![
            of("Un", Translated::fr("Pièces justificatives")),
            of("Deux", Translated::fr("Compte")),
            of("Trois", Translated::fr_en(" ", "")),
            of("Quatre", Translated::fr_en("pieces justificatives", "Documents")),
        ];
        let texts = Texts { faq, ..Texts::default() };
        let shown = |language: &str, words: &str| -> Vec<(Option<String>, String, usize)> {
            texts.themes(language, words).iter().map(|theme| (theme.key.map(str::to_owned), theme.label.to_owned(), theme.questions.len())).collect()
        };
        let theme = |key: &str, label: &str, questions: usize| (Some(key.to_owned()), label.to_owned(), questions);
        let bare: (Option<String>, String, usize) = (None, String::new(), 1);
        assert_eq!(shown("fr", ""), [bare.clone(), theme("pieces justificatives", "Pièces justificatives", 2), theme("compte", "Compte", 1)]);
        assert_eq!(shown("en", ""), [bare, theme("pieces justificatives", "Documents", 2), theme("compte", "Compte", 1)]);
        let languages: Vec<&str> = texts.themes("en", "").iter().map(|theme| theme.language).collect();
        assert_eq!(languages, ["", "en", "fr"]);
        assert_eq!(shown("fr", "compte"), [theme("compte", "Compte", 1)], "the words of a category are searched too");
        assert_eq!(Texts::default().themes("fr", "").len(), 0);
    }
}
