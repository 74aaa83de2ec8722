//! The visitor's network, for limits only: it is never stored nor logged as it is.
//!
//! An IPv4 address that is written as one of IPv6, as sockets for both give it, is the IPv4 address.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;

use crate::App;

/// Address of the visitor, believing a trusted proxy's `X-Forwarded-For`; IPv6 is cut to its /64.
#[must_use]
pub fn of(app: &App, request: &Request) -> String {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    peer.map_or_else(|| "local".to_owned(), |peer| network(visitor(peer, request.headers(), &app.options.trusted_proxies)))
}

fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

fn visitor(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let peer = peer.to_canonical();
    if is_among(trusted, peer) { forwarded(headers, trusted).unwrap_or(peer) } else { peer }
}

fn is_among(trusted: &[IpAddr], address: IpAddr) -> bool {
    trusted.iter().any(|known| known.to_canonical() == address)
}

/// The last address in the chain that is not one of our own proxies: what stands before it can be invented. None where the
/// chain has nothing but our own, or something that is no address, before which nothing can be believed either.
fn forwarded(headers: &HeaderMap, trusted: &[IpAddr]) -> Option<IpAddr> {
    let lines: Vec<&str> = headers.get_all("x-forwarded-for").iter().map(|line| line.to_str().unwrap_or_default()).collect();
    for entry in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        let address = read(entry.trim())?;
        if !is_among(trusted, address) {
            return Some(address);
        }
    }
    None
}

/// An address, alone, in brackets or with the port that some proxies add.
fn read(entry: &str) -> Option<IpAddr> {
    let alone = entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(entry);
    let address: Option<IpAddr> = alone.parse().ok();
    address.or_else(|| entry.parse().ok().map(|with_port: SocketAddr| with_port.ip())).map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(peer: &str, lines: &[&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let trusted: [IpAddr; 4] = ["10.0.0.1", "10.0.0.2", "::ffff:10.0.0.3", "fd00::1"].map(|proxy| proxy.parse().unwrap());
        network(visitor(peer.parse().unwrap(), &headers, &trusted))
    }

    #[test]
    fn the_visitor_is_the_last_whom_no_proxy_of_ours_stands_for() {
        assert_eq!(found("203.0.113.7", &["198.51.100.1"]), "203.0.113.7", "nobody invents an address");
        assert_eq!(found("10.0.0.1", &["198.51.100.1, 203.0.113.7"]), "203.0.113.7");
        assert_eq!(found("10.0.0.1", &["198.51.100.1, 203.0.113.7, 10.0.0.2"]), "203.0.113.7");
        assert_eq!(found("10.0.0.1", &["198.51.100.1, 203.0.113.7", "10.0.0.2"]), "203.0.113.7", "over several lines");
        assert_eq!(found("10.0.0.1", &["10.0.0.2"]), "10.0.0.1");
        assert_eq!(found("10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn an_address_is_known_however_it_is_written() {
        assert_eq!(found("::ffff:203.0.113.7", &[]), "203.0.113.7");
        assert_eq!(found("::ffff:10.0.0.1", &["203.0.113.7"]), "203.0.113.7");
        assert_eq!(found("10.0.0.3", &["::ffff:203.0.113.7"]), "203.0.113.7");
        assert_eq!(found("10.0.0.1", &["203.0.113.7:51234"]), "203.0.113.7");
        assert_eq!(found("10.0.0.1", &["203.0.113.7, 10.0.0.2:443, ::ffff:10.0.0.3"]), "203.0.113.7");
        for written in ["2001:db8:1:2:3::4", "[2001:db8:1:2:3::4]", "[2001:db8:1:2:3::4]:443"] {
            assert_eq!(found("fd00::1", &[written]), "2001:db8:1:2::/64", "{written}");
        }
    }

    #[test]
    fn what_is_no_address_hides_what_stands_before_it() {
        for line in ["198.51.100.1, unknown", "198.51.100.1, _hidden, 10.0.0.2", "198.51.100.1,", "198.51.100.1, 203.0.113.7:port", ""] {
            assert_eq!(found("10.0.0.1", &[line]), "10.0.0.1", "{line}");
        }
    }
}
