//! What a visitor asks of the catalogue, and what is found: a tree, with a count for every choice of every filter.

use domain::catalogue::Opening;
use domain::time::Instant;

use super::build::tally;
use super::{Catalogue, Programme};

/// « Mode de candidature ».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Electronic,
    Paper,
}

impl Mode {
    pub const ALL: [Self; 2] = [Self::Electronic, Self::Paper];

    /// « Dossier dématérialisé », « Dossier papier ».
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Electronic => "mode-electronic",
            Self::Paper => "mode-paper",
        }
    }
}

/// Filters; an empty list lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words in title, keywords, diploma type or centre; slips of the finger are forgiven.
    pub text: String,
    pub openings: Vec<Opening>,
    /// Codes of diploma types.
    pub kinds: Vec<String>,
    /// Codes of centres.
    pub centres: Vec<String>,
    pub modes: Vec<Mode>,
}

impl Query {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How many programmes each choice would leave, the other filters staying as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    pub upcoming: usize,
    pub open: usize,
    pub closed: usize,
    /// By position in [`Catalogue::kinds`].
    pub kinds: Vec<usize>,
    /// By position in [`Catalogue::centres`].
    pub centres: Vec<usize>,
    pub electronic: usize,
    pub paper: usize,
}

impl Facets {
    #[must_use]
    pub const fn of_opening(&self, opening: Opening) -> usize {
        match opening {
            Opening::Upcoming => self.upcoming,
            Opening::Open => self.open,
            Opening::Closed => self.closed,
        }
    }

    #[must_use]
    pub const fn of_mode(&self, mode: Mode) -> usize {
        match mode {
            Mode::Electronic => self.electronic,
            Mode::Paper => self.paper,
        }
    }
}

/// Programmes of one diploma type within a centre; those without a type come first, under the centre itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindGroup {
    pub kind: Option<usize>,
    /// Positions in [`Catalogue::programmes`].
    pub programmes: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CentreGroup {
    pub centre: usize,
    pub count: usize,
    pub kinds: Vec<KindGroup>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub total: usize,
    pub groups: Vec<CentreGroup>,
    pub facets: Facets,
}

/// Which filters a programme passes.
struct Passes {
    opening: bool,
    kind: bool,
    centre: bool,
    mode: bool,
}

impl Passes {
    const fn all(&self) -> bool {
        self.opening && self.kind && self.centre && self.mode
    }
}

impl Catalogue {
    /// Everything that passes the filters, as a tree: alphabetical, or the best answers first when words were asked.
    #[must_use]
    pub fn find(&self, query: &Query, now: Instant) -> Found {
        let candidates: Vec<usize> = if query.text.trim().is_empty() {
            (0..self.programmes.len()).collect()
        } else {
            self.index.search(&query.text, usize::MAX).into_iter().map(|hit| hit.id).collect()
        };
        let mut facets = Facets { kinds: vec![0; self.kinds.len()], centres: vec![0; self.centres.len()], ..Facets::default() };
        let mut passing = Vec::new();
        for position in candidates {
            let programme = &self.programmes[position];
            let opening = programme.opening(now);
            let passes = self.passes(query, programme, opening);
            facets.count(&passes, programme, opening);
            if passes.all() {
                passing.push(position);
            }
        }
        Found { total: passing.len(), groups: self.tree(&passing), facets }
    }

    fn passes(&self, query: &Query, programme: &Programme, opening: Opening) -> Passes {
        let kind = programme.kind.map(|kind| self.kinds[kind].code.as_str());
        Passes {
            opening: query.openings.is_empty() || query.openings.contains(&opening),
            kind: query.kinds.is_empty() || kind.is_some_and(|code| query.kinds.iter().any(|asked| asked == code)),
            centre: query.centres.is_empty() || query.centres.contains(&self.centres[programme.centre].code),
            mode: query.modes.is_empty() || query.modes.contains(&programme.mode()),
        }
    }

    /// Groups in the order in which their first programme comes.
    fn tree(&self, passing: &[usize]) -> Vec<CentreGroup> {
        let counts = tally(passing.iter().map(|position| self.programmes[*position].centre));
        let mut groups: Vec<CentreGroup> = Vec::with_capacity(counts.len());
        let mut group_at = vec![None; self.centres.len()];
        for position in passing {
            let programme = &self.programmes[*position];
            let at = *group_at[programme.centre].get_or_insert_with(|| {
                groups.push(CentreGroup { centre: programme.centre, count: counts.get(&programme.centre).copied().unwrap_or_default(), kinds: Vec::new() });
                groups.len() - 1
            });
            let kinds = &mut groups[at].kinds;
            match kinds.iter_mut().find(|group| group.kind == programme.kind) {
                Some(group) => group.programmes.push(*position),
                None => kinds.push(KindGroup { kind: programme.kind, programmes: vec![*position] }),
            }
        }
        // Under a centre, programmes without a type stand before the first heading.
        for group in &mut groups {
            group.kinds.sort_by_key(|kind| kind.kind.is_some());
        }
        groups
    }
}

impl Facets {
    fn count(&mut self, passes: &Passes, programme: &Programme, opening: Opening) {
        if passes.kind && passes.centre && passes.mode {
            match opening {
                Opening::Upcoming => self.upcoming += 1,
                Opening::Open => self.open += 1,
                Opening::Closed => self.closed += 1,
            }
        }
        if passes.opening
            && passes.centre
            && passes.mode
            && let Some(kind) = programme.kind
        {
            self.kinds[kind] += 1;
        }
        if passes.opening && passes.kind && passes.mode {
            self.centres[programme.centre] += 1;
        }
        if passes.opening && passes.kind && passes.centre {
            match programme.mode() {
                Mode::Electronic => self.electronic += 1,
                Mode::Paper => self.paper += 1,
            }
        }
    }
}
