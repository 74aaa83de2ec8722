//! Headers of every answer: what browsers may load, store and tell others.

use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS};

use crate::paths;

/// Nothing from elsewhere, nothing inline. Documents of applicants are shown in frames of our own pages only.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
                   form-action 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; manifest-src 'self'";

/// Addresses that hold a token or a code.
const SECRET: [&str; 5] = [paths::ACTIVATE, paths::NEW_PASSWORD, paths::CONFIRM_EMAIL, paths::SSO_RETURN, paths::VERIFICATION];

/// Other sites are not told where a visitor comes from; this one is, because a form kept for later belongs to its page.
/// Proxies log it, so pages with a secret address name their site and no more. `no-referrer` would make browsers hide the
/// origin of forms as well, which is checked.
pub fn referrer_policy(path: &str) -> &'static str {
    let is_secret = SECRET.iter().filter_map(|route| route.split('{').next()).any(|beginning| path.starts_with(beginning));
    if is_secret { "strict-origin" } else { "same-origin" }
}

/// Adds the headers unless the handler set its own.
pub fn secure(headers: &mut HeaderMap, referrer: &'static str) {
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(CSP));
    headers.entry(X_CONTENT_TYPE_OPTIONS).or_insert(HeaderValue::from_static("nosniff"));
    headers.entry(X_FRAME_OPTIONS).or_insert(HeaderValue::from_static("SAMEORIGIN"));
    headers.entry(REFERRER_POLICY).or_insert(HeaderValue::from_static(referrer));
    headers.entry("cross-origin-opener-policy").or_insert(HeaderValue::from_static("same-origin"));
    headers.entry("cross-origin-resource-policy").or_insert(HeaderValue::from_static("same-origin"));
    headers.entry("permissions-policy").or_insert(HeaderValue::from_static("camera=(self), microphone=(), geolocation=(), payment=()"));
    // Style sheets and pictures of the institution are the same for everybody: another cookie must not fetch them again.
    if !headers.get(CACHE_CONTROL).is_some_and(|kept| kept.as_bytes().starts_with(b"public")) {
        headers.append(VARY, HeaderValue::from_static("Cookie, HX-Request"));
    }
    // Pages speak of a person or hold a token: shared machines must not keep them.
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_with_a_token_name_only_their_site() {
        for path in ["/compte/valider/abc", "/compte/mot-de-passe/abc", "/compte/mail/abc", "/connexion/ent/retour", "/verification", "/verification/ABCD"] {
            assert_eq!(referrer_policy(path), "strict-origin", "{path}");
        }
        for path in ["/", "/compte/creer", "/connexion/ent/nouveau", "/candidatures/1042"] {
            assert_eq!(referrer_policy(path), "same-origin", "{path}");
        }
    }
}
