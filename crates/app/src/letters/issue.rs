//! Issuing a letter: a row with everything it says, in the transaction of the decision or of whoever asks for it anew.

use domain::letters::{Channel, LetterCode, LetterKind, initials};
use domain::permissions::Right;
use serde_json::json;
use store::Tx;
use store::letter::Letter;
use uuid::Uuid;

use super::content::{self, Source};
use super::{with_standing, wording};
use crate::accounts::limit;
use crate::actor::Person;
use crate::audit::{self, Entry, Who};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::mails::{About, address, context_about};
use crate::review::staff;
use crate::{Ctx, outbox};

/// Why no letter was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The published decision has none, or its committee wants none.
    NoLetter,
}

/// Issues the letter of a decision that is being published, where the committee wants one. Returns the letter to attach
/// to the decision's mail.
pub async fn with_decision(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, who: &Who) -> store::Result<Option<Uuid>> {
    let Some(kind) = with_standing(ctx, dossier, |standing| standing.exists()) else { return Ok(None) };
    let letter = issue(ctx, tx, dossier, kind, who).await?;
    Ok(letter.filter(|_| with_standing(ctx, dossier, |standing| standing.available(Channel::Mail)).is_some()))
}

/// Where letters of admission wait for the confirmation: issues it with the confirmation, for its mail.
pub async fn with_confirmation(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier) -> store::Result<Option<Uuid>> {
    if !ctx.settings().letters_after_confirmation {
        return Ok(None);
    }
    let Some(kind) = with_standing(ctx, dossier, |standing| standing.exists()) else { return Ok(None) };
    let standing = match &dossier.published {
        Some(decision) => store::letter::current(tx, decision.id).await?.map(|letter| letter.id),
        None => None,
    };
    let letter = match standing {
        Some(letter) => Some(letter),
        None => issue(ctx, tx, dossier, kind, &Who::System).await?,
    };
    Ok(letter.filter(|_| with_standing(ctx, dossier, |standing| standing.available(Channel::Mail)).is_some()))
}

/// A new version, asked for by staff: what was issued before says that it was replaced. The second copy of the same form
/// (see [`limit::comes_first`]) issues nothing more.
pub async fn again(ctx: &Ctx, person: &Person, number: i64, form: &str) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let dossier = staff::lock(ctx, &mut tx, person, number, Right::ValidateDecision).await?;
    let kind = with_standing(ctx, &dossier, |standing| standing.exists()).ok_or(Error::Refused(Refusal::NoLetter))?;
    if !limit::comes_first(ctx, &mut tx, form, &format!("letter:{number}")).await? {
        return Ok(());
    }
    issue(ctx, &mut tx, &dossier, kind, &person.as_staff()).await?.ok_or(Error::Refused(Refusal::NoLetter))?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Adds the letter and the job that makes its file. None only when there is nothing to write it with.
pub(super) async fn issue(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, kind: LetterKind, who: &Who) -> store::Result<Option<Uuid>> {
    let (Some(decision), application) = (&dossier.published, &dossier.application) else { return Ok(None) };
    let Some(account) = store::account::lookup(tx, application.account_id).await? else { return Ok(None) };
    let lang = ctx.languages().pick(&account.language);
    let about = About { lang, account: Some(account.id), application: Some(application.id), decision: Some(decision.id), ..About::default() };
    let context = context_about(ctx, tx, about).await?;
    let place = (application.centre_id, dossier.session.diploma_type_code.as_deref());
    let Some(written) = wording::write(tx, kind, place, lang, &context).await? else { return Ok(None) };
    let signature = content::signature(tx, &dossier.committee).await?;
    let recipient = content::recipient(&context, address::lines(ctx, tx, account.id, lang).await?);
    let code = LetterCode::from_chance(ctx.ids.bytes());
    let source = Source {
        kind,
        lang,
        committee: &dossier.committee,
        signature: &signature,
        context: &context,
        written: &written,
        recipient: &recipient,
        code: Some(&code),
    };
    let data = content::content(ctx, &source);
    let now = ctx.now();
    let last = store::letter::last_number(tx, application.id).await?;
    let letter = Letter {
        id: ctx.ids.uuid(now),
        application_id: application.id,
        decision_id: decision.id,
        kind: kind.code().to_owned(),
        number: i32::try_from(last + 1).unwrap_or(i32::MAX),
        code: code.as_str().to_owned(),
        language: lang.code().to_owned(),
        institution: ctx.settings().institution_name.clone(),
        programme: dossier.session.programme_label.clone(),
        initials: initials(&account.first_name, &account.last_name),
        template_code: written.template_code.clone(),
        template_version: written.template_version,
        content: store::Json(serde_json::to_value(&data).map_err(|error| store::Error::unreadable("a letter", &error))?),
        logo_file_id: ctx.settings().institution_logo.parse().ok(),
        signature_file_id: signature.file,
        issued_at: now,
        issued_by: match who {
            Who::Staff { account, .. } => Some(*account),
            Who::Applicant { .. } | Who::System => None,
        },
        replaced_at: None,
        file_key: None,
        size: None,
        sha256: None,
    };
    store::letter::set_replaced(tx, application.id, kind.code(), now).await?;
    store::letter::add(tx, &letter).await?;
    outbox::job(ctx, tx, "letter.make", json!({ "letter": letter.id }), None, Some(&format!("letter:{}", letter.id))).await?;
    let entry = Entry {
        action: "letter.issue",
        application: Some(application.id),
        object: format!("letter:{}", letter.number),
        before: None,
        after: Some(json!({ "letter": kind.code(), "number": letter.number, "template": letter.template_code, "version": letter.template_version })),
    };
    audit::record(ctx, tx, who, entry).await?;
    Ok(Some(letter.id))
}
