//! The wording of letters: checked before it is saved, made for everybody, a centre, a type of diploma.

use domain::letters::LetterKind;
use domain::permissions::Access;
use domain::translated::Translated;
use store::letter_template::{self as rows, LetterTemplate};
use store::{Json, Tx};

use super::common::{Cell, Line, Listed, Opened, Refusal, central, existed, fresh, may_central, trace};
use super::mail::check_template;
use super::typed::{Reader, Typed};
use crate::Ctx;
use crate::accounts::Wrong;
use crate::actor::Person;
use crate::error::Error;
use crate::i18n::Languages;

const SUBJECT: usize = 200;
const BODY: usize = 20_000;

/// The word of a kind of letter.
#[must_use]
pub const fn kind_key(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Admission => "letter-kind-admission",
        LetterKind::Refusal => "letter-kind-refusal",
    }
}

/// What a wording can be made for.
struct Offered {
    centres: Vec<(uuid::Uuid, String, String)>,
    diplomas: Vec<(String, Translated)>,
}

impl Offered {
    async fn read(tx: &mut Tx) -> store::Result<Self> {
        let centres = store::catalogue::centres(tx).await?.into_iter().map(|c| (c.id, c.code, c.label)).collect();
        let diplomas = store::reference::diploma_types(tx).await?.into_iter().map(|d| (d.code, d.label.0)).collect();
        Ok(Self { centres, diplomas })
    }

    fn centre(&self, id: Option<uuid::Uuid>) -> Option<&(uuid::Uuid, String, String)> {
        self.centres.iter().find(|(known, ..)| Some(*known) == id)
    }
}

pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let offered = Offered::read(&mut tx).await?;
    let line = |t: LetterTemplate| {
        let diploma = offered.diplomas.iter().find(|(code, _)| Some(code) == t.diploma_type_code.as_ref()).map(|(_, words)| words.clone());
        Line {
            cells: vec![
                LetterKind::from_code(&t.kind).map_or(Cell::Text(t.kind.clone()), |kind| Cell::Key(kind_key(kind))),
                Cell::Text(offered.centre(t.centre_id).map(|(_, _, label)| label.clone()).unwrap_or_default()),
                Cell::Words(diploma.unwrap_or_default()),
                Cell::InService(t.in_service),
            ],
            code: t.code,
            label: Translated::fr(t.label),
        }
    };
    let lines = rows::list(&mut tx).await?.into_iter().map(line).collect();
    Ok(Listed { lines, may_add: may_central(person) })
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    central(person, if code.is_some() { Access::Read } else { Access::Write })?;
    let may_save = may_central(person);
    let mut tx = ctx.db.read().await?;
    let offered = Offered::read(&mut tx).await?;
    let centres = offered.centres.iter().map(|(_, code, label)| (code.clone(), Translated::fr(label.clone()))).collect();
    let languages = ctx.languages().all().iter().map(|lang| (lang.code().to_owned(), Translated::fr(lang.name()))).collect();
    let choices = [("centre", centres), ("diploma_type", offered.diplomas.clone()), ("language", languages)].into();
    let Some(code) = code else {
        return Ok(Opened { typed: Typed::default().with_flag("in_service", true), choices, may_save, variant: "new", ..Opened::default() });
    };
    let found = find(&mut tx, code).await?;
    let variant = if found.is_model { "model" } else { "" };
    Ok(Opened { typed: typed(&found, &offered), choices, may_save, may_remove: may_save && !found.is_model, title: Translated::fr(found.label), variant })
}

async fn find(tx: &mut Tx, code: &str) -> Result<LetterTemplate, Error<Refusal>> {
    rows::find(tx, code).await?.ok_or(Error::NotFound)
}

fn typed(t: &LetterTemplate, offered: &Offered) -> Typed {
    Typed::default()
        .with("version", t.version)
        .with("code", &t.code)
        .with("letter_kind", &t.kind)
        .with("label", &t.label)
        .with_some("centre", offered.centre(t.centre_id).map(|(_, code, _)| code))
        .with_some("diploma_type", t.diploma_type_code.as_ref())
        .with_words("subject", &t.subject)
        .with_words("body", &t.body)
        .with_flag("in_service", t.in_service)
}

fn read(languages: &Languages, typed: &Typed, mut t: LetterTemplate, offered: &Offered, is_new: bool) -> Result<LetterTemplate, Error<Refusal>> {
    let mut reader = Reader::new(typed);
    if is_new {
        t.code = reader.code("code", None);
        let kinds: Vec<&str> = LetterKind::ALL.iter().map(|kind| kind.code()).collect();
        t.kind = reader.choice("letter_kind", &kinds);
    }
    if !t.is_model {
        t.label = reader.line("label", 100);
        let codes: Vec<&str> = offered.centres.iter().map(|(_, code, _)| code.as_str()).collect();
        let centre = reader.optional_choice("centre", &codes);
        t.centre_id = offered.centres.iter().find(|(_, code, _)| Some(code) == centre.as_ref()).map(|(id, ..)| *id);
        let diplomas: Vec<&str> = offered.diplomas.iter().map(|(code, _)| code.as_str()).collect();
        t.diploma_type_code = reader.optional_choice("diploma_type", &diplomas);
        t.in_service = reader.flag("in_service");
    }
    t.subject = Json(reader.words("subject", &t.subject, languages, SUBJECT, true));
    t.body = Json(reader.text("body", &t.body, languages, BODY, true));
    check_template(&mut reader, languages, &t.subject, &t.body);
    reader.finish()?;
    t.version = typed.version("version");
    Ok(t)
}

pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let offered = Offered::read(&mut tx).await?;
    let (saved, before) = match code {
        Some(code) => {
            let stored = find(&mut tx, code).await?;
            let before = typed(&stored, &offered);
            let template = read(&ctx.languages(), form, stored, &offered, false)?;
            fresh(rows::put(&mut tx, &template).await?)?;
            (template, Some(before))
        }
        None => {
            let template = read(&ctx.languages(), form, blank(ctx), &offered, true)?;
            if !rows::add(&mut tx, &template).await? {
                return Err(Error::Refused(Refusal::Invalid(vec![Wrong::key("code", "setup-code-taken")])));
            }
            (template, None)
        }
    };
    trace(ctx, &mut tx, person, format!("letter_template:{}", saved.code), before.as_ref(), Some(&typed(&saved, &offered))).await?;
    tx.commit().await?;
    Ok(saved.code)
}

fn blank(ctx: &Ctx) -> LetterTemplate {
    LetterTemplate {
        id: ctx.id(),
        code: String::new(),
        kind: String::new(),
        label: String::new(),
        subject: Json::default(),
        body: Json::default(),
        is_model: false,
        centre_id: None,
        diploma_type_code: None,
        in_service: true,
        version: 0,
    }
}

/// Removes a wording that staff made; letters that were written with it keep their words.
pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let offered = Offered::read(&mut tx).await?;
    let found = find(&mut tx, code).await?;
    if found.is_model {
        return Err(Error::Refused(Refusal::Kept("setup-letter-kept")));
    }
    existed(rows::remove(&mut tx, found.id).await?)?;
    trace(ctx, &mut tx, person, format!("letter_template:{code}"), Some(&typed(&found, &offered)), None).await?;
    tx.commit().await?;
    Ok(())
}
