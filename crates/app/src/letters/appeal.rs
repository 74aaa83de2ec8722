//! How a refusal can be contested: the same words in its letter, in its mail and on the page of the application.
//!
//! The law wants them with every unfavourable decision, so that no wording of staff has them: each place adds them itself.

use domain::application::DecisionKind;
use domain::letters::LetterKind;

use crate::Ctx;
use crate::i18n::Lang;

/// What a letter of this kind says of it.
#[must_use]
pub fn of_letter(ctx: &Ctx, lang: Lang, kind: LetterKind) -> Option<String> {
    match kind {
        LetterKind::Admission => None,
        LetterKind::Refusal => Some(lang.t_with("letter-appeal", &[("court", court(ctx, lang).into())])),
    }
}

/// What is said of it wherever this decision is told, whether there is a letter or not.
#[must_use]
pub fn of_decision(ctx: &Ctx, lang: Lang, kind: Option<DecisionKind>) -> Option<String> {
    of_letter(ctx, lang, kind.and_then(LetterKind::of)?)
}

/// The court that decisions are contested before: the institution's own words, else the law's.
#[must_use]
pub fn court(ctx: &Ctx, lang: Lang) -> String {
    let named = ctx.settings().institution_court.trim().to_owned();
    if named.is_empty() { lang.t("letter-court") } else { named }
}
