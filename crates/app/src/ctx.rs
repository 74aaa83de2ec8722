//! What every use case needs from its surroundings: the database, the outside world, the clock, identifiers, settings.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, RwLock};
use std::time::Duration;

use chrono::Utc;
use domain::settings::Settings;
use domain::time::{Instant, Zone, to_micros};
use rand::rngs::StdRng;
use rand::{RngCore as _, SeedableRng as _};
use tokio::sync::Notify;
use uuid::Uuid;

use crate::i18n::Languages;
use crate::keys::Keys;
use crate::papers::turns::Turns;
use crate::passwords::Passwords;

/// The one source of time.
#[derive(Clone, Debug)]
pub enum Clock {
    System,
    /// A clock that tests set and advance.
    Set(Arc<Mutex<Instant>>),
}

impl Clock {
    /// A clock that stands still at a moment until it is moved.
    #[must_use]
    pub fn fixed(at: Instant) -> Self {
        Self::Set(Arc::new(Mutex::new(to_micros(at))))
    }

    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where the wall clock is read")]
    pub fn now(&self) -> Instant {
        match self {
            Self::System => to_micros(Utc::now()),
            Self::Set(at) => *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        }
    }

    /// Moves a set clock; the system's clock does not move.
    pub fn advance(&self, by: chrono::TimeDelta) {
        if let Self::Set(at) = self {
            let mut at = at.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            *at += by;
        }
    }

    /// Sets a set clock.
    pub fn set(&self, to: Instant) {
        if let Self::Set(at) = self {
            *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = to_micros(to);
        }
    }
}

/// The one source of chance.
#[derive(Clone, Debug)]
pub struct Ids(Arc<Mutex<Chance>>);

#[derive(Debug)]
struct Chance {
    rng: StdRng,
    /// Milliseconds with their latest tails, in the order in which they were last asked for: whoever read the clock a while
    /// ago asks for an earlier one.
    tails: VecDeque<(u64, u128)>,
}

/// How many milliseconds are remembered.
const REMEMBERED: usize = 16;

impl Ids {
    fn new(rng: StdRng) -> Self {
        Self(Arc::new(Mutex::new(Chance { rng, tails: VecDeque::new() })))
    }

    #[must_use]
    pub fn from_system() -> Self {
        Self::new(StdRng::from_os_rng())
    }

    /// The same identifiers at each run, for tests and the demonstration.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::new(StdRng::seed_from_u64(seed))
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).rng.fill_bytes(&mut bytes);
        bytes
    }

    /// A time-ordered identifier. Those of one millisecond stand in the order in which this process was asked for them
    /// ("Monotonic Random", RFC 9562 section 6.2), so that rows sorted by time and identifier keep the order of what
    /// happened.
    pub fn uuid(&self, now: Instant) -> Uuid {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        let mut chance = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let Chance { rng, tails } = &mut *chance;
        let latest = tails.iter().position(|(known, _)| *known == millis).and_then(|place| tails.remove(place));
        let tail = match latest {
            Some((_, latest)) => latest + 1 + u128::from(rng.next_u32()),
            // One bit less than there is room for: no millisecond's identifiers run over.
            None => (u128::from(rng.next_u64()) << 9) | u128::from(rng.next_u32() >> 23),
        };
        tails.push_back((millis, tail));
        if tails.len() > REMEMBERED {
            tails.pop_front();
        }
        time_ordered(millis, tail)
    }
}

/// Version 7: 48 bits of time, then 74 of the tail around the bits of version and variant.
fn time_ordered(millis: u64, tail: u128) -> Uuid {
    const LOW: u32 = 62;
    let time = u128::from(millis & 0xFFFF_FFFF_FFFF) << 80;
    let high = ((tail >> LOW) & 0xFFF) << 64;
    let low = tail & ((1 << LOW) - 1);
    Uuid::from_u128(time | (0x7 << 76) | high | (0b10 << LOW) | low)
}

