//! What is derived from the installation's secret key, and digests of tokens.

use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// Keys for different uses, derived from one secret so that knowing one tells nothing of another.
pub struct Keys {
    secret: Vec<u8>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// From the content of the secret key file: at least 32 bytes.
    pub fn new(secret: impl Into<Vec<u8>>) -> Result<Self, &'static str> {
        let secret = secret.into();
        if secret.len() < 32 { Err("the secret key must have at least 32 bytes") } else { Ok(Self { secret }) }
    }

    /// A keyed digest of some text for one use, as hexadecimal.
    #[must_use]
    pub fn digest(&self, usage: &str, text: &[u8]) -> String {
        hex(&self.mac(usage, text))
    }

    /// Whether the digest belongs to the text, compared in constant time.
    #[must_use]
    pub fn verify(&self, usage: &str, text: &[u8], digest: &str) -> bool {
        self.digest(usage, text).as_bytes().ct_eq(digest.as_bytes()).into()
    }

    /// 64 bytes of key material for one use (cookie encryption).
    #[must_use]
    pub fn derive64(&self, usage: &str) -> [u8; 64] {
        let mut out = [0; 64];
        let (a, b) = out.split_at_mut(32);
        a.copy_from_slice(&self.mac(usage, b"1"));
        b.copy_from_slice(&self.mac(usage, b"2"));
        out
    }

    fn mac(&self, usage: &str, text: &[u8]) -> [u8; 32] {
        // An HMAC takes a key of any length, so the error arm cannot be reached; it hashes instead of panicking.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.secret) else {
            return Sha256::digest(&self.secret).into();
        };
        mac.update(usage.as_bytes());
        mac.update(&[0]);
        mac.update(text);
        mac.finalize().into_bytes().into()
    }
}

/// A token as given to a person, and the digest under which it is stored.
#[must_use]
pub fn token(bytes: [u8; 32]) -> (String, Vec<u8>) {
    use base64::Engine as _;
    let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes);
    let hash = token_hash(&text);
    (text, hash)
}

/// The digest under which a token is stored.
#[must_use]
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}
