//! The sign-on clients against servers that answer badly, late, or not at all.

use std::time::Duration;

use chrono::{TimeZone as _, Utc};
use connect::facts::Names;
use connect::sso::{Asked, How, Protocol, Returned, Sso, SsoError, SsoSettings};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

const BACK: &str = "https://candidatures.univ.example/connexion/ent/retour";
/// Longest wait for a server that answers. Far longer than needed, so that a busy machine is no failure.
const PATIENT: Duration = Duration::from_secs(120);

/// A server that gives each connection the next answer and keeps what it was asked; `None` answers nothing.
async fn server(answers: Vec<Option<String>>) -> (String, JoinSet<Vec<String>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let mut task = JoinSet::new();
    task.spawn(async move {
        let mut asked = Vec::new();
        let mut silent = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = Vec::new();
            while !request.windows(4).any(|end| end == b"\r\n\r\n") {
                let mut part = [0; 1024];
                let length = stream.read(&mut part).await.unwrap();
                request.extend_from_slice(&part[..length]);
            }
            asked.push(String::from_utf8(request).unwrap().lines().next().unwrap_or_default().to_owned());
            match answer {
                Some(answer) => {
                    // The client may have heard enough.
                    let _ = stream.write_all(answer.as_bytes()).await;
                }
                None => silent.push(stream),
            }
        }
        if !silent.is_empty() {
            // A connection that nobody answers stays open until the test is over.
            std::future::pending::<()>().await;
        }
        asked
    });
    (address, task)
}

fn http(status: &str, body: &str) -> Option<String> {
    Some(format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()))
}

fn success(login: &str) -> String {
    format!(
        "<a:serviceResponse xmlns:a='http://www.yale.edu/tp/cas'><a:authenticationSuccess><a:user>{login}</a:user></a:authenticationSuccess></a:serviceResponse>"
    )
}

async fn cas(answers: Vec<Option<String>>, how: How) -> (Result<String, SsoError>, Vec<String>) {
    // Only a server that says nothing is given up.
    let timeout = if answers.contains(&None) { Duration::from_millis(500) } else { PATIENT };
    let (address, mut task) = server(answers).await;
    let settings = SsoSettings { timeout, ..SsoSettings::cas(format!("{address}/cas")) };
    let sso = Sso::open(&settings, BACK).unwrap();
    let asked = Asked { state: "s", nonce: "n", verifier: "v", how };
    let returned = Returned { ticket: Some("ST-1-a&b=c".to_owned()), ..Returned::default() };
    let outcome = sso.identify(&asked, &returned, Utc.timestamp_opt(0, 0).unwrap()).await.map(|identity| identity.login);
    let requests = if outcome == Err(SsoError::Unavailable("no answer in time".to_owned())) { Vec::new() } else { task.join_next().await.unwrap().unwrap() };
    (outcome, requests)
}

#[tokio::test]
async fn the_ticket_is_asked_about_once_and_an_older_server_understands() {
    let service = "service=https%3A%2F%2Fcandidatures.univ.example%2Fconnexion%2Fent%2Fretour&ticket=ST-1-a%26b%3Dc";
    let (outcome, asked) = cas(vec![http("200 OK", &success("elefevre"))], How::Anew).await;
    assert_eq!((outcome, asked), (Ok("elefevre".to_owned()), vec![format!("GET /cas/p3/serviceValidate?{service}&renew=true HTTP/1.1")]));
    let (outcome, asked) = cas(vec![http("404 Not Found", "?"), http("200 OK", &success("elefevre"))], How::Plain).await;
    assert_eq!(outcome, Ok("elefevre".to_owned()));
    assert_eq!(asked[1], format!("GET /cas/serviceValidate?{service} HTTP/1.1"));
}

#[tokio::test]
async fn an_answer_that_cannot_be_believed_is_none() {
    let bomb =
        "<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;&l;&l;&l;&l;&l;'>]><a:serviceResponse xmlns:a='http://www.yale.edu/tp/cas'>&m;</a:serviceResponse>";
    let file = "<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&f;</a>";
    for body in [bomb, file, "<html><body>Erreur</body></html>", "", "{\"serviceResponse\":{}}", &success("&x;"), &success("")] {
        let (outcome, _) = cas(vec![http("200 OK", body)], How::Plain).await;
        assert!(matches!(outcome, Err(SsoError::Answer(_))), "{body}: {outcome:?}");
    }
    let (outcome, _) = cas(vec![http("200 OK", &success(&"x".repeat(70_000)))], How::Plain).await;
    assert!(matches!(outcome, Err(SsoError::Answer(_))), "{outcome:?}");
    let failure =
        "<serviceResponse xmlns='http://www.yale.edu/tp/cas'><authenticationFailure code='INVALID_TICKET'>no</authenticationFailure></serviceResponse>";
    assert_eq!(cas(vec![http("200 OK", failure)], How::Plain).await.0, Err(SsoError::Refused("INVALID_TICKET".to_owned())));
}

