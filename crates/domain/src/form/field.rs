//! What a field takes, and the choices of a list as staff write them.

use serde::{Deserialize, Serialize};

use crate::coded;
use crate::text::fold_key;
use crate::translated::Translated;

coded! {
    FieldKind {
        /// One line.
        Text = "text",
        /// Several lines.
        LongText = "long_text",
        Number = "number",
        Date = "date",
        /// « Oui » or « Non ».
        YesNo = "yes_no",
        /// One of a list.
        Choice = "choice",
        /// Any of a list.
        Choices = "choices",
        File = "file",
    }
}

impl FieldKind {
    /// What a question may ask for: everything but a file, which is a document's business.
    pub const OF_QUESTIONS: &'static [Self] = &[Self::Text, Self::LongText, Self::Number, Self::Date, Self::YesNo, Self::Choice, Self::Choices];

    #[must_use]
    pub const fn has_choices(self) -> bool {
        matches!(self, Self::Choice | Self::Choices)
    }
}

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What answers keep; it outlives a change of the wording.
    pub code: String,
    pub label: Translated,
}

/// The French lines and the English lines of a list, for an editor.
#[must_use]
pub fn lines(choices: &[Choice]) -> (String, String) {
    (lines_in(choices, "fr"), lines_in(choices, "en"))
}

/// The lines of a list in one language; nothing where it has no words at all.
#[must_use]
pub fn lines_in(choices: &[Choice], language: &str) -> String {
    let lines = choices.iter().map(|choice| choice.label.raw(language)).collect::<Vec<_>>().join("\n");
    if lines.trim().is_empty() { String::new() } else { lines }
}

/// Reads a list written in French and English.
#[must_use]
pub fn read_choices(before: &[Choice], french: &str, english: &str) -> Vec<Choice> {
    read_lists(before, &[("fr", french), ("en", english)])
}

/// Reads a list written one choice a line in several languages, the lines of the others in the order of the first.
///
/// A line that stood there before keeps its code, so that the answers given earlier keep their meaning: one with the
/// same words wherever it moved, and one with other words in the place of a line that is gone.
#[must_use]
pub fn read_lists(before: &[Choice], texts: &[(&str, &str)]) -> Vec<Choice> {
    let Some(((first, text), others)) = texts.split_first() else { return Vec::new() };
    let split = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    let others: Vec<(&str, Vec<String>)> = others.iter().map(|(language, text)| (*language, split(text))).collect();
    let lines: Vec<(usize, String)> = split(text).into_iter().enumerate().filter(|(_, line)| !line.is_empty()).collect();
    let same_words = |line: &str| before.iter().find(|choice| choice.label.raw(first) == line);
    let is_gone = |choice: &Choice| !lines.iter().any(|(_, line)| line == choice.label.raw(first));
    let mut out: Vec<Choice> = Vec::with_capacity(lines.len());
    for (at, (written, line)) in lines.iter().enumerate() {
        let kept = same_words(line).or_else(|| before.get(at).filter(|choice| is_gone(choice)));
        let kept = kept.filter(|kept| !out.iter().any(|choice| choice.code == kept.code));
        // Words in a language that nobody was asked for stay with their choice.
        let mut label = kept.map(|kept| kept.label.clone()).unwrap_or_default();
        label.set(first, line);
        for (language, words) in &others {
            label.set(language, words.get(*written).cloned().unwrap_or_default());
        }
        let code = match kept {
            Some(kept) => kept.code.clone(),
            None => free_code(line, before, &out),
        };
        out.push(Choice { code, label });
    }
    out
}

fn free_code(line: &str, before: &[Choice], made: &[Choice]) -> String {
    let folded: String = fold_key(line).replace(' ', "-").chars().take(40).collect();
    let base = if folded.is_empty() { "choix".to_owned() } else { folded };
    let is_taken = |code: &str| before.iter().chain(made).any(|choice| choice.code == code);
    let numbered = (2..).map(|n: u32| format!("{base}-{n}"));
    std::iter::once(base.clone()).chain(numbered).find(|code| !is_taken(code)).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(choices: &[Choice]) -> Vec<&str> {
        choices.iter().map(|choice| choice.code.as_str()).collect()
    }

    #[test]
    fn a_list_is_read_line_by_line() {
        let read = read_choices(&[], "Anglais\n\n Espagnol \nAnglais", "English\n\nSpanish");
        assert_eq!(codes(&read), ["anglais", "espagnol", "anglais-2"]);
        assert_eq!(read[1].label, Translated::fr_en("Espagnol", "Spanish"));
        assert_eq!(lines(&read), ("Anglais\nEspagnol\nAnglais".to_owned(), "English\nSpanish\n".to_owned()));
        assert_eq!(codes(&read_choices(&[], "…\n中", "")), ["choix", "zhong"]);
    }

    #[test]
    fn earlier_answers_keep_their_meaning() {
        let before = read_choices(&[], "Anglais\nEspagnol\nAllemand", "");
        assert_eq!(codes(&read_choices(&before, "Allemand\nAnglais\nEspagnol", "")), ["allemand", "anglais", "espagnol"], "moved");
        assert_eq!(codes(&read_choices(&before, "Anglais\nCastillan\nAllemand", "")), ["anglais", "espagnol", "allemand"], "reworded");
        assert_eq!(codes(&read_choices(&before, "Anglais\nAllemand", "")), ["anglais", "allemand"], "removed");
        assert_eq!(codes(&read_choices(&before, "Anglais\nEspagnol\nAllemand\nItalien", "")), ["anglais", "espagnol", "allemand", "italien"], "added");
    }
}
