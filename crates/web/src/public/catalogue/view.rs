//! What the page of the catalogue shows, in words.

use std::collections::HashMap;

use app::catalogue::{Catalogue, CentreGroup, Found, KindGroup, Mode, Programme, Query};
use domain::catalogue::Opening;
use domain::ids::{ApplicationNumber, SessionId};

use super::address::{self, OPENINGS};
use crate::paths;
use crate::public::words::{self, Tag};
use crate::ui::{Page, format};

/// Rows in sight when there are several centres: those of the centres that come after are folded.
const SHOWN: usize = 25;
/// Up to this many programmes, folded rows stand in the page; beyond, they come when their centre is unfolded.
const WRITTEN: usize = 120;
/// Rows of one page when a single centre is shown.
const PER_PAGE: usize = 100;
/// Choices of a filter shown before « Voir les … ».
const CHOICES: usize = 8;

/// One box of a filter.
#[derive(Debug)]
pub struct Check {
    pub name: &'static str,
    pub value: String,
    pub label: String,
    pub count: String,
    pub checked: bool,
}

/// A filter in force, with the address without it.
#[derive(Debug)]
pub struct Chip {
    pub label: String,
    pub without: String,
}

#[derive(Debug)]
pub struct Row {
    pub url: String,
    pub title: String,
    pub keywords: String,
    pub dates: String,
    pub distance: String,
    pub mode: &'static str,
    pub tag: Tag,
    /// Where « Candidater » leads, for signed-in people while the programme is open.
    pub apply: Option<String>,
    /// The person's application to it.
    pub own: Option<String>,
}

#[derive(Debug)]
pub struct Kind {
    pub label: String,
    pub count: String,
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub struct Centre {
    pub label: String,
    pub count: String,
    pub is_open: bool,
    pub kinds: Vec<Kind>,
    /// Where the rows that are not written come from, for a script.
    pub load: Option<String>,
    /// The page of this centre alone, when not all of its rows are here.
    pub all: Option<(String, String)>,
}

/// Pages of a single centre.
#[derive(Debug)]
pub struct Pager {
    pub pages: Vec<(usize, String, bool)>,
}

#[derive(Debug)]
pub struct View {
    pub text: String,
    pub openings: Vec<Check>,
    pub kinds: Vec<Check>,
    pub more_kinds: Vec<Check>,
    pub centres: Vec<Check>,
    pub more_centres: Vec<Check>,
    pub modes: Vec<Check>,
    pub chips: Vec<Chip>,
    pub found: String,
    pub found_in: String,
    pub groups: Vec<Centre>,
    pub pager: Option<Pager>,
    pub total: usize,
    /// All programmes and those open now, whatever the filters.
    pub summary: String,
}

/// The person's applications by session; empty for visitors.
pub type Own = HashMap<SessionId, ApplicationNumber>;

pub struct Builder<'a> {
    pub page: &'a Page,
    pub catalogue: &'a Catalogue,
    pub query: &'a Query,
    pub own: &'a Own,
}

