//! What a person does on a page: read, fill in, press, follow.

use axum::http::Method;
use bytes::Bytes;

use super::model::{Button, Control, Kind, Link, plain};
use super::{Answer, Browser, Upload, leads_elsewhere, resolve};

const BOUNDARY: &str = "----testkit-3f1c9a";

/// How well a thing fits the place it was asked for in: the length of the smallest text around it that holds the place.
fn nearness(around: &[String], place: Option<&str>) -> Option<usize> {
    match place {
        None => Some(0),
        Some(place) => around.iter().filter(|text| text.contains(place)).map(String::len).min(),
    }
}

/// The things that fit best.
fn nearest<'a, T>(things: impl Iterator<Item = &'a T>, around: impl Fn(&T) -> &[String], place: Option<&str>) -> Vec<&'a T> {
    let fitting: Vec<(usize, &T)> = things.filter_map(|thing| Some((nearness(around(thing), place)?, thing))).collect();
    let best = fitting.iter().map(|(size, _)| *size).min();
    fitting.into_iter().filter(|(size, _)| Some(*size) == best).map(|(_, thing)| thing).collect()
}

/// What a form sends under each name.
type Named<T> = Vec<(String, T)>;

impl Browser {
    // Reading.

    /// Fails unless the page says this. Kinds of spaces and apostrophes are not told apart.
    pub fn see(&self, words: &str) -> &Self {
        assert!(self.sees(words), "{} does not say {words:?}. It says:\n{}", self.at, self.page.text);
        self
    }

    /// Fails if the page says this.
    pub fn not_see(&self, words: &str) -> &Self {
        assert!(!self.sees(words), "{} says {words:?}. It says:\n{}", self.at, self.page.text);
        self
    }

    #[must_use]
    pub fn sees(&self, words: &str) -> bool {
        plain(&self.page.text).contains(&plain(words))
    }

    /// Fails unless the page answered with this status.
    pub fn expect_status(&self, status: u16) -> &Self {
        assert_eq!(self.status(), status, "status of {}. It says:\n{}", self.at, self.page.text);
        self
    }

    /// Fails unless the page at hand has this path; the query is not compared.
    pub fn expect_at(&self, path: &str) -> &Self {
        let here = self.at.split(['?', '#']).next().unwrap_or_default();
        assert_eq!(here, path, "where the browser stands. The page says:\n{}", self.page.text);
        self
    }

    /// Fails unless the main heading is this.
    pub fn expect_heading(&self, words: &str) -> &Self {
        let heading = self.page.headings.iter().find(|(level, _)| *level == 1).map(|(_, words)| plain(words)).unwrap_or_default();
        assert_eq!(heading, plain(words), "main heading of {}", self.at);
        self
    }

    /// What stands beside a term of a list of facts; empty when the page has no such term.
    #[must_use]
    pub fn fact(&self, term: &str) -> &str {
        self.page.facts.iter().find(|(known, _)| plain(known) == plain(term)).map_or("", |(_, value)| value.as_str())
    }

    /// Fails unless a list of facts says this about the term.
    pub fn expect_fact(&self, term: &str, value: &str) -> &Self {
        assert_eq!(plain(self.fact(term)), plain(value), "« {term} » on {}. It says:\n{}", self.at, self.page.text);
        self
    }

    /// The line of a table that begins with these words.
    #[must_use]
    pub fn row(&self, beginning: &str) -> &str {
        let wanted = plain(beginning);
        let found = self.page.rows.iter().find(|row| plain(row).starts_with(&wanted));
        found.unwrap_or_else(|| panic!("{} has no line that begins with {beginning:?}: {:#?}", self.at, self.page.rows))
    }

    /// The words of the field's error and hint.
    #[must_use]
    pub fn described(&self, label: &str) -> String {
        self.control(label).description.clone()
    }

    /// What a field holds; of a list, the words of what is chosen.
    #[must_use]
    pub fn value(&self, label: &str) -> String {
        let control = self.control(label);
        match control.kind {
            Kind::Select => control.options.iter().filter(|(_, _, chosen)| *chosen).map(|(_, words, _)| words.as_str()).collect::<Vec<_>>().join(", "),
            Kind::Radio | Kind::Checkbox => if control.checked { "x" } else { "" }.to_owned(),
            _ => control.value.clone(),
        }
    }

