//! The effects that state tables return, written as rows: mails now or after the undo delay, alerts, promotion jobs.

use domain::application::{Effect, MailCode};
use domain::mailing::AlertMode;
use domain::permissions::{Right, RoleKind};
use domain::time::Instant;
use serde_json::json;
use store::Tx;
use store::application::{Addressee, Application};
use store::catalogue::Committee;

use crate::Ctx;
use crate::dossier::Dossier;
use crate::mails::context::SUBMISSION;
use crate::outbox::{self, Letter};

/// What effects need beside the dossier.
#[derive(Clone, Debug, Default)]
pub struct With {
    /// The end of the undo delay, for effects that wait for it.
    pub undo_until: Option<Instant>,
    /// The decision a decision mail is about.
    pub decision: Option<uuid::Uuid>,
    /// Code of the mail template of that decision's type.
    pub decision_template: Option<String>,
    /// The letter attached to the mails to the applicant.
    pub letter: Option<uuid::Uuid>,
    /// The submission that was just made, else the mail that tells about one asks for the latest.
    pub submission: Option<uuid::Uuid>,
    /// Further variables of the mails to the applicant.
    pub extra: std::collections::BTreeMap<String, String>,
}

/// Writes the effects of a step. [`Effect::ResetAcceptance`] changes the application itself and is the caller's to do.
pub async fn write(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, effects: &[Effect], with: &With) -> store::Result<()> {
    for effect in effects {
        match effect {
            Effect::Mail(code) => to_applicant(ctx, tx, dossier, code.code(), with).await?,
            Effect::DecisionMail => {
                if let Some(template) = &with.decision_template {
                    to_applicant(ctx, tx, dossier, template, with).await?;
                }
            }
            Effect::Alert(code) => to_committee(ctx, tx, dossier, *code, None).await?,
            Effect::AlertAfterUndo(code) => to_committee(ctx, tx, dossier, *code, with.undo_until).await?,
            Effect::PromoteAfterUndo => {
                let key = format!("promote:{}", dossier.application.id);
                outbox::job(ctx, tx, "list.promote", json!({ "application": dossier.application.id }), with.undo_until, Some(&key)).await?;
            }
            Effect::ResetAcceptance => {}
        }
    }
    Ok(())
}

/// A mail about this application to its applicant, in their language.
pub async fn to_applicant(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, template: &str, with: &With) -> store::Result<()> {
    to_addressee(ctx, tx, &dossier.application, &dossier.addressee, template, with).await
}

/// The same without a dossier, for whoever knows whom it is written to.
pub async fn to_addressee(ctx: &Ctx, tx: &mut Tx, application: &Application, to: &Addressee, template: &str, with: &With) -> store::Result<()> {
    let name = format!("{} {}", to.first_name, to.last_name);
    let mut letter = Letter::new(MailCode::ApplicationCreated, &to.language, &to.email, &name);
    letter.template = template;
    letter.account = Some(application.account_id);
    letter.application = Some(application.id);
    letter.decision = with.decision;
    letter.attached = with.letter;
    letter.extra.clone_from(&with.extra);
    // What is final at once cannot be undone until any moment.
    if let Some(until) = with.undo_until.filter(|until| *until > ctx.now()) {
        letter.extra.insert("undo_until".into(), until.to_rfc3339());
    }
    // The mail may be sent after the next submission: it and its receipt tell about this one.
    if template == MailCode::StatusReceived.code() {
        let mut submission = with.submission;
        if submission.is_none() {
            submission = store::application::submission::latest_id(tx, application.id).await?;
        }
        if let Some(submission) = submission {
            letter.extra.insert(SUBMISSION.to_owned(), submission.to_string());
        }
    }
    outbox::mail(ctx, tx, &letter).await?;
    Ok(())
}

/// A mail to whoever answers for the committee: its alert address where alerts go there, else its own, else the centre's.
pub async fn to_contact(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, code: MailCode) -> store::Result<()> {
    let committee = &dossier.committee;
    let centre = store::catalogue::lookup_centre(tx, dossier.application.centre_id).await?.map(|centre| centre.contact_email).unwrap_or_default();
    let alerts = if alert_mode(committee) == AlertMode::Address { committee.alert_email.as_str() } else { "" };
    let Some(address) = [alerts, committee.email.as_str(), centre.as_str()].into_iter().find(|address| !address.is_empty()) else { return Ok(()) };
    let languages = ctx.languages();
    let mut letter = Letter::new(code, languages.default().code(), address, &committee.label);
    letter.application = Some(dossier.application.id);
    outbox::mail(ctx, tx, &letter).await?;
    Ok(())
}

fn alert_mode(committee: &Committee) -> AlertMode {
    AlertMode::from_code(&committee.alert_mode).unwrap_or_default()
}

/// An alert to the committee, when it wants this one: a mail to each whom its alerts go to.
async fn to_committee(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, code: MailCode, not_before: Option<Instant>) -> store::Result<()> {
    let committee = &dossier.committee;
    if !committee.alerts.0.0.iter().any(|wanted| wanted == code.code()) {
        return Ok(());
    }
    let languages = ctx.languages();
    for (address, name) in alerted(tx, committee).await? {
        let mut letter = Letter::new(code, languages.default().code(), &address, &name);
        letter.application = Some(dossier.application.id);
        letter.not_before = not_before;
        outbox::mail(ctx, tx, &letter).await?;
    }
    Ok(())
}

/// The addresses and names that the alerts of a committee go to.
async fn alerted(tx: &mut Tx, committee: &Committee) -> store::Result<Vec<(String, String)>> {
    Ok(match alert_mode(committee) {
        AlertMode::Nobody => Vec::new(),
        AlertMode::Address => {
            let address = [&committee.alert_email, &committee.email].into_iter().find(|address| !address.is_empty());
            address.map(|address| (address.clone(), committee.label.clone())).into_iter().collect()
        }
        AlertMode::Members => {
            let members = store::rights::in_committee(tx, (RoleKind::Committee.code(), Right::Applications.code()), committee.id).await?;
            members.into_iter().map(|member| (member.email, format!("{} {}", member.first_name, member.last_name))).collect()
        }
    })
}
