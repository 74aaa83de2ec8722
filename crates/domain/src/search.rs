//! Finding programmes in the catalogue by words, forgiving accents, case and slips of the finger.
//!
//! An index of a few thousand lines held in memory and rebuilt when the catalogue changes: the same answers whatever
//! the database. People and applications are too many for this and are found by their folded key columns.

use std::collections::{BTreeSet, HashMap};

use crate::text::fold_key;

/// What the index learns of one line of the catalogue.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The caller's own number for the line, given back in [`Hit`].
    pub id: usize,
    /// Texts with their weight: a title counts more than the name of the centre.
    pub fields: Vec<(&'a str, u8)>,
}

/// A line found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    pub id: usize,
    /// Only the order means something; higher is better.
    pub score: f32,
}

/// A word and where it occurs: lines with their best weight.
#[derive(Debug)]
struct Word {
    text: Box<str>,
    places: Box<[(u32, u8)]>,
}

/// The searchable catalogue. With two thousand lines it is built in tens of milliseconds, takes a few hundred bytes for each
/// line, and a query stays below one millisecond.
#[derive(Debug, Default)]
pub struct Index {
    /// Distinct words in alphabetical order.
    words: Box<[Word]>,
    /// Words (by position in `words`) having these three letters in a row, the ends counting as letters.
    trigrams: HashMap<[u8; 3], Box<[u32]>>,
    /// The caller's number for each line, and the number of words in its heaviest field.
    lines: Box<[(usize, u32)]>,
}

/// Words that say nothing when others stand beside them.
const EMPTY_WORDS: &[&str] =
    &["a", "and", "au", "aux", "d", "de", "des", "du", "en", "et", "for", "in", "l", "la", "le", "les", "of", "ou", "pour", "s", "the"];

const EXACT: f32 = 2.0;
const PREFIX: f32 = 1.4;
/// Score of a word mistyped once; each further slip costs as much as the first.
const SLIP: f32 = 0.2;
/// Beyond this a query is no query; it bounds the work a request can ask for.
const MOST_WORDS: usize = 12;

