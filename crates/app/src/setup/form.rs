//! Complementary forms: those of the institution and those of a centre. Their fields are set up in `form_field`; what is
//! particular to those answered in LimeSurvey is in `form_survey`.

use domain::application::requirement::Obligation;
use domain::permissions::{Access, Denied, Right};
use domain::text::ErrorKey;
use domain::translated::Translated;
use store::catalogue::requirement::{self, DocumentType};
use store::form::{self as rows, Form};
use store::survey::Survey;
use store::{Json, Tx};
use uuid::Uuid;

use super::common::{Cell, Line, Listed, Opened, Refusal, existed, fresh, in_use, taken, trace};
use super::form_survey::{self, HERE, SURVEY, Wanted};
use super::owner::{chosen_centre, owned, owner, owners};
use super::question::obligation_key;
use super::typed::{Reader, Typed};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;

pub(super) fn may(person: &Person, access: Access, centre: Option<Uuid>) -> Result<(), Denied> {
    owned(person, Right::Forms, access, centre)
}

/// One's own, and those of the institution to read.
pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    if !person.actor.holds(Right::Forms, Access::Read) {
        return Err(Denied::NoRight.into());
    }
    let mut tx = ctx.db.read().await?;
    let centres = store::catalogue::centres(&mut tx).await?;
    let surveys = store::survey::all(&mut tx).await?;
    let mut lines = Vec::new();
    for form in rows::all(&mut tx).await? {
        if form.centre_id.is_some() && may(person, Access::Read, form.centre_id).is_err() {
            continue;
        }
        let published = rows::latest_version(&mut tx, form.id).await?;
        let state = match &published {
            _ if surveys.iter().any(|survey| survey.form_id == form.id) => "form-state-survey",
            None => "form-state-never",
            Some(version) if *version.definition.0 == form.draft.0 => "form-state-published",
            Some(_) => "form-state-changed",
        };
        lines.push(Line {
            cells: vec![
                owner(&centres, form.centre_id),
                Cell::Key(obligation_key(&form.obligation)),
                Cell::Key(if form.is_shared { "setup-shared-yes" } else { "setup-shared-no" }),
                Cell::Key(state),
                Cell::InService(form.in_service),
            ],
            code: form.code,
            label: form.label.0,
        });
    }
    Ok(Listed { lines, may_add: !owners(person, Right::Forms, &centres).is_empty() })
}

/// The documents that can take the answers as a PDF.
fn documents(all: &[DocumentType], centre: Option<Uuid>, is_new: bool) -> Vec<(String, Translated)> {
    let fits = |d: &&DocumentType| d.in_service && (is_new || d.centre_id.is_none() || d.centre_id == centre);
    all.iter().filter(fits).map(|d| (d.code.clone(), d.label.0.clone())).collect()
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let types = requirement::all(&mut tx).await?;
    let Some(code) = code else {
        let centres = owners(person, Right::Forms, &store::catalogue::centres(&mut tx).await?);
        if centres.is_empty() {
            return Err(Denied::NoRight.into());
        }
        let typed = Typed::default()
            .with_flag("in_service", true)
            .with("obligation", Obligation::Mandatory.code())
            .with("is_shared", "no")
            .with("per_application", "no")
            .with("form_kind", HERE);
        let typed = if let [(only, _)] = centres.as_slice() { typed.with("centre", only) } else { typed };
        let choices = [("centre", centres), ("document_type", documents(&types, None, true))].into();
        return Ok(Opened { typed, may_save: true, choices, variant: "new", ..Opened::default() });
    };
    let found = readable(&mut tx, person, code).await?;
    let may_save = may(person, Access::Write, found.centre_id).is_ok();
    let choices = [("document_type", documents(&types, found.centre_id, false))].into();
    let survey = store::survey::of(&mut tx, found.id).await?;
    let variant = if survey.is_some() { SURVEY } else { "" };
    Ok(Opened { typed: typed(&found, survey.as_ref(), &types), choices, may_save, may_remove: may_save, title: found.label.0, variant })
}

/// A form that somebody may look at.
pub(super) async fn readable(tx: &mut Tx, person: &Person, code: &str) -> Result<Form, Error<Refusal>> {
    let found = find(tx, code).await?;
    if found.centre_id.is_some() {
        may(person, Access::Read, found.centre_id)?;
    } else if !person.actor.holds(Right::Forms, Access::Read) {
        return Err(Denied::NoRight.into());
    }
    Ok(found)
}

/// A form that somebody may change.
pub(super) async fn writable(tx: &mut Tx, person: &Person, code: &str) -> Result<Form, Error<Refusal>> {
    let found = find(tx, code).await?;
    may(person, Access::Write, found.centre_id)?;
    Ok(found)
}

/// [`readable`], of a form whose fields are ours: those of a survey are LimeSurvey's.
pub(super) async fn readable_here(tx: &mut Tx, person: &Person, code: &str) -> Result<Form, Error<Refusal>> {
    let found = readable(tx, person, code).await?;
    answered_here(tx, found).await
}

/// [`writable`], likewise.
pub(super) async fn writable_here(tx: &mut Tx, person: &Person, code: &str) -> Result<Form, Error<Refusal>> {
    let found = writable(tx, person, code).await?;
    answered_here(tx, found).await
}

async fn answered_here(tx: &mut Tx, form: Form) -> Result<Form, Error<Refusal>> {
    if store::survey::of(tx, form.id).await?.is_some() { Err(Error::NotFound) } else { Ok(form) }
}

async fn find(tx: &mut Tx, code: &str) -> Result<Form, Error<Refusal>> {
    rows::find(tx, code).await?.ok_or(Error::NotFound)
}

