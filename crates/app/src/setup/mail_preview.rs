//! A mail as its reader would have it: the stored template filled in with an application that the editor may open.

use std::convert::Infallible;

use domain::application::MailCode;
use domain::permissions::{Access, Right};

use super::common::{Refusal, central};
use super::mail::{Preview, find, sample, with_mention};
use crate::Ctx;
use crate::accounts::Wrong;
use crate::actor::Person;
use crate::error::Error;
use crate::mails::render::{self, Template};
use crate::mails::{About, context_about};
use crate::review::{open, seen_by, staff};

/// The template in each language offered, for this application. One outside the editor's reach does not exist. Whoever
/// previews has looked at the application, and its applicant is told so like of any other look.
pub async fn preview_of(ctx: &Ctx, person: &Person, code: &str, number: i64) -> Result<Vec<Preview>, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let found = find(&mut tx, code).await?;
    let application = store::application::find(&mut tx, number).await?;
    let application = application.filter(|application| staff::check::<Infallible>(person, application, Right::Dossier, Access::Read).is_ok());
    let Some(application) = application else {
        return Err(Error::Refused(Refusal::Invalid(vec![Wrong::key("numero", "setup-mail-preview-unknown")])));
    };
    // The decision that a mail would announce: the one that is on its way, else the one that is known.
    let (published, unpublished) = seen_by::decisions(&mut tx, person, &application).await?;
    let decision = unpublished.or(published).map(|decision| decision.id);
    let mail = MailCode::from_code(&found.code);
    let for_staff = mail.is_some_and(MailCode::is_for_committee);
    let asks_by_return_date = mail.is_some_and(MailCode::asks_by_return_date);
    let asks_by_confirmation_date = mail.is_some_and(MailCode::asks_by_confirmation_date);
    let invented = sample();
    let mut previews = Vec::new();
    for lang in ctx.languages().all().iter().copied() {
        let (account, application) = (Some(application.account_id), Some(application.id));
        let about = About { lang, account, application, decision, submission: None, for_staff, asks_by_return_date, asks_by_confirmation_date };
        let mut context = context_about(ctx, &mut tx, about).await?;
        // What only the mail itself brings along exists when it is sent.
        context.lien_validation.clone_from(&invented.lien_validation);
        context.lien_reinitialisation.clone_from(&invented.lien_reinitialisation);
        context.jour_destruction_cpt_min.clone_from(&invented.jour_destruction_cpt_min);
        context.dat_fin_reinit_cpt_min.clone_from(&invented.dat_fin_reinit_cpt_min);
        context.annulable_jusqua.clone_from(&invented.annulable_jusqua);
        context.new_code_opi.clone_from(&invented.new_code_opi);
        context.formations_opi.clone_from(&context.formation.libelle);
        let template = Template { subject: found.subject.get(lang), body: found.body.get(lang) };
        if let Ok((subject, body)) = render::fill(template, &context) {
            previews.push((lang, subject, with_mention(ctx, lang, &found, body)));
        }
    }
    drop(tx);
    open::seen(ctx, person, &application).await?;
    Ok(previews)
}
