//! Who is asking, read anew at each request: the session, the person, everything they hold.

use domain::ids::{AccountId, CentreId, CommitteeId};
use domain::permissions::{Access, Actor, Grant, Right, RoleKind, Scope};
use domain::time::Instant;
use store::Tx;
use uuid::Uuid;

use crate::audit::Who;
use crate::{Ctx, keys};

/// A signed-in person.
#[derive(Clone, Debug)]
pub struct Person {
    pub session: Uuid,
    pub account: AccountId,
    pub first_name: String,
    pub last_name: String,
    pub language: String,
    pub actor: Actor,
    /// Roles as the context card shows them: label, and the centre or committee they hold in.
    pub roles: Vec<(String, Option<String>)>,
    /// File number of the current campaign, else of the latest one.
    pub file_number: Option<String>,
    pub session_ends: Instant,
    /// Forms wait that were posted after an earlier session had ended.
    pub has_kept_forms: bool,
}

impl Person {
    /// The name for the trace, acting for oneself.
    #[must_use]
    pub fn as_applicant(&self) -> Who {
        Who::Applicant { account: self.account.0, name: self.full_name() }
    }

    #[must_use]
    pub fn as_staff(&self) -> Who {
        Who::Staff { account: self.account.0, name: self.full_name() }
    }

    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.actor.is_staff()
    }

    /// What the first of their roles is; none for applicants.
    #[must_use]
    pub fn role(&self) -> Option<RoleKind> {
        self.actor.grants.first().map(|grant| grant.kind)
    }
}

/// The person behind a session token, when the session is alive and the account active. Touches the session at most
/// once a minute.
pub async fn identify(ctx: &Ctx, token: &str) -> store::Result<Option<Person>> {
    let now = ctx.now();
    let settings = ctx.settings();
    let mut tx = ctx.db.glance().await?;
    let Some(found) = store::session::find(&mut tx, &keys::token_hash(token)).await? else { return Ok(None) };
    let store::session::Identified { session, file_number, has_roles } = found;
    let idle_end = session.last_seen_at + chrono::TimeDelta::minutes(settings.session_idle_minutes);
    if now >= session.expires_at || now >= idle_end || session.deactivated_at.is_some() || session.activated_at.is_none() {
        return Ok(None);
    }
    let grants = if has_roles { store::rights::of_account(&mut tx, session.account_id).await? } else { Vec::new() };
    drop(tx);
    if now - session.last_seen_at >= chrono::TimeDelta::minutes(1) {
        let mut tx = ctx.db.write().await?;
        store::session::touch(&mut tx, session.id, now).await?;
        tx.commit().await?;
    }
    let roles = grants.iter().map(|g| (g.role_label.clone(), g.committee_label.clone().or_else(|| g.centre_label.clone()))).collect();
    Ok(Some(Person {
        session: session.id,
        account: AccountId(session.account_id),
        first_name: session.first_name,
        last_name: session.last_name,
        language: session.language,
        actor: Actor { account: AccountId(session.account_id), grants: grants.iter().filter_map(to_grant).collect() },
        roles,
        file_number,
        has_kept_forms: session.kept_forms > 0,
        session_ends: session.expires_at.min(now + chrono::TimeDelta::minutes(settings.session_idle_minutes)),
    }))
}

/// The grants of an account.
pub async fn grants(tx: &mut Tx, account: AccountId) -> store::Result<Vec<Grant>> {
    Ok(store::rights::of_account(tx, account.0).await?.iter().filter_map(to_grant).collect())
}

/// A stored grant as the rules read it. A grant whose kind or scope does not make sense gives nothing.
pub(crate) fn to_grant(row: &store::rights::Grant) -> Option<Grant> {
    let kind = RoleKind::from_code(&row.role_kind)?;
    let scope = match kind {
        RoleKind::Admin | RoleKind::Central => Scope::Institution,
        RoleKind::Manager => Scope::Centre {
            centre: CentreId(row.centre_id?),
            committees: row.only_committees.as_ref().map(|list| list.0.iter().copied().map(CommitteeId).collect()),
        },
        RoleKind::Committee => Scope::Committee { centre: CentreId(row.centre_id?), committee: CommitteeId(row.committee_id?) },
    };
    let rights = row
        .rights
        .0
        .iter()
        .filter_map(|held| {
            let right = Right::from_code(&held.right).filter(|right| kind.may_hold(*right))?;
            Some((right, if held.access == "write" { Access::Write } else { Access::Read }))
        })
        .collect();
    Some(Grant { kind, scope, rights })
}
