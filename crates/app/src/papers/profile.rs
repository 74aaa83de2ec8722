//! The profile as sections of a paper.

use domain::profile::ProfilePage;
use paper::typeset::{Row, Section};
use uuid::Uuid;

use crate::Ctx;
use crate::i18n::Lang;

/// Title of a page of « Mon compte ».
#[must_use]
pub const fn page_key(page: ProfilePage) -> &'static str {
    match page {
        ProfilePage::Personal => "profile-page-personal",
        ProfilePage::Address => "profile-page-address",
        ProfilePage::Bac => "profile-page-bac",
        ProfilePage::InternalRecords => "profile-page-internal",
        ProfilePage::ExternalRecords => "profile-page-external",
        ProfilePage::Internships => "profile-page-internships",
        ProfilePage::WorkExperience => "profile-page-work",
    }
}

/// Every filled page; those with several entries give one section for each, earliest year first.
pub async fn sections(ctx: &Ctx, account: Uuid, lang: Lang) -> store::Result<Vec<Section>> {
    let mut tx = ctx.db.read().await?;
    let summary = crate::profile::summary(ctx, &mut tx, account, lang).await?;
    let row = |row: &crate::profile::summary::Row| Row::new(lang.t(row.label), row.value.clone());
    let mut sections = Vec::new();
    for section in summary.sections.iter().filter(|section| !section.is_empty()) {
        let title = lang.t(page_key(section.page));
        if !section.rows.is_empty() {
            sections.push(Section::of_rows(title.clone(), section.rows.iter().map(row).collect()));
        }
        for entry in section.entries.iter().rev() {
            sections.push(Section::of_rows(title.clone(), entry.rows.iter().map(row).collect()));
        }
    }
    Ok(sections)
}
