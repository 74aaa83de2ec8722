//! OpenID Connect against a provider that falls silent and comes back, and that tells some things only when asked.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{TimeZone as _, Utc};
use connect::facts::Names;
use connect::sso::{Asked, How, Identity, Protocol, Returned, Sso, SsoError, SsoSettings};
use futures::StreamExt as _;
use futures::future::join_all;
use futures::stream::FuturesUnordered;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

const ASKED: Asked<'static> = Asked { state: "s", nonce: "n", verifier: "v", how: How::Plain };
const NOW: i64 = 1_000_000;

const DESCRIPTION: &str = "/.well-known/openid-configuration";
const KEYS: &str = "/jwks";
const INFORMATION: &str = "/userinfo";

/// What is believed without asking ends after this, and so does the memory of a failure.
const HOUR: Duration = Duration::from_secs(3600);
const PAUSE: Duration = Duration::from_secs(30);

/// A client that gives up soon, and not before an answer that is on its way.
const HASTY: Duration = Duration::from_secs(5);
/// One that outlasts the test.
const PATIENT: Duration = Duration::from_secs(600);

struct State {
    issuer: String,
    key: Ed25519KeyPair,
    /// The name of the key.
    key_name: Mutex<&'static str>,
    /// What the identity token says besides the rest, and what is told when asked with the access token.
    claims: Mutex<Value>,
    information: Mutex<Value>,
    /// Paths that are not answered.
    silent: Mutex<Vec<&'static str>>,
    asked: Mutex<Vec<String>>,
}

impl State {
    fn answer(&self, path: &str) -> Value {
        let at = |path: &str| format!("{}{path}", self.issuer);
        match path {
            DESCRIPTION => json!({
                "issuer": self.issuer, "authorization_endpoint": at("/auth"), "token_endpoint": at("/token"), "jwks_uri": at(KEYS),
                "userinfo_endpoint": at(INFORMATION), "end_session_endpoint": at("/end"),
            }),
            KEYS => {
                let x = URL_SAFE_NO_PAD.encode(self.key.public_key().as_ref());
                json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "kid": *self.key_name.lock().unwrap(), "x": x }] })
            }
            INFORMATION => self.information.lock().unwrap().clone(),
            _ => json!({ "id_token": self.token(), "access_token": "t" }),
        }
    }

    fn token(&self) -> String {
        let mut claims = json!({ "iss": self.issuer, "aud": "ec", "sub": "elefevre", "exp": NOW + 300, "iat": NOW, "nonce": "n" });
        claims.as_object_mut().unwrap().extend(self.claims.lock().unwrap().as_object().unwrap().clone());
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let header = json!({ "alg": "EdDSA", "kid": *self.key_name.lock().unwrap() });
        let message = format!("{}.{}", part(&header), part(&claims));
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(self.key.sign(message.as_bytes())))
    }
}

/// The path of a request that is read to its end.
async fn path_of(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    loop {
        let mut part = [0; 1024];
        let length = stream.read(&mut part).await.unwrap_or_default();
        request.extend_from_slice(&part[..length]);
        let text = String::from_utf8_lossy(&request);
        let head = text.split_once("\r\n\r\n");
        let is_whole = head.is_some_and(|(head, body)| {
            let announced = head.to_ascii_lowercase().lines().find_map(|line| line.strip_prefix("content-length: ").and_then(|length| length.parse().ok()));
            body.len() >= announced.unwrap_or(0)
        });
        if is_whole || length == 0 {
            return text.split(' ').nth(1).unwrap_or_default().to_owned();
        }
    }
}

async fn serve(mut stream: TcpStream, state: Arc<State>) {
    let path = path_of(&mut stream).await;
    state.asked.lock().unwrap().push(path.clone());
    let is_silent = state.silent.lock().unwrap().iter().any(|silent| *silent == path);
    if is_silent {
        // The connection stays open until the test is over.
        std::future::pending::<()>().await;
    }
    let body = state.answer(&path).to_string();
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len());
    // The client may have lost patience.
    let _ = stream.write_all(answer.as_bytes()).await;
}

struct Provider {
    state: Arc<State>,
    /// Ends with this value.
    _task: JoinSet<()>,
}

impl Provider {
    async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        let state = Arc::new(State {
            issuer: format!("http://{}", listener.local_addr().unwrap()),
            key: Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap(),
            key_name: Mutex::new("one"),
            claims: Mutex::new(json!({ "family_name": "Lefèvre", "given_name": "Élise", "email": "elise.lefevre@univ.example" })),
            information: Mutex::new(json!({ "sub": "elefevre" })),
            silent: Mutex::default(),
            asked: Mutex::default(),
        });
        let served = Arc::clone(&state);
        let mut task = JoinSet::new();
        task.spawn(async move {
            let mut open = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                open.spawn(serve(stream, Arc::clone(&served)));
            }
        });
        Self { state, _task: task }
    }

    fn client_with(&self, timeout: Duration, names: Names) -> Sso {
        let protocol = Protocol::Oidc { client_id: "ec".to_owned(), client_secret: None, scopes: "openid".to_owned(), login_claim: "sub".to_owned() };
        let settings = SsoSettings { protocol, names, timeout, ..SsoSettings::cas(self.state.issuer.clone()) };
        Sso::open(&settings, "https://candidatures.univ.example/connexion/ent/retour").unwrap()
    }

    fn client(&self, timeout: Duration) -> Sso {
        self.client_with(timeout, Names { student_number: String::new(), ..Names::openid() })
    }

    /// These paths get no answer any more, all others do.
    fn is_silent_at(&self, paths: &[&'static str]) {
        *self.state.silent.lock().unwrap() = paths.to_vec();
    }

    /// How often a path was asked for.
    fn asked(&self, path: &str) -> usize {
        self.state.asked.lock().unwrap().iter().filter(|asked| *asked == path).count()
    }
}

