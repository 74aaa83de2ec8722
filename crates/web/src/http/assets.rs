//! Style sheet, scripts, icons and fonts: hashed names, cached for a year, compressed beforehand. What is made while the
//! server runs has names of the same kind: the theme, and what the script of deposits fetches.
//!
//! Release builds carry the files, and `build.rs` refuses to make one without them; debug builds read them from
//! `frontend/dist`, so that editing a style needs no compilation.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::App;
use crate::ui::field::Icon;
use crate::ui::lasting;

const MANIFEST: &str = "manifest.json";
/// Encodings made beforehand, the smallest first, with the ending of their files.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

#[derive(RustEmbed)]
#[folder = "../../frontend/dist/"]
#[allow_missing = true]
struct Dist;

/// Logical name → hashed name, as the front-end build wrote it.
#[derive(Debug)]
pub struct Assets {
    names: BTreeMap<String, String>,
    /// The address of the icons, which a page names dozens of times.
    icons: String,
}

impl Assets {
    /// Reads the manifest. Without one (front end not built) pages of a debug build still work, unstyled.
    #[must_use]
    pub fn load() -> Self {
        let names = Dist::get(MANIFEST).and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_else(|| {
            tracing::warn!("the front end is not built: run `cargo xtask assets`");
            BTreeMap::new()
        });
        let icons = url_in(&names, "icons.svg");
        Self { names, icons }
    }

    /// An icon of the sprite.
    #[must_use]
    pub fn icon<'a>(&'a self, name: &'a str) -> Icon<'a> {
        Icon { sprite: &self.icons, name }
    }

    /// The address of a file by its logical name, e.g. `app.css`.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        url_in(&self.names, name)
    }
}

fn url_in(names: &BTreeMap<String, String>, name: &str) -> String {
    format!("/static/{}", names.get(name).map_or(name, String::as_str))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "json" | "webmanifest" => "application/json",
        _ => "application/octet-stream",
    }
}

/// `GET /static/{name}`
pub async fn get(State(app): State<App>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    if name.starts_with("theme-") {
        super::theme::get(&app, &name)
    } else if name.starts_with(lasting::DEPOSIT) {
        lasting::get(&app, &name, &headers)
    } else {
        answer(Dist::get, &name, &headers)
    }
}

/// The file in the smallest encoding that the browser takes, or the word that it has it already.
fn answer(find: impl Fn(&str) -> Option<EmbeddedFile>, name: &str, asked: &HeaderMap) -> Response {
    if name == MANIFEST {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut taken = ENCODINGS.into_iter().filter(|(encoding, _)| takes(asked, encoding));
    let twin = taken.find_map(|(encoding, ending)| Some((find(&format!("{name}{ending}"))?, Some(encoding))));
    let Some((file, encoding)) = twin.or_else(|| Some((find(name)?, None))) else { return StatusCode::NOT_FOUND.into_response() };
    let tag = tag(&file);
    let mut response = if knows(asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = match file.data {
            Cow::Borrowed(bytes) => Body::from(bytes),
            Cow::Owned(bytes) => Body::from(bytes),
        }
        .into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
        if let Some(encoding) = encoding {
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Ok(tag) = HeaderValue::try_from(tag) {
        headers.insert(ETAG, tag);
    }
    response
}

/// Whether the browser takes an encoding: named, and not with a weight of zero.
pub fn takes(asked: &HeaderMap, encoding: &str) -> bool {
    let lines = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let is_named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        is_named && !parts.any(|part| part.strip_prefix("q=").is_some_and(|weight| weight.trim_matches(['0', '.']).is_empty()))
    })
}

/// Whether the browser holds exactly these bytes.
fn knows(asked: &HeaderMap, tag: &str) -> bool {
    let lines = asked.get_all(IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(str::trim).any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

/// The beginning of the digest of the bytes sent: each encoding has a tag of its own.
fn tag(file: &EmbeddedFile) -> String {
    let digest: String = file.metadata.sha256_hash().iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{digest}\"")
}

#[cfg(test)]
#[path = "../../build.rs"]
#[expect(dead_code, reason = "cargo runs it")]
mod build;

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    fn asked(lines: &[(HeaderName, &'static str)]) -> HeaderMap {
        lines.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn an_encoding_is_taken_when_it_is_named_with_some_weight() {
        for line in ["br", "gzip, deflate, br", "gzip;q=0, br;q=0.1", "BR ; q=1"] {
            assert!(takes(&asked(&[(ACCEPT_ENCODING, line)]), "br"), "{line}");
        }
        for line in ["", "gzip, deflate", "br;q=0", "br; q=0.000", "x-br", "brotli", "identity"] {
            assert!(!takes(&asked(&[(ACCEPT_ENCODING, line)]), "br"), "{line}");
        }
        assert!(!takes(&HeaderMap::new(), "gzip"));
    }

    #[test]
    fn a_browser_that_holds_the_bytes_is_not_sent_them() {
        for line in ["\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "*"] {
            assert!(knows(&asked(&[(IF_NONE_MATCH, line)]), "\"abc\""), "{line}");
        }
        for line in ["\"x\"", "abc", ""] {
            assert!(!knows(&asked(&[(IF_NONE_MATCH, line)]), "\"abc\""), "{line}");
        }
    }

    /// A release that carries no style sheet is not built; what stops it names the command that helps.
    #[test]
    fn a_release_without_the_front_end_is_refused_in_words() {
        let folder = std::env::temp_dir().join(format!("ecandidat-dist-{}", std::process::id()));
        let words = build::complaint(&folder).unwrap_or_default();
        assert!(words.contains("cargo xtask assets") && words.contains("not built"), "{words}");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(MANIFEST), "{\n  \"app.css\": \"app-0a1b2c3d.css\"\n}\n").unwrap();
        let half = build::complaint(&folder).unwrap_or_default();
        assert!(half.contains("cargo xtask assets"), "named and not there: {half}");
        std::fs::write(folder.join("app-0a1b2c3d.css"), "body{}").unwrap();
        let whole = build::complaint(&folder);
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(whole, None);
    }
}
