//! Signed tokens: opened only with a key of the provider and a signature algorithm from a short list.
//!
//! `none` and shared-secret algorithms are not in the list, so a token cannot choose them. The mathematics is ring's.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Longest token.
const LONGEST: usize = 32 * 1024;
/// Keys tried when the token names none.
const MOST_TRIED: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Algorithm {
    Rs256,
    Ps256,
    Es256,
    EdDsa,
}

impl Algorithm {
    fn from_name(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Self::Rs256),
            "PS256" => Some(Self::Ps256),
            "ES256" => Some(Self::Es256),
            "EdDSA" => Some(Self::EdDsa),
            _ => None,
        }
    }
}

#[derive(Debug, Clone)]
enum Material {
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
    /// Uncompressed point.
    P256(Vec<u8>),
    Ed25519(Vec<u8>),
}

/// A public key of the provider.
#[derive(Debug, Clone)]
pub(super) struct Key {
    id: Option<String>,
    algorithm: Option<Algorithm>,
    material: Material,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum JwsError {
    #[error("not a signed token")]
    Malformed,
    #[error("signed in a way that is not accepted")]
    Algorithm,
    /// The provider may have new keys.
    #[error("signed with an unknown key")]
    UnknownKey,
    #[error("signature does not hold")]
    Signature,
}

/// What a token says, once its signature holds.
#[derive(Debug)]
pub(super) struct Opened {
    pub claims: Map<String, Value>,
    pub algorithm: Algorithm,
    /// `typ` of the header.
    pub kind: Option<String>,
}

#[derive(Deserialize)]
struct KeySet {
    keys: Vec<Value>,
}

#[derive(Deserialize)]
struct RawKey {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    alg: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

/// The usable keys of a key set; others (encryption, unknown curves) are passed over.
pub(super) fn keys(json: &[u8]) -> Option<Vec<Key>> {
    let set: KeySet = serde_json::from_slice(json).ok()?;
    Some(set.keys.into_iter().filter_map(|key| serde_json::from_value(key).ok()).filter_map(usable).collect())
}

fn usable(raw: RawKey) -> Option<Key> {
    if raw.usage.is_some_and(|usage| usage != "sig") {
        return None;
    }
    let algorithm = match &raw.alg {
        Some(name) => Some(Algorithm::from_name(name)?),
        None => None,
    };
    let bytes = |text: &Option<String>| URL_SAFE_NO_PAD.decode(text.as_deref()?).ok();
    let material = match (raw.kty.as_str(), raw.crv.as_deref()) {
        ("RSA", _) => Material::Rsa { n: bytes(&raw.n)?, e: bytes(&raw.e)? },
        ("EC", Some("P-256")) => {
            let (x, y) = (bytes(&raw.x)?, bytes(&raw.y)?);
            if x.len() != 32 || y.len() != 32 {
                return None;
            }
            Material::P256([&[4], x.as_slice(), y.as_slice()].concat())
        }
        ("OKP", Some("Ed25519")) => Material::Ed25519(bytes(&raw.x)?),
        _ => return None,
    };
    Some(Key { id: raw.kid, algorithm, material })
}

impl Key {
    fn fits(&self, algorithm: Algorithm) -> bool {
        let kind = match self.material {
            Material::Rsa { .. } => matches!(algorithm, Algorithm::Rs256 | Algorithm::Ps256),
            Material::P256(_) => algorithm == Algorithm::Es256,
            Material::Ed25519(_) => algorithm == Algorithm::EdDsa,
        };
        kind && self.algorithm.is_none_or(|own| own == algorithm)
    }

    fn holds(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        match (&self.material, algorithm) {
            (Material::Rsa { n, e }, Algorithm::Rs256) => RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature).is_ok(),
            (Material::Rsa { n, e }, Algorithm::Ps256) => RsaPublicKeyComponents { n, e }.verify(&RSA_PSS_2048_8192_SHA256, message, signature).is_ok(),
            (Material::P256(point), Algorithm::Es256) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature).is_ok(),
            (Material::Ed25519(point), Algorithm::EdDsa) => UnparsedPublicKey::new(&ED25519, point).verify(message, signature).is_ok(),
            _ => false,
        }
    }
}

