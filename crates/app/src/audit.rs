//! One line per change of an application, a right or a setting: who, when, what, before, after.

use domain::time::Instant;
use serde_json::Value;
use store::Tx;
use uuid::Uuid;

use crate::Ctx;

/// Who did something, as the trace keeps it.
#[derive(Clone, Debug)]
pub enum Who {
    Applicant { account: Uuid, name: String },
    Staff { account: Uuid, name: String },
    System,
}

impl Who {
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Applicant { .. } => "applicant",
            Self::Staff { .. } => "staff",
            Self::System => "system",
        }
    }

    #[must_use]
    pub const fn account(&self) -> Option<Uuid> {
        match self {
            Self::Applicant { account, .. } | Self::Staff { account, .. } => Some(*account),
            Self::System => None,
        }
    }

    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Applicant { name, .. } | Self::Staff { name, .. } => name,
            Self::System => "system",
        }
    }
}

/// What happened to what.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Stable English identifier, e.g. `application.submit`; the interface translates it.
    pub action: &'a str,
    pub application: Option<Uuid>,
    /// `kind:identifier` of the changed object.
    pub object: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

/// Writes a line in the caller's transaction.
pub async fn record(ctx: &Ctx, tx: &mut Tx, who: &Who, entry: Entry<'_>) -> store::Result<()> {
    let now = ctx.now();
    store::audit::add(tx, &line(ctx.ids.uuid(now), now, who, &entry)).await
}

/// The same, unless a line with this identifier stands there already.
pub async fn record_once(ctx: &Ctx, tx: &mut Tx, who: &Who, entry: Entry<'_>, id: Uuid) -> store::Result<()> {
    store::audit::add_once(tx, &line(id, ctx.now(), who, &entry)).await
}

fn line<'a>(id: Uuid, at: Instant, who: &'a Who, entry: &'a Entry<'_>) -> store::audit::NewLine<'a> {
    store::audit::NewLine {
        id,
        at,
        actor_kind: who.kind(),
        actor: who.account(),
        actor_name: who.name(),
        action: entry.action,
        application: entry.application,
        object: &entry.object,
        before: entry.before.clone(),
        after: entry.after.clone(),
    }
}
