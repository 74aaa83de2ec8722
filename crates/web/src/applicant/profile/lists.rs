//! The lists of the forms: loaded with the page, and asked again by the script when a choice changes.

use app::profile::Values;
use app::reference::{self, FirstSchools, Item, Reference};
use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use axum_extra::extract::Query;
use domain::profile::{OTHER_SCHOOL, PostalCode};
use serde::{Deserialize, Serialize};
use store::Tx;

use super::form::What;
use crate::http::{Problem, SignedIn};
use crate::i18n::Lang;
use crate::ui::field::Choice;
use crate::{App, paths};

/// The choices that one form needs; the others stay empty.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    pub nationalities: Vec<Choice>,
    pub countries: Vec<Choice>,
    pub departments: Vec<Choice>,
    pub towns: Vec<Choice>,
    pub schools: Vec<Choice>,
    pub series: Vec<Choice>,
    /// Answers to « Précisez votre situation »; empty = everybody is asked for a bac.
    pub no_bac: Vec<Choice>,
    pub specialities: Vec<Choice>,
    pub options: Vec<Choice>,
    pub honours: Vec<Choice>,
    pub diplomas: Vec<Choice>,
    /// Series for which specialities are asked, as the values of a condition; empty = any.
    pub series_with_specialities: String,
    pub series_with_options: String,
}

fn choices(items: Vec<Item>) -> Vec<Choice> {
    items.into_iter().map(|item| Choice::new(item.code, item.label)).collect()
}

fn value<'a>(values: &'a Values, name: &str) -> &'a str {
    values.get(name).map_or("", |text| text.trim())
}

impl Lists {
    /// Loads the lists of a form. `typed` is what the form shows, `kept` what is stored.
    pub async fn load(tx: &mut Tx, reference: &Reference, lang: Lang, what: What, typed: &Values, kept: &Values) -> store::Result<Self> {
        let mut lists = Self::default();
        match what {
            What::Identity => lists.nationalities = choices(reference.nationalities(lang, value(kept, "nationality"))),
            What::Personal => {
                lists.countries = choices(reference.countries(lang, value(kept, "birth_country")));
                lists.departments = choices(reference.departments(value(kept, "birth_department")));
            }
            What::Address => {
                lists.countries = choices(reference.countries(lang, value(kept, "country")));
                let postal_code = PostalCode::parse(value(typed, "postal_code"));
                lists.towns = match postal_code {
                    Ok(postal_code) => choices(reference::towns_of_postal_code(tx, postal_code.as_str()).await?),
                    Err(_) => Vec::new(),
                };
                keep_town(tx, &mut lists, typed, kept, "postal_code").await?;
            }
            What::Bac => {
                lists.load_bac(reference, lang, typed, kept);
                lists.load_place(tx, reference, lang, typed, kept, FirstSchools::Secondary).await?;
            }
            What::External => {
                lists.honours = choices(reference.honours(lang, value(kept, "honours")));
                lists.diplomas = choices(reference.diplomas(lang, value(kept, "diploma")));
                lists.load_place(tx, reference, lang, typed, kept, FirstSchools::Higher).await?;
            }
            What::Internship | What::Work => {}
        }
        Ok(lists)
    }

    fn load_bac(&mut self, reference: &Reference, lang: Lang, typed: &Values, kept: &Values) {
        let series = value(typed, "series");
        self.no_bac = choices(reference.no_bac(lang, value(kept, "series")));
        self.honours = choices(reference.bac_honours(lang, value(kept, "honours")));
        self.series_with_specialities = reference.series_with_specialities().join("|");
        self.series_with_options = reference.series_with_options().join("|");
        if let Some(year) = year(value(typed, "year")) {
            self.series = choices(reference.series_of(year, lang, value(kept, "series")));
            self.specialities = choices(reference.specialities_of(series, year, lang));
            self.options = choices(reference.options_of(series, year, lang));
            for name in ["speciality_final_1", "speciality_final_2", "speciality_dropped"] {
                keep(&mut self.specialities, typed, kept, name, |code| reference.speciality(code, lang));
            }
            for name in ["option_1", "option_2", "option_3", "option_4"] {
                keep(&mut self.options, typed, kept, name, |code| reference.option(code, lang));
            }
        }
    }

    /// Country, department, town and school.
    async fn load_place(&mut self, tx: &mut Tx, reference: &Reference, lang: Lang, typed: &Values, kept: &Values, first: FirstSchools) -> store::Result<()> {
        self.countries = choices(reference.countries(lang, value(kept, "country")));
        self.departments = choices(reference.departments(value(kept, "department")));
        let (department, town) = (value(typed, "department"), value(typed, "town"));
        if !department.is_empty() {
            self.towns = choices(reference::towns_with_schools(tx, department).await?);
        }
        keep_town(tx, self, typed, kept, "department").await?;
        if !town.is_empty() {
            self.schools = choices(reference::schools_of_town(tx, town, first).await?);
            let stored = value(kept, "school");
            if town == value(kept, "town") && !stored.is_empty() && stored != OTHER_SCHOOL && !self.schools.iter().any(|s| s.value == stored) {
                let label = store::reference::school(tx, stored).await?.map_or_else(|| stored.to_owned(), |school| school.label);
                self.schools.push(Choice::new(stored, label));
            }
            self.schools.push(other_school(lang));
        }
        Ok(())
    }
}

