//! What the page of a programme shows, in words.

use app::catalogue::{Catalogue, Contact, Programme};
use chrono::NaiveDate;
use domain::application::TreatmentType;
use domain::application::requirement::Obligation;
use domain::catalogue::Opening;
use domain::ids::ApplicationNumber;

use crate::paths;
use crate::public::catalogue::{address, view::apply_url};
use crate::public::words::{self, Tag};
use crate::ui::field::Markup;
use crate::ui::{Page, format};

/// One date of the calendar line.
#[derive(Debug)]
pub struct Step {
    pub key: &'static str,
    pub value: String,
    /// `is-done`, `is-now` or nothing.
    pub class: &'static str,
}

#[derive(Debug)]
pub struct Document {
    pub label: String,
    /// The attribute of a label that nobody translated; below, of a help.
    pub label_lang: Markup,
    pub help: String,
    pub help_lang: Markup,
    /// « pièce conditionnelle », « facultative », « selon votre situation »; empty for everybody's.
    pub note: String,
}

#[derive(Debug)]
pub struct View {
    pub kind: String,
    pub centre: String,
    pub centre_url: String,
    pub keywords: String,
    pub url: String,
    pub steps: Vec<Step>,
    pub documents: Vec<Document>,
    /// What is answered online beside the documents, a sentence for forms and one for questions.
    pub online: Vec<String>,
    /// What is said of the files to deposit.
    pub formats: String,
    pub information: Markup,
    pub information_lang: Markup,
    pub capacity: String,
    pub mode: &'static str,
    pub is_electronic: bool,
    /// None where nothing is said of it.
    pub treatment: Option<&'static str>,
    pub contact: Contact,
    pub tag: Tag,
    /// « Encore 22 jours », « Ouvre dans 3 jours »…
    pub headline: String,
    pub sentence: String,
    pub return_on: NaiveDate,
    pub is_open: bool,
    pub apply: String,
    pub own: Option<String>,
}

impl View {
    #[must_use]
    pub fn of(page: &Page, catalogue: &Catalogue, programme: &Programme, own: Option<ApplicationNumber>, formats: String) -> Self {
        let centre = catalogue.centre_of(programme);
        let is_open = programme.opening(page.now) == Opening::Open;
        let of_centre = app::catalogue::Query { centres: vec![centre.code.clone()], ..app::catalogue::Query::default() };
        Self {
            kind: catalogue.kind_of(programme).map_or_else(String::new, |kind| page.tr(&kind.label)),
            centre: centre.label.clone(),
            centre_url: address::of(&of_centre, 1),
            keywords: programme.keywords.clone(),
            url: if programme.url.starts_with("http://") || programme.url.starts_with("https://") { programme.url.clone() } else { String::new() },
            steps: steps(page, programme),
            documents: documents(page, catalogue, programme),
            online: online(page, programme),
            formats,
            information: page.safe(&app::rich_text::html(programme.information.get(page.lang))),
            information_lang: page.lang_of(&programme.information),
            capacity: programme.capacity.and_then(|n| usize::try_from(n).ok()).map_or_else(String::new, |n| words::count(page, "programme-places", n)),
            mode: programme.mode().key(),
            is_electronic: programme.is_electronic,
            treatment: treatment(programme.treatment),
            contact: contact(catalogue, programme),
            tag: words::tag(page, programme),
            headline: if is_open { page.days_left(&programme.last_day) } else { words::distance(page, programme) },
            sentence: words::sentence(page, programme),
            return_on: programme.return_on,
            is_open,
            apply: apply_url(&programme.code),
            own: own.map(|number| paths::fill(paths::APPLICATION, &[&number.to_string()])),
        }
    }
}

fn steps(page: &Page, programme: &Programme) -> Vec<Step> {
    let dates = [
        ("programme-opening", Some(programme.opens_on)),
        ("programme-closing", Some(programme.last_day)),
        ("programme-pre-analysis", programme.pre_analysis_on),
        ("programme-return", Some(programme.return_on)),
        ("programme-jury", programme.jury_on),
        ("programme-publication", programme.publication_on),
        ("programme-confirmation", programme.confirmation.on.filter(|_| programme.confirmation.delay_days.is_none())),
    ];
    let mut dated: Vec<(&'static str, NaiveDate)> = dates.into_iter().filter_map(|(key, day)| day.map(|day| (key, day))).collect();
    dated.sort_by_key(|(_, day)| *day);
    // The first day is past as soon as it has begun, the others once they are over.
    let is_past = |(key, day): &(&'static str, NaiveDate)| match *key {
        "programme-opening" => programme.opens_at <= page.now,
        "programme-closing" => programme.closes_at <= page.now,
        _ => *day < page.today,
    };
    let next = dated.iter().position(|step| !is_past(step));
    let mut steps: Vec<Step> = dated
        .iter()
        .enumerate()
        .map(|(i, (key, day))| Step {
            key,
            value: match *key {
                "programme-opening" => format::opening(page.lang, page.zone, programme.opens_at),
                "programme-closing" => format::closing(page.lang, page.zone, programme.closes_at),
                _ => page.date(day),
            },
            class: if Some(i) == next {
                "is-now"
            } else if next.is_none_or(|n| i < n) {
                "is-done"
            } else {
                ""
            },
        })
        .collect();
    if let Some(days) = programme.confirmation.delay_days {
        steps.push(Step { key: "programme-confirmation", value: page.t1("programme-confirmation-delay", "days", days), class: "" });
    }
    steps
}

fn online(page: &Page, programme: &Programme) -> Vec<String> {
    let asked = [("programme-forms", programme.forms), ("programme-questions", programme.questions)];
    asked.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| page.t1(key, "count", count)).collect()
}

fn documents(page: &Page, catalogue: &Catalogue, programme: &Programme) -> Vec<Document> {
    let lines = catalogue.documents_of(programme);
    lines
        .into_iter()
        .map(|line| Document {
            label: page.tr(&line.label),
            label_lang: page.lang_of(&line.label),
            help: page.tr(&line.help),
            help_lang: page.lang_of(&line.help),
            note: match line.rule.obligation {
                Obligation::Conditional => page.t("programme-document-conditional"),
                Obligation::Facultative => page.t("programme-document-facultative"),
                Obligation::Mandatory if line.depends_on_profile() => page.t("programme-document-profile"),
                Obligation::Mandatory => String::new(),
            },
        })
        .collect()
}

/// The committee's address, with the centre's mail where the committee has none.
fn contact(catalogue: &Catalogue, programme: &Programme) -> Contact {
    let mut contact = catalogue.contact_of(programme).clone();
    if contact.email.is_empty() {
        contact.email.clone_from(&catalogue.centre_of(programme).contact_email);
    }
    contact
}

/// What applications to a programme begin with, as far as it promises nothing: direct access is granted one by one, and what
/// is still open is the affair of staff.
const fn treatment(kind: TreatmentType) -> Option<&'static str> {
    match kind {
        TreatmentType::Controlled => Some("programme-treatment-controlled"),
        TreatmentType::Direct => Some("programme-treatment-direct"),
        TreatmentType::Waiting => None,
    }
}
