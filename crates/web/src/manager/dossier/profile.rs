//! The tab « Profil »: what the applicant filled in, with what changed since the submission marked.

use app::profile::summary::{Row, Section};
use app::review::open::{self, Opened, ShownProfile};
use app::student_record::{self, Refusal};
use axum::extract::{Path, State};
use domain::profile::ProfilePage;
use uuid::Uuid;

use super::page::{Tab, frame, show};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Staff};
use crate::ui::Page;
use crate::{App, paths};

/// The profile as the tab shows it.
pub struct Shown {
    pub sections: Vec<ProfileSection>,
    /// Whether anything is marked.
    pub has_changes: bool,
    /// Whether what was submitted has changes made after the deadline, which nothing can mark.
    pub has_late_changes: bool,
    /// What came of the student record, for whoever may have it read again.
    pub record: Option<String>,
}

pub struct ProfileSection {
    pub title: String,
    /// Several for pages with several entries.
    pub groups: Vec<Group>,
}

pub struct Group {
    /// In words: added or removed since the submission.
    pub mark: Option<String>,
    pub lines: Vec<Line>,
}

pub struct Line {
    pub label: String,
    /// Empty when the value was removed.
    pub value: String,
    /// What was submitted, when it reads differently.
    pub before: Option<String>,
}

pub async fn get(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let page = frame(&staff, &opened);
    let profile = open::profile(&app.ctx, &opened, page.lang).await?;
    let with_internal = app.ctx.settings().show_internal_records;
    let titled = |section: &Section| page.t(app::papers::profile::page_key(section.page, with_internal));
    let sections = profile.now.sections.iter().map(|section| ProfileSection { title: titled(section), groups: groups(&page, &profile, section) }).collect();
    let record = record(&page, &opened, &profile);
    let shown = Shown { sections, has_changes: !profile.changes.is_empty(), has_late_changes: profile.has_late_changes, record };
    show(&app, page, &opened, Tab::Profile(shown), None)
}

fn record(page: &Page, opened: &Opened, profile: &ShownProfile) -> Option<String> {
    let origin = &profile.record;
    if !origin.is_configured || !opened.may.act {
        return None;
    }
    Some(match (origin.waiting_since, origin.read_at) {
        (Some(since), _) if origin.is_away => page.t1("dossier-record-away", "date", page.date_time(&since)),
        (Some(since), _) => page.t1("dossier-record-waiting", "date", page.date_time(&since)),
        (None, Some(at)) => page.t1("dossier-record-read", "date", page.date_time(&at)),
        (None, None) => page.t("dossier-record-none"),
    })
}

/// Has the student record of the applicant read again.
pub async fn refresh(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let flash = match student_record::refresh_for(&app.ctx, &staff.person, number).await {
        Ok(()) => Flash::info("dossier-record-asked"),
        Err(app::Error::Refused(Refusal::Nothing)) => Flash::error("dossier-record-nothing"),
        Err(app::Error::Refused(Refusal::TooMany)) => Flash::error("profile-internal-too-many"),
        Err(error) => return Err(error.into()),
    };
    Ok(flash.to(&app, &paths::fill(paths::MANAGER_APPLICATION_PROFILE, &[&number.to_string()])))
}

fn groups(page: &Page, profile: &ShownProfile, section: &Section) -> Vec<Group> {
    let mut groups = Vec::new();
    let own = lines(page, profile, section.page, None, &section.rows);
    if !own.is_empty() {
        groups.push(Group { mark: None, lines: own });
    }
    for entry in &section.entries {
        let mark = profile.changes.is_new(entry.id).then(|| page.t("dossier-profile-added"));
        groups.push(Group { mark, lines: lines(page, profile, section.page, Some(entry.id), &entry.rows) });
    }
    for gone in profile.changes.removed.iter().filter(|gone| gone.page == section.page) {
        let lines = gone.rows.iter().map(|(label, value)| Line { label: page.t(label), value: value.clone(), before: None }).collect();
        groups.push(Group { mark: Some(page.t("dossier-profile-removed")), lines });
    }
    groups
}

fn lines(page: &Page, profile: &ShownProfile, of: ProfilePage, entry: Option<Uuid>, rows: &[Row]) -> Vec<Line> {
    let before = |row: &Row| {
        let words = profile.changes.before(of, entry, row.field)?;
        Some(if words.is_empty() { page.t("dossier-profile-nothing") } else { words.to_owned() })
    };
    let shown = rows.iter().filter(|row| !row.value.is_empty()).map(|row| Line { label: page.t(row.label), value: row.value.clone(), before: before(row) });
    let emptied = profile.changes.emptied.iter().filter(|gone| gone.page == of && gone.entry == entry);
    shown.chain(emptied.map(|gone| Line { label: page.t(gone.label), value: String::new(), before: Some(gone.before.clone()) })).collect()
}