/// Checks the signature, then reads the claims. Nothing of an unsigned token is believed but the name of its key.
pub(super) fn open(token: &str, keys: &[Key]) -> Result<Opened, JwsError> {
    if token.len() > LONGEST {
        return Err(JwsError::Malformed);
    }
    let mut parts = token.split('.');
    let (Some(head), Some(body), Some(signature), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else { return Err(JwsError::Malformed) };
    let object = |part: &str| URL_SAFE_NO_PAD.decode(part).ok().and_then(|bytes| serde_json::from_slice::<Map<String, Value>>(&bytes).ok());
    let header = object(head).ok_or(JwsError::Malformed)?;
    if header.contains_key("crit") {
        return Err(JwsError::Algorithm);
    }
    let text = |name: &str| header.get(name).and_then(Value::as_str);
    let algorithm = text("alg").and_then(Algorithm::from_name).ok_or(JwsError::Algorithm)?;
    let id = text("kid");
    let fitting: Vec<&Key> = keys.iter().filter(|key| key.fits(algorithm) && (id.is_none() || key.id.as_deref() == id)).take(MOST_TRIED).collect();
    if fitting.is_empty() {
        return Err(JwsError::UnknownKey);
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| JwsError::Malformed)?;
    let message = token.get(..head.len() + 1 + body.len()).unwrap_or_default();
    if !fitting.iter().any(|key| key.holds(algorithm, message.as_bytes(), &signature)) {
        return Err(JwsError::Signature);
    }
    let claims = object(body).ok_or(JwsError::Malformed)?;
    Ok(Opened { claims, algorithm, kind: text("typ").map(str::to_owned) })
}

#[cfg(test)]
mod tests {
    use ring::rand::SystemRandom;
    use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _};
    use serde_json::json;

    use super::*;

    fn part(value: &Value) -> String {
        URL_SAFE_NO_PAD.encode(value.to_string())
    }

    /// A provider's key of its own, and tokens signed with it.
    struct Signer(Ed25519KeyPair);

    impl Signer {
        fn new() -> Self {
            let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
            Self(Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap())
        }

        fn jwks(&self) -> String {
            json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "kid": "one", "x": URL_SAFE_NO_PAD.encode(self.0.public_key().as_ref()) }] }).to_string()
        }

        fn sign(&self, header: &Value, claims: &Value) -> String {
            let message = format!("{}.{}", part(header), part(claims));
            format!("{message}.{}", URL_SAFE_NO_PAD.encode(self.0.sign(message.as_bytes())))
        }

        fn token(&self, claims: &Value) -> String {
            self.sign(&json!({ "alg": "EdDSA", "kid": "one" }), claims)
        }
    }

    #[test]
    fn a_token_of_the_provider_opens_and_a_changed_one_does_not() {
        let signer = Signer::new();
        let keys = keys(signer.jwks().as_bytes()).unwrap();
        let token = signer.token(&json!({ "sub": "a" }));
        assert_eq!(open(&token, &keys).unwrap().claims["sub"], "a");
        let [head, _, signature] = token.split('.').collect::<Vec<_>>()[..] else { panic!() };
        let changed = format!("{head}.{}.{signature}", part(&json!({ "sub": "b" })));
        assert_eq!(open(&changed, &keys).unwrap_err(), JwsError::Signature);
        assert_eq!(open(&Signer::new().token(&json!({ "sub": "a" })), &keys).unwrap_err(), JwsError::Signature);
    }

    #[test]
    fn the_token_does_not_choose_a_weak_algorithm() {
        let signer = Signer::new();
        let keys = keys(signer.jwks().as_bytes()).unwrap();
        for algorithm in ["none", "None", "HS256", "RS512", ""] {
            let token = signer.sign(&json!({ "alg": algorithm, "kid": "one" }), &json!({ "sub": "a" }));
            assert_eq!(open(&token, &keys).unwrap_err(), JwsError::Algorithm, "{algorithm}");
        }
        // The provider's public key is no shared secret, and a key of one kind signs nothing of another.
        let token = signer.sign(&json!({ "alg": "RS256", "kid": "one" }), &json!({}));
        assert_eq!(open(&token, &keys).unwrap_err(), JwsError::UnknownKey);
        let unsigned = format!("{}.{}.", part(&json!({ "alg": "EdDSA", "kid": "one" })), part(&json!({})));
        assert_eq!(open(&unsigned, &keys).unwrap_err(), JwsError::Signature);
        let critical = signer.sign(&json!({ "alg": "EdDSA", "kid": "one", "crit": ["exp"] }), &json!({}));
        assert_eq!(open(&critical, &keys).unwrap_err(), JwsError::Algorithm);
        assert_eq!(open(&signer.sign(&json!({ "alg": "EdDSA", "kid": "two" }), &json!({})), &keys).unwrap_err(), JwsError::UnknownKey);
        for text in ["", "a", "a.b.c", "a.b.c.d", &"x".repeat(LONGEST + 1)] {
            assert_eq!(open(text, &keys).unwrap_err(), JwsError::Malformed);
        }
    }

    #[test]
    fn elliptic_curves_sign_too_and_keys_for_other_uses_do_not() {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random).unwrap();
        let point = pair.public_key().as_ref();
        let (x, y) = (URL_SAFE_NO_PAD.encode(&point[1..33]), URL_SAFE_NO_PAD.encode(&point[33..]));
        let message = format!("{}.{}", part(&json!({ "alg": "ES256" })), part(&json!({ "sub": "c" })));
        let token = format!("{message}.{}", URL_SAFE_NO_PAD.encode(pair.sign(&random, message.as_bytes()).unwrap()));
        let set = |usage: &str| json!({ "keys": [{ "kty": "XYZ" }, { "kty": "EC", "crv": "P-256", "use": usage, "x": x, "y": y }] }).to_string();
        assert_eq!(open(&token, &keys(set("sig").as_bytes()).unwrap()).unwrap().claims["sub"], "c");
        assert_eq!(open(&token, &keys(set("enc").as_bytes()).unwrap()).unwrap_err(), JwsError::UnknownKey);
        assert!(keys(b"[]").is_none());
    }
}
