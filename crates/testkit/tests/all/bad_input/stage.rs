//! Where one form after the other is attacked: an installation as it was when its pages were read. It serves as long as
//! nothing in it changes: making another one costs more than an attack.

use std::collections::BTreeMap;

use testkit::browser::Answer;
use testkit::world::Frozen;
use testkit::{Browser, World};

use super::cast::Cast;
use super::forms::{Contents, Form};
use crate::permissions::trace::{self, Trace};

/// What differs between two traces, in words, by table.
pub type Change = BTreeMap<String, (i64, i64)>;

pub struct Stage<'a> {
    pub frozen: &'a Frozen,
    pub cast: &'a Cast,
    world: Option<World>,
    /// What every table held at the beginning.
    base: Trace,
    /// What every table held at the last look.
    before: Trace,
    /// How many rows were written until then.
    written: i64,
    /// Goes on in the same installation whatever changed.
    stays: bool,
    /// How many installations were used up.
    pub worlds: usize,
}

impl<'a> Stage<'a> {
    pub async fn open(frozen: &'a Frozen, cast: &'a Cast) -> Self {
        let world = frozen.thaw().await;
        let base = trace::of(&world.ctx.db).await;
        let written = written(&world).await;
        Self { frozen, cast, world: Some(world), before: base.clone(), base, written, stays: false, worlds: 1 }
    }

    /// An installation as it was.
    pub async fn world(&mut self) -> World {
        if self.world.is_none() {
            let world = self.frozen.thaw().await;
            self.before.clone_from(&self.base);
            self.written = written(&world).await;
            self.world = Some(world);
            self.worlds += 1;
        }
        self.world.clone().unwrap()
    }

    /// The browser of somebody, in front of this installation.
    pub fn browser(&self, world: &World, who: &str) -> Browser {
        let mut browser = self.cast.find(who).browser.clone().on(world.router.clone());
        browser.tolerate_faults();
        browser
    }

    /// Posts once as the person who sees the form. Gives the answer and what it changed.
    pub async fn post(&mut self, form: &Form, contents: &Contents) -> (Answer, Change) {
        let world = self.world().await;
        let mut browser = self.browser(&world, form.who);
        let answer = form.post(&mut browser, contents).await;
        let change = self.settle(&answer).await;
        (answer, change)
    }

    /// From here on one attack happens after the other in the same installation, as long as nobody leaves it.
    pub fn keep(&mut self) {
        self.stays = true;
    }

    /// What changed since the last look. An installation that changed is not used again, unless it is kept.
    pub async fn settle(&mut self, answer: &Answer) -> Change {
        let world = self.world().await;
        let now = trace::of(&world.ctx.db).await;
        let change = difference(&self.before, &now);
        if self.stays {
            self.before = now;
            return change;
        }
        // What was done may show in nothing that the trace counts: a session that ended, a language that was chosen. What
        // was refused may have been counted, which says nothing.
        let written = written(&world).await;
        if !change.is_empty() || (answer.status.is_redirection() && written != self.written) {
            self.leave().await;
        }
        self.written = written;
        change
    }

    /// Gives the installation up.
    pub async fn leave(&mut self) {
        if let Some(world) = self.world.take() {
            world.ctx.db.close().await;
        }
    }
}

/// How many rows were ever written; on PostgreSQL, where installations are kept, nobody asks.
async fn written(world: &World) -> i64 {
    match &world.ctx.db {
        store::Db::Sqlite { writer, .. } => sqlx::query_scalar("SELECT total_changes()").fetch_one(&mut *writer.get().await.unwrap()).await.unwrap(),
        store::Db::Postgres(_) => 0,
    }
}

fn difference(before: &Trace, after: &Trace) -> Change {
    let changed = |(table, now): (&String, &(i64, i64))| {
        let was = before.get(table).copied().unwrap_or_default();
        (was != *now).then(|| (table.clone(), (now.0 - was.0, now.1 - was.1)))
    };
    after.iter().filter_map(changed).collect()
}
