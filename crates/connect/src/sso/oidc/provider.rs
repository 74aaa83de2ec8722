//! The provider's description of itself and its keys, read when first needed and kept for an hour.
//!
//! A provider that is silent makes one person wait, once in a while: one request reads at a time, the others go on with
//! what is known, and a failure is remembered.

use std::sync::Arc;

use reqwest::{Client, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use url::Url;

use super::jws::{self, Key};
use super::published::{Published, Wish};
use super::{LONGEST, endpoint};
use crate::http;
use crate::sso::SsoError;

/// What the provider says of itself.
#[derive(Debug)]
pub(super) struct Described {
    pub issuer: String,
    pub authorization_endpoint: Url,
    pub token_endpoint: Url,
    pub userinfo_endpoint: Option<Url>,
    pub end_session_endpoint: Option<Url>,
    /// Answers carry the issuer's name.
    pub names_itself: bool,
    /// The secret goes into a header, not into the form.
    pub takes_basic: bool,
    jwks: Url,
}

#[derive(Deserialize)]
struct Raw {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    userinfo_endpoint: Option<String>,
    end_session_endpoint: Option<String>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    code_challenge_methods_supported: Option<Vec<String>>,
}

pub(super) struct Provider {
    issuer: String,
    client: Client,
    description: Published<Arc<Described>>,
    keys: Published<Arc<[Key]>>,
}

impl Provider {
    pub fn new(issuer: String, client: Client) -> Self {
        Self { issuer, client, description: Published::new(), keys: Published::new() }
    }

    pub async fn described(&self) -> Result<Arc<Described>, SsoError> {
        self.description.get(Wish::Usual, self.read_description()).await
    }

    async fn read_description(&self) -> Result<Arc<Described>, SsoError> {
        let address = format!("{}/.well-known/openid-configuration", self.issuer.trim_end_matches('/'));
        let raw = self.json::<Raw>(&address).await?;
        self.check(raw).map(Arc::new)
    }

    fn check(&self, raw: Raw) -> Result<Described, SsoError> {
        if raw.issuer != self.issuer && raw.issuer.trim_end_matches('/') != self.issuer.trim_end_matches('/') {
            return Err(SsoError::Answer("the description is another issuer's".to_owned()));
        }
        if raw.code_challenge_methods_supported.is_some_and(|methods| !methods.iter().any(|method| method == "S256")) {
            return Err(SsoError::Answer("no PKCE with S256".to_owned()));
        }
        let must = |text: &str| endpoint(text).ok_or_else(|| SsoError::Answer("an endpoint without https".to_owned()));
        Ok(Described {
            authorization_endpoint: must(&raw.authorization_endpoint)?,
            token_endpoint: must(&raw.token_endpoint)?,
            jwks: must(&raw.jwks_uri)?,
            userinfo_endpoint: raw.userinfo_endpoint.as_deref().map(must).transpose()?,
            end_session_endpoint: raw.end_session_endpoint.as_deref().map(must).transpose()?,
            names_itself: raw.authorization_response_iss_parameter_supported,
            takes_basic: raw.token_endpoint_auth_methods_supported.is_none_or(|methods| methods.iter().any(|method| method == "client_secret_basic")),
            issuer: raw.issuer,
        })
    }

    /// The keys; with [`Wish::Anew`] read again unless that was done a moment ago.
    pub async fn keys(&self, wish: Wish) -> Result<Arc<[Key]>, SsoError> {
        let described = self.described().await?;
        self.keys.get(wish, self.read_keys(described.jwks.clone())).await
    }

    async fn read_keys(&self, address: Url) -> Result<Arc<[Key]>, SsoError> {
        let answer = http::send(self.client.get(address), LONGEST).await?;
        let read = (answer.status == StatusCode::OK).then(|| jws::keys(&answer.body)).flatten();
        read.map(Into::into).ok_or_else(|| SsoError::Unavailable("no keys".to_owned()))
    }

    async fn json<T: DeserializeOwned>(&self, address: &str) -> Result<T, SsoError> {
        let answer = http::send(self.client.get(address), LONGEST).await?;
        if answer.status != StatusCode::OK {
            return Err(SsoError::Unavailable(format!("status {}", answer.status.as_u16())));
        }
        serde_json::from_slice(&answer.body).map_err(|_| SsoError::Answer("not a description".to_owned()))
    }
}
