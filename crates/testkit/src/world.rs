//! One installation in memory: database, clock, mails, files, antivirus, pages and jobs, all in the test's hands.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use app::ctx::Parts;
use app::keys::Keys;
use app::passwords::{Cost, Passwords};
use app::{Clock, Ctx, Ids};
use axum::Router;
use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use connect::directory::{Directory, DirectoryScript};
use connect::files::{FaultScript, Files};
use connect::mail::{Mailer, MemoryBox};
use connect::scan::{ScanScript, Scanner};
use connect::sso::{Sso, SsoScript};
use connect::student_record::{RecordScript, StudentRecord};
use connect::surveys::Surveys;
use domain::time::Zone;
use paper::Sandbox;
use paper::sandbox::ChildLimits;

use crate::browser::Browser;
use crate::db::{Content, Engine, TestDb};
use crate::logs::Logs;
use crate::paper_worker;

/// Longest wait for a child that opens files. Far longer than needed: on a busy machine a deposit is checked at once as
/// well. Tests of what is checked later say so in [`Ctx::patience`].
const PATIENCE: Duration = Duration::from_secs(120);

/// When a world begins: a Monday morning in spring, Paris 10:00.
pub fn beginning() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 16, 9, 0, 0).single().expect("a moment")
}

/// An installation of one test. Clones are the same installation.
#[derive(Clone)]
pub struct World {
    pub ctx: Ctx,
    pub app: web::App,
    pub router: Router,
    /// Every mail that left.
    pub mails: MemoryBox,
    /// Makes the store of files fail.
    pub file_faults: FaultScript,
    /// What the antivirus says; clean unless told otherwise.
    pub scans: ScanScript,
    /// Who is signed on at the institution; its sign-on is there in worlds made by [`World::with_sign_on`].
    pub sign_on: SsoScript,
    /// Whom the institution's directory knows.
    pub directory: DirectoryScript,
    /// Whom the institution's student record knows; there is one in worlds made by [`World::with_student_record`].
    pub student_record: RecordScript,
    pub logs: Logs,
    pub engine: Engine,
    shared: Arc<Shared>,
}

/// An installation at rest.
pub struct Frozen(World);

impl Frozen {
    /// An installation of its own that begins with everything the frozen one held, at the same moment: rows, sessions,
    /// keys. Files, mails, logs and what the outside world says are shared.
    pub async fn thaw(&self) -> World {
        let world = &self.0;
        let number = {
            let mut nodes = world.shared.nodes.lock().unwrap_or_else(PoisonError::into_inner);
            *nodes += 1;
            *nodes
        };
        let database = world.shared.database.copied().await;
        let clock = Clock::fixed(world.now());
        let mut ctx = context(&database.db, &world.shared.files, Mailer::clone(&world.ctx.mailer), Scanner::clone(&world.ctx.scanner), clock, number);
        ctx.sso = Arc::clone(&world.ctx.sso);
        ctx.directory = Arc::clone(&world.ctx.directory);
        ctx.student_record = Arc::clone(&world.ctx.student_record);
        ctx.surveys = Arc::clone(&world.ctx.surveys);
        app::settings::refresh(&ctx).await.expect("the settings are read");
        let shared = Arc::new(Shared { database, files: world.shared.files.clone(), announced: Mutex::default(), nodes: Mutex::new(number) });
        let outside = Outside {
            mails: world.mails.clone(),
            file_faults: world.file_faults.clone(),
            scans: world.scans.clone(),
            sign_on: world.sign_on.clone(),
            directory: world.directory.clone(),
            student_record: world.student_record.clone(),
            logs: world.logs.clone(),
            engine: world.engine,
            shared,
        };
        World::with_assets(ctx, outside, Arc::clone(&world.app.assets))
    }
}

/// What stands around a node, in the test's hands.
struct Outside {
    mails: MemoryBox,
    file_faults: FaultScript,
    scans: ScanScript,
    sign_on: SsoScript,
    directory: DirectoryScript,
    student_record: RecordScript,
    logs: Logs,
    engine: Engine,
    shared: Arc<Shared>,
}

struct Shared {
    database: TestDb,
    files: Files,
    announced: Mutex<Vec<String>>,
    nodes: Mutex<u64>,
}

/// Runs a scenario in a new world and fails on what went wrong unannounced. Without a database server for the engine
/// nothing runs, aloud.
pub async fn run<F, Fut>(engine: Engine, scenario: F)
where
    F: FnOnce(World) -> Fut,
    Fut: Future<Output = ()>,
{
    run_with(engine, Content::Schema, scenario).await;
}

