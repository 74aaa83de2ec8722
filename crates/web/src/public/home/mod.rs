//! « Accueil »: the campaign, the search, both ways of signing in, the next dates, the institution's messages.

use app::catalogue::{Catalogue, Programme};
use app::texts;
use askama::Template;
use axum::extract::State;
use chrono::{Datelike as _, NaiveDate};
use domain::settings::AccountLifetime;

use super::catalogue::address;
use super::words;
use crate::http::visit::landing;
use crate::http::{Page as Answer, Visit, html};
use crate::ui::field::{Markup, escape};
use crate::ui::{Form, Page, format};
use crate::{App, paths};

/// Closing days shown under « Prochaines échéances ».
const CLOSINGS: usize = 4;

/// A closing day with what closes then.
#[derive(Debug)]
struct Closing {
    day: NaiveDate,
    number: u32,
    month: String,
    what: Markup,
    url: String,
    distance: String,
    is_soon: bool,
}

/// A signed-in visitor.
#[derive(Debug)]
struct Welcome {
    name: String,
    login: String,
    url: &'static str,
    is_staff: bool,
}

#[derive(Template)]
#[template(path = "public/home/page.html")]
struct HomePage {
    page: Page,
    form: Form,
    campaign: String,
    campaign_open: bool,
    elided: &'static str,
    programmes: String,
    closings: Vec<Closing>,
    message: Markup,
    personal_data: Markup,
    yearly: bool,
    local_creation: bool,
    welcome: Option<Welcome>,
}

pub async fn get(visit: Visit, State(app): State<App>) -> Answer {
    let catalogue = app::catalogue::current(&app.ctx).await?;
    let settings = app.ctx.settings();
    let page = visit.page_t("home-title");
    let welcome = visit.person().map(|person| Welcome {
        name: person.full_name(),
        login: person.file_number.clone().unwrap_or_default(),
        url: landing(person.role()),
        is_staff: person.is_staff(),
    });
    html(&HomePage {
        form: Form::new(&page),
        campaign: campaign(&page, &catalogue),
        campaign_open: catalogue.campaign_is_open(page.today),
        elided: words::elided(&page.institution),
        programmes: words::count(&page, "home-all-programmes", catalogue.programmes.len()),
        closings: closings(&page, &catalogue),
        message: page.message(texts::HOME),
        personal_data: page.message(texts::PERSONAL_DATA),
        yearly: settings.account_lifetime == AccountLifetime::Campaign,
        local_creation: settings.local_creation,
        welcome,
        page,
    })
}

/// « Campagne 2026-2027 ouverte jusqu’au 10 juillet 2026 », or that none is open.
fn campaign(page: &Page, catalogue: &Catalogue) -> String {
    let Some(campaign) = &catalogue.campaign else { return page.t("home-no-campaign") };
    let label = page.tr(&campaign.label);
    if catalogue.campaign_is_open(page.today) {
        page.t2("home-campaign-open", "campaign", label, "date", format::day_month_year(page.lang, campaign.last_day))
    } else if page.today < campaign.starts_on {
        page.t2("home-campaign-upcoming", "campaign", label, "date", format::day_month_year(page.lang, campaign.starts_on))
    } else {
        page.t2("home-campaign-over", "campaign", label, "date", format::day_month_year(page.lang, campaign.last_day))
    }
}

fn closings(page: &Page, catalogue: &Catalogue) -> Vec<Closing> {
    let days = catalogue.next_closings(page.now, CLOSINGS);
    days.into_iter()
        .map(|(day, programmes)| {
            let (what, url) = what_closes(page, catalogue, &programmes);
            let left = domain::time::days_left(page.today, day);
            Closing {
                day,
                number: day.day(),
                month: format::short_month(page.lang, day.month()),
                what,
                url,
                distance: if left > 0 { page.t1("home-closes-in", "days", left) } else { page.t("home-closes-today") },
                is_soon: left <= words::SOON_DAYS,
            }
        })
        .collect()
}

/// One programme by its title; several by what they have in common.
fn what_closes(page: &Page, catalogue: &Catalogue, programmes: &[&Programme]) -> (Markup, String) {
    let mut filters = app::catalogue::Query { openings: vec![domain::catalogue::Opening::Open], ..app::catalogue::Query::default() };
    let [first, rest @ ..] = programmes else { return (Markup::default(), address::of(&filters, 1)) };
    if rest.is_empty() {
        return (Markup(page.french(&first.title)), paths::fill(paths::PROGRAMME, &[&first.code]));
    }
    let count = words::count(page, "catalogue-programmes", programmes.len());
    let same_kind = catalogue.kind_of(first).filter(|_| rest.iter().all(|p| p.kind == first.kind));
    let same_centre = Some(catalogue.centre_of(first)).filter(|_| rest.iter().all(|p| p.centre == first.centre));
    filters.kinds.extend(same_kind.map(|kind| kind.code.clone()));
    filters.centres.extend(same_centre.map(|centre| centre.code.clone()));
    if same_kind.is_none() && same_centre.is_none() {
        let sentence = escape(&page.t2("home-closing-several", "first", &first.title, "count", rest.len()));
        return (Markup(sentence.replacen(&escape(&first.title), &page.french(&first.title), 1)), address::of(&filters, 1));
    }
    let parts = [same_kind.map(|kind| escape(&page.tr(&kind.label))), same_centre.map(|centre| page.french(&centre.label)), Some(escape(&count))];
    (Markup(parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")), address::of(&filters, 1))
}
