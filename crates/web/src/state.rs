//! What handlers share.

use std::sync::Arc;

use app::Ctx;

use crate::http::assets::Assets;

/// The state of the web layer. Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub ctx: Ctx,
    pub assets: Arc<Assets>,
    pub options: Arc<Options>,
}

/// What the configuration says about serving.
#[derive(Clone, Debug)]
pub struct Options {
    /// Cookies are `__Host-` and `Secure`; off only for plain http on loopback.
    pub secure_cookies: bool,
    /// `/demo/*` exists.
    pub demo: bool,
    /// Reverse proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// Where the demonstration's mails are kept, when they are.
    pub mail_folder: Option<std::path::PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self { secure_cookies: true, demo: false, trusted_proxies: Vec::new(), mail_folder: None }
    }
}
