//! The profile as a submission keeps it: codes as they were, and their words of that day in every language offered.

use serde_json::{Map, Value, json};
use store::Tx;
use uuid::Uuid;

use super::fields::Field;
use super::part::{Values, key};
use super::summary::{self, Raw, Words};
use crate::Ctx;
use crate::reference::{self, Reference};

/// The whole stored profile: `{"personal": {"content": …, "words": {"fr": {field: text}, "en": …}}, "external": [ … ], …}`.
pub async fn snapshot(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<Value> {
    let reference = reference::current(ctx, tx).await?;
    snapshot_with(ctx, tx, account, &reference).await
}

/// The same, in the words of these tables.
pub(crate) async fn snapshot_with(ctx: &Ctx, tx: &mut Tx, account: Uuid, reference: &Reference) -> store::Result<Value> {
    let raws = summary::raw_profile(tx, account).await?;
    let pages: Vec<(&[Field], &Values)> = raws.iter().map(|raw| (raw.fields, &raw.values)).collect();
    let languages = ctx.languages();
    let words_of = Words::of(tx, reference, languages.default(), &pages).await?;
    let by_language: Vec<(&str, Words<'_>)> = languages.all().iter().map(|lang| (lang.code(), words_of.in_language(*lang))).collect();
    let mut out = Map::new();
    for raw in &raws {
        let page = json!({ "id": raw.id, "version": raw.version, "content": raw.content, "words": words(raw, &by_language) });
        if raw.id.is_none() {
            out.insert(key(raw.page).to_owned(), page);
        } else if let Value::Array(list) = out.entry(key(raw.page)).or_insert_with(|| Value::Array(Vec::new())) {
            list.push(page);
        }
    }
    Ok(Value::Object(out))
}

fn words(raw: &Raw, by_language: &[(&str, Words<'_>)]) -> Value {
    let of = |words: &Words<'_>| {
        let mut fields = Map::new();
        for row in words.rows(raw.fields, &raw.values) {
            // Number and key of the INE share a field: the content has both.
            fields.entry(row.field).or_insert(Value::String(row.value));
        }
        Value::Object(fields)
    };
    Value::Object(by_language.iter().map(|(lang, words)| ((*lang).to_owned(), of(words))).collect())
}