async fn identified(sso: &Sso) -> Result<Identity, SsoError> {
    let returned = Returned { code: Some("c".to_owned()), state: Some("s".to_owned()), ..Returned::default() };
    sso.identify(&ASKED, &returned, Utc.timestamp_opt(NOW, 0).unwrap()).await
}

async fn later(by: Duration) {
    tokio::time::pause();
    tokio::time::advance(by).await;
    tokio::time::resume();
}

fn late() -> SsoError {
    SsoError::Unavailable("no answer in time".to_owned())
}

#[tokio::test]
async fn a_provider_that_fell_silent_is_asked_once_in_a_while() {
    let provider = Provider::start().await;
    let sso = provider.client(HASTY);
    sso.begin(&ASKED).await.unwrap();
    sso.begin(&ASKED).await.unwrap();
    assert_eq!(provider.asked(DESCRIPTION), 1);

    provider.is_silent_at(&[DESCRIPTION]);
    later(HOUR).await;
    let begun = join_all((0..20).map(|_| sso.begin(&ASKED))).await;
    assert!(begun.iter().all(Result::is_ok), "{begun:?}");
    sso.begin(&ASKED).await.unwrap();
    assert!(sso.sign_out_address(None, "https://candidatures.univ.example/").await.is_some());
    assert_eq!(provider.asked(DESCRIPTION), 2, "a failure is remembered");
    later(PAUSE).await;
    sso.begin(&ASKED).await.unwrap();
    assert_eq!(provider.asked(DESCRIPTION), 3);

    provider.is_silent_at(&[]);
    later(PAUSE).await;
    for _ in 0..3 {
        sso.begin(&ASKED).await.unwrap();
    }
    assert_eq!(provider.asked(DESCRIPTION), 4);
}

#[tokio::test]
async fn nobody_waits_for_the_one_who_asks() {
    let provider = Provider::start().await;
    let sso = provider.client(PATIENT);
    sso.begin(&ASKED).await.unwrap();
    provider.is_silent_at(&[DESCRIPTION]);
    later(HOUR).await;
    let mut begun: FuturesUnordered<_> = (0..20).map(|_| sso.begin(&ASKED)).collect();
    let others = async {
        for _ in 0..19 {
            begun.next().await.unwrap().unwrap();
        }
    };
    tokio::time::timeout(Duration::from_secs(30), others).await.unwrap();
}

#[tokio::test]
async fn a_provider_that_never_answered_keeps_nobody_waiting_for_long() {
    let provider = Provider::start().await;
    provider.is_silent_at(&[DESCRIPTION]);
    let sso = provider.client(HASTY);
    for begun in join_all((0..20).map(|_| sso.begin(&ASKED))).await {
        assert_eq!(begun, Err(late()));
    }
    assert_eq!(sso.begin(&ASKED).await, Err(late()));
    assert_eq!(sso.sign_out_address(None, "https://candidatures.univ.example/").await, None);
    assert_eq!(provider.asked(DESCRIPTION), 1);
    provider.is_silent_at(&[]);
    later(PAUSE).await;
    sso.begin(&ASKED).await.unwrap();
}

#[tokio::test]
async fn known_keys_serve_while_their_address_is_silent() {
    let provider = Provider::start().await;
    let sso = provider.client(HASTY);
    assert_eq!(identified(&sso).await.unwrap().login, "elefevre");
    provider.is_silent_at(&[KEYS]);
    later(HOUR).await;
    for _ in 0..3 {
        assert_eq!(identified(&sso).await.unwrap().login, "elefevre");
    }
    assert_eq!(provider.asked(KEYS), 2);

    // A key that nobody knows yet: the proof is not wrong, it cannot be looked at.
    *provider.state.key_name.lock().unwrap() = "two";
    assert_eq!(identified(&sso).await, Err(late()));
    assert_eq!(sso.health().await, Err(late()));
    assert_eq!(provider.asked(KEYS), 2);
    provider.is_silent_at(&[]);
    later(PAUSE).await;
    assert_eq!(identified(&sso).await.unwrap().login, "elefevre");
    assert_eq!(sso.health().await, Ok(()));
}

#[tokio::test]
async fn a_student_number_that_is_told_only_when_asked_is_read() {
    let provider = Provider::start().await;
    *provider.state.information.lock().unwrap() = json!({ "sub": "elefevre", "supannEtuId": "21900042", "family_name": "Autre" });
    let sso = provider.client_with(HASTY, Names::openid());
    let identity = identified(&sso).await.unwrap();
    assert_eq!(identity.facts.student_number.as_deref(), Some("21900042"));
    assert_eq!(identity.facts.last_name.as_deref(), Some("Lefèvre"));
    assert_eq!(provider.asked(INFORMATION), 1);

    // Without a name for it, nobody is asked.
    let identity = identified(&provider.client(HASTY)).await.unwrap();
    assert_eq!((identity.facts.student_number, provider.asked(INFORMATION)), (None, 1));

    // It keeps nobody out.
    provider.is_silent_at(&[INFORMATION]);
    assert_eq!(identified(&sso).await.unwrap().facts.student_number, None);
    assert_eq!(provider.asked(INFORMATION), 2);

    // Nobody is asked for what the token says.
    provider.state.claims.lock().unwrap()["supannEtuId"] = "21900043".into();
    assert_eq!(identified(&sso).await.unwrap().facts.student_number.as_deref(), Some("21900043"));
    assert_eq!(provider.asked(INFORMATION), 2);
}
