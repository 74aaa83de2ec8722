//! Document types (« pièces justificatives »): those of the institution and those of a centre.

use domain::application::TreatmentType;
use domain::application::requirement::{AskedOf, Obligation};
use domain::permissions::{Access, Denied, Right};
use domain::text::ErrorKey;
use domain::translated::Translated;
use store::catalogue::requirement::{self as rows, DocumentType};
use store::{Json, Tx};
use uuid::Uuid;

use super::common::{Cell, Line, Listed, Opened, Refusal, existed, fresh, in_use, taken, trace};
use super::owner::{chosen_centre, owned, owner, owners};
use super::stored_file;
use super::typed::{Reader, Typed};
use crate::Ctx;
use crate::actor::Person;
use crate::apply::deposit::Upload;
use crate::error::Error;

fn may(person: &Person, access: Access, centre: Option<Uuid>) -> Result<(), Denied> {
    owned(person, Right::DocumentTypes, access, centre)
}

/// One's own, and those of the institution to read.
pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    if !person.actor.holds(Right::DocumentTypes, Access::Read) {
        return Err(Denied::NoRight.into());
    }
    let mut tx = ctx.db.read().await?;
    let centres = store::catalogue::centres(&mut tx).await?;
    let lines = rows::all(&mut tx)
        .await?
        .into_iter()
        .filter(|d| d.centre_id.is_none() || may(person, Access::Read, d.centre_id).is_ok())
        .map(|d| Line {
            cells: vec![
                owner(&centres, d.centre_id),
                Cell::Key(obligation_key(&d.obligation)),
                Cell::Key(if d.is_shared { "setup-shared-yes" } else { "setup-shared-no" }),
                Cell::InService(d.in_service),
            ],
            code: d.code,
            label: d.label.0,
        })
        .collect();
    Ok(Listed { lines, may_add: !owners(person, Right::DocumentTypes, &centres).is_empty() })
}

fn obligation_key(code: &str) -> &'static str {
    match Obligation::from_code(code) {
        Some(Obligation::Conditional) => "setup-obligation-conditional",
        Some(Obligation::Facultative) => "setup-obligation-facultative",
        _ => "setup-obligation-mandatory",
    }
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let Some(code) = code else {
        let centres = owners(person, Right::DocumentTypes, &store::catalogue::centres(&mut tx).await?);
        if centres.is_empty() {
            return Err(Denied::NoRight.into());
        }
        let typed = Typed::default()
            .with_flag("in_service", true)
            .with("obligation", Obligation::Mandatory.code())
            .with("nationality_rule", "all")
            .with("is_shared", "yes")
            .with("per_application", "no");
        let typed = if let [(only, _)] = centres.as_slice() { typed.with("centre", only) } else { typed };
        let [series, diplomas] = offered(&mut tx, &AskedOf::default()).await?;
        let choices = [("centre", centres), ("bac_series", series), ("diplomas", diplomas)].into();
        return Ok(Opened { typed, may_save: true, choices, variant: "new", ..Opened::default() });
    };
    let found = find(&mut tx, code).await?;
    if found.centre_id.is_some() {
        may(person, Access::Read, found.centre_id)?;
    } else if !person.actor.holds(Right::DocumentTypes, Access::Read) {
        return Err(Denied::NoRight.into());
    }
    let may_save = may(person, Access::Write, found.centre_id).is_ok();
    let template = match found.template_file_id {
        Some(id) => store::document::stored_file(&mut tx, id).await?.map(|file| file.name),
        None => None,
    };
    let typed = typed(&found).with_some("template", template);
    let [series, diplomas] = offered(&mut tx, &found.asked_of).await?;
    let choices = [("bac_series", series), ("diplomas", diplomas)].into();
    Ok(Opened { typed, choices, may_save, may_remove: may_save, title: found.label.0, ..Opened::default() })
}

/// What a list offers: codes with their words.
type Choices = Vec<(String, Translated)>;

