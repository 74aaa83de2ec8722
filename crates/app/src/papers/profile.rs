//! The profile as sections of a paper.

use domain::profile::ProfilePage;
use paper::typeset::{Row, Section, Table};
use uuid::Uuid;

use crate::Ctx;
use crate::i18n::Lang;
use crate::profile::summary::SummaryEntry;

/// Title of a page of « Mon compte ». Where the years at the institution have no page of their own (`with_internal`),
/// that of studies elsewhere is the one for all of them.
#[must_use]
pub const fn page_key(page: ProfilePage, with_internal: bool) -> &'static str {
    match page {
        ProfilePage::Personal => "profile-page-personal",
        ProfilePage::Address => "profile-page-address",
        ProfilePage::Bac => "profile-page-bac",
        ProfilePage::InternalRecords => "profile-page-internal",
        ProfilePage::ExternalRecords if with_internal => "profile-page-external",
        ProfilePage::ExternalRecords => "profile-page-post-bac",
        ProfilePage::Internships => "profile-page-internships",
        ProfilePage::WorkExperience => "profile-page-work",
    }
}

/// Every filled page; those with several entries give one section for each, earliest year first.
pub async fn sections(ctx: &Ctx, account: Uuid, lang: Lang) -> store::Result<Vec<Section>> {
    let mut tx = ctx.db.read().await?;
    let summary = crate::profile::summary(ctx, &mut tx, account, lang).await?;
    let row = |row: &crate::profile::summary::Row| Row::new(lang.t(row.label), row.value.clone());
    let with_internal = ctx.settings().show_internal_records;
    let mut sections = Vec::new();
    for section in summary.sections.iter().filter(|section| !section.is_empty()) {
        let title = lang.t(page_key(section.page, with_internal));
        if !section.rows.is_empty() {
            sections.push(Section::of_rows(title.clone(), section.rows.iter().map(row).collect()));
        }
        if section.page == ProfilePage::InternalRecords && !section.entries.is_empty() {
            sections.push(Section::of_table(title, internal(&section.entries, lang)));
            continue;
        }
        for entry in section.entries.iter().rev() {
            sections.push(Section::of_rows(title.clone(), entry.rows.iter().map(row).collect()));
        }
    }
    Ok(sections)
}

/// « Cursus interne » as a table, earliest year first: years are short and read together.
fn internal(entries: &[SummaryEntry], lang: Lang) -> Table {
    let of = |entry: &SummaryEntry, field: &str| entry.rows.iter().find(|row| row.field == field).map(|row| row.value.clone()).unwrap_or_default();
    let row = |entry: &SummaryEntry| {
        let (mark, scale) = (of(entry, "mark"), of(entry, "scale"));
        let mark = if mark.is_empty() || scale.is_empty() { mark } else { format!("{mark} / {scale}") };
        vec![of(entry, "year"), of(entry, "code"), of(entry, "label"), of(entry, "result"), of(entry, "honours"), mark]
    };
    let columns =
        ["profile-year-studied", "profile-internal-code", "profile-internal-label", "profile-internal-result", "profile-honours", "profile-internal-mark"];
    Table { columns: columns.map(|key| lang.t(key)).to_vec(), widths: vec![2, 3, 7, 3, 3, 2], rows: entries.iter().rev().map(row).collect() }
}
