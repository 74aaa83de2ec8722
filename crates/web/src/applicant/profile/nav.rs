//! The pages of « Mon compte » beside each page: which is filled in, which comes before and after.

use app::papers::profile::page_key;
use app::profile::{Overview, State};
use domain::profile::ProfilePage;

use crate::paths;

/// One page in the list.
#[derive(Clone, Debug)]
pub struct NavEntry {
    pub href: &'static str,
    /// Fluent key.
    pub label: &'static str,
    pub number: usize,
    pub current: bool,
    pub done: bool,
    /// Mandatory and still empty.
    pub to_do: bool,
    pub optional: bool,
}

/// The list, and what surrounds the current page.
#[derive(Clone, Debug)]
pub struct ProfileNav {
    pub entries: Vec<NavEntry>,
    /// Position of the current page, from 1.
    pub position: usize,
    /// Label key of the current page.
    pub label: &'static str,
    /// Address and label key.
    pub previous: Option<(&'static str, &'static str)>,
    pub next: Option<(&'static str, &'static str)>,
    /// Mandatory pages still empty.
    pub missing: usize,
    /// « Cursus interne » is one of them.
    pub with_internal: bool,
}

/// Address of a page.
#[must_use]
pub const fn address(page: ProfilePage) -> &'static str {
    match page {
        ProfilePage::Personal => paths::PERSONAL,
        ProfilePage::Address => paths::ADDRESS,
        ProfilePage::Bac => paths::BAC,
        ProfilePage::InternalRecords => paths::INTERNAL_RECORDS,
        ProfilePage::ExternalRecords => paths::EXTERNAL_RECORDS,
        ProfilePage::Internships => paths::INTERNSHIPS,
        ProfilePage::WorkExperience => paths::WORK_EXPERIENCES,
    }
}

impl ProfileNav {
    #[must_use]
    pub fn new(overview: &Overview, current: ProfilePage) -> Self {
        let with_internal = overview.with_internal();
        let place = |page: ProfilePage| (address(page), page_key(page, with_internal));
        let at = overview.items.iter().position(|item| item.page == current);
        let entries = overview.items.iter().enumerate().map(|(i, item)| {
            let (href, label) = place(item.page);
            NavEntry {
                href,
                label,
                number: i + 1,
                current: item.page == current,
                done: item.state == State::Done,
                to_do: item.state == State::ToDo,
                optional: matches!(item.page, ProfilePage::Internships | ProfilePage::WorkExperience),
            }
        });
        let beside = |index: Option<usize>| index.and_then(|i| overview.items.get(i)).map(|item| place(item.page));
        Self {
            entries: entries.collect(),
            position: at.map_or(0, |i| i + 1),
            label: place(current).1,
            previous: beside(at.and_then(|i| i.checked_sub(1))),
            next: beside(at.map(|i| i + 1)),
            missing: overview.missing().count(),
            with_internal,
        }
    }
}
