//! How often something may be tried within a time window, counted for all nodes together.
//!
//! Keys are keyed digests: the table tells neither who tried nor from where.

use chrono::{DurationRound as _, TimeDelta};
use domain::time::Instant;

use crate::Ctx;

/// What is being counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    SignInByLogin,
    SignInByNetwork,
    /// Leaving for the institution's sign-on and returning from it.
    SignOnByNetwork,
    AccountCreation,
    RecoveryByLogin,
    RecoveryByNetwork,
    /// Codes of letters that do not exist.
    WrongLetterCode,
    /// Looking somebody up in the student record.
    RecordReading,
    /// Looking up one INE, whoever types it: with a name, it leaves a date of birth to be guessed.
    RecordByIne,
    /// Asking the directory for the student number of one account.
    StudentNumber,
    /// Messages about applications.
    Message,
    /// Files as answers to forms.
    FormFile,
    /// Documents deposited for applications.
    Deposit,
    /// Copies of one's data.
    DataExport,
    /// What is kept of forms while they are being typed.
    Draft,
    /// « Lire le questionnaire »: each reads a whole survey.
    SurveyLook,
    /// One copy of a form.
    SameForm,
    /// Coming back from a questionnaire: each reads what is new of it.
    SurveyReturn,
}

impl What {
    const fn name(self) -> &'static str {
        match self {
            Self::SignInByLogin => "sign-in-login",
            Self::SignInByNetwork => "sign-in-network",
            Self::SignOnByNetwork => "sign-on-network",
            Self::AccountCreation => "account-creation",
            Self::RecoveryByLogin => "recovery-login",
            Self::RecoveryByNetwork => "recovery-network",
            Self::WrongLetterCode => "letter-code",
            Self::RecordReading => "record-reading",
            Self::RecordByIne => "record-by-ine",
            Self::StudentNumber => "student-number",
            Self::Message => "message",
            Self::FormFile => "form-file",
            Self::Deposit => "deposit",
            Self::DataExport => "data-export",
            Self::Draft => "draft",
            Self::SurveyLook => "survey-look",
            Self::SameForm => "same-form",
            Self::SurveyReturn => "survey-return",
        }
    }

    fn window(self) -> TimeDelta {
        match self {
            Self::SignInByLogin | Self::SignInByNetwork | Self::SignOnByNetwork | Self::WrongLetterCode => TimeDelta::minutes(15),
            Self::AccountCreation
            | Self::RecoveryByLogin
            | Self::RecoveryByNetwork
            | Self::RecordReading
            | Self::Message
            | Self::FormFile
            | Self::Deposit
            | Self::Draft
            | Self::SurveyLook => TimeDelta::hours(1),
            Self::SurveyReturn => TimeDelta::minutes(1),
            Self::DataExport | Self::RecordByIne | Self::StudentNumber => TimeDelta::days(1),
            Self::SameForm => TimeDelta::minutes(10),
        }
    }

    fn limit(self, settings: &domain::settings::Settings) -> i64 {
        match self {
            Self::SignInByLogin => settings.sign_in_attempts,
            // A whole school may sit behind one address.
            Self::SignInByNetwork => settings.sign_in_attempts * 20,
            // Twice as many: each sign-on counts when it leaves and when it returns.
            Self::SignOnByNetwork => settings.sign_in_attempts * 40,
            Self::AccountCreation => settings.accounts_per_hour,
            Self::RecoveryByLogin => 5,
            Self::RecoveryByNetwork => settings.accounts_per_hour * 2,
            // Typing errors, not guesses.
            Self::WrongLetterCode => 30,
            Self::RecordReading => 10,
            Self::RecordByIne => 5,
            Self::Message | Self::FormFile => 60,
            // The documents of several applications, each of them a few times.
            Self::Deposit => 120,
            Self::DataExport | Self::SurveyReturn => 3,
            Self::SurveyLook => 6,
            Self::SameForm | Self::StudentNumber => 1,
            // A window that is typed in without a pause keeps seven hundred times an hour.
            Self::Draft => 2_000,
        }
    }

    fn window_start(self, now: Instant) -> Instant {
        now.duration_trunc(self.window()).unwrap_or(now)
    }
}

fn key(ctx: &Ctx, what: What, whom: &str) -> String {
    ctx.keys.digest("limit", format!("{}:{whom}", what.name()).as_bytes())
}

/// Counts one attempt in a transaction of its own; false when there were too many.
pub async fn allow(ctx: &Ctx, what: What, whom: &str) -> store::Result<bool> {
    let mut tx = ctx.db.write().await?;
    let allowed = allow_within(ctx, &mut tx, what, whom).await?;
    tx.commit().await?;
    Ok(allowed)
}

/// Counts one attempt together with what was attempted: nothing is counted unless the caller commits.
pub async fn allow_within(ctx: &Ctx, tx: &mut store::Tx, what: What, whom: &str) -> store::Result<bool> {
    let count = store::account::attempt::count_one(tx, &key(ctx, what, whom), what.window_start(ctx.now())).await?;
    Ok(count <= what.limit(&ctx.settings()))
}

/// Counts one attempt to sign in, together with what was attempted; false when there were too many. What a network may not
/// try any more counts for no login.
pub async fn allow_sign_in(ctx: &Ctx, tx: &mut store::Tx, network: &str, login: &str) -> store::Result<bool> {
    let (by_network, by_login) = (What::SignInByNetwork, What::SignInByLogin);
    let settings = ctx.settings();
    let (network, login) = (key(ctx, by_network, network), key(ctx, by_login, login));
    let limit = by_network.limit(&settings);
    let (tried_there, tried) = store::account::attempt::count_both(tx, &network, &login, by_login.window_start(ctx.now()), limit).await?;
    Ok(tried_there <= limit && tried.is_some_and(|tried| tried <= by_login.limit(&settings)))
}

/// Whether a form comes for the first time. Each page gives its forms a token of their own: the same token with the same
/// wish is a double click or a browser that sends again, another token is somebody who asks once more. A copy that comes
/// at the same moment waits until the caller's transaction ends; unless the caller commits, it is the first. Copies are
/// known for ten minutes at least. Without a token every form is.
pub async fn comes_first(ctx: &Ctx, tx: &mut store::Tx, form: &str, wish: &str) -> store::Result<bool> {
    if form.is_empty() {
        return Ok(true);
    }
    let what = What::SameForm;
    let key = key(ctx, what, &format!("{form}:{wish}"));
    let window = what.window_start(ctx.now());
    // In the window before as well: of two copies on either side of its end, both count in the first one's.
    for start in [window - what.window(), window] {
        if store::account::attempt::count_one(tx, &key, start).await? > what.limit(&ctx.settings()) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether there were as many attempts in this window as are allowed; counts nothing.
pub async fn is_spent(ctx: &Ctx, tx: &mut store::Tx, what: What, whom: &str) -> store::Result<bool> {
    let count = store::account::attempt::count_since(tx, &key(ctx, what, whom), what.window_start(ctx.now())).await?;
    Ok(count >= what.limit(&ctx.settings()))
}

/// Forgets the attempts after a success.
pub async fn forget(ctx: &Ctx, tx: &mut store::Tx, what: What, whom: &str) -> store::Result<()> {
    store::account::attempt::forget(tx, &key(ctx, what, whom)).await
}