/// [`run`] in a world that begins with this content.
pub async fn run_with<F, Fut>(engine: Engine, content: Content, scenario: F)
where
    F: FnOnce(World) -> Fut,
    Fut: Future<Output = ()>,
{
    let (logs, _guard) = Logs::start();
    let Some(world) = World::open(engine, content, logs).await else { return };
    Box::pin(scenario(world.clone())).await;
    world.finish().await;
}

impl World {
    /// A new installation; `None` when there is no server for the engine and that is tolerated.
    pub async fn open(engine: Engine, content: Content, logs: Logs) -> Option<Self> {
        Some(Self::in_database(TestDb::with(engine, content).await?, engine, logs).await)
    }

    /// A new installation in a database of the test's own.
    pub async fn in_database(database: TestDb, engine: Engine, logs: Logs) -> Self {
        let (files, file_faults) = Files::scripted();
        let (mailer, mails) = Mailer::memory();
        let (scanner, scans) = Scanner::scripted();
        let shared = Arc::new(Shared { database, files, announced: Mutex::default(), nodes: Mutex::new(1) });
        let ctx = context(&shared.database.db, &shared.files, mailer, scanner, Clock::fixed(beginning()), 1);
        let (_, sign_on) = Sso::scripted(&ctx.link(app::links::SIGN_ON_RETURN));
        let (directory, student_record) = (DirectoryScript::default(), RecordScript::default());
        let world = Self::around(ctx, Outside { mails, file_faults, scans, sign_on, directory, student_record, logs, engine, shared });
        app::seed::ensure(&world.ctx, Some("Université d’Exemple")).await.expect("an installation begins");
        app::jobs::worker::declare_schedule(&world.ctx).await.expect("the schedule is declared");
        app::settings::refresh(&world.ctx).await.expect("the settings are read");
        world
    }

    /// The same installation at another moment and with its files in a folder, as a server process has them.
    #[must_use]
    pub fn beside_a_server(&self, now: DateTime<Utc>, folder: &std::path::Path) -> Self {
        let mut world = self.clone();
        world.ctx.clock.set(now);
        world.ctx.files = Files::open(&connect::files::FilesSettings::new(format!("file:{}", folder.display()))).expect("a folder for files");
        world.app = world.app.with_ctx(world.ctx.clone());
        world.router = web::router(world.app.clone());
        world
    }

    fn around(ctx: Ctx, outside: Outside) -> Self {
        Self::with_assets(ctx, outside, Arc::new(web::http::assets::Assets::load()))
    }

    fn with_assets(ctx: Ctx, outside: Outside, assets: Arc<web::http::assets::Assets>) -> Self {
        let Outside { mails, file_faults, scans, sign_on, directory, student_record, logs, engine, shared } = outside;
        let options = web::state::Options { secure_cookies: false, ..web::state::Options::default() };
        let app = web::App::new(ctx.clone(), assets, options);
        let router = web::router(app.clone());
        Self { ctx, app, router, mails, file_faults, scans, sign_on, directory, student_record, logs, engine, shared }
    }

    /// A second node of the same installation: same database, files, mails and clock; settings and caches of its own.
    pub async fn another_node(&self) -> Self {
        let number = {
            let mut nodes = self.shared.nodes.lock().unwrap_or_else(PoisonError::into_inner);
            *nodes += 1;
            *nodes
        };
        let mut ctx = context(
            &self.shared.database.db,
            &self.shared.files,
            Mailer::clone(&self.ctx.mailer),
            Scanner::clone(&self.ctx.scanner),
            self.ctx.clock.clone(),
            number,
        );
        ctx.sso = Arc::clone(&self.ctx.sso);
        ctx.directory = Arc::clone(&self.ctx.directory);
        ctx.student_record = Arc::clone(&self.ctx.student_record);
        ctx.surveys = Arc::clone(&self.ctx.surveys);
        app::settings::refresh(&ctx).await.expect("the settings are read");
        let outside = Outside {
            mails: self.mails.clone(),
            file_faults: self.file_faults.clone(),
            scans: self.scans.clone(),
            sign_on: self.sign_on.clone(),
            directory: self.directory.clone(),
            student_record: self.student_record.clone(),
            logs: self.logs.clone(),
            engine: self.engine,
            shared: Arc::clone(&self.shared),
        };
        Self::around(ctx, outside)
    }

    /// Puts the installation to rest: nobody uses its database any more, and any number of others begin as it was.
    pub async fn freeze(self) -> Frozen {
        self.ctx.db.close().await;
        Frozen(self)
    }

