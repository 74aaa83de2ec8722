//! One sentence carried over a redirect, in a signed cookie: « Votre adresse est enregistrée. »

use app::Ctx;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use base64::Engine as _;
use serde::{Deserialize, Serialize};

use super::visit::{cookie, set_cookie};
use crate::App;

/// Tone of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    Ok,
    Info,
    Warn,
    Error,
}

impl Tone {
    /// Class and icon of the notice.
    #[must_use]
    pub const fn style(self) -> (&'static str, &'static str) {
        match self {
            Self::Ok => ("ec-notice--ok", "circle-check"),
            Self::Info => ("", "info"),
            Self::Warn => ("ec-notice--warn", "triangle-alert"),
            Self::Error => ("ec-notice--danger", "circle-alert"),
        }
    }
}

/// A Fluent key with its arguments.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Flash {
    pub tone: Tone,
    pub key: String,
    pub args: Vec<(String, String)>,
}

impl Flash {
    #[must_use]
    pub fn ok(key: &str) -> Self {
        Self { tone: Tone::Ok, key: key.to_owned(), args: Vec::new() }
    }

    #[must_use]
    pub fn error(key: &str) -> Self {
        Self { tone: Tone::Error, ..Self::ok(key) }
    }

    #[must_use]
    pub fn info(key: &str) -> Self {
        Self { tone: Tone::Info, ..Self::ok(key) }
    }

    #[must_use]
    pub fn warn(key: &str) -> Self {
        Self { tone: Tone::Warn, ..Self::ok(key) }
    }

    #[must_use]
    pub fn arg(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }

    /// Redirects with this message.
    #[must_use]
    pub fn to(self, app: &App, path: &str) -> Response {
        let mut response = super::see_other(path);
        if let Some(value) = self.line(app) {
            response.headers_mut().append(SET_COOKIE, value);
        }
        response
    }

    /// The cookie that carries this message to the next page.
    pub(super) fn line(&self, app: &App) -> Option<HeaderValue> {
        seal(&app.ctx, self).and_then(|sealed| set_cookie(app, name(app), &sealed, Some(120), true))
    }
}

fn name(app: &App) -> &'static str {
    if app.options.secure_cookies { "__Host-ec_flash" } else { "ec_flash" }
}

fn seal(ctx: &Ctx, flash: &Flash) -> Option<String> {
    let json = serde_json::to_vec(flash).ok()?;
    let body = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(json);
    let digest = ctx.keys.digest("flash", body.as_bytes());
    Some(format!("{body}.{digest}"))
}

/// The message that the page before left, when it is ours.
#[must_use]
pub fn read(app: &App, headers: &HeaderMap) -> Option<Flash> {
    let (body, digest) = cookie(headers, name(app))?.split_once('.')?;
    if !app.ctx.keys.verify("flash", body.as_bytes(), digest) {
        return None;
    }
    serde_json::from_slice(&base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(body).ok()?).ok()
}

/// The line that removes the message once it was shown.
#[must_use]
pub fn removal(app: &App) -> Option<HeaderValue> {
    set_cookie(app, name(app), "", Some(0), true)
}