    #[must_use]
    pub fn is_ticked(&self, label: &str) -> bool {
        self.control(label).checked
    }

    /// The words of every choice of a list.
    #[must_use]
    pub fn choices(&self, label: &str) -> Vec<String> {
        self.control(label).options.iter().map(|(_, words, _)| words.clone()).collect()
    }

    #[must_use]
    pub fn has_button(&self, words: &str) -> bool {
        self.page.buttons.iter().any(|button| !button.disabled && plain(&button.words) == plain(words))
    }

    #[must_use]
    pub fn has_link(&self, words: &str) -> bool {
        self.page.links.iter().any(|link| plain(&link.words) == plain(words))
    }

    #[must_use]
    pub fn has_field(&self, label: &str) -> bool {
        !self.matching(label).is_empty()
    }

    /// Where the link with these words leads: a path, or the whole address of somewhere else.
    #[must_use]
    pub fn href(&self, words: &str) -> String {
        let href = &self.link(None, words).href;
        if leads_elsewhere(href) { href.clone() } else { resolve(&self.at, href) }
    }

    // Filling in.

    /// Types into the field with this label.
    pub fn fill(&mut self, label: &str, text: &str) -> &mut Self {
        let at = self.position(label);
        let control = &mut self.page.controls[at];
        assert!(matches!(control.kind, Kind::Text | Kind::Password | Kind::Area), "{label:?} is no field to type in: {:?}", control.kind);
        assert!(!control.disabled, "{label:?} cannot be filled in");
        text.clone_into(&mut control.value);
        self
    }

    /// Chooses by its words: in a list with this label, or in a group of radio buttons with this question.
    pub fn choose(&mut self, label: &str, words: &str) -> &mut Self {
        let group: Vec<usize> = self.indexes(|control| control.kind == Kind::Radio && plain(&control.legend) == plain(label));
        if !group.is_empty() {
            let chosen = group.iter().copied().find(|at| says(&self.page.controls[*at].label, words));
            let chosen = chosen
                .unwrap_or_else(|| panic!("{label:?} offers no {words:?}: {:?}", group.iter().map(|at| &self.page.controls[*at].label).collect::<Vec<_>>()));
            let (form, name) = (self.page.controls[chosen].form, self.page.controls[chosen].name.clone());
            for control in self.page.controls.iter_mut().filter(|control| control.kind == Kind::Radio && control.form == form && control.name == name) {
                control.checked = false;
            }
            self.page.controls[chosen].checked = true;
            return self;
        }
        let at = self.position(label);
        let control = &mut self.page.controls[at];
        assert_eq!(control.kind, Kind::Select, "{label:?} is no list");
        let found = control.options.iter().position(|(_, option, _)| plain(option) == plain(words));
        let found =
            found.unwrap_or_else(|| panic!("{label:?} offers no {words:?}: {:?}", control.options.iter().map(|(_, option, _)| option).collect::<Vec<_>>()));
        let multiple = control.multiple;
        for (number, option) in control.options.iter_mut().enumerate() {
            option.2 = number == found || (multiple && option.2);
        }
        self
    }

    pub fn tick(&mut self, label: &str) -> &mut Self {
        self.set_ticked(label, true)
    }

    pub fn untick(&mut self, label: &str) -> &mut Self {
        self.set_ticked(label, false)
    }

    fn set_ticked(&mut self, label: &str, to: bool) -> &mut Self {
        let at = self.position(label);
        let control = &mut self.page.controls[at];
        assert_eq!(control.kind, Kind::Checkbox, "{label:?} is no box to tick");
        assert!(!control.disabled, "{label:?} cannot be ticked");
        control.checked = to;
        self
    }

    /// Attaches a file; a second call adds to a field that takes several.
    pub fn attach(&mut self, label: &str, name: &str, content_type: &str, bytes: impl Into<Bytes>) -> &mut Self {
        let at = self.position(label);
        let control = &mut self.page.controls[at];
        assert_eq!(control.kind, Kind::File, "{label:?} takes no file");
        if !control.multiple {
            control.files.clear();
        }
        control.files.push(Upload { name: name.to_owned(), content_type: content_type.to_owned(), bytes: bytes.into() });
        self
    }

