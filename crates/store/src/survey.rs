//! Forms that are answered in LimeSurvey: which survey, how far it was read, and the answers taken from it.

use chrono::{DateTime, Utc};
use domain::form::Answers;
use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Survey {
    pub form_id: Uuid,
    /// Code of the form.
    pub code: String,
    pub survey_id: i64,
    /// Where applicants answer, with its variables.
    pub address: Json<Translated>,
    /// The highest number of a response that was read.
    pub last_response: i64,
    pub read_at: Option<DateTime<Utc>>,
    /// When the whole survey was read last, or tried in vain.
    pub full_at: Option<DateTime<Utc>>,
    /// Since when it cannot be read; none when it could the last time.
    pub trouble_at: Option<DateTime<Utc>>,
    /// Where going through the survey in slices goes on; 1 when that is not under way.
    pub next_response: i64,
    /// Where those slices began; 1 when none are under way.
    pub first_response: i64,
    /// How many numbers a slice has; none while the survey fits into one export.
    pub slice: Option<i64>,
    /// When its last turn began: each run has one turn to give.
    pub turn_at: Option<DateTime<Utc>>,
    /// When going through all of it, or through what was new in slices, began last.
    pub begun_at: Option<DateTime<Utc>>,
}

impl Survey {
    /// Slices do not reach yet what was read last: asking for what is new would ask for too much.
    #[must_use]
    pub const fn is_behind(&self) -> bool {
        self.is_under_way() && self.next_response > self.last_response
    }

    /// Slices were begun and did not come to an end.
    #[must_use]
    pub const fn is_under_way(&self) -> bool {
        self.slice.is_some() && self.next_response > 1
    }

    /// None of the slices under way, if any are, was read yet.
    #[must_use]
    pub const fn is_at_its_first_slice(&self) -> bool {
        self.next_response == self.first_response
    }

    /// Slices that come to their end now went through all of it, and not only through what was new.
    #[must_use]
    pub const fn is_from_the_beginning(&self) -> bool {
        self.first_response <= 1
    }
}

/// The row that holds the answers of somebody already.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Held {
    pub id: Uuid,
    pub completed_at: Option<DateTime<Utc>>,
    /// The response they came from; none before the first.
    pub response_id: Option<i64>,
    pub version: i64,
}

/// Whose answers, to which form.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub form: Uuid,
    pub account: Uuid,
    /// None: for all applications of the person in the campaign.
    pub application: Option<Uuid>,
    pub campaign: Uuid,
}

/// Answers as a response gives them.
#[derive(Clone, Debug)]
pub struct Taken {
    pub form_version: Uuid,
    pub answers: Json<Answers>,
    pub completed_at: DateTime<Utc>,
    pub response: i64,
    pub now: DateTime<Utc>,
}

