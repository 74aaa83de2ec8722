//! The fields of a form: added, changed, moved and removed in its draft; published as a version that never changes.

use domain::form::field::FieldKind;
use domain::form::{Condition, Definition, DefinitionProblem, Field};
use domain::permissions::Access;
use domain::text::ErrorKey;
use domain::translated::Translated;
use serde_json::json;
use store::form::{self as rows, Form, Version};
use store::{Json, Tx};

use super::common::{Opened, Refusal, fresh};
use super::form::{may, readable_here, writable_here};
use super::question::{read_list, with_choices};
use super::typed::{Reader, Typed};
use crate::Ctx;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::error::Error;
use crate::i18n::{Lang, Languages};

/// Most fields of a form.
const MOST: usize = 200;

/// The draft of a form as its page shows it.
#[derive(Clone, Debug)]
pub struct Draft {
    pub label: Translated,
    pub introduction: Translated,
    pub definition: Definition,
    pub problems: Vec<(String, DefinitionProblem)>,
    /// Number and moment of the version that is asked now.
    pub published: Option<(i32, domain::time::Instant)>,
    /// Whether the draft says something else than that version.
    pub is_changed: bool,
    pub may_save: bool,
    pub version: i64,
}

/// Which way a field moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
}

pub async fn draft(ctx: &Ctx, person: &Person, code: &str) -> Result<Draft, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let form = readable_here(&mut tx, person, code).await?;
    let published = rows::latest_version(&mut tx, form.id).await?;
    Ok(Draft {
        problems: form.draft.problems(),
        is_changed: published.as_ref().is_none_or(|version| *version.definition.0 != form.draft.0),
        published: published.map(|version| (version.number, version.published_at)),
        may_save: may(person, Access::Write, form.centre_id).is_ok(),
        label: form.label.0,
        introduction: form.introduction.0,
        definition: form.draft.0,
        version: form.version,
    })
}

/// A field as its editor opens; none given = a new one.
pub async fn open(ctx: &Ctx, person: &Person, code: &str, key: Option<&str>) -> Result<Opened, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let form = readable_here(&mut tx, person, code).await?;
    let may_save = may(person, Access::Write, form.centre_id).is_ok();
    let found = match key {
        Some(key) => Some(form.draft.find(key).ok_or(Error::NotFound)?),
        None => None,
    };
    let at = form.draft.0.0.iter().position(|field| Some(field.key.as_str()) == key).unwrap_or(form.draft.0.0.len());
    let choices = [("shown_if", deciding(&form.draft, at))].into();
    let typed = match found {
        Some(field) => typed(field),
        None => Typed::default().with("answer_kind", FieldKind::Text.code()).with_flag("is_mandatory", true),
    };
    let title = found.map(|field| field.label.clone()).unwrap_or_default();
    Ok(Opened { typed: typed.with("version", form.version), choices, may_save, may_remove: may_save && found.is_some(), title, variant: "" })
}

/// What a field at this place may depend on: every answer that an earlier field offers, as `key=value`.
fn deciding(definition: &Definition, at: usize) -> Vec<(String, Translated)> {
    let earlier = definition.0.iter().take(at);
    earlier.flat_map(|field| field.deciding().into_iter().map(move |(value, words)| (format!("{}={value}", field.key), joined(&field.label, &words)))).collect()
}

/// « Question : réponse », in each language.
fn joined(label: &Translated, words: &Translated) -> Translated {
    let both = |lang: Lang| lang.t_with("form-condition-choice", &[("question", label.get(lang).into()), ("answer", words.get(lang).into())]);
    let is_there = |lang: &Lang| label.0.contains_key(lang.code()) || words.0.contains_key(lang.code());
    Translated(Lang::known().filter(is_there).map(|lang| (lang.code().to_owned(), both(lang))).collect())
}

fn typed(field: &Field) -> Typed {
    let condition = field.shown_if.as_ref().map(|c| c.values.iter().map(|value| format!("{}={value}", c.field)).collect()).unwrap_or_default();
    let typed = Typed::default()
        .with_words("label", &field.label)
        .with_words("help", &field.help)
        .with("answer_kind", field.kind.code())
        .with_flag("is_mandatory", field.is_mandatory)
        .with_all("shown_if", condition);
    with_choices(typed, &field.choices)
}

