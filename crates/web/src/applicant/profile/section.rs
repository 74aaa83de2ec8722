//! « Adresse » and « Baccalauréat »: what is stored, the form, saving it.

use app::profile::sections::{self, Section};
use app::profile::summary::{self, Row};
use app::profile::{Part, overview};
use app::student_record;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::profile::{Address, AddressInput, Bac, BacInput, CountryCode, PersonalDetails, ProfilePage, bac};

use super::form::{Draft, Sent, What, answer};
use super::nav::{self, ProfileNav};
use super::origin::{self, Notice};
use super::unsaved::{self, Unfinished};
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Problem, SignedIn, html};
use crate::ui::Page;
use crate::{App, paths};

/// What the pages of a section need to know of it.
pub trait SectionPage: Section {
    const WHAT: What;
    const PATH: &'static str;
    const EDIT: &'static str;
    /// Fluent keys: heading of the page, of the form, sentence below, message once saved.
    const TITLE: &'static str;
    const EDIT_TITLE: &'static str;
    const LEAD: &'static str;
    const SAVED: &'static str;

    /// What an empty form shows.
    fn first_input() -> Self::Input;

    /// Reads what the page posts beside the input.
    fn complete(sent: &mut Sent<Self::Input>) {
        let _ = sent;
    }
}

impl SectionPage for Address {
    const WHAT: What = What::Address;
    const PATH: &'static str = paths::ADDRESS;
    const EDIT: &'static str = paths::ADDRESS_EDIT;
    const TITLE: &'static str = "profile-address-title";
    const EDIT_TITLE: &'static str = "profile-address-edit";
    const LEAD: &'static str = "profile-address-lead";
    const SAVED: &'static str = "profile-address-saved";

    fn first_input() -> AddressInput {
        AddressInput { country: CountryCode::FRANCE.to_owned(), ..AddressInput::default() }
    }
}

impl SectionPage for Bac {
    const WHAT: What = What::Bac;
    const PATH: &'static str = paths::BAC;
    const EDIT: &'static str = paths::BAC_EDIT;
    const TITLE: &'static str = "profile-bac-title";
    const EDIT_TITLE: &'static str = "profile-bac-edit";
    const LEAD: &'static str = "profile-bac-lead";
    const SAVED: &'static str = "profile-bac-saved";

    fn first_input() -> BacInput {
        BacInput { country: CountryCode::FRANCE.to_owned(), ..BacInput::default() }
    }

    /// Those without a bac choose in a list of their own.
    fn complete(sent: &mut Sent<BacInput>) {
        if sent.input.situation == bac::NOT_HELD {
            sent.input.series = std::mem::take(&mut sent.no_bac);
        }
    }
}

#[derive(Template)]
#[template(path = "applicant/profile/section.html")]
struct ShownPage {
    page: Page,
    nav: ProfileNav,
    lead: &'static str,
    rows: Vec<Row>,
    edit: &'static str,
    can_edit: bool,
    origin: Option<Notice>,
    may_change: Option<&'static str>,
    /// An INES is stored, and the institution advises another number.
    is_ines: bool,
    unfinished: Vec<Unfinished>,
}

/// The stored section in words, with « Modifier ».
pub async fn shown<P: Part>(who: &SignedIn, app: &App, title: &'static str, lead: &'static str, edit: &'static str) -> Answer {
    let mut tx = app.ctx.db.read().await?;
    let account = who.person.account.0;
    let summary = summary::summary(&app.ctx, &mut tx, account, who.visit.lang()).await?;
    let nav = ProfileNav::new(&overview(&app.ctx, &mut tx, account).await?, P::PAGE);
    let origin = student_record::origin(&app.ctx, &mut tx, account).await?;
    // Of the personal details some stay the person's.
    let is_personal = P::PAGE == ProfilePage::Personal;
    let details = if is_personal && !origin.identity { sections::load::<PersonalDetails>(&mut tx, account).await? } else { None };
    drop(tx);
    let ine = details.and_then(|stored| stored.content.identity.ine);
    let is_ines = ine.is_some_and(|ine| sections::is_advised_against(&app.ctx, &ine));
    let rows = summary.section(P::PAGE).map(|section| section.rows.clone()).unwrap_or_default();
    let page = who.visit.page_t(title);
    let notice = origin::notice(app, &page, &origin, P::PAGE);
    let may_change = (notice.is_some() && is_personal).then_some("profile-origin-but");
    let can_edit = notice.is_none() || is_personal;
    // What is imposed cannot be taken up again.
    let unfinished = if can_edit { unsaved::of_page(&who.visit, P::PAGE) } else { Vec::new() };
    html(&ShownPage { can_edit, nav, lead, rows, edit, origin: notice, may_change, is_ines, unfinished, page })
}

