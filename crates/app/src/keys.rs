//! What is derived from the installation's secret key, and digests of tokens.

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit};
use hmac::{Hmac, Mac};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::error::Fault;

/// Bytes of a nonce.
pub const NONCE: usize = 12;

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

    /// Encrypts for one use and one owner: nobody else's text opens under the same names. The nonce must be new.
    #[must_use]
    pub fn seal(&self, usage: &str, owner: &[u8], nonce: [u8; NONCE], text: &[u8]) -> Option<Vec<u8>> {
        let cipher = <Aes256Gcm as KeyInit>::new(&self.mac(usage, owner).into());
        let sealed = cipher.encrypt(&nonce.into(), Payload { msg: text, aad: owner }).ok()?;
        Some([nonce.as_slice(), &sealed].concat())
    }

    /// Decrypts what [`Self::seal`] made for the same use and owner; nothing else opens.
    #[must_use]
    pub fn open(&self, usage: &str, owner: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, text) = sealed.split_first_chunk::<NONCE>()?;
        let cipher = <Aes256Gcm as KeyInit>::new(&self.mac(usage, owner).into());
        cipher.decrypt(&(*nonce).into(), Payload { msg: text, aad: owner }).ok()
    }

    fn mac(&self, usage: &str, text: &[u8]) -> [u8; 32] {
        // An HMAC takes a key of any length, so the error arm cannot be reached; it hashes instead of panicking.
        let Ok(mut mac) = <Hmac<Sha256> as Mac>::new_from_slice(&self.secret) else {
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

/// [`sha256_hex`] of a file. A long one takes milliseconds, tens of them where the processor has no instructions for it:
/// nobody else's request waits meanwhile.
pub async fn digest_of_file(bytes: &bytes::Bytes) -> Result<String, Fault> {
    const SHORT: usize = 64 * 1024;
    if bytes.len() <= SHORT {
        return Ok(sha256_hex(bytes));
    }
    let bytes = bytes.clone();
    let digest = tokio::task::spawn_blocking(move || sha256_hex(&bytes)).await;
    digest.map_err(|_| Fault::Internal("a digest ended early".to_owned()))
}

/// Each page has a handful: the token of its forms, the address of the theme.
fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for half in bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]) {
        out.push(char::from(DIGITS[usize::from(half)]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealed_text_opens_for_its_use_and_owner_only() {
        let keys = Keys::new([7; 32]).unwrap();
        let sealed = keys.seal("form", b"a", [1; NONCE], b"typed").unwrap();
        assert!(!sealed.windows(5).any(|part| part == b"typed"));
        assert_eq!(keys.open("form", b"a", &sealed).as_deref(), Some(b"typed".as_slice()));
        assert_eq!(keys.open("form", b"b", &sealed), None);
        assert_eq!(keys.open("other", b"a", &sealed), None);
        assert_eq!(Keys::new([8; 32]).unwrap().open("form", b"a", &sealed), None);
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(keys.open("form", b"a", &changed), None);
        assert_eq!(keys.open("form", b"a", b"short"), None);
    }
}
