//! A page of the profile in one line: « 12 rue des Tanneurs, Albi ».

use app::profile::summary::{Row, Section};
use domain::profile::ProfilePage;

use super::Page;

/// The fields that tell most, in the order in which they are said.
const fn telling(page: ProfilePage) -> &'static [&'static str] {
    match page {
        ProfilePage::Personal => &["first_name", "birth_name", "birth_date"],
        ProfilePage::Address => &["line1", "postal_code", "town", "foreign_town"],
        ProfilePage::Bac => &["series", "year", "honours"],
        ProfilePage::InternalRecords => &[],
        ProfilePage::ExternalRecords => &["year", "diploma", "school"],
        ProfilePage::Internships => &["organisation", "duration"],
        ProfilePage::WorkExperience => &["title", "organisation"],
    }
}

fn line(rows: &[Row], fields: &[&str]) -> String {
    let value = |field: &&str| rows.iter().find(|row| row.field == *field).map(|row| row.value.as_str());
    fields.iter().filter_map(value).collect::<Vec<_>>().join(", ")
}

/// The page at a glance; of several entries the latest, and how many there are besides. Empty for an empty page.
#[must_use]
pub fn glance(page: &Page, section: &Section) -> String {
    let fields = telling(section.page);
    match section.entries.as_slice() {
        [] => line(&section.rows, fields),
        [only] => line(&only.rows, fields),
        [latest, others @ ..] => page.t2("profile-glance-more", "latest", line(&latest.rows, fields), "count", others.len()),
    }
}
