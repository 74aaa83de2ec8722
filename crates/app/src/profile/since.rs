//! What differs between the profile as it is and the copy that a submission kept.
//!
//! Profile pages stay editable after the submission; staff judge what was submitted and see later changes marked. Copies
//! made before words were kept in them say nothing, so nothing is marked for them.

use std::collections::HashMap;

use domain::profile::ProfilePage;
use serde_json::Value;
use uuid::Uuid;

use super::part::{fields_of, key};
use super::summary::ProfileSummary;
use crate::i18n::Lang;

/// Where a value stands: its page, its entry on pages with several, its field.
type At = (ProfilePage, Option<Uuid>, &'static str);

/// A value that was submitted and is empty now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emptied {
    pub page: ProfilePage,
    pub entry: Option<Uuid>,
    /// Fluent key of the field's label.
    pub label: &'static str,
    pub before: String,
}

/// An entry that was submitted and is gone now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    pub page: ProfilePage,
    /// Fluent keys of labels with the values of that day.
    pub rows: Vec<(&'static str, String)>,
}

/// What changed since a submission. Empty when nothing did, or nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Values that read differently now, with their words of that day; empty words = there was nothing.
    changed: HashMap<At, String>,
    pub emptied: Vec<Emptied>,
    pub removed: Vec<Removed>,
    /// Entries that were not there.
    added: Vec<Uuid>,
}

impl Changes {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.emptied.is_empty() && self.removed.is_empty() && self.added.is_empty()
    }

    /// The words that were submitted where others stand now; empty words = nothing stood there.
    #[must_use]
    pub fn before(&self, page: ProfilePage, entry: Option<Uuid>, field: &'static str) -> Option<&str> {
        self.changed.get(&(page, entry, field)).map(String::as_str)
    }

    /// Whether an entry came after the submission.
    #[must_use]
    pub fn is_new(&self, entry: Uuid) -> bool {
        self.added.contains(&entry)
    }
}

/// One page or entry of the copy: its words in a language by field.
struct Frozen<'a> {
    page: ProfilePage,
    entry: Option<Uuid>,
    words: &'a serde_json::Map<String, Value>,
}

impl Frozen<'_> {
    fn word(&self, field: &str) -> &str {
        self.words.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// The fields with words, in the order of the page.
    fn rows(&self) -> impl Iterator<Item = (&'static str, &'static str, &str)> {
        fields_of(self.page).iter().map(|field| (field.name, field.label, self.word(field.name))).filter(|(_, _, word)| !word.is_empty())
    }
}

/// The language to compare in: the reader's, unless it was not offered yet when the application was submitted.
#[must_use]
pub fn language_of(copy: &Value, lang: Lang) -> Lang {
    let pages = ProfilePage::ALL.into_iter().filter_map(|page| copy.get(key(page)));
    let Some(words) = pages.filter_map(|page| page.as_array().map_or(Some(page), |list| list.first())).find_map(|part| part.get("words")) else { return lang };
    lang.chain().into_iter().chain(Lang::known()).find(|lang| words.get(lang.code()).is_some()).unwrap_or(lang)
}

/// Compares the profile as it reads now with the copy of a submission (`app::profile::snapshot`), in one language.
#[must_use]
pub fn changes(now: &ProfileSummary, copy: &Value, lang: Lang) -> Changes {
    let Some(frozen) = read(copy, lang) else { return Changes::default() };
    let mut changes = Changes::default();
    for section in &now.sections {
        compare(&mut changes, &frozen, section.page, None, &section.rows);
        for entry in &section.entries {
            compare(&mut changes, &frozen, section.page, Some(entry.id), &entry.rows);
        }
    }
    for gone in &frozen {
        let section = now.section(gone.page);
        let rows = match gone.entry {
            None => section.map(|section| &section.rows),
            Some(id) => section.and_then(|section| section.entries.iter().find(|entry| entry.id == id)).map(|entry| &entry.rows),
        };
        match (rows, gone.entry) {
            (None, Some(_)) => changes.removed.push(Removed { page: gone.page, rows: gone.rows().map(|(_, label, word)| (label, word.to_owned())).collect() }),
            (rows, entry) => {
                let stands = |field: &str| rows.is_some_and(|rows| rows.iter().any(|row| row.field == field));
                changes.emptied.extend(gone.rows().filter(|(field, _, _)| !stands(field)).map(|(_, label, word)| Emptied {
                    page: gone.page,
                    entry,
                    label,
                    before: word.to_owned(),
                }));
            }
        }
    }
    changes
}

