//! The mail templates that come with the product, as rows for staff to edit.

use domain::application::{DecisionKind, MailCode};
use domain::mailing::default_mail;
use domain::translated::Translated;
use store::Tx;
use store::mail_template::NewMailTemplate;

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

fn translated(code: MailCode) -> (Translated, Translated) {
    let mut subject = Translated::default();
    let mut body = Translated::default();
    for lang in Lang::ALL {
        if let Some(text) = defaults::find(code.code(), lang) {
            subject.set(lang.code(), text.subject);
            body.set(lang.code(), text.body);
        }
    }
    (subject, body)
}
