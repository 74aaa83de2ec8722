//! Questions put to applicants inside their application: those of the institution and those of a centre.

use domain::application::requirement::Obligation;
use domain::form::{FieldKind, field};
use domain::permissions::{Access, Denied, Right};
use domain::text::ErrorKey;
use store::question::{self as rows, Question};
use store::{Json, Tx};
use uuid::Uuid;

use super::common::{Cell, Line, Listed, Opened, Refusal, existed, fresh, in_use, taken, trace};
use super::owner::{chosen_centre, owned, owner, owners};
use super::typed::{Reader, Typed, in_language};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;
use crate::i18n::Languages;

/// Most choices of a list.
const MOST: usize = 100;

fn may(person: &Person, access: Access, centre: Option<Uuid>) -> Result<(), Denied> {
    owned(person, Right::Questions, access, centre)
}

/// One's own, and those of the institution to read.
pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    if !person.actor.holds(Right::Questions, Access::Read) {
        return Err(Denied::NoRight.into());
    }
    let mut tx = ctx.db.read().await?;
    let centres = store::catalogue::centres(&mut tx).await?;
    let lines = rows::all(&mut tx)
        .await?
        .into_iter()
        .filter(|q| q.centre_id.is_none() || may(person, Access::Read, q.centre_id).is_ok())
        .map(|q| Line {
            cells: vec![
                owner(&centres, q.centre_id),
                Cell::Key(kind_key(FieldKind::from_code(&q.kind).unwrap_or(FieldKind::Text))),
                Cell::Key(obligation_key(&q.obligation)),
                Cell::Key(if q.is_shared { "setup-shared-yes" } else { "setup-shared-no" }),
                Cell::InService(q.in_service),
            ],
            code: q.code,
            label: q.label.0,
        })
        .collect();
    Ok(Listed { lines, may_add: !owners(person, Right::Questions, &centres).is_empty() })
}

/// The words for what a field takes.
#[must_use]
pub const fn kind_key(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "field-kind-text",
        FieldKind::LongText => "field-kind-long-text",
        FieldKind::Number => "field-kind-number",
        FieldKind::Date => "field-kind-date",
        FieldKind::YesNo => "field-kind-yes-no",
        FieldKind::Choice => "field-kind-choice",
        FieldKind::Choices => "field-kind-choices",
        FieldKind::File => "field-kind-file",
    }
}

pub(super) fn obligation_key(code: &str) -> &'static str {
    match Obligation::from_code(code) {
        Some(Obligation::Conditional) => "question-obligation-conditional",
        Some(Obligation::Facultative) => "setup-obligation-facultative",
        _ => "setup-obligation-mandatory",
    }
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let Some(code) = code else {
        let centres = owners(person, Right::Questions, &store::catalogue::centres(&mut tx).await?);
        if centres.is_empty() {
            return Err(Denied::NoRight.into());
        }
        let typed = Typed::default()
            .with_flag("in_service", true)
            .with("answer_kind", FieldKind::LongText.code())
            .with("obligation", Obligation::Mandatory.code())
            .with("is_shared", "no")
            .with("per_application", "no");
        let typed = if let [(only, _)] = centres.as_slice() { typed.with("centre", only) } else { typed };
        return Ok(Opened { typed, may_save: true, choices: [("centre", centres)].into(), variant: "new", ..Opened::default() });
    };
    let found = find(&mut tx, code).await?;
    if found.centre_id.is_some() {
        may(person, Access::Read, found.centre_id)?;
    } else if !person.actor.holds(Right::Questions, Access::Read) {
        return Err(Denied::NoRight.into());
    }
    let may_save = may(person, Access::Write, found.centre_id).is_ok();
    Ok(Opened { typed: typed(&found), may_save, may_remove: may_save, title: found.label.0, ..Opened::default() })
}

async fn find(tx: &mut Tx, code: &str) -> Result<Question, Error<Refusal>> {
    rows::find(tx, code).await?.ok_or(Error::NotFound)
}

fn typed(q: &Question) -> Typed {
    let yes_no = |yes: bool| if yes { "yes" } else { "no" };
    let typed = Typed::default()
        .with("version", q.version)
        .with("code", &q.code)
        .with("answer_kind", &q.kind)
        .with_words("label", &q.label)
        .with_words("help", &q.help)
        .with("is_shared", yes_no(q.is_shared))
        .with("per_application", yes_no(q.per_application))
        .with("obligation", &q.obligation)
        .with_some("position", q.position)
        .with_flag("in_service", q.in_service);
    with_choices(typed, &q.choices)
}

/// The choices of a list in every language they are there in, one a line.
pub(super) fn with_choices(typed: Typed, choices: &[field::Choice]) -> Typed {
    let mut languages: Vec<&String> = choices.iter().flat_map(|choice| choice.label.0.keys()).collect();
    languages.sort();
    languages.dedup();
    languages.into_iter().fold(typed, |typed, language| typed.with(&in_language("choices", language), field::lines_in(choices, language)))
}