fn read(languages: &Languages, typed: &Typed, before: Option<&Field>, key: String, offered: &[(String, Translated)]) -> Result<Field, Error<Refusal>> {
    let mut reader = Reader::new(typed);
    let stored = before.map(|field| (field.label.clone(), field.help.clone())).unwrap_or_default();
    let label = reader.words("label", &stored.0, languages, 500, true);
    let help = reader.text("help", &stored.1, languages, 2000, false);
    let kinds: Vec<&str> = FieldKind::ALL.iter().map(|kind| kind.code()).collect();
    let kind = FieldKind::from_code(&reader.choice("answer_kind", &kinds)).unwrap_or(FieldKind::Text);
    let choices =
        if kind.has_choices() { read_list(&mut reader, typed, languages, before.map_or(&[][..], |field| field.choices.as_slice())) } else { Vec::new() };
    let chosen: Vec<(&str, &str)> =
        typed.list("shown_if").iter().filter(|value| offered.iter().any(|(known, _)| known == *value)).filter_map(|value| value.split_once('=')).collect();
    let shown_if = chosen.first().map(|(field, _)| Condition {
        field: (*field).to_owned(),
        values: chosen.iter().filter(|(other, _)| other == field).map(|(_, value)| (*value).to_owned()).collect(),
    });
    if let Some(condition) = &shown_if
        && chosen.iter().any(|(field, _)| *field != condition.field)
    {
        reader.fail("shown_if", ErrorKey::new("form-condition-one"));
    }
    let is_mandatory = reader.flag("is_mandatory");
    reader.finish()?;
    Ok(Field { key, kind, label, help, is_mandatory, choices, shown_if })
}

/// Saves a field of the draft; gives its key.
pub async fn save(ctx: &Ctx, person: &Person, code: &str, key: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut stored = writable_here(&mut tx, person, code).await?;
    let at = match key {
        Some(key) => stored.draft.0.0.iter().position(|field| field.key == key).ok_or(Error::NotFound)?,
        None => stored.draft.0.0.len(),
    };
    if at >= MOST {
        return Err(Error::Refused(Refusal::Kept("form-full")));
    }
    let offered = deciding(&stored.draft, at);
    let before = stored.draft.0.0.get(at).cloned();
    let key = before.as_ref().map_or_else(|| format!("f{}", stored.next_key), |field| field.key.clone());
    let field = read(&ctx.languages(), form, before.as_ref(), key.clone(), &offered)?;
    match stored.draft.0.0.get_mut(at) {
        Some(place) => *place = field,
        None => {
            stored.draft.0.0.push(field);
            stored.next_key += 1;
        }
    }
    stored.version = form.version("version");
    put(ctx, &mut tx, person, &stored, "setup.form_field", &key).await?;
    tx.commit().await?;
    Ok(key)
}

/// Removes a field of the draft; published versions keep it.
pub async fn remove(ctx: &Ctx, person: &Person, code: &str, key: &str) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut stored = writable_here(&mut tx, person, code).await?;
    stored.draft.find(key).ok_or(Error::NotFound)?;
    if stored.draft.0.0.iter().any(|field| field.shown_if.as_ref().is_some_and(|condition| condition.field == key)) {
        return Err(Error::Refused(Refusal::Kept("form-field-named")));
    }
    stored.draft.0.0.retain(|field| field.key != key);
    put(ctx, &mut tx, person, &stored, "setup.form_field_remove", key).await?;
    tx.commit().await?;
    Ok(())
}

/// Moves a field of the draft by one place; at the end of the list it stays.
pub async fn shift(ctx: &Ctx, person: &Person, code: &str, key: &str, way: Way) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut stored = writable_here(&mut tx, person, code).await?;
    let fields = &mut stored.draft.0.0;
    let at = fields.iter().position(|field| field.key == key).ok_or(Error::NotFound)?;
    let to = match way {
        Way::Up => at.checked_sub(1),
        Way::Down => Some(at + 1).filter(|to| *to < fields.len()),
    };
    let Some(to) = to else { return Ok(()) };
    fields.swap(at, to);
    put(ctx, &mut tx, person, &stored, "setup.form_field_move", key).await?;
    tx.commit().await?;
    Ok(())
}

async fn put(ctx: &Ctx, tx: &mut Tx, person: &Person, form: &Form, action: &str, key: &str) -> Result<(), Error<Refusal>> {
    fresh(rows::update(tx, form).await?)?;
    let after = form.draft.find(key).map(|field| json!({ "field": field }));
    let entry = Entry { action, application: None, object: format!("form:{}:{key}", form.code), before: None, after };
    audit::record(ctx, tx, &person.as_staff(), entry).await?;
    Ok(())
}

/// Publishes the draft as a new version: who has not completed the form meets it at their next visit.
pub async fn publish(ctx: &Ctx, person: &Person, code: &str) -> Result<i32, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let form = writable_here(&mut tx, person, code).await?;
    if !form.draft.problems().is_empty() {
        return Err(Error::Refused(Refusal::Kept("form-not-publishable")));
    }
    let before = rows::latest_version(&mut tx, form.id).await?;
    if let Some(version) = before.as_ref().filter(|version| *version.definition.0 == form.draft.0) {
        return Ok(version.number);
    }
    let version = Version {
        id: ctx.id(),
        form_id: form.id,
        number: before.map_or(0, |version| version.number) + 1,
        definition: Json(form.draft.0.clone().into()),
        published_at: ctx.now(),
    };
    // Two people who publish at once: the second finds the number taken.
    match rows::publish(&mut tx, &version, Some(person.account.0)).await {
        Err(error) if error.is_unique_violation() => return Err(Error::Stale),
        outcome => outcome?,
    }
    let entry = Entry {
        action: "setup.form_publish",
        application: None,
        object: format!("form:{code}"),
        before: None,
        after: Some(json!({ "version": version.number })),
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    Ok(version.number)
}
