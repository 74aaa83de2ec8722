//! Setting an installation up: the institution, campaigns, centres, decisions, mails, texts, people and their rights.

pub mod campaign_archive;
pub mod campaign_destroy;
pub mod campaign_programmes;
pub mod campaigns;
pub mod centres;
pub mod decision_types;
pub mod editor;
pub mod erasures;
pub mod faq;
pub mod gantt;
pub mod history;
pub mod home;
pub mod institution;
pub mod jobs;
pub mod labels;
pub mod letters;
pub mod mails;
pub mod messages;
pub mod panels;
pub mod people;
pub mod reasons;
pub mod roles;
mod running;
pub mod wording;

use axum::Router;
use domain::silence::Silence;

use crate::App;

/// The kinds of decision as lists offer them.
const KINDS: [(&str, &str); 5] = [
    ("FA", "setup-kind-favourable"),
    ("DE", "setup-kind-unfavourable"),
    ("LC", "setup-kind-complementary-list"),
    ("LA", "setup-kind-waiting-list"),
    ("PR", "setup-kind-preselection"),
];

/// Which rank people on a complementary list are shown, as lists offer it.
pub const RANKS: [(&str, &str); 3] = [("none", "setup-rank-none"), ("entered", "setup-rank-entered"), ("effective", "setup-rank-effective")];
/// The same where it may be left to whoever decides more widely.
pub const RANKS_OR_WIDER: [(&str, &str); 4] = [("", "setup-rank-wider"), RANKS[0], RANKS[1], RANKS[2]];

/// What silence means, as lists offer it.
pub const SILENCES: [(&str, &str); 2] = [(Silence::Refusal.code(), "setup-silence-refusal"), (Silence::Acceptance.code(), "setup-silence-acceptance")];
/// The same where it may be left to the institution.
pub const SILENCES_OR_WIDER: [(&str, &str); 3] = [("", "setup-silence-wider"), SILENCES[0], SILENCES[1]];

pub fn routes() -> Router<App> {
    Router::new()
        .merge(home::routes())
        .merge(history::routes())
        .merge(institution::routes())
        .merge(campaigns::routes())
        .merge(centres::routes())
        .merge(editor::routes::<decision_types::DecisionTypes>())
        .merge(editor::routes::<reasons::Reasons>())
        .merge(mails::routes())
        .merge(letters::routes())
        .merge(editor::routes::<messages::Messages>())
        .merge(editor::routes::<faq::Questions>())
        .merge(editor::routes::<wording::Wordings>())
        .merge(people::routes())
        .merge(editor::routes::<roles::Roles>())
        .merge(erasures::routes())
        .merge(jobs::routes())
}
