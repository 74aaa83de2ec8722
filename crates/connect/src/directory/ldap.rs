//! LDAP: one connection per look-up, made when it is needed. Sign-ons are few; a connection left open over night is a
//! connection that fails in the morning.

use std::sync::Arc;
use std::time::Duration;

use ldap3::{LdapConnAsync, LdapConnSettings, LdapError, LdapResult, Scope, SearchEntry, SearchOptions};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::{DirectoryError, DirectorySettings};
use crate::facts::{Facts, Names};
use crate::{BadSetting, http};

const CONNECT: Duration = Duration::from_secs(3);
/// One person is looked for; a second one is only asked for to know that there is one.
const MOST: i32 = 2;
const SIZE_LIMIT_EXCEEDED: u32 = 4;

/// An LDAP server. Cheap to clone.
#[derive(Clone)]
pub struct Ldap {
    inner: Arc<Inner>,
}

struct Inner {
    url: Url,
    begins_tls: bool,
    tls: Option<Arc<ClientConfig>>,
    base: String,
    bind_dn: String,
    bind_password: SecretString,
    login: String,
    names: Names,
    filter: String,
    timeout: Duration,
}

impl std::fmt::Debug for Ldap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ldap").field("host", &self.inner.url.host_str()).finish_non_exhaustive()
    }
}

impl Ldap {
    pub(super) fn open(settings: &DirectorySettings) -> Result<Self, BadSetting> {
        crate::install_tls_provider();
        let expected = || BadSetting::new("directory.url", "expected ldaps://host, ldap://host (which begins TLS) or off");
        let url = Url::parse(settings.url.trim()).map_err(|_| expected())?;
        if !matches!(url.scheme(), "ldap" | "ldaps") || url.host_str().is_none_or(str::is_empty) {
            return Err(expected());
        }
        if settings.insecure && !(url.scheme() == "ldap" && is_near(&url)) {
            return Err(BadSetting::new("directory.insecure", "TLS can be left out only with ldap:// on this machine or a private network address"));
        }
        if settings.base.trim().is_empty() {
            return Err(BadSetting::new("directory.base", "expected the place of people, such as ou=people,dc=univ,dc=example"));
        }
        for (key, name) in [
            ("directory.login", &settings.login),
            ("directory.last_name", &settings.names.last_name),
            ("directory.first_name", &settings.names.first_name),
            ("directory.email", &settings.names.email),
            ("directory.student_number", &settings.names.student_number),
        ] {
            if !is_attribute(name) {
                return Err(BadSetting::new(key, "expected the name of an attribute: letters, digits and hyphens"));
            }
        }
        let filter = settings.filter.trim();
        if !filter.is_empty() && !is_filter(filter) {
            return Err(BadSetting::new("directory.filter", "expected a filter in parentheses, such as (objectClass=person)"));
        }
        Ok(Self {
            inner: Arc::new(Inner {
                begins_tls: url.scheme() == "ldap" && !settings.insecure,
                tls: settings.authority.as_deref().map(trusting).transpose()?,
                url,
                base: settings.base.trim().to_owned(),
                bind_dn: settings.bind_dn.clone(),
                bind_password: settings.bind_password.clone(),
                login: settings.login.clone(),
                names: settings.names.clone(),
                filter: filter.to_owned(),
                timeout: settings.timeout,
            }),
        })
    }

    pub(super) async fn find(&self, login: &str) -> Result<Option<Facts>, DirectoryError> {
        let inner = &*self.inner;
        let filter = format!("(&({}={}){})", inner.login, escaped(login), inner.filter);
        let mut people = self.search(&inner.base, Scope::Subtree, &filter).await?;
        if people.len() > 1 {
            return Err(DirectoryError::Ambiguous);
        }
        let Some(person) = people.pop() else { return Ok(None) };
        // Servers spell attribute names as they like.
        let facts =
            inner.names.read(|name| person.attrs.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name)).flat_map(|(_, values)| values.clone()).collect());
        Ok(Some(facts))
    }

    pub(super) async fn health(&self) -> Result<(), DirectoryError> {
        self.search(&self.inner.base, Scope::Base, "(objectClass=*)").await.map(|_| ())
    }

    async fn search(&self, base: &str, scope: Scope, filter: &str) -> Result<Vec<SearchEntry>, DirectoryError> {
        let inner = &*self.inner;
        let limit = CONNECT + inner.timeout;
        tokio::time::timeout(limit, self.search_at_leisure(base, scope, filter))
            .await
            .map_err(|_| DirectoryError::Unavailable("no answer in time".to_owned()))?
    }

    async fn search_at_leisure(&self, base: &str, scope: Scope, filter: &str) -> Result<Vec<SearchEntry>, DirectoryError> {
        let inner = &*self.inner;
        let mut settings = LdapConnSettings::new().set_conn_timeout(CONNECT).set_starttls(inner.begins_tls);
        if let Some(tls) = &inner.tls {
            settings = settings.set_config(Arc::clone(tls));
        }
        let (connection, mut ldap) = LdapConnAsync::from_url_with_settings(settings, &inner.url).await.map_err(unavailable)?;
        let attributes = [&inner.login, &inner.names.last_name, &inner.names.first_name, &inner.names.email, &inner.names.student_number];
        let talk = async {
            if !inner.bind_dn.is_empty() {
                ldap.simple_bind(&inner.bind_dn, inner.bind_password.expose_secret()).await.map_err(unavailable)?.success().map_err(refused)?;
            }
            let seconds = i32::try_from(inner.timeout.as_secs()).unwrap_or(i32::MAX).max(1);
            ldap.with_search_options(SearchOptions::new().sizelimit(MOST).timelimit(seconds));
            let found = ldap.search(base, scope, filter, attributes).await.map_err(unavailable)?;
            if found.1.rc == SIZE_LIMIT_EXCEEDED {
                return Err(DirectoryError::Ambiguous);
            }
            let (entries, _) = found.success().map_err(refused)?;
            // The answer is here; a connection that does not close properly changes nothing.
            let _ = ldap.unbind().await;
            // Referrals are not followed: they may lead anywhere.
            Ok(entries.into_iter().filter(|entry| !entry.is_ref()).map(SearchEntry::construct).collect())
        };
        let mut talk = std::pin::pin!(talk);
        tokio::select! {
            biased;
            answer = &mut talk => answer,
            // The connection ends by itself once it was said good-bye to.
            _ = connection.drive() => talk.await,
        }
    }
}

