//! What is typed in the pages of « Mon compte » and not saved yet, or in a message and not sent: kept while it is typed,
//! shown again, given up.
//!
//! Nothing of a draft is checked or becomes part of the profile before « Enregistrer ». Saving forgets it
//! ([`crate::http::late`]). What is typed on after the session has ended is kept like a form that comes too late.

use app::accounts::kept_form::{self, KeptForm, Refusal};
use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use domain::profile::{ExternalRecord, Internship, ProfilePage, WorkExperience};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::entry_page::EntryPage;
use crate::http::flash::Flash;
use crate::http::late::FormerOwner;
use crate::http::{Page as Answer, Posted, Problem, SignedIn, Visit};
use crate::{App, paths};

/// Fields beside those of the form: its address, what stands for its page, the draft that the page showed.
const FORM: &str = "brouillon-de";
const PAGE: &str = "brouillon-page";
const KNOWN: &str = "brouillon-vu";

/// Longest name of a page, which is one of our identifiers.
const LONGEST_NAME: usize = 64;

/// Who types: the person signed in, or whose session has ended while they typed.
pub struct Typing {
    account: Uuid,
    is_late: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Typing {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let visit = Visit::from_request_parts(parts, state).await?;
        match (visit.person(), parts.extensions.get::<FormerOwner>()) {
            (Some(person), _) => Ok(Self { account: person.account.0, is_late: false }),
            (None, Some(owner)) => Ok(Self { account: owner.0, is_late: true }),
            (None, None) => Err(Problem::SignInFirst { back: visit.came_from().to_owned() }),
        }
    }
}

/// The stored entry that a form is one of: its kind and its number.
fn entry_of(address: &str) -> Option<(&'static str, Uuid)> {
    fn of<E: EntryPage>(address: &str) -> Option<(&'static str, Uuid)> {
        let id = address.strip_prefix(E::LIST)?.strip_prefix('/')?;
        Some((E::key(), Uuid::parse_str(id).ok()?))
    }
    of::<ExternalRecord>(address).or_else(|| of::<Internship>(address)).or_else(|| of::<WorkExperience>(address))
}

/// The address of a new entry, and whether an address is one of a stored entry.
fn is_of<E: EntryPage>(address: &str) -> bool {
    let id = |rest: &str| rest.strip_prefix('/').is_some_and(|id| Uuid::parse_str(id).is_ok());
    address == E::NEW || address.strip_prefix(E::LIST).is_some_and(id)
}

/// The page of the profile whose form is posted to this address.
fn page_of(address: &str) -> Option<ProfilePage> {
    Some(match address {
        paths::PERSONAL => ProfilePage::Personal,
        paths::ADDRESS => ProfilePage::Address,
        paths::BAC => ProfilePage::Bac,
        _ if is_of::<ExternalRecord>(address) => ProfilePage::ExternalRecords,
        _ if is_of::<Internship>(address) => ProfilePage::Internships,
        _ if is_of::<WorkExperience>(address) => ProfilePage::WorkExperience,
        _ => return None,
    })
}

/// Whether an address is that of the messages about an application, for one side or the other.
fn is_thread(address: &str) -> bool {
    let number = |route: &str| {
        let (before, rest) = route.split_once('{')?;
        let (_, after) = rest.split_once('}')?;
        address.strip_prefix(before)?.strip_suffix(after)?.parse::<u32>().ok()
    };
    [paths::APPLICATION_MESSAGES, paths::MANAGER_APPLICATION_MESSAGES].into_iter().any(|route| number(route).is_some())
}

/// Whether what is typed in the form of this address is kept.
fn is_kept(address: &str) -> bool {
    page_of(address).is_some() || is_thread(address)
}

/// What the script of a page is told to keep what is typed.
pub struct Autosave {
    pub url: &'static str,
    pub discard: &'static str,
    /// Stands for this page.
    pub page: String,
    /// The page whose draft is shown.
    pub seen: String,
    /// What the form shows is neither saved nor kept.
    pub is_unsaved: bool,
}

impl Autosave {
    /// For the form that is posted to an address.
    #[must_use]
    pub fn of(app: &App, visit: &Visit, action: &str) -> Self {
        Self {
            url: paths::PROFILE_DRAFT,
            discard: paths::PROFILE_DRAFT_DISCARD,
            page: app.ctx.ids.uuid(app.ctx.now()).to_string(),
            seen: visit.drafts().find(|form| form.action == action).and_then(|form| form.draft.clone()).unwrap_or_default(),
            is_unsaved: visit.is_form(),
        }
    }
}

/// What the script is told.
#[derive(Debug, Serialize)]
pub struct Saved {
    /// Another page kept something else of the same form; what comes last is what counts.
    elsewhere: bool,
    /// The session has ended: it is kept all the same.
    late: bool,
}

