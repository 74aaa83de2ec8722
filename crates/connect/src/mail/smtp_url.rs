//! The address of an SMTP server, read once at start.

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;

use crate::BadSetting;
use crate::text::percent_decoded;

/// Where and how to connect.
pub(super) struct Server {
    pub host: String,
    pub port: u16,
    pub encryption: Encryption,
    pub hello: ClientId,
    pub credentials: Option<Credentials>,
}

/// When encryption starts.
pub(super) enum Encryption {
    /// Never.
    None,
    /// After the greeting; a server that does not offer it is not used.
    StartTls(TlsParameters),
    /// From the first byte.
    Tls(TlsParameters),
}

impl Server {
    /// Reads `smtp://user:password@host:port?tls=…&helo=…&ca=…`.
    pub fn parse(text: &str) -> Result<Self, BadSetting> {
        let url = url::Url::parse(text).ok().filter(|url| url.scheme() == "smtp").ok_or_else(|| bad("expected smtp://host:port, folder:path or memory:"))?;
        let host = match url.host() {
            Some(url::Host::Domain(name)) => name.to_owned(),
            Some(url::Host::Ipv4(ip)) => ip.to_string(),
            Some(url::Host::Ipv6(ip)) => ip.to_string(),
            None => return Err(bad("the name of the server is missing")),
        };

        let mut mode = "starttls".to_owned();
        let mut hello = ClientId::default();
        let mut authority = None;
        for (key, value) in url.query_pairs() {
            match key.as_ref() {
                "tls" => mode = value.into_owned(),
                "helo" => hello = hello_name(&value)?,
                "ca" => authority = Some(read_authority(&value)?),
                other => {
                    return Err(bad(format!("unknown option « {other} » (tls, helo and ca exist)")));
                }
            }
        }
        let (encryption, usual_port) = match mode.as_str() {
            "none" => (Encryption::None, 25),
            "starttls" => (Encryption::StartTls(parameters(&host, authority)?), 587),
            "tls" => (Encryption::Tls(parameters(&host, authority)?), 465),
            _ => return Err(bad("tls must be none, starttls or tls")),
        };
        let credentials = credentials(&url)?;
        if credentials.is_some() && matches!(encryption, Encryption::None) && !is_loopback(&host) {
            return Err(bad("a password would cross the network in clear: use tls=starttls or tls=tls"));
        }
        Ok(Server { port: url.port().unwrap_or(usual_port), host, encryption, hello, credentials })
    }
}

fn bad(problem: impl Into<String>) -> BadSetting {
    BadSetting::new("mail.url", problem)
}

/// The name goes into a command, so only what a host name may contain is let through.
fn hello_name(name: &str) -> Result<ClientId, BadSetting> {
    let sound = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
    sound.then(|| ClientId::Domain(name.to_owned())).ok_or_else(|| bad("helo must be a host name"))
}

fn read_authority(path: &str) -> Result<Certificate, BadSetting> {
    let pem = std::fs::read(path).map_err(|error| bad(format!("the file named by ca cannot be read ({error})")))?;
    Certificate::from_pem(&pem).map_err(|_| bad("the file named by ca holds no certificate"))
}

fn parameters(host: &str, authority: Option<Certificate>) -> Result<TlsParameters, BadSetting> {
    let mut builder = TlsParameters::builder(host.to_owned());
    if let Some(authority) = authority {
        builder = builder.add_root_certificate(authority);
    }
    builder.build().map_err(|_| bad("no encrypted connection can be prepared for this server"))
}

fn credentials(url: &url::Url) -> Result<Option<Credentials>, BadSetting> {
    if url.username().is_empty() {
        return Ok(None);
    }
    let decoded = |text: &str| String::from_utf8(percent_decoded(text)).map_err(|_| bad("user and password must be percent-encoded UTF-8"));
    Ok(Some(Credentials::new(decoded(url.username())?, decoded(url.password().unwrap_or_default())?)))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        match Server::parse(text) {
            Ok(_) => String::new(),
            Err(error) => error.problem,
        }
    }

    #[test]
    fn options_and_usual_ports() {
        let server = Server::parse("smtp://mail.univ.fr?helo=candidatures.univ.fr").unwrap();
        assert_eq!((server.host.as_str(), server.port), ("mail.univ.fr", 587));
        assert!(matches!(server.encryption, Encryption::StartTls(_)));
        assert_eq!(server.hello.to_string(), "candidatures.univ.fr");
        let server = Server::parse("smtp://mail.univ.fr?tls=tls").unwrap();
        assert_eq!(server.port, 465);
        let server = Server::parse("smtp://[::1]:2525?tls=none").unwrap();
        assert_eq!((server.host.as_str(), server.port), ("::1", 2525));
    }

    #[test]
    fn user_and_password_are_percent_decoded() {
        let server = Server::parse("smtp://u%40univ.fr:p%3A%2Fss@mail.univ.fr").unwrap();
        assert_eq!(server.credentials.unwrap(), Credentials::new("u@univ.fr".into(), "p:/ss".into()));
    }

    #[test]
    fn a_password_never_crosses_the_network_in_clear() {
        assert!(problem("smtp://u:p@mail.univ.fr?tls=none").contains("in clear"));
        assert_eq!(problem("smtp://u:p@127.0.0.1:25?tls=none"), "");
    }

    #[test]
    fn what_cannot_be_understood_is_said() {
        assert!(problem("http://mail.univ.fr").contains("expected"));
        assert!(problem("smtp://mail.univ.fr?tls=maybe").contains("tls must be"));
        assert!(problem("smtp://mail.univ.fr?timeout=3").contains("unknown option"));
        assert!(problem("smtp://mail.univ.fr?helo=a%0D%0AMAIL").contains("host name"));
        assert!(problem("smtp://mail.univ.fr?ca=/does/not/exist").contains("cannot be read"));
    }
}
