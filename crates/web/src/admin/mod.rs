//! Setting an installation up: the institution, campaigns, centres, decisions, mails, texts, people and their rights.

pub mod campaigns;
pub mod centres;
pub mod decision_types;
pub mod editor;
pub mod erasures;
pub mod faq;
pub mod gantt;
pub mod home;
pub mod institution;
pub mod jobs;
pub mod labels;
pub mod mails;
pub mod messages;
pub mod panels;
pub mod people;
pub mod reasons;
pub mod wording;

use axum::Router;

use crate::App;

/// The kinds of decision as lists offer them.
const KINDS: [(&str, &str); 5] = [
    ("FA", "setup-kind-favourable"),
    ("DE", "setup-kind-unfavourable"),
    ("LC", "setup-kind-complementary-list"),
    ("LA", "setup-kind-waiting-list"),
    ("PR", "setup-kind-preselection"),
];

pub fn routes() -> Router<App> {
    Router::new()
        .merge(home::routes())
        .merge(institution::routes())
        .merge(campaigns::routes())
        .merge(editor::routes::<centres::Centres>())
        .merge(editor::routes::<decision_types::DecisionTypes>())
        .merge(editor::routes::<reasons::Reasons>())
        .merge(mails::routes())
        .merge(editor::routes::<messages::Messages>())
        .merge(editor::routes::<faq::Questions>())
        .merge(editor::routes::<wording::Wordings>())
        .merge(people::routes())
        .merge(erasures::routes())
        .merge(jobs::routes())
}
