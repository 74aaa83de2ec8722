//! « Renvoyer »: staff have a mail about an application sent again that its server refused for good.

use domain::permissions::Right;
use serde_json::json;
use uuid::Uuid;

use super::staff;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::error::Error;
use crate::{Ctx, outbox};

/// Sends it again as it was written. What is for the applicant goes to the address of their account, which may be another
/// by now: a wrong one is the usual reason.
pub async fn again(ctx: &Ctx, person: &Person, number: i64, mail: Uuid) -> Result<(), Error> {
    let mut tx = ctx.db.write().await?;
    let (application, around) = store::application::lock_around(&mut tx, number).await?.ok_or(Error::NotFound)?;
    staff::check_change::<std::convert::Infallible>(person, &application, Right::Dossier)?;
    let found = store::mail::lookup(&mut tx, mail).await?.filter(|found| found.application_id == Some(application.id)).ok_or(Error::NotFound)?;
    let recipient = if found.account_id == Some(application.account_id) { &around.addressee.email } else { &found.recipient };
    // Nobody is behind the account any more.
    if recipient.is_empty() {
        return Err(Error::NotFound);
    }
    // The other half of a double click finds it in the queue.
    if !store::mail::put_back(&mut tx, found.id, recipient).await? {
        return Ok(());
    }
    // Started again on « Batchs » as well, it would be sent twice.
    store::job::forget_failed_mail(&mut tx, found.id).await?;
    outbox::job(ctx, &mut tx, "mail", json!({ "mail": found.id }), None, None).await?;
    let entry = Entry {
        action: "mail.resend",
        application: Some(application.id),
        object: format!("mail:{}", found.id),
        before: Some(json!({ "state": "failed" })),
        after: Some(json!({ "state": "queued" })),
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}
