//! The dossier page of staff: the application with who applied, who else is looking, and what this person may do.

use chrono::TimeDelta;
use domain::permissions::{Access, Right};
use serde_json::Value;
use store::Tx;
use store::application::Applicant;
use store::application::note::Note;
use store::application::submission::Submission;
use store::decision::Decision;

use super::seen_by::seen_by;
use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::deadlines::SYSTEM;
use crate::dossier::{self, Dossier, Side, place_of};
use crate::error::Error;
use crate::forms::remind;
use crate::i18n::Lang;
use crate::own_data::consulted;
use crate::profile::since::{self, Changes};
use crate::profile::summary::{ProfileSummary, summary};
use crate::student_record::{self, Origin};

/// How long somebody counts as looking at a dossier after their last page.
const PRESENT: TimeDelta = TimeDelta::minutes(5);
/// How often presence is written.
const NOTED: TimeDelta = TimeDelta::seconds(60);

/// What a person may do with one application; pages hide the rest, use cases refuse it. Of their own, staff read no more
/// than what stands in the dossier, and change nothing.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one flag per right")]
pub struct Abilities {
    /// Judging documents.
    pub judge: bool,
    /// Acting for the applicant.
    pub act: bool,
    pub file_status: bool,
    pub treatment: bool,
    pub validate_treatment: bool,
    pub decide: bool,
    pub validate_decision: bool,
    pub history: bool,
    pub read_notes: bool,
    pub write_notes: bool,
    pub return_date: bool,
    pub confirmation_date: bool,
    pub fees: bool,
    pub registration_code: bool,
}

impl Abilities {
    #[must_use]
    pub fn of(person: &Person, application: &store::application::Application) -> Self {
        let place = place_of(application);
        let may = |right, access| person.actor.may(right, access, place).is_ok();
        let for_another = !staff::is_own(person, application);
        let write = |right| for_another && may(right, Access::Write);
        Self {
            judge: write(Right::Dossier),
            act: write(Right::Dossier),
            file_status: write(Right::EditFileStatus),
            treatment: write(Right::EditTreatment),
            validate_treatment: write(Right::ValidateTreatment),
            decide: write(Right::EditDecision),
            validate_decision: write(Right::ValidateDecision),
            history: for_another && may(Right::DecisionHistory, Access::Read),
            read_notes: for_another && may(Right::Notes, Access::Read),
            write_notes: write(Right::Notes),
            return_date: write(Right::ReturnDate),
            confirmation_date: write(Right::ConfirmationDate),
            fees: write(Right::Fees),
            registration_code: write(Right::RegistrationCode),
        }
    }
}

/// A dossier opened by a member of the staff.
#[derive(Clone, Debug)]
pub struct Opened {
    pub dossier: Dossier,
    pub applicant: Applicant,
    pub may: Abilities,
    /// First and last names of others who have it open.
    pub present: Vec<String>,
    pub notes: usize,
    /// Messages of the applicant that nobody has read.
    pub unread: i64,
    /// Forms that the applicant can be reminded of.
    pub to_remind: usize,
}

/// Opens a dossier and notes the presence.
pub async fn open(ctx: &Ctx, person: &Person, number: i64) -> Result<Opened, Error> {
    let now = ctx.now();
    let mut tx = ctx.db.read().await?;
    let (application, around) = store::application::find_around(&mut tx, number).await?.ok_or(Error::NotFound)?;
    staff::check::<std::convert::Infallible>(person, &application, Right::Dossier, Access::Read)?;
    let may = Abilities::of(person, &application);
    let applicant = store::application::applicant(&mut tx, application.id).await?;
    let present = store::application::present(&mut tx, application.id, person.account.0, now - PRESENT).await?;
    let notes = if may.read_notes { store::application::note::of_application(&mut tx, application.id).await?.len() } else { 0 };
    let unread = store::application::message::unread(&mut tx, application.id, false).await?;
    let dossier = seen_by(person, dossier::load_with(ctx, &mut tx, application, around, Side::Staff).await?);
    let to_remind = if may.act { remind::waiting(ctx, &mut tx, &dossier).await? } else { 0 };
    drop(tx);
    seen(ctx, person, &dossier.application).await?;
    let present = present.into_iter().map(|(first, last)| format!("{first} {last}")).collect();
    Ok(Opened { dossier, applicant, may, present, notes, unread, to_remind })
}

