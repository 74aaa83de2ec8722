//! The one form page of « Mon compte »: its fields differ, its frame, buttons, errors and conflicts do not.

use app::profile::sections;
use app::profile::summary::{self, Row, rows_of};
use app::profile::{Part, Refused, Values, overview, values};
use app::student_record;
use askama::Template;
use axum::http::StatusCode;
use domain::ine::Ine;
use domain::person::Civility;
use domain::profile::{ErrorArg, Obtained, ProfilePage};
use serde::Deserialize;

use super::lists::Lists;
use super::nav::ProfileNav;
use super::origin::{self, Notice};
use super::unsaved::Autosave;
use crate::http::{Page as Answer, SignedIn, render};
use crate::i18n::Lang;
use crate::ui::field::{Choice, Field, Markup};
use crate::ui::{Form, Page, format};
use crate::{App, paths};

/// Which fields the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// First step of the personal details: nationality and INE.
    Identity,
    Personal,
    Address,
    Bac,
    External,
    Internship,
    Work,
}

/// A posted form with its buttons.
#[derive(Debug, Deserialize)]
pub struct Sent<I> {
    #[serde(flatten)]
    pub input: I,
    /// The version that the form showed.
    #[serde(default)]
    pub version: String,
    /// The answer to « Précisez votre situation ».
    #[serde(default)]
    pub no_bac: String,
    #[serde(default)]
    pub step: String,
    #[serde(default)]
    refresh: Option<String>,
    #[serde(default)]
    back: Option<String>,
    #[serde(default)]
    next: Option<String>,
}

impl<I> Sent<I> {
    pub fn seen(&self) -> i64 {
        self.version.parse().unwrap_or(0)
    }

    /// « Actualiser ».
    pub const fn is_refresh(&self) -> bool {
        self.refresh.is_some()
    }

    /// « Précédent », in the second step.
    pub const fn is_back(&self) -> bool {
        self.back.is_some()
    }

    /// « Suivant »: save, then go to the next page.
    pub const fn is_next(&self) -> bool {
        self.next.is_some()
    }
}

/// A field that somebody changed meanwhile: what is stored now, and what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub label: &'static str,
    pub stored: String,
    pub typed: String,
}

/// What a form page is made of.
pub struct Draft<'a, P: Part> {
    pub what: What,
    /// Fluent key of the heading.
    pub title: &'static str,
    /// Fluent key of the sentence below.
    pub lead: &'static str,
    pub action: String,
    pub input: &'a P::Input,
    /// What is stored now, with its version.
    pub stored: Option<(P::Input, i64)>,
    /// The version to send back; differs from the stored one while nothing was refused as stale.
    pub version: i64,
    pub errors: Refused,
    /// Show both values and answer 409.
    pub stale: bool,
    pub cancel: &'static str,
}

#[derive(Template)]
#[template(path = "applicant/profile/form.html")]
struct FormPage {
    page: Page,
    nav: ProfileNav,
    lead: &'static str,
    what: What,
    form: Form,
    action: String,
    version: i64,
    is_stale: bool,
    clashes: Vec<Clash>,
    lists: Lists,
    /// Fields of the other step, carried along.
    carried: Vec<(String, String)>,
    cancel: &'static str,
    recap: Vec<Row>,
    /// Where what cannot be changed here comes from, and what can be changed all the same.
    origin: Option<Notice>,
    may_change: Option<&'static str>,
    /// The student record imposes the civil status, and the INE.
    is_fixed: bool,
    is_ine_fixed: bool,
    /// The institution advises those who have an INES to give another number, and whether one was typed.
    advises_bac_ine: bool,
    is_ines: bool,
    autosave: Autosave,
}

