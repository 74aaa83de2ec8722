//! Where the values of a page come from, and whom to write to when one of them is wrong.

use app::student_record::Origin;
use domain::profile::ProfilePage;

use crate::App;
use crate::ui::Page;

/// What a page says of the student record.
#[derive(Clone, Debug)]
pub struct Notice {
    /// When it was read, in words.
    pub read_at: String,
    /// Empty = the assistance page.
    pub contact: String,
}

/// Whether the student record imposes what a page shows.
#[must_use]
pub const fn imposes(origin: &Origin, page: ProfilePage) -> bool {
    match page {
        ProfilePage::Personal => origin.identity,
        ProfilePage::Bac => origin.bac,
        _ => false,
    }
}

/// Whom to write to about what comes from the record.
#[must_use]
pub fn contact(app: &App) -> String {
    let settings = app.ctx.settings();
    let own = &settings.record_contact_email;
    if own.is_empty() { settings.contact_email.clone() } else { own.clone() }
}

/// The notice of a page, when the record imposes something there.
#[must_use]
pub fn notice(app: &App, page: &Page, origin: &Origin, of: ProfilePage) -> Option<Notice> {
    if !imposes(origin, of) {
        return None;
    }
    Some(Notice { read_at: origin.read_at.map(|at| page.date_time(&at)).unwrap_or_default(), contact: contact(app) })
}
