//! « Candidater »: creates the application after the ordered checks, and mails the applicant.

use domain::application::apply::Refusal;
use domain::application::treatment::Treatment;
use domain::application::{Acceptance, Effect, Existence, FileStatus, MailCode, TreatmentType};
use serde_json::json;
use store::Tx;
use store::application::Application;
use uuid::Uuid;

use super::check::{Checked, check};
use super::effects;
use crate::Ctx;
use crate::accounts::campaign_file;
use crate::accounts::erase::is_erased;
use crate::actor::Person;
use crate::audit::{self, Entry, Who};
use crate::dossier::{self, Dossier, Side};
use crate::error::Error;

/// First application number of an installation.
const FIRST_NUMBER: i64 = 10_001;

/// Checks whether the person may apply to a programme, for the page that asks « Oui » or « Non ».
pub async fn may_apply(ctx: &Ctx, person: &Person, programme_code: &str) -> Result<Checked, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    check(ctx, &mut tx, person.account.0, programme_code, false).await
}

/// Creates the application and returns its number.
pub async fn apply(ctx: &Ctx, person: &Person, programme_code: &str) -> Result<i64, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    // Nobody applies any more who was erased meanwhile.
    if store::account::lock(&mut tx, person.account.0).await?.is_none_or(|account| is_erased(&account)) {
        return Err(Error::NotFound);
    }
    let checked = check(ctx, &mut tx, person.account.0, programme_code, false).await?;
    let dossier = add(ctx, &mut tx, person.account.0, &checked, false).await?;
    let number = dossier.application.number;
    effects::write(ctx, &mut tx, &dossier, &[Effect::Mail(MailCode::ApplicationCreated)], &effects::With::default()).await?;
    record(ctx, &mut tx, &person.as_applicant(), &dossier).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(number)
}

/// Adds the application of an account that was checked, as its applicant reads it. An offer of staff begins complete, with
/// its treatment settled.
pub(crate) async fn add(ctx: &Ctx, tx: &mut Tx, account: Uuid, checked: &Checked, is_offer: bool) -> Result<Dossier, Error<Refusal>> {
    let Checked { session, campaign } = checked;
    // Staff who become applicants have no file yet; a yearly account of another campaign gets none.
    let file = campaign_file::ensure(ctx, tx, account).await?.ok_or(Error::Refused(Refusal::NoCampaign))?;
    let now = ctx.now();
    let treatment = Treatment::initial(TreatmentType::from_code(&session.default_treatment).unwrap_or(TreatmentType::Waiting));
    let application = Application {
        id: ctx.ids.uuid(now),
        number: store::setting::next(tx, "application_number", FIRST_NUMBER).await?,
        account_id: account,
        campaign_file_id: file.id,
        session_id: session.id,
        campaign_id: campaign.id,
        centre_id: session.centre_id,
        committee_id: session.committee_id,
        name_key: name_key(tx, account).await?,
        programme_key: domain::text::fold_key(&session.programme_label),
        existence: Existence::Active.code().into(),
        file_status: FileStatus::initial(is_offer).code().into(),
        file_status_at: now,
        treatment: treatment.kind.code().into(),
        treatment_validated: treatment.validated || is_offer,
        is_offer,
        acceptance: Acceptance::Unanswered.code().into(),
        created_at: now,
        ..blank(now)
    };
    match store::application::add(tx, &application).await {
        // Two tabs at once: the database refused the second.
        Err(error) if error.is_unique_violation() => return Err(Error::Refused(Refusal::AlreadyApplied)),
        other => other?,
    }
    let stored = store::application::find(tx, application.number).await?.ok_or(Error::NotFound)?;
    Ok(dossier::load(ctx, tx, stored, Side::Applicant).await?)
}

/// The line of the trace about a new application.
pub(crate) async fn record(ctx: &Ctx, tx: &mut Tx, who: &Who, dossier: &Dossier) -> store::Result<()> {
    let entry = Entry {
        action: "application.create",
        application: Some(dossier.application.id),
        object: format!("application:{}", dossier.application.number),
        before: None,
        after: Some(json!({ "programme": dossier.session.programme_code, "offer": dossier.application.is_offer })),
    };
    audit::record(ctx, tx, who, entry).await
}

/// The key under which staff find the person: the profile's, else the account's.
async fn name_key(tx: &mut Tx, account: Uuid) -> store::Result<String> {
    if let Some(key) = store::application::name_key_of(tx, account).await? {
        return Ok(key);
    }
    let found = store::account::lookup(tx, account).await?;
    Ok(found.map(|account| domain::text::fold_key(&format!("{} {}", account.last_name, account.first_name))).unwrap_or_default())
}

/// An application without content, for the columns that a new one leaves empty.
fn blank(now: domain::time::Instant) -> Application {
    let none = uuid::Uuid::nil();
    Application {
        id: none,
        number: 0,
        account_id: none,
        campaign_file_id: none,
        session_id: none,
        campaign_id: none,
        centre_id: none,
        committee_id: none,
        name_key: String::new(),
        programme_key: String::new(),
        existence: String::new(),
        file_status: String::new(),
        file_status_at: now,
        treatment: String::new(),
        treatment_validated: false,
        is_offer: false,
        acceptance: String::new(),
        acceptance_before: None,
        accepted_at: None,
        accepted_by: None,
        cancelled_at: None,
        cancelled_by: None,
        undo_until: None,
        submitted_at: None,
        received_on: None,
        complete_on: None,
        incomplete_on: None,
        new_return_on: None,
        new_confirmation_on: None,
        reminder_sent: false,
        draft_kind: None,
        draft_state: None,
        published_kind: None,
        published_at: None,
        registration_code: None,
        fee_cents: None,
        fee_note: String::new(),
        documents_to_review: 0,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}