/// Notes that a person looks at an application: for the others who have it open, and once a day for its applicant.
pub(crate) async fn seen(ctx: &Ctx, person: &Person, application: &store::application::Application) -> store::Result<()> {
    let now = ctx.now();
    let mut tx = ctx.db.read().await?;
    // Whoever was noted just before midnight looks on another day.
    let since = (now - NOTED).max(ctx.zone.start_of(ctx.today()));
    let noted = store::application::seen_since(&mut tx, application.id, person.account.0, since).await?;
    drop(tx);
    if noted {
        return Ok(());
    }
    let mut tx = ctx.db.write().await?;
    store::application::see(&mut tx, application.id, person.account.0, now).await?;
    consulted::note(ctx, &mut tx, person, application).await?;
    tx.commit().await
}

/// The profile in words, for the tab « Profil ».
#[derive(Clone, Debug)]
pub struct ShownProfile {
    pub now: ProfileSummary,
    /// What the applicant changed after the latest submission.
    pub changes: Changes,
    /// The latest submission was automatic and came late: it has a profile that was changed after the deadline.
    pub has_late_changes: bool,
    /// What of it comes from the student record.
    pub record: Origin,
}

/// Reads the profile and what changed in it since the application was last submitted.
pub async fn profile(ctx: &Ctx, opened: &Opened, lang: Lang) -> Result<ShownProfile, Error> {
    let mut tx = ctx.db.read().await?;
    let application = &opened.dossier.application;
    let now = summary(ctx, &mut tx, application.account_id, lang).await?;
    let submission = store::application::submission::latest(&mut tx, application.id).await?;
    let copy = submission.as_ref().and_then(|submission| submission.snapshot.0.get("profile"));
    let changes = match copy {
        Some(copy) => {
            let told = since::language_of(copy, lang);
            let compared = if told == lang { None } else { Some(summary(ctx, &mut tx, application.account_id, told).await?) };
            since::changes(compared.as_ref().unwrap_or(&now), copy, told)
        }
        None => Changes::default(),
    };
    let has_late_changes = match &submission {
        Some(submission) if submission.actor == SYSTEM => took_late_profile(&mut tx, submission).await?,
        _ => false,
    };
    let record = student_record::origin(ctx, &mut tx, application.account_id).await?;
    Ok(ShownProfile { now, changes, has_late_changes, record })
}

/// Whether the profile was changed between the deadline and the moment at which an automatic submission copied it, as its
/// trace says. The copy itself cannot tell: the profile has no earlier versions to compare it with.
async fn took_late_profile(tx: &mut Tx, submission: &Submission) -> store::Result<bool> {
    let trace = store::audit::latest_by_system(tx, submission.application_id, "application.submit").await?;
    let after = trace.as_ref().and_then(|line| line.after.as_ref());
    let is_its_own = after.and_then(|after| after.0.get("digest")).and_then(Value::as_str) == Some(submission.digest.as_str());
    Ok(is_its_own && after.and_then(|after| after.0.get("profile_changed")).and_then(Value::as_bool) == Some(true))
}

/// Everything that happened to an application.
#[derive(Clone, Debug)]
pub struct History {
    /// Empty without the right to see earlier decisions.
    pub decisions: Vec<Decision>,
    pub submissions: Vec<Submission>,
    pub lines: Vec<store::audit::Line>,
}

pub async fn history(ctx: &Ctx, opened: &Opened) -> Result<History, Error> {
    let id = opened.dossier.application.id;
    let mut tx = ctx.db.read().await?;
    let decisions = if opened.may.history { store::decision::of_application(&mut tx, id).await? } else { Vec::new() };
    let lines = store::audit::of_application(&mut tx, id).await?;
    let lines = lines.into_iter().filter(|line| visible(line, &opened.may)).collect();
    Ok(History { decisions, submissions: store::application::submission::all_of(&mut tx, id).await?, lines })
}

/// Lines about notes and unpublished decisions are for those who may read these.
fn visible(line: &store::audit::Line, may: &Abilities) -> bool {
    if line.action.starts_with("note.") {
        return may.read_notes;
    }
    !line.action.starts_with("decision.") || may.history
}

/// The mails about an application, latest first.
pub async fn mails(ctx: &Ctx, opened: &Opened) -> Result<Vec<store::mail::MailLine>, Error> {
    let mut tx = ctx.db.read().await?;
    Ok(store::mail::of_application(&mut tx, opened.dossier.application.id).await?)
}

/// The notes, when the person may read them.
pub async fn notes(ctx: &Ctx, person: &Person, number: i64) -> Result<Vec<Note>, Error> {
    super::notes::of(ctx, person, number).await
}
