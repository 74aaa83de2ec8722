//! The token in every form: the second defence beside the check of `Origin` and `Sec-Fetch-Site`.
//!
//! A token is `nonce.digest`, where the digest binds the nonce to the visitor's cookie. The nonce changes with every
//! page, so that compressed pages do not give the token away.

use app::Ctx;

/// Name of the form field.
pub const FIELD: &str = "_csrf";

const USAGE: &str = "csrf";

/// A fresh token for the visitor known by this cookie value.
#[must_use]
pub fn issue(ctx: &Ctx, visitor: &str) -> String {
    let nonce = format!("{:016x}", u64::from_be_bytes(ctx.ids.bytes::<8>()));
    let digest = ctx.keys.digest(USAGE, format!("{nonce}:{visitor}").as_bytes());
    format!("{nonce}.{digest}")
}

#[must_use]
pub fn verify(ctx: &Ctx, visitor: &str, token: &str) -> bool {
    token.split_once('.').is_some_and(|(nonce, digest)| ctx.keys.verify(USAGE, format!("{nonce}:{visitor}").as_bytes(), digest))
}
