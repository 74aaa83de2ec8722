//! What became of an electronic application whose return date passed before it was submitted, or submitted again.

use chrono::NaiveDate;
use serde_json::Value;
use store::Tx;
use store::application::deadlines;
use store::audit::Line;

use crate::Ctx;
use crate::dossier::Dossier;
use crate::i18n::Lang;

/// What the trace calls an automatic submission that was accepted and did not happen.
pub const FAILED: &str = "application.automatic_submission_failed";

/// What its date left it as, or why that is not known yet.
#[derive(Clone, Debug)]
pub enum Late {
    /// The automatic submission was accepted and is still to be decided: it may count as submitted in time.
    Undecided,
    /// It never came, and nobody examines it; with what kept an automatic submission from happening, as the trace names it.
    Lapsed(Vec<String>),
    /// It came once and waits again: only another date helps. With the same.
    WaitsAgain(Vec<String>),
}

/// None of an application that can still be submitted, that the staff have, or that was given up.
pub async fn of(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier) -> store::Result<Option<Late>> {
    let never_came = dossier.never_came(ctx.now(), ctx.zone);
    if !never_came && !dossier.waits_again_too_late(ctx.now(), ctx.zone) {
        return Ok(None);
    }
    if is_undecided(ctx, tx, dossier).await? {
        return Ok(Some(Late::Undecided));
    }
    let trace = store::audit::latest_by_system(tx, dossier.application.id, FAILED).await?;
    // It may tell of an earlier date, which was moved.
    let lacked = trace.filter(|line| return_date(line) == Some(dossier.return_on)).map(|line| lacked(&line)).unwrap_or_default();
    Ok(Some(if never_came { Late::Lapsed(lacked) } else { Late::WaitsAgain(lacked) }))
}

/// Whether it never came and nobody examines it, for whoever does not say why.
pub async fn is_lapsed(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier) -> store::Result<bool> {
    Ok(dossier.never_came(ctx.now(), ctx.zone) && !is_undecided(ctx, tx, dossier).await?)
}

/// Whether the system still has to decide, its return date being over, if the application is submitted.
async fn is_undecided(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier) -> store::Result<bool> {
    let is_decided_here = ctx.settings().automatic_submission && !dossier.campaign_archived && dossier.was_open_at_return(ctx.zone);
    Ok(is_decided_here && deadlines::undecided(tx, dossier.application.id, dossier.return_on).await?)
}

/// What was missing at the deadline that a line tells of, as the trace names it.
#[must_use]
pub fn lacked(line: &Line) -> Vec<String> {
    let objects = after(line, "missing").and_then(Value::as_array);
    objects.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The same in words.
#[must_use]
pub fn words(dossier: &Dossier, lacked: &[String], lang: Lang) -> String {
    lacked.iter().map(|object| dossier.object_label(object, lang)).collect::<Vec<_>>().join(", ")
}

/// The return date that a line tells of.
fn return_date(line: &Line) -> Option<NaiveDate> {
    after(line, "return_on")?.as_str()?.parse().ok()
}

fn after<'a>(line: &'a Line, name: &str) -> Option<&'a Value> {
    line.after.as_ref()?.0.get(name)
}
