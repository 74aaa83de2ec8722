//! OpenID Connect: authorization code with PKCE, a signed answer checked against the provider's published keys.

mod claims;
mod jws;
mod provider;
mod published;

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use reqwest::{Client, StatusCode};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use url::Url;

use self::claims::{Answering, Expected};
use self::jws::{JwsError, Opened};
use self::provider::{Described, Provider};
use self::published::Wish;
use super::{Asked, Ends, How, Identity, Protocol, Returned, SsoError, SsoSettings, field, folded, usable_login, with};
use crate::BadSetting;
use crate::facts::Names;
use crate::http::{self, ClientSettings};

/// Longest answer of a provider.
const LONGEST: usize = 256 * 1024;
/// The claim that names a person for good.
const SUBJECT: &str = "sub";

/// A provider of OpenID Connect. Cheap to clone.
#[derive(Clone)]
pub struct Oidc {
    inner: Arc<Inner>,
}

struct Inner {
    client_id: String,
    client_secret: Option<SecretString>,
    scopes: String,
    login_claim: String,
    back: String,
    names: Names,
    client: Client,
    provider: Provider,
    signs_out: bool,
}

impl std::fmt::Debug for Oidc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Oidc").field("client_id", &self.inner.client_id).finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
    access_token: Option<String>,
}

#[derive(Deserialize)]
struct Complaint {
    #[serde(default)]
    error: String,
}

impl Oidc {
    pub(super) fn open(settings: &SsoSettings, back: &str) -> Result<Self, BadSetting> {
        let Protocol::Oidc { client_id, client_secret, scopes, login_claim } = &settings.protocol else {
            return Err(BadSetting::new("sso.kind", "expected oidc"));
        };
        if client_id.trim().is_empty() {
            return Err(BadSetting::new("sso.client_id", "expected the name under which this application is known at the provider"));
        }
        if login_claim.trim().is_empty() {
            return Err(BadSetting::new("sso.login_claim", "expected the name of a claim, usually sub"));
        }
        let issuer = http::address("sso.url", &settings.url)?;
        let authority = settings.authority.as_deref().map(|file| ("sso.ca_file", file));
        let client = http::client(&ClientSettings { timeout: settings.timeout, authority, address: &issuer })?;
        let mut scopes = scopes.split_whitespace().collect::<Vec<_>>();
        if !scopes.contains(&"openid") {
            scopes.insert(0, "openid");
        }
        Ok(Self {
            inner: Arc::new(Inner {
                client_id: client_id.trim().to_owned(),
                client_secret: client_secret.clone(),
                scopes: scopes.join(" "),
                login_claim: login_claim.trim().to_owned(),
                back: back.to_owned(),
                names: settings.names.clone(),
                provider: Provider::new(settings.url.trim().to_owned(), client.clone()),
                client,
                signs_out: settings.signs_out,
            }),
        })
    }

    /// Whether logins are compared letter by letter, as the protocol says of subjects.
    pub(super) fn is_exact(&self) -> bool {
        self.inner.login_claim == SUBJECT
    }