/// The bac series and the diplomas that a rule may name: those in service, and what it names already.
async fn offered(tx: &mut Tx, rule: &AskedOf) -> store::Result<[Choices; 2]> {
    let series = store::reference::series(tx).await?.into_iter().map(|s| (s.code, s.label.0, s.in_service));
    let diplomas = store::reference::diplomas(tx).await?.into_iter().map(|d| (d.code, d.label.0, d.in_service));
    Ok([choices(series, &rule.bac_series), choices(diplomas, &rule.diplomas)])
}

fn choices(rows: impl Iterator<Item = (String, Translated, bool)>, named: &[String]) -> Choices {
    let mut found: Choices = rows.filter(|(code, _, in_service)| *in_service || named.contains(code)).map(|(code, label, _)| (code, label)).collect();
    for code in named {
        if !found.iter().any(|(known, _)| known == code) {
            found.push((code.clone(), Translated::fr(code)));
        }
    }
    found
}

async fn find(tx: &mut Tx, code: &str) -> Result<DocumentType, Error<Refusal>> {
    rows::find(tx, code).await?.ok_or(Error::NotFound)
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn typed(d: &DocumentType) -> Typed {
    let rule = match (d.asked_of.nationalities.is_empty(), d.asked_of.except_nationalities) {
        (true, _) => "all",
        (false, false) => "only",
        (false, true) => "except",
    };
    Typed::default()
        .with("version", d.version)
        .with("code", &d.code)
        .with_words("label", &d.label)
        .with_words("help", &d.help)
        .with("is_shared", yes_no(d.is_shared))
        .with("per_application", yes_no(d.per_application))
        .with("obligation", &d.obligation)
        .with_some("treatment", d.treatment.as_ref())
        .with("nationality_rule", rule)
        .with("nationalities", d.asked_of.nationalities.join(" "))
        .with_all("bac_series", d.asked_of.bac_series.clone())
        .with_all("diplomas", d.asked_of.diplomas.clone())
        .with_some("position", d.position)
        .with_flag("in_service", d.in_service)
}

async fn read(ctx: &Ctx, tx: &mut Tx, typed: &Typed, mut d: DocumentType) -> Result<DocumentType, Error<Refusal>> {
    let countries = store::reference::countries(tx).await?;
    let [series, diplomas] = offered(tx, &d.asked_of).await?;
    let mut reader = Reader::new(typed);
    let given = (!d.code.is_empty()).then(|| d.code.clone());
    d.code = reader.code("code", given.as_deref());
    d.label = Json(reader.words("label", &d.label, &ctx.languages(), 500, true));
    d.help = Json(reader.text("help", &d.help, &ctx.languages(), 2000, false));
    d.is_shared = reader.choice("is_shared", &["yes", "no"]) == "yes";
    d.per_application = reader.choice("per_application", &["yes", "no"]) == "yes";
    d.obligation = reader.choice("obligation", &[Obligation::Mandatory.code(), Obligation::Conditional.code(), Obligation::Facultative.code()]);
    d.treatment = reader.optional_choice("treatment", &[TreatmentType::Controlled.code(), TreatmentType::Direct.code(), TreatmentType::Waiting.code()]);
    let rule = reader.choice("nationality_rule", &["all", "only", "except"]);
    let codes: Vec<String> = typed.get("nationalities").split([' ', ',', ';', '\n', '\r']).filter(|code| !code.is_empty()).map(str::to_uppercase).collect();
    if let Some(unknown) = codes.iter().find(|code| !countries.iter().any(|c| c.code == **code)) {
        reader.fail("nationalities", ErrorKey::new("setup-country-unknown").text("code", unknown.clone()));
    } else if rule != "all" && codes.is_empty() {
        reader.fail("nationalities", ErrorKey::new("setup-missing"));
    }
    let nationalities = if rule == "all" { Vec::new() } else { codes };
    d.asked_of = Json(AskedOf {
        nationalities,
        except_nationalities: rule == "except",
        bac_series: ticked(&mut reader, typed, "bac_series", &series),
        diplomas: ticked(&mut reader, typed, "diplomas", &diplomas),
    });
    d.position = reader.optional_number("position", 0, 10_000).and_then(|n| i32::try_from(n).ok());
    d.in_service = reader.flag("in_service");
    reader.finish()?;
    d.version = typed.version("version");
    Ok(d)
}

/// What was ticked of a list, in its order.
fn ticked(reader: &mut Reader<'_>, typed: &Typed, field: &'static str, offered: &[(String, Translated)]) -> Vec<String> {
    let ticked = typed.list(field);
    if ticked.iter().any(|code| !code.is_empty() && !offered.iter().any(|(known, _)| known == code)) {
        reader.fail(field, ErrorKey::new("setup-not-offered"));
    }
    offered.iter().map(|(code, _)| code).filter(|code| ticked.contains(code)).cloned().collect()
}

pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let (saved, before) = match code {
        Some(code) => {
            let stored = find(&mut tx, code).await?;
            may(person, Access::Write, stored.centre_id)?;
            let before = typed(&stored);
            let document_type = read(ctx, &mut tx, form, stored).await?;
            fresh(rows::update(&mut tx, &document_type).await.map_err(taken)?)?;
            (document_type, Some(before))
        }
        None => {
            let blank = blank(ctx, &mut tx, person, form).await?;
            let document_type = read(ctx, &mut tx, form, blank).await?;
            rows::add(&mut tx, &document_type).await.map_err(taken)?;
            (document_type, None)
        }
    };
    trace(ctx, &mut tx, person, format!("document_type:{}", saved.code), before.as_ref(), Some(&typed(&saved))).await?;
    tx.commit().await?;
    Ok(saved.code)
}

