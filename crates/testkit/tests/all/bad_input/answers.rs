//! What a page must look like that answers a form with something wrong in it.

use testkit::browser::{Answer, Control, Kind, Model, faults, plain};

use super::forms::{Contents, Form, is_secret, is_visible};

/// Everything wrong with a page that shows a refused form again, in words.
pub fn complaints(form: &Form, sent: &Contents, answer: &Answer) -> Vec<String> {
    let html = answer.text();
    let page = Model::read(&html);
    let mut out = faults(&html, &page);
    let linked: Vec<&str> = page.links.iter().filter_map(|link| link.href.strip_prefix("#f-")).collect();
    let alerts = html.contains("role=\"alert\"");
    if !alerts {
        out.push("no alert says what is wrong".to_owned());
    }
    let marked = page.controls.iter().filter(|control| control.invalid).count();
    if linked.is_empty() && marked == 0 {
        out.push("no sentence leads to a field".to_owned());
    }
    for control in form.controls.iter().filter(|control| is_visible(control) && !is_secret(control) && matches!(control.kind, Kind::Text | Kind::Area)) {
        let Some(typed) = sent.value(&control.name) else { continue };
        if let Some(lost) = is_lost(control, typed, &page) {
            out.push(lost);
        }
    }
    out
}

/// Says that what was typed is not on the page any more.
fn is_lost(control: &Control, typed: &str, page: &Model) -> Option<String> {
    let shown: Vec<&Control> = page.controls.iter().filter(|shown| shown.name == control.name && is_visible(shown)).collect();
    if shown.is_empty() {
        return Some(format!("the field {:?} is gone", control.name));
    }
    let wanted = visible(typed);
    let kept = shown.iter().any(|shown| visible(&shown.value) == wanted);
    let short = |text: &str| text.chars().take(40).collect::<String>();
    (!kept).then(|| format!("{:?} lost what was typed: {:?} became {:?}", control.name, short(&wanted), short(&visible(&shown[0].value))))
}

/// Without what cannot be seen, and without what browsers and parsers do to line ends.
fn visible(text: &str) -> String {
    plain(
        &text
            .chars()
            .map(|c| if c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c) { ' ' } else { c })
            .collect::<String>(),
    )
    .replace(' ', "")
}
