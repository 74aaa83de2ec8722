//! What was noticed about a deposited file, in sentences: what is no longer as it was sent, then questions about its
//! pages, then whether it is the right file at all. Never refusals, and none is left out.

use app::dossier::{Dossier, Item};
use app::file_check::Observation;
use serde::Deserialize as _;
use store::document::Version;

use crate::ui::Page;

/// Everything there is to say about the files of a document, for applicants and staff alike.
pub fn sentences(page: &Page, dossier: &Dossier, item: &Item) -> Vec<String> {
    let Some(version) = &item.version else { return Vec::new() };
    let observed = Vec::<Observation>::deserialize(&version.observations.0).unwrap_or_default();
    let mut said: Vec<String> = Vec::new();
    let mut asked: Vec<(&str, Vec<usize>)> = Vec::new();
    for observation in &observed {
        match about(observation) {
            (key, About::File(index)) => said.push(of_file(page, version, index, page.t(key))),
            (key, About::Page(number)) => match asked.iter_mut().find(|(known, _)| *known == key) {
                Some((_, pages)) => pages.push(number),
                None => asked.push((key, vec![number])),
            },
        }
    }
    // One question of each kind, however many pages it is about.
    said.extend(asked.into_iter().map(|(key, pages)| page.t2(key, "count", pages.len(), "pages", in_short(pages))));
    said.extend(dossier.with_the_same_files(item).map(|other| page.t1("observation-same-file", "document", page.tr(&other.kind.label))));
    said
}

/// What an observation is about.
enum About {
    /// A page of the document, from 1.
    Page(usize),
    /// A file as received, from 0.
    File(usize),
}

const fn about(observation: &Observation) -> (&'static str, About) {
    match *observation {
        Observation::BlankPage { page } => ("observation-blank", About::Page(page)),
        Observation::NearlyEmpty { page } => ("observation-nearly-empty", About::Page(page)),
        Observation::Sideways { page } => ("observation-sideways", About::Page(page)),
        Observation::Blurred { page } => ("observation-blurred", About::Page(page)),
        Observation::LowResolution { page, .. } => ("observation-low-resolution", About::Page(page)),
        Observation::Repaired { file } => ("observation-repaired", About::File(file)),
        Observation::FormFlattened { file } => ("observation-form-flattened", About::File(file)),
        Observation::Rasterised { file } => ("observation-rasterised", About::File(file)),
        Observation::AttachmentsRemoved { file } => ("observation-attachments-removed", About::File(file)),
        Observation::ActiveContentRemoved { file } => ("observation-active-content-removed", About::File(file)),
        Observation::RestrictionLifted { file } => ("observation-restriction-lifted", About::File(file)),
    }
}

/// Names the file where there are several.
fn of_file(page: &Page, version: &Version, index: usize, sentence: String) -> String {
    match version.received.get(index).filter(|_| version.received.len() > 1) {
        Some(file) => page.t2("observation-of-file", "file", &file.name, "sentence", sentence),
        None => sentence,
    }
}

/// Pages as people write them down: « 1–3, 7 ».
fn in_short(mut pages: Vec<usize>) -> String {
    pages.sort_unstable();
    pages.dedup();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == page => *last = page,
            _ => runs.push((page, page)),
        }
    }
    let words = runs.into_iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_in_a_row_are_named_by_their_ends() {
        for (pages, short) in [(vec![4], "4"), (vec![2, 1], "1, 2"), (vec![3, 1, 2, 7, 7, 9], "1–3, 7, 9"), (Vec::new(), "")] {
            assert_eq!(in_short(pages), short);
        }
    }
}
