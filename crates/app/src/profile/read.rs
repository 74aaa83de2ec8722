//! How far the profile is, for the dashboard and the checks before applying.

use domain::profile::{Bac, PersonalDetails, ProfilePage};
use store::Tx;
use uuid::Uuid;

use super::part::key;
use super::sections;
use crate::{Ctx, reference};

/// State of one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Done,
    /// Mandatory and empty.
    ToDo,
    /// Optional and empty.
    Empty,
}

/// One page of « Mon compte ».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverviewItem {
    pub page: ProfilePage,
    pub state: State,
    /// Entries of a page that has several.
    pub entries: usize,
}

/// The pages in the order of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    pub items: Vec<OverviewItem>,
}

impl Overview {
    /// Mandatory pages still empty.
    pub fn missing(&self) -> impl Iterator<Item = ProfilePage> {
        self.items.iter().filter(|item| item.state == State::ToDo).map(|item| item.page)
    }

    /// Everything needed to apply is there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing().next().is_none()
    }

    /// Whether « Cursus interne » is one of the pages.
    #[must_use]
    pub fn with_internal(&self) -> bool {
        self.items.iter().any(|item| item.page == ProfilePage::InternalRecords)
    }

    fn of(filled: &[String], kinds: &[String], with_internal: bool) -> Self {
        let shown = ProfilePage::ALL.into_iter().filter(|page| with_internal || *page != ProfilePage::InternalRecords);
        let items = shown.map(|page| {
            let entries = kinds.iter().filter(|kind| *kind == key(page)).count();
            let state = match () {
                () if entries > 0 || filled.iter().any(|section| section == key(page)) => State::Done,
                () if page.is_required() => State::ToDo,
                () => State::Empty,
            };
            OverviewItem { page, state, entries }
        });
        Self { items: items.collect() }
    }
}

/// Which pages of an account are filled in.
pub async fn overview(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<Overview> {
    let filled: Vec<String> = store::profile::sections(tx, account).await?.into_iter().map(|row| row.section).collect();
    let kinds: Vec<String> = store::profile::records(tx, account).await?.into_iter().map(|row| row.kind).collect();
    Ok(Overview::of(&filled, &kinds, ctx.settings().show_internal_records))
}

/// What the checks before applying need to know of a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub has_personal: bool,
    pub has_address: bool,
    pub has_bac: bool,
    /// Year of the bac, absent without a bac.
    pub bac_year: Option<i32>,
    /// First bac year from which the series obliges French applicants to give an INE.
    pub ine_checked_from: Option<i32>,
    /// ISO code of the nationality.
    pub nationality: Option<String>,
    pub has_ine: bool,
}

/// Reads the facts within the transaction that decides.
pub async fn facts(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<Facts> {
    let personal = sections::load::<PersonalDetails>(tx, account).await?.map(|stored| stored.content);
    let bac = sections::load::<Bac>(tx, account).await?.map(|stored| stored.content);
    let reference = reference::current(ctx, tx).await?;
    Ok(Facts {
        has_personal: personal.is_some(),
        has_address: store::profile::section(tx, account, key(ProfilePage::Address)).await?.is_some(),
        has_bac: bac.is_some(),
        bac_year: bac.as_ref().and_then(Bac::year),
        ine_checked_from: bac.as_ref().and_then(|bac| reference.find_series(bac.series().as_str())?.ine_checked_from),
        nationality: personal.as_ref().map(|details| details.identity.nationality.to_string()),
        has_ine: personal.is_some_and(|details| details.identity.ine.is_some()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mandatory_pages_are_to_do_until_filled() {
        let overview = Overview::of(&["personal".into(), "bac".into()], &["internship".into(), "internship".into()], true);
        assert_eq!(overview.items.len(), 7);
        assert_eq!(overview.missing().collect::<Vec<_>>(), [ProfilePage::Address]);
        assert!(!overview.is_complete());
        let internships = overview.items.iter().find(|item| item.page == ProfilePage::Internships).unwrap();
        assert_eq!((internships.state, internships.entries), (State::Done, 2));
        let all = Overview::of(&["personal".into(), "bac".into(), "address".into()], &[], false);
        assert!(all.is_complete() && all.items.len() == 6);
        assert!(overview.with_internal() && !all.with_internal());
    }
}
