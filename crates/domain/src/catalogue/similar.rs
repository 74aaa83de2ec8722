//! How much one programme resembles another, for people who were refused and look for what is still open.

use std::collections::BTreeSet;

use crate::text::fold_key;

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traits {
    /// Type of diploma.
    pub level: Option<String>,
    pub centre: String,
    /// Words of title and keywords that say something.
    words: BTreeSet<String>,
}

/// Words that most titles have.
const COMMON: [&str; 28] = [
    "a", "an", "and", "annee", "au", "aux", "bachelor", "but", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "licence", "m1", "m2", "master",
    "mention", "of", "option", "parcours", "pour", "the",
];

impl Traits {
    #[must_use]
    pub fn new(level: Option<&str>, centre: &str, title: &str, keywords: &str) -> Self {
        let key = fold_key(&format!("{title} {keywords}"));
        let words = key.split(' ').filter(|word| word.len() > 1 && !COMMON.contains(word) && !word.chars().all(|c| c.is_ascii_digit()));
        Self { level: level.map(str::to_owned), centre: centre.to_owned(), words: words.map(str::to_owned).collect() }
    }

    /// More is closer; none when nothing but chance brings the two together. Words count more than level and centre
    /// together: another subject at the same place is no help.
    #[must_use]
    pub fn resemblance(&self, other: &Self) -> Option<usize> {
        let shared = self.words.intersection(&other.words).count();
        let same_level = self.level.is_some() && self.level == other.level;
        let same_centre = self.centre == other.centre;
        if shared == 0 && !(same_level && same_centre) {
            return None;
        }
        Some(shared * 4 + usize::from(same_level) * 2 + usize::from(same_centre))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traits(level: &str, centre: &str, title: &str, keywords: &str) -> Traits {
        Traits::new(Some(level), centre, title, keywords)
    }

    #[test]
    fn shared_words_come_first_then_level_then_centre() {
        let refused = traits("MASTER", "SCI", "Master 1 Informatique", "programmation, réseaux");
        let of = |other: Traits| refused.resemblance(&other);
        let other_centre = of(traits("MASTER", "TECH", "Master 1 Informatique industrielle", ""));
        let other_level = of(traits("LICENCE", "SCI", "Licence 3 Informatique", ""));
        let elsewhere = of(traits("LICENCE", "TECH", "Licence 3 Informatique", ""));
        let neighbour = of(traits("MASTER", "SCI", "Master 1 Chimie", ""));
        assert!(other_centre > other_level && other_level > elsewhere && elsewhere > neighbour && neighbour.is_some());
        assert!(of(traits("MASTER", "SCI", "M1 Réseaux et programmation", "informatique")) > other_centre);
    }

    #[test]
    fn words_that_every_title_has_bring_nothing_together() {
        let refused = traits("MASTER", "SCI", "Master 1 mention Informatique", "");
        assert_eq!(refused.resemblance(&traits("LICENCE", "LET", "Master 1 mention Lettres et langues", "")), None);
        assert_eq!(refused.resemblance(&traits("MASTER", "LET", "Master 1 Histoire", "")), None);
        assert_eq!(Traits::new(None, "SCI", "X", "").resemblance(&Traits::new(None, "SCI", "Y", "")), None);
    }
}
