//! Decision types and reasons: the institution's wording of the five kinds of decision.

use domain::application::DecisionKind;
use domain::permissions::Access;
use domain::translated::Translated;
use store::decision::setup::{self as rows, DecisionType};
use store::{Json, Tx};

use super::common::{Cell, Line, Listed, Opened, Refusal, central, existed, fresh, in_use, may_central, taken, trace};
use super::typed::{Reader, Typed};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;

/// What a kind of decision is called in lists.
#[must_use]
pub const fn kind_key(kind: DecisionKind) -> &'static str {
    match kind {
        DecisionKind::Favourable => "setup-kind-favourable",
        DecisionKind::Unfavourable => "setup-kind-unfavourable",
        DecisionKind::WaitingList => "setup-kind-waiting-list",
        DecisionKind::ComplementaryList => "setup-kind-complementary-list",
        DecisionKind::Preselection => "setup-kind-preselection",
    }
}

pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let lines = rows::types(&mut tx)
        .await?
        .into_iter()
        .map(|t| Line {
            cells: vec![Cell::Key(DecisionKind::from_code(&t.kind).map_or("setup-kind", kind_key)), Cell::InService(t.in_service)],
            code: t.code,
            label: t.label.0,
        })
        .collect();
    Ok(Listed { lines, may_add: may_central(person) })
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    central(person, if code.is_some() { Access::Read } else { Access::Write })?;
    let may_save = may_central(person);
    let mut tx = ctx.db.read().await?;
    let templates = store::mail_template::list(&mut tx).await?;
    let mails: Vec<_> = templates.into_iter().filter(|t| t.decision_kind.is_some()).map(|t| (t.code, Translated::fr(t.label))).collect();
    let choices = [("mail_template", mails)].into();
    let Some(code) = code else {
        let typed = Typed::default().with_flag("in_service", true).with("position", 100);
        return Ok(Opened { typed, may_save, choices, variant: "new", ..Opened::default() });
    };
    let found = find(&mut tx, code).await?;
    let typed = typed(&mut tx, &found).await?;
    Ok(Opened { typed, may_save, may_remove: may_save, choices, title: found.label.0, variant: "" })
}

async fn find(tx: &mut Tx, code: &str) -> Result<DecisionType, Error<Refusal>> {
    let id = store::setup::find_decision_type(tx, code).await?.ok_or(Error::NotFound)?;
    rows::lookup_type(tx, id).await?.ok_or(Error::NotFound)
}

async fn typed(tx: &mut Tx, t: &DecisionType) -> store::Result<Typed> {
    let template = match t.mail_template_id {
        Some(id) => store::mail_template::lookup(tx, id).await?.map(|m| m.code),
        None => None,
    };
    Ok(Typed::default()
        .with("version", t.version)
        .with("code", &t.code)
        .with("kind", &t.kind)
        .with_words("label", &t.label)
        .with_some("mail_template", template)
        .with_flag("is_final", t.is_final)
        .with_flag("push_to_sis", t.push_to_sis)
        .with_flag("show_comment", t.show_comment)
        .with("position", t.position)
        .with_flag("in_service", t.in_service))
}

async fn read(ctx: &Ctx, tx: &mut Tx, typed: &Typed, mut t: DecisionType, is_new: bool) -> Result<DecisionType, Error<Refusal>> {
    let templates = store::mail_template::list(tx).await?;
    let mut reader = Reader::new(typed);
    let given = (!is_new).then(|| t.code.clone());
    t.code = reader.code("code", given.as_deref());
    if is_new {
        let kinds: Vec<&str> = DecisionKind::ALL.iter().map(|kind| kind.code()).collect();
        t.kind = reader.choice("kind", &kinds);
    }
    t.label = Json(reader.words("label", &t.label, &ctx.languages(), 500, true));
    let offered: Vec<&str> = templates.iter().filter(|m| m.decision_kind.as_deref() == Some(t.kind.as_str())).map(|m| m.code.as_str()).collect();
    let chosen = reader.optional_choice("mail_template", &offered);
    t.mail_template_id = chosen.and_then(|code| templates.iter().find(|m| m.code == code)).map(|m| m.id);
    t.is_final = reader.flag("is_final");
    t.push_to_sis = reader.flag("push_to_sis");
    t.show_comment = reader.flag("show_comment");
    t.position = i32::try_from(reader.number("position", 0, 10_000)).unwrap_or(0);
    t.in_service = reader.flag("in_service");
    reader.finish()?;
    t.version = typed.version("version");
    Ok(t)
}

pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let (saved, before) = match code {
        Some(code) => {
            let stored = find(&mut tx, code).await?;
            let before = typed(&mut tx, &stored).await?;
            let decision_type = read(ctx, &mut tx, form, stored, false).await?;
            fresh(rows::update_type(&mut tx, &decision_type).await.map_err(taken)?)?;
            (decision_type, Some(before))
        }
        None => {
            let decision_type = read(ctx, &mut tx, form, blank(ctx), true).await?;
            rows::add_type(&mut tx, &decision_type).await.map_err(taken)?;
            (decision_type, None)
        }
    };
    let after = typed(&mut tx, &saved).await?;
    trace(ctx, &mut tx, person, format!("decision_type:{}", saved.code), before.as_ref(), Some(&after)).await?;
    tx.commit().await?;
    Ok(saved.code)
}

fn blank(ctx: &Ctx) -> DecisionType {
    DecisionType {
        id: ctx.id(),
        code: String::new(),
        kind: String::new(),
        label: Json::default(),
        mail_template_id: None,
        is_final: false,
        push_to_sis: false,
        show_comment: false,
        centre_id: None,
        in_service: true,
        position: 0,
        version: 0,
    }
}

pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let found = find(&mut tx, code).await?;
    let before = typed(&mut tx, &found).await?;
    existed(store::setup::remove_decision_type(&mut tx, found.id).await.map_err(in_use)?)?;
    trace(ctx, &mut tx, person, format!("decision_type:{code}"), Some(&before), None).await?;
    tx.commit().await?;
    Ok(())
}
