//! The answers of a form in words, in the order of its fields, for pages and papers.

use domain::form::FieldKind;

use super::Asked;
use crate::Ctx;
use crate::i18n::Lang;
use crate::questions::words::answer;

/// A field that is shown, with what was answered.
#[derive(Clone, Debug)]
pub struct Line {
    pub key: String,
    pub label: String,
    /// Empty when nothing was answered.
    pub answer: String,
    pub is_file: bool,
}

/// The fields that the answers show.
pub async fn lines(ctx: &Ctx, asked: &Asked, lang: Lang) -> store::Result<Vec<Line>> {
    let files = super::file::shown(ctx, asked).await?;
    let line = |field: &domain::form::Field| {
        let given = asked.answers.get(&field.key);
        let words = match field.kind {
            FieldKind::File => files.iter().find(|(key, _)| *key == field.key).map(|(_, file)| file.name.clone()).unwrap_or_default(),
            kind => answer(lang, kind, &field.choices, &given),
        };
        Line { key: field.key.clone(), label: field.label.get(lang).to_owned(), answer: words, is_file: field.kind == FieldKind::File }
    };
    Ok(asked.definition.shown(&asked.answers).into_iter().map(line).collect())
}
