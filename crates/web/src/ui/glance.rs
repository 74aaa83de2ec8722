//! A page of the profile in one line: « 12 rue des Tanneurs, Albi ».

use app::profile::summary::{Row, Section};
use domain::profile::ProfilePage;

use super::Page;

/// The fields that tell most, in the order in which they are said; those of a group without a comma between them.
const fn telling(page: ProfilePage) -> &'static [&'static [&'static str]] {
    match page {
        ProfilePage::Personal => &[&["first_name", "birth_name"], &["birth_date"]],
        ProfilePage::Address => &[&["line1"], &["postal_code", "town", "foreign_town"]],
        ProfilePage::Bac => &[&["series", "year"], &["honours"]],
        ProfilePage::InternalRecords => &[&["label", "year"], &["result"]],
        ProfilePage::ExternalRecords => &[&["diploma", "year"], &["school"]],
        ProfilePage::Internships => &[&["organisation"], &["duration"]],
        ProfilePage::WorkExperience => &[&["title"], &["organisation"]],
    }
}

fn line(rows: &[Row], groups: &[&[&str]]) -> String {
    let value = |field: &&str| rows.iter().find(|row| row.field == *field).map(|row| row.value.as_str());
    let said = groups.iter().map(|group| group.iter().filter_map(value).collect::<Vec<_>>().join(" "));
    said.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The page at a glance; of several entries the latest, and how many there are besides. Empty for an empty page.
#[must_use]
pub fn glance(page: &Page, section: &Section) -> String {
    let told = telling(section.page);
    match section.entries.as_slice() {
        [] => line(&section.rows, told),
        [only] => line(&only.rows, told),
        [latest, others @ ..] => page.t2("profile-glance-more", "latest", line(&latest.rows, told), "count", others.len()),
    }
}
