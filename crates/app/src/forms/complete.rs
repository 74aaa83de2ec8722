//! Filling a form in: what can be read is saved as a draft at once; « Valider mes réponses » makes it complete when
//! nothing is missing.

use std::collections::BTreeMap;

use domain::application::{DocumentStatus, Refusal};
use domain::form::definition::LONGEST;
use domain::form::{Answer, AnswerError, Answers, Field, FieldKind};
use serde_json::json;

use super::{Asked, put};
use crate::Ctx;
use crate::actor::Person;
use crate::apply::own;
use crate::asked::{TOUCHED, allowed, continues, is_stale, mark, saved_by};
use crate::audit::{self, Entry};
use crate::dossier::Dossier;
use crate::error::Error;

const DRAFT: &str = "form.draft";
const COMPLETE: &str = "form.complete";

/// What a save is for, beside keeping the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Nothing else.
    Draft,
    /// The page was opened on a complete form: a save on the way may find an answer empty for a moment, and the form is
    /// complete again as soon as it is whole.
    StayComplete,
    /// « Valider mes réponses ».
    Complete,
}

/// What a page knew of the answers when it was saved.
#[derive(Clone, Debug)]
pub struct Saw<'a> {
    /// Which answers it was opened on.
    pub seen: i64,
    /// What stands for the page.
    pub page: &'a str,
    /// The mark of each answer that it showed, by the key of its field, with [`TOUCHED`] after it or not; none at all when it does
    /// not say.
    pub shown: BTreeMap<String, String>,
}

impl<'a> From<(i64, &'a str)> for Saw<'a> {
    fn from((seen, page): (i64, &'a str)) -> Self {
        Self { seen, page, shown: BTreeMap::new() }
    }
}

impl Saw<'_> {
    /// Whether this is what the page showed of a field, or it did not have that field yet: nobody changed it there.
    #[must_use]
    pub fn is_as_shown(&self, field: &Field, typed: &[String]) -> bool {
        self.lacks(&field.key) || Answer::read(field.kind, &field.choices, typed, LONGEST).is_ok_and(|answer| self.is_untouched(&field.key, &answer))
    }

    /// Whether this is what the page came with, touched or not.
    fn showed(&self, key: &str, answer: &Answer) -> bool {
        self.shown.get(key).is_some_and(|shown| shown.trim_end_matches(TOUCHED) == mark(answer, false))
    }

    /// Whether this is what the page came with, and it never said anything else.
    fn is_untouched(&self, key: &str, answer: &Answer) -> bool {
        self.shown.get(key).is_some_and(|shown| *shown == mark(answer, false))
    }

    /// Whether the page was made before its form had this field.
    fn lacks(&self, key: &str) -> bool {
        !self.shown.is_empty() && !self.shown.contains_key(key)
    }

    /// Puts back what another page saved meanwhile: where this one changed nothing, and where it did.
    fn put_back(&self, asked: &Asked, answers: &mut Answers, wrong: &[(String, AnswerError)]) -> PutBack {
        let row = asked.stored.as_ref();
        let is_changed_elsewhere = is_stale(row, self.seen, self.page);
        // What it left to another page at an earlier save it still does not show.
        let unseen = row.filter(|stored| stored.by == self.page).map(|stored| stored.unseen.as_slice()).unwrap_or_default();
        // What it came with says nothing any more of an answer that it saved otherwise since.
        let changed = row.map(|stored| stored.changed_by(self.page)).unwrap_or_default();
        let typed = answers.clone();
        // Nobody compares what nobody sees.
        let visible: Vec<&str> = asked.definition.shown(&typed).into_iter().map(|field| field.key.as_str()).collect();
        let mut out = PutBack::default();
        for field in asked.definition.0.iter().filter(|field| field.kind != FieldKind::File) {
            let (given, stored) = (typed.get(&field.key), asked.answers.get(&field.key));
            let is_wrong = wrong.iter().any(|(key, _)| *key == field.key);
            if given == stored && !is_wrong {
                continue;
            }
            if self.lacks(&field.key) {
                answers.set(&field.key, stored);
                continue;
            }
            if !(is_changed_elsewhere || unseen.contains(&field.key)) || (self.showed(&field.key, &stored) && !changed.contains(&field.key)) {
                continue;
            }
            if is_wrong || !self.is_untouched(&field.key, &given) {
                out.stale.push(field.key.clone());
            }
            out.unseen.push(field.key.clone());
            answers.set(&field.key, stored);
        }
        out.stale.retain(|key| visible.contains(&key.as_str()));
        out
    }
}

/// What stands as another page saved it.
#[derive(Debug, Default)]
struct PutBack {
    /// Keys of the fields that the page shows otherwise.
    unseen: Vec<String>,
    /// Keys of those among them that were changed on it too, to be compared.
    stale: Vec<String>,
}

