//! Reading HTML as our cleaner writes it: well-formed, without comments or scripts.

/// A piece of such a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What stands between two tags, still encoded.
    Words(&'a str),
    /// A tag without its brackets: `p`, `/p`, `a href="…"`.
    Tag(&'a str),
}

/// The pieces in their order, up to a tag that does not end.
#[must_use]
pub fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push(Piece::Words(&rest[..start]));
        let Some(length) = rest[start..].find('>') else { return out };
        out.push(Piece::Tag(&rest[start + 1..start + length]));
        rest = &rest[start + length + 1..];
    }
    out.push(Piece::Words(rest));
    out
}

/// Characters written as words, as they are read.
#[must_use]
pub fn decode(html: &str) -> String {
    html.replace("&nbsp;", "\u{a0}").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_words_and_tags_up_to_one_that_does_not_end() {
        assert_eq!(pieces("a<br>b &lt;"), [Piece::Words("a"), Piece::Tag("br"), Piece::Words("b &lt;")]);
        assert_eq!(pieces("a <b"), [Piece::Words("a ")]);
        assert_eq!(decode("&lt;&amp;lt;&nbsp;&#39;&quot;"), "<&lt;\u{a0}'\"");
    }
}
