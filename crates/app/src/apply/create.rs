//! « Candidater »: creates the application after the ordered checks, and mails the applicant.

use domain::application::apply::Refusal;
use domain::application::treatment::Treatment;
use domain::application::{Acceptance, Existence, FileStatus, MailCode, TreatmentType};
use serde_json::json;
use store::Tx;
use store::account::Account;
use store::application::{Addressee, Application};

use super::check::{self, Checked, check};
use super::effects;
use crate::Ctx;
use crate::accounts::campaign_file;
use crate::accounts::erase::is_erased;
use crate::actor::Person;
use crate::audit::{self, Entry, Who};
use crate::error::Error;

/// First application number of an installation.
const FIRST_NUMBER: i64 = 10_001;

/// Checks whether the person may apply to a programme, for the page that asks « Oui » or « Non ».
pub async fn may_apply(ctx: &Ctx, person: &Person, programme_code: &str) -> Result<Checked, Error<Refusal>> {
    let account = person.account.0;
    let mut glance = ctx.db.glance().await?;
    if let Some(checked) = check::from_memory(ctx, &mut glance, account, programme_code, false).await? {
        return Ok(checked);
    }
    drop(glance);
    let mut tx = ctx.db.read().await?;
    check::anew(ctx, &mut tx, account, programme_code, false).await
}

/// An application that was just created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    pub number: i64,
    /// Whether it is submitted here; a dossier on paper is posted.
    pub is_electronic: bool,
}

/// Creates the application.
pub async fn apply(ctx: &Ctx, person: &Person, programme_code: &str) -> Result<Applied, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    // Nobody applies any more who was erased meanwhile.
    let account = store::account::lock(&mut tx, person.account.0).await?.filter(|account| !is_erased(account)).ok_or(Error::NotFound)?;
    let checked = check(ctx, &mut tx, account.id, programme_code, false).await?;
    let application = add(ctx, &mut tx, &account, &checked, false).await?;
    tell(ctx, &mut tx, &account, &application).await?;
    record(ctx, &mut tx, &person.as_applicant(), &application, &checked).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(Applied { number: application.number, is_electronic: checked.session.is_electronic })
}

/// Adds the application of an account that was locked and checked. An offer of staff begins complete, with its treatment
/// settled.
pub(crate) async fn add(ctx: &Ctx, tx: &mut Tx, account: &Account, checked: &Checked, is_offer: bool) -> Result<Application, Error<Refusal>> {
    let Checked { session, campaign, file, name_key, .. } = checked;
    let file = match *file {
        Some(file) => file,
        // Staff who become applicants have no file yet; a yearly account of another campaign gets none.
        None => campaign_file::ensure_in(ctx, tx, account.id, campaign.id).await?.ok_or(Error::Refused(Refusal::NoCampaign))?.id,
    };
    // The key under which staff find the person: the profile's, else the account's.
    let name_key = name_key.clone().unwrap_or_else(|| domain::text::fold_key(&format!("{} {}", account.last_name, account.first_name)));
    let now = ctx.now();
    let treatment = Treatment::initial(TreatmentType::from_code(&session.default_treatment).unwrap_or(TreatmentType::Waiting));
    let application = Application {
        id: ctx.ids.uuid(now),
        number: store::setting::next(tx, "application_number", FIRST_NUMBER).await?,
        account_id: account.id,
        campaign_file_id: file,
        session_id: session.id,
        campaign_id: campaign.id,
        centre_id: session.centre_id,
        committee_id: session.committee_id,
        name_key,
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
    Ok(application)
}

/// The mail that tells its applicant about a new application.
pub(crate) async fn tell(ctx: &Ctx, tx: &mut Tx, account: &Account, application: &Application) -> store::Result<()> {
    let to = Addressee {
        email: account.email.clone(),
        language: account.language.clone(),
        first_name: account.first_name.clone(),
        last_name: account.last_name.clone(),
    };
    effects::to_addressee(ctx, tx, application, &to, MailCode::ApplicationCreated.code(), &effects::With::default()).await
}

/// The line of the trace about a new application.
pub(crate) async fn record(ctx: &Ctx, tx: &mut Tx, who: &Who, application: &Application, checked: &Checked) -> store::Result<()> {
    let entry = Entry {
        action: "application.create",
        application: Some(application.id),
        object: format!("application:{}", application.number),
        before: None,
        after: Some(json!({ "programme": checked.session.programme_code, "offer": application.is_offer })),
    };
    audit::record(ctx, tx, who, entry).await
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
