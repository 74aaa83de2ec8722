//! What a signed token must say before it is believed: by whom, for whom, when, and in answer to which question.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256, Sha512};

use super::jws::{Algorithm, Opened};
use crate::sso::Ends;

/// How far two clocks may be apart, in seconds.
const SKEW: i64 = 60;
/// How old a message of the end may be, in seconds.
const FRESH: i64 = 120;
/// How long ago a person asked to prove anew who they are may have done so, in seconds.
const ANEW: i64 = 300;
const END: &str = "http://schemas.openid.net/event/backchannel-logout";

/// What is expected of every token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expected<'a> {
    pub issuer: &'a str,
    pub client_id: &'a str,
    pub now: DateTime<Utc>,
}

/// What is expected of the answer to one attempt.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answering<'a> {
    pub nonce: &'a str,
    pub access_token: Option<&'a str>,
    pub anew: bool,
}

impl Expected<'_> {
    fn check(&self, claims: &Map<String, Value>) -> Result<(), &'static str> {
        if claims.get("iss").and_then(Value::as_str) != Some(self.issuer) {
            return Err("another issuer");
        }
        let audience: Vec<&str> = match claims.get("aud") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        if !audience.contains(&self.client_id) {
            return Err("another audience");
        }
        match claims.get("azp").map(|party| party.as_str()) {
            Some(party) if party != Some(self.client_id) => return Err("another authorised party"),
            None if audience.len() > 1 => return Err("several audiences and no authorised party"),
            _ => {}
        }
        let now = self.now.timestamp();
        let issued = claims.get("iat").and_then(seconds).ok_or("no time of issue")?;
        if issued > now + SKEW { Err("from the future") } else { Ok(()) }
    }

    /// The answer to an attempt.
    pub fn identity(&self, token: &Opened, asked: Answering<'_>) -> Result<(), &'static str> {
        let claims = &token.claims;
        self.check(claims)?;
        let now = self.now.timestamp();
        let expires = claims.get("exp").and_then(seconds).ok_or("no end of validity")?;
        if expires <= now - SKEW {
            return Err("expired");
        }
        if claims.get("nonce").and_then(Value::as_str) != Some(asked.nonce) {
            return Err("another nonce");
        }
        if let (Some(digest), Some(access_token)) = (claims.get("at_hash"), asked.access_token)
            && digest.as_str() != Some(half_digest(token.algorithm, access_token).as_str())
        {
            return Err("another access token");
        }
        if asked.anew && claims.get("auth_time").and_then(seconds).is_none_or(|at| at < now - ANEW) {
            return Err("signed on too long ago");
        }
        Ok(())
    }

    /// A message that a sign-on has ended. The same message twice ends the same sign-on twice, which changes nothing;
    /// an old one is refused because a whole person's sign-ons may have begun anew since.
    pub fn end(&self, token: &Opened) -> Result<Ends, &'static str> {
        let claims = &token.claims;
        self.check(claims)?;
        let kind = token.kind.as_deref().map(str::to_ascii_lowercase);
        if kind.is_some_and(|kind| kind != "logout+jwt" && kind != "jwt") {
            return Err("another kind of token");
        }
        if !claims.get("events").and_then(|events| events.get(END)).is_some_and(Value::is_object) || claims.contains_key("nonce") {
            return Err("not a message of the end");
        }
        let now = self.now.timestamp();
        if claims.get("iat").and_then(seconds).is_none_or(|at| at < now - FRESH) {
            return Err("too old");
        }
        let text = |name: &str| claims.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
        match (text("sid"), text("sub")) {
            (None, None) => Err("names nobody"),
            // With both, one sign-on of that person is meant.
            (Some(session), _) => Ok(Ends { session: Some(session), subject: None }),
            (None, subject) => Ok(Ends { session: None, subject }),
        }
    }
}

fn seconds(value: &Value) -> Option<i64> {
    // Some providers write fractions.
    value.as_i64().or_else(|| value.as_f64().filter(|number| number.is_finite()).map(|number| number as i64))
}

