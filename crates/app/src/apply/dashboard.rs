//! What « Tableau de bord » shows of one person: their applications, what is unread, their profile, the latest mails.
//! Reading only.

use domain::settings::LimitPerimeter;
use store::mail::MailLine;

use super::overview::{Line, lines};
use crate::Ctx;
use crate::actor::Person;
use crate::i18n::Lang;
use crate::messages;
use crate::profile::{Overview, ProfileSummary, overview, summary};

/// Mails that stand here; all of them have a page ([`crate::mails::own`]).
const LATEST: u8 = 6;

#[derive(Clone, Debug)]
pub struct Dashboard {
    pub lines: Vec<Line>,
    /// Applications with something unread: number, how much.
    pub unread: Vec<(i64, i64)>,
    /// Which pages of the profile are filled, and with what.
    pub overview: Overview,
    pub summary: ProfileSummary,
    /// The latest first.
    pub mails: Vec<MailLine>,
    pub has_more_mails: bool,
    /// Applications that count towards the limit, and the limit; none where each centre has one of its own.
    pub allowed: Option<(usize, i64)>,
}

pub async fn dashboard(ctx: &Ctx, person: &Person, lang: Lang) -> store::Result<Dashboard> {
    let lines = lines(ctx, person).await?;
    let unread = messages::unread(ctx, person).await?;
    let allowed = allowed(ctx, &lines).await?;
    let account = person.account.0;
    let mut tx = ctx.db.read().await?;
    let overview = overview(ctx, &mut tx, account).await?;
    let summary = summary(ctx, &mut tx, account, lang).await?;
    let mut mails = store::mail::of_account(&mut tx, account, i64::from(LATEST) + 1).await?;
    let has_more_mails = mails.len() > usize::from(LATEST);
    mails.truncate(usize::from(LATEST));
    Ok(Dashboard { lines, unread, overview, summary, mails, has_more_mails, allowed })
}

/// Counted as the limit is: what is not cancelled in the campaign in service.
async fn allowed(ctx: &Ctx, lines: &[Line]) -> store::Result<Option<(usize, i64)>> {
    let settings = ctx.settings();
    if settings.limit_perimeter != LimitPerimeter::Institution {
        return Ok(None);
    }
    let catalogue = crate::catalogue::current(ctx).await?;
    let Some(campaign) = &catalogue.campaign else { return Ok(None) };
    let counted = lines.iter().filter(|line| line.campaign == campaign.id.0 && !line.is_cancelled).count();
    Ok(Some((counted, settings.application_limit)))
}