/// What is stored, as the form shows it, with its version.
pub async fn stored<P: Part>(who: &SignedIn, app: &App) -> Result<Option<(P::Input, i64)>, Problem> {
    let mut tx = app.ctx.db.read().await?;
    let stored = sections::load::<P>(&mut tx, who.person.account.0).await?;
    Ok(stored.map(|stored| (stored.content.to_input(), stored.version)))
}

/// Goes on after saving, with a message that says how much is left.
pub async fn saved<P: Part>(who: &SignedIn, app: &App, key: &str, first: bool, next: bool) -> Result<Response, Problem> {
    let mut tx = app.ctx.db.read().await?;
    let nav = ProfileNav::new(&overview(&app.ctx, &mut tx, who.person.account.0).await?, P::PAGE);
    drop(tx);
    let missing = match nav.missing {
        0 if first => "done".to_owned(),
        0 => "none".to_owned(),
        left => left.to_string(),
    };
    let to = nav.next.filter(|_| next).map_or(nav::address(P::PAGE), |(href, _)| href);
    Ok(Flash::ok(key).arg("missing", missing).to(app, to))
}

pub async fn show<P: SectionPage>(who: SignedIn, State(app): State<App>) -> Answer {
    let stored = stored::<P>(&who, &app).await?;
    if stored.is_some() && is_imposed::<P>(&who, &app).await? {
        return shown::<P>(&who, &app, P::TITLE, P::LEAD, P::EDIT).await;
    }
    if stored.is_some() && !who.visit.is_late(P::PATH) {
        return shown::<P>(&who, &app, P::TITLE, P::LEAD, P::EDIT).await;
    }
    form_of_before::<P>(&who, &app, stored).await
}

/// Whether nothing of the page is the person's to change.
async fn is_imposed<P: SectionPage>(who: &SignedIn, app: &App) -> Result<bool, Problem> {
    let mut tx = app.ctx.db.read().await?;
    Ok(origin::imposes(&student_record::origin(&app.ctx, &mut tx, who.person.account.0).await?, P::PAGE))
}

pub async fn edit<P: SectionPage>(who: SignedIn, State(app): State<App>) -> Answer {
    let stored = stored::<P>(&who, &app).await?;
    if stored.is_some() && is_imposed::<P>(&who, &app).await? {
        return shown::<P>(&who, &app, P::TITLE, P::LEAD, P::EDIT).await;
    }
    form_of_before::<P>(&who, &app, stored).await
}

/// The form with what was typed and not saved, else with what is stored.
async fn form_of_before<P: SectionPage>(who: &SignedIn, app: &App, stored: Option<(P::Input, i64)>) -> Answer {
    if let Some(mut sent) = who.visit.kept::<Sent<P::Input>>(P::PATH).await {
        P::complete(&mut sent);
        return answer::<P>(who, app, Draft { version: sent.seen(), ..draft::<P>(&sent.input, stored) }).await;
    }
    let input = stored.as_ref().map_or_else(P::first_input, |(input, _)| input.clone());
    answer::<P>(who, app, draft(&input, stored)).await
}

fn draft<P: SectionPage>(input: &P::Input, stored: Option<(P::Input, i64)>) -> Draft<'_, P> {
    let version = stored.as_ref().map_or(0, |(_, version)| *version);
    let cancel = if version == 0 { paths::DASHBOARD } else { P::PATH };
    Draft { what: P::WHAT, title: P::EDIT_TITLE, lead: P::LEAD, action: P::PATH.to_owned(), input, stored, version, errors: Vec::new(), stale: false, cancel }
}

pub async fn post<P: SectionPage>(who: SignedIn, State(app): State<App>, Posted(mut sent): Posted<Sent<P::Input>>) -> Answer {
    P::complete(&mut sent);
    let seen = sent.seen();
    let result = if sent.is_refresh() { Err(app::Error::Refused(Vec::new())) } else { sections::save::<P>(&app.ctx, &who.person, &sent.input, seen).await };
    let (errors, stale) = match result {
        Ok(()) => return saved::<P>(&who, &app, P::SAVED, seen == 0, sent.is_next()).await,
        Err(app::Error::Refused(errors)) => (errors, false),
        Err(app::Error::Stale) => (Vec::new(), true),
        Err(error) => return Err(error.into()),
    };
    let draft = draft::<P>(&sent.input, stored::<P>(&who, &app).await?);
    // Until the person has seen the other change, the form keeps the version it came with.
    let version = if stale { draft.version } else { seen };
    answer::<P>(&who, &app, Draft { errors, stale, version, ..draft }).await
}
