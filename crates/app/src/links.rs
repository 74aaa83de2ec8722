//! Addresses that mails point to. The pages' own list of paths is checked against this one.

use crate::Ctx;

pub const HOME: &str = "/";
pub const SIGN_IN: &str = "/connexion";
/// Where the institution's sign-on sends browsers back to, and what it posts its own messages to.
pub const SIGN_ON_RETURN: &str = "/connexion/ent/retour";
pub const FORGOTTEN: &str = "/compte/identifiants-oublies";
pub const LOST_LINK: &str = "/compte/code-perdu";
/// « Mes données ».
pub const OWN_DATA: &str = "/mon-compte/donnees";
pub const ASSISTANCE: &str = "/assistance";

/// Tokens are base64url and need no encoding.
#[must_use]
pub fn activation_path(token: &str) -> String {
    format!("/compte/valider/{token}")
}

#[must_use]
pub fn new_password_path(token: &str) -> String {
    format!("/compte/mot-de-passe/{token}")
}

#[must_use]
pub fn confirm_email_path(token: &str) -> String {
    format!("/compte/mail/{token}")
}

/// The applicant's page of an application.
#[must_use]
pub fn application_path(number: i64) -> String {
    format!("/candidatures/{number}")
}

/// Where an application's complementary form is answered.
#[must_use]
pub fn application_form_path(number: i64, code: &str) -> String {
    format!("{}/formulaires/{code}", application_path(number))
}

/// The staff's page of an application.
#[must_use]
pub fn managed_application_path(number: i64) -> String {
    format!("/gestion/candidatures/{number}")
}

/// The calendar in a file of this name.
#[must_use]
pub fn calendar_path(file: &str) -> String {
    format!("/agenda/{file}")
}

/// The page that says what stands of the letter with this code.
#[must_use]
pub fn verification_path(code: &str) -> String {
    format!("/verification/{code}")
}

pub(crate) fn activation(ctx: &Ctx, token: &str) -> String {
    ctx.link(&activation_path(token))
}

pub(crate) fn new_password(ctx: &Ctx, token: &str) -> String {
    ctx.link(&new_password_path(token))
}

pub(crate) fn confirm_email(ctx: &Ctx, token: &str) -> String {
    ctx.link(&confirm_email_path(token))
}