/// Keeps what is being typed.
pub async fn keep(who: Typing, State(app): State<App>, Posted(pairs): Posted<Vec<(String, String)>>) -> Result<Json<Saved>, Problem> {
    let (about, fields): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(name, _)| matches!(name.as_str(), FORM | PAGE | KNOWN));
    let told = |name: &str| about.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str());
    let action = told(FORM);
    if !is_kept(action) || told(PAGE).len() > LONGEST_NAME {
        return Err(Problem::NotFound);
    }
    let form = KeptForm { action: action.to_owned(), page: action.to_owned(), fields, draft: Some(told(PAGE).to_owned()) };
    match kept_form::draft(&app.ctx, who.account, &form, told(KNOWN), entry_of(action)).await {
        Ok(elsewhere) => Ok(Json(Saved { elsewhere, late: who.is_late })),
        Err(app::Error::Refused(Refusal::TooLarge)) => Err(Problem::TooLarge),
        Err(app::Error::Refused(Refusal::TooMany)) => Err(Problem::TooManyRequests),
        Err(error) => Err(error.into()),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct GivenUp {
    #[serde(rename = "brouillon-de")]
    form: String,
}

/// Gives a draft up: its page shows again what is saved.
pub async fn discard(who: SignedIn, State(app): State<App>, Posted(given_up): Posted<GivenUp>) -> Answer {
    if !is_kept(&given_up.form) {
        return Err(Problem::NotFound);
    }
    kept_form::forget(&app.ctx, who.person.account.0, &given_up.form).await?;
    Ok(Flash::info("draft-discarded").to(&app, &given_up.form))
}

/// A draft that a page without its form tells of.
pub struct Unfinished {
    /// Where the form shows it.
    pub resume: String,
    pub action: String,
    pub discard: &'static str,
}

/// The drafts of one page of the profile.
pub fn of_page(visit: &Visit, page: ProfilePage) -> Vec<Unfinished> {
    let resume = |action: &str| match action {
        paths::PERSONAL => paths::PERSONAL_EDIT.to_owned(),
        paths::ADDRESS => paths::ADDRESS_EDIT.to_owned(),
        paths::BAC => paths::BAC_EDIT.to_owned(),
        entry => entry.to_owned(),
    };
    let of_this = visit.drafts().filter(|form| page_of(&form.action) == Some(page));
    of_this.map(|form| Unfinished { resume: resume(&form.action), action: form.action.clone(), discard: paths::PROFILE_DRAFT_DISCARD }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_kept_too() {
        for address in ["/candidatures/7/messages", "/gestion/candidatures/1042/messages"] {
            assert!(is_kept(address) && page_of(address).is_none(), "{address}");
        }
        for address in ["/candidatures//messages", "/candidatures/7/messages/x", "/candidatures/7/annuler", "/candidatures/../messages", "//x/7/messages"] {
            assert!(!is_kept(address), "{address}");
        }
    }

    #[test]
    fn drafts_are_of_forms_of_the_profile_only() {
        let id = "/mon-compte/stages/0190b5e2-7a51-7c3a-9d52-0f6f2a3b4c5d";
        for (address, page) in [
            (paths::PERSONAL, ProfilePage::Personal),
            (paths::EXTERNAL_RECORD_NEW, ProfilePage::ExternalRecords),
            (paths::WORK_EXPERIENCE_NEW, ProfilePage::WorkExperience),
            (id, ProfilePage::Internships),
        ] {
            assert_eq!(page_of(address), Some(page), "{address}");
        }
        for address in ["", "/", paths::SIGN_IN, paths::ACCESS_PASSWORD, paths::INTERNSHIPS, "/mon-compte/stages/x", "//mon-compte/adresse"] {
            assert_eq!(page_of(address), None, "{address}");
        }
    }

    #[test]
    fn a_form_of_an_entry_says_which() {
        let id = "0190b5e2-7a51-7c3a-9d52-0f6f2a3b4c5d";
        let found = entry_of(&format!("{}/{id}", paths::INTERNSHIPS)).unwrap();
        assert_eq!(found.1.to_string(), id);
        let kinds = [paths::EXTERNAL_RECORDS, paths::INTERNSHIPS, paths::WORK_EXPERIENCES].map(|list| entry_of(&format!("{list}/{id}")).unwrap().0);
        assert!(kinds[0] != kinds[1] && kinds[1] != kinds[2] && kinds[0] != kinds[2], "{kinds:?}");
        assert_eq!((entry_of(paths::INTERNSHIP_NEW), entry_of(paths::ADDRESS)), (None, None));
    }
}
