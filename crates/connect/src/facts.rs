//! What the institution knows of a person: as the sign-on server or the directory tells it, nothing judged yet.

use serde::{Deserialize, Serialize};

/// Longest value kept; what is longer is no name and no address.
const LONGEST: usize = 200;

/// Facts about one person. What is not known is absent, never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Surname.
    pub last_name: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Address the institution gave or checked; one it does not vouch for is left out.
    pub email: Option<String>,
    /// Number of the student's record.
    pub student_number: Option<String>,
}

impl Facts {
    /// These facts, completed by others where something is missing.
    #[must_use]
    pub fn or(self, other: Facts) -> Facts {
        Facts {
            last_name: self.last_name.or(other.last_name),
            first_name: self.first_name.or(other.first_name),
            email: self.email.or(other.email),
            student_number: self.student_number.or(other.student_number),
        }
    }
}

/// Under which names the four facts are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// Name of the surname.
    pub last_name: String,
    /// Name of the first name.
    pub first_name: String,
    /// Name of the address.
    pub email: String,
    /// Name of the student number.
    pub student_number: String,
}

impl Names {
    /// The names directories of French universities use.
    #[must_use]
    pub fn supann() -> Self {
        Self { last_name: "sn".to_owned(), first_name: "givenName".to_owned(), email: "mail".to_owned(), student_number: "supannEtuId".to_owned() }
    }

    /// The names OpenID Connect gives its claims.
    #[must_use]
    pub fn openid() -> Self {
        Self { last_name: "family_name".to_owned(), first_name: "given_name".to_owned(), email: "email".to_owned(), student_number: "supannEtuId".to_owned() }
    }

    /// Reads the facts with a function that gives the values under a name.
    pub(crate) fn read(&self, values: impl Fn(&str) -> Vec<String>) -> Facts {
        let one = |name: &str| first(values(name));
        Facts { last_name: one(&self.last_name), first_name: one(&self.first_name), email: one(&self.email), student_number: one(&self.student_number) }
    }
}

/// The value that counts among several: the first after sorting, so that it does not change from one look-up to the next.
fn first(values: Vec<String>) -> Option<String> {
    let mut usable: Vec<String> = values
        .into_iter()
        .map(|value| value.trim().to_owned())
        .filter(|value| !value.is_empty() && value.chars().count() <= LONGEST && !value.chars().any(char::is_control))
        .collect();
    usable.sort_unstable();
    usable.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_values_give_the_same_one_each_time_and_unusable_ones_none() {
        let values = |name: &str| match name {
            "mail" => vec!["z@univ.example".to_owned(), " a@univ.example ".to_owned()],
            "sn" => vec![String::new(), "x".repeat(201), "a\u{0}b".to_owned()],
            _ => Vec::new(),
        };
        let facts = Names::supann().read(values);
        assert_eq!(facts, Facts { email: Some("a@univ.example".to_owned()), ..Facts::default() });
    }

    #[test]
    fn what_the_first_source_knows_is_kept() {
        let of =
            |last: Option<&str>, first: Option<&str>| Facts { last_name: last.map(str::to_owned), first_name: first.map(str::to_owned), ..Facts::default() };
        assert_eq!(of(Some("Durand"), None).or(of(Some("DURAND"), Some("Léa"))), of(Some("Durand"), Some("Léa")));
    }
}