/// A value in a filter: what has a meaning there becomes `\xx`.
fn escaped(value: &str) -> String {
    ldap3::ldap_escape(value).into_owned()
}

fn is_attribute(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
}

/// One filter in parentheses that close, and nothing behind them.
fn is_filter(text: &str) -> bool {
    let mut depth = 0_i32;
    text.starts_with('(')
        && text.char_indices().all(|(at, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth > 0 || at + 1 == text.len()
        })
        && depth == 0
}

/// On this machine or in an address range that no router of the internet forwards.
fn is_near(url: &Url) -> bool {
    // An address under this scheme is kept as text.
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    match host.parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V4(address)) => address.is_loopback() || address.is_private(),
        Ok(std::net::IpAddr::V6(address)) => address.is_loopback(),
        Err(_) => host == "localhost" || http::is_loopback(url),
    }
}

/// TLS that trusts this authority and no other.
fn trusting(file: &std::path::Path) -> Result<Arc<ClientConfig>, BadSetting> {
    let wrong = |problem: String| BadSetting::new("directory.ca_file", problem);
    let mut roots = RootCertStore::empty();
    let certificates = CertificateDer::pem_file_iter(file).map_err(|error| wrong(format!("{} cannot be read: {error}", file.display())))?;
    for certificate in certificates {
        let certificate = certificate.map_err(|_| wrong("expected a certificate in PEM".to_owned()))?;
        roots.add(certificate).map_err(|error| wrong(error.to_string()))?;
    }
    if roots.is_empty() {
        return Err(wrong("expected a certificate in PEM".to_owned()));
    }
    Ok(Arc::new(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()))
}

/// Only the kind of trouble: servers like to quote what they were asked.
fn unavailable(error: LdapError) -> DirectoryError {
    match error {
        LdapError::LdapResult { result } => refusal(&result),
        LdapError::Io { source } => DirectoryError::Unavailable(source.kind().to_string()),
        LdapError::Timeout { .. } => DirectoryError::Unavailable("no answer in time".to_owned()),
        other => DirectoryError::Unavailable(crate::text::shorten(&crate::text::one_line(&other.to_string()), 100)),
    }
}

fn refused(error: LdapError) -> DirectoryError {
    match error {
        LdapError::LdapResult { result } => refusal(&result),
        other => unavailable(other),
    }
}

fn refusal(result: &LdapResult) -> DirectoryError {
    // 51 busy, 52 unavailable.
    if matches!(result.rc, 51 | 52) {
        DirectoryError::Unavailable(format!("result {}", result.rc))
    } else {
        DirectoryError::Refused(format!("result {}", result.rc))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(url: &str) -> DirectorySettings {
        DirectorySettings { url: url.to_owned(), base: "dc=univ,dc=example".to_owned(), ..DirectorySettings::off() }
    }

    fn wrong_key(change: impl FnOnce(&mut DirectorySettings)) -> &'static str {
        let mut settings = settings("ldaps://ldap.univ.example");
        change(&mut settings);
        Ldap::open(&settings).unwrap_err().key
    }

    #[test]
    fn what_has_a_meaning_in_filters_is_escaped() {
        assert_eq!(escaped("*)(uid=*"), r"\2a\29\28uid=\2a");
        assert_eq!(escaped("a\\b\0"), r"a\5cb\00");
        assert_eq!(escaped("e.lefevre"), "e.lefevre");
    }

    #[test]
    fn settings_are_checked_before_anybody_signs_on() {
        assert!(Ldap::open(&settings("ldaps://ldap.univ.example")).is_ok());
        assert!(Ldap::open(&settings("ldap://ldap.univ.example:389")).is_ok());
        assert_eq!(wrong_key(|s| s.url = "http://ldap.univ.example".to_owned()), "directory.url");
        assert_eq!(wrong_key(|s| s.base = " ".to_owned()), "directory.base");
        assert_eq!(wrong_key(|s| s.login = "uid)(x".to_owned()), "directory.login");
        assert_eq!(wrong_key(|s| s.filter = "(a=b)(c=d)".to_owned()), "directory.filter");
        assert_eq!(wrong_key(|s| s.filter = "objectClass=person".to_owned()), "directory.filter");
        assert_eq!(wrong_key(|s| s.insecure = true), "directory.insecure");
        assert_eq!(
            wrong_key(|s| {
                s.insecure = true;
                s.url = "ldap://ldap.univ.example".to_owned();
            }),
            "directory.insecure"
        );
        for near in ["ldap://127.0.0.1:1389", "ldap://10.1.2.3", "ldap://localhost", "ldap://[::1]:389"] {
            let near = DirectorySettings { insecure: true, ..settings(near) };
            assert!(Ldap::open(&near).is_ok(), "{}", near.url);
        }
    }
}
