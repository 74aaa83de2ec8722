//! What a change leaves behind: a line of the trace, and the mail that was sent.

use domain::application::MailCode;
use domain::time::Instant;
use serde_json::Value;
use store::Json;
use store::application::Application;
use store::bulk::{AuditRow, SentMailRow};
use uuid::Uuid;

use super::dossier::{Actor, Applicant, Author, Plan};
use super::university::DOMAIN;

impl Author<'_> {
    pub fn trace(&mut self, who: &Applicant, a: &Application, actor: Actor<'_>, action: &'static str, at: Instant, after: Value) {
        let (actor_kind, actor_id, actor_name) = match actor {
            Actor::Applicant => ("applicant", who.account, who.full_name()),
            Actor::Staff(member) => ("staff", member.id, member.name.clone()),
        };
        self.rows.audit.push(AuditRow {
            id: self.ids.uuid(at),
            at,
            actor_kind,
            actor_id: Some(actor_id),
            actor_name,
            action,
            application_id: Some(a.id),
            object: format!("application:{}", a.number),
            after: Some(Json(after)),
        });
    }

    pub fn mail(&mut self, who: &Applicant, a: &Application, plan: &Plan<'_>, code: MailCode, at: Instant, decision: Option<Uuid>) {
        let id = self.ids.uuid(at);
        let label = &plan.offered.session.programme_label;
        let (subject, sentence) = words(code, who.language);
        let body_text = format!("{} {},\n\n{sentence}\n\n{label}\n", greeting(who.language), who.full_name());
        self.rows.mails.push(SentMailRow {
            id,
            message_id: format!("<{id}@{DOMAIN}>"),
            template_code: code.code(),
            language: who.language,
            account_id: who.account,
            application_id: Some(a.id),
            decision_id: decision,
            recipient: who.email.clone(),
            recipient_name: who.full_name(),
            subject: subject.to_owned(),
            body_html: format!("<p>{}</p>", body_text.trim().replace("\n\n", "</p><p>")),
            body_text,
            sent_at: at,
        });
    }
}

fn greeting(language: &str) -> &'static str {
    if language == "en" { "Dear" } else { "Bonjour" }
}

/// Subject and sentence. What was really sent is rendered from the templates; these stand for mails of the past.
fn words(code: MailCode, language: &str) -> (&'static str, &'static str) {
    if language == "en" {
        return match code {
            MailCode::ApplicationCreated => ("Your application", "Your application has been registered. Deposit the documents asked for, then submit it."),
            MailCode::StatusReceived => ("Application - received", "Your application has been submitted."),
            MailCode::StatusIncomplete => ("Application - incomplete", "A document has been rejected. Replace it and submit again."),
            MailCode::StatusComplete => ("Application - complete", "Your file is complete and will be examined by the committee."),
            MailCode::Confirmed => ("Application - confirmed", "You have confirmed your admission."),
            MailCode::Withdrawn => ("Application - withdrawn", "You have given up your place."),
            MailCode::ApplicationCancelled => ("Application - cancelled", "Your application has been cancelled."),
            _ => ("Application - decision", "A decision on your application has been published."),
        };
    }
    match code {
        MailCode::ApplicationCreated => ("Votre candidature", "Votre candidature est enregistrée. Déposez les pièces demandées puis transmettez-la."),
        MailCode::StatusReceived => ("Candidature - dossier réceptionné", "Votre candidature a été transmise."),
        MailCode::StatusIncomplete => ("Candidature - dossier incomplet", "Une pièce a été refusée. Remplacez-la puis transmettez de nouveau."),
        MailCode::StatusComplete => ("Candidature - dossier complet", "Votre dossier est complet et sera examiné par la commission."),
        MailCode::Confirmed => ("Candidature - confirmation", "Vous avez confirmé votre admission."),
        MailCode::Withdrawn => ("Candidature - désistement", "Vous vous êtes désisté."),
        MailCode::ApplicationCancelled => ("Candidature - annulation", "Votre candidature est annulée."),
        _ => ("Candidature - décision", "Une décision sur votre candidature est publiée."),
    }
}
