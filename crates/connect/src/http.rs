//! The HTTP client for services of the institution: verified TLS, no redirect followed, time and length bounded.

use std::time::Duration;

use reqwest::{Client, RequestBuilder, StatusCode};
use url::Url;

use crate::BadSetting;

const CONNECT: Duration = Duration::from_secs(3);

/// How a service is reached.
#[derive(Debug, Clone)]
pub(crate) struct ClientSettings<'a> {
    /// Limit for one exchange, connection included.
    pub timeout: Duration,
    /// A certificate authority trusted besides those of the system: key of the setting, file in PEM.
    pub authority: Option<(&'static str, &'a std::path::Path)>,
    /// Where the client goes; a service on this machine is never asked for through a proxy.
    pub address: &'a Url,
}

pub(crate) fn client(settings: &ClientSettings<'_>) -> Result<Client, BadSetting> {
    crate::install_tls_provider();
    let mut builder = Client::builder().connect_timeout(CONNECT).timeout(settings.timeout).redirect(reqwest::redirect::Policy::none()).user_agent("eCandidat");
    if is_loopback(settings.address) {
        builder = builder.no_proxy();
    }
    if let Some((key, file)) = settings.authority {
        let pem = std::fs::read(file).map_err(|error| BadSetting::new(key, format!("{} cannot be read: {}", file.display(), error.kind())))?;
        let authority = reqwest::Certificate::from_pem(&pem).map_err(|_| BadSetting::new(key, "expected a certificate in PEM"))?;
        builder = builder.add_root_certificate(authority);
    }
    builder.build().map_err(|error| BadSetting::new("sso.url", format!("no HTTP client: {}", without_address(error))))
}

/// The address of a service: `https`, or `http` on this machine only.
pub(crate) fn address(key: &'static str, text: &str) -> Result<Url, BadSetting> {
    let expected = || BadSetting::new(key, "expected an address such as https://cas.univ.example/cas (http:// is for this machine only)");
    let url = Url::parse(text.trim().trim_end_matches('/')).map_err(|_| expected())?;
    let is_plain = url.host().is_some() && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
    if is_plain && is_safe { Ok(url) } else { Err(expected()) }
}

pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// An answer that was read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: StatusCode,
    pub body: Vec<u8>,
}

/// Why there is no answer; says nothing of what was asked, addresses with tickets included.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum HttpError {
    #[error("no answer: {0}")]
    Unreachable(String),
    #[error("no answer in time")]
    TimedOut,
    #[error("an answer longer than {0} bytes")]
    TooLong(usize),
}

/// Sends a request and reads at most `limit` bytes.
pub(crate) async fn send(request: RequestBuilder, limit: usize) -> Result<Answer, HttpError> {
    // A connection that does not come about says nothing of what was asked for.
    let is_late = |error: &reqwest::Error| error.is_timeout() && !error.is_connect();
    let failed = |error: reqwest::Error| if is_late(&error) { HttpError::TimedOut } else { HttpError::Unreachable(without_address(error)) };
    let mut response = request.send().await.map_err(failed)?;
    let status = response.status();
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.map_err(failed)? {
        if body.len() + part.len() > limit {
            return Err(HttpError::TooLong(limit));
        }
        body.extend_from_slice(&part);
    }
    Ok(Answer { status, body })
}

fn without_address(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    crate::text::shorten(&crate::text::one_line(&text), 300)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for good in ["https://cas.univ.example/cas/", "http://127.0.0.1:13443/cas", "http://localhost:1/x", "http://[::1]/"] {
            assert!(address("sso.url", good).is_ok(), "{good}");
        }
        for bad in ["http://cas.univ.example/cas", "cas.univ.example", "ftp://localhost/", "https://u@cas.univ.example/", "https://cas.univ.example/?a=b", ""] {
            assert!(address("sso.url", bad).is_err(), "{bad}");
        }
    }
}