/// Answers with the form: 200 as it is, 422 with errors, 409 when it is stale.
pub async fn answer<P: Part>(who: &SignedIn, app: &App, draft: Draft<'_, P>) -> Answer {
    let mut tx = app.ctx.db.read().await?;
    let lang = who.visit.lang();
    let typed = values(draft.input);
    let kept = draft.stored.as_ref().map(|(input, _)| values(input)).unwrap_or_default();
    let reference = app::reference::current(&app.ctx, &mut tx).await?;
    let lists = Lists::load(&mut tx, &reference, lang, draft.what, &typed, &kept).await?;
    let nav = ProfileNav::new(&overview(&app.ctx, &mut tx, who.person.account.0).await?, P::PAGE);
    let now = rows_of::<P>(&app.ctx, &mut tx, draft.input, lang).await?;
    let clashes = match &draft.stored {
        Some((stored, _)) if draft.stale => clashes(&rows_of::<P>(&app.ctx, &mut tx, stored, lang).await?, &now),
        _ => Vec::new(),
    };
    let origin = student_record::origin(&app.ctx, &mut tx, who.person.account.0).await?;
    drop(tx);
    let is_fixed = P::PAGE == ProfilePage::Personal && origin.identity;
    let failed = draft.stale || !draft.errors.is_empty();
    let page = who.visit.page_t(draft.title).failed(failed);
    let notice = origin::notice(app, &page, &origin, P::PAGE);
    let mut form = Form::new(&page).filled(&typed).with("no_bac", typed.get("series").cloned().unwrap_or_default());
    refuse(&mut form, lang, &draft.errors);
    let carried = carried(draft.what, &typed, is_fixed);
    let recap = now.into_iter().filter(|row| matches!(row.field, "nationality" | "ine") || (is_fixed && !is_own(row.field))).collect();
    let status = match (draft.stale, failed) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    let autosave = Autosave::of(app, &who.visit, &draft.action);
    let ine = typed.get("ine").filter(|_| P::PAGE == ProfilePage::Personal && !is_fixed).and_then(|typed| Ine::parse(typed).ok());
    let template = FormPage {
        page,
        nav,
        lead: draft.lead,
        what: draft.what,
        form,
        action: draft.action,
        version: draft.version,
        is_stale: draft.stale,
        clashes,
        lists,
        carried,
        cancel: draft.cancel,
        recap,
        origin: notice,
        may_change: is_fixed.then_some("profile-origin-but"),
        is_fixed,
        is_ine_fixed: is_fixed && origin.ine,
        advises_bac_ine: app.ctx.settings().advise_bac_ine,
        is_ines: ine.is_some_and(|ine| sections::is_advised_against(&app.ctx, &ine)),
        autosave,
    };
    render(&template, status)
}

/// Puts refusals beside their fields.
fn refuse(form: &mut Form, lang: Lang, errors: &Refused) {
    for wrong in errors {
        let args: Vec<_> = wrong.error.args.iter().map(|(name, value)| (*name, argument(lang, value))).collect();
        form.wrong_text(wrong.field, lang.t_with(wrong.error.key, &args));
    }
}

fn argument(lang: Lang, value: &ErrorArg) -> fluent_templates::fluent_bundle::FluentValue<'static> {
    match value {
        ErrorArg::Number(number) => (*number).into(),
        ErrorArg::Date(day) => format::date(lang, *day).into(),
        ErrorArg::Text(text) => text.clone().into(),
    }
}

/// What stays the person's to change although the student record imposes the rest.
fn is_own(field: &str) -> bool {
    matches!(field, "phone" | "mobile" | "language")
}

