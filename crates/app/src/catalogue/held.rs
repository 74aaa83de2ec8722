//! The catalogue this process holds, and when to load it again.

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant as Monotonic};

use uuid::Uuid;

use super::Catalogue;
use super::build::{self, Rows};
use crate::{Clock, Ctx};

/// Pause between two looks at the version.
const LOOK: Duration = Duration::from_secs(1);

/// What the catalogue was loaded from: counters of the set-up and of reference data, campaign in service, its version.
type Version = (i64, i64, Option<(Uuid, i64)>);

#[derive(Debug, Default)]
pub struct Held {
    current: RwLock<Option<(Version, Arc<Catalogue>)>>,
    looked_at: Mutex<Option<Monotonic>>,
    loading: tokio::sync::Mutex<()>,
}

impl Held {
    fn get(&self) -> Option<Arc<Catalogue>> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(|(_, catalogue)| Arc::clone(catalogue))
    }

    fn version(&self) -> Option<Version> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(|(version, _)| *version)
    }

    fn is_due(&self) -> bool {
        self.looked_at.lock().unwrap_or_else(PoisonError::into_inner).is_none_or(|at| at.elapsed() >= LOOK)
    }

    fn looked(&self) {
        *self.looked_at.lock().unwrap_or_else(PoisonError::into_inner) = Some(Monotonic::now());
    }
}

/// The catalogue in force, at most a second old. While one request loads it again the others go on with the one before;
/// when the database is out of reach, everybody does.
pub async fn current(ctx: &Ctx) -> store::Result<Arc<Catalogue>> {
    let held = &ctx.caches.catalogue;
    // A clock that tests hold does not let a second pass by itself.
    let always = matches!(ctx.clock, Clock::Set(_));
    let known = held.get();
    if let Some(catalogue) = &known
        && !always
        && !held.is_due()
    {
        return Ok(Arc::clone(catalogue));
    }
    let _turn = match &known {
        Some(catalogue) if !always => match held.loading.try_lock() {
            Ok(turn) => turn,
            Err(_) => return Ok(Arc::clone(catalogue)),
        },
        _ => held.loading.lock().await,
    };
    match load(ctx, held).await {
        Ok(catalogue) => Ok(catalogue),
        Err(error) => match known {
            Some(catalogue) => {
                held.looked();
                tracing::warn!(error = crate::error::describe(&error), "the catalogue in memory stays");
                Ok(catalogue)
            }
            None => Err(error),
        },
    }
}

async fn load(ctx: &Ctx, held: &Held) -> store::Result<Arc<Catalogue>> {
    let mut tx = ctx.db.read().await?;
    let counter = store::setting::current(&mut tx, store::setting::SET_UP).await?;
    let campaign = store::catalogue::campaign::in_service(&mut tx).await?;
    let reference = store::setting::current(&mut tx, crate::reference::VERSION).await?;
    let version: Version = (counter, reference, campaign.as_ref().map(|c| (c.id, c.version)));
    if counter != 0
        && held.version() == Some(version)
        && let Some(catalogue) = held.get()
    {
        held.looked();
        return Ok(catalogue);
    }
    let mut rows = Rows { campaign, ..Rows::default() };
    if let Some(campaign) = &rows.campaign {
        rows.offers = store::catalogue::session::offered(&mut tx, campaign.id).await?;
        rows.named = store::catalogue::requirement::of_campaign(&mut tx, campaign.id).await?;
        rows.forms = store::form::of_campaign(&mut tx, campaign.id).await?;
        rows.questions = store::question::of_campaign(&mut tx, campaign.id).await?;
        rows.centres = store::catalogue::centres(&mut tx).await?;
        rows.committees = store::catalogue::committees(&mut tx).await?;
        rows.diploma_types = store::reference::diploma_types(&mut tx).await?;
        rows.document_types = store::catalogue::requirement::all(&mut tx).await?;
    }
    drop(tx);
    let zone = ctx.zone;
    let built = tokio::task::spawn_blocking(move || build::catalogue(rows, zone)).await;
    let catalogue = Arc::new(built.map_err(|_| store::Error::Stored("the catalogue could not be built".to_owned()))?);
    *held.current.write().unwrap_or_else(PoisonError::into_inner) = Some((version, Arc::clone(&catalogue)));
    held.looked();
    Ok(catalogue)
}
