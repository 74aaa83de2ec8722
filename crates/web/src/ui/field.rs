//! Form controls with everything that belongs to them: label, hint, error, the attributes assistive technology needs.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::form::Form;
use crate::http::Problem;

/// HTML that is safe as it stands.
#[derive(Clone, Debug, Default)]
pub struct Markup(pub String);

impl Markup {
    /// A template as a part of another one.
    pub fn of(template: &impl askama::Template) -> Result<Self, Problem> {
        template.render().map(Self).map_err(|e| Problem::internal(format!("template: {e}")))
    }
}

impl std::fmt::Display for Markup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Markup {}

impl askama::FastWritable for Markup {
    fn write_into(&self, dest: &mut dyn std::fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(dest.write_str(&self.0)?)
    }
}

/// An icon, written where it stands: pages have dozens.
#[derive(Clone, Copy, Debug)]
pub struct Icon<'a> {
    /// Address of the drawings.
    pub sprite: &'a str,
    pub name: &'a str,
}

impl Icon<'_> {
    fn parts(&self) -> [&str; 5] {
        ["<svg class=\"ec-i\" width=\"20\" height=\"20\" aria-hidden=\"true\"><use href=\"", self.sprite, "#i-", self.name, "\"/></svg>"]
    }
}

impl std::fmt::Display for Icon<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.parts().into_iter().try_for_each(|part| f.write_str(part))
    }
}

impl askama::filters::HtmlSafe for Icon<'_> {}

impl askama::FastWritable for Icon<'_> {
    fn write_into(&self, dest: &mut dyn std::fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(self.parts().into_iter().try_for_each(|part| dest.write_str(part))?)
    }
}

/// Escapes text for HTML content and attribute values.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// One choice of a list: value and words, already in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// A second line below the words.
    pub help: String,
}

impl Choice {
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), help: String::new() }
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

#[derive(Clone, Debug)]
pub enum Kind {
    Text,
    Email,
    Password,
    Area,
    Select(Vec<Choice>),
    Radios(Vec<Choice>),
    Checks(Vec<Choice>),
    Check,
}

/// A control being described; write it into a template with `{{ … }}`.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    form: &'a Form,
    name: Cow<'static, str>,
    label: String,
    kind: Kind,
    hint: Option<String>,
    required: bool,
    optional: bool,
    empty_choice: Option<String>,
    attributes: Vec<(String, String)>,
    class: &'static str,
}

impl<'a> Field<'a> {
    pub(super) fn new(form: &'a Form, name: impl Into<Cow<'static, str>>, label_key: &str, kind: Kind) -> Self {
        Self {
            form,
            name: name.into(),
            label: form.lang().t(label_key),
            kind,
            hint: None,
            required: false,
            optional: false,
            empty_choice: None,
            attributes: Vec::new(),
            class: "",
        }
    }

    /// The label as text instead of a key (stored labels).
    #[must_use]
    pub fn label_text(mut self, label: &str) -> Self {
        label.clone_into(&mut self.label);
        self
    }

    #[must_use]
    pub fn hint(mut self, key: &str) -> Self {
        self.hint = Some(self.form.lang().t(key));
        self
    }

    #[must_use]
    pub fn hint_text(mut self, text: &str) -> Self {
        self.hint = Some(text.to_owned());
        self
    }

    /// Mandatory: marked and announced. The server decides; the browser's own messages are off (`novalidate`).
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Says « (facultatif) » beside the label.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// First, empty choice of a list.
    #[must_use]
    pub fn choose(mut self, key: &str) -> Self {
        self.empty_choice = Some(self.form.lang().t(key));
        self
    }

    #[must_use]
    pub fn autocomplete(self, value: &str) -> Self {
        self.attr("autocomplete", value)
    }

    #[must_use]
    pub fn max(self, length: usize) -> Self {
        self.attr("maxlength", &length.to_string())
    }

    #[must_use]
    pub fn rows(self, rows: usize) -> Self {
        self.attr("rows", &rows.to_string())
    }

    #[must_use]
    pub fn numeric(self) -> Self {
        self.attr("inputmode", "numeric")
    }