/// Fields of the personal details that belong to the other step, or that the student record imposes (`is_fixed`).
fn carried(what: What, typed: &Values, is_fixed: bool) -> Vec<(String, String)> {
    let first_step = |name: &str| matches!(name, "nationality" | "ine");
    let belongs_elsewhere = |name: &str| match what {
        What::Identity => !first_step(name),
        What::Personal => first_step(name) || (is_fixed && !is_own(name)),
        _ => false,
    };
    typed.iter().filter(|(name, _)| belongs_elsewhere(name)).map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// Lines whose words differ, in the order of the page.
fn clashes(stored: &[Row], typed: &[Row]) -> Vec<Clash> {
    let find = |rows: &[Row], label: &str| rows.iter().find(|row| row.label == label).map(|row| row.value.clone()).unwrap_or_default();
    let mut labels: Vec<&'static str> = stored.iter().map(|row| row.label).collect();
    labels.extend(typed.iter().map(|row| row.label).filter(|label| !stored.iter().any(|row| row.label == *label)));
    let both = labels.into_iter().map(|label| Clash { label, stored: find(stored, label), typed: find(typed, label) });
    both.filter(|clash| clash.stored != clash.typed).collect()
}

impl FormPage {
    /// A list long enough to be searched.
    fn list<'a>(&'a self, name: &'static str, label: &str, choices: &[Choice]) -> Field<'a> {
        self.form
            .select(name, label, choices)
            .choose("form-choose")
            .attr("data-combo", "")
            .attr("data-msg-none", &self.page.t("profile-list-none"))
            .attr("data-msg-one", &self.page.t("profile-list-one"))
            .attr("data-msg-many", &self.page.t("profile-list-many"))
            .attr("data-msg-failed", &self.page.t("profile-list-failed"))
    }

    fn country<'a>(&'a self, name: &'static str, label: &str) -> Field<'a> {
        self.list(name, label, &self.lists.countries).required().autocomplete("country")
    }

    fn department<'a>(&'a self, name: &'static str, label: &str) -> Field<'a> {
        self.list(name, label, &self.lists.departments).required()
    }

    /// Towns of the department.
    fn town(&self) -> Field<'_> {
        self.list("town", "profile-town", &self.lists.towns).required().attr("data-cascade-from", "department").attr("data-cascade-url", paths::LIST_TOWNS)
    }

    /// Towns of the postal code.
    fn postal_town(&self) -> Field<'_> {
        self.list("town", "profile-town", &self.lists.towns)
            .required()
            .autocomplete("address-level2")
            .attr("data-cascade-from", "postal_code")
            .attr("data-cascade-min", "5")
            .attr("data-cascade-url", paths::LIST_POSTAL_TOWNS)
    }

    fn school(&self) -> Field<'_> {
        let url = if self.what == What::Bac { paths::LIST_LYCEES } else { paths::LIST_SCHOOLS };
        self.list("school", "profile-school", &self.lists.schools).required().attr("data-cascade-from", "town").attr("data-cascade-url", url)
    }

    fn series(&self) -> Field<'_> {
        self.list("series", "profile-series", &self.lists.series)
            .required()
            .attr("data-cascade-from", "year")
            .attr("data-cascade-min", "4")
            .attr("data-cascade-url", paths::LIST_SERIES)
    }

    fn speciality<'a>(&'a self, name: &'static str, label: &str) -> Field<'a> {
        self.subject(name, label, &self.lists.specialities, paths::LIST_SPECIALITIES).required()
    }

    fn option<'a>(&'a self, name: &'static str, label: &str) -> Field<'a> {
        self.subject(name, label, &self.lists.options, paths::LIST_OPTIONS)
    }

    fn subject<'a>(&'a self, name: &'static str, label: &str, choices: &[Choice], url: &str) -> Field<'a> {
        self.list(name, label, choices).attr("data-cascade-from", "series").attr("data-cascade-with", "year").attr("data-cascade-url", url)
    }

    /// « Pays d’obtention » for a bac, « Pays » for other studies.
    fn country_label(&self) -> &'static str {
        if self.what == What::Bac { "profile-bac-country" } else { "profile-country" }
    }

    /// Some lists depend on other fields.
    fn has_cascade(&self) -> bool {
        matches!(self.what, What::Address | What::Bac | What::External)
    }

    fn is_second_step(&self) -> bool {
        self.what == What::Personal
    }

    /// ` hidden` unless the field has the value: what the script would do at once.
    fn hidden_unless(&self, name: &str, value: &str) -> Markup {
        Markup(if self.form.value(name) == value { String::new() } else { " hidden".to_owned() })
    }

    fn hidden_if(&self, name: &str, value: &str) -> Markup {
        Markup(if self.form.value(name) == value { " hidden".to_owned() } else { String::new() })
    }

    /// Attributes of a block shown for some series only, hidden now when it has nothing to choose.
    fn for_series(&self, codes: &str, choices: &[Choice]) -> Markup {
        let hidden = if choices.is_empty() { " hidden" } else { "" };
        if codes.is_empty() { Markup(hidden.to_owned()) } else { Markup(format!(" data-show-when=\"series={}\"{hidden}", crate::ui::field::escape(codes))) }
    }

    fn has_option(&self) -> bool {
        ["option_1", "option_2", "option_3", "option_4"].iter().any(|name| !self.form.value(name).is_empty() || self.form.error(name).is_some())
    }

    fn language(&self) -> Field<'_> {
        self.form.select("language", "profile-language", &self.page.language_choices()).required()
    }

    fn civility(&self) -> Field<'_> {
        let words = |code: &str| self.page.t(summary::civility_key(code));
        let civilities: Vec<Choice> = Civility::ALL.into_iter().map(|civility| Choice::new(civility.code(), words(civility.code()))).collect();
        self.form.radios("civility", "profile-civility", &civilities).required()
    }

    fn obtained(&self) -> Field<'_> {
        let outcomes: Vec<Choice> = Obtained::ALL.into_iter().map(|outcome| Choice::new(outcome.code(), self.page.t(summary::obtained_key(outcome)))).collect();
        self.form.select("obtained", "profile-obtained", &outcomes).choose("form-choose").required()
    }

    /// Characters left, counted by the script.
    fn counter(&self, name: &str, max: usize) -> Markup {
        let attribute = |attribute: &str, key: &str| format!(" data-{attribute}=\"{}\"", crate::ui::field::escape(&self.page.t(key)));
        Markup(format!(
            "<p class=\"ec-counter\" data-count-for=\"f-{name}\" data-count-max=\"{max}\"{}{}{}{}></p>",
            attribute("left-one", "profile-left-one"),
            attribute("left-many", "profile-left-many"),
            attribute("over-one", "profile-over-one"),
            attribute("over-many", "profile-over-many"),
        ))
    }
}

