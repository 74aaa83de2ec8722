//! The candidate beside the ranking: who they are at a glance, their documents, the decision to enter.

use app::Error;
use app::actor::Person;
use app::decide::form;
use app::profile::ProfileSummary;
use app::review::open;
use domain::profile::ProfilePage;

use crate::App;
use crate::http::Problem;
use crate::manager::decision::entry::{Entry, prefilled};
use crate::manager::dossier::page::address;
use crate::manager::dossier::view::{Row, View, view};
use crate::ui::glance::glance;
use crate::ui::{Form, Page};

/// The pages of the profile a committee looks at first.
const GLANCED: [ProfilePage; 4] = [ProfilePage::ExternalRecords, ProfilePage::Bac, ProfilePage::Internships, ProfilePage::WorkExperience];

pub struct Chosen {
    pub base: String,
    pub view: View,
    /// What the profile says, a line for each page that is filled in.
    pub lines: Vec<(String, String)>,
    /// Documents with something to look at.
    pub documents: Vec<Row>,
    /// The form, for those who may enter a decision.
    pub entry: Option<Entry>,
    /// Addresses in the ranking.
    pub previous: Option<String>,
    pub next: Option<String>,
    pub list: String,
}

/// Where the ranking goes on from here.
pub struct Around {
    pub previous: Option<String>,
    pub next: Option<String>,
    /// The candidate to go to once this one is decided.
    pub then: String,
    pub list: String,
}

/// Opens a candidate of the ranking.
pub async fn chosen(app: &App, person: &Person, page: &Page, number: i64, around: Around) -> Result<Chosen, Problem> {
    let opened = open::open(&app.ctx, person, number).await?;
    let profile = open::profile(&app.ctx, &opened, page.lang).await?;
    let view = view(app, page, &opened);
    let entry = match form::open(&app.ctx, person, number).await {
        Ok(offered) if view.alive => {
            let mut fields = prefilled(page, &offered);
            fields.suite = around.then;
            Some(Entry { save: "committee-save-next", ..Entry::new(page, Form::new(page).filled(&fields), &offered) })
        }
        Ok(_) | Err(Error::Denied(_)) => None,
        Err(error) => return Err(error.into()),
    };
    Ok(Chosen {
        base: address(number),
        lines: lines(page, &profile.now, app.ctx.settings().show_internal_records),
        documents: view.rows.iter().filter(|row| row.file.is_some()).cloned().collect(),
        entry,
        previous: around.previous,
        next: around.next,
        list: around.list,
        view,
    })
}

fn lines(page: &Page, summary: &ProfileSummary, with_internal: bool) -> Vec<(String, String)> {
    let said = |of: ProfilePage| {
        let words = summary.section(of).map(|section| glance(page, section)).filter(|words| !words.is_empty())?;
        Some((page.t(app::papers::profile::page_key(of, with_internal)), words))
    };
    GLANCED.into_iter().filter_map(said).collect()
}