impl Index {
    /// Learns the lines. When two answers are equally good, the one with the shorter title (heaviest field) comes first,
    /// then the one with the smaller `id`.
    pub fn build<'a>(entries: impl Iterator<Item = Entry<'a>>) -> Self {
        let mut lines: Vec<(usize, u32)> = Vec::new();
        let mut places: HashMap<String, Vec<(u32, u8)>> = HashMap::new();
        for (line, entry) in (0_u32..).zip(entries) {
            let heaviest = entry.fields.iter().map(|(_, weight)| *weight).max();
            let mut length = 0;
            for (text, weight) in &entry.fields {
                for word in fold_key(text).split(' ').filter(|w| !w.is_empty()) {
                    if Some(*weight) == heaviest {
                        length += 1;
                    }
                    let known = places.entry(word.to_owned()).or_default();
                    // Line comes after line: the same one stands last.
                    match known.last_mut() {
                        Some((last, best)) if *last == line => *best = (*best).max(*weight),
                        _ => known.push((line, *weight)),
                    }
                }
            }
            lines.push((entry.id, length));
        }
        let mut words: Vec<Word> = places.into_iter().map(|(text, places)| Word { text: text.into(), places: places.into() }).collect();
        words.sort_unstable_by(|a, b| a.text.cmp(&b.text));
        let mut by_trigram: HashMap<[u8; 3], Vec<u32>> = HashMap::new();
        for (position, word) in (0_u32..).zip(words.iter()).filter(|(_, word)| !has_digit(&word.text)) {
            for trigram in trigrams(&word.text) {
                let list = by_trigram.entry(trigram).or_default();
                if list.last() != Some(&position) {
                    list.push(position);
                }
            }
        }
        let trigrams: HashMap<[u8; 3], Box<[u32]>> = by_trigram.into_iter().map(|(trigram, list)| (trigram, list.into())).collect();
        Self { words: words.into(), trigrams, lines: lines.into() }
    }

    /// The lines in which every word of the query occurs, best first, at most `limit`.
    ///
    /// A word matches as it is, as the beginning of a longer one, or with slips: one from four letters, two from eight.
    /// Words with a digit are codes and match only as they are. A query without any letter or digit finds nothing.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let folded = fold_key(query);
        let mut asked: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).take(MOST_WORDS).collect();
        if asked.iter().any(|word| !EMPTY_WORDS.contains(word)) {
            asked.retain(|word| !EMPTY_WORDS.contains(word));
        }
        let mut found: HashMap<u32, (f32, usize)> = HashMap::new();
        for (rank, word) in asked.iter().enumerate() {
            for (line, score) in self.lines_with(word) {
                let (total, matched) = found.entry(line).or_default();
                if *matched == rank {
                    *total += score;
                    *matched += 1;
                }
            }
        }
        let all = found.into_iter().filter(|(_, (_, matched))| *matched == asked.len());
        let mut hits: Vec<(Hit, u32)> = all
            .map(|(line, (score, _))| {
                let (id, length) = self.lines[line as usize];
                (Hit { id, score }, length)
            })
            .collect();
        hits.sort_by(|(a, a_length), (b, b_length)| b.score.total_cmp(&a.score).then(a_length.cmp(b_length)).then(a.id.cmp(&b.id)));
        hits.truncate(limit);
        hits.into_iter().map(|(hit, _)| hit).collect()
    }

    /// Lines having a word like `asked`, with the score of the best such word.
    fn lines_with(&self, asked: &str) -> HashMap<u32, f32> {
        let mut best: HashMap<u32, f32> = HashMap::new();
        let mut add = |word: &Word, score: f32| {
            for (line, weight) in word.places.iter() {
                let line = best.entry(*line).or_default();
                *line = line.max(score * f32::from(*weight));
            }
        };
        let start = self.words.partition_point(|word| &*word.text < asked);
        let starting = self.words[start..].iter().take_while(|word| word.text.starts_with(asked));
        if has_digit(asked) {
            starting.filter(|word| &*word.text == asked).for_each(|word| add(word, EXACT));
            return best;
        }
        for word in starting {
            add(word, if &*word.text == asked { EXACT } else { PREFIX });
        }
        let most = slips_allowed(asked);
        if most > 0 {
            for position in self.resembling(asked) {
                let word = &self.words[position as usize];
                let slips = slips(asked, &word.text);
                if (1..=most).contains(&slips) {
                    // At most two slips: exact in a float.
                    add(word, 1.0 - SLIP * f32::from(u8::try_from(slips).unwrap_or(u8::MAX)));
                }
            }
        }
        best
    }

    /// Positions of the words worth comparing with `asked`: those sharing trigrams with it.
    fn resembling(&self, asked: &str) -> BTreeSet<u32> {
        let mut shared: HashMap<u32, u16> = HashMap::new();
        for trigram in trigrams(asked) {
            for position in self.trigrams.get(&trigram).map_or(&[][..], |list| &**list) {
                *shared.entry(*position).or_default() += 1;
            }
        }
        let short = asked.len() <= 5;
        let enough = if short { 1 } else { 2 };
        let mut positions: BTreeSet<u32> = shared.into_iter().filter(|(_, count)| *count >= enough).map(|(position, _)| position).collect();
        if short {
            // A slip inside a short word can spoil all its trigrams; the first letter is mistyped least.
            let initial = &asked[..1];
            let start = self.words.partition_point(|word| &*word.text < initial);
            let same_initial = (0_u32..).zip(self.words.iter()).skip(start).take_while(|(_, word)| word.text.starts_with(initial));
            positions.extend(same_initial.filter(|(_, word)| !has_digit(&word.text)).map(|(position, _)| position));
        }
        positions
    }
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

/// Runs of three letters of a folded word with marks at both ends.
fn trigrams(word: &str) -> Vec<[u8; 3]> {
    let marked = format!("^{word}$");
    marked.as_bytes().windows(3).map(|run| [run[0], run[1], run[2]]).collect()
}

