//! Filling a template in: Jinja syntax, no variable that does not exist, a bound on the work, clean HTML out.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::mailing::MailContext;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, ErrorKind, HtmlEscape, UndefinedBehavior};

use super::layout::{self, Frame};
use super::text;

/// Steps a template may take; an ordinary one takes a few hundred.
const FUEL: u64 = 50_000;
/// Longest subject, in characters.
const SUBJECT_MAX: usize = 200;
/// Variables that open an account to whoever reads them. No subject has them: it is shown wherever the mail is listed.
pub(super) const SECRETS: [&str; 2] = ["lienValidation", "lienReinitialisation"];
/// What templates of the eCandidat before were written with. Here it is no template language: readers would find it in their mail.
const FORMER: [&str; 3] = ["${", "{if($", "{endif($"];
/// Most that is quoted of it, in characters.
const QUOTED: usize = 60;

/// The two parts of a template in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template<'a> {
    pub subject: &'a str,
    pub body: &'a str,
}

/// A mail ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    pub subject: String,
    pub text: String,
    /// The whole page: layout, body, footer.
    pub html: String,
}

/// Why a template cannot be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateProblem {
    pub part: Part,
    pub kind: ProblemKind,
    /// Line of the template, from 1.
    pub line: Option<usize>,
    /// The engine's words, for whoever wrote the template. They may quote what was to be filled in.
    pub detail: String,
}

/// For the log: where and what, without the words of anybody.
impl std::fmt::Display for TemplateProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, line {}: {:?}", self.part.field(), self.line.unwrap_or_default(), self.kind)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Subject,
    Body,
}

impl Part {
    /// Name of the form field.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Body => "body",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    Syntax,
    UnknownVariable,
    /// A filter, test or function that does not exist or cannot do this.
    Impossible,
    TooMuchWork,
    EmptySubject,
    /// A link that opens an account, which is for the text alone.
    SecretInSubject,
    /// Written for the eCandidat before.
    FormerSyntax,
}

impl ProblemKind {
    /// Message identifier.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Syntax => "mail-template-syntax",
            Self::UnknownVariable => "mail-template-unknown-variable",
            Self::Impossible => "mail-template-impossible",
            Self::TooMuchWork => "mail-template-too-much-work",
            Self::EmptySubject => "mail-template-empty-subject",
            Self::SecretInSubject => "mail-template-secret-in-subject",
            Self::FormerSyntax => "mail-template-former-syntax",
        }
    }
}

static ENGINE: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut engine = Environment::new();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_fuel(Some(FUEL));
    engine.set_recursion_limit(50);
    engine.set_auto_escape_callback(|name| if name == Part::Body.field() { AutoEscape::Html } else { AutoEscape::None });
    engine
});

/// What a mail may keep of HTML: words, lists, tables, links; nothing that acts or looks elsewhere.
static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .rm_tags(["img", "area", "map"])
        .link_rel(None)
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .add_allowed_classes("a", ["button"]);
    cleaner
});

/// Fills a template in, with what the law adds below it, and puts it into the layout.
pub fn render(template: Template<'_>, context: &MailContext, mention: Option<&str>, frame: &Frame<'_>) -> Result<Rendered, TemplateProblem> {
    let (subject, body) = fill(template, context)?;
    let body = with_mention(body, mention);
    Ok(Rendered { text: layout::text(&text::from_html(&body), frame), html: layout::html(&subject, &body, frame), subject })
}

/// Subject in one line and clean HTML body, without the layout.
pub fn fill(template: Template<'_>, context: &MailContext) -> Result<(String, String), TemplateProblem> {
    let subject = fill_part(Part::Subject, template.subject, values(Part::Subject, context))?;
    let subject: String = subject.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SUBJECT_MAX).collect();
    if subject.is_empty() {
        return Err(TemplateProblem { part: Part::Subject, kind: ProblemKind::EmptySubject, line: None, detail: "empty subject".to_owned() });
    }
    let body = fill_part(Part::Body, template.body, values(Part::Body, context))?;
    Ok((subject, CLEANER.clean(&body).to_string()))
}

/// A body with the sentence that the law adds below it. It comes after the cleaning: nothing that a template leaves open
/// swallows it, and whoever rewords the template cannot drop it.
#[must_use]
pub fn with_mention(body: String, mention: Option<&str>) -> String {
    let Some(mention) = mention else { return body };
    let paragraph = format!("<p>{}</p>", HtmlEscape(mention));
    format!("{}\n{}", body.trim_end(), CLEANER.clean(&paragraph))
}