    // Going on.

    /// Presses the button with these words and lands where it leads.
    pub async fn press(&mut self, words: &str) -> &mut Self {
        let button = self.button(None, words).clone();
        self.submit(&button).await
    }

    /// Presses the button with these words in the row or panel that says `place`.
    pub async fn press_within(&mut self, place: &str, words: &str) -> &mut Self {
        let button = self.button(Some(place), words).clone();
        self.submit(&button).await
    }

    /// Follows the link with these words.
    pub async fn follow(&mut self, words: &str) -> &mut Self {
        let path = resolve(&self.at, &self.link(None, words).href);
        self.open(&path).await
    }

    pub async fn follow_within(&mut self, place: &str, words: &str) -> &mut Self {
        let path = resolve(&self.at, &self.link(Some(place), words).href);
        self.open(&path).await
    }

    async fn submit(&mut self, button: &Button) -> &mut Self {
        assert!(!button.disabled, "the button {:?} cannot be pressed", button.words);
        let number = button.form.unwrap_or_else(|| panic!("the button {:?} belongs to no form", button.words));
        let form = self.page.forms[number].clone();
        let action = button.action.clone().unwrap_or(form.action);
        let target = if action.is_empty() { self.at.clone() } else { resolve(&self.at, &action) };
        let (mut fields, files) = self.contents(number);
        if !button.name.is_empty() {
            fields.push((button.name.clone(), button.value.clone()));
        }
        if !form.is_post {
            let query: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
            let path = format!("{}?{query}", target.split('?').next().unwrap_or_default());
            return self.open(&path).await;
        }
        let answer = self.post_contents(&target, form.is_multipart, &fields, &files).await;
        self.land(target, answer).await;
        self
    }

    /// Sends a form of the page with its first button, without following where it leads; `change` gives other contents.
    pub async fn post_form(&mut self, number: usize, change: impl Fn(&Control) -> Option<String>) -> Answer {
        for control in self.page.controls.iter_mut().filter(|control| control.form == Some(number)) {
            if let Some(value) = change(control) {
                match control.kind {
                    Kind::Radio | Kind::Checkbox => control.checked = !value.is_empty(),
                    // What a list does not offer cannot be chosen.
                    Kind::Select if control.options.iter().any(|(option, ..)| *option == value) => {
                        control.options.iter_mut().for_each(|(option, _, chosen)| *chosen = *option == value);
                    }
                    Kind::Select => {}
                    _ => control.value = value,
                }
            }
        }
        let form = self.page.forms[number].clone();
        let button = self.page.buttons.iter().find(|button| button.form == Some(number)).cloned();
        let (mut fields, files) = self.contents(number);
        if let Some(button) = button.filter(|button| !button.name.is_empty()) {
            fields.push((button.name, button.value));
        }
        let target = if form.action.is_empty() { self.at.clone() } else { resolve(&self.at, &form.action) };
        self.post_contents(&target, form.is_multipart, &fields, &files).await
    }

    /// What the form with this address would send now, as a script of the page sees it.
    #[must_use]
    pub fn typed(&self, action: &str) -> Vec<(String, String)> {
        let number = self.page.forms.iter().position(|form| form.action == action);
        self.contents(number.unwrap_or_else(|| panic!("{} has no form for {action}", self.at))).0
    }

    /// What a form of the page would send: fields and files.
    #[must_use]
    fn contents(&self, number: usize) -> (Named<String>, Named<Upload>) {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut files: Vec<(String, Upload)> = Vec::new();
        for control in self.page.controls.iter().filter(|control| control.form == Some(number) && !control.disabled && !control.name.is_empty()) {
            match control.kind {
                Kind::Radio | Kind::Checkbox if !control.checked => {}
                Kind::Select => {
                    fields.extend(control.options.iter().filter(|(_, _, chosen)| *chosen).map(|(value, _, _)| (control.name.clone(), value.clone())))
                }
                Kind::File if control.files.is_empty() => {
                    files
                        .push((control.name.clone(), Upload { name: String::new(), content_type: "application/octet-stream".to_owned(), bytes: Bytes::new() }));
                }
                Kind::File => files.extend(control.files.iter().map(|file| (control.name.clone(), file.clone()))),
                _ => fields.push((control.name.clone(), control.value.clone())),
            }
        }
        (fields, files)
    }

