//! Letters of admission and refusal: worded by staff, issued with a decision, frozen, downloaded, checked by their code.
//!
//! Issuing writes a row with everything the letter says, in the transaction of its decision. The file is made from that
//! row once, by a job, by the mail that carries it or by the first download, whichever comes first. See ADR 19.

pub mod appeal;
pub mod blocks;
pub mod bundle;
pub mod content;
pub mod download;
pub mod issue;
pub mod make;
pub mod sample;
pub mod verify;
pub mod wording;

use domain::application::{Acceptance, DecisionKind};
use domain::letters::{Channel, LetterKind, Standing};

use crate::Ctx;
use crate::dossier::Dossier;

/// What decides whether an application has a letter.
fn with_standing<T>(ctx: &Ctx, dossier: &Dossier, ask: impl FnOnce(Standing<'_>) -> T) -> T {
    let settings = ctx.settings();
    ask(Standing {
        in_service: settings.letters_in_service,
        after_confirmation: settings.letters_after_confirmation,
        wanted: &dossier.committee.letters.0,
        existence: dossier.existence(),
        published: dossier.published_kind(),
        acceptance: dossier.acceptance(),
    })
}

/// The letter that publishing a decision would issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announced {
    pub kind: LetterKind,
    /// Whether the mail of the decision carries it.
    pub attached: bool,
}

/// What publishing a decision of this kind would issue; the answer to an earlier one counts no more then.
#[must_use]
pub fn announced(ctx: &Ctx, dossier: &Dossier, decision: Option<DecisionKind>) -> Option<Announced> {
    with_standing(ctx, dossier, |standing| {
        let then = Standing { published: decision, acceptance: Acceptance::Unanswered, ..standing };
        then.exists().map(|kind| Announced { kind, attached: then.available(Channel::Mail).is_some() })
    })
}
