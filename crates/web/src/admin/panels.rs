//! The parts of an editor: panels with rows of fields, each field labelled by its name.

use app::setup::Opened;
use app::setup::typed::in_language;
use domain::application::MailCode;
use domain::letters::{Channel, LetterKind, Wanted};

use super::labels::{hint_key, label, label_key};
use crate::i18n::Lang;
use crate::ui::field::{Choice, Field, Markup};
use crate::ui::{Form, Page};

/// One titled part of a form.
pub struct Panel {
    pub title: &'static str,
    pub lead: Option<&'static str>,
    pub html: Markup,
}

impl Panel {
    #[must_use]
    pub fn new(title: &'static str) -> Self {
        Self { title, lead: None, html: Markup::default() }
    }

    #[must_use]
    pub const fn lead(mut self, key: &'static str) -> Self {
        self.lead = Some(key);
        self
    }

    /// A field on a line of its own.
    #[must_use]
    pub fn one(mut self, field: Field<'_>) -> Self {
        self.html.0.push_str(&field.to_string());
        self
    }

    /// Fields side by side where there is room: two to four.
    #[must_use]
    pub fn row<const N: usize>(mut self, fields: [Field<'_>; N]) -> Self {
        let class = match N {
            3 => "ec-row ec-row--3",
            4 => "ec-row ec-row--4",
            _ => "ec-row",
        };
        let fields: String = fields.iter().map(ToString::to_string).collect();
        self.html.0.push_str(&format!("<div class=\"{class}\">{fields}</div>"));
        self
    }

    /// Fields in pairs where there is room, a last one without a pair on a line of its own.
    #[must_use]
    pub fn pairs(self, fields: Vec<Field<'_>>) -> Self {
        let mut fields = fields.into_iter();
        let mut panel = self;
        while let Some(first) = fields.next() {
            panel = match fields.next() {
                Some(second) => panel.row([first, second]),
                None => panel.one(first),
            };
        }
        panel
    }

    /// Each field on a line of its own.
    #[must_use]
    pub fn each(self, fields: Vec<Field<'_>>) -> Self {
        fields.into_iter().fold(self, Self::one)
    }

    #[must_use]
    pub fn raw(mut self, html: &str) -> Self {
        self.html.0.push_str(html);
        self
    }
}

/// What a screen draws with.
pub struct Draw<'a> {
    pub page: &'a Page,
    pub form: &'a Form,
    pub opened: &'a Opened,
}

