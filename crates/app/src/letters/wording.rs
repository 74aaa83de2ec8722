//! Which words a letter is written with: the closest wording that staff made, else the one that comes with the product.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::letters::{LetterKind, fit};
use domain::mailing::MailContext;
use domain::translated::Translated;
use store::Tx;
use store::letter_template::LetterTemplate;
use uuid::Uuid;

use crate::i18n::Lang;
use crate::mails::defaults::{Texts, parse};
use crate::mails::render::{self, Template};

/// The texts by code of the language.
static TEXTS: LazyLock<BTreeMap<&'static str, Texts>> = LazyLock::new(|| Lang::known().map(|lang| (lang.code(), parse(lang.letters()))).collect());

/// Code of the model of a letter.
#[must_use]
pub const fn model_code(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Admission => "LETTRE_ADMISSION",
        LetterKind::Refusal => "LETTRE_REFUS",
    }
}

/// Our text of a letter in this very language.
fn own(kind: LetterKind, lang: Lang) -> Option<Template<'static>> {
    TEXTS.get(lang.code())?.get(model_code(kind)).map(crate::mails::defaults::Words::template)
}

/// Our text of a letter for a reader.
#[must_use]
pub fn ours(kind: LetterKind, lang: Lang) -> Option<Template<'static>> {
    lang.chain().into_iter().find_map(|lang| own(kind, lang))
}

/// Adds the languages that the product has learnt since to a model whose French words staff left as they came. Whether
/// there were any.
pub(crate) fn complete(template: &mut LetterTemplate) -> bool {
    let Some(model) = models().into_iter().find(|model| template.is_model && model.code == template.code) else { return false };
    let source = Lang::FR.code();
    let same = |theirs: &Translated, ours: &Translated| theirs.raw(source).trim() == ours.raw(source).trim();
    let is_ours = same(&template.subject, &model.subject) && same(&template.body, &model.body);
    is_ours && (template.subject.complete(&model.subject) | template.body.complete(&model.body))
}

/// The models that come with the product, as rows for staff to edit; whoever adds one gives it its identifier.
#[must_use]
pub fn models() -> Vec<LetterTemplate> {
    let model = |kind: &LetterKind| {
        let (mut subject, mut body) = (Translated::default(), Translated::default());
        for lang in Lang::known() {
            if let Some(text) = own(*kind, lang) {
                subject.set(lang.code(), text.subject);
                body.set(lang.code(), text.body);
            }
        }
        LetterTemplate {
            id: Uuid::nil(),
            code: model_code(*kind).to_owned(),
            kind: kind.code().to_owned(),
            label: TEXTS.get(Lang::FR.code()).and_then(|texts| texts.get(model_code(*kind))).map_or("", |text| text.label).to_owned(),
            subject: store::Json(subject),
            body: store::Json(body),
            is_model: true,
            centre_id: None,
            diploma_type_code: None,
            in_service: true,
            version: 1,
        }
    };
    LetterKind::ALL.iter().map(model).collect()
}

/// A letter in words, with the wording it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    /// Clean HTML.
    pub body: String,
    pub template_code: String,
    /// 0 = our own text, because no wording of staff could be used.
    pub template_version: i64,
}

/// Fills in the closest wording that works.
pub async fn write(tx: &mut Tx, kind: LetterKind, place: (Uuid, Option<&str>), lang: Lang, context: &MailContext) -> store::Result<Option<Written>> {
    let mut fitting: Vec<(u8, LetterTemplate)> = store::letter_template::of_kind(tx, kind.code())
        .await?
        .into_iter()
        .filter_map(|template| Some((fit((template.centre_id, template.diploma_type_code.as_deref()), &place.0, place.1)?, template)))
        .collect();
    fitting.sort_by_key(|(closeness, _)| std::cmp::Reverse(*closeness));
    for (_, template) in fitting {
        match fill(&template, lang, context) {
            Ok(written) => return Ok(Some(written)),
            // A wording that stopped working must not keep a decision from its reader.
            Err(problem) => tracing::error!(letter.template = template.code, %problem, "wording not usable, the next one is taken"),
        }
    }
    let written = ours(kind, lang).and_then(|template| render::fill(template, context).ok());
    Ok(written.map(|(subject, body)| Written { subject, body, template_code: model_code(kind).to_owned(), template_version: 0 }))
}

/// Fills in one wording.
pub fn fill(template: &LetterTemplate, lang: Lang, context: &MailContext) -> Result<Written, render::TemplateProblem> {
    let words = Template { subject: template.subject.get(lang), body: template.body.get(lang) };
    let (subject, body) = render::fill(words, context)?;
    Ok(Written { subject, body, template_code: template.code.clone(), template_version: template.version })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_its_words_in_every_language_and_can_be_filled_in_with_nothing() {
        for kind in LetterKind::ALL {
            for lang in Lang::known() {
                let template = own(*kind, lang).unwrap();
                assert_eq!(render::check(template, &crate::setup::mail::sample()), Ok(()), "{kind:?} {lang:?}");
                let (_, body) = render::fill(template, &MailContext::default()).unwrap();
                assert!(!body.contains("  "), "{body}");
            }
        }
    }

    #[test]
    fn french_keeps_its_spaces_together() {
        for (code, text) in &TEXTS[Lang::FR.code()] {
            let words = format!("{}{}", text.subject, text.body);
            for bad in [" :", " ;", " ?", " !", "« ", " »", "'"] {
                assert!(!words.contains(bad), "{code} has {bad:?}");
            }
        }
    }
}
