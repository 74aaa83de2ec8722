//! `[server]`: where this process listens and how the outside reaches it.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use serde::Deserialize;

use super::{Key, Wrong};

pub const KEYS: &[Key] = &[
    Key::new("server.listen", "127.0.0.1:8080", "Address and port on which pages are served."),
    Key::new(
        "server.public_url",
        "http://127.0.0.1:8080",
        "Address that people type and that mails link to. `https://` is required except on loopback; with `http://` cookies are neither `Secure` nor `__Host-`.",
    ),
    Key::new("server.metrics_listen", "127.0.0.1:9464", "Address and port of `/metrics` for Prometheus; `off` for none. Not for the public."),
    Key::new("server.trusted_proxies", "", "Addresses of reverse proxies whose `X-Forwarded-For` is believed."),
    Key::new("server.stop_seconds", "30", "How long requests under way may take to finish once the process is told to stop."),
    Key::new("server.workers", "2", "How many jobs `serve` and `worker` run at the same time."),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    listen: String,
    public_url: String,
    metrics_listen: String,
    #[serde(deserialize_with = "super::list")]
    trusted_proxies: Vec<String>,
    stop_seconds: u64,
    workers: usize,
}

#[derive(Clone, Debug)]
pub struct Server {
    pub listen: SocketAddr,
    /// Without a final slash.
    pub public_url: String,
    /// Pages are reached over https.
    pub is_secure: bool,
    pub metrics_listen: Option<SocketAddr>,
    pub trusted_proxies: Vec<IpAddr>,
    pub stop_within: Duration,
    pub workers: usize,
}

impl Raw {
    pub fn check(self) -> Result<Server, Wrong> {
        let listen = address("server.listen", &self.listen)?;
        let metrics_listen = match self.metrics_listen.as_str() {
            "" | "off" => None,
            text => Some(address("server.metrics_listen", text)?),
        };
        let public_url = self.public_url.trim_end_matches('/').to_owned();
        let is_secure = public_url.starts_with("https://");
        let host = host_of(&public_url).ok_or_else(|| Wrong::new("server.public_url", "expected an address such as https://candidatures.univ.example"))?;
        if !is_secure && !is_loopback(&host) {
            return Err(Wrong::new(
                "server.public_url",
                "expected https:// in front of the name: plain http is accepted on loopback only, because passwords would travel in clear",
            ));
        }
        let trusted_proxies = self
            .trusted_proxies
            .iter()
            .map(|text| text.parse().map_err(|_| Wrong::new("server.trusted_proxies", format!("expected IP addresses such as 10.0.0.1, found {text:?}"))))
            .collect::<Result<_, _>>()?;
        Ok(Server {
            listen,
            public_url,
            is_secure,
            metrics_listen,
            trusted_proxies,
            stop_within: Duration::from_secs(self.stop_seconds),
            workers: self.workers.clamp(1, 64),
        })
    }
}

fn address(key: &str, text: &str) -> Result<SocketAddr, Wrong> {
    text.parse().map_err(|_| Wrong::new(key, format!("expected an address and a port such as 127.0.0.1:8080 or [::]:8080, found {text:?}")))
}

/// The host of an http(s) address without a path.
fn host_of(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    if rest.is_empty() || rest.contains(['/', '?', '#', '@', ' ']) {
        return None;
    }
    let host = match rest.strip_prefix('[') {
        Some(v6) => v6.split(']').next()?,
        None => rest.split(':').next()?,
    };
    (!host.is_empty()).then(|| host.to_owned())
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
