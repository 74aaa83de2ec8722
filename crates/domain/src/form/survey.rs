//! A form that is answered in LimeSurvey: the address staff paste, what is put into it for one applicant, and which of
//! two responses counts.

use crate::time::Instant;

/// Stands for the file number in an address, and is the code of the hidden question that takes it.
pub const FILE_NUMBER: &str = "numDossier";
/// The same for the number of the application.
pub const APPLICATION: &str = "idCandidature";
/// The same for the proof that both are ours.
pub const SIGNATURE: &str = "signature";
/// What may stand in an address as `${name}`.
const VARIABLES: [&str; 6] = [FILE_NUMBER, "numdossier", APPLICATION, SIGNATURE, LAST_NAME, FIRST_NAME];
const LAST_NAME: &str = "nom";
const FIRST_NAME: &str = "prenom";

/// Who answers for what: the answers of one application, or those of a person for all their applications.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    pub file_number: String,
    pub application: Option<i64>,
}

impl Reference {
    /// The text whose keyed digest is the signature; no two references of any two surveys have the same.
    #[must_use]
    pub fn signed_text(&self, survey: i64) -> String {
        let application = self.application.map(|number| number.to_string()).unwrap_or_default();
        format!("{survey}\n{}\n{application}", self.file_number)
    }
}

/// Why an address cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressProblem {
    /// No encrypted web address of a host that is named in it.
    NotAnAddress,
    /// One of the variables that answers are recognised by is not in it.
    Lacks(&'static str),
    /// It names a variable that does not exist.
    Unknown(String),
}

/// What is put into an address.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    pub file_number: &'a str,
    pub application: i64,
    pub last_name: &'a str,
    pub first_name: &'a str,
    pub signature: &'a str,
}

/// A piece of an address: a text as it is, or the name of a variable.
enum Piece<'a> {
    Text(&'a str),
    Variable(&'a str),
}

fn pieces(address: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = address;
    while let Some((before, after)) = rest.split_once("${") {
        let Some((name, next)) = after.split_once('}') else { break };
        found.push(Piece::Text(before));
        found.push(Piece::Variable(name));
        rest = next;
    }
    found.push(Piece::Text(rest));
    found
}

fn variables(address: &str) -> impl Iterator<Item = &str> {
    pieces(address).into_iter().filter_map(|piece| match piece {
        Piece::Variable(name) => Some(name),
        Piece::Text(_) => None,
    })
}

/// Whether an address asks each application for answers of its own.
#[must_use]
pub fn names_application(address: &str) -> bool {
    variables(address).any(|name| name == APPLICATION)
}

/// Whether an address leads to a host that staff named themselves: names and signatures go there, encrypted. This machine
/// alone, where demonstrations and tests are, is reached without.
fn has_host(address: &str) -> bool {
    let (rest, is_encrypted) = match (address.strip_prefix("https://"), address.strip_prefix("http://")) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) => return false,
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    // What an applicant typed must not choose the host, nor stand before it.
    !name.is_empty() && !host.contains("${") && !host.contains('@') && (is_encrypted || matches!(name, "127.0.0.1" | "localhost"))
}

/// Looks an address over before it is kept.
///
/// # Errors
/// The first thing wrong with it.
pub fn check(address: &str) -> Result<(), AddressProblem> {
    if !has_host(address) || address.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\')) {
        return Err(AddressProblem::NotAnAddress);
    }
    if let Some(unknown) = variables(address).find(|name| !VARIABLES.contains(name)) {
        return Err(AddressProblem::Unknown(unknown.chars().take(40).collect()));
    }
    if !variables(address).any(|name| name.eq_ignore_ascii_case(FILE_NUMBER)) {
        return Err(AddressProblem::Lacks(FILE_NUMBER));
    }
    if !variables(address).any(|name| name == SIGNATURE) {
        return Err(AddressProblem::Lacks(SIGNATURE));
    }
    Ok(())
}

/// The address for one applicant, values encoded.
#[must_use]
pub fn fill(address: &str, values: &Values<'_>) -> String {
    let application = values.application.to_string();
    pieces(address).into_iter().fold(String::with_capacity(address.len() + 100), |mut out, piece| {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Variable(LAST_NAME) => encode(&mut out, values.last_name),
            Piece::Variable(FIRST_NAME) => encode(&mut out, values.first_name),
            Piece::Variable(APPLICATION) => encode(&mut out, &application),
            Piece::Variable(SIGNATURE) => encode(&mut out, values.signature),
            Piece::Variable(name) if name.eq_ignore_ascii_case(FILE_NUMBER) => encode(&mut out, values.file_number),
            Piece::Variable(_) => {}
        }
        out
    })
}

