//! What every page must be, whoever wrote it.

use std::collections::{HashMap, HashSet};

use scraper::{ElementRef, Html};

use super::model::{Kind, Model};

/// Everything wrong with a page, in words.
pub fn faults(html: &str, page: &Model) -> Vec<String> {
    let mut faults = Vec::new();
    let document = Html::parse_document(html);
    let all: Vec<ElementRef<'_>> = document.root_element().descendants().filter_map(ElementRef::wrap).collect();
    let is_whole = html.trim_start().to_ascii_lowercase().starts_with("<!doctype");
    identifiers(&all, &mut faults);
    fields(page, &mut faults);
    if is_whole {
        frame(&document, page, &mut faults);
    }
    for element in &all {
        let node = element.value();
        if node.attr("style").is_some() || node.name() == "style" {
            faults.push(format!("an inline style on <{}>: the content security policy forbids it", node.name()));
        }
        if let Some((name, _)) = node.attrs().find(|(name, _)| name.starts_with("on")) {
            faults.push(format!("an inline script in {name}=: the content security policy forbids it"));
        }
        if node.name() == "script" && node.attr("src").is_none() && node.attr("type").is_none() {
            faults.push("an inline script: the content security policy forbids it".to_owned());
        }
        if node.attr("type") == Some("radio")
            && let Some(attribute) = ["aria-invalid", "aria-required"].into_iter().find(|name| node.attr(name).is_some())
        {
            faults.push(format!("{attribute} on a radio button: it belongs to the group"));
        }
        if node.name() == "img" && node.attr("alt").is_none() {
            faults.push(format!("an image without alt: {}", node.attr("src").unwrap_or_default()));
        }
    }
    faults
}

fn identifiers(all: &[ElementRef<'_>], faults: &mut Vec<String>) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for element in all {
        if let Some(id) = element.value().id() {
            *seen.entry(id).or_default() += 1;
        }
    }
    let mut twice: Vec<_> = seen.iter().filter(|(_, times)| **times > 1).map(|(id, times)| format!("the identifier {id:?} stands {times} times")).collect();
    twice.sort();
    faults.append(&mut twice);
    for element in all {
        let node = element.value();
        for attribute in ["for", "aria-describedby", "aria-labelledby", "aria-controls", "form"] {
            if attribute == "form" && node.name() == "form" {
                continue;
            }
            for id in node.attr(attribute).unwrap_or_default().split_whitespace() {
                if !seen.contains_key(id) {
                    faults.push(format!("{attribute}={id:?} on <{}> names nothing", node.name()));
                }
            }
        }
        if node.name() == "a"
            && let Some(id) = node.attr("href").and_then(|href| href.strip_prefix('#')).filter(|id| !id.is_empty())
            && !seen.contains_key(id)
        {
            faults.push(format!("the link #{id} leads to nothing on the page"));
        }
    }
}

fn fields(page: &Model, faults: &mut Vec<String>) {
    for control in page.controls.iter().filter(|control| control.kind != Kind::Hidden && !control.silent) {
        if control.label.is_empty() {
            faults.push(format!("the field {:?} has no label", control.name));
        }
        if matches!(control.kind, Kind::Radio) && control.legend.is_empty() {
            faults.push(format!("the choice {:?} stands in no group with a question", control.label));
        }
    }
    for button in page.buttons.iter().filter(|button| button.words.is_empty()) {
        faults.push(format!("a button without words ({:?})", button.name));
    }
    for link in page.links.iter().filter(|link| link.words.is_empty()) {
        faults.push(format!("a link without words ({})", link.href));
    }
    for (number, form) in page.forms.iter().enumerate().filter(|(_, form)| form.is_post) {
        if !page.controls.iter().any(|control| control.form == Some(number) && control.name == "_csrf") {
            faults.push(format!("the form to {:?} carries no token", form.action));
        }
    }
}

fn frame(document: &Html, page: &Model, faults: &mut Vec<String>) {
    let root = document.root_element();
    if root.value().attr("lang").is_none_or(str::is_empty) {
        faults.push("the page does not say its language".to_owned());
    }
    if page.title.is_empty() {
        faults.push("the page has no title".to_owned());
    }
    let main: Vec<&str> = page.headings.iter().filter(|(level, _)| *level == 1).map(|(_, words)| words.as_str()).collect();
    if main.len() != 1 {
        faults.push(format!("{} main headings instead of one: {main:?}", main.len()));
    }
    let mut before = 0;
    for (level, words) in &page.headings {
        if before > 0 && *level > before + 1 {
            faults.push(format!("the heading {words:?} jumps from level {before} to {level}"));
        }
        before = *level;
    }
    let empty: HashSet<u8> = page.headings.iter().filter(|(_, words)| words.is_empty()).map(|(level, _)| *level).collect();
    for level in empty {
        faults.push(format!("a heading of level {level} without words"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str) -> Vec<String> {
        faults(html, &Model::read(html))
    }

    #[test]
    fn a_page_without_faults_has_none() {
        let page = "<!doctype html><html lang=fr><head><title>T</title></head><body><h1>T</h1><form method=post><input type=hidden name=_csrf value=x>\
                    <label for=a>Nom</label><input id=a name=a></form></body></html>";
        assert_eq!(of(page), Vec::<String>::new());
    }

    #[test]
    fn what_hurts_people_is_found() {
        let page = "<!doctype html><html><body><h1>A</h1><h3>B</h3><p id=x></p><p id=x style='color:red'></p><form method=post><input name=a>\
                    <input type=radio name=r aria-invalid=true></form><a href='#nowhere'>x</a><button onclick='f()'></button></body></html>";
        let found = of(page).join("\n");
        for words in [
            "stands 2 times",
            "no label",
            "no token",
            "does not say its language",
            "no title",
            "jumps",
            "#nowhere",
            "without words",
            "inline style",
            "inline script",
            "on a radio button",
        ] {
            assert!(found.contains(words), "{words} in\n{found}");
        }
    }
}
