//! « Qui a consulté mon dossier »: one line a day for each member of the staff who opened an application.
//!
//! The line says as what somebody looked, by role and service; who it was stays in the trace, for the institution.

use domain::permissions::{RoleKind, Scope};
use domain::time::Instant;
use serde_json::{Value, json};
use store::Tx;
use store::application::Application;
use uuid::Uuid;

use crate::Ctx;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::dossier::place_of;
use crate::keys;

/// Of these lines in the trace.
pub const ACTION: &str = "application.open";

/// Somebody looked at an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consultation {
    pub at: Instant,
    pub number: i64,
    pub programme: String,
    /// Name of the role.
    pub role: String,
    /// Centre or committee; empty for the whole institution.
    pub place: String,
}

/// Notes that a member of the staff opened an application, once a day however often they do. Whoever opens their own
/// application is no consultation.
pub(crate) async fn note(ctx: &Ctx, tx: &mut Tx, person: &Person, application: &Application) -> store::Result<()> {
    if application.account_id == person.account.0 {
        return Ok(());
    }
    let day = ctx.today();
    let (role, place) = seat(tx, person, application).await?;
    let entry = Entry {
        action: ACTION,
        application: Some(application.id),
        object: format!("application:{}", application.number),
        before: None,
        after: Some(json!({ "role": role, "place": place })),
    };
    // The same line each time: the second of a day finds the first.
    let name = format!("{ACTION}:{}:{}:{day}", application.id, person.account);
    audit::record_once(ctx, tx, &person.as_staff(), entry, line_id(&name)).await
}

fn line_id(name: &str) -> Uuid {
    let digest = keys::token_hash(name);
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(&digest).for_each(|(byte, from)| *byte = *from);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// By which of their roles a person reaches an application: the one nearest to it.
pub(crate) async fn seat(tx: &mut Tx, person: &Person, application: &Application) -> store::Result<(String, String)> {
    let at = place_of(application);
    let grants = store::rights::of_account(tx, person.account.0).await?;
    let reaching = grants.into_iter().filter_map(|row| {
        let grant = crate::actor::to_grant(&row)?;
        grant.scope.covers(at).then_some((distance(&grant.scope, grant.kind), row))
    });
    let nearest = reaching.min_by_key(|(distance, _)| *distance).map(|(_, row)| row);
    Ok(nearest.map(|row| (row.role_label, row.committee_label.or(row.centre_label).unwrap_or_default())).unwrap_or_default())
}

const fn distance(scope: &Scope, kind: RoleKind) -> u8 {
    match (scope, kind) {
        (Scope::Committee { .. }, _) => 0,
        (Scope::Centre { .. }, _) => 1,
        (Scope::Institution, RoleKind::Central) => 2,
        (Scope::Institution, _) => 3,
    }
}

/// Who opened the applications of an account, the latest first, so many at most.
pub(super) async fn of(tx: &mut Tx, account: Uuid, limit: i64) -> store::Result<Vec<Consultation>> {
    let lines = store::own_data::openings(tx, account, limit).await?;
    let text = |after: Option<&Value>, name: &str| after.and_then(|after| after.get(name)).and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(lines
        .into_iter()
        .map(|line| {
            let after = line.after.as_ref().map(|json| &json.0);
            Consultation { at: line.at, number: line.number, programme: line.programme, role: text(after, "role"), place: text(after, "place") }
        })
        .collect())
}
