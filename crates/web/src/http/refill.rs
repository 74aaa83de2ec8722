//! Puts kept values back into the forms of a rendered page, whatever template made it.
//!
//! It reads only what our own templates write: attributes in double quotes, text escaped. A form is recognised by its
//! address and by the hidden fields that say what it is about; hidden versions are put back as well, so that a change
//! made meanwhile is noticed like in any other form that stayed open.

use std::borrow::Cow;
use std::collections::HashMap;

use app::accounts::kept_form::KeptForm;

use super::csrf;
use crate::ui::field::escape;

/// Hidden fields that say what the person had seen.
fn is_version(name: &str) -> bool {
    matches!(name, "version" | "session_version" | "seen" | "standing") || ["v-", "r-", "seen_"].iter().any(|beginning| name.starts_with(beginning))
}

/// Hidden fields that say nothing about which form it is.
fn is_free(name: &str) -> bool {
    is_version(name) || matches!(name, csrf::FIELD | "suite")
}

/// A page with its forms filled, and the first of the kept forms that is on it.
pub struct Filled<'a> {
    pub html: String,
    pub form: &'a KeptForm,
}

/// The page with its forms filled; `None` when none of the kept forms is on it.
#[must_use]
pub fn fill<'a>(html: &str, kept: &'a [KeptForm]) -> Option<Filled<'a>> {
    let mut out = String::with_capacity(html.len() + 4096);
    let mut rest = html;
    let mut filled = None;
    // Places in `out` of the foldable parts that are open at this point.
    let mut folds: Vec<usize> = Vec::new();
    while let Some((before, tag, after)) = next_tag(rest) {
        out.push_str(before);
        match tag.name {
            "details" => folds.push(out.len()),
            "/details" => {
                folds.pop();
            }
            _ => {}
        }
        out.push_str(tag.raw);
        rest = after;
        if tag.name != "form" || !tag.value("method").is_some_and(|method| method.eq_ignore_ascii_case("post")) {
            continue;
        }
        let Some(end) = rest.find("</form>") else { break };
        let (content, tail) = rest.split_at(end);
        let action = tag.value("action").unwrap_or_default();
        if let Some(form) = kept.iter().find(|form| form.action == action && is_this(content, form)) {
            for at in folds.drain(..).rev() {
                let at = at + "<details".len();
                if !out.get(at..).is_some_and(|tag| tag.starts_with(" open")) {
                    out.insert_str(at, " open");
                }
            }
            out.push_str(&fill_form(content, form));
            filled = filled.or(Some(form));
        } else {
            out.push_str(content);
        }
        rest = tail;
    }
    out.push_str(rest);
    filled.map(|form| Filled { html: out, form })
}

/// The page with a notice first in its region for messages.
#[must_use]
pub fn announce(html: &str, notice: &str) -> String {
    const REGION: &str = "<div id=\"flash\" class=\"ec-flash\" role=\"status\">";
    html.replacen(REGION, &format!("{REGION}{notice}"), 1)
}

/// Whether the hidden fields that name the object are those of the kept form.
fn is_this(content: &str, form: &KeptForm) -> bool {
    let mut hidden: HashMap<String, Vec<String>> = HashMap::new();
    let mut rest = content;
    while let Some((_, tag, after)) = next_tag(rest) {
        rest = after;
        if tag.name == "input" && tag.value("type").as_deref() == Some("hidden") {
            let name = tag.value("name").unwrap_or_default();
            if !is_free(&name) {
                hidden.entry(name.into_owned()).or_default().push(tag.value("value").unwrap_or_default().into_owned());
            }
        }
    }
    hidden.iter().all(|(name, values)| form.values(name).eq(values.iter().map(String::as_str)))
}