#[cfg(test)]
mod tests {
    use domain::profile::{AddressInput, BacInput};

    use super::*;

    #[tokio::test]
    async fn a_posted_form_is_read_with_its_buttons() {
        use axum::extract::FromRequest as _;
        let body = "country=FR&postal_code=81+000&line1=2+rue&version=3&next=1&_token=x";
        let request = axum::http::Request::builder()
            .method("POST")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(axum::body::Body::from(body))
            .unwrap();
        let sent = axum_extra::extract::Form::<Sent<AddressInput>>::from_request(request, &()).await.unwrap().0;
        assert_eq!((sent.input.country.as_str(), sent.input.postal_code.as_str(), sent.input.line2.as_str()), ("FR", "81 000", ""));
        assert!(sent.is_next() && !sent.is_refresh() && sent.seen() == 3);
        let request = axum::http::Request::builder()
            .method("POST")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(axum::body::Body::from("refresh=1&year=2022"))
            .unwrap();
        let sent = axum_extra::extract::Form::<Sent<BacInput>>::from_request(request, &()).await.unwrap().0;
        assert!(sent.is_refresh() && sent.seen() == 0 && sent.input.year == "2022");
    }

    #[test]
    fn a_clash_shows_both_values_of_what_differs() {
        let row = |label: &'static str, value: &str| Row { field: label, label, value: value.to_owned() };
        let found = clashes(&[row("a", "1"), row("b", "2")], &[row("a", "1"), row("b", "3"), row("c", "4")]);
        let clash = |label, stored: &str, typed: &str| Clash { label, stored: stored.into(), typed: typed.into() };
        assert_eq!(found, [clash("b", "2", "3"), clash("c", "", "4")]);
    }

    #[test]
    fn each_step_carries_the_fields_of_the_other() {
        let typed: Values = [("nationality", "FR"), ("ine", ""), ("phone", "1")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
        assert_eq!(carried(What::Identity, &typed, false), [("phone".to_owned(), "1".to_owned())]);
        assert_eq!(carried(What::Personal, &typed, false).len(), 2);
        assert!(carried(What::Address, &typed, false).is_empty());
        let typed: Values = [("nationality", "FR"), ("birth_name", "M"), ("phone", "1")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
        assert_eq!(carried(What::Personal, &typed, true).len(), 2, "all but the telephone");
    }
}