fn compare(changes: &mut Changes, frozen: &[Frozen<'_>], page: ProfilePage, entry: Option<Uuid>, rows: &[super::summary::Row]) {
    let Some(before) = frozen.iter().find(|part| part.page == page && part.entry == entry) else {
        match entry {
            Some(id) => changes.added.push(id),
            None => changes.changed.extend(rows.iter().map(|row| ((page, None, row.field), String::new()))),
        }
        return;
    };
    let mut seen = Vec::new();
    for row in rows {
        // Number and key of the INE share a field: the copy has the words of the first.
        if seen.contains(&row.field) {
            continue;
        }
        seen.push(row.field);
        if before.word(row.field) != row.value {
            changes.changed.insert((page, entry, row.field), before.word(row.field).to_owned());
        }
    }
}

/// The pages of a copy; `None` when it has no words to compare with.
fn read(copy: &Value, lang: Lang) -> Option<Vec<Frozen<'_>>> {
    let mut parts = Vec::new();
    for page in ProfilePage::ALL {
        let Some(stored) = copy.get(key(page)) else { continue };
        let list = stored.as_array().map_or(std::slice::from_ref(stored), Vec::as_slice);
        for part in list {
            let words = part.get("words")?.get(lang.code())?.as_object()?;
            let entry = part.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
            parts.push(Frozen { page, entry, words });
        }
    }
    (!parts.is_empty()).then_some(parts)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::summary::{Row, Section, SummaryEntry};
    use super::*;

    fn profile(town: &str, entries: &[(u128, &str)]) -> ProfileSummary {
        let section = |page, rows, entries| Section { page, rows, entries, version: 1 };
        let row = |field, value: &str| Row { field, label: "label", value: value.to_owned() };
        let entry = |(id, organisation): &(u128, &str)| SummaryEntry { id: Uuid::from_u128(*id), version: 1, rows: vec![row("organisation", organisation)] };
        ProfileSummary {
            sections: vec![
                section(ProfilePage::Address, vec![row("town", town)], vec![]),
                section(ProfilePage::Internships, vec![], entries.iter().map(entry).collect()),
            ],
        }
    }

    fn copy() -> Value {
        let internship = |id: u128, name: &str| json!({ "id": Uuid::from_u128(id), "words": { "fr": { "organisation": name, "year": "2025" } } });
        json!({
            "address": { "id": null, "words": { "fr": { "town": "Albi", "line2": "Bâtiment C" } } },
            "internship": [internship(1, "EDF"), internship(2, "Renault")],
        })
    }

    #[test]
    fn changed_emptied_added_and_removed_are_told_apart() {
        let changes = changes(&profile("Castres", &[(1, "EDF"), (3, "Airbus")]), &copy(), Lang::FR);
        assert_eq!(changes.before(ProfilePage::Address, None, "town"), Some("Albi"));
        assert_eq!(changes.before(ProfilePage::Internships, Some(Uuid::from_u128(1)), "organisation"), None);
        assert!(changes.is_new(Uuid::from_u128(3)) && !changes.is_new(Uuid::from_u128(1)));
        let emptied: Vec<&str> = changes.emptied.iter().map(|gone| gone.before.as_str()).collect();
        assert_eq!(emptied, ["Bâtiment C", "2025"]);
        assert_eq!(changes.removed.len(), 1);
        assert!(changes.removed[0].rows.iter().any(|(_, value)| value == "Renault"));
    }

    #[test]
    fn a_language_that_was_not_offered_then_is_compared_in_another() {
        let german = Lang::named("de").unwrap();
        assert_eq!(language_of(&copy(), german), Lang::FR);
        assert_eq!(language_of(&json!({ "address": { "words": { "de": {}, "fr": {} } } }), german), german);
        assert_eq!(language_of(&json!({}), german), german);
    }

    #[test]
    fn nothing_is_marked_without_words_to_compare_with() {
        let old = json!({ "address": { "place": { "town": "81004" } } });
        assert!(changes(&profile("Castres", &[]), &old, Lang::FR).is_empty());
        assert!(changes(&profile("Castres", &[]), &json!({}), Lang::FR).is_empty());
    }
}
