//! Whether a letter with a code was issued, for anyone who holds one: the institution, the day, the programme, what
//! stands of it today. Never who it was for beyond initials.

use chrono::NaiveDate;
use domain::application::{Acceptance, Existence};
use domain::letters::{LetterCode, LetterKind, Verdict, verdict};

use crate::Ctx;
use crate::accounts::limit::{self, What};
use crate::error::Error;

/// What is told of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    pub code: LetterCode,
    pub kind: LetterKind,
    pub institution: String,
    pub programme: String,
    pub initials: String,
    pub issued_on: NaiveDate,
    pub replaced_on: Option<NaiveDate>,
    pub verdict: Verdict,
    /// Digest of the file, for whoever has it; none until it is made.
    pub sha256: Option<String>,
}

/// Why nothing is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not a code: too long, too short, characters that codes do not have.
    NoCode,
    Unknown,
    /// Too many wrong codes from this network.
    TooMany,
}

/// Looks a code up. Wrong ones are counted for the network they come from.
pub async fn verify(ctx: &Ctx, typed: &str, network: &str) -> Result<Verified, Error<Refusal>> {
    let code = LetterCode::parse(typed).ok_or(Error::Refused(Refusal::NoCode))?;
    let mut tx = ctx.db.read().await?;
    if limit::is_spent(ctx, &mut tx, What::WrongLetterCode, network).await? {
        return Err(Error::Refused(Refusal::TooMany));
    }
    let Some(letter) = store::letter::find(&mut tx, code.as_str()).await? else {
        drop(tx);
        limit::allow(ctx, What::WrongLetterCode, network).await?;
        return Err(Error::Refused(Refusal::Unknown));
    };
    let application = store::application::lookup(&mut tx, letter.application_id).await?.ok_or(Error::NotFound)?;
    let published = store::decision::published(&mut tx, application.id).await?;
    let kind = LetterKind::from_code(&letter.kind).ok_or_else(|| Error::internal("a letter of no kind"))?;
    let existence = Existence::from_code(&application.existence).unwrap_or(Existence::Archived);
    let acceptance = Acceptance::from_code(&application.acceptance).unwrap_or(Acceptance::Unanswered);
    let tells_published = published.is_some_and(|decision| decision.id == letter.decision_id);
    Ok(Verified {
        code,
        kind,
        institution: letter.institution,
        programme: letter.programme,
        initials: letter.initials,
        issued_on: ctx.zone.today(letter.issued_at),
        replaced_on: letter.replaced_at.map(|at| ctx.zone.today(at)),
        verdict: verdict(kind, letter.replaced_at.is_some(), tells_published, existence, acceptance),
        sha256: letter.sha256,
    })
}