impl Builder<'_> {
    #[must_use]
    pub fn view(&self, number: usize) -> View {
        let found = self.catalogue.find(self.query, self.page.now);
        let (kinds, more_kinds) = split(self.kinds(&found));
        let (centres, more_centres) = split(self.centres(&found));
        let (groups, pager) = self.groups(&found, number);
        View {
            text: self.query.text.clone(),
            openings: self.openings(&found),
            kinds,
            more_kinds,
            centres,
            more_centres,
            modes: self.modes(&found),
            chips: self.chips(),
            found: words::count(self.page, "catalogue-programmes", found.total),
            found_in: words::count(self.page, "catalogue-in-centres", found.groups.len()),
            groups,
            pager,
            total: self.catalogue.programmes.len(),
            summary: self.summary(),
        }
    }

    /// The rows of one centre alone, as a script adds them to the tree.
    #[must_use]
    pub fn centre_alone(&self) -> Option<Centre> {
        let found = self.catalogue.find(self.query, self.page.now);
        found.groups.first().map(|group| self.centre(group, 0, PER_PAGE))
    }

    fn summary(&self) -> String {
        let open = self.catalogue.count_open(self.page.now);
        let programmes = words::count(self.page, "catalogue-programmes", self.catalogue.programmes.len());
        self.page.t3("catalogue-summary", "programmes", programmes, "open", open, "shown", self.figure(open))
    }

    fn figure(&self, n: usize) -> String {
        format::number(self.page.lang, i64::try_from(n).unwrap_or(i64::MAX))
    }

    fn openings(&self, found: &Found) -> Vec<Check> {
        OPENINGS
            .into_iter()
            .map(|(opening, word)| Check {
                name: "etat",
                value: word.to_owned(),
                label: self.page.t(opening.key()),
                count: self.figure(found.facets.of_opening(opening)),
                checked: self.query.openings.contains(&opening),
            })
            .collect()
    }

    fn modes(&self, found: &Found) -> Vec<Check> {
        Mode::ALL
            .into_iter()
            .map(|mode| Check {
                name: "mode",
                value: address::mode_word(mode).to_owned(),
                label: self.page.t(mode.key()),
                count: self.figure(found.facets.of_mode(mode)),
                checked: self.query.modes.contains(&mode),
            })
            .collect()
    }

    fn kinds(&self, found: &Found) -> Vec<Check> {
        let kinds = self.catalogue.kinds.iter().zip(&found.facets.kinds);
        kinds
            .map(|(kind, count)| Check {
                name: "type",
                value: kind.code.clone(),
                label: self.page.tr(&kind.label),
                count: self.figure(*count),
                checked: self.query.kinds.contains(&kind.code),
            })
            .collect()
    }

    fn centres(&self, found: &Found) -> Vec<Check> {
        let centres = self.catalogue.centres.iter().zip(&found.facets.centres);
        centres
            .map(|(centre, count)| Check {
                name: "centre",
                value: centre.code.clone(),
                label: centre.label.clone(),
                count: self.figure(*count),
                checked: self.query.centres.contains(&centre.code),
            })
            .collect()
    }

    fn chips(&self) -> Vec<Chip> {
        let mut chips = Vec::new();
        let mut chip = |label: String, without: Query| chips.push(Chip { label, without: address::of(&without, 1) });
        let query = self.query;
        if !query.text.is_empty() {
            chip(self.page.t1("catalogue-chip-text", "text", &query.text), Query { text: String::new(), ..query.clone() });
        }
        for opening in &query.openings {
            chip(self.page.t(opening.key()), Query { openings: without(&query.openings, opening), ..query.clone() });
        }
        for code in &query.kinds {
            let label = self.catalogue.kinds.iter().find(|kind| kind.code == *code).map_or_else(|| code.clone(), |kind| self.page.tr(&kind.label));
            chip(label, Query { kinds: without(&query.kinds, code), ..query.clone() });
        }
        for code in &query.centres {
            let label = self.catalogue.centres.iter().find(|centre| centre.code == *code).map_or_else(|| code.clone(), |centre| centre.label.clone());
            chip(label, Query { centres: without(&query.centres, code), ..query.clone() });
        }
        for mode in &query.modes {
            chip(self.page.t(mode.key()), Query { modes: without(&query.modes, mode), ..query.clone() });
        }
        chips
    }

    /// A single centre is paged; of several, the first ones are written and the others fold open on demand.
    fn groups(&self, found: &Found, number: usize) -> (Vec<Centre>, Option<Pager>) {
        if let [group] = found.groups.as_slice() {
            let last = group.count.div_ceil(PER_PAGE).max(1);
            let number = number.min(last);
            let pages = (1..=last).map(|n| (n, address::of(self.query, n), n == number)).collect();
            return (vec![Centre { all: None, ..self.centre(group, (number - 1) * PER_PAGE, PER_PAGE) }], (last > 1).then_some(Pager { pages }));
        }
        let all_written = found.total <= WRITTEN;
        let mut left = SHOWN;
        let mut folded = false;
        let mut groups = Vec::with_capacity(found.groups.len());
        for (i, group) in found.groups.iter().enumerate() {
            folded = folded || (i > 0 && group.count > left);
            let take = match (all_written, folded) {
                (true, _) => group.count,
                (false, true) => 0,
                (false, false) => left,
            };
            groups.push(Centre { is_open: !folded, ..self.centre(group, 0, take) });
            left = left.saturating_sub(group.count);
        }
        (groups, None)
    }

    fn centre(&self, group: &CentreGroup, skip: usize, take: usize) -> Centre {
        let line = &self.catalogue.centres[group.centre];
        let count = words::count(self.page, "catalogue-programmes", group.count);
        let alone = Query { centres: vec![line.code.clone()], ..self.query.clone() };
        let all = (group.count > take).then(|| (address::of(&alone, 1), self.page.t1("catalogue-whole-centre", "programmes", &count)));
        Centre {
            label: line.label.clone(),
            count,
            is_open: true,
            kinds: self.kinds_between(&group.kinds, skip, take),
            load: (take == 0).then(|| address::of_centre(self.query, &line.code)),
            all,
        }
    }

    fn kinds_between(&self, kinds: &[KindGroup], skip: usize, take: usize) -> Vec<Kind> {
        let mut before = 0;
        let mut out = Vec::new();
        for kind in kinds {
            let from = skip.saturating_sub(before).min(kind.programmes.len());
            let to = (skip + take).saturating_sub(before).min(kind.programmes.len());
            before += kind.programmes.len();
            if from < to {
                let label = kind.kind.map_or_else(String::new, |i| self.page.tr(&self.catalogue.kinds[i].label));
                let rows = kind.programmes[from..to].iter().map(|i| self.row(&self.catalogue.programmes[*i])).collect();
                out.push(Kind { label, count: self.figure(kind.programmes.len()), rows });
            }
        }
        out
    }

    fn row(&self, programme: &Programme) -> Row {
        let own = self.own.get(&programme.session).map(|number| paths::fill(paths::APPLICATION, &[&number.to_string()]));
        let can_apply = self.page.nav.signed_in && own.is_none() && programme.opening(self.page.now) == Opening::Open;
        Row {
            url: paths::fill(paths::PROGRAMME, &[&programme.code]),
            title: programme.title.clone(),
            keywords: programme.keywords.clone(),
            dates: self.page.t2(
                "catalogue-dates",
                "opening",
                format::opening(self.page.lang, self.page.zone, programme.opens_at),
                "closing",
                format::closing(self.page.lang, self.page.zone, programme.closes_at),
            ),
            distance: words::distance(self.page, programme),
            mode: programme.mode().key(),
            tag: words::tag(self.page, programme),
            apply: can_apply.then(|| apply_url(&programme.code)),
            own,
        }
    }
}

/// Where « Candidater » leads.
#[must_use]
pub fn apply_url(code: &str) -> String {
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("formation", code).finish();
    format!("{}?{query}", paths::NEW_APPLICATION)
}

fn without<T: PartialEq + Clone>(list: &[T], one: &T) -> Vec<T> {
    list.iter().filter(|item| *item != one).cloned().collect()
}

/// The first choices, and the rest. Choices that would leave nothing are left out unless they are in force.
fn split(choices: Vec<Check>) -> (Vec<Check>, Vec<Check>) {
    let mut first: Vec<Check> = choices.into_iter().filter(|check| check.checked || check.count != "0").collect();
    let rest = if first.len() > CHOICES + 1 { first.split_off(CHOICES) } else { Vec::new() };
    (first, rest)
}
