//! The visitor's network, for limits only: it is never stored nor logged as it is.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request};

use crate::App;

/// Address of the visitor, believing a trusted proxy's `X-Forwarded-For`; IPv6 is cut to its /64.
#[must_use]
pub fn of(app: &App, request: &Request) -> String {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let Some(peer) = peer else { return "local".to_owned() };
    let address = if app.options.trusted_proxies.contains(&peer) { forwarded(request, &app.options.trusted_proxies).unwrap_or(peer) } else { peer };
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// The last address in the chain that is not one of our own proxies: what stands before it can be invented.
fn forwarded(request: &Request, trusted: &[IpAddr]) -> Option<IpAddr> {
    let chain: Vec<IpAddr> = request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(','))
        .filter_map(|part| part.trim().parse().ok())
        .collect();
    chain.into_iter().rev().find(|address| !trusted.contains(address))
}
