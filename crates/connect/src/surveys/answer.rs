//! An export of responses as LimeSurvey writes it, in either of its shapes.
//!
//! Older versions wrap each response in an object under its number, newer ones give it as it is; the shape tells. Members
//! stand in the order of the survey, which is why they are not read into a map.

use base64::Engine as _;
use chrono::{Datelike as _, NaiveDateTime};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{Response, SurveyError};

/// JSON whose members keep their order. Numbers and truth values are texts, as LimeSurvey mixes them.
#[derive(Debug)]
enum Ordered {
    Nothing,
    Text(String),
    List(Vec<Ordered>),
    Members(Vec<(String, Ordered)>),
}

impl<'de> Deserialize<'de> for Ordered {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reading)
    }
}

struct Reading;

impl<'de> Visitor<'de> for Reading {
    type Value = Ordered;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Ordered, E> {
        Ok(Ordered::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Ordered, E> {
        Ok(Ordered::Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Ordered, E> {
        Ok(Ordered::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Ordered, E> {
        Ok(Ordered::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Ordered, E> {
        Ok(Ordered::Text(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Ordered, E> {
        Ok(Ordered::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Ordered, E> {
        Ok(Ordered::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Ordered, A::Error> {
        let mut out = Vec::new();
        while let Some(item) = list.next_element()? {
            out.push(item);
        }
        Ok(Ordered::List(out))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered, A::Error> {
        let mut out = Vec::new();
        while let Some(member) = map.next_entry()? {
            out.push(member);
        }
        Ok(Ordered::Members(out))
    }
}

/// Reads the base64 text of an export.
pub(super) fn read(text: &str) -> Result<Vec<Response>, SurveyError> {
    let contract = |what: &str| SurveyError::Contract(what.to_owned());
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bytes = base64::engine::general_purpose::STANDARD.decode(compact).map_err(|_| contract("an export that is no base64"))?;
    let document: Ordered = serde_json::from_slice(&bytes).map_err(|_| contract("an export that is no JSON"))?;
    let Ordered::Members(members) = document else { return Err(contract("an export without responses")) };
    let responses = members.into_iter().find(|(name, _)| name == "responses").map(|(_, value)| value);
    let Some(Ordered::List(responses)) = responses else { return Err(contract("an export without responses")) };
    let read = responses.into_iter().map(|entry| response(entry).ok_or_else(|| contract("a response without a number")));
    // Only what was submitted counts, whatever the server was asked for.
    let read = read.collect::<Result<Vec<_>, _>>()?;
    Ok(read.into_iter().flatten().collect())
}

/// One response; nothing inside when it was not submitted.
fn response(entry: Ordered) -> Option<Option<Response>> {
    let Ordered::Members(mut members) = entry else { return None };
    if let [(_, Ordered::Members(_))] = members.as_slice()
        && let Some((_, Ordered::Members(inner))) = members.pop()
    {
        members = inner;
    }
    let members: Vec<(String, String)> = members.into_iter().map(|(code, value)| (code, words(value))).collect();
    let get = |code: &str| members.iter().find(|(known, _)| known == code).map_or("", |(_, value)| value.trim());
    let id = get("id").parse().ok()?;
    let submitted = get("submitdate");
    if submitted.is_empty() {
        return Some(None);
    }
    // A survey that keeps no dates says 1980 of each response.
    let submitted = NaiveDateTime::parse_from_str(submitted, "%Y-%m-%d %H:%M:%S").ok().filter(|at| at.year() > 1980);
    Some(Some(Response { id, submitted, members }))
}

/// A value as a text; files that were uploaded by their names.
fn words(value: Ordered) -> String {
    match value {
        Ordered::Text(text) => files(&text).unwrap_or(text),
        Ordered::Nothing | Ordered::List(_) | Ordered::Members(_) => String::new(),
    }
}

/// The names in the JSON text that stands for uploaded files.
fn files(text: &str) -> Option<String> {
    if !text.trim_start().starts_with("[{") {
        return None;
    }
    let Ok(Ordered::List(files)) = serde_json::from_str(text) else { return None };
    let name = |file: Ordered| match file {
        Ordered::Members(members) if members.iter().any(|(member, _)| member == "filename") => {
            members.into_iter().find(|(member, _)| member == "name").map(|(_, name)| name)
        }
        _ => None,
    };
    let names = files.into_iter().map(|file| match name(file) {
        Some(Ordered::Text(name)) => Some(name),
        _ => None,
    });
    Some(names.collect::<Option<Vec<String>>>()?.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exported(document: &str) -> Result<Vec<Response>, SurveyError> {
        read(&base64::engine::general_purpose::STANDARD.encode(document))
    }

    #[test]
    fn both_shapes_are_read_in_the_order_of_the_survey() {
        let inner = r#"{"id":"7","submitdate":"2026-03-16 10:00:00","seed":"1","zebre":"oui","abeille":null,"note":12}"#;
        let old = exported(&format!(r#"{{"responses":[{{"7":{inner}}}]}}"#)).unwrap();
        let new = exported(&format!(r#"{{"responses":[{inner}]}}"#)).unwrap();
        assert!(old == new && old.len() == 1);
        let codes: Vec<&str> = old[0].members.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, ["id", "submitdate", "seed", "zebre", "abeille", "note"]);
        assert_eq!((old[0].id, old[0].get("ZEBRE"), old[0].get("abeille"), old[0].get("note")), (7, "oui", "", "12"));
        assert_eq!(old[0].submitted.unwrap().to_string(), "2026-03-16 10:00:00");
    }

    #[test]
    fn what_was_not_submitted_is_left_out() {
        let read = exported(r#"{"responses":[{"id":1,"submitdate":null},{"id":2,"submitdate":"1980-01-01 00:00:00"}]}"#).unwrap();
        assert_eq!(read.iter().map(|one| (one.id, one.submitted)).collect::<Vec<_>>(), [(2, None)]);
        assert!(exported(r#"{"responses":[]}"#).unwrap().is_empty());
    }

    #[test]
    fn uploaded_files_are_told_by_name() {
        let uploaded = r#"[{\"title\":\"\",\"name\":\"cv.pdf\",\"filename\":\"fu_1\"},{\"name\":\"b.pdf\",\"filename\":\"fu_2\"}]"#;
        let read = exported(&format!(r#"{{"responses":[{{"id":1,"submitdate":"2026-03-16 10:00:00","cv":"{uploaded}","texte":"[{{ non"}}]}}"#)).unwrap();
        assert_eq!((read[0].get("cv"), read[0].get("texte")), ("cv.pdf, b.pdf", "[{ non"));
    }

    #[test]
    fn anything_else_is_not_understood() {
        for document in ["", "[]", r#"{"responses":{}}"#, r#"{"other":[]}"#, r#"{"responses":[1]}"#, r#"{"responses":[{"a":1}]}"#] {
            assert!(matches!(exported(document), Err(SurveyError::Contract(_))), "{document}");
        }
        assert!(matches!(read("#"), Err(SurveyError::Contract(_))));
    }

    #[test]
    fn debug_shows_no_answer() {
        let one = Response { id: 7, submitted: None, members: vec![("nom".to_owned(), "Zoé".to_owned())] };
        assert_eq!(format!("{one:?}"), "Response(7, …)");
    }
}
