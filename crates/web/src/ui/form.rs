//! The state of a form: what was typed, what is wrong. Nothing typed is lost, passwords excepted.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::http::StatusCode;

use super::field::{Choice, Kind, Markup, escape};
use super::page::Page;
use crate::i18n::Lang;

/// One thing wrong, already a sentence in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub field: String,
    pub message: String,
}

/// Values and errors of one form. Field ids on the page are `f-{name}`.
#[derive(Clone, Debug)]
pub struct Form {
    lang: Lang,
    icon: String,
    values: BTreeMap<String, Vec<String>>,
    errors: Vec<Wrong>,
    is_stale: bool,
}

impl Form {
    #[must_use]
    pub fn new(page: &Page) -> Self {
        Self { lang: page.lang, icon: page.icon("circle-alert").to_string(), values: BTreeMap::new(), errors: Vec::new(), is_stale: false }
    }

    /// Sets what a field shows.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.insert(name.to_owned(), vec![value.into()]);
        self
    }

    #[must_use]
    pub fn with_all(mut self, name: &str, values: Vec<String>) -> Self {
        self.values.insert(name.to_owned(), values);
        self
    }

    /// Sets every field from a flat serialisable struct of strings, numbers, booleans and lists.
    #[must_use]
    pub fn filled(mut self, input: &impl serde::Serialize) -> Self {
        if let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(input) {
            for (name, value) in fields {
                self.values.insert(name, texts(&value));
            }
        }
        self
    }

    /// Adds an error by its Fluent key.
    pub fn wrong(&mut self, field: &str, key: &str) {
        let message = self.lang.t(key);
        self.wrong_text(field, message);
    }

    /// Adds an error whose sentence quotes values.
    pub fn wrong_with(&mut self, field: &str, key: &str, args: &[(&'static str, String)]) {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, fluent_templates::fluent_bundle::FluentValue::from(value.clone()))).collect();
        let message = self.lang.t_with(key, &args);
        self.wrong_text(field, message);
    }

    pub fn wrong_text(&mut self, field: &str, message: String) {
        self.errors.push(Wrong { field: field.to_owned(), message });
    }

    /// Says that somebody changed meanwhile what the form was about, and to what.
    pub fn wrong_meanwhile(&mut self, message: String) {
        self.is_stale = true;
        self.wrong_text("", message);
    }

    /// What a page with this form answers.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match (self.is_stale, self.has_errors()) {
            (true, _) => StatusCode::CONFLICT,
            (false, true) => StatusCode::UNPROCESSABLE_ENTITY,
            (false, false) => StatusCode::OK,
        }
    }

    #[must_use]
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).and_then(|list| list.first()).map_or("", String::as_str)
    }

    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.get(name).is_some_and(|list| list.iter().any(|v| v == value))
    }

    #[must_use]
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|wrong| wrong.field == name).map(|wrong| wrong.message.as_str())
    }

    // What a `Field` writes, for the controls that a template writes itself.

    /// The message below the label of a field that is wrong, with the id that `described` names.
    #[must_use]
    pub fn message(&self, name: &str) -> Markup {
        let message = |error: &str| format!("<div class=\"ec-error\" id=\"e-{}\">{}<span>{}</span></div>", escape(name), self.icon, escape(error));
        Markup(self.error(name).map(message).unwrap_or_default())
    }

    /// The further class of the block of a field that is wrong.
    #[must_use]
    pub fn block_class(&self, name: &str) -> &'static str {
        if self.error(name).is_some() { " ec-field--error" } else { "" }
    }

    /// The attribute that leads from a control, or from the group of several, to the message.
    #[must_use]
    pub fn described(&self, name: &str) -> Markup {
        self.described_beside(name, "")
    }

    /// The same where other lines explain the control too: their ids.
    #[must_use]
    pub fn described_beside(&self, name: &str, hints: &str) -> Markup {
        let message = self.error(name).map(|_| format!("e-{}", escape(name)));
        let ids: Vec<&str> = [hints, message.as_deref().unwrap_or_default()].into_iter().filter(|id| !id.is_empty()).collect();
        Markup(if ids.is_empty() { String::new() } else { format!(" aria-describedby=\"{}\"", ids.join(" ")) })
    }

    /// The attribute of a control whose content is wrong.
    #[must_use]
    pub fn invalid(&self, name: &str) -> Markup {
        Markup(if self.error(name).is_some() { " aria-invalid=\"true\"".to_owned() } else { String::new() })
    }

    pub(crate) const fn lang(&self) -> Lang {
        self.lang
    }

    /// The list of everything wrong, first in the form and focused: each line leads to its field.
    #[must_use]
    pub fn summary(&self) -> Markup {
        if self.errors.is_empty() {
            return Markup(String::new());
        }
        let mut out = format!(
            "<div class=\"ec-errors\" role=\"alert\" tabindex=\"-1\" id=\"erreurs\" data-focus><h2>{}</h2><ul>",
            escape(&self.lang.t_with("form-errors-title", &[("count", self.errors.len().into())]))
        );
        for wrong in &self.errors {
            if wrong.field.is_empty() {
                out.push_str(&format!("<li>{}</li>", escape(&wrong.message)));
            } else {
                out.push_str(&format!("<li><a href=\"#f-{}\">{}</a></li>", escape(&wrong.field), escape(&wrong.message)));
            }
        }
        out.push_str("</ul></div>");
        Markup(out)
    }

    /// A one-line text field with a label.
    #[must_use]
    pub fn input(&self, name: impl Into<Cow<'static, str>>, label_key: &str) -> super::field::Field<'_> {
        super::field::Field::new(self, name, label_key, Kind::Text)
    }

    #[must_use]
    pub fn email(&self, name: impl Into<Cow<'static, str>>, label_key: &str) -> super::field::Field<'_> {
        super::field::Field::new(self, name, label_key, Kind::Email)
    }

    /// A password field: never filled in again.
    #[must_use]
    pub fn password(&self, name: impl Into<Cow<'static, str>>, label_key: &str) -> super::field::Field<'_> {
        super::field::Field::new(self, name, label_key, Kind::Password)
    }

    #[must_use]
    pub fn textarea(&self, name: impl Into<Cow<'static, str>>, label_key: &str) -> super::field::Field<'_> {
        super::field::Field::new(self, name, label_key, Kind::Area)
    }

    #[must_use]
    pub fn select(&self, name: impl Into<Cow<'static, str>>, label_key: &str, choices: &[Choice]) -> super::field::Field<'_> {
        super::field::Field::new(self, name, label_key, Kind::Select(choices.to_vec()))
    }

    #[must_use]
    pub fn radios(&self, name: impl Into<Cow<'static, str>>, label_key: &str, choices: &[Choice]) -> super::field::Field<'_> {
        super::field::Field::new(self, name, label_key, Kind::Radios(choices.to_vec()))
    }

    #[must_use]
    pub fn checkboxes(&self, name: impl Into<Cow<'static, str>>, label_key: &str, choices: &[Choice]) -> super::field::Field<'_> {
        super::field::Field::new(self, name, label_key, Kind::Checks(choices.to_vec()))
    }

    /// A single box; its label stands beside it, its value is `yes`.
    #[must_use]
    pub fn checkbox(&self, name: impl Into<Cow<'static, str>>, label_key: &str) -> super::field::Field<'_> {
        super::field::Field::new(self, name, label_key, Kind::Check)
    }
}

fn texts(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::Null => Vec::new(),
        serde_json::Value::String(text) => vec![text.clone()],
        serde_json::Value::Bool(true) => vec!["yes".to_owned()],
        serde_json::Value::Bool(false) => Vec::new(),
        serde_json::Value::Array(list) => list.iter().flat_map(texts).collect(),
        other => vec![other.to_string()],
    }
}
