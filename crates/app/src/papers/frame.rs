//! What every paper says of itself: institution, moment, footer; and file names.

use chrono::{Datelike as _, Offset as _, Timelike as _};
use domain::time::Instant;
use paper::typeset::{Frame, Institution, Moment};

use crate::Ctx;
use crate::i18n::Lang;

/// The frame of a paper with this title.
#[must_use]
pub fn frame(ctx: &Ctx, lang: Lang, title: String) -> Frame {
    made_at(ctx, lang, title, ctx.now())
}

/// The frame of a paper as if made at a moment.
#[must_use]
pub fn made_at(ctx: &Ctx, lang: Lang, title: String, at: Instant) -> Frame {
    let settings = ctx.settings();
    let zoned = at.with_timezone(&ctx.zone.0);
    let local = zoned.naive_local();
    let small = |n: u32| u8::try_from(n).unwrap_or(0);
    Frame {
        language: lang.code().to_owned(),
        author: settings.institution_name.clone(),
        institution: Institution { name: settings.institution_name.clone(), lines: vec![] },
        generated: Moment {
            year: local.year(),
            month: small(local.month()),
            day: small(local.day()),
            hour: small(local.hour()),
            minute: small(local.minute()),
            second: small(local.second()),
            offset_minutes: zoned.offset().fix().local_minus_utc() / 60,
        },
        footer: lang.t_with("paper-footer", &[("date", crate::format::date_time(lang, local).into()), ("site", ctx.public_url.to_string().into())]),
        page_label: lang.t("paper-page"),
        title,
    }
}

/// A file name that every system accepts: `dossier-K7QD2XTL_Marchetti_Ines-M1BIO.pdf`.
#[must_use]
pub fn file_name(kind: &str, file_number: &str, name: &str, first_name: &str, programme: &str) -> String {
    let clean = |text: &str| -> String {
        let folded = domain::text::fold_key(text);
        folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(60).collect()
    };
    let code: String = programme.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("{kind}-{file_number}_{}_{}-{code}.pdf", clean(name), clean(first_name))
}
