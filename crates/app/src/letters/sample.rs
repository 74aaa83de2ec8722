//! « Tester la lettre d’admission » and previews: a letter for somebody who does not exist, as it would be printed now.

use domain::letters::LetterKind;
use domain::mailing::AlertMode;
use domain::permissions::{Access, Place, Right};
use store::Json;
use store::catalogue::Committee;
use uuid::Uuid;

use super::content::{self, Source};
use super::{make, wording};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;
use crate::i18n::Lang;
use crate::papers::Paper;
use crate::setup::mail::sample as sample_context;

/// The letter of a committee, with its address, signatory and signature.
pub async fn of_committee(ctx: &Ctx, person: &Person, code: &str, kind: LetterKind, lang: Lang) -> Result<Paper, Error> {
    let mut tx = ctx.db.read().await?;
    let committee = store::catalogue::find_committee(&mut tx, code).await?.ok_or(Error::NotFound)?;
    let place = Place::Committee { centre: committee.centre_id.into(), committee: committee.id.into() };
    person.actor.may(Right::Committees, Access::Read, place)?;
    let mut context = sample_context();
    context.commission.libelle.clone_from(&committee.label);
    context.commission.signataire.clone_from(&committee.signatory);
    let written = wording::write(&mut tx, kind, (committee.centre_id, None), lang, &context).await?.ok_or_else(|| Error::internal("no wording of a letter"))?;
    let signature = content::signature(&mut tx, &committee).await?;
    drop(tx);
    paper(ctx, kind, lang, &committee, &signature, &context, &written).await
}

/// A wording as it is stored, of a committee that does not exist.
pub async fn of_template(ctx: &Ctx, person: &Person, code: &str, lang: Lang) -> Result<Paper, Error> {
    person.actor.may(Right::Central, Access::Read, Place::Institution)?;
    let mut tx = ctx.db.read().await?;
    let template = store::letter_template::find(&mut tx, code).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let kind = LetterKind::from_code(&template.kind).ok_or_else(|| Error::internal("a letter of no kind"))?;
    let context = sample_context();
    let written = wording::fill(&template, lang, &context).map_err(|problem| Error::internal(format!("a stored wording: {problem}")))?;
    let committee = imagined(&context);
    let signature = content::Signature { signatory: committee.signatory.clone(), file: None };
    paper(ctx, kind, lang, &committee, &signature, &context, &written).await
}

async fn paper(
    ctx: &Ctx,
    kind: LetterKind,
    lang: Lang,
    committee: &Committee,
    signature: &content::Signature,
    context: &domain::mailing::MailContext,
    written: &wording::Written,
) -> Result<Paper, Error> {
    let address = ["12 rue des Lilas", "35000 RENNES"].map(str::to_owned).to_vec();
    let recipient = content::recipient(context, address);
    let mut data = content::content(ctx, &Source { kind, lang, committee, signature, context, written, recipient: &recipient, code: None });
    data.mentions.push(lang.t("letter-sample"));
    let logo = ctx.settings().institution_logo.parse().ok();
    let pdf = make::typeset(ctx, &data, logo, signature.file).await?.ok_or_else(|| Error::internal("a sample that cannot be typeset"))?;
    Ok(Paper { pdf, name: format!("lettre-{}-{}.pdf", kind.code(), lang.code()) })
}

fn imagined(context: &domain::mailing::MailContext) -> Committee {
    Committee {
        id: Uuid::nil(),
        centre_id: Uuid::nil(),
        code: String::new(),
        label: context.commission.libelle.clone(),
        in_service: true,
        address: Json::default(),
        email: context.commission.mail.clone(),
        phone: context.commission.tel.clone(),
        fax: String::new(),
        url: String::new(),
        signatory: context.commission.signataire.clone(),
        return_comment: Json::default(),
        alert_email: String::new(),
        alert_mode: AlertMode::default().code().to_owned(),
        alerts: Json::default(),
        letters: Json::default(),
        signature_file_id: None,
        version: 0,
    }
}
