//! The text of a letter, written as the HTML of mails, as paragraphs and lists for paper.
//!
//! What paper has no use for (links, tables, headings) keeps its words.

use paper::typeset::letter::{Block, Span};

use crate::clean_html::{Piece, decode, pieces};

/// The blocks of a clean HTML text.
#[must_use]
pub fn from_html(html: &str) -> Vec<Block> {
    let mut out = Builder::default();
    for piece in pieces(html) {
        match piece {
            Piece::Words(words) => out.words(words),
            Piece::Tag(tag) => out.tag(tag),
        }
    }
    out.finish()
}

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    spans: Vec<Span>,
    strong: u32,
    emphasis: u32,
    /// A space owed before the next word.
    space: bool,
    /// Items of the open list, and whether it is numbered; a list within a list goes on in its parent.
    list: Option<(bool, Vec<Vec<Span>>)>,
    depth: u32,
}

impl Builder {
    fn words(&mut self, html: &str) {
        let mut text = String::new();
        for c in decode(html).chars() {
            // A non-breaking space is a character like any other.
            if c.is_ascii_whitespace() {
                self.space = true;
                continue;
            }
            if self.space && !(text.is_empty() && self.at_line_start()) {
                text.push(' ');
            }
            self.space = false;
            text.push(c);
        }
        self.push(text);
    }

    fn at_line_start(&self) -> bool {
        self.spans.last().is_none_or(|span| span.text.ends_with('\n'))
    }

    fn push(&mut self, text: String) {
        if text.is_empty() {
            return;
        }
        let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
        match self.spans.last_mut() {
            Some(last) if (last.strong, last.emphasis) == (strong, emphasis) => last.text.push_str(&text),
            _ => self.spans.push(Span { text, strong, emphasis }),
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.split(char::is_whitespace).next().unwrap_or_default();
        match name {
            "br" => {
                self.space = false;
                self.push("\n".to_owned());
            }
            "strong" | "b" | "h1" | "h2" | "h3" | "h4" => {
                if name.starts_with('h') {
                    self.end_block();
                }
                self.strong += 1;
            }
            "/strong" | "/b" => self.strong = self.strong.saturating_sub(1),
            "/h1" | "/h2" | "/h3" | "/h4" => {
                self.end_block();
                self.strong = self.strong.saturating_sub(1);
            }
            "em" | "i" => self.emphasis += 1,
            "/em" | "/i" => self.emphasis = self.emphasis.saturating_sub(1),
            "ul" | "ol" => self.open_list(name == "ol"),
            "/ul" | "/ol" => self.close_list(),
            "p" | "/p" | "div" | "/div" | "li" | "/li" | "/tr" | "table" | "/table" | "blockquote" | "/blockquote" | "hr" => self.end_block(),
            "/td" | "/th" => self.space = true,
            _ => {}
        }
    }

    fn open_list(&mut self, numbered: bool) {
        self.end_block();
        self.depth += 1;
        if self.list.is_none() {
            self.list = Some((numbered, Vec::new()));
        }
    }

    fn close_list(&mut self) {
        self.end_block();
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0
            && let Some((numbered, items)) = self.list.take().filter(|(_, items)| !items.is_empty())
        {
            self.blocks.push(Block::List { numbered, items });
        }
    }

    /// What was written so far becomes a paragraph, or an item of the open list.
    fn end_block(&mut self) {
        self.space = false;
        let mut spans = std::mem::take(&mut self.spans);
        if let Some(last) = spans.last_mut() {
            last.text.truncate(last.text.trim_end_matches(['\n', ' ']).len());
        }
        spans.retain(|span| !span.text.is_empty());
        if spans.is_empty() {
            return;
        }
        match &mut self.list {
            Some((_, items)) => items.push(spans),
            None => self.blocks.push(Block::Paragraph { spans }),
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.depth = 1;
        self.close_list();
        self.blocks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(parts: &[(&str, bool, bool)]) -> Vec<Span> {
        parts.iter().map(|(text, strong, emphasis)| Span { text: (*text).to_owned(), strong: *strong, emphasis: *emphasis }).collect()
    }

    #[test]
    fn paragraphs_looks_and_lines_are_kept() {
        let html = "<p>Votre candidature à <strong>Master\n 1 &amp; 2</strong> a reçu<br>un avis <em>favorable</em> !</p>\n<p> </p><p>Fin&nbsp;:</p>";
        assert_eq!(
            from_html(html),
            [
                Block::Paragraph {
                    spans: spans(&[
                        ("Votre candidature à", false, false),
                        (" Master 1 & 2", true, false),
                        (" a reçu\nun avis", false, false),
                        (" favorable", false, true),
                        (" !", false, false)
                    ])
                },
                Block::Paragraph { spans: spans(&[("Fin\u{a0}:", false, false)]) },
            ]
        );
    }

    #[test]
    fn lists_are_lists_and_a_list_within_a_list_goes_on_in_it() {
        let html = "Avant<ol><li>un</li><li>deux<ul><li>deux bis</li></ul></li></ol>après<ul></ul>";
        let item = |text: &str| spans(&[(text, false, false)]);
        assert_eq!(
            from_html(html),
            [
                Block::Paragraph { spans: item("Avant") },
                Block::List { numbered: true, items: vec![item("un"), item("deux"), item("deux bis")] },
                Block::Paragraph { spans: item("après") },
            ]
        );
    }

    #[test]
    fn what_paper_has_no_use_for_keeps_its_words_and_broken_markup_ends_quietly() {
        let html = "<h2>Titre</h2><table><tbody><tr><td>x</td><td>y</td></tr></tbody></table><a href=\"https://x.example/\">lien</a><ul><li>seul";
        assert_eq!(
            from_html(html),
            [
                Block::Paragraph { spans: spans(&[("Titre", true, false)]) },
                Block::Paragraph { spans: spans(&[("x y", false, false)]) },
                Block::Paragraph { spans: spans(&[("lien", false, false)]) },
                Block::List { numbered: false, items: vec![spans(&[("seul", false, false)])] },
            ]
        );
        assert_eq!(from_html(""), []);
        assert_eq!(from_html("a <b"), [Block::Paragraph { spans: spans(&[("a", false, false)]) }]);
    }
}