statements! {
    ALL = "SELECT s.form_id, f.code, s.survey_id, s.address, s.last_response, s.read_at, s.full_at, s.trouble_at, s.next_response, s.first_response, s.slice, s.turn_at, s.begun_at FROM form_survey s JOIN form f ON f.id = s.form_id ORDER BY s.survey_id";
    TO_READ = "SELECT s.form_id, f.code, s.survey_id, s.address, s.last_response, s.read_at, s.full_at, s.trouble_at, s.next_response, s.first_response, s.slice, s.turn_at, s.begun_at FROM form_survey s JOIN form f ON f.id = s.form_id WHERE f.in_service ORDER BY s.survey_id";
    OF = "SELECT s.form_id, f.code, s.survey_id, s.address, s.last_response, s.read_at, s.full_at, s.trouble_at, s.next_response, s.first_response, s.slice, s.turn_at, s.begun_at FROM form_survey s JOIN form f ON f.id = s.form_id WHERE s.form_id = $1";
    FORM_OF = "SELECT form_id FROM form_survey WHERE survey_id = $1";
    /// Another survey is read from its beginning.
    PUT = "INSERT INTO form_survey (form_id, survey_id, address, last_response) VALUES ($1, $2, $3, 0) ON CONFLICT (form_id) DO UPDATE SET address = excluded.address, last_response = CASE WHEN form_survey.survey_id = excluded.survey_id THEN form_survey.last_response ELSE 0 END, read_at = CASE WHEN form_survey.survey_id = excluded.survey_id THEN form_survey.read_at ELSE NULL END, full_at = CASE WHEN form_survey.survey_id = excluded.survey_id THEN form_survey.full_at ELSE NULL END, trouble_at = CASE WHEN form_survey.survey_id = excluded.survey_id THEN form_survey.trouble_at ELSE NULL END, next_response = CASE WHEN form_survey.survey_id = excluded.survey_id THEN form_survey.next_response ELSE 1 END, first_response = CASE WHEN form_survey.survey_id = excluded.survey_id THEN form_survey.first_response ELSE 1 END, slice = CASE WHEN form_survey.survey_id = excluded.survey_id THEN form_survey.slice ELSE NULL END, begun_at = CASE WHEN form_survey.survey_id = excluded.survey_id THEN form_survey.begun_at ELSE NULL END, survey_id = excluded.survey_id";
    /// Numbers of responses say nothing across surveys: the first answer of the new one takes the place of what is held.
    FORGET_RESPONSES = "UPDATE form_answer SET response_id = NULL WHERE form_id = $1 AND response_id IS NOT NULL";
    REMOVE = "DELETE FROM form_survey WHERE form_id = $1";
    READ = "UPDATE form_survey SET last_response = CASE WHEN last_response < $3 THEN $3 ELSE last_response END, read_at = $4, full_at = COALESCE($5, full_at), trouble_at = NULL WHERE form_id = $1 AND survey_id = $2";
    TRIED = "UPDATE form_survey SET full_at = $3 WHERE form_id = $1 AND survey_id = $2";
    /// Slices under way go on.
    OUTGROWN = "UPDATE form_survey SET slice = COALESCE(slice, $3), next_response = $4, first_response = $4 WHERE form_id = $1 AND survey_id = $2 AND (slice IS NULL OR next_response = 1)";
    /// Whoever begins anew begins at 1.
    SLICED = "UPDATE form_survey SET last_response = CASE WHEN last_response < $3 THEN $3 ELSE last_response END, next_response = $4, first_response = CASE WHEN first_response < $4 THEN first_response ELSE $4 END, slice = $5 WHERE form_id = $1 AND survey_id = $2";
    TURN = "UPDATE form_survey SET turn_at = $3 WHERE form_id = $1 AND survey_id = $2";
    BEGUN = "UPDATE form_survey SET begun_at = $3 WHERE form_id = $1 AND survey_id = $2";
    TROUBLE = "UPDATE form_survey SET trouble_at = COALESCE(trouble_at, $2) WHERE form_id = $1";
    /// As the forms of a session are found; the newest application first.
    ASKED_OF = "SELECT a.number FROM application a JOIN form f ON f.id = $2 WHERE a.account_id = $1 AND EXISTS (SELECT 1 FROM form_version v WHERE v.form_id = f.id) AND ((f.is_shared AND f.in_service AND (f.centre_id IS NULL OR f.centre_id = a.centre_id)) OR (f.in_service AND EXISTS (SELECT 1 FROM form_requirement r WHERE r.session_id = a.session_id AND r.form_id = f.id)) OR EXISTS (SELECT 1 FROM form_answer g WHERE g.application_id = a.id AND g.form_id = f.id)) ORDER BY a.created_at DESC, a.id DESC LIMIT 1";
    HELD_COMMON = "SELECT id, completed_at, response_id, version FROM form_answer WHERE form_id = $1 AND account_id = $2 AND campaign_id = $3";
    HELD_OWN = "SELECT id, completed_at, response_id, version FROM form_answer WHERE form_id = $1 AND account_id = $2 AND application_id = $3";
    TAKE = "INSERT INTO form_answer (id, account_id, form_id, application_id, form_version_id, answers, completed_at, is_not_concerned, saved_by, version, updated_at, response_id, campaign_id) VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, '', 1, $8, $9, $10)";
    RETAKE = "UPDATE form_answer SET form_version_id = $3, answers = $4, completed_at = $5, is_not_concerned = FALSE, saved_by = '', updated_at = $6, response_id = $7, version = version + 1 WHERE id = $1 AND version = $2";
}

/// Every survey, in service or not.
pub async fn all(tx: &mut Tx) -> Result<Vec<Survey>> {
    fetch!(all, tx, Survey, ALL)
}

/// The surveys of the forms in service.
pub async fn to_read(tx: &mut Tx) -> Result<Vec<Survey>> {
    fetch!(all, tx, Survey, TO_READ)
}

/// The survey of a form; none of a form that is answered here.
pub async fn of(tx: &mut Tx, form: Uuid) -> Result<Option<Survey>> {
    fetch!(optional, tx, Survey, OF, form)
}

/// The form that a survey belongs to.
pub async fn form_of(tx: &mut Tx, survey: i64) -> Result<Option<Uuid>> {
    Ok(fetch!(optional, tx, (Uuid,), FORM_OF, survey)?.map(|(form,)| form))
}