    /// Any further attribute; the value is escaped.
    #[must_use]
    pub fn attr(mut self, name: &str, value: &str) -> Self {
        self.attributes.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A further class of the field's block (widths).
    #[must_use]
    pub const fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    fn label_suffix(&self) -> String {
        if self.required {
            " <span class=\"ec-req\" aria-hidden=\"true\">*</span>".to_owned()
        } else if self.optional {
            format!(" <span class=\"ec-opt\">{}</span>", escape(&self.form.lang().t("form-optional")))
        } else {
            String::new()
        }
    }

    fn described_by(&self) -> Markup {
        let hint = self.hint.as_ref().map(|_| format!("h-{}", self.name)).unwrap_or_default();
        self.form.described_beside(&self.name, &hint)
    }

    fn state(&self) -> String {
        self.attributes_beside(&self.form.invalid(&self.name).0)
    }

    /// What a control carries, with what it says of being wrong.
    fn attributes_beside(&self, invalid: &str) -> String {
        let mut out = String::new();
        if self.required {
            out.push_str(" required");
        }
        out.push_str(invalid);
        for (name, value) in &self.attributes {
            let _ = write!(out, " {name}=\"{}\"", escape(value));
        }
        out
    }

    /// What a group of radio buttons says of itself: one of them alone is neither wrong nor missing.
    fn radiogroup(&self) -> String {
        let required = if self.required { " aria-required=\"true\"" } else { "" };
        format!(" role=\"radiogroup\"{required}{}", self.form.invalid(&self.name))
    }

    fn hint_and_error(&self) -> String {
        let mut out = String::new();
        if let Some(hint) = &self.hint {
            let _ = write!(out, "<div class=\"form-text\" id=\"h-{}\">{}</div>", self.name, escape(hint));
        }
        out.push_str(&self.form.message(&self.name).0);
        out
    }

    fn options(&self, kind: &str, choices: &[Choice]) -> String {
        let mut out = String::new();
        for (i, choice) in choices.iter().enumerate() {
            let id = if i == 0 { format!("f-{}", self.name) } else { format!("f-{}-{i}", self.name) };
            let checked = if self.form.has(&self.name, &choice.value) { " checked" } else { "" };
            let help = if choice.help.is_empty() { String::new() } else { format!(" <small>{}</small>", escape(&choice.help)) };
            let _ = write!(
                out,
                "<div class=\"form-check\"><input class=\"form-check-input\" type=\"{kind}\" id=\"{id}\" name=\"{}\" value=\"{}\"{checked}{}><label class=\"form-check-label\" for=\"{id}\">{}{help}</label></div>",
                self.name,
                escape(&choice.value),
                if kind == "radio" { self.attributes_beside("") } else { String::new() },
                escape(&choice.label),
            );
        }
        out
    }

    fn render(&self) -> String {
        let error_class = self.form.block_class(&self.name);
        let name = self.name.as_ref();
        let label = escape(&self.label);
        let value = escape(self.form.value(name));
        let described = self.described_by();
        match &self.kind {
            Kind::Radios(choices) | Kind::Checks(choices) => {
                let (kind, group) = if matches!(self.kind, Kind::Radios(_)) { ("radio", self.radiogroup()) } else { ("checkbox", String::new()) };
                format!(
                    "<fieldset class=\"ec-field {}{error_class}\"{group}{described}><legend class=\"form-label\">{label}{}</legend>{}{}</fieldset>",
                    self.class,
                    self.label_suffix(),
                    self.hint_and_error(),
                    self.options(kind, choices)
                )
            }
            Kind::Check => {
                let checked = if value == "yes" || value == "on" || value == "true" { " checked" } else { "" };
                format!(
                    "<div class=\"ec-field {}{error_class}\">{}<div class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" id=\"f-{name}\" name=\"{name}\" value=\"yes\"{checked}{described}{}><label class=\"form-check-label\" for=\"f-{name}\">{label}{}</label></div></div>",
                    self.class,
                    self.hint_and_error(),
                    self.state(),
                    self.label_suffix()
                )
            }
            _ => {
                let control = match &self.kind {
                    Kind::Area => format!("<textarea class=\"form-control\" id=\"f-{name}\" name=\"{name}\"{described}{}>\n{value}</textarea>", self.state()),
                    Kind::Select(choices) => {
                        let mut options = String::new();
                        if let Some(empty) = &self.empty_choice {
                            let _ = write!(options, "<option value=\"\">{}</option>", escape(empty));
                        }
                        for choice in choices {
                            let selected = if self.form.has(name, &choice.value) { " selected" } else { "" };
                            let _ = write!(options, "<option value=\"{}\"{selected}>{}</option>", escape(&choice.value), escape(&choice.label));
                        }
                        format!("<select class=\"form-select\" id=\"f-{name}\" name=\"{name}\"{described}{}>{options}</select>", self.state())
                    }
                    Kind::Password => {
                        let show = escape(&self.form.lang().t("form-show-password"));
                        let hide = escape(&self.form.lang().t("form-hide-password"));
                        format!(
                            "<div class=\"ec-inputbtn\"><input class=\"form-control\" type=\"password\" id=\"f-{name}\" name=\"{name}\"{described}{}><button class=\"btn btn-quiet btn-s ec-js\" type=\"button\" data-reveal=\"f-{name}\" data-label-show=\"{show}\" data-label-hide=\"{hide}\">{show}<span class=\"visually-hidden\"> – {label}</span></button></div>",
                            self.state()
                        )
                    }
                    kind => {
                        let input = if matches!(kind, Kind::Email) { "email" } else { "text" };
                        format!("<input class=\"form-control\" type=\"{input}\" id=\"f-{name}\" name=\"{name}\" value=\"{value}\"{described}{}>", self.state())
                    }
                };
                format!(
                    "<div class=\"ec-field {}{error_class}\"><label class=\"form-label\" for=\"f-{name}\">{label}{}</label>{}{control}</div>",
                    self.class,
                    self.label_suffix(),
                    self.hint_and_error()
                )
            }
        }
    }
}

impl std::fmt::Display for Field<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.render())
    }
}

impl askama::filters::HtmlSafe for Field<'_> {}
