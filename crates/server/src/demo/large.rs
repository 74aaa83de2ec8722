//! The large demonstration, for measuring: the same university with some thirty tracks of each programme, and so many
//! applications that lists have to be paged. Its people are made one after the other and handed over in batches, so
//! that writing goes on meanwhile and little is held in memory.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::TimeDelta;
use rand::Rng as _;
use rand::seq::SliceRandom as _;

use super::applicants::{self, Identities, Someone};
use super::calendar::Phase;
use super::dossier::{Author, Plan};
use super::names::Name;
use super::offer::{PROGRAMMES, ProgrammeSeed};
use super::papers::Set;
use super::profile::{Home, Maker, Profile};
use super::rows::Rows;
use super::story::{DECK, Story};
use super::university::Offered;

/// Programmes, those of the small demonstration included.
const OFFERED: usize = 2_000;
/// People of one batch.
const AT_ONCE: usize = 800;
/// People with a complete profile, their common documents and the printed password, who apply while it is measured:
/// `mesure0001@…` and so on.
const READY: usize = 1_000;
/// What these people apply to: open, and nothing to deposit but a letter.
const READY_PROGRAMMES: usize = 5;

/// What a track is called.
const TRACKS: [&str; 28] = [
    "recherche",
    "professionnel",
    "en alternance",
    "international",
    "bilingue",
    "à distance",
    "numérique",
    "environnement",
    "santé",
    "gestion de projet",
    "données",
    "modélisation",
    "patrimoine",
    "territoires",
    "énergie",
    "management",
    "entrepreneuriat",
    "qualité",
    "innovation",
    "médiation",
    "enseignement",
    "expertise",
    "conseil",
    "sécurité",
    "développement durable",
    "communication",
    "histoire et méthodes",
    "double cursus",
];

/// The programmes of the small demonstration, then track after track of each.
pub fn programmes() -> Vec<ProgrammeSeed> {
    let tracks = TRACKS.iter().zip(2..).flat_map(|(track, n)| {
        PROGRAMMES.iter().map(move |seed| ProgrammeSeed {
            code: Cow::Owned(format!("{}-{n:02}", seed.code)),
            label: Cow::Owned(format!("{}, parcours {track}", seed.label)),
            papers: Set::Complete,
            ..seed.clone()
        })
    });
    let ready = (1..=READY_PROGRAMMES).map(|n| ProgrammeSeed {
        code: Cow::Owned(format!("MESURE-{n}")),
        committee: "DROIT-AES",
        label: Cow::Owned(format!("Formation de mesure {n}")),
        keywords: "mesure",
        diploma_type: "DU",
        level: 1,
        phase: Phase::Open,
        capacity: 1_000,
        papers: Set::Letter,
        is_paper: false,
        has_list: false,
        is_direct: false,
    });
    PROGRAMMES.iter().cloned().chain(ready).chain(tracks).take(OFFERED).collect()
}

/// The stories of the deck with the sessions each can happen in, in an order of chance.
struct Stories {
    deck: Vec<(Story, Vec<usize>)>,
    order: Vec<usize>,
    next: usize,
}

impl Stories {
    fn new(author: &mut Author<'_>) -> Self {
        let sessions = &author.university.sessions;
        let deck: Vec<_> = DECK.iter().map(|(story, _)| (*story, (0..sessions.len()).filter(|at| story.fits(&sessions[*at])).collect::<Vec<_>>())).collect();
        let mut order: Vec<usize> = DECK.iter().enumerate().flat_map(|(at, (_, count))| std::iter::repeat_n(at, *count)).collect();
        order.shuffle(&mut author.rng);
        Self { deck, order, next: 0 }
    }

    /// The next story and the sessions that fit it.
    fn draw(&mut self) -> (Story, &[usize]) {
        let at = self.order[self.next % self.order.len()];
        self.next += 1;
        let (story, sessions) = &self.deck[at];
        (*story, sessions)
    }
}

/// Writes people until there are so many applications; `hand_over` takes each batch.
pub fn write(
    author: &mut Author<'_>,
    maker: &Maker,
    identities: &mut Identities,
    (applications, hash): (usize, &str),
    mut hand_over: impl FnMut(Rows) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut stories = Stories::new(author);
    let mut numbers = HashSet::new();
    let mut left = applications;
    let mut people = 0;
    while left > 0 {
        let someone = person(author, maker, &mut numbers)?;
        let wanted = author.rng.random_range(1..=4).min(left);
        left -= apply(author, identities, &someone, &mut stories, wanted)?;
        people += 1;
        if people % AT_ONCE == 0 {
            hand_over(std::mem::take(&mut author.rows))?;
        }
    }
    for n in 1..=READY {
        let someone = person(author, maker, &mut numbers)?.reached_at(format!("mesure{n:04}"));
        let at = author.ctx.now() - TimeDelta::days(3);
        let mut who = applicants::enrol(author, identities, &someone, [at, at], Some(hash))?;
        author.deposit_common(&mut who, at + TimeDelta::hours(1))?;
    }
    hand_over(std::mem::take(&mut author.rows))
}

/// A person with a complete profile whose INE nobody else has.
fn person(author: &mut Author<'_>, maker: &Maker, numbers: &mut HashSet<String>) -> anyhow::Result<Someone> {
    loop {
        let (name, home): (Name, Home<'_>) = maker.person(&mut author.rng);
        let level = author.rng.random_range(1..=5);
        let profile: Profile = maker.profile(&mut author.rng, &name, &home, level)?;
        let is_new = profile.personal.identity.ine.as_ref().is_none_or(|ine| numbers.insert(ine.to_string()));
        if is_new {
            return Ok(Someone::new(name, Some(profile)));
        }
    }
}

/// Writes a person with so many applications, fewer when chance finds no session; returns how many there are.
fn apply(author: &mut Author<'_>, identities: &mut Identities, someone: &Someone, stories: &mut Stories, wanted: usize) -> anyhow::Result<usize> {
    let university = author.university;
    let mut plans: Vec<(Story, &Offered)> = Vec::with_capacity(wanted);
    while plans.len() < wanted {
        let (story, sessions) = stories.draw();
        let Some(at) = sessions.get(author.rng.random_range(0..sessions.len().max(1))) else { continue };
        let offered = &university.sessions[*at];
        if plans.iter().all(|(_, other)| other.session.id != offered.session.id) {
            plans.push((story, offered));
        }
    }
    let mut dated = Vec::with_capacity(wanted);
    for (story, offered) in plans {
        dated.push((applicants::created(author, offered, story), story, offered));
    }
    dated.sort_by_key(|(at, ..)| *at);
    let first = dated.first().map_or(author.ctx.now(), |(at, ..)| *at) - TimeDelta::minutes(author.rng.random_range(30..6_000));
    let mut who = applicants::enrol(author, identities, someone, [first, first], None)?;
    for (created_at, story, offered) in &dated {
        let centre = offered.session.centre_id;
        let is_alone_in_centre = dated.iter().filter(|(_, _, other)| other.session.centre_id == centre).count() == 1;
        let plan =
            Plan { story: *story, offered, campaign: university.campaign, created_at: *created_at, is_alone_in_centre, is_archived: false, refused: None };
        author.write(&mut who, &plan)?;
    }
    author.settle(&who);
    Ok(dated.len())
}