async fn blank(ctx: &Ctx, tx: &mut Tx, person: &Person, form: &Typed) -> Result<DocumentType, Error<Refusal>> {
    let centre = chosen_centre(tx, form).await?;
    may(person, Access::Write, centre)?;
    Ok(DocumentType {
        id: ctx.id(),
        code: String::new(),
        centre_id: centre,
        label: Json::default(),
        help: Json::default(),
        is_shared: true,
        per_application: false,
        obligation: String::new(),
        treatment: None,
        asked_of: Json::default(),
        position: None,
        template_file_id: None,
        in_service: true,
        version: 0,
    })
}

/// Keeps a PDF for applicants to fill in, in place of an earlier one; without a file, none any more.
pub async fn put_template(ctx: &Ctx, person: &Person, code: &str, upload: Option<Upload>) -> Result<(), Error<stored_file::Refusal>> {
    let mut tx = ctx.db.read().await?;
    let stored = rows::find(&mut tx, code).await?.ok_or(Error::NotFound)?;
    drop(tx);
    may(person, Access::Write, stored.centre_id)?;
    let file = match upload {
        Some(upload) => Some(stored_file::keep(ctx, &upload, stored_file::Kind::Pdf).await?),
        None => None,
    };
    let mut tx = ctx.db.write().await?;
    let mut now = rows::find(&mut tx, code).await?.ok_or(Error::NotFound)?;
    let held = match now.template_file_id {
        Some(id) => store::document::stored_file(&mut tx, id).await?,
        None => None,
    };
    // The same file once more: the form came twice.
    if stored_file::is_same(held.as_ref(), file.as_ref()) {
        return Ok(());
    }
    let before = held.map(|file| file.name);
    if let Some(file) = &file {
        store::document::add_stored_file(&mut tx, file, ctx.now()).await?;
    }
    now.template_file_id = file.as_ref().map(|file| file.id);
    if !rows::update(&mut tx, &now).await? {
        return Err(Error::Stale);
    }
    let (before, after) = (Typed::default().with_some("template", before), Typed::default().with_some("template", file.map(|file| file.name)));
    trace(ctx, &mut tx, person, format!("document_type:{code}"), Some(&before), Some(&after)).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes a document type that no programme asks for and nobody deposited.
pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let found = find(&mut tx, code).await?;
    may(person, Access::Write, found.centre_id)?;
    existed(store::setup::remove_document_type(&mut tx, found.id).await.map_err(in_use)?)?;
    trace(ctx, &mut tx, person, format!("document_type:{code}"), Some(&typed(&found)), None).await?;
    tx.commit().await?;
    Ok(())
}