    pub(super) async fn sign_in_address(&self, asked: &Asked<'_>) -> Result<String, SsoError> {
        let inner = &*self.inner;
        let provider = inner.provider.described().await?;
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(asked.verifier.as_bytes()));
        let mut parameters = vec![
            ("response_type", "code"),
            ("client_id", inner.client_id.as_str()),
            ("redirect_uri", inner.back.as_str()),
            ("scope", inner.scopes.as_str()),
            ("state", asked.state),
            ("nonce", asked.nonce),
            ("code_challenge", challenge.as_str()),
            ("code_challenge_method", "S256"),
        ];
        match asked.how {
            How::Plain => {}
            How::Anew => parameters.extend([("prompt", "login"), ("max_age", "0")]),
            How::Quiet => parameters.push(("prompt", "none")),
        }
        Ok(with(&provider.authorization_endpoint, "", &parameters))
    }

    pub(super) async fn identify(&self, asked: &Asked<'_>, returned: &Returned, now: DateTime<Utc>) -> Result<Identity, SsoError> {
        let inner = &*self.inner;
        if returned.state.as_deref() != Some(asked.state) {
            return Err(SsoError::Refused("another state".to_owned()));
        }
        let provider = inner.provider.described().await?;
        if (provider.names_itself || returned.iss.is_some()) && returned.iss.as_deref() != Some(provider.issuer.as_str()) {
            return Err(SsoError::Refused("another issuer answered".to_owned()));
        }
        if let Some(error) = &returned.error {
            let gave_up = ["access_denied", "login_required", "interaction_required", "consent_required", "account_selection_required"];
            return Err(match error.as_str() {
                error if gave_up.contains(&error) => SsoError::Nobody,
                "temporarily_unavailable" | "server_error" => SsoError::Unavailable(word(error)),
                error => SsoError::Refused(word(error)),
            });
        }
        let code = returned.code.as_deref().filter(|code| !code.is_empty() && code.len() <= 2048).ok_or_else(|| SsoError::Refused("no code".to_owned()))?;
        let tokens = self.redeem(&provider, code, asked.verifier).await?;
        let token = self.opened(&tokens.id_token).await?;
        let expected = Expected { issuer: &provider.issuer, client_id: &inner.client_id, now };
        let answering = Answering { nonce: asked.nonce, access_token: tokens.access_token.as_deref(), anew: asked.how == How::Anew };
        expected.identity(&token, answering).map_err(|why| SsoError::Refused(why.to_owned()))?;
        let claims = self.complete(&provider, token.claims, tokens.access_token.as_deref()).await?;
        self.read(&claims, tokens.id_token)
    }

    /// Exchanges the code for tokens, proving who asked by the secret, if there is one, and always by the verifier.
    async fn redeem(&self, provider: &Described, code: &str, verifier: &str) -> Result<Tokens, SsoError> {
        let inner = &*self.inner;
        let mut form = vec![("grant_type", "authorization_code"), ("code", code), ("redirect_uri", &inner.back), ("code_verifier", verifier)];
        let mut request = inner.client.post(provider.token_endpoint.clone());
        match &inner.client_secret {
            Some(secret) if provider.takes_basic => request = request.basic_auth(form_encoded(&inner.client_id), Some(form_encoded(secret.expose_secret()))),
            Some(secret) => form.extend([("client_id", inner.client_id.as_str()), ("client_secret", secret.expose_secret())]),
            None => form.push(("client_id", &inner.client_id)),
        }
        let answer = http::send(request.form(&form), LONGEST).await?;
        if answer.status.is_server_error() {
            return Err(SsoError::Unavailable(format!("status {}", answer.status.as_u16())));
        }
        if answer.status != StatusCode::OK {
            let complaint: Option<Complaint> = serde_json::from_slice(&answer.body).ok();
            return Err(SsoError::Refused(word(&complaint.map(|complaint| complaint.error).unwrap_or_default())));
        }
        serde_json::from_slice(&answer.body).map_err(|_| SsoError::Answer("no identity token".to_owned()))
    }

    async fn opened(&self, token: &str) -> Result<Opened, SsoError> {
        let keys = self.inner.provider.keys(Wish::Usual).await?;
        let opened = match jws::open(token, &keys) {
            // The provider may have changed its keys since they were read.
            Err(JwsError::UnknownKey) => jws::open(token, &self.inner.provider.keys(Wish::Anew).await?),
            done => done,
        };
        opened.map_err(|error| SsoError::Refused(error.to_string()))
    }

    /// Adds what the provider says only when asked with the access token, if it speaks of the same person.
    async fn complete(&self, provider: &Described, mut claims: Map<String, Value>, access_token: Option<&str>) -> Result<Map<String, Value>, SsoError> {
        let names = &self.inner.names;
        let is_told = |name: &String| claims.contains_key(name.as_str());
        let is_known = [&self.inner.login_claim, &names.last_name, &names.first_name, &names.email].into_iter().all(is_told);
        let (Some(address), Some(access_token)) = (&provider.userinfo_endpoint, access_token) else { return Ok(claims) };
        if is_known && (names.student_number.is_empty() || is_told(&names.student_number)) {
            return Ok(claims);
        }
        let answer = match http::send(self.inner.client.get(address.clone()).bearer_auth(access_token), LONGEST).await {
            Ok(answer) => answer,
            // Most people have no student number: nobody is kept out because it could not be asked for.
            Err(_) if is_known => return Ok(claims),
            Err(error) => return Err(error.into()),
        };
        let more: Option<Map<String, Value>> = (answer.status == StatusCode::OK).then(|| serde_json::from_slice(&answer.body).ok()).flatten();
        let Some(more) = more else { return Ok(claims) };
        if more.get(SUBJECT).is_none() || more.get(SUBJECT) != claims.get(SUBJECT) {
            // What is said of nobody, or of somebody else, is not heard; whoever is known without it gets in.
            return if is_known { Ok(claims) } else { Err(SsoError::Answer("another person's information".to_owned())) };
        }
        for (name, value) in more {
            claims.entry(name).or_insert(value);
        }
        Ok(claims)
    }

    fn read(&self, claims: &Map<String, Value>, id_token: String) -> Result<Identity, SsoError> {
        let inner = &*self.inner;
        let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
        let subject = text(SUBJECT).filter(|subject| !subject.is_empty()).ok_or_else(|| SsoError::Answer("no subject".to_owned()))?;
        let login = text(&inner.login_claim).unwrap_or_default();
        let login = usable_login(if self.is_exact() { login } else { folded(&login) })?;
        let mut facts = inner.names.read(|name| match claims.get(name) {
            Some(Value::String(value)) => vec![value.clone()],
            Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            Some(Value::Number(value)) => vec![value.to_string()],
            _ => Vec::new(),
        });
        if claims.get("email_verified") == Some(&Value::Bool(false)) {
            facts.email = None;
        }
        let ends = Ends { session: text("sid"), subject: Some(subject) };
        Ok(Identity { login, facts, ends, sign_out_hint: Some(id_token) })
    }

    pub(super) async fn ended(&self, message: &[u8], now: DateTime<Utc>) -> Result<Ends, SsoError> {
        let Some(token) = field(message, "logout_token") else { return Ok(Ends::default()) };
        let provider = self.inner.provider.described().await?;
        let opened = match self.opened(&token).await {
            Ok(opened) => opened,
            Err(SsoError::Unavailable(why)) => return Err(SsoError::Unavailable(why)),
            Err(_) => return Ok(Ends::default()),
        };
        let expected = Expected { issuer: &provider.issuer, client_id: &self.inner.client_id, now };
        Ok(expected.end(&opened).unwrap_or_default())
    }

    pub(super) async fn sign_out_address(&self, hint: Option<&str>, back: &str) -> Option<String> {
        let inner = &*self.inner;
        let provider = inner.provider.described().await.ok()?;
        let address = provider.end_session_endpoint.as_ref().filter(|_| inner.signs_out)?;
        let mut parameters = vec![("client_id", inner.client_id.as_str()), ("post_logout_redirect_uri", back)];
        parameters.extend(hint.map(|hint| ("id_token_hint", hint)));
        Some(with(address, "", &parameters))
    }

    pub(super) async fn health(&self) -> Result<(), SsoError> {
        self.inner.provider.described().await?;
        self.inner.provider.keys(Wish::Anew).await.map(|_| ())
    }
}

/// The protocol has names and secrets encoded like form fields before they go into the header.
fn form_encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A code of the protocol, without whatever else a server may put there.
fn word(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_lowercase() || *c == '_').take(40).collect()
}

/// An endpoint that may be used: as safe as the issuer itself.
fn endpoint(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    (url.scheme() == "https" || (url.scheme() == "http" && http::is_loopback(&url))).then_some(url)
}
