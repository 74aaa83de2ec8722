//! The log of one test, kept in memory: errors nobody announced fail it.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;

/// One line of the log.
#[derive(Clone, Debug)]
pub struct Line {
    pub level: Level,
    pub target: String,
    /// The message and every field.
    pub text: String,
    /// The fields of the spans around it, such as the request's.
    pub around: String,
}

/// Everything logged on the test's thread while the guard lives. Clones show the same lines.
#[derive(Clone, Debug, Default)]
pub struct Logs {
    lines: Arc<Mutex<Vec<Line>>>,
}

impl Logs {
    /// Starts keeping the lines of this thread. Tests on one thread (the default of `tokio::test`) miss nothing.
    #[must_use]
    pub fn start() -> (Self, DefaultGuard) {
        let logs = Self::default();
        let guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(Keeper(logs.clone())));
        (logs, guard)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Line>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every line, oldest first: of ours down to DEBUG, of libraries down to INFO.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        self.lock().clone()
    }

    #[must_use]
    pub fn errors(&self) -> Vec<String> {
        self.lock().iter().filter(|line| line.level == Level::ERROR).map(|line| line.text.clone()).collect()
    }

    /// Whether some text was logged anywhere.
    #[must_use]
    pub fn mention(&self, text: &str) -> bool {
        self.lock().iter().any(|line| line.text.contains(text) || line.around.contains(text))
    }
}

struct Keeper(Logs);

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Keeper {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut text = Text(String::new());
        attributes.record(&mut text);
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(text);
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let mut extensions = span.extensions_mut();
        if let Some(text) = extensions.get_mut::<Text>() {
            values.record(text);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let meta = event.metadata();
        // As in production, and more of ourselves: the libraries below us say a lot at that level.
        let ours = ["app", "connect", "domain", "paper", "store", "web", "ecandidat"]
            .iter()
            .any(|name| meta.target() == *name || meta.target().starts_with(&format!("{name}::")));
        if *meta.level() > Level::DEBUG || (!ours && *meta.level() > Level::INFO) {
            return;
        }
        let mut text = Text(String::new());
        event.record(&mut text);
        let spans = context.event_scope(event).into_iter().flatten();
        let around = spans.filter_map(|span| span.extensions().get::<Text>().map(|text| text.0.clone())).collect::<Vec<_>>().join(" ");
        self.0.lock().push(Line { level: *meta.level(), target: meta.target().to_owned(), text: text.0, around });
    }
}

struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        let _ = if field.name() == "message" { write!(self.0, "{value:?}") } else { write!(self.0, "{}={value:?}", field.name()) };
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        let _ = write!(self.0, "{}={value}", field.name());
    }
}