fn fill_form(content: &str, form: &KeptForm) -> String {
    let mut out = String::with_capacity(content.len());
    let mut rest = content;
    // How many controls of a name were filled: the next one takes the next value.
    let mut used: HashMap<String, usize> = HashMap::new();
    let mut select = String::new();
    while let Some((before, tag, after)) = next_tag(rest) {
        out.push_str(before);
        rest = after;
        let name = tag.value("name").unwrap_or_default();
        let mut next = || {
            let at = used.entry(name.clone().into_owned()).or_default();
            *at += 1;
            form.values(&name).nth(*at - 1)
        };
        match tag.name {
            "input" => match tag.value("type").as_deref().unwrap_or("text") {
                "checkbox" | "radio" => {
                    let value = tag.value("value").unwrap_or(Cow::Borrowed("on"));
                    out.push_str(&tag.with_flag("checked", form.values(&name).any(|kept| kept == value)));
                }
                "hidden" if !is_version(&name) => out.push_str(tag.raw),
                "password" | "file" | "submit" | "button" | "image" | "reset" => out.push_str(tag.raw),
                _ => match next() {
                    Some(value) => out.push_str(&tag.with_value(value)),
                    None => out.push_str(tag.raw),
                },
            },
            "textarea" => {
                out.push_str(tag.raw);
                if let (Some(value), Some(end)) = (next(), rest.find("</textarea>")) {
                    out.push('\n');
                    out.push_str(&escape(value));
                    rest = rest.get(end..).unwrap_or_default();
                }
            }
            "select" => {
                select = name.to_string();
                out.push_str(tag.raw);
            }
            "option" if form.values(&select).next().is_some() => {
                let value = tag.value("value").unwrap_or_default();
                out.push_str(&tag.with_flag("selected", form.values(&select).any(|kept| kept == value)));
            }
            _ => out.push_str(tag.raw),
        }
    }
    out.push_str(rest);
    out
}

/// One tag as written, and its name in lower case as our templates write it; closing tags begin with `/`.
struct Tag<'a> {
    raw: &'a str,
    name: &'a str,
}

/// What stands before the next tag, the tag, what follows.
fn next_tag(html: &str) -> Option<(&str, Tag<'_>, &str)> {
    let mut from = 0;
    loop {
        let start = from + html.get(from..)?.find('<')?;
        let inner = html.get(start + 1..)?;
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            from = start + 1;
            continue;
        }
        let mut quoted = false;
        let end = inner.find(|c: char| {
            quoted ^= c == '"';
            c == '>' && !quoted
        })?;
        let (before, _) = html.split_at(start);
        let raw = html.get(start..start + 1 + end + 1)?;
        let name = inner.split(|c: char| c.is_ascii_whitespace() || c == '>').next().unwrap_or_default();
        return Some((before, Tag { raw, name }, html.get(start + 1 + end + 1..)?));
    }
}

impl<'a> Tag<'a> {
    /// Attributes as written, each with the space before it, its name and its escaped value.
    fn attributes(&self) -> Vec<(&'a str, &'a str, Option<&'a str>)> {
        let mut found = Vec::new();
        let mut rest = self.raw.trim_start_matches('<').trim_end_matches('>').strip_prefix(self.name).unwrap_or_default();
        loop {
            let from = rest.len() - rest.trim_start().len();
            let text = rest.get(from..).unwrap_or_default();
            if text.is_empty() {
                return found;
            }
            let name_end = text.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(text.len());
            let name = text.get(..name_end).unwrap_or_default();
            let (value, length) = match text.get(name_end..).and_then(|tail| tail.strip_prefix("=\"")) {
                Some(tail) => {
                    let end = tail.find('"').unwrap_or(tail.len());
                    (tail.get(..end), name_end + 2 + end + 1)
                }
                None => (None, name_end.max(1)),
            };
            let length = length.min(text.len());
            found.push((rest.get(..from + length).unwrap_or_default(), name, value));
            rest = rest.get(from + length..).unwrap_or_default();
        }
    }

    fn value(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().into_iter().find(|(_, known, _)| *known == name).and_then(|(_, _, value)| value).map(unescape)
    }

    fn without(&self, name: &str) -> String {
        let kept: String = self.attributes().into_iter().filter(|(_, known, _)| *known != name).map(|(raw, ..)| raw).collect();
        format!("<{}{kept}", self.name)
    }

    fn with_value(&self, value: &str) -> String {
        format!("{} value=\"{}\">", self.without("value"), escape(value))
    }

    fn with_flag(&self, name: &str, on: bool) -> String {
        let flag = if on { format!(" {name}") } else { String::new() };
        format!("{}{flag}>", self.without(name))
    }
}

fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let named = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#34;", "\"").replace("&#39;", "'").replace("&#60;", "<");
    Cow::Owned(named.replace("&#62;", ">").replace("&#38;", "&").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(action: &str, fields: &[(&str, &str)]) -> KeptForm {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        KeptForm { action: action.to_owned(), page: action.to_owned(), fields, draft: None }
    }

    fn refilled(html: &str, kept: &[KeptForm]) -> Option<String> {
        fill(html, kept).map(|filled| filled.html)
    }

    #[test]
    fn every_kind_of_control_takes_its_value() {
        let html = "<details><summary>x</summary><form method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"_csrf\" value=\"t\">\
                    <input type=\"hidden\" name=\"version\" value=\"9\"><input name=\"line\" value=\"old\" required><input type=\"password\" name=\"p\">\
                    <textarea name=\"note\">\nold</textarea><input type=\"checkbox\" name=\"yes\" value=\"yes\" checked>\
                    <input type=\"radio\" name=\"r\" value=\"1\" checked><input type=\"radio\" name=\"r\" value=\"2\">\
                    <select name=\"s\"><option value=\"\">?</option><option value=\"a&amp;b\">A</option></select></form></details>";
        let form = kept("/a", &[("version", "3"), ("line", "a \"b\" <c>"), ("note", "</textarea>é"), ("r", "2"), ("s", "a&b"), ("p", "never")]);
        let filled = refilled(html, &[form]).unwrap();
        assert_eq!(
            filled,
            "<details open><summary>x</summary><form method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"_csrf\" value=\"t\">\
             <input type=\"hidden\" name=\"version\" value=\"3\"><input name=\"line\" required value=\"a &quot;b&quot; &lt;c&gt;\"><input type=\"password\" name=\"p\">\
             <textarea name=\"note\">\n&lt;/textarea&gt;é</textarea><input type=\"checkbox\" name=\"yes\" value=\"yes\">\
             <input type=\"radio\" name=\"r\" value=\"1\"><input type=\"radio\" name=\"r\" value=\"2\" checked>\
             <select name=\"s\"><option value=\"\">?</option><option value=\"a&amp;b\" selected>A</option></select></form></details>"
        );
    }

    #[test]
    fn only_the_form_about_the_same_object_is_filled() {
        let html = "<form method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"which\" value=\"1\"><input name=\"x\" value=\"\"></form>\
                    <form method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"which\" value=\"2\"><input name=\"x\" value=\"\"></form>\
                    <form action=\"/a\"><input name=\"x\"></form>";
        let filled = refilled(html, &[kept("/a", &[("which", "2"), ("x", "typed")])]).unwrap();
        assert_eq!(filled.matches("typed").count(), 1);
        assert!(filled.find("typed").unwrap() > filled.find("value=\"2\"").unwrap());
        assert_eq!(refilled(html, &[kept("/a", &[("which", "3"), ("x", "typed")])]), None);
        assert_eq!(refilled(html, &[kept("/b", &[("x", "typed")])]), None);
    }

    #[test]
    fn what_had_been_seen_is_put_back_and_never_tells_forms_apart() {
        for name in ["version", "seen", "v-page", "r-NOTE", "seen_fee"] {
            let html = format!("<form method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"{name}\" value=\"new\"><input name=\"x\"></form>");
            let filled = refilled(&html, &[kept("/a", &[(name, "old"), ("x", "typed")])]);
            assert!(filled.as_ref().is_some_and(|html| html.contains("value=\"old\"") && !html.contains("value=\"new\"")), "{name}: {filled:?}");
        }
        let html = "<form method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"seenfee\" value=\"new\"><input name=\"x\"></form>";
        assert_eq!(refilled(html, &[kept("/a", &[("seenfee", "old"), ("x", "typed")])]), None);
    }

    #[test]
    fn fields_of_the_same_name_take_their_values_in_order() {
        let html = "<form method=\"post\" action=\"/a\"><input name=\"x\"><input name=\"x\"><input name=\"x\"></form>";
        let filled = refilled(html, &[kept("/a", &[("x", "1"), ("x", "2")])]).unwrap();
        assert_eq!(filled, "<form method=\"post\" action=\"/a\"><input name=\"x\" value=\"1\"><input name=\"x\" value=\"2\"><input name=\"x\"></form>");
    }

    #[test]
    fn the_notice_stands_in_the_region_of_messages() {
        let page = "<main><div id=\"flash\" class=\"ec-flash\" role=\"status\"></div></main>";
        assert!(announce(page, "<p>n</p>").contains("role=\"status\"><p>n</p></div>"));
        assert!(include_str!("../ui/flash.html").starts_with("<div id=\"flash\" class=\"ec-flash\" role=\"status\">"), "the region as the template writes it");
    }

    #[test]
    fn odd_markup_is_left_alone() {
        for html in ["a < b <3 <", "<form method=\"post\" action=\"/a\">never closed", "<input", "<p title=\"a > b\">x</p>"] {
            assert_eq!(refilled(html, &[kept("/a", &[("x", "1")])]), None, "{html}");
        }
    }
}