    /// Posts contents as a form would. Redirects are not followed.
    pub async fn post_contents(&mut self, target: &str, is_multipart: bool, fields: &[(String, String)], files: &[(String, Upload)]) -> Answer {
        if is_multipart {
            self.send(Method::POST, target, Some(format!("multipart/form-data; boundary={BOUNDARY}")), multipart(fields, files)).await
        } else {
            let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
            self.send(Method::POST, target, Some("application/x-www-form-urlencoded".to_owned()), body.into()).await
        }
    }

    // Finding.

    fn matching(&self, label: &str) -> Vec<usize> {
        let visible = |control: &Control| control.kind != Kind::Hidden && !control.silent;
        let exact = self.indexes(|control| visible(control) && plain(&control.label) == plain(label));
        if !exact.is_empty() { exact } else { self.indexes(|control| visible(control) && says(&control.label, label)) }
    }

    fn indexes(&self, wanted: impl Fn(&Control) -> bool) -> Vec<usize> {
        self.page.controls.iter().enumerate().filter(|(_, control)| wanted(control)).map(|(at, _)| at).collect()
    }

    fn position(&self, label: &str) -> usize {
        let found = self.matching(label);
        assert!(found.len() < 2, "{} has {} fields {label:?}", self.at, found.len());
        found.first().copied().unwrap_or_else(|| {
            let labels: Vec<&str> = self.page.controls.iter().filter(|control| control.kind != Kind::Hidden).map(|control| control.label.as_str()).collect();
            panic!("{} has no field {label:?}: {labels:?}\nIt says:\n{}", self.at, self.page.text)
        })
    }

    fn control(&self, label: &str) -> &Control {
        &self.page.controls[self.position(label)]
    }

    fn button(&self, place: Option<&str>, words: &str) -> &Button {
        let plain_place = place.map(plain);
        let found = nearest(self.page.buttons.iter().filter(|button| plain(&button.words) == plain(words)), |button| &button.around, plain_place.as_deref());
        // The same order twice, as in the header and in the folded menu, is one.
        let orders: std::collections::BTreeSet<_> = found
            .iter()
            .map(|button| (button.form.map(|form| self.page.forms[form].action.clone()), button.action.clone(), &button.name, &button.value))
            .collect();
        assert!(orders.len() < 2, "{} has {} buttons {words:?}: say in which place", self.at, orders.len());
        found.first().copied().unwrap_or_else(|| {
            let all: Vec<&str> = self.page.buttons.iter().map(|button| button.words.as_str()).collect();
            panic!("{} has no button {words:?}{}: {all:?}\nIt says:\n{}", self.at, within(place), self.page.text)
        })
    }

    fn link(&self, place: Option<&str>, words: &str) -> &Link {
        let plain_place = place.map(plain);
        let found = nearest(self.page.links.iter().filter(|link| plain(&link.words) == plain(words)), |link| &link.around, plain_place.as_deref());
        let targets: std::collections::BTreeSet<_> = found.iter().map(|link| &link.href).collect();
        assert!(targets.len() < 2, "{} has {} links {words:?}: say in which place", self.at, targets.len());
        found.first().copied().unwrap_or_else(|| {
            let all: Vec<&str> = self.page.links.iter().map(|link| link.words.as_str()).collect();
            panic!("{} has no link {words:?}{}: {all:?}", self.at, within(place))
        })
    }
}

/// A choice may carry a line of help after its words.
fn says(label: &str, words: &str) -> bool {
    let (label, words) = (plain(label), plain(words));
    label == words || label.strip_prefix(&words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn within(place: Option<&str>) -> String {
    place.map(|place| format!(" near {place:?}")).unwrap_or_default()
}

fn multipart(fields: &[(String, String)], files: &[(String, Upload)]) -> Bytes {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend_from_slice(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes());
    }
    for (name, file) in files {
        let file_name = file.name.replace('"', "%22");
        let head =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\nContent-Type: {}\r\n\r\n", file.content_type);
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(&file.bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body.into()
}