/// The left half of the digest that goes with the algorithm.
fn half_digest(algorithm: Algorithm, text: &str) -> String {
    match algorithm {
        Algorithm::EdDsa => URL_SAFE_NO_PAD.encode(&Sha512::digest(text.as_bytes())[..32]),
        Algorithm::Rs256 | Algorithm::Ps256 | Algorithm::Es256 => URL_SAFE_NO_PAD.encode(&Sha256::digest(text.as_bytes())[..16]),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;
    use serde_json::json;

    use super::*;

    fn now() -> DateTime<Utc> {
        Utc.timestamp_opt(1_000_000, 0).unwrap()
    }

    fn expected() -> Expected<'static> {
        Expected { issuer: "https://op.example", client_id: "ec", now: now() }
    }

    fn good() -> Value {
        json!({ "iss": "https://op.example", "aud": "ec", "sub": "a", "exp": 1_000_300, "iat": 1_000_000, "nonce": "n", "auth_time": 999_990 })
    }

    fn opened(claims: &Value) -> Opened {
        Opened { claims: claims.as_object().unwrap().clone(), algorithm: Algorithm::Es256, kind: None }
    }

    fn judged(change: Value) -> Result<(), &'static str> {
        let mut claims = good();
        for (name, value) in change.as_object().unwrap() {
            if value.is_null() {
                claims.as_object_mut().unwrap().remove(name)
            } else {
                claims.as_object_mut().unwrap().insert(name.clone(), value.clone())
            };
        }
        expected().identity(&opened(&claims), Answering { nonce: "n", access_token: Some("t"), anew: true })
    }

    #[test]
    fn each_thing_that_is_not_as_asked_is_refused() {
        assert_eq!(judged(json!({})), Ok(()));
        assert_eq!(judged(json!({ "aud": ["x", "ec"], "azp": "ec" })), Ok(()));
        assert_eq!(judged(json!({ "exp": 999_950 })), Ok(()), "clocks may differ a little");
        assert_eq!(judged(json!({ "at_hash": half_digest(Algorithm::Es256, "t") })), Ok(()));
        for (change, why) in [
            (json!({ "iss": "https://op.example/" }), "another issuer"),
            (json!({ "iss": null }), "another issuer"),
            (json!({ "aud": "other" }), "another audience"),
            (json!({ "aud": null }), "another audience"),
            (json!({ "aud": ["x", "ec"] }), "several audiences and no authorised party"),
            (json!({ "azp": "other" }), "another authorised party"),
            (json!({ "azp": 1 }), "another authorised party"),
            (json!({ "exp": 999_940 }), "expired"),
            (json!({ "exp": "1000300" }), "no end of validity"),
            (json!({ "exp": null }), "no end of validity"),
            (json!({ "iat": 1_000_061 }), "from the future"),
            (json!({ "iat": null }), "no time of issue"),
            (json!({ "nonce": "m" }), "another nonce"),
            (json!({ "nonce": null }), "another nonce"),
            (json!({ "at_hash": half_digest(Algorithm::Es256, "u") }), "another access token"),
            (json!({ "auth_time": 999_000 }), "signed on too long ago"),
            (json!({ "auth_time": null }), "signed on too long ago"),
        ] {
            assert_eq!(judged(change.clone()), Err(why), "{change}");
        }
    }

    #[test]
    fn a_message_of_the_end_is_fresh_and_is_no_identity() {
        let end = |claims: Value| expected().end(&opened(&claims));
        let message = |more: Value| {
            let mut claims = json!({ "iss": "https://op.example", "aud": "ec", "iat": 999_990, "events": { END: {} } });
            claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            claims
        };
        assert_eq!(end(message(json!({ "sid": "s", "sub": "a" }))), Ok(Ends { session: Some("s".to_owned()), subject: None }));
        assert_eq!(end(message(json!({ "sub": "a" }))), Ok(Ends { session: None, subject: Some("a".to_owned()) }));
        assert_eq!(end(message(json!({}))), Err("names nobody"));
        assert_eq!(end(message(json!({ "sid": "s", "nonce": "n" }))), Err("not a message of the end"));
        assert_eq!(end(message(json!({ "sid": "s", "iat": 999_800 }))), Err("too old"));
        assert_eq!(end(good()), Err("not a message of the end"));
    }
}
