//! Effects as rows: a mail or a job is added in the transaction of the change it belongs to.
//!
//! The worker does the rest. Call [`Ctx::wake`]'s `notify_one` after the commit so that it does not wait for its next
//! look; the row is found anyway if the process dies in between.

use std::collections::BTreeMap;

use domain::application::MailCode;
use domain::time::Instant;
use serde_json::{Value, json};
use store::Tx;
use uuid::Uuid;

use crate::Ctx;

/// To whom and about what.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// Code of the template.
    pub template: &'a str,
    pub language: &'a str,
    pub recipient: &'a str,
    pub recipient_name: &'a str,
    pub account: Option<Uuid>,
    pub application: Option<Uuid>,
    pub decision: Option<Uuid>,
    /// The letter of admission or refusal attached to it.
    pub attached: Option<Uuid>,
    /// Variables that cannot be read again later: links with tokens, deadlines of links.
    pub extra: BTreeMap<String, String>,
    /// Not sent before this moment (undo delays, publication hours); none = at once.
    pub not_before: Option<Instant>,
}

impl<'a> Letter<'a> {
    #[must_use]
    pub fn new(code: MailCode, language: &'a str, recipient: &'a str, recipient_name: &'a str) -> Self {
        Self {
            template: code.code(),
            language,
            recipient,
            recipient_name,
            account: None,
            application: None,
            decision: None,
            attached: None,
            extra: BTreeMap::new(),
            not_before: None,
        }
    }
}

/// Puts a mail in the outbox together with the job that sends it.
pub async fn mail(ctx: &Ctx, tx: &mut Tx, letter: &Letter<'_>) -> store::Result<Uuid> {
    let now = ctx.now();
    let id = ctx.ids.uuid(now);
    let host = ctx.public_url.split("://").last().and_then(|rest| rest.split(['/', ':']).next()).filter(|host| !host.is_empty()).unwrap_or("localhost");
    let message_id = format!("<{id}@{host}>");
    let not_before = letter.not_before.unwrap_or(now);
    store::mail::add(
        tx,
        &store::mail::NewMail {
            id,
            message_id: &message_id,
            template_code: letter.template,
            language: letter.language,
            account: letter.account,
            application: letter.application,
            decision: letter.decision,
            recipient: letter.recipient,
            recipient_name: letter.recipient_name,
            extra: letter.extra.clone(),
            now,
            not_before,
            letter: letter.attached,
        },
    )
    .await?;
    // Somebody sits before a screen and waits for a link: such mails overtake a thousand decisions.
    let priority = if letter.template.starts_with("CPT_MIN") { 5 } else { crate::jobs::priority("mail") };
    add(ctx, tx, "mail", json!({ "mail": id }), Some(not_before), None, priority).await?;
    Ok(id)
}

/// Adds a job; `dedupe` keeps a second one of the same key from waiting beside the first.
pub async fn job(ctx: &Ctx, tx: &mut Tx, kind: &str, payload: Value, at: Option<Instant>, dedupe: Option<&str>) -> store::Result<()> {
    add(ctx, tx, kind, payload, at, dedupe, crate::jobs::priority(kind)).await
}

async fn add(ctx: &Ctx, tx: &mut Tx, kind: &str, payload: Value, at: Option<Instant>, dedupe: Option<&str>, priority: i32) -> store::Result<()> {
    let now = ctx.now();
    let job = store::job::NewJob { id: ctx.ids.uuid(now), kind, payload, run_at: at.unwrap_or(now), priority, dedupe_key: dedupe, now };
    store::job::add(tx, &job).await
}
