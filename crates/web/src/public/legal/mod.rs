//! What the law asks every public service to publish: accessibility statement, personal data, legal notice.

use app::texts;
use askama::Template;
use axum::extract::State;

use crate::App;
use crate::http::{Page as Answer, Visit, html};
use crate::ui::Page;
use crate::ui::field::Markup;

#[derive(Template)]
#[template(path = "public/legal/accessibility.html")]
struct AccessibilityPage {
    page: Page,
    address: String,
    contact: String,
}

#[derive(Template)]
#[template(path = "public/legal/personal_data.html")]
struct PersonalDataPage {
    page: Page,
    /// Without a sign-in, until an account is removed.
    years: i64,
    message: Markup,
    contact: String,
}

#[derive(Template)]
#[template(path = "public/legal/notice.html")]
struct NoticePage {
    page: Page,
    message: Markup,
    contact: String,
    address: String,
}

/// The statement of Article 47 of Law 2005-102 and Decree 2019-768, in the order of the State's template.
pub async fn accessibility(visit: Visit, State(app): State<App>) -> Answer {
    let page = visit.page_t("accessibility-title");
    html(&AccessibilityPage { address: app.ctx.public_url.to_string(), contact: page.contact_email(), page })
}

/// What Articles 13 and 14 of the GDPR ask, then the institution's own words.
pub async fn personal_data(visit: Visit, State(app): State<App>) -> Answer {
    let page = visit.page_t("personal-data-title");
    let message = page.message(texts::PERSONAL_DATA);
    html(&PersonalDataPage { years: app.ctx.settings().retention_years, message, contact: page.contact_email(), page })
}

/// Publisher and host (Law 2004-575, Article 1-1): the institution's message, else what is known of it.
pub async fn notice(visit: Visit, State(app): State<App>) -> Answer {
    let page = visit.page_t("footer-legal");
    let message = page.message(texts::LEGAL);
    html(&NoticePage { message, contact: page.contact_email(), address: app.ctx.public_url.to_string(), page })
}
