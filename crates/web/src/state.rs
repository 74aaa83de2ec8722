//! What handlers share.

use std::ops::Deref;
use std::sync::Arc;

use app::Ctx;

use crate::http::assets::Assets;
use crate::ui::lasting::Lasting;

/// The state of the web layer. Every layer around a page has a copy for each request: one counter is all that is copied.
#[derive(Clone)]
pub struct App(Arc<Shared>);

/// What every [`App`] of a server points to.
pub struct Shared {
    pub ctx: Ctx,
    pub assets: Arc<Assets>,
    pub options: Options,
    pub lasting: Lasting,
}

impl App {
    #[must_use]
    pub fn new(ctx: Ctx, assets: Arc<Assets>, options: Options) -> Self {
        Self(Arc::new(Shared { ctx, assets, options, lasting: Lasting::default() }))
    }

    /// The same pages in other surroundings.
    #[must_use]
    pub fn with_ctx(&self, ctx: Ctx) -> Self {
        Self::new(ctx, Arc::clone(&self.assets), self.options.clone())
    }
}

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
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
