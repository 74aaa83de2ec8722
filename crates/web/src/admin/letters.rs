//! `/admin/lettres`: the wording of letters, and how they will look on paper.

use app::i18n::Lang;
use app::letters::sample;
use app::setup::Opened;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use axum_extra::extract::Query;
use serde::Deserialize;

use super::editor::{Action, Editor, use_cases};
use super::panels::{Draw, Panel};
use crate::applicant::application::files::send;
use crate::http::{Page as Answer, Staff};
use crate::{App, paths};

/// The letters as lists offer them.
pub const KINDS: [(&str, &str); 2] = [("admission", "letter-kind-admission"), ("refusal", "letter-kind-refusal")];

pub struct Letters;

impl Editor for Letters {
    const LIST: &'static str = paths::ADMIN_LETTERS;
    const TITLE: &'static str = "nav-staff-letters";
    const LEAD: &'static str = "setup-letters-lead";
    const NEW: &'static str = "setup-letter-new";
    const COLUMNS: &'static [&'static str] = &["setup-letter-kind", "setup-centre", "setup-diploma-type", "setup-in-service"];

    use_cases!(letter);

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        let mut panels = Vec::new();
        if draw.opened.variant != "model" {
            let mut identity = Panel::new("setup-panel-identity");
            if draw.opened.variant == "new" {
                identity = identity.one(draw.code()).one(draw.words("letter_kind", &KINDS).required());
            }
            panels.push(identity.one(draw.text("label", 100).required()).one(draw.flag("in_service")));
            panels.push(Panel::new("setup-panel-letter-for").lead("setup-panel-letter-for-lead").row([draw.choice("centre"), draw.choice("diploma_type")]));
        }
        panels.push(
            Panel::new("setup-panel-text").lead("setup-letter-variables").each(draw.in_turn([draw.lines("subject", 200, true), draw.areas("body", 16, true)])),
        );
        panels
    }

    /// A preview in each language offered.
    fn actions(code: &str, opened: &Opened) -> Vec<Action> {
        let preview = |language: &str| format!("{}?langue={language}", paths::fill(paths::ADMIN_LETTER_PREVIEW, &[code]));
        let languages = opened.choices.get("language").into_iter().flatten();
        languages
            .map(|(language, name)| Action { href: preview(language), key: "setup-letter-preview", icon: "eye", of: name.get(language.as_str()).to_owned() })
            .collect()
    }
}

pub fn routes() -> Router<App> {
    super::editor::routes::<Letters>().route(paths::ADMIN_LETTER_PREVIEW, get(preview))
}

/// In which language a sample is made; none = the visitor's.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    langue: String,
}

impl Wanted {
    #[must_use]
    pub fn lang(&self, app: &App, staff: &Staff) -> Lang {
        app.ctx.languages().find(&self.langue).unwrap_or_else(|| staff.visit.lang())
    }
}

async fn preview(staff: Staff, State(app): State<App>, Path(code): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let paper = sample::of_template(&app.ctx, &staff.person, &code, wanted.lang(&app, &staff)).await?;
    send(paper.pdf.into(), "application/pdf", &paper.name, true)
}