async fn read(ctx: &Ctx, tx: &mut Tx, typed: &Typed, mut q: Question) -> Result<Question, Error<Refusal>> {
    let mut reader = Reader::new(typed);
    let given = (!q.code.is_empty()).then(|| q.code.clone());
    q.code = reader.code("code", given.as_deref());
    q.label = Json(reader.words("label", &q.label, &ctx.languages(), 500, true));
    q.help = Json(reader.text("help", &q.help, &ctx.languages(), 2000, false));
    let kinds: Vec<&str> = FieldKind::OF_QUESTIONS.iter().map(|kind| kind.code()).collect();
    let kind = reader.choice("answer_kind", &kinds);
    let was_shared = (q.is_shared, q.per_application);
    q.is_shared = reader.choice("is_shared", &["yes", "no"]) == "yes";
    q.per_application = reader.choice("per_application", &["yes", "no"]) == "yes";
    if given.is_some() && (kind != q.kind || was_shared != (q.is_shared, q.per_application)) && rows::is_answered(tx, q.id).await? {
        // What was answered to one kind of question answers no other.
        reader.fail(if kind == q.kind { "is_shared" } else { "answer_kind" }, ErrorKey::new("setup-question-answered"));
    }
    q.kind = kind;
    if FieldKind::from_code(&q.kind).is_some_and(FieldKind::has_choices) {
        q.choices = Json(read_list(&mut reader, typed, &ctx.languages(), &q.choices));
    } else {
        q.choices = Json::default();
    }
    q.obligation = reader.choice("obligation", &[Obligation::Mandatory.code(), Obligation::Conditional.code(), Obligation::Facultative.code()]);
    q.position = reader.optional_number("position", 0, 10_000).and_then(|n| i32::try_from(n).ok());
    q.in_service = reader.flag("in_service");
    reader.finish()?;
    q.version = typed.version("version");
    Ok(q)
}

/// Reads the choices of a list; there must be two at least.
pub(super) fn read_list(reader: &mut Reader<'_>, typed: &Typed, languages: &Languages, before: &[field::Choice]) -> Vec<field::Choice> {
    let fields: Vec<(&str, String)> = languages.all().iter().map(|lang| (lang.code(), in_language("choices", lang.code()))).collect();
    let texts: Vec<(&str, &str)> = fields.iter().map(|(code, field)| (*code, typed.get(field))).collect();
    let choices = field::read_lists(before, &texts);
    let first = in_language("choices", languages.default().code());
    let longest = choices.iter().flat_map(|choice| choice.label.0.values()).map(|label| label.chars().count()).max().unwrap_or(0);
    if choices.len() < 2 {
        reader.fail(first, ErrorKey::new("setup-choices-two"));
    } else if choices.len() > MOST {
        reader.fail(first, ErrorKey::new("setup-choices-many").number("max", MOST));
    } else if longest > 255 {
        reader.fail(first, ErrorKey::new("setup-too-long").number("max", 255).number("found", longest));
    }
    choices
}

pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let (saved, before) = match code {
        Some(code) => {
            let stored = find(&mut tx, code).await?;
            may(person, Access::Write, stored.centre_id)?;
            let before = typed(&stored);
            let question = read(ctx, &mut tx, form, stored).await?;
            fresh(rows::update(&mut tx, &question).await.map_err(taken)?)?;
            (question, Some(before))
        }
        None => {
            let centre_id = chosen_centre(&mut tx, form).await?;
            may(person, Access::Write, centre_id)?;
            let question = read(ctx, &mut tx, form, blank(ctx, centre_id)).await?;
            rows::add(&mut tx, &question).await.map_err(taken)?;
            (question, None)
        }
    };
    trace(ctx, &mut tx, person, format!("question:{}", saved.code), before.as_ref(), Some(&typed(&saved))).await?;
    tx.commit().await?;
    Ok(saved.code)
}

fn blank(ctx: &Ctx, centre_id: Option<Uuid>) -> Question {
    Question {
        id: ctx.id(),
        code: String::new(),
        centre_id,
        kind: String::new(),
        label: Json::default(),
        help: Json::default(),
        choices: Json::default(),
        is_shared: false,
        per_application: false,
        obligation: String::new(),
        position: None,
        in_service: true,
        version: 0,
    }
}

/// Removes a question that no programme asks and nobody answered.
pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let found = find(&mut tx, code).await?;
    may(person, Access::Write, found.centre_id)?;
    existed(rows::remove(&mut tx, found.id).await.map_err(in_use)?)?;
    trace(ctx, &mut tx, person, format!("question:{code}"), Some(&typed(&found)), None).await?;
    tx.commit().await?;
    Ok(())
}