/// Everything but the database row at hand. Cheap to clone.
#[derive(Clone)]
pub struct Ctx {
    pub db: store::Db,
    pub files: connect::files::Files,
    pub mailer: Arc<connect::mail::Mailer>,
    pub scanner: Arc<connect::scan::Scanner>,
    pub sso: Arc<connect::sso::Sso>,
    pub directory: Arc<connect::directory::Directory>,
    pub student_record: Arc<connect::student_record::StudentRecord>,
    pub surveys: Arc<connect::surveys::Surveys>,
    pub sandbox: Arc<paper::Sandbox>,
    /// How long a person waits for the check of their files before it goes on behind their back.
    pub patience: Duration,
    /// Whose dossiers are being made in this process.
    pub papers: Arc<Turns>,
    pub clock: Clock,
    pub ids: Ids,
    pub keys: Arc<Keys>,
    pub passwords: Passwords,
    pub zone: Zone,
    /// Address people use, without a final slash; links in mails start with it.
    pub public_url: Arc<str>,
    /// Sender of every mail.
    pub mail_from: Arc<str>,
    settings: Arc<RwLock<Arc<Settings>>>,
    /// Wakes the worker of this process when a job was added.
    pub wake: Arc<Notify>,
    pub caches: Arc<crate::settings::Caches>,
}

/// The parts of a [`Ctx`], named.
pub struct Parts {
    pub db: store::Db,
    pub files: connect::files::Files,
    pub mailer: connect::mail::Mailer,
    pub scanner: connect::scan::Scanner,
    pub sso: connect::sso::Sso,
    pub directory: connect::directory::Directory,
    pub student_record: connect::student_record::StudentRecord,
    pub surveys: connect::surveys::Surveys,
    pub sandbox: paper::Sandbox,
    pub patience: Duration,
    pub clock: Clock,
    pub ids: Ids,
    pub keys: Keys,
    pub passwords: Passwords,
    pub zone: Zone,
    pub public_url: String,
    pub mail_from: String,
}

impl Ctx {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self {
            db: parts.db,
            files: parts.files,
            mailer: Arc::new(parts.mailer),
            scanner: Arc::new(parts.scanner),
            sso: Arc::new(parts.sso),
            directory: Arc::new(parts.directory),
            student_record: Arc::new(parts.student_record),
            surveys: Arc::new(parts.surveys),
            papers: Arc::new(Turns::beside(parts.sandbox.children())),
            sandbox: Arc::new(parts.sandbox),
            patience: parts.patience,
            clock: parts.clock,
            ids: parts.ids,
            keys: Arc::new(parts.keys),
            passwords: parts.passwords,
            zone: parts.zone,
            public_url: parts.public_url.trim_end_matches('/').into(),
            mail_from: parts.mail_from.into(),
            settings: Arc::default(),
            wake: Arc::default(),
            caches: Arc::default(),
        }
    }

    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    #[must_use]
    pub fn today(&self) -> chrono::NaiveDate {
        self.zone.today(self.now())
    }

    /// A new identifier, as it is or of a kind: `ctx.id::<Uuid>()`.
    pub fn id<T: From<Uuid>>(&self) -> T {
        T::from(self.ids.uuid(self.now()))
    }

    /// The settings in force.
    #[must_use]
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.settings.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// The languages in which pages and mails are offered.
    #[must_use]
    pub fn languages(&self) -> Languages {
        Languages::of(&self.settings())
    }

    pub(crate) fn replace_settings(&self, settings: Settings) {
        *self.settings.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(settings);
    }

    /// A link to a page of this installation.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }
}

#[cfg(test)]
mod tests {
    use domain::time::Instant;

    use super::Ids;

    #[test]
    fn identifiers_of_one_moment_keep_their_order() {
        let ids = Ids::seeded(7);
        let at = |millis| Instant::from_timestamp_millis(millis).unwrap();
        let later: Vec<_> = (1..100).map(|away| ids.uuid(at(1_790_000_100_000 + away))).collect();
        assert!(later.is_sorted());
        // Others ask in between, for moments before and after.
        let one = |_| [3, -5, 0].map(|away| ids.uuid(at(1_790_000_000_000 + away)))[2];
        let of_one: Vec<_> = (0..10_000).map(one).collect();
        assert!(of_one.is_sorted_by(|a, b| a < b), "out of order");
        assert!(of_one.last().unwrap() < &ids.uuid(at(1_790_000_000_001)));
        for id in of_one {
            assert_eq!((id.get_version_num(), id.get_variant()), (7, uuid::Variant::RFC4122));
            assert_eq!(id.get_timestamp().unwrap().to_unix(), (1_790_000_000, 0));
        }
    }
}
