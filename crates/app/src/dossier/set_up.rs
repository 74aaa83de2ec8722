//! What staff set up for the applications to a session, kept in memory until something of it changes.
//!
//! Every change moves a counter in its own transaction; whoever reads a dossier reads that counter with it, so that a
//! picture in memory is used only by transactions that see the same set-up. What changes without being set up (ranks
//! called, surveys read) is not kept here.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockWriteGuard};

use store::Tx;
use store::application::Application;
use store::catalogue::Committee;
use store::catalogue::campaign::Campaign;
use store::catalogue::requirement::DocumentType;
use store::catalogue::session::Session;
use store::form::{ForSession, Version};
use store::question::Question;
use uuid::Uuid;

/// Most sessions kept at a time: more than the programmes of a large university.
const MOST: usize = 4_000;

/// What an application to a session is asked and where it goes.
#[derive(Debug)]
pub struct SetUp {
    pub session: Arc<Session>,
    pub committee: Arc<Committee>,
    pub campaign_archived: bool,
    /// The document types that may concern any application to the session.
    pub document_types: Vec<Arc<DocumentType>>,
    /// The forms that may, each as it was published last.
    pub forms: Vec<Arc<(ForSession, Version)>>,
    pub questions: Vec<Question>,
}

impl SetUp {
    async fn load(tx: &mut Tx, application: &Application) -> store::Result<Self> {
        let gone = |what: &str| store::Error::Stored(format!("the {what} of an application is gone"));
        let Application { session_id: session, centre_id: centre, committee_id: committee, campaign_id: campaign, .. } = *application;
        let archived = store::catalogue::campaign::lookup(tx, campaign).await?.is_none_or(|campaign| campaign.archived_at.is_some());
        Ok(Self {
            session: store::catalogue::session::lookup(tx, session).await?.ok_or_else(|| gone("session"))?.into(),
            committee: store::catalogue::lookup_committee(tx, committee).await?.ok_or_else(|| gone("committee"))?.into(),
            campaign_archived: archived,
            document_types: document_types(tx, session, centre, None).await?,
            forms: forms(tx, session, centre, Uuid::nil()).await?,
            questions: store::question::for_session(tx, session, centre, Uuid::nil()).await?,
        })
    }
}

/// The document types that may concern an application (none: any) to a session.
pub async fn document_types(tx: &mut Tx, session: Uuid, centre: Uuid, application: Option<Uuid>) -> store::Result<Vec<Arc<DocumentType>>> {
    let types = store::catalogue::requirement::for_session(tx, session, centre, application).await?;
    Ok(types.into_iter().map(Arc::new).collect())
}

/// The forms that may concern an application (nil: any) to a session, each as it was published last.
pub async fn forms(tx: &mut Tx, session: Uuid, centre: Uuid, application: Uuid) -> store::Result<Vec<Arc<(ForSession, Version)>>> {
    let forms = store::form::for_session(tx, session, centre, application).await?;
    if forms.is_empty() {
        return Ok(Vec::new());
    }
    let latest = store::form::latest_for_session(tx, session, centre, application).await?;
    let mut latest: HashMap<Uuid, Version> = latest.into_iter().map(|version| (version.form_id, version)).collect();
    Ok(forms.into_iter().filter_map(|asked| latest.remove(&asked.form.id).map(|version| Arc::new((asked, version)))).collect())
}

/// A programme in the campaign in service, whether or not it can be applied to.
#[derive(Clone, Debug)]
pub struct InService {
    pub session: Arc<Session>,
    pub campaign: Arc<Campaign>,
}

/// Session, centre and committee: an application stays where it was made when its programme moves.
type Key = (Uuid, Uuid, Uuid);

const fn key(application: &Application) -> Key {
    (application.session_id, application.centre_id, application.committee_id)
}

/// What this process keeps, all of one number of the counter.
#[derive(Debug, Default)]
pub struct SetUps(RwLock<Shelf>);

#[derive(Debug, Default)]
struct Shelf {
    number: i64,
    set_ups: HashMap<Key, Arc<SetUp>>,
    /// Most sessions ask for the same: each is kept once.
    document_types: HashMap<Uuid, Arc<DocumentType>>,
    committees: HashMap<Uuid, Arc<Committee>>,
    /// By the codes of the programmes.
    in_service: HashMap<String, InService>,
}

impl SetUps {
    fn get(&self, number: i64, key: &Key) -> Option<Arc<SetUp>> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if kept.number == number { kept.set_ups.get(key).cloned() } else { None }
    }

    /// Where to keep what a transaction read. Another number empties the rest, a smaller one too: a database that lost its
    /// latest commits gives their numbers again, to other set-ups. Whoever read just before a change empties it for nothing.
    fn shelf(&self, number: i64) -> RwLockWriteGuard<'_, Shelf> {
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if number != kept.number {
            *kept = Shelf { number, ..Shelf::default() };
        }
        kept
    }

    fn put(&self, number: i64, key: Key, mut read: SetUp) -> Arc<SetUp> {
        let mut kept = self.shelf(number);
        if kept.set_ups.len() >= MOST {
            return Arc::new(read);
        }
        for kind in &mut read.document_types {
            *kind = Arc::clone(kept.document_types.entry(kind.id).or_insert_with(|| Arc::clone(kind)));
        }
        read.committee = Arc::clone(kept.committees.entry(read.committee.id).or_insert_with(|| Arc::clone(&read.committee)));
        let read = Arc::new(read);
        kept.set_ups.insert(key, Arc::clone(&read));
        read
    }

    /// A programme of the campaign in service as it was read last, with the number of the counter it was read under: it
    /// stands where the statement or transaction at hand sees that number still.
    pub fn in_service(&self, programme_code: &str) -> Option<(i64, InService)> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        kept.in_service.get(programme_code).map(|offer| (kept.number, offer.clone()))
    }

    /// Keeps a programme that a transaction read together with the counter.
    pub fn keep_in_service(&self, tx: &Tx, number: i64, offer: InService) {
        if number == 0 || !tx.sees_one_state() {
            return;
        }
        let mut kept = self.shelf(number);
        if kept.in_service.len() < MOST {
            kept.in_service.insert(offer.session.programme_code.clone(), offer);
        }
    }

    /// Whether the set-up for an application is kept under this number.
    pub fn knows(&self, application: &Application, number: i64) -> bool {
        self.get(number, &key(application)).is_some()
    }

    /// The set-up for an application as the transaction sees it; `number` is the counter it read.
    pub async fn of(&self, tx: &mut Tx, application: &Application, number: i64) -> store::Result<Arc<SetUp>> {
        let key = key(application);
        if let Some(kept) = self.get(number, &key) {
            return Ok(kept);
        }
        let read = SetUp::load(tx, application).await?;
        // Otherwise it may not go together, or never be committed.
        Ok(if number != 0 && tx.sees_one_state() { self.put(number, key, read) } else { Arc::new(read) })
    }
}
