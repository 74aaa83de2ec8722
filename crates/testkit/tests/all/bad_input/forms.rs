//! A form as it was found on a page, and what is sent in its place.

use std::collections::BTreeSet;

use testkit::Browser;
use testkit::browser::{Answer, Control, Kind, Model, Upload};

use super::honest;

/// A form in front of somebody.
#[derive(Clone, Debug)]
pub struct Form {
    /// Who sees it.
    pub who: &'static str,
    /// The page it stands on.
    pub page: String,
    /// Where it goes: the address, and the pattern of the route.
    pub target: String,
    pub route: String,
    pub is_multipart: bool,
    pub controls: Vec<Control>,
    /// Name, value and words of the button pressed.
    pub button: (String, String, String),
    /// Whether another button comes first: what is typed goes with the first one.
    pub is_other_button: bool,
}

/// What tells two forms apart: the route, the names of the fields, the button.
pub type Key = (String, BTreeSet<String>, String);

/// Contents to be posted.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    pub fields: Vec<(String, String)>,
    pub files: Vec<(String, Upload)>,
}

impl Contents {
    /// The first value sent under a name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn with_token(mut self, token: &str) -> Self {
        for (name, value) in &mut self.fields {
            if name == "_csrf" {
                token.clone_into(value);
            }
        }
        self
    }
}

/// A field's name without the code of the line it belongs to.
fn plain_name(name: &str) -> String {
    match name.split_once('-') {
        Some((prefix @ ("v" | "r" | "c"), _)) => format!("{prefix}-…"),
        _ => name.to_owned(),
    }
}

/// A number, a moment or a value that says which state of the object the person had seen.
pub fn is_version(name: &str) -> bool {
    let is_of_a_line = (name.starts_with("v-") && name != "v-page") || name.starts_with("r-");
    matches!(name, "version" | "session_version" | "seen" | "standing") || name.starts_with("seen_") || is_of_a_line
}

pub fn is_secret(control: &Control) -> bool {
    control.kind == Kind::Password
}

pub fn is_text(control: &Control) -> bool {
    matches!(control.kind, Kind::Text | Kind::Area | Kind::Password) && is_visible(control)
}

pub fn is_visible(control: &Control) -> bool {
    control.kind != Kind::Hidden && !control.silent && !control.name.is_empty()
}

impl Form {
    pub fn key(&self) -> Key {
        let names = self.controls.iter().map(|control| plain_name(&control.name)).collect();
        (self.route.clone(), names, format!("{}={}", self.button.0, self.button.1))
    }

    /// Says which form it is, for people.
    pub fn title(&self) -> String {
        let button = if self.button.0.is_empty() { String::new() } else { format!(" {}={}", self.button.0, self.button.1) };
        format!("{} « {} »{button} of {} on {}", self.route, self.button.2, self.who, self.page)
    }

    /// The forms of a page that can be sent, one for each button that says something else.
    pub fn on(page: &Model, who: &'static str, at: &str, route_of: &dyn Fn(&str) -> String) -> Vec<Self> {
        let mut found = Vec::new();
        for (number, form) in page.forms.iter().enumerate().filter(|(_, form)| form.is_post) {
            let controls: Vec<Control> = page.controls.iter().filter(|c| c.form == Some(number) && !c.disabled && !c.name.is_empty()).cloned().collect();
            let mut seen = BTreeSet::new();
            for button in page.buttons.iter().filter(|button| button.form == Some(number) && !button.disabled) {
                let action = button.action.clone().unwrap_or_else(|| form.action.clone());
                let target = if action.is_empty() { at.to_owned() } else { action };
                if !seen.insert((button.name.clone(), button.value.clone(), target.clone())) {
                    continue;
                }
                found.push(Self {
                    who,
                    page: at.to_owned(),
                    route: route_of(&target),
                    target,
                    is_multipart: form.is_multipart,
                    controls: controls.clone(),
                    button: (button.name.clone(), button.value.clone(), button.words.clone()),
                    is_other_button: seen.len() > 1,
                });
            }
        }
        found
    }

    /// What a browser would send, with other values for some controls: `change` gives them by control.
    pub fn contents(&self, change: impl Fn(&Control) -> Option<String>) -> Contents {
        let mut out = Contents::default();
        let mut given = BTreeSet::new();
        for control in &self.controls {
            let value = change(control);
            match control.kind {
                Kind::Radio | Kind::Checkbox => match value {
                    // One value stands for the whole group.
                    Some(value) if !value.is_empty() && given.insert(control.name.clone()) => out.fields.push((control.name.clone(), value)),
                    Some(_) => {}
                    None if control.checked => out.fields.push((control.name.clone(), control.value.clone())),
                    None => {}
                },
                Kind::Select => match value {
                    Some(value) => out.fields.push((control.name.clone(), value)),
                    None => {
                        let chosen = control.options.iter().filter(|(_, _, chosen)| *chosen);
                        out.fields.extend(chosen.map(|(value, _, _)| (control.name.clone(), value.clone())));
                    }
                },
                Kind::File => {
                    let none = Upload { name: String::new(), content_type: "application/octet-stream".to_owned(), bytes: bytes::Bytes::new() };
                    out.files.push((control.name.clone(), control.files.first().cloned().unwrap_or(none)));
                }
                _ => out.fields.push((control.name.clone(), value.unwrap_or_else(|| control.value.clone()))),
            }
        }
        if !self.button.0.is_empty() {
            out.fields.push((self.button.0.clone(), self.button.1.clone()));
        }
        out
    }

    /// Filled in as somebody does who means it.
    pub fn honest(&self) -> Contents {
        let mut out = self.contents(|control| honest::value(&self.route, control));
        for (name, upload) in &mut out.files {
            *upload = honest::file(&self.route, name);
        }
        out
    }

    pub async fn post(&self, browser: &mut Browser, contents: &Contents) -> Answer {
        browser.stand_on(&self.page);
        browser.post_contents(&self.target, self.is_multipart, &contents.fields, &contents.files).await
    }
}
