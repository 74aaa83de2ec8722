//! The frame around every page, and the words templates ask for.

use domain::time::{Instant, Zone};

use super::nav::{Nav, NavItem};
use crate::http::flash::Flash;
use crate::http::{Visit, theme};
use crate::i18n::{Arg, Lang, Languages};
use crate::ui::format;
use crate::{App, paths};

/// The person as the header shows them.
#[derive(Clone, Debug)]
pub struct Card {
    pub name: String,
    pub initials: String,
    /// File number for applicants.
    pub number: String,
    /// Label of the first role and where it holds, for staff.
    pub role: String,
    pub place: String,
}

/// Given to every template as `page`.
#[derive(Clone)]
pub struct Page {
    pub lang: Lang,
    pub theme: &'static str,
    pub title: String,
    pub institution: String,
    /// Whether the form on this page was refused: the title says so first.
    pub failed: bool,
    pub nav: Nav,
    pub card: Option<Card>,
    pub flash: Vec<Flash>,
    /// Path of this page, for the language switch.
    pub here: String,
    pub today: chrono::NaiveDate,
    pub now: Instant,
    pub zone: Zone,
    /// When the session ends without another request, for the warning.
    pub session_ends: Option<Instant>,
    pub demo: bool,
    /// The institution has a sign-on: shows its panels, and its link in the menu.
    pub sso: bool,
    /// Where signing in from this page leads back to; empty where the person's own side is better.
    next: String,
    languages: Languages,
    app: App,
    visit: Visit,
}

/// Pages to come back to after signing in: neither the home page, nor a page about accounts, nor the answer to a form.
fn comes_back(visit: &Visit) -> bool {
    let path = visit.path();
    !visit.is_form() && path != paths::HOME && !["/connexion", "/compte", "/deconnexion"].iter().any(|root| path.starts_with(root))
}

/// An address with the page to come back to.
fn with_next(path: &str, next: &str) -> String {
    if next.is_empty() {
        return path.to_owned();
    }
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("suite", next).finish();
    format!("{path}?{query}")
}

impl Page {
    #[must_use]
    pub fn new(visit: &Visit, app: &App, title: String, flash: Option<Flash>) -> Self {
        let settings = app.ctx.settings();
        let now = app.ctx.now();
        let card = visit.person().map(|person| {
            let initials: String = [&person.first_name, &person.last_name].iter().filter_map(|name| name.chars().next()).collect();
            let (role, place) = person.roles.first().cloned().unwrap_or_default();
            Card {
                name: person.full_name(),
                initials: initials.to_uppercase(),
                number: person.file_number.clone().unwrap_or_default(),
                role: super::words::role(visit.lang(), &role),
                place: place.unwrap_or_default(),
            }
        });
        Self {
            lang: visit.lang(),
            theme: visit.theme(),
            title,
            institution: settings.institution_name.clone(),
            failed: false,
            nav: Nav::of(visit),
            card,
            flash: flash.into_iter().collect(),
            here: visit.here(),
            today: app.ctx.zone.today(now),
            now,
            zone: app.ctx.zone,
            session_ends: visit.person().map(|person| person.session_ends),
            demo: app.options.demo,
            sso: app::accounts::sso::is_offered(&app.ctx),
            next: if comes_back(visit) { visit.here() } else { String::new() },
            languages: Languages::of(&settings),
            app: app.clone(),
            visit: visit.clone(),
        }
    }

    /// The same frame for a form that was refused.
    #[must_use]
    pub fn failed(mut self, failed: bool) -> Self {
        self.failed = failed;
        self
    }

    /// The same frame once nobody is signed in any more.
    #[must_use]
    pub fn signed_out(mut self) -> Self {
        self.nav = Nav::public(&self.here);
        self.card = None;
        self.session_ends = None;
        self.next = String::new();
        self
    }

    /// The same frame where the visitor said where to go after signing in.
    #[must_use]
    pub fn returning_to(mut self, next: &str) -> Self {
        next.clone_into(&mut self.next);
        self
    }

    /// The same frame for a page that a sign-on led to or that has one of its own, which the one of the menu would be mistaken
    /// for: that one only signs in.
    #[must_use]
    pub fn without_sign_on(mut self) -> Self {
        self.sso = false;
        self
    }

