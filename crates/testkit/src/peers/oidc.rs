//! A provider of OpenID Connect that knows everybody: any login, any password.

use std::process::Command;

use super::{Program, folder, installed, own_port};

/// oidc-provider on loopback.
#[derive(Debug)]
pub struct OidcProvider {
    /// What the configuration calls `sso.url`.
    pub issuer: String,
    _program: Program,
}

impl OidcProvider {
    /// Name of the client it knows.
    pub const CLIENT: &'static str = "ecandidat";
    /// Secret of that client.
    pub const SECRET: &'static str = "not much of a secret & with / signs";

    /// A provider that sends browsers back to `back` and, once signed out, to `home`. None when it is not installed and
    /// that is tolerated.
    #[must_use]
    pub fn start(back: &str, home: &str) -> Option<Self> {
        if !installed("oidc-provider", &folder().join("oidc/node_modules/oidc-provider")) {
            return None;
        }
        let port = own_port();
        let mut server = Command::new("node");
        server.arg(folder().join("oidc/provider.mjs")).env("PORT", port.number().to_string()).env("BACK", back).env("HOME", home).env("NODE_NO_WARNINGS", "1");
        let issuer = format!("http://127.0.0.1:{}", port.number());
        let program = Program::start(&server, port);
        Some(Self { issuer, _program: program })
    }
}
