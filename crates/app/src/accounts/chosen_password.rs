//! A password chosen by its owner, typed twice.

use domain::email::EmailAddress;
use domain::password::{MAX_LENGTH, Owner, Password};
use store::account::Account;

use super::Wrong;
use crate::passwords;

/// The accepted password, or what is wrong with the fields `password` and `password_again`.
pub(super) fn accept(typed: &str, again: &str, account: &Account, institution: &str) -> Result<Password, Vec<Wrong>> {
    let email = EmailAddress::from_stored(account.email.clone());
    let names = [account.last_name.as_str(), account.first_name.as_str()];
    let own_words = [names[0], names[1], email.as_str(), email.local(), institution, "ecandidat"];
    // The estimate's cost grows with length: what is refused for its length is not estimated.
    let score = if typed.chars().count() > MAX_LENGTH { 0 } else { passwords::strength(typed, &own_words) };
    let mut wrong = Vec::new();
    let password = Password::choose(typed, Owner { names: &names, email: &email }, score).map_err(|error| wrong.push(Wrong::new("password", error))).ok();
    if again.is_empty() {
        wrong.push(Wrong::key("password_again", "account-password-again-missing"));
    } else if domain::password::normalised(again) != domain::password::normalised(typed) {
        wrong.push(Wrong::key("password_again", "account-passwords-differ"));
    }
    match password {
        Some(password) if wrong.is_empty() => Ok(password),
        _ => Err(wrong),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;

    fn known(field: std::borrow::Cow<'static, str>) -> &'static str {
        match field {
            std::borrow::Cow::Borrowed(field) => field,
            std::borrow::Cow::Owned(field) => panic!("{field} is no field of a password form"),
        }
    }

    fn keys(typed: &str, again: &str) -> Vec<(&'static str, &'static str)> {
        let account = Account {
            id: uuid::Uuid::nil(),
            email: "i.marchetti@example.org".to_owned(),
            email_key: "i.marchetti@example.org".to_owned(),
            last_name: "Marchetti".to_owned(),
            first_name: "Inès".to_owned(),
            password_hash: None,
            language: "fr".to_owned(),
            activated_at: None,
            activation_deadline: DateTime::<Utc>::MIN_UTC,
            deactivated_at: None,
            sso_login: None,
            student_number: None,
            created_at: DateTime::<Utc>::MIN_UTC,
            version: 1,
        };
        accept(typed, again, &account, "Université").err().unwrap_or_default().into_iter().map(|w| (known(w.field), w.error.key)).collect()
    }

    #[test]
    fn a_long_sentence_typed_twice_is_accepted() {
        assert_eq!(keys("trois canards bleus nagent", "trois canards bleus nagent"), []);
        assert_eq!(keys("e\u{301}le\u{301}phant rose sous la pluie", "éléphant rose sous la pluie"), [], "two ways of typing the same accents");
    }

    #[test]
    fn both_fields_are_complained_about_at_once() {
        assert_eq!(keys("", ""), [("password", "password-missing"), ("password_again", "account-password-again-missing")]);
        assert_eq!(keys("azertyuiop123", "azertyuiop124"), [("password", "password-guessable"), ("password_again", "account-passwords-differ")]);
        assert_eq!(keys(&"x".repeat(5_000), &"x".repeat(5_000)), [("password", "password-too-long")]);
        assert_eq!(keys("la Marchetti du lac", "la Marchetti du lac"), [("password", "password-own-name")]);
    }
}
