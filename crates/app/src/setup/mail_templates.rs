//! The mail templates that come with the product, as rows for staff to edit.

use domain::application::{DecisionKind, MailCode};
use domain::mailing::default_mail;
use domain::translated::Translated;
use store::Tx;
use store::mail_template::{Edited, MailTemplate, NewMailTemplate};

use crate::Ctx;
use crate::i18n::Lang;
use crate::mails::defaults;

/// Adds the models that the database does not have yet; what staff changed stays. Returns how many were added.
pub async fn seed_mail_templates(ctx: &Ctx, tx: &mut Tx) -> store::Result<usize> {
    let mut added = 0;
    for code in MailCode::ALL {
        let (subject, body) = translated(*code);
        let decision_kind = DecisionKind::ALL.iter().find(|kind| default_mail(**kind) == *code).map(|kind| kind.code());
        let template = NewMailTemplate {
            id: ctx.ids.uuid(ctx.now()),
            code: code.code(),
            label: defaults::label(code.code()),
            subject: &subject,
            body: &body,
            is_model: true,
            decision_kind,
            centre: None,
        };
        added += usize::from(store::mail_template::add(tx, &template).await?);
    }
    Ok(added)
}

/// Adds the languages that the product has learnt since, where staff left the French words as they came: what they
/// wrote themselves is not ours to translate. Returns how many templates changed.
pub(super) async fn complete_mail_templates(tx: &mut Tx, templates: Vec<MailTemplate>) -> store::Result<usize> {
    let mut changed = 0;
    for mut template in templates {
        if complete(&mut template) {
            let edited = Edited { label: &template.label, subject: &template.subject, body: &template.body, in_service: template.in_service };
            changed += usize::from(store::mail_template::put(tx, template.id, template.version, &edited).await?);
        }
    }
    Ok(changed)
}

/// Whether a language was added.
pub(super) fn complete(template: &mut MailTemplate) -> bool {
    let Some(code) = MailCode::from_code(&template.code).filter(|_| template.is_model) else { return false };
    let (subject, body) = translated(code);
    let source = Lang::FR.code();
    let is_ours = template.subject.raw(source).trim() == subject.raw(source).trim() && template.body.raw(source).trim() == body.raw(source).trim();
    is_ours && (template.subject.complete(&subject) | template.body.complete(&body))
}

fn translated(code: MailCode) -> (Translated, Translated) {
    let mut subject = Translated::default();
    let mut body = Translated::default();
    for lang in Lang::known() {
        if let Some(text) = defaults::own(code.code(), lang) {
            subject.set(lang.code(), text.subject);
            body.set(lang.code(), text.body);
        }
    }
    (subject, body)
}

#[cfg(test)]
mod tests {
    use store::Json;

    use super::*;

    fn template(of: impl Fn(&mut Translated, &mut Translated)) -> MailTemplate {
        let (mut subject, mut body) = translated(MailCode::StatusComplete);
        of(&mut subject, &mut body);
        MailTemplate {
            id: uuid::Uuid::nil(),
            code: MailCode::StatusComplete.code().to_owned(),
            label: String::new(),
            subject: Json(subject),
            body: Json(body),
            is_model: true,
            decision_kind: None,
            centre_id: None,
            in_service: true,
            version: 1,
        }
    }

    #[test]
    fn a_new_language_reaches_the_texts_that_staff_left_alone() {
        let forget = |text: &mut Translated| {
            text.0.remove("de");
        };
        let mut old = template(|subject, body| {
            forget(subject);
            forget(body);
        });
        assert!(complete(&mut old));
        assert!(!old.subject.raw("de").is_empty() && !old.body.raw("de").is_empty());
        assert!(!complete(&mut old), "once is enough");
        let mut theirs = template(|subject, body| {
            forget(body);
            subject.set("fr", "Notre objet");
        });
        assert!(!complete(&mut theirs));
        let mut emptied = template(|_, body| body.set("de", ""));
        assert!(!complete(&mut emptied));
    }
}