fn typed(form: &Form, survey: Option<&Survey>, types: &[DocumentType]) -> Typed {
    let yes_no = |yes: bool| if yes { "yes" } else { "no" };
    let document = types.iter().find(|d| Some(d.id) == form.document_type_id).map(|d| d.code.clone());
    let typed = match survey {
        Some(survey) => Typed::default().with("survey_id", survey.survey_id).with_words("survey_address", &survey.address),
        None => Typed::default(),
    };
    typed
        .with("version", form.version)
        .with("code", &form.code)
        .with_words("label", &form.label)
        .with_words("introduction", &form.introduction)
        .with("is_shared", yes_no(form.is_shared))
        .with("per_application", yes_no(form.per_application))
        .with("obligation", &form.obligation)
        .with_some("position", form.position)
        .with_some("document_type", document)
        .with_flag("in_service", form.in_service)
}

/// Reads a form, with its survey where it is answered there: chosen once, so that answers never mix.
async fn read(
    ctx: &Ctx,
    tx: &mut Tx,
    typed: &Typed,
    mut form: Form,
    survey: Option<&Survey>,
    types: &[DocumentType],
) -> Result<(Form, Option<Wanted>), Error<Refusal>> {
    let mut reader = Reader::new(typed);
    let given = (!form.code.is_empty()).then(|| form.code.clone());
    form.code = reader.code("code", given.as_deref());
    form.label = Json(reader.words("label", &form.label, &ctx.languages(), 500, true));
    form.introduction = Json(reader.text("introduction", &form.introduction, &ctx.languages(), 5000, false));
    let is_survey = if given.is_some() { survey.is_some() } else { reader.optional_choice("form_kind", &[HERE, SURVEY]).as_deref() == Some(SURVEY) };
    let wanted = if is_survey { Some(form_survey::read(ctx, tx, &mut reader, survey, form.id).await?) } else { None };
    let was_shared = (form.is_shared, form.per_application);
    form.is_shared = reader.choice("is_shared", &["yes", "no"]) == "yes";
    form.per_application = match &wanted {
        Some(wanted) => wanted.is_per_application(),
        None => reader.choice("per_application", &["yes", "no"]) == "yes",
    };
    if given.is_some() && !is_survey && was_shared != (form.is_shared, form.per_application) && rows::is_answered(tx, form.id).await? {
        // One set of answers for all applications cannot become several.
        reader.fail("is_shared", ErrorKey::new("form-answered"));
    }
    form.obligation = reader.choice("obligation", &[Obligation::Mandatory.code(), Obligation::Conditional.code(), Obligation::Facultative.code()]);
    form.position = reader.optional_number("position", 0, 10_000).and_then(|n| i32::try_from(n).ok());
    let fitting: Vec<&DocumentType> = types.iter().filter(|d| d.centre_id.is_none() || d.centre_id == form.centre_id).collect();
    let codes: Vec<&str> = fitting.iter().map(|d| d.code.as_str()).collect();
    let document = reader.optional_choice("document_type", &codes);
    form.document_type_id = fitting.iter().find(|d| Some(&d.code) == document.as_ref()).map(|d| d.id);
    form.in_service = reader.flag("in_service");
    reader.finish()?;
    form.version = typed.version("version");
    Ok((form, wanted))
}

pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let types = requirement::all(&mut tx).await?;
    let (saved, wanted, before) = match code {
        Some(code) => {
            let stored = writable(&mut tx, person, code).await?;
            let survey = store::survey::of(&mut tx, stored.id).await?;
            let before = typed(&stored, survey.as_ref(), &types);
            let (changed, wanted) = read(ctx, &mut tx, form, stored, survey.as_ref(), &types).await?;
            fresh(rows::update(&mut tx, &changed).await.map_err(taken)?)?;
            (changed, wanted, Some(before))
        }
        None => {
            let centre_id = chosen_centre(&mut tx, form).await?;
            may(person, Access::Write, centre_id)?;
            let (made, wanted) = read(ctx, &mut tx, form, blank(ctx, centre_id), None, &types).await?;
            rows::add(&mut tx, &made).await.map_err(taken)?;
            (made, wanted, None)
        }
    };
    if let Some(wanted) = &wanted {
        form_survey::put(ctx, &mut tx, saved.id, wanted, person.account.0).await?;
    }
    let survey = store::survey::of(&mut tx, saved.id).await?;
    trace(ctx, &mut tx, person, format!("form:{}", saved.code), before.as_ref(), Some(&typed(&saved, survey.as_ref(), &types))).await?;
    tx.commit().await?;
    Ok(saved.code)
}

fn blank(ctx: &Ctx, centre_id: Option<Uuid>) -> Form {
    Form {
        id: ctx.id(),
        code: String::new(),
        centre_id,
        label: Json::default(),
        introduction: Json::default(),
        draft: Json::default(),
        next_key: 1,
        is_shared: false,
        per_application: false,
        obligation: String::new(),
        position: None,
        document_type_id: None,
        in_service: true,
        version: 0,
    }
}

/// Removes a form that no programme asks and nobody answered, with its versions.
pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let found = writable(&mut tx, person, code).await?;
    let types = requirement::all(&mut tx).await?;
    let survey = store::survey::of(&mut tx, found.id).await?;
    existed(rows::remove(&mut tx, found.id).await.map_err(in_use)?)?;
    trace(ctx, &mut tx, person, format!("form:{code}"), Some(&typed(&found, survey.as_ref(), &types)), None).await?;
    tx.commit().await?;
    Ok(())
}
