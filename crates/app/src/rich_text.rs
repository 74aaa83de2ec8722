//! Texts with headings, lists and links, as staff write them: Markdown or simple HTML, made harmless.
//!
//! What comes out may stand in a page as it is. No image, no frame, no style, no script, no foreign form; headings start
//! below those of the page.

use std::collections::HashSet;
use std::sync::LazyLock;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

const TAGS: [&str; 22] =
    ["a", "abbr", "b", "blockquote", "br", "code", "dd", "dl", "dt", "em", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "strong", "u", "ul"];

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .tags(HashSet::from(TAGS))
        .tag_attributes([("a", HashSet::from(["href", "hreflang"])), ("abbr", HashSet::from(["title"]))].into_iter().collect())
        .generic_attributes(HashSet::from(["lang"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(Some("noopener"));
    cleaner
});

/// The text as safe HTML.
#[must_use]
pub fn html(source: &str) -> String {
    let events = Parser::new_ext(source, Options::ENABLE_STRIKETHROUGH).map(|event| match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => Event::Start(Tag::Heading { level: below_page(level), id, classes, attrs }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below_page(level))),
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    let mut out = String::with_capacity(source.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut out, events);
    CLEANER.clean(&out).to_string()
}

const fn below_page(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_and_simple_html_are_kept() {
        assert_eq!(
            html("# Bienvenue\n\nLisez la [documentation](https://exemple.fr/guide).\n\n- un\n- <strong>deux</strong>"),
            "<h3>Bienvenue</h3>\n<p>Lisez la <a href=\"https://exemple.fr/guide\" rel=\"noopener\">documentation</a>.</p>\n<ul>\n<li>un</li>\n<li><strong>deux</strong></li>\n</ul>\n"
        );
    }

    #[test]
    fn what_could_harm_is_removed() {
        let dirty = "<p onclick=\"x()\" style=\"color:red\">a</p><script>x()</script><img src=x onerror=x()><iframe src=//x></iframe>\n\n[l](javascript:x)";
        let clean = html(dirty);
        for forbidden in ["onclick", "style", "script", "img", "iframe", "javascript"] {
            assert!(!clean.contains(forbidden), "{forbidden} in {clean}");
        }
        assert!(clean.contains('a'));
    }
}
