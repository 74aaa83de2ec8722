//! Mails that have nothing to say any more: between an act and its words their reader may have answered, submitted or given
//! up, been decided on, or been given another date.

use domain::application::{Existence, MailCode};
use store::Tx;
use store::mail::Mail;

use crate::Ctx;
use crate::dossier::{self, Dossier, Side};
use crate::review::dates::{Which, mail_about};

const ABOUT_DATES: [MailCode; 3] = [MailCode::NewReturnDate, MailCode::NewConfirmationDate, MailCode::AutomaticSubmissionFailed];

/// Whether a mail about a date that is new, or that was missed, is one of those.
pub(super) async fn is_moot(ctx: &Ctx, tx: &mut Tx, mail: &Mail) -> store::Result<bool> {
    let about_dates = MailCode::from_code(&mail.template_code).filter(|code| ABOUT_DATES.contains(code));
    let (Some(code), Some(id)) = (about_dates, mail.application_id) else { return Ok(false) };
    let Some(application) = store::application::lookup(tx, id).await? else { return Ok(true) };
    let dossier = dossier::load(ctx, tx, application, Side::Applicant).await?;
    let still_says = match code {
        MailCode::NewReturnDate => mail_about(&dossier, Which::Return).is_some() && !dossier.return_is_over(ctx.now(), ctx.zone),
        MailCode::NewConfirmationDate => {
            let is_over = dossier.confirmation_on.is_some_and(|until| until < ctx.today());
            mail_about(&dossier, Which::Confirmation).is_some() && !is_over
        }
        _ => has_failed(ctx, &dossier),
    };
    Ok(dossier.existence() != Existence::Active || !still_says)
}

/// Whether a file still waits in vain for its automatic submission.
fn has_failed(ctx: &Ctx, dossier: &Dossier) -> bool {
    dossier.is_awaited() && dossier.return_is_over(ctx.now(), ctx.zone)
}