/// What became of the answers.
#[derive(Clone, Debug, Default)]
pub struct Saved {
    /// Answers that could not be read, by the key of their field; everything else is saved.
    pub wrong: Vec<(String, AnswerError)>,
    /// Keys of the fields that must be answered and are not; asked for only when the form was to be completed.
    pub missing: Vec<String>,
    /// Keys of the fields that were answered on another page meanwhile and otherwise on this one: that answer stands.
    pub stale: Vec<String>,
    pub is_complete: bool,
    /// The form was complete when its page was opened, and is not any more.
    pub is_draft_again: bool,
}

impl Saved {
    /// Whether everything was taken, and nothing is asked for.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.wrong.is_empty() && self.missing.is_empty() && self.stale.is_empty()
    }
}

/// The form of a code in a dossier.
pub(super) fn find<'a, R>(dossier: &'a Dossier, code: &str) -> Result<&'a Asked, Error<R>> {
    dossier.forms.iter().find(|asked| asked.code == code).ok_or(Error::NotFound)
}

/// Saves what was typed, by the key of its field; a field that is not named is answered with nothing.
///
/// What the page saved before is no change behind its back. What another page saved stands where this one changed nothing, and
/// is not replaced unseen where it did.
pub async fn save(
    ctx: &Ctx,
    person: &Person,
    at: (i64, &str),
    typed: &BTreeMap<String, Vec<String>>,
    saw: impl Into<Saw<'_>>,
    aim: Aim,
) -> Result<Saved, Error<Refusal>> {
    let saw = saw.into();
    match fill(ctx, person, at, typed, &saw, aim).await {
        // Answered in two applications at the same instant: by now the other one's are there to be compared with.
        Err(Error::Stale) => fill(ctx, person, at, typed, &saw, aim).await,
        outcome => outcome,
    }
}

async fn fill(
    ctx: &Ctx,
    person: &Person,
    (number, code): (i64, &str),
    typed: &BTreeMap<String, Vec<String>>,
    saw: &Saw<'_>,
    aim: Aim,
) -> Result<Saved, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let dossier = own::lock(ctx, &mut tx, person, number).await?;
    let asked = find(&dossier, code)?;
    if asked.survey.is_some() {
        // It is answered elsewhere.
        return Err(Error::NotFound);
    }
    allowed(ctx, &dossier).map_err(Error::Refused)?;
    let now = ctx.now();
    let (mut answers, wrong) = asked.definition.read(&asked.answers, typed);
    let PutBack { unseen, stale } = saw.put_back(asked, &mut answers, &wrong);
    let missing: Vec<String> = asked.definition.missing(&answers).into_iter().map(|field| field.key.clone()).collect();
    let is_whole = missing.is_empty() && wrong.is_empty();
    // Complete answers stay complete while they are whole, and are a draft again once something is taken away.
    let was_complete = aim == Aim::StayComplete || asked.status == DocumentStatus::Deposited;
    let is_complete = is_whole && ((aim == Aim::Complete && stale.is_empty()) || was_complete);
    // What was taken away on the other page is compared first.
    let missing = if aim == Aim::Complete { missing.into_iter().filter(|key| !stale.contains(key)).collect() } else { Vec::new() };
    let saved = Saved { wrong, missing, stale, is_complete, is_draft_again: was_complete && !is_complete };
    let mut after = asked.clone();
    after.answers = answers;
    after.completed_at = is_complete.then(|| asked.completed_at.unwrap_or(now));
    after.status = if is_complete { DocumentStatus::Deposited } else { DocumentStatus::Waiting };
    // Nothing answered to what was never answered is stored no more than before.
    if after.answers == asked.answers && after.status == asked.status {
        return Ok(saved);
    }
    let application = dossier.application.id;
    let fields = asked.definition.0.iter().map(|field| &field.key);
    let changed: Vec<String> = fields.filter(|key| after.answers.get(key) != asked.answers.get(key)).cloned().collect();
    let by = saved_by(saw.page, &unseen, &changed, asked.stored.as_ref());
    if !put(&mut tx, asked, &after.row(ctx.ids.uuid(now), &dossier.application, (by, now))).await? {
        return Err(Error::Stale);
    }
    let action = if is_complete && asked.status != DocumentStatus::Deposited { COMPLETE } else { DRAFT };
    let object = format!("form:{code}");
    if action == COMPLETE || !continues(&mut tx, application, (DRAFT, &object), now).await? {
        // That it was answered, and never the answers: these are in the submission.
        let entry = Entry {
            action,
            application: Some(application),
            object,
            before: Some(json!({ "status": asked.status.code() })),
            after: Some(json!({ "status": after.status.code(), "version": asked.number })),
        };
        audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    }
    tx.commit().await?;
    Ok(saved)
}