fn slips_allowed(asked: &str) -> usize {
    match asked.len() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Slips between what was typed and a word or its beginning; both are ASCII.
fn slips(asked: &str, word: &str) -> usize {
    let beginnings = (asked.len() - 1..=asked.len() + 1).filter_map(|length| word.get(..length));
    let whole = (word.len() + 2 >= asked.len() && word.len() <= asked.len() + 2).then_some(word);
    beginnings.chain(whole).map(|part| strsim::osa_distance(asked, part)).min().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    const KINDS: [&str; 7] = ["Master", "Licence", "Licence professionnelle", "Diplôme d’université", "BUT", "Doctorat", "Préparation à l’agrégation"];
    const SUBJECTS: [&str; 13] = [
        "Mathématiques appliquées",
        "Informatique",
        "Psychologie clinique",
        "Électronique, énergie",
        "Droit privé",
        "Études européennes",
        "Sciences de l’éducation",
        "Biologie cellulaire",
        "Histoire médiévale",
        "Intelligence artificielle",
        "Géographie",
        "Philosophie",
        "Droit et santé",
    ];
    const TOWNS: [&str; 4] = ["Rennes", "Saint-Étienne", "Besançon", "Nîmes"];

    struct Line {
        title: String,
        place: String,
    }

    fn catalogue() -> Vec<Line> {
        (0..364).map(|i| Line { title: format!("{} {}", KINDS[i % 7], SUBJECTS[i % 13]), place: format!("F{i:05} {}", TOWNS[i % 4]) }).collect()
    }

    fn index(lines: &[Line]) -> Index {
        Index::build(lines.iter().enumerate().map(|(id, l)| Entry { id, fields: vec![(&l.title, 3), (&l.place, 1)] }))
    }

    /// The first answer, having checked that there are as many as lines satisfying `expected`.
    fn first<'a>(lines: &'a [Line], query: &str, expected: impl Fn(&Line) -> bool) -> &'a Line {
        let hits = index(lines).search(query, usize::MAX);
        let found: BTreeSet<usize> = hits.iter().map(|hit| hit.id).collect();
        for (id, line) in lines.iter().enumerate().filter(|(_, line)| expected(line)) {
            assert!(found.contains(&id), "{query} misses {}", line.title);
        }
        &lines[hits.first().unwrap().id]
    }

    #[test]
    fn swapped_letters() {
        let lines = catalogue();
        let wanted = |l: &Line| l.title == "Master Informatique";
        assert!(wanted(first(&lines, "infromatique master", wanted)));
    }

    #[test]
    fn a_missing_letter() {
        let lines = catalogue();
        let wanted = |l: &Line| l.title.contains("Psychologie");
        assert!(wanted(first(&lines, "psycologie", wanted)));
    }

    #[test]
    fn no_accents_several_slips_and_a_town() {
        let lines = catalogue();
        let wanted = |l: &Line| l.title.contains("Mathématiques appliquées") && l.place.ends_with("Rennes");
        assert!(wanted(first(&lines, "mathematique aplique rennes", wanted)));
    }

    #[test]
    fn other_ways_of_asking() {
        let lines = catalogue();
        for (query, wanted) in [
            ("ELECTRONIQUE energie", "Électronique, énergie"),
            ("inteligence artificielle", "Intelligence artificielle"),
            ("droit de la sante", "Droit et santé"),
            ("agreg philo", "Philosophie"),
            ("philo", "Philosophie"),
            ("boil cell", "Biologie cellulaire"),
            ("europene", "Études européennes"),
            ("saint etienne geographie", "Géographie"),
        ] {
            assert!(first(&lines, query, |_| false).title.contains(wanted), "{query}");
        }
    }

    #[test]
    fn codes_match_only_as_they_are() {
        let lines = catalogue();
        let index = index(&lines);
        assert_eq!(index.search("f00042", 10).iter().map(|hit| hit.id).collect::<Vec<_>>(), [42]);
        assert!(index.search("F0004", 10).is_empty());
        assert!(index.search("F99999", 10).is_empty());
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        let lines = catalogue();
        let index = index(&lines);
        for query in ["", " … ", "zzz", "informatique zzz", "informatique géographie"] {
            assert!(index.search(query, 10).is_empty(), "{query}");
        }
        assert!(Index::default().search("droit", 10).is_empty());
    }

    #[test]
    fn better_matches_come_first_and_the_rest_in_order() {
        let entries = [(7, "Droite des formes"), (3, "Droit public"), (1, "Gestion (droit)"), (0, "Droit des affaires"), (9, "Doit et avoir")];
        let index = Index::build(entries.iter().map(|(id, text)| Entry { id: *id, fields: vec![(*text, 3)] }));
        let ids: Vec<usize> = index.search("droit", 10).iter().map(|hit| hit.id).collect();
        assert_eq!(ids, [1, 3, 0, 7, 9]);
        assert_eq!(index.search("droit", 2).len(), 2);
    }

    #[test]
    fn a_heavier_field_counts_more() {
        let index = Index::build(
            [("Géographie", "Faculté d’histoire"), ("Histoire", "Faculté de géographie")]
                .into_iter()
                .enumerate()
                .map(|(id, (title, centre))| Entry { id, fields: vec![(title, 3), (centre, 1)] }),
        );
        assert_eq!(index.search("histoire", 10).iter().map(|hit| hit.id).collect::<Vec<_>>(), [1, 0]);
    }

    static CATALOGUE: LazyLock<(Vec<Line>, Index)> = LazyLock::new(|| {
        let lines = catalogue();
        let index = index(&lines);
        (lines, index)
    });

    proptest! {
        #[test]
        fn any_query_is_answered_and_limited(query in "\\PC{0,30}", limit in 0_usize..5) {
            let hits = CATALOGUE.1.search(&query, limit);
            prop_assert!(hits.len() <= limit);
            prop_assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
        }

        #[test]
        fn every_title_is_found_by_itself(line in 0_usize..364) {
            let (lines, index) = &*CATALOGUE;
            let hits = index.search(&lines[line].title, usize::MAX);
            prop_assert!(hits.iter().any(|hit| hit.id == line));
            prop_assert_eq!(&lines[hits[0].id].title, &lines[line].title);
        }
    }
}