    /// The same installation at an institution with a sign-on and a directory, which do what `sign_on` and `directory`
    /// say.
    #[must_use]
    pub fn with_sign_on(&self) -> Self {
        self.with_services(Sso::Scripted(self.sign_on.clone()), Directory::Scripted(self.directory.clone()))
    }

    /// The same installation with this sign-on and this directory.
    #[must_use]
    pub fn with_services(&self, sso: Sso, directory: Directory) -> Self {
        let mut world = self.clone();
        world.ctx.sso = Arc::new(sso);
        world.ctx.directory = Arc::new(directory);
        world.app = world.app.with_ctx(world.ctx.clone());
        world.router = web::router(world.app.clone());
        world
    }

    /// The same installation at an institution with a student record, which does what `student_record` says.
    #[must_use]
    pub fn with_student_record(&self) -> Self {
        let mut world = self.clone();
        world.ctx.student_record = Arc::new(StudentRecord::Scripted(self.student_record.clone()));
        world.app = world.app.with_ctx(world.ctx.clone());
        world.router = web::router(world.app.clone());
        world
    }

    /// The same installation at an institution whose surveys are read from there.
    #[must_use]
    pub fn with_surveys(&self, surveys: Surveys) -> Self {
        let mut world = self.clone();
        world.ctx.surveys = Arc::new(surveys);
        world.app = world.app.with_ctx(world.ctx.clone());
        world.router = web::router(world.app.clone());
        world
    }

    /// The same installation whose jobs hand over mails to this service.
    #[must_use]
    pub fn with_mailer(&self, mailer: Mailer) -> Self {
        let mut world = self.clone();
        world.ctx.mailer = Arc::new(mailer);
        world.app = world.app.with_ctx(world.ctx.clone());
        world.router = web::router(world.app.clone());
        world
    }

    /// Address of the database as the configuration would say it.
    #[must_use]
    pub fn database_url(&self) -> &str {
        &self.shared.database.address
    }

    /// A visitor nobody knows.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.ctx.now()
    }

    /// Moves the clock on, then runs what became due. Returns how many jobs ran.
    pub async fn advance(&self, by: TimeDelta) -> usize {
        self.ctx.clock.advance(by);
        self.run_jobs().await
    }

    /// Runs jobs until none is due. Returns how many ran.
    pub async fn run_jobs(&self) -> usize {
        app::jobs::worker::drain(&self.ctx, "testkit").await.expect("the queue can be read")
    }

    /// The next error in the log that says this is part of the test.
    pub fn expect_error(&self, words: &str) {
        self.shared.announced.lock().unwrap_or_else(PoisonError::into_inner).push(words.to_owned());
    }

    /// Fails on errors in the log that nobody announced and on announced ones that did not come, then closes the database.
    pub async fn finish(self) {
        let announced = std::mem::take(&mut *self.shared.announced.lock().unwrap_or_else(PoisonError::into_inner));
        let errors = self.logs.errors();
        let unannounced: Vec<&String> = errors.iter().filter(|error| !announced.iter().any(|words| error.contains(words))).collect();
        assert!(unannounced.is_empty(), "errors in the log that the test did not announce:\n{unannounced:#?}");
        for words in announced {
            assert!(errors.iter().any(|error| error.contains(&words)), "the announced error {words:?} was not logged");
        }
        self.ctx.db.close().await;
    }
}

pub(crate) fn context(db: &store::Db, files: &Files, mailer: Mailer, scanner: Scanner, clock: Clock, seed: u64) -> Ctx {
    Ctx::new(Parts {
        db: db.clone(),
        files: files.clone(),
        mailer,
        scanner,
        sso: Sso::Off,
        directory: Directory::Off,
        student_record: StudentRecord::Off,
        surveys: Surveys::Off,
        sandbox: Sandbox::new(paper_worker::path(), std::iter::empty::<&str>(), ChildLimits { wall: PATIENCE, ..ChildLimits::default() }),
        patience: PATIENCE,
        clock,
        ids: Ids::seeded(seed),
        keys: Keys::new([7_u8; 48]).expect("a key long enough"),
        // As cheap as it gets: tests are not about the cost.
        passwords: Passwords::new(Cost { memory_kib: 8, passes: 1, at_once: 4 }).expect("a cost"),
        zone: Zone::default(),
        public_url: "http://localhost".to_owned(),
        mail_from: "ne-pas-repondre@univ.example".to_owned(),
    })
}
