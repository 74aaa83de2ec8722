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
    match language {
        "en" => "Dear",
        "de" => "Guten Tag",
        "es" => "Buenos días,",
        _ => "Bonjour",
    }
}

/// Subject and sentence. What was really sent is rendered from the templates; these stand for mails of the past.
fn words(code: MailCode, language: &str) -> (&'static str, &'static str) {
    match language {
        "en" => in_english(code),
        "de" => in_german(code),
        "es" => in_spanish(code),
        _ => in_french(code),
    }
}

const fn in_english(code: MailCode) -> (&'static str, &'static str) {
    match code {
        MailCode::ApplicationCreated => ("Your application", "Your application has been registered. Deposit the documents asked for, then submit it."),
        MailCode::StatusReceived => ("Application - received", "Your application has been submitted."),
        MailCode::StatusIncomplete => ("Application - incomplete", "A document has been rejected. Replace it and submit again."),
        MailCode::StatusComplete => ("Application - complete", "Your file is complete and will be examined by the committee."),
        MailCode::Confirmed => ("Application - confirmed", "You have confirmed your admission."),
        MailCode::Withdrawn => ("Application - withdrawn", "You have given up your place."),
        MailCode::ApplicationCancelled => ("Application - cancelled", "Your application has been cancelled."),
        _ => ("Application - decision", "A decision on your application has been published."),
    }
}

const fn in_german(code: MailCode) -> (&'static str, &'static str) {
    match code {
        MailCode::ApplicationCreated => {
            ("Bewerbung - gespeichert", "Ihre Bewerbung ist gespeichert. Laden Sie die verlangten Nachweise hoch und reichen Sie sie dann ein.")
        }
        MailCode::StatusReceived => ("Bewerbung - Unterlagen eingegangen", "Ihre Bewerbung ist eingereicht."),
        MailCode::StatusIncomplete => {
            ("Bewerbung - Unterlagen unvollständig", "Ein Nachweis wurde abgelehnt. Ersetzen Sie ihn und reichen Sie noch einmal ein.")
        }
        MailCode::StatusComplete => ("Bewerbung - Unterlagen vollständig", "Ihre Unterlagen sind vollständig; die Kommission wird sie prüfen."),
        MailCode::Confirmed => ("Bewerbung - Annahme gespeichert", "Sie haben den Platz angenommen."),
        MailCode::Withdrawn => ("Bewerbung - Verzicht gespeichert", "Sie haben auf den Platz verzichtet."),
        MailCode::ApplicationCancelled => ("Bewerbung - zurückgezogen", "Ihre Bewerbung ist zurückgezogen."),
        _ => ("Bewerbung - Entscheidung", "Eine Entscheidung über Ihre Bewerbung ist bekannt gegeben."),
    }
}

const fn in_spanish(code: MailCode) -> (&'static str, &'static str) {
    match code {
        MailCode::ApplicationCreated => ("Candidatura - registrada", "Su candidatura está registrada. Suba los documentos que se piden y envíela."),
        MailCode::StatusReceived => ("Candidatura - expediente recibido", "Su candidatura está enviada."),
        MailCode::StatusIncomplete => ("Candidatura - expediente incompleto", "Se ha rechazado un documento. Sustitúyalo y envíe de nuevo."),
        MailCode::StatusComplete => ("Candidatura - expediente completo", "Su expediente está completo y la comisión lo va a examinar."),
        MailCode::Confirmed => ("Candidatura - confirmación registrada", "Usted ha confirmado su admisión."),
        MailCode::Withdrawn => ("Candidatura - renuncia registrada", "Usted ha renunciado a su plaza."),
        MailCode::ApplicationCancelled => ("Candidatura - anulada", "Su candidatura está anulada."),
        _ => ("Candidatura - decisión", "Se ha publicado una decisión sobre su candidatura."),
    }
}

const fn in_french(code: MailCode) -> (&'static str, &'static str) {
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