/// Keeps a stored code selectable while the form still shows it.
fn keep(list: &mut Vec<Choice>, typed: &Values, kept: &Values, name: &str, label: impl FnOnce(&str) -> String) {
    let stored = value(kept, name);
    if !stored.is_empty() && stored == value(typed, name) && !list.iter().any(|choice| choice.value == stored) {
        list.push(Choice::new(stored, label(stored)));
    }
}

/// Keeps the stored town selectable while its department or postal code is the one shown.
async fn keep_town(tx: &mut Tx, lists: &mut Lists, typed: &Values, kept: &Values, parent: &str) -> store::Result<()> {
    let stored = value(kept, "town");
    let same_parent = value(typed, parent) == value(kept, parent);
    if same_parent && !stored.is_empty() && !lists.towns.iter().any(|choice| choice.value == stored) {
        let label = store::reference::town(tx, stored).await?.map_or_else(|| stored.to_owned(), |town| town.label);
        lists.towns.push(Choice::new(stored, label));
    }
    Ok(())
}

fn other_school(lang: Lang) -> Choice {
    Choice::new(OTHER_SCHOOL, lang.t("profile-other-school"))
}

fn year(typed: &str) -> Option<i32> {
    typed.trim().parse().ok().filter(|year| (1900..3000).contains(year))
}

/// One line of an answer to the script.
#[derive(Debug, Serialize)]
pub struct Line {
    value: String,
    label: String,
}

impl From<Choice> for Line {
    fn from(choice: Choice) -> Self {
        Self { value: choice.value, label: choice.label }
    }
}

type Answer = Result<Json<Vec<Line>>, Problem>;

fn answer(choices: Vec<Choice>) -> Answer {
    Ok(Json(choices.into_iter().map(Line::from).collect()))
}

/// What a list depends on: the fields of the form by their names.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    department: String,
    postal_code: String,
    town: String,
    year: String,
    series: String,
}

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::LIST_TOWNS, get(towns))
        .route(paths::LIST_POSTAL_TOWNS, get(postal_towns))
        .route(paths::LIST_LYCEES, get(lycees))
        .route(paths::LIST_SCHOOLS, get(schools))
        .route(paths::LIST_SERIES, get(series))
        .route(paths::LIST_SPECIALITIES, get(specialities))
        .route(paths::LIST_OPTIONS, get(options))
}

async fn towns(_who: SignedIn, State(app): State<App>, Query(asked): Query<Asked>) -> Answer {
    let mut tx = app.ctx.db.read().await?;
    answer(choices(reference::towns_with_schools(&mut tx, asked.department.trim()).await?))
}

async fn postal_towns(_who: SignedIn, State(app): State<App>, Query(asked): Query<Asked>) -> Answer {
    let Ok(postal_code) = PostalCode::parse(&asked.postal_code) else { return answer(Vec::new()) };
    let mut tx = app.ctx.db.read().await?;
    answer(choices(reference::towns_of_postal_code(&mut tx, postal_code.as_str()).await?))
}

async fn lycees(who: SignedIn, State(app): State<App>, Query(asked): Query<Asked>) -> Answer {
    schools_of(&who, &app, &asked, FirstSchools::Secondary).await
}

async fn schools(who: SignedIn, State(app): State<App>, Query(asked): Query<Asked>) -> Answer {
    schools_of(&who, &app, &asked, FirstSchools::Higher).await
}

async fn schools_of(who: &SignedIn, app: &App, asked: &Asked, first: FirstSchools) -> Answer {
    if asked.town.trim().is_empty() {
        return answer(Vec::new());
    }
    let mut tx = app.ctx.db.read().await?;
    let mut found = choices(reference::schools_of_town(&mut tx, asked.town.trim(), first).await?);
    found.push(other_school(who.visit.lang()));
    answer(found)
}

async fn series(who: SignedIn, State(app): State<App>, Query(asked): Query<Asked>) -> Answer {
    let Some(year) = year(&asked.year) else { return answer(Vec::new()) };
    let mut tx = app.ctx.db.read().await?;
    let reference = reference::current(&app.ctx, &mut tx).await?;
    answer(choices(reference.series_of(year, who.visit.lang(), "")))
}

async fn specialities(who: SignedIn, State(app): State<App>, Query(asked): Query<Asked>) -> Answer {
    let Some(year) = year(&asked.year) else { return answer(Vec::new()) };
    let mut tx = app.ctx.db.read().await?;
    let reference = reference::current(&app.ctx, &mut tx).await?;
    answer(choices(reference.specialities_of(asked.series.trim(), year, who.visit.lang())))
}

async fn options(who: SignedIn, State(app): State<App>, Query(asked): Query<Asked>) -> Answer {
    let Some(year) = year(&asked.year) else { return answer(Vec::new()) };
    let mut tx = app.ctx.db.read().await?;
    let reference = reference::current(&app.ctx, &mut tx).await?;
    answer(choices(reference.options_of(asked.series.trim(), year, who.visit.lang())))
}
