//! Accounts: creating, activating, signing in, recovering, changing credentials.

pub mod access;
pub mod activate;
pub mod campaign_file;
pub mod change_email;
pub mod change_password;
mod chosen_password;
pub mod create;
pub mod erase;
pub mod first_rights;
pub(crate) mod invite;
pub mod kept_form;
mod letters;
pub mod limit;
pub mod link;
pub mod purge;
pub mod recover;
pub mod retention;
pub mod set_password;
pub mod sign_in;
pub mod sso;

use std::borrow::Cow;

use domain::email::EmailAddress;
use domain::text::ErrorKey;

/// A field of a form that cannot be accepted, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub field: Cow<'static, str>,
    pub error: ErrorKey,
}

impl Wrong {
    #[must_use]
    pub fn new(field: impl Into<Cow<'static, str>>, error: impl Into<ErrorKey>) -> Self {
        Self { field: field.into(), error: error.into() }
    }

    #[must_use]
    pub const fn key(field: &'static str, key: &'static str) -> Self {
        Self { field: Cow::Borrowed(field), error: ErrorKey::new(key) }
    }
}

/// An address typed twice. The second one only guards against slips: letter case does not matter in it.
fn typed_twice(email: &str, again: &str, wrong: &mut Vec<Wrong>) -> Option<EmailAddress> {
    let first = EmailAddress::parse(email).map_err(|error| wrong.push(Wrong::new("email", error))).ok();
    if again.trim().is_empty() {
        wrong.push(Wrong::key("email_again", "account-email-again-missing"));
        return None;
    }
    let first = first?;
    match EmailAddress::parse(again) {
        Ok(second) if second.key() == first.key() => Some(first),
        Ok(second) => {
            // Only the part that differs is quoted: it is where to look.
            let part = if second.domain() == first.domain() { second.local() } else { second.domain() };
            wrong.push(Wrong::new("email_again", ErrorKey::new("account-emails-differ").text("part", part)));
            None
        }
        Err(_) => {
            let typed: String = again.trim().chars().filter(|c| !c.is_control()).take(domain::email::MAX_LENGTH).collect();
            wrong.push(Wrong::new("email_again", ErrorKey::new("account-emails-differ").text("part", typed)));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(part: &str) -> Vec<Wrong> {
        vec![Wrong::new("email_again", ErrorKey::new("account-emails-differ").text("part", part))]
    }

    fn twice(email: &str, again: &str) -> (Option<EmailAddress>, Vec<Wrong>) {
        let mut wrong = Vec::new();
        (typed_twice(email, again, &mut wrong), wrong)
    }

    #[test]
    fn a_telephone_s_capital_letter_is_no_difference() {
        let (email, wrong) = twice("ines@example.org", "Ines@example.org");
        assert_eq!((email.map(|e| e.to_string()), wrong), (Some("ines@example.org".to_owned()), vec![]));
    }

    #[test]
    fn the_part_that_differs_is_quoted() {
        assert_eq!(twice("ines@exemple.fr", "ines@exemlpe.fr"), (None, differ("exemlpe.fr")));
        assert_eq!(twice("ines@exemple.fr", "inse@exemple.fr"), (None, differ("inse")));
        assert_eq!(twice("ines@exemple.fr", "ines\u{0}"), (None, differ("ines")));
    }

    #[test]
    fn an_unreadable_first_address_is_the_only_complaint() {
        let (email, wrong) = twice("ines", "ines");
        assert_eq!(email, None);
        assert_eq!(wrong, vec![Wrong::new("email", domain::email::EmailError::MissingAt)]);
        assert_eq!(twice("", "").1.len(), 2, "two empty fields are two omissions");
    }
}
