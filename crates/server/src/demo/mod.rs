//! The demonstration university: what `demo load` puts into an empty database.
//!
//! Everything is invented, by a seeded generator, with dates around today. The large profile is for measuring.

mod applicants;
mod calendar;
mod deposits;
mod dossier;
mod examination;
mod forms;
mod large;
mod names;
mod offer;
mod outcome;
mod papers;
mod places;
mod pool;
mod profile;
mod questions;
mod rows;
mod staff;
mod story;
mod student_record;
mod texts;
mod traces;
mod university;

use std::collections::HashMap;

use anyhow::{Context as _, anyhow};
use app::{Ctx, Ids};
use connect::student_record::{Student, StudentRecord};
use rand::SeedableRng as _;
use rand::rngs::StdRng;

pub use crate::cli::DemoSize;

/// The password of every printed login.
const PASSWORD: &str = "lampe-orage-tilleul-canot";
/// First application number, well above nothing so that it looks like a used installation.
const FIRST_NUMBER: i64 = 20_001;

/// What to make.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub size: DemoSize,
    /// How many applications the large one has besides those of the small one.
    pub applications: usize,
    /// The same seed gives the same people.
    pub seed: u64,
}

/// A way into the demonstration, printed for whoever starts it.
#[derive(Clone, Debug)]
pub struct Login {
    pub role: String,
    pub login: String,
    pub password: &'static str,
    /// Who this is and what there is to see.
    pub what: String,
    /// Place among the applicants, until the address is known.
    index: Option<usize>,
}

impl Login {
    fn new(role: &str, login: &str, what: &str) -> Self {
        Self { role: role.to_owned(), login: login.to_owned(), password: PASSWORD, what: what.to_owned(), index: None }
    }
}

impl std::fmt::Display for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:<22} {:<44} {}  {}", self.role, self.login, self.password, self.what)
    }
}

/// What was made.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    pub logins: Vec<Login>,
}

/// Whether nothing was loaded or set up yet.
pub async fn is_empty(ctx: &Ctx) -> anyhow::Result<bool> {
    Ok(applicants::is_empty(ctx).await?)
}

/// Fills an empty database; refused when there is a campaign or a centre already.
pub async fn load(ctx: &Ctx, options: &Options) -> anyhow::Result<Summary> {
    anyhow::ensure!(is_empty(ctx).await?, "the database has data already; the demonstration is loaded into an empty one");
    tracing::info!(size = ?options.size, seed = options.seed, "loading the demonstration");
    let ids = Ids::seeded(options.seed);
    let mut rng = StdRng::seed_from_u64(options.seed);
    app::setup::defaults::ensure(ctx).await?;
    texts::settings(ctx).await?;
    texts::write(ctx, &ids).await?;
    let pool = pool::Pool::make(ctx, &ids, &mut rng).await?;
    tracing::debug!("sample files made");
    let offer = if options.size == DemoSize::Large { large::programmes() } else { offer::PROGRAMMES.to_vec() };
    let university = university::write(ctx, &ids, &pool.template, &offer).await?;
    let hash = ctx.passwords.hash(PASSWORD).await.map_err(|fault| anyhow!("{fault:?}"))?;
    let staff = staff::write(ctx, &ids, &mut rng, &university, &hash).await?;
    // Written while it is made: the maker is one batch ahead at most.
    let (sender, mut batches) = tokio::sync::mpsc::channel::<rows::Rows>(1);
    let (maker_ctx, options) = (ctx.clone(), *options);
    let making = tokio::task::spawn_blocking(move || {
        let author = dossier::Author {
            ctx: &maker_ctx,
            ids: &ids,
            rng,
            university: &university,
            staff: &staff,
            pool: &pool,
            rows: rows::Rows::default(),
            next_number: FIRST_NUMBER,
            ranks: HashMap::new(),
            batches: HashMap::new(),
        };
        make(author, &options, &hash, |rows| sender.blocking_send(rows).context("the writer ended"))
    });
    let mut load = store::load::Load::begin(&ctx.db).await?;
    while let Some(rows) = batches.recv().await {
        rows.write(load.tx()).await?;
    }
    let Made { logins, last_number, students } = making.await??;
    store::setting::raise(load.tx(), "application_number", last_number).await?;
    tracing::info!("rows written, making the indexes");
    load.finish().await?;
    if let StudentRecord::Folder(folder) = &*ctx.student_record {
        student_record::write(folder.path(), &students)?;
    }
    Ok(Summary { logins })
}

/// What is left to say when all rows are made.
struct Made {
    logins: Vec<Login>,
    last_number: i64,
    /// Whom the student record knows.
    students: Vec<Student>,
}

/// Makes the people with their applications and hands them over.
fn make(mut author: dossier::Author<'_>, options: &Options, hash: &str, mut hand_over: impl FnMut(rows::Rows) -> anyhow::Result<()>) -> anyhow::Result<Made> {
    let maker = profile::Maker::new(author.ctx.today());
    let mut identities = applicants::Identities::default();
    let mut logins = author.staff.logins.clone();
    let written = applicants::write(&mut author, &maker, &mut identities, hash)?;
    logins.extend(written.logins);
    hand_over(std::mem::take(&mut author.rows))?;
    if options.size == DemoSize::Large {
        large::write(&mut author, &maker, &mut identities, (options.applications, hash), hand_over)?;
    }
    Ok(Made { logins, last_number: author.next_number - 1, students: written.students })
}