/// The number of the newest application of a person that a form is asked of.
pub async fn asked_of(tx: &mut Tx, account: Uuid, form: Uuid) -> Result<Option<i64>> {
    Ok(fetch!(optional, tx, (i64,), ASKED_OF, account, form)?.map(|(number,)| number))
}

/// Makes a form one of this survey at this address.
pub async fn put(tx: &mut Tx, form: Uuid, survey: i64, address: &Translated) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    if of(tx, form).await?.is_some_and(|before| before.survey_id != survey) {
        exec!(tx, FORGET_RESPONSES, form)?;
    }
    exec!(tx, PUT, form, survey, Json(address))?;
    Ok(())
}

pub async fn remove(tx: &mut Tx, form: Uuid) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(tx, REMOVE, form)?;
    Ok(())
}

/// Notes how far a survey was read; `is_full` when all of it was.
pub async fn read(tx: &mut Tx, survey: &Survey, highest: i64, is_full: bool, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, READ, survey.form_id, survey.survey_id, highest, now, is_full.then_some(now))?;
    Ok(())
}

/// Notes that reading all of a survey was tried, in vain.
pub async fn tried(tx: &mut Tx, survey: &Survey, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, TRIED, survey.form_id, survey.survey_id, now)?;
    Ok(())
}

/// Notes that a survey is more than one export holds: slices of this size, unless it has one already, begin at `first`,
/// unless some are under way.
pub async fn outgrown(tx: &mut Tx, survey: &Survey, slice: i64, first: i64) -> Result<()> {
    exec!(tx, OUTGROWN, survey.form_id, survey.survey_id, slice, first)?;
    Ok(())
}

/// Notes that a survey has its turn.
pub async fn turn(tx: &mut Tx, survey: &Survey, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, TURN, survey.form_id, survey.survey_id, now)?;
    Ok(())
}

/// Notes since when a survey is gone through.
pub async fn begun(tx: &mut Tx, survey: &Survey, at: DateTime<Utc>) -> Result<()> {
    exec!(tx, BEGUN, survey.form_id, survey.survey_id, at)?;
    Ok(())
}

/// Notes how far a survey was gone through in slices, and how large the next slice is.
pub async fn sliced(tx: &mut Tx, survey: &Survey, highest: i64, next: i64, slice: i64) -> Result<()> {
    exec!(tx, SLICED, survey.form_id, survey.survey_id, highest, next, slice)?;
    Ok(())
}

/// Notes that a survey cannot be read.
pub async fn trouble(tx: &mut Tx, form: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, TROUBLE, form, now)?;
    Ok(())
}

/// What is held of somebody's answers.
pub async fn held(tx: &mut Tx, place: Place) -> Result<Option<Held>> {
    match place.application {
        None => fetch!(optional, tx, Held, HELD_COMMON, place.form, place.account, place.campaign),
        Some(application) => fetch!(optional, tx, Held, HELD_OWN, place.form, place.account, application),
    }
}

/// Keeps the first answers of somebody.
pub async fn take(tx: &mut Tx, id: Uuid, place: Place, taken: &Taken) -> Result<()> {
    let campaign = place.application.is_none().then_some(place.campaign);
    exec!(
        tx,
        TAKE,
        id,
        place.account,
        place.form,
        place.application,
        taken.form_version,
        &taken.answers,
        taken.completed_at,
        taken.now,
        taken.response,
        campaign
    )?;
    Ok(())
}

/// Puts newer answers in the place of what is held; false when somebody was faster.
pub async fn retake(tx: &mut Tx, held: &Held, taken: &Taken) -> Result<bool> {
    Ok(exec!(tx, RETAKE, held.id, held.version, taken.form_version, &taken.answers, taken.completed_at, taken.now, taken.response)? == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survey(last: i64, next: i64, slice: Option<i64>) -> Survey {
        Survey {
            form_id: Uuid::nil(),
            code: "ENQUETE".to_owned(),
            survey_id: 1,
            address: Json(Translated::default()),
            last_response: last,
            read_at: None,
            full_at: None,
            trouble_at: None,
            next_response: next,
            first_response: 1,
            slice,
            turn_at: None,
            begun_at: None,
        }
    }

    #[test]
    fn nobody_answered_is_not_behind() {
        assert!(!survey(0, 1, Some(1_000)).is_behind(), "what is new is asked for");
        assert!(!survey(0, 1, None).is_behind());
        assert!(survey(0, 1_001, Some(1_000)).is_behind());
        assert!(!survey(5_000, 1_001, Some(1_000)).is_behind() && survey(5_000, 1_001, Some(1_000)).is_under_way());
        assert!(survey(5_000, 5_001, Some(1_000)).is_behind());
    }
}
