//! What every use case needs from its surroundings: the database, the outside world, the clock, identifiers, settings.

use std::sync::{Arc, Mutex, RwLock};

use chrono::Utc;
use domain::settings::Settings;
use domain::time::{Instant, Zone, to_micros};
use rand::rngs::StdRng;
use rand::{RngCore as _, SeedableRng as _};
use tokio::sync::Notify;
use uuid::Uuid;

use crate::i18n::Languages;
use crate::keys::Keys;
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
pub struct Ids(Arc<Mutex<StdRng>>);

impl Ids {
    #[must_use]
    pub fn from_system() -> Self {
        Self(Arc::new(Mutex::new(StdRng::from_os_rng())))
    }

    /// The same identifiers at each run, for tests and the demonstration.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }

    /// A time-ordered identifier.
    pub fn uuid(&self, now: Instant) -> Uuid {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes::<10>()).into_uuid()
    }
}

/// Everything but the database row at hand. Cheap to clone.
#[derive(Clone)]
pub struct Ctx {
    pub db: store::Db,
    pub files: connect::files::Files,
    pub mailer: Arc<connect::mail::Mailer>,
    pub scanner: Arc<connect::scan::Scanner>,
    pub sign_in: Arc<connect::sign_in::SignIn>,
    pub directory: Arc<connect::directory::Directory>,
    pub student_record: Arc<connect::student_record::StudentRecord>,
    pub surveys: Arc<connect::surveys::Surveys>,
    pub sandbox: Arc<paper::Sandbox>,
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
    pub sign_in: connect::sign_in::SignIn,
    pub directory: connect::directory::Directory,
    pub student_record: connect::student_record::StudentRecord,
    pub surveys: connect::surveys::Surveys,
    pub sandbox: paper::Sandbox,
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
            sign_in: Arc::new(parts.sign_in),
            directory: Arc::new(parts.directory),
            student_record: Arc::new(parts.student_record),
            surveys: Arc::new(parts.surveys),
            sandbox: Arc::new(parts.sandbox),
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

    /// A new identifier of any kind: `ctx.id::<ApplicationId>()`.
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