    // Words.

    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    /// The same, for the frame and for pages that many open: nothing is copied but into the page.
    #[must_use]
    pub fn say(&self, key: &str) -> std::borrow::Cow<'static, str> {
        self.lang.say(key)
    }

    #[must_use]
    pub fn t1(&self, key: &str, name: &'static str, value: impl Arg) -> String {
        self.lang.t_with(key, &[(name, value.value())])
    }

    #[must_use]
    pub fn t2(&self, key: &str, n1: &'static str, v1: impl Arg, n2: &'static str, v2: impl Arg) -> String {
        self.lang.t_with(key, &[(n1, v1.value()), (n2, v2.value())])
    }

    #[must_use]
    pub fn t3(&self, key: &str, n1: &'static str, v1: impl Arg, n2: &'static str, v2: impl Arg, n3: &'static str, v3: impl Arg) -> String {
        self.lang.t_with(key, &[(n1, v1.value()), (n2, v2.value()), (n3, v3.value())])
    }

    /// A message carried over a redirect.
    #[must_use]
    pub fn flash_text(&self, flash: &Flash) -> String {
        let args: Vec<(String, String)> = flash.args.clone();
        let mut text_args = std::collections::HashMap::new();
        for (name, value) in args {
            text_args.insert(name, value);
        }
        self.lang.t_map(&flash.key, &text_args)
    }

    /// A stored text in the reader's language.
    #[must_use]
    pub fn tr(&self, text: &domain::translated::Translated) -> String {
        text.get(self.lang).to_owned()
    }

    /// The attribute of a stored text in another language than the page: nobody wrote it in the reader's.
    #[must_use]
    pub fn lang_of(&self, text: &domain::translated::Translated) -> super::field::Markup {
        let (_, language) = text.said(self.lang);
        self.lang_mark(language)
    }

    /// The same where the code of the language is known; nothing for none.
    #[must_use]
    pub fn lang_mark(&self, language: &str) -> super::field::Markup {
        super::field::Markup(if language.is_empty() || language == self.lang.code() {
            String::new()
        } else {
            format!(" lang=\"{}\"", super::field::escape(language))
        })
    }

    /// A title or the name of a centre within a sentence, as HTML: they stay in French.
    #[must_use]
    pub fn french(&self, text: &str) -> String {
        let text = super::field::escape(text);
        if self.lang == Lang::FR { text } else { format!("<span lang=\"fr\">{text}</span>") }
    }

    /// The attribute of passages that stay in French on a page in another language (titles, names of centres).
    #[must_use]
    pub fn fr(&self) -> super::field::Markup {
        super::field::Markup(if self.lang == Lang::FR { String::new() } else { " lang=\"fr\"".to_owned() })
    }

    /// What staff wrote: messages, questions, their own words for statuses.
    #[must_use]
    pub fn texts(&self) -> std::sync::Arc<app::texts::Texts> {
        app::texts::current(&self.app.ctx)
    }

    /// The message of a maintenance to come, while staff show one.
    #[must_use]
    pub fn maintenance(&self) -> Option<super::field::Markup> {
        Some(self.message(app::texts::MAINTENANCE)).filter(|message| !message.0.is_empty())
    }

    /// A message of the staff, marked with its language where nobody wrote it in the reader's; empty when there is none.
    #[must_use]
    pub fn message(&self, code: &str) -> super::field::Markup {
        let texts = self.texts();
        let (html, language) = texts.message(code, self.lang);
        let mark = self.lang_mark(language);
        if html.is_empty() || mark.0.is_empty() { self.safe(html) } else { super::field::Markup(format!("<div{}>{html}</div>", mark.0)) }
    }

    /// HTML that the application layer has made safe.
    #[must_use]
    pub fn safe(&self, html: &str) -> super::field::Markup {
        super::field::Markup(html.to_owned())
    }

    // Dates: « 15/04/2026 » in tables, « mercredi 15 avril 2026 » in sentences.

    #[must_use]
    pub fn date(&self, day: &chrono::NaiveDate) -> String {
        format::date(self.lang, *day)
    }

    #[must_use]
    pub fn long_date(&self, day: &chrono::NaiveDate) -> String {
        format::long_date(self.lang, *day)
    }

    /// Day and time of an instant in the institution's zone.
    #[must_use]
    pub fn date_time(&self, at: &Instant) -> String {
        format::date_time(self.lang, self.zone.local(*at))
    }

    /// Day of an instant in the institution's zone.
    #[must_use]
    pub fn day_of(&self, at: &Instant) -> String {
        format::date(self.lang, self.zone.today(*at))
    }

    /// « Encore 22 jours », « Dernier jour », « Terminé depuis 3 jours ».
    #[must_use]
    pub fn days_left(&self, last_day: &chrono::NaiveDate) -> String {
        let days = domain::time::days_left(self.today, *last_day);
        match days {
            0 => self.t("days-left-last"),
            d if d > 0 => self.t1("days-left", "days", d),
            d => self.t1("days-over", "days", -d),
        }
    }

    // Links and files.

    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        self.app.assets.url(name)
    }

    #[must_use]
    pub fn theme_url(&self) -> String {
        theme::url(&self.app)
    }

    #[must_use]
    pub fn favicon_url(&self) -> String {
        theme::favicon_url(&self.app)
    }

    /// Whether the institution gave a logo of its own.
    #[must_use]
    pub fn has_logo(&self) -> bool {
        !self.app.ctx.settings().institution_logo.is_empty()
    }

    /// The address of the institution's own logo.
    #[must_use]
    pub fn logo(&self) -> String {
        format!("{}?v={}", paths::LOGO, self.app.ctx.settings().institution_logo)
    }

    /// The logo beside the institution's name, which says what it shows. The neutral one takes the institution's colour.
    #[must_use]
    pub fn brand(&self, side: u8) -> super::field::Markup {
        super::field::Markup(if self.has_logo() {
            format!("<img class=\"ec-brand__logo\" src=\"{}\" alt=\"\" width=\"{side}\" height=\"{side}\">", self.logo())
        } else {
            format!(
                "<svg class=\"ec-brand__logo ec-mark\" viewBox=\"0 0 40 40\" width=\"{side}\" height=\"{side}\" aria-hidden=\"true\">\
                 <rect width=\"40\" height=\"40\" rx=\"10\"/><path d=\"M8 30.5h8.3v-7.5h8.2v-7.5H32\"/><circle cx=\"15\" cy=\"11.5\" r=\"3\"/></svg>"
            )
        })
    }

    /// An inline icon; always beside words, so hidden from assistive technology.
    #[must_use]
    pub fn icon<'a>(&'a self, name: &'a str) -> super::field::Icon<'a> {
        self.app.assets.icon(name)
    }

    /// Names the script of deposits, with what it fetches: forms point at it.
    pub fn upload_parts(&self) -> askama::Result<super::field::Markup> {
        let address = super::lasting::deposit(&self.app, self.lang, self.languages.default())?.address();
        let script = self.asset("deposit.js");
        Ok(super::field::Markup(format!(
            "<link rel=\"modulepreload\" id=\"depot\" href=\"{script}\" data-parts=\"{address}\"><link rel=\"preload\" href=\"{address}\" as=\"fetch\" crossorigin>"
        )))
    }

    /// The hidden field with this form's token.
    #[must_use]
    pub fn csrf(&self) -> super::field::Markup {
        super::field::Markup(format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">", crate::http::csrf::FIELD, self.visit.csrf()))
    }

    /// A mark of the account for what its browser keeps; it says nothing about the person. Empty when nobody is signed in.
    #[must_use]
    pub fn owner(&self) -> String {
        let mark = |person: &app::actor::Person| self.app.ctx.keys.digest("browser", person.account.0.as_bytes());
        self.visit.person().map(mark).unwrap_or_default().chars().take(16).collect()
    }

    /// This page without its query.
    #[must_use]
    pub fn here_alone(&self) -> &str {
        self.visit.path()
    }

    /// « Connexion », which leads back here.
    #[must_use]
    pub fn sign_in_url(&self) -> String {
        with_next(paths::SIGN_IN, &self.next)
    }

    /// « Connexion ENT », likewise.
    #[must_use]
    pub fn sso_url(&self) -> String {
        with_next(paths::SSO, &self.next)
    }

    /// Whether people without the institution's sign-on create their accounts here.
    #[must_use]
    pub fn creates_accounts(&self) -> bool {
        self.app.ctx.settings().local_creation
    }

    /// The link that shows this page in another language.
    #[must_use]
    pub fn language_url(&self, lang: &Lang) -> String {
        let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("retour", &self.here).finish();
        format!("{}?{query}", paths::fill(paths::LANGUAGE, &[lang.code()]))
    }

    /// The other appearance, for the switch in the footer.
    #[must_use]
    pub fn other_theme_url(&self) -> String {
        let other = if self.theme == "dark" { "light" } else { "dark" };
        let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("retour", &self.here).finish();
        format!("{}?{query}", paths::fill(paths::APPEARANCE, &[other]))
    }

    /// The languages offered, the default one first.
    #[must_use]
    pub fn languages(&self) -> &[Lang] {
        self.languages.all()
    }

    /// Each language offered, for a list of choices.
    #[must_use]
    pub fn language_choices(&self) -> Vec<super::field::Choice> {
        self.languages().iter().map(|lang| super::field::Choice::new(lang.code(), lang.name())).collect()
    }

    #[must_use]
    pub fn items(&self) -> &[NavItem] {
        &self.nav.items
    }

    /// Whether keys of a single character are on, for the pages that have some and for what switches them off.
    #[must_use]
    pub fn shortcuts(&self) -> bool {
        self.visit.are_shortcuts_on()
    }

    /// Seconds until the session ends without another request.
    #[must_use]
    pub fn session_seconds(&self) -> Option<i64> {
        self.session_ends.map(|ends| (ends - self.now).num_seconds().max(0))
    }

    #[must_use]
    pub fn contact_email(&self) -> String {
        self.app.ctx.settings().contact_email.clone()
    }
}
