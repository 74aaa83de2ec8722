//! The plain-text alternative of a mail, made from its HTML.

use crate::clean_html::{Piece, decode, pieces};

/// The same content in lines; the address of a link follows its words unless it is its words.
#[must_use]
pub fn from_html(html: &str) -> String {
    let mut out = Writer::default();
    for piece in pieces(html) {
        match piece {
            Piece::Words(words) => out.words(words),
            Piece::Tag(tag) => out.tag(tag),
        }
    }
    out.finish()
}

#[derive(Default)]
struct Writer {
    text: String,
    /// Line breaks owed before the next word.
    breaks: usize,
    space: bool,
    /// Address of the open link and where its words start.
    link: Option<(String, usize)>,
    /// Numbers of the open lists; none = a list with dashes.
    lists: Vec<Option<u32>>,
}

impl Writer {
    fn words(&mut self, html: &str) {
        for c in decode(html).chars() {
            // A non-breaking space is a character like any other.
            if c.is_ascii_whitespace() {
                self.space = true;
            } else {
                self.open_word();
                self.text.push(c);
            }
        }
    }

    fn open_word(&mut self) {
        if self.breaks > 0 && !self.text.is_empty() {
            self.text.extend(std::iter::repeat_n('\n', self.breaks));
        } else if self.space && !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
        self.breaks = 0;
        self.space = false;
    }

    fn tag(&mut self, tag: &str) {
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        match name {
            "br" => self.breaks = (self.breaks + 1).min(2),
            "p" | "/p" | "h1" | "h2" | "h3" | "h4" | "/h1" | "/h2" | "/h3" | "/h4" | "table" | "/table" | "blockquote" | "/blockquote" | "hr" => {
                self.breaks = 2
            }
            "ul" => self.open_list(None),
            "ol" => self.open_list(Some(1)),
            "/ul" | "/ol" => {
                self.lists.pop();
                self.breaks = 2;
            }
            "li" => self.item(),
            "/tr" | "div" | "/div" => self.breaks = self.breaks.max(1),
            "/td" | "/th" => self.space = true,
            "a" => self.link = attribute(attributes, "href").map(|href| (href, self.text.len())),
            "/a" => self.close_link(),
            _ => {}
        }
    }

    fn open_list(&mut self, first: Option<u32>) {
        self.lists.push(first);
        self.breaks = self.breaks.max(1);
    }

    fn item(&mut self) {
        self.breaks = self.breaks.max(1);
        self.open_word();
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.text.push_str(&format!("{number}. "));
                *number += 1;
            }
            _ => self.text.push_str("- "),
        }
    }

    fn close_link(&mut self) {
        let Some((href, start)) = self.link.take() else { return };
        let words = self.text[start..].trim();
        let address = href.strip_prefix("mailto:").unwrap_or(&href);
        if words.is_empty() {
            self.words(&address.replace('&', "&amp;"));
        } else if words != address && words != href {
            self.text.push_str(&format!(" ({address})"));
        }
    }

    fn finish(self) -> String {
        let mut text = self.text.trim_end().to_owned();
        text.push('\n');
        text
    }
}

fn attribute(attributes: &str, name: &str) -> Option<String> {
    let start = attributes.find(&format!("{name}=\""))? + name.len() + 2;
    let length = attributes[start..].find('"')?;
    Some(decode(&attributes[start..start + length])).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::from_html;

    #[test]
    fn paragraphs_lists_and_links_become_lines() {
        let html =
            "<p>Bonjour\n Inès&nbsp;!</p><ul><li>un &lt;b&gt;</li><li>deux</li></ul><p>Voir <a href=\"https://x.example/a?b=1&amp;c=2\">la page</a><br>fin</p>";
        assert_eq!(from_html(html), "Bonjour Inès\u{a0}!\n\n- un <b>\n- deux\n\nVoir la page (https://x.example/a?b=1&c=2)\nfin\n");
    }

    #[test]
    fn an_address_is_not_written_twice() {
        assert_eq!(from_html("<a href=\"https://x.example/\">https://x.example/</a>"), "https://x.example/\n");
        assert_eq!(from_html("<a href=\"mailto:a@b.fr\">a@b.fr</a>"), "a@b.fr\n");
        assert_eq!(from_html("<a href=\"https://x.example/\"></a>"), "https://x.example/\n");
    }

    #[test]
    fn numbered_lists_count_and_broken_markup_ends_quietly() {
        assert_eq!(from_html("<ol><li>a</li><li>b</li></ol>c"), "1. a\n2. b\n\nc\n");
        assert_eq!(from_html("a <b"), "a\n");
        assert_eq!(from_html("<table><tbody><tr><td>x</td><td>y</td></tr><tr><td>z</td></tr></tbody></table>"), "x y\nz\n");
    }
}
