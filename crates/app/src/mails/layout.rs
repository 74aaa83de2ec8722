//! What surrounds every mail: the institution's name above, « ne pas répondre » and where to turn below.

use std::sync::LazyLock;

use minijinja::{AutoEscape, Environment, context};

use crate::i18n::Lang;

/// The institution as the frame names it.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    pub lang: Lang,
    pub institution: &'a str,
    /// `#RRGGBB`; anything else is left out.
    pub colour: &'a str,
    /// Where people write for help; empty when there is no such address.
    pub contact_email: &'a str,
    /// Address of the assistance page.
    pub assistance: &'a str,
}

const NEUTRAL: &str = "#5b6577";

static ENGINE: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut engine = Environment::new();
    engine.set_auto_escape_callback(|_| AutoEscape::Html);
    engine
});

/// The whole page of a mail.
pub(super) fn html(subject: &str, body: &str, frame: &Frame<'_>) -> String {
    let values = context! {
        lang => frame.lang.code(),
        subject => subject,
        institution => frame.institution,
        colour => colour(frame.colour),
        body => body,
        footer => footer(frame),
    };
    // The layout is ours and tested: should it ever fail, the words matter more than the frame.
    ENGINE.render_named_str("layout", include_str!("layout.html"), values).unwrap_or_else(|error| {
        tracing::error!(%error, "the layout of mails cannot be filled in");
        body.to_owned()
    })
}

/// The plain text with its footer.
pub(super) fn text(body: &str, frame: &Frame<'_>) -> String {
    format!("{body}\n-- \n{} · eCandidat\n{}\n", frame.institution, footer(frame).join("\n"))
}

fn footer(frame: &Frame<'_>) -> Vec<String> {
    let turn_to = if frame.contact_email.is_empty() {
        frame.lang.t_with("mail-footer-assistance", &[("url", frame.assistance.into())])
    } else {
        frame.lang.t_with("mail-footer-contact", &[("email", frame.contact_email.into())])
    };
    vec![frame.lang.t("mail-footer-automatic"), turn_to]
}

fn colour(given: &str) -> &str {
    let sound = given.len() == 7 && given.starts_with('#') && given[1..].bytes().all(|b| b.is_ascii_hexdigit());
    if sound { given } else { NEUTRAL }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_colours_cannot_break_out_of_the_frame() {
        let frame = Frame { lang: Lang::FR, institution: "U <script>", colour: "#12;}x{}", contact_email: "", assistance: "https://x.example/assistance" };
        let page = html("a \"b\"", "<p>corps</p>", &frame);
        assert!(page.contains("U &lt;script&gt;") && page.contains("<p>corps</p>") && page.contains(NEUTRAL), "{page}");
        assert!(!page.contains("x{}"));
    }

    #[test]
    fn the_text_ends_with_where_to_turn() {
        let frame = Frame { lang: Lang::named("en").unwrap(), institution: "U", colour: "#123456", contact_email: "aide@example.org", assistance: "" };
        assert_eq!(
            text("Body\n", &frame),
            "Body\n\n-- \nU · eCandidat\nThis message is sent automatically, please do not reply.\nAny question? Write to aide@example.org\n"
        );
    }
}
