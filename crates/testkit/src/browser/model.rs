//! A page taken apart: what can be read, filled in, pressed and followed.

use std::collections::HashMap;

use scraper::node::Element;
use scraper::{ElementRef, Html, Selector};

use super::Upload;

/// What a control is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Hidden,
    Password,
    Area,
    Select,
    Radio,
    Checkbox,
    File,
}

/// A field of a form with its state.
#[derive(Clone, Debug)]
pub struct Control {
    pub form: Option<usize>,
    pub kind: Kind,
    pub id: String,
    pub name: String,
    /// What labels it: the accessible name.
    pub label: String,
    /// The question of the group it belongs to.
    pub legend: String,
    /// What describes it: hint and error.
    pub description: String,
    pub value: String,
    pub checked: bool,
    pub disabled: bool,
    pub multiple: bool,
    /// Marked as mandatory.
    pub required: bool,
    pub invalid: bool,
    /// Not for people: hidden from assistive technology, as what is there for password managers alone.
    pub silent: bool,
    /// Value, words, chosen.
    pub options: Vec<(String, String, bool)>,
    pub files: Vec<Upload>,
}

/// A button that sends its form.
#[derive(Clone, Debug)]
pub struct Button {
    pub form: Option<usize>,
    pub words: String,
    pub name: String,
    pub value: String,
    pub action: Option<String>,
    pub disabled: bool,
    /// Texts of the elements around it, innermost first.
    pub around: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Link {
    pub words: String,
    pub href: String,
    pub around: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Form {
    pub id: String,
    pub action: String,
    pub is_post: bool,
    pub is_multipart: bool,
}

/// One page.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub title: String,
    /// Everything a person reads, on one line.
    pub text: String,
    /// Headings with their level.
    pub headings: Vec<(u8, String)>,
    pub forms: Vec<Form>,
    pub controls: Vec<Control>,
    pub buttons: Vec<Button>,
    pub links: Vec<Link>,
    /// What each line of a table says.
    pub rows: Vec<String>,
    /// Terms of lists of facts, each with what stands beside it.
    pub facts: Vec<(String, String)>,
}

/// The characters that people do not tell apart, made the same: spaces of all widths, apostrophes.
#[must_use]
pub fn plain(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| {
            if c.is_whitespace() || c == '\u{202f}' || c == '\u{a0}' {
                ' '
            } else if c == '’' {
                '\''
            } else {
                c
            }
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parts of a page that hold something which can be told from its neighbours.
const SURROUNDINGS: [&str; 11] = ["tr", "li", "fieldset", "section", "article", "form", "details", "dl", "div", "nav", "main"];

impl Model {
    /// Takes a page apart.
    #[must_use]
    pub fn read(html: &str) -> Self {
        let document = Html::parse_document(html);
        let all: Vec<ElementRef<'_>> = document.root_element().descendants().filter_map(ElementRef::wrap).collect();
        let by_id: HashMap<&str, ElementRef<'_>> = all.iter().filter_map(|element| Some((element.value().id()?, *element))).collect();
        let forms: Vec<ElementRef<'_>> = all.iter().copied().filter(|element| element.value().name() == "form").collect();
        let reader = Reader { labels: labels(&all), by_id, forms: forms.clone() };
        let mut model = Self {
            title: all.iter().find(|element| element.value().name() == "title").map(|element| plain(&element.text().collect::<String>())).unwrap_or_default(),
            text: all.iter().find(|element| element.value().name() == "body").map(|body| spoken(*body, false)).unwrap_or_default(),
            forms: forms.iter().map(|form| read_form(*form)).collect(),
            ..Self::default()
        };
        for element in all {
            let node = element.value();
            match node.name() {
                "tr" => model.rows.push(spoken(element, false)),
                "dt" => {
                    if let Some(value) = element.next_siblings().filter_map(ElementRef::wrap).find(|next| next.value().name() == "dd") {
                        model.facts.push((spoken(element, false), spoken(value, false)));
                    }
                }
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => model.headings.push((node.name().as_bytes()[1] - b'0', spoken(element, false))),
                "a" if node.attr("href").is_some() => {
                    model.links.push(Link { words: reader.name_of(element), href: node.attr("href").unwrap_or_default().to_owned(), around: around(element) })
                }
                "button" if node.attr("type").unwrap_or("submit") == "submit" => model.buttons.push(reader.button(element)),
                "input" if matches!(node.attr("type"), Some("submit" | "image")) => model.buttons.push(reader.button(element)),
                "input" | "select" | "textarea" if !matches!(node.attr("type"), Some("button" | "reset")) => model.controls.push(reader.control(element)),
                _ => {}
            }
        }
        model
    }
}

fn read_form(form: ElementRef<'_>) -> Form {
    let node = form.value();
    Form {
        id: node.id().unwrap_or_default().to_owned(),
        action: node.attr("action").unwrap_or_default().to_owned(),
        is_post: node.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post")),
        is_multipart: node.attr("enctype") == Some("multipart/form-data"),
    }
}

struct Reader<'a> {
    labels: HashMap<String, String>,
    by_id: HashMap<&'a str, ElementRef<'a>>,
    forms: Vec<ElementRef<'a>>,
}

impl Reader<'_> {
    fn form_of(&self, element: ElementRef<'_>) -> Option<usize> {
        if let Some(id) = element.value().attr("form") {
            return self.forms.iter().position(|form| form.value().id() == Some(id));
        }
        let form = element.ancestors().filter_map(ElementRef::wrap).find(|up| up.value().name() == "form")?;
        self.forms.iter().position(|known| known.id() == form.id())
    }

    fn referenced(&self, node: &Element, attribute: &str) -> String {
        let ids = node.attr(attribute).unwrap_or_default();
        plain(&ids.split_whitespace().filter_map(|id| self.by_id.get(id)).map(|element| spoken(*element, true)).collect::<Vec<_>>().join(" "))
    }

    /// The accessible name of a link, button or field.
    fn name_of(&self, element: ElementRef<'_>) -> String {
        let node = element.value();
        let referenced = self.referenced(node, "aria-labelledby");
        if !referenced.is_empty() {
            return referenced;
        }
        if let Some(label) = node.attr("aria-label").filter(|label| !label.trim().is_empty()) {
            return plain(label);
        }
        if matches!(node.name(), "input" | "select" | "textarea") {
            if let Some(label) = node.id().and_then(|id| self.labels.get(id)) {
                return label.clone();
            }
            let wrapping = element.ancestors().filter_map(ElementRef::wrap).find(|up| up.value().name() == "label");
            return wrapping.map(|label| spoken(label, true)).unwrap_or_default();
        }
        let words = spoken(element, true);
        if words.is_empty() { images(element) } else { words }
    }

    fn button(&self, element: ElementRef<'_>) -> Button {
        let node = element.value();
        let words = if node.name() == "input" { plain(node.attr("value").or(node.attr("alt")).unwrap_or_default()) } else { self.name_of(element) };
        Button {
            form: self.form_of(element),
            words,
            name: node.attr("name").unwrap_or_default().to_owned(),
            value: node.attr("value").unwrap_or_default().to_owned(),
            action: node.attr("formaction").map(str::to_owned),
            disabled: is_disabled(element),
            around: around(element),
        }
    }

    fn control(&self, element: ElementRef<'_>) -> Control {
        let node = element.value();
        let kind = match (node.name(), node.attr("type").unwrap_or("text")) {
            ("textarea", _) => Kind::Area,
            ("select", _) => Kind::Select,
            (_, "hidden") => Kind::Hidden,
            (_, "password") => Kind::Password,
            (_, "radio") => Kind::Radio,
            (_, "checkbox") => Kind::Checkbox,
            (_, "file") => Kind::File,
            _ => Kind::Text,
        };
        let value = match kind {
            Kind::Area => {
                let text: String = element.text().collect();
                text.strip_prefix('\n').map_or(text.clone(), str::to_owned)
            }
            Kind::Radio | Kind::Checkbox => node.attr("value").unwrap_or("on").to_owned(),
            _ => node.attr("value").unwrap_or_default().to_owned(),
        };
        Control {
            form: self.form_of(element),
            kind,
            id: node.id().unwrap_or_default().to_owned(),
            name: node.attr("name").unwrap_or_default().to_owned(),
            label: self.name_of(element),
            legend: legend(element),
            description: self.referenced(node, "aria-describedby"),
            value,
            checked: node.attr("checked").is_some(),
            disabled: is_disabled(element),
            multiple: node.attr("multiple").is_some(),
            required: node.attr("required").is_some(),
            invalid: is_invalid(element),
            silent: node.attr("aria-hidden") == Some("true"),
            options: options(element),
            files: Vec::new(),
        }
    }
}

fn labels(all: &[ElementRef<'_>]) -> HashMap<String, String> {
    all.iter()
        .filter(|element| element.value().name() == "label")
        .filter_map(|label| Some((label.value().attr("for")?.to_owned(), spoken(*label, true))))
        .collect()
}

fn options(select: ElementRef<'_>) -> Vec<(String, String, bool)> {
    if select.value().name() != "select" {
        return Vec::new();
    }
    let mut options: Vec<(String, String, bool)> = select
        .descendants()
        .filter_map(ElementRef::wrap)
        .filter(|element| element.value().name() == "option")
        .map(|option| {
            let words = plain(&option.text().collect::<String>());
            (option.value().attr("value").map_or_else(|| words.clone(), str::to_owned), words, option.value().attr("selected").is_some())
        })
        .collect();
    // A browser shows the first choice when none is marked.
    if select.value().attr("multiple").is_none()
        && !options.iter().any(|(_, _, chosen)| *chosen)
        && let Some(first) = options.first_mut()
    {
        first.2 = true;
    }
    options
}

fn is_disabled(element: ElementRef<'_>) -> bool {
    element.value().attr("disabled").is_some()
        || element.ancestors().filter_map(ElementRef::wrap).any(|up| up.value().name() == "fieldset" && up.value().attr("disabled").is_some())
}

/// A radio button is wrong as its group is.
fn is_invalid(element: ElementRef<'_>) -> bool {
    let is_marked = |one: ElementRef<'_>| one.value().attr("aria-invalid") == Some("true");
    if element.value().attr("type") == Some("radio") {
        return element.ancestors().filter_map(ElementRef::wrap).find(|up| up.value().attr("role") == Some("radiogroup")).is_some_and(is_marked);
    }
    is_marked(element)
}

fn legend(element: ElementRef<'_>) -> String {
    let group = element.ancestors().filter_map(ElementRef::wrap).find(|up| up.value().name() == "fieldset");
    let legend = group.and_then(|group| group.children().filter_map(ElementRef::wrap).find(|child| child.value().name() == "legend"));
    legend.map(|legend| spoken(legend, true)).unwrap_or_default()
}

fn around(element: ElementRef<'_>) -> Vec<String> {
    element.ancestors().filter_map(ElementRef::wrap).filter(|up| SURROUNDINGS.contains(&up.value().name())).map(|up| spoken(up, false)).collect()
}

fn images(element: ElementRef<'_>) -> String {
    Selector::parse("img[alt]")
        .map(|images| plain(&element.select(&images).filter_map(|image| image.value().attr("alt")).collect::<Vec<_>>().join(" ")))
        .unwrap_or_default()
}

/// What is read aloud of an element: everything but what is hidden from assistive technology. As a `name`, without the
/// marks « * » and « (facultatif) » that a label carries beside its words.
fn spoken(element: ElementRef<'_>, name: bool) -> String {
    let mut out = String::new();
    speak(element, name, &mut out);
    plain(&out)
}

fn speak(element: ElementRef<'_>, name: bool, out: &mut String) {
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            out.push_str(text);
        } else if let Some(inner) = ElementRef::wrap(child) {
            let node = inner.value();
            let is_silent = matches!(node.name(), "script" | "style" | "template" | "svg" | "option" | "noscript")
                || node.attr("aria-hidden") == Some("true")
                || node.attr("hidden").is_some()
                || (name && node.has_class("ec-opt", scraper::CaseSensitivity::CaseSensitive));
            if is_silent {
                continue;
            }
            let is_block =
                !matches!(node.name(), "b" | "i" | "em" | "strong" | "span" | "a" | "abbr" | "code" | "sup" | "sub" | "time" | "small" | "q" | "mark");
            if is_block {
                out.push(' ');
            }
            speak(inner, name, out);
            if is_block {
                out.push(' ');
            }
        }
    }
}
