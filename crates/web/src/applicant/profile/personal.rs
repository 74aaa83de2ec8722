//! « Informations perso. » in two steps: « Nationalité » and INE, then everything else.
//!
//! Nothing is stored between the steps: each carries the fields of the other.

use app::profile::sections;
use axum::extract::State;
use domain::profile::{CountryCode, PersonalDetails, PersonalInput};

use super::form::{Draft, Sent, What, answer};
use super::section::{saved, shown, stored};
use crate::http::visit::set_cookie;
use crate::http::{Page as Answer, Posted, Problem, SignedIn};
use crate::{App, paths};

type Stored = Option<(PersonalInput, i64)>;

pub async fn show(who: SignedIn, State(app): State<App>) -> Answer {
    let is_late = who.visit.is_late(paths::PERSONAL);
    match stored::<PersonalDetails>(&who, &app).await? {
        Some(_) if !is_late => shown::<PersonalDetails>(&who, &app, "profile-personal-title", "profile-personal-lead", paths::PERSONAL_EDIT).await,
        _ => edit(who, State(app)).await,
    }
}

pub async fn edit(who: SignedIn, State(app): State<App>) -> Answer {
    let stored = stored::<PersonalDetails>(&who, &app).await?;
    if let Some(sent) = who.visit.kept::<Sent<PersonalInput>>(paths::PERSONAL).await {
        // What was typed and not saved, at the step where it was typed.
        let what = if sent.step == "2" && !sent.is_back() { What::Personal } else { What::Identity };
        return answer(&who, &app, Draft { version: sent.seen(), ..draft(what, &sent.input, stored) }).await;
    }
    let input = stored.as_ref().map_or_else(|| first_input(&who), |(input, _)| input.clone());
    answer(&who, &app, draft(What::Identity, &input, stored)).await
}

/// What an empty form shows: the names of the account, France.
fn first_input(who: &SignedIn) -> PersonalInput {
    PersonalInput {
        nationality: CountryCode::FRANCE.to_owned(),
        birth_name: who.person.last_name.clone(),
        first_name: who.person.first_name.clone(),
        birth_country: CountryCode::FRANCE.to_owned(),
        language: who.visit.lang().code().to_owned(),
        ..PersonalInput::default()
    }
}

fn draft(what: What, input: &PersonalInput, stored: Stored) -> Draft<'_, PersonalDetails> {
    let version = stored.as_ref().map_or(0, |(_, version)| *version);
    Draft {
        what,
        title: "profile-personal-edit",
        lead: "profile-personal-lead",
        action: paths::PERSONAL.to_owned(),
        input,
        stored,
        version,
        errors: Vec::new(),
        stale: false,
        cancel: if version == 0 { paths::DASHBOARD } else { paths::PERSONAL },
    }
}

pub async fn post(who: SignedIn, State(app): State<App>, Posted(sent): Posted<Sent<PersonalInput>>) -> Answer {
    if sent.step == "2" && !sent.is_back() {
        return second_step(&who, &app, &sent).await;
    }
    let result = if sent.is_back() { Err(app::Error::Refused(Vec::new())) } else { sections::check_identity(&app.ctx, &who.person, &sent.input).await };
    let (what, errors) = match result {
        Ok(()) => (What::Personal, Vec::new()),
        Err(app::Error::Refused(errors)) => (What::Identity, errors),
        Err(error) => return Err(error.into()),
    };
    let stored = stored::<PersonalDetails>(&who, &app).await?;
    // Told before more is typed in the second step, which would be refused.
    let stale = what == What::Personal && stored.as_ref().map_or(0, |(_, version)| *version) != sent.seen();
    let draft = draft(if stale { What::Identity } else { what }, &sent.input, stored);
    let version = if stale { draft.version } else { sent.seen() };
    answer(&who, &app, Draft { errors, stale, version, ..draft }).await
}

async fn second_step(who: &SignedIn, app: &App, sent: &Sent<PersonalInput>) -> Answer {
    let seen = sent.seen();
    let result = if sent.is_refresh() { Err(app::Error::Refused(Vec::new())) } else { sections::save_personal(&app.ctx, &who.person, &sent.input, seen).await };
    let (errors, stale) = match result {
        Ok(()) => return done(who, app, sent).await,
        Err(app::Error::Refused(errors)) => (errors, false),
        Err(app::Error::Stale) => (Vec::new(), true),
        Err(error) => return Err(error.into()),
    };
    // What is wrong in the first step is shown there.
    let first_step = errors.iter().any(|wrong| matches!(wrong.field, "nationality" | "ine"));
    let draft = draft(if first_step { What::Identity } else { What::Personal }, &sent.input, stored::<PersonalDetails>(who, app).await?);
    let version = if stale { draft.version } else { seen };
    answer(who, app, Draft { errors, stale, version, ..draft }).await
}

/// The page after saving, in the preferred language.
async fn done(who: &SignedIn, app: &App, sent: &Sent<PersonalInput>) -> Answer {
    let mut response = saved::<PersonalDetails>(who, app, "profile-personal-saved", sent.seen() == 0, sent.is_next()).await?;
    if app.ctx.languages().find(&sent.input.language).is_some() {
        let line =
            set_cookie(app, "langue", &sent.input.language, Some(31_536_000), false).ok_or_else(|| Problem::internal("a cookie that cannot be written"))?;
        response.headers_mut().append(axum::http::header::SET_COOKIE, line);
    }
    Ok(response)
}