#[tokio::test]
async fn a_server_in_trouble_is_told_from_a_refusal() {
    for status in ["500 Oops", "503 Later", "302 Found\r\nLocation: http://169.254.169.254/", "403 No"] {
        let (outcome, _) = cas(vec![http(status, "")], How::Plain).await;
        assert!(matches!(outcome, Err(SsoError::Unavailable(_))), "{status}: {outcome:?}");
    }
    assert_eq!(cas(vec![None], How::Plain).await.0, Err(SsoError::Unavailable("no answer in time".to_owned())));
    let nobody = Sso::open(&SsoSettings::cas("http://127.0.0.1:9/cas"), BACK).unwrap();
    let asked = Asked { state: "s", nonce: "n", verifier: "v", how: How::Plain };
    let returned = |ticket: &str| Returned { ticket: Some(ticket.to_owned()), ..Returned::default() };
    let now = Utc.timestamp_opt(0, 0).unwrap();
    let error = nobody.identify(&asked, &returned("ST-secret"), now).await.unwrap_err();
    assert!(matches!(&error, SsoError::Unavailable(text) if !text.contains("ST-secret")), "{error:?}");
    // What is no ticket is not sent anywhere.
    for ticket in ["", "ST 1", "ST-é", &"x".repeat(257)] {
        assert!(matches!(nobody.identify(&asked, &returned(ticket), now).await, Err(SsoError::Refused(_))), "{ticket}");
    }
    assert_eq!(nobody.identify(&asked, &Returned::default(), now).await, Err(SsoError::Nobody));
}

fn openid(address: &str) -> Sso {
    let protocol = Protocol::Oidc { client_id: "ec".to_owned(), client_secret: None, scopes: "openid".to_owned(), login_claim: "sub".to_owned() };
    let settings = SsoSettings { protocol, names: Names::openid(), timeout: PATIENT, ..SsoSettings::cas(address) };
    Sso::open(&settings, BACK).unwrap()
}

#[tokio::test]
async fn a_description_of_another_provider_is_not_believed() {
    let asked = Asked { state: "s", nonce: "n", verifier: "v", how: How::Plain };
    let described = |change: &[(&str, serde_json::Value)]| {
        let mut description = serde_json::json!({
            "issuer": "ISSUER", "authorization_endpoint": "https://op.example/auth", "token_endpoint": "https://op.example/token",
            "jwks_uri": "https://op.example/jwks",
        });
        for (name, value) in change {
            description[*name] = value.clone();
        }
        description.to_string()
    };
    let cases: [(Vec<(&str, serde_json::Value)>, bool); 5] = [
        (vec![], true),
        (vec![("issuer", "https://evil.example".into())], false),
        (vec![("token_endpoint", "http://op.example/token".into())], false),
        (vec![("jwks_uri", "file:///etc/passwd".into())], false),
        (vec![("code_challenge_methods_supported", vec!["plain"].into())], false),
    ];
    for (change, is_fine) in cases {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let body = described(change.as_slice()).replace("ISSUER", &issuer);
        let mut task = JoinSet::new();
        task.spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = stream.read(&mut [0; 1024]).await.unwrap();
            let _ = stream.write_all(http("200 OK", &body).unwrap().as_bytes()).await;
        });
        let outcome = openid(&issuer).begin(&asked).await;
        assert_eq!(outcome.is_ok(), is_fine, "{change:?}: {outcome:?}");
        if let Ok(leaving) = outcome {
            // The challenge is the digest of the verifier.
            assert!(leaving.starts_with("https://op.example/auth?response_type=code&client_id=ec&redirect_uri="), "{leaving}");
            assert!(leaving.ends_with("&code_challenge=TJRIXgwhrmxBzh3-e2v6zupato5AokdvUCCOUm9QYIA&code_challenge_method=S256"), "{leaving}");
        }
    }
}

#[tokio::test]
async fn the_state_is_looked_at_before_anybody_is_asked() {
    let nobody = openid("http://127.0.0.1:9");
    let asked = Asked { state: "s", nonce: "n", verifier: "v", how: How::Plain };
    let now = Utc.timestamp_opt(0, 0).unwrap();
    for state in [None, Some("t".to_owned()), Some(String::new())] {
        let returned = Returned { code: Some("c".to_owned()), state, ..Returned::default() };
        assert_eq!(nobody.identify(&asked, &returned, now).await, Err(SsoError::Refused("another state".to_owned())));
    }
    assert!(matches!(nobody.begin(&asked).await, Err(SsoError::Unavailable(_))));
}