impl<'a> Draw<'a> {
    fn hinted(field: Field<'a>, name: &str) -> Field<'a> {
        match hint_key(name) {
            Some(key) => field.hint(key),
            None => field,
        }
    }

    #[must_use]
    pub fn text(&self, name: &'static str, max: usize) -> Field<'a> {
        Self::hinted(self.form.input(name, label_key(name)).max(max), name)
    }

    #[must_use]
    pub fn code(&self) -> Field<'a> {
        self.text("code", 20).required().attr("autocapitalize", "characters").attr("spellcheck", "false")
    }

    #[must_use]
    pub fn area(&self, name: &'static str, rows: usize) -> Field<'a> {
        Self::hinted(self.form.textarea(name, label_key(name)).rows(rows), name)
    }

    /// A line in each language offered, the default one first; only that one may have to be filled in.
    #[must_use]
    pub fn lines(&self, name: &'static str, max: usize, required: bool) -> Vec<Field<'a>> {
        let field = |full: String| self.form.input(full, label_key(name)).max(max);
        self.in_languages(name, required, field)
    }

    /// A text of several lines in each language offered, likewise.
    #[must_use]
    pub fn areas(&self, name: &'static str, rows: usize, required: bool) -> Vec<Field<'a>> {
        let field = |full: String| self.form.textarea(full, label_key(name)).rows(rows);
        self.in_languages(name, required, field)
    }

    /// Fields for two texts, language by language: subject and body in one, then in the next.
    #[must_use]
    pub fn in_turn(&self, [first, second]: [Vec<Field<'a>>; 2]) -> Vec<Field<'a>> {
        first.into_iter().zip(second).flat_map(|(first, second)| [first, second]).collect()
    }

    fn in_languages(&self, name: &'static str, required: bool, field: impl Fn(String) -> Field<'a>) -> Vec<Field<'a>> {
        let languages = self.page.languages();
        let one = |(i, lang): (usize, &Lang)| {
            let full = in_language(name, lang.code());
            let words = label(self.page, &full);
            let field = field(full).label_text(&words).attr("lang", lang.code());
            match i {
                0 if required => Self::hinted(field, name).required(),
                0 => Self::hinted(field, name),
                // The lines of a list stand for each other one by one.
                _ if name == "choices" => field.hint("setup-choices-translation-hint"),
                _ => field.hint("setup-translation-hint"),
            }
        };
        languages.iter().enumerate().map(one).collect()
    }

    #[must_use]
    pub fn email(&self, name: &'static str) -> Field<'a> {
        Self::hinted(self.form.email(name, label_key(name)).max(100).attr("spellcheck", "false"), name)
    }

    #[must_use]
    pub fn day(&self, name: &'static str) -> Field<'a> {
        Self::hinted(self.form.input(name, label_key(name)).max(10), name).hint("setup-date-hint")
    }

    #[must_use]
    pub fn number(&self, name: &'static str) -> Field<'a> {
        Self::hinted(self.form.input(name, label_key(name)).max(9).numeric(), name)
    }

    #[must_use]
    pub fn flag(&self, name: &'static str) -> Field<'a> {
        Self::hinted(self.form.checkbox(name, label_key(name)), name)
    }

    fn offered(&self, name: &str) -> Vec<Choice> {
        self.opened.choices.get(name).map(|list| list.iter().map(|(value, words)| Choice::new(value, self.page.tr(words))).collect()).unwrap_or_default()
    }

    /// A list of what the use case offers, with an empty line first.
    #[must_use]
    pub fn choice(&self, name: &'static str) -> Field<'a> {
        Self::hinted(self.form.select(name, label_key(name), &self.offered(name)).choose("form-choose"), name)
    }

    /// Boxes for what the use case offers.
    #[must_use]
    pub fn boxes(&self, name: &'static str) -> Field<'a> {
        Self::hinted(self.form.checkboxes(name, label_key(name), &self.offered(name)), name)
    }

    /// One of a few words of the interface.
    #[must_use]
    pub fn words(&self, name: &'static str, choices: &[(&str, &str)]) -> Field<'a> {
        let choices: Vec<Choice> = choices.iter().map(|(value, key)| Choice::new(*value, self.page.t(key))).collect();
        Self::hinted(self.form.radios(name, label_key(name), &choices), name)
    }

    /// The alerts a committee may want.
    #[must_use]
    pub fn alerts(&self) -> Field<'a> {
        let choices: Vec<Choice> = MailCode::ALL.iter().filter_map(|code| alert_key(*code).map(|key| Choice::new(code.code(), self.page.t(key)))).collect();
        self.form.checkboxes("alerts", label_key("alerts"), &choices)
    }

    /// The letters a committee may want, and how they reach applicants.
    #[must_use]
    pub fn letters(&self) -> Field<'a> {
        let choices: Vec<Choice> = Wanted::ALL.iter().map(|wanted| Choice::new(wanted.code(), self.page.t(letter_key(*wanted)))).collect();
        self.form.checkboxes("letters", label_key("letters"), &choices)
    }
}

/// The word of a box of letters.
const fn letter_key(wanted: Wanted) -> &'static str {
    match (wanted.kind, wanted.channel) {
        (LetterKind::Admission, Channel::Download) => "setup-letter-admission-download",
        (LetterKind::Admission, Channel::Mail) => "setup-letter-admission-mail",
        (LetterKind::Refusal, Channel::Download) => "setup-letter-refusal-download",
        (LetterKind::Refusal, Channel::Mail) => "setup-letter-refusal-mail",
    }
}

/// What an alert tells; none for mails to applicants.
const fn alert_key(code: MailCode) -> Option<&'static str> {
    match code {
        MailCode::AlertOffer => Some("setup-alert-offer"),
        MailCode::AlertCancellation => Some("setup-alert-cancellation"),
        MailCode::AlertSubmission => Some("setup-alert-submission"),
        MailCode::AlertWithdrawal => Some("setup-alert-withdrawal"),
        MailCode::AlertPromotion => Some("setup-alert-promotion"),
        _ => None,
    }
}