/// Whether a template works, with everything filled in and with nothing filled in; asked before it is saved.
pub fn check(template: Template<'_>, sample: &MailContext) -> Result<(), TemplateProblem> {
    let parts = [(Part::Subject, template.subject), (Part::Body, template.body)];
    if let Some(problem) = parts.into_iter().find_map(|(part, source)| former(part, source)) {
        return Err(problem);
    }
    fill(template, sample)?;
    match fill(template, &MailContext::default()) {
        // A subject made of nothing but a variable is empty only for want of data.
        Ok(_) | Err(TemplateProblem { kind: ProblemKind::EmptySubject, .. }) => Ok(()),
        Err(problem) => Err(problem),
    }
}

/// The first thing that was written for the eCandidat before. A sign of dollar may stand before a variable of ours.
fn former(part: Part, source: &str) -> Option<TemplateProblem> {
    let ours = |end: usize| source.get(end..).is_some_and(|rest| rest.starts_with('{'));
    let first = |mark: &&str| source.match_indices(*mark).map(|(at, _)| at).find(|at| !ours(at + mark.len()));
    let at = FORMER.iter().filter_map(first).min()?;
    let (before, rest) = source.split_at(at);
    let detail = rest.split_inclusive('}').next().unwrap_or_default().chars().take(QUOTED).collect();
    Some(TemplateProblem { part, kind: ProblemKind::FormerSyntax, line: Some(before.matches('\n').count() + 1), detail })
}

fn fill_part(part: Part, source: &str, values: Value) -> Result<String, TemplateProblem> {
    ENGINE.render_named_str(part.field(), source, values).map_err(|error| {
        let kind = match error.kind() {
            ErrorKind::SyntaxError | ErrorKind::BadEscape => ProblemKind::Syntax,
            ErrorKind::UndefinedError if part == Part::Subject && SECRETS.iter().any(|name| source.contains(name)) => ProblemKind::SecretInSubject,
            ErrorKind::UndefinedError => ProblemKind::UnknownVariable,
            ErrorKind::OutOfFuel => ProblemKind::TooMuchWork,
            _ => ProblemKind::Impossible,
        };
        TemplateProblem { part, kind, line: error.line(), detail: error.to_string() }
    })
}

/// The variables of a part under the names that templates use; in the body the addresses of links are there as links too.
fn values(part: Part, context: &MailContext) -> Value {
    let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(context) else { return Value::default() };
    let mut values: BTreeMap<String, Value> = fields.into_iter().map(|(name, value)| (name, convert(value))).collect();
    match part {
        Part::Subject => values.retain(|name, _| !SECRETS.contains(&name.as_str())),
        Part::Body => {
            for (name, address) in [("lienValidationHtml", &context.lien_validation), ("lienReinitialisationHtml", &context.lien_reinitialisation)] {
                values.insert(name.to_owned(), link(address));
            }
        }
    }
    Value::from(values)
}

/// An address as a link that may be followed; without one nothing.
fn link(address: &str) -> Value {
    if address.is_empty() {
        return Value::from("");
    }
    let address = HtmlEscape(address);
    Value::from_safe_string(format!("<a href=\"{address}\">{address}</a>"))
}