/// Percent-encodes everything that may mean something in an address.
fn encode(out: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

/// What a response says of its place in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Its number in the survey.
    pub response: i64,
    /// When it was submitted; none where the survey keeps no dates.
    pub at: Option<Instant>,
}

impl Moment {
    /// Whether this response takes the place of another one: the one submitted later counts, without dates the one begun
    /// later.
    #[must_use]
    pub fn is_newer_than(self, held: Option<Self>) -> bool {
        let Some(held) = held else { return true };
        match (self.at, held.at) {
            (Some(found), Some(before)) if found != before => found > before,
            _ => self.response > held.response,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone as _, Utc};

    use super::*;

    const ADDRESS: &str = "https://enquetes.univ.example/index.php/123456?newtest=Y&numDossier=${numDossier}&idCandidature=${idCandidature}&nom=${nom}&p=${prenom}&signature=${signature}";

    fn values() -> Values<'static> {
        Values { file_number: "E2YQTLXU", application: 12, last_name: "D’Août & Fils", first_name: "Zoé", signature: "0a1b" }
    }

    // rule: 67
    #[test]
    fn values_are_put_in_and_encoded() {
        assert_eq!(
            fill(ADDRESS, &values()),
            "https://enquetes.univ.example/index.php/123456?newtest=Y&numDossier=E2YQTLXU&idCandidature=12&nom=D%E2%80%99Ao%C3%BBt%20%26%20Fils&p=Zo%C3%A9&signature=0a1b"
        );
        assert_eq!(fill("https://a/?n=${numdossier}&s=${signature}", &values()), "https://a/?n=E2YQTLXU&s=0a1b");
        assert_eq!(fill("https://a/${numDossier", &values()), "https://a/${numDossier", "what never ends is a text");
    }

    #[test]
    fn an_address_says_what_it_lacks() {
        assert_eq!(check(ADDRESS), Ok(()));
        assert_eq!(check("https://a/?n=${numdossier}&s=${signature}"), Ok(()));
        for good in ["http://127.0.0.1:8080/", "http://localhost/", "https://a:8443", "https://a"] {
            assert_eq!(check(&format!("{good}?n=${{numDossier}}&s=${{signature}}")), Ok(()), "{good}");
        }
        let hosts = ["https://${nom}/", "https://a.${nom}/", "https://a${nom}?x", "https://a:${nom}/", "https://a@b/", "https://${nom}@b/", "https://:80/"];
        let open = ["http://enquetes.univ.example/", "http://localhost.univ.example/", "http://127.0.0.1@a/", "http://"];
        let others = ["", "enquetes.univ.example", "ftp://a/", "https://", "https://a/ b", "https://a/\"x", "javascript:alert(1)"];
        for bad in hosts.into_iter().chain(open).chain(others) {
            assert_eq!(check(bad), Err(AddressProblem::NotAnAddress), "{bad}");
        }
        assert_eq!(check("https://a/?s=${signature}"), Err(AddressProblem::Lacks(FILE_NUMBER)));
        assert_eq!(check("https://a/?n=${numDossier}"), Err(AddressProblem::Lacks(SIGNATURE)));
        assert_eq!(check("https://a/?n=${numDossier}&m=${mail}"), Err(AddressProblem::Unknown("mail".to_owned())));
        assert!(names_application(ADDRESS) && !names_application("https://a/?idCandidature=1"));
    }

    #[test]
    fn a_signed_text_belongs_to_one_reference() {
        let own = Reference { file_number: "E1".to_owned(), application: Some(2) };
        let common = Reference { application: None, ..own.clone() };
        let texts = [own.signed_text(3), own.signed_text(4), common.signed_text(3)];
        assert!(texts.iter().enumerate().all(|(at, text)| !texts[at + 1..].contains(text)), "{texts:?}");
    }

    #[test]
    fn the_response_submitted_last_counts() {
        let at = |hour| Some(Utc.with_ymd_and_hms(2026, 3, 16, hour, 0, 0).unwrap());
        let moment = |response, at| Moment { response, at };
        assert!(moment(1, None).is_newer_than(None));
        assert!(moment(1, at(10)).is_newer_than(Some(moment(2, at(9)))));
        assert!(!moment(3, at(8)).is_newer_than(Some(moment(2, at(9)))));
        assert!(!moment(2, at(9)).is_newer_than(Some(moment(2, at(9)))), "the same again");
        assert!(moment(2, at(10)).is_newer_than(Some(moment(2, at(9)))), "changed after it was submitted");
        assert!(moment(3, None).is_newer_than(Some(moment(2, at(9)))));
        assert!(!moment(2, None).is_newer_than(Some(moment(2, at(9)))));
    }
}