fn convert(value: serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::from(""),
        serde_json::Value::Bool(yes) => Value::from(yes),
        serde_json::Value::Number(number) => number.as_i64().map_or_else(|| Value::from(number.to_string()), Value::from),
        serde_json::Value::String(text) => Value::from(text),
        serde_json::Value::Array(list) => Value::from(list.into_iter().map(convert).collect::<Vec<Value>>()),
        serde_json::Value::Object(fields) => Value::from(fields.into_iter().map(|(name, value)| (name, convert(value))).collect::<BTreeMap<String, Value>>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(subject: &str, body: &str, context: &MailContext) -> Result<(String, String), TemplateProblem> {
        fill(Template { subject, body }, context)
    }

    fn ines() -> MailContext {
        MailContext { prenom: "Inès <b>".to_owned(), nom: "$1 & \\n".to_owned(), ..MailContext::default() }
    }

    // rule: 91
    #[test]
    fn values_are_words_never_markup_nor_template() {
        let context = MailContext { commentaire: "{{ nom }} <script>x</script>".to_owned(), ..ines() };
        let (subject, body) = one("{{ prenom }}\n {{ nom }}", "<p>{{ commentaire }} {{ nom }}</p>", &context).unwrap();
        assert_eq!(subject, "Inès <b> $1 & \\n");
        assert_eq!(body, "<p>{{ nom }} &lt;script&gt;x&lt;/script&gt; $1 &amp; \\n</p>");
    }

    #[test]
    fn what_acts_or_looks_elsewhere_is_dropped() {
        let hostile = "<p onclick=\"x()\">a<script>x</script><img src=\"https://elsewhere.example/i.gif\"><a href=\"javascript:x()\">b</a></p>";
        assert_eq!(one("s", hostile, &ines()).unwrap().1, "<p>a<a>b</a></p>");
        assert_eq!(one("s", "{{ commentaire|safe }}", &MailContext { commentaire: "<iframe src=x></iframe>c".to_owned(), ..ines() }).unwrap().1, "c");
    }

    #[test]
    fn a_mention_is_words_below_the_body() {
        assert_eq!(with_mention("<p>a</p>\n".to_owned(), Some("Voies & <b>délais</b>")), "<p>a</p>\n<p>Voies &amp; &lt;b&gt;délais&lt;/b&gt;</p>");
        assert_eq!(with_mention("<p>a</p>\n".to_owned(), None), "<p>a</p>\n");
    }

    #[test]
    fn nothing_that_a_template_leaves_open_swallows_a_mention() {
        for open in ["<!-- ", "<a href=\"https://u.example/", "<textarea>", "<script>"] {
            let (_, body) = one("s", &format!("<p>Refus.</p>{open}"), &ines()).unwrap();
            let whole = with_mention(body, Some("Voies et délais"));
            assert!(whole.starts_with("<p>Refus.</p>") && whole.ends_with("\n<p>Voies et délais</p>"), "{open}: {whole}");
        }
    }

    // rule: 83
    #[test]
    fn each_mistake_is_told_apart() {
        for (body, kind) in [
            ("{% if nom %}a", ProblemKind::Syntax),
            ("{{ nomm }}", ProblemKind::UnknownVariable),
            ("{{ candidat.age }}", ProblemKind::UnknownVariable),
            // What the eCandidat before had of the student information system, and programmes here have not.
            ("{{ formation.codEtpVetApo }}", ProblemKind::UnknownVariable),
            ("{% if candidat.age %}a{% endif %}", ProblemKind::UnknownVariable),
            ("{{ nom|frobnicate }}", ProblemKind::Impossible),
            ("{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}", ProblemKind::TooMuchWork),
        ] {
            let problem = one("s", body, &ines()).unwrap_err();
            assert_eq!((problem.part, problem.kind), (Part::Body, kind), "{body}: {}", problem.detail);
        }
        assert_eq!(one(" {{ motif }} ", "b", &ines()).unwrap_err().kind, ProblemKind::EmptySubject);
    }

    #[test]
    fn links_are_there_as_addresses_and_as_links() {
        let context = MailContext { lien_validation: "https://u.example/valider/a?b=1&c=2".to_owned(), ..ines() };
        let body = one("s", "{{ lienValidation }} {{ lienValidationHtml }}{% if lienReinitialisationHtml %}?{% endif %}", &context).unwrap().1;
        let shown = "https://u.example/valider/a?b=1&amp;c=2";
        assert_eq!(body, format!("{shown} <a href=\"{shown}\">{shown}</a>"));
    }

    #[test]
    fn a_subject_has_no_link_that_opens_an_account() {
        let context = MailContext { lien_validation: "https://u.example/valider/a".to_owned(), ..ines() };
        for subject in ["{{ lienValidation }}", "{{ prenom }} {{ lienReinitialisation|upper }}", "{{ lienValidationHtml }}"] {
            let problem = one(subject, "b", &context).unwrap_err();
            assert_eq!((problem.part, problem.kind), (Part::Subject, ProblemKind::SecretInSubject), "{subject}: {}", problem.detail);
        }
        assert_eq!(one("{{ lien }}", "b", &context).unwrap_err().kind, ProblemKind::UnknownVariable);
    }

    #[test]
    fn what_the_ecandidat_before_would_have_filled_in_is_refused() {
        for (subject, body, part, line, detail) in [
            ("Bonjour ${candidat.prenom}", "b", Part::Subject, 1, "${candidat.prenom}"),
            ("s", "<p>a</p>\n{if($motif)}<p>${motif}</p>{endif($motif)}", Part::Body, 2, "{if($motif)}"),
            ("s", "\n\n${formation.libApo} {{ inconnue }}", Part::Body, 3, "${formation.libApo}"),
        ] {
            let problem = check(Template { subject, body }, &ines()).unwrap_err();
            assert_eq!((problem.part, problem.kind, problem.line, problem.detail.as_str()), (part, ProblemKind::FormerSyntax, Some(line), detail));
        }
        assert_eq!(check(Template { subject: "s", body: "170 $ ${{ prenom }}" }, &ines()), Ok(()));
    }

    #[test]
    fn a_template_is_checked_on_the_paths_that_empty_values_take_too() {
        let bad = Template { subject: "s", body: "{% if motif %}{{ motif }}{% else %}{{ motiv }}{% endif %}" };
        let full = MailContext { motif: "x".to_owned(), ..MailContext::default() };
        assert_eq!(check(bad, &full).unwrap_err().kind, ProblemKind::UnknownVariable);
        assert_eq!(check(Template { subject: "{{ motif }}", body: "x" }, &full), Ok(()));
    }
}
