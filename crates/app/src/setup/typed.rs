//! Form values on their way in and out of the set-up use cases, by field name; and reading them with every complaint
//! collected.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use domain::email::EmailAddress;
use domain::text::{self, ErrorKey, TextError};
use domain::time::parse_time;
use domain::translated::Translated;
use serde::Serialize;
use serde_json::Value;

use super::Refusal;
use crate::accounts::Wrong;
use crate::error::Error;
use crate::format;
use crate::i18n::Languages;

/// Fields that say which state of the object the form was opened with.
const VERSIONS: [&str; 2] = ["version", "session_version"];

/// The field for a text in one language.
#[must_use]
pub fn in_language(field: &str, language: &str) -> String {
    format!("{field}_{language}")
}

/// What a form shows, or what was typed into it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    /// The fields of a posted form; several values of one name stay together.
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            typed.0.entry(name).or_default().push(value);
        }
        typed
    }

    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).and_then(|list| list.first()).map_or("", String::as_str)
    }

    #[must_use]
    pub fn list(&self, field: &str) -> &[String] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }

    #[must_use]
    pub fn with(mut self, field: &str, value: impl ToString) -> Self {
        self.0.insert(field.to_owned(), vec![value.to_string()]);
        self
    }

    #[must_use]
    pub fn with_all(mut self, field: &str, values: Vec<String>) -> Self {
        self.0.insert(field.to_owned(), values);
        self
    }

    #[must_use]
    pub fn with_some(self, field: &str, value: Option<impl ToString>) -> Self {
        self.with(field, value.map(|value| value.to_string()).unwrap_or_default())
    }

    #[must_use]
    pub fn with_flag(self, field: &str, is_set: bool) -> Self {
        self.with(field, if is_set { "yes" } else { "" })
    }

    #[must_use]
    pub fn with_day(self, field: &str, day: Option<NaiveDate>) -> Self {
        self.with(field, day.map(format::typed_date).unwrap_or_default())
    }

    /// A text in every language it is there in: `label_fr`, `label_en` …
    #[must_use]
    pub fn with_words(self, field: &str, words: &Translated) -> Self {
        words.0.iter().fold(self, |typed, (language, text)| typed.with(&in_language(field, language), text))
    }

    /// The version the form was opened with; 0 = the object is new.
    #[must_use]
    pub fn version(&self, field: &str) -> i64 {
        self.get(field).parse().unwrap_or(0)
    }

    /// Fields whose values differ, versions aside. A field that one side does not have is empty there.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let filled = |typed: &Self, field: &str| -> Vec<String> { typed.list(field).iter().filter(|value| !value.is_empty()).cloned().collect() };
        let mut fields: Vec<&String> = self.0.keys().chain(other.0.keys()).filter(|field| !VERSIONS.contains(&field.as_str())).collect();
        fields.sort();
        fields.dedup();
        fields.into_iter().filter(|field| filled(self, field) != filled(other, field)).cloned().collect()
    }

    /// The given fields for the trace.
    #[must_use]
    pub fn only(&self, fields: &[String]) -> Value {
        let value = |field: &String| match self.list(field) {
            [] => Value::Null,
            [one] => Value::from(one.clone()),
            many => Value::from(many.to_vec()),
        };
        fields.iter().map(|field| (field.clone(), value(field))).collect::<serde_json::Map<_, _>>().into()
    }

    #[must_use]
    pub fn fields(&self) -> Vec<String> {
        self.0.keys().filter(|field| !VERSIONS.contains(&field.as_str())).cloned().collect()
    }
}

/// Reads fields and remembers everything that is wrong.
#[derive(Debug)]
pub struct Reader<'a> {
    typed: &'a Typed,
    wrong: Vec<Wrong>,
}

impl<'a> Reader<'a> {
    #[must_use]
    pub const fn new(typed: &'a Typed) -> Self {
        Self { typed, wrong: Vec::new() }
    }

    pub fn fail(&mut self, field: impl Into<Cow<'static, str>>, error: impl Into<ErrorKey>) {
        self.wrong.push(Wrong::new(field, error));
    }

    fn kept(&mut self, field: impl Into<Cow<'static, str>>, result: Result<String, TextError>) -> String {
        match result {
            Ok(text) => text,
            Err(error) => {
                self.fail(field, text_error(error));
                String::new()
            }
        }
    }

    /// One line that must be there.
    pub fn line(&mut self, field: &'static str, max: usize) -> String {
        let result = text::line(self.typed.get(field), max);
        self.kept(field, result)
    }

    /// One line or nothing.
    pub fn optional_line(&mut self, field: &'static str, max: usize) -> String {
        let result = text::optional_line(self.typed.get(field), max).map(Option::unwrap_or_default);
        self.kept(field, result)
    }

    /// A code: letters without accents, digits, hyphen, underscore. One given earlier may stay whatever it looks like.
    pub fn code(&mut self, field: &'static str, given: Option<&str>) -> String {
        let typed = self.typed.get(field).trim();
        if given == Some(typed) {
            return typed.to_owned();
        }
        let code = self.line(field, 20).to_uppercase();
        if !code.is_empty() && !code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-' || c == '_') {
            self.fail(field, ErrorKey::new("setup-code-format"));
        }
        code
    }

    /// A line in each language offered, the default one needed or not. `stored` keeps its words in other languages.
    pub fn words(&mut self, field: &str, stored: &Translated, languages: &Languages, max: usize, needed: bool) -> Translated {
        let read = |typed: &str, needed: bool| if needed { text::line(typed, max) } else { text::optional_line(typed, max).map(Option::unwrap_or_default) };
        self.in_languages(field, stored, languages, needed, read)
    }

    /// A text of several lines in each language offered, likewise.
    pub fn text(&mut self, field: &str, stored: &Translated, languages: &Languages, max: usize, needed: bool) -> Translated {
        let read =
            |typed: &str, needed: bool| if needed { text::paragraph(typed, max) } else { text::optional_paragraph(typed, max).map(Option::unwrap_or_default) };
        self.in_languages(field, stored, languages, needed, read)
    }

    fn in_languages(
        &mut self,
        field: &str,
        stored: &Translated,
        languages: &Languages,
        needed: bool,
        read: impl Fn(&str, bool) -> Result<String, TextError>,
    ) -> Translated {
        let mut words = stored.clone();
        for lang in languages.all() {
            let name = in_language(field, lang.code());
            let result = read(self.typed.get(&name), needed && *lang == languages.default());
            words.set(lang.code(), self.kept(name, result));
        }
        words
    }

    /// A web address or nothing in each language offered. `stored` keeps those in other languages.
    pub fn optional_urls(&mut self, field: &str, stored: &Translated, languages: &Languages) -> Translated {
        let urls = self.words(field, stored, languages, 255, false);
        for lang in languages.all().iter().filter(|lang| !is_web_address(urls.raw(lang.code()))) {
            self.fail(in_language(field, lang.code()), ErrorKey::new("setup-url-format"));
        }
        urls
    }

    /// A text of several lines or nothing.
    pub fn optional_paragraph(&mut self, field: &'static str, max: usize) -> String {
        let result = text::optional_paragraph(self.typed.get(field), max).map(Option::unwrap_or_default);
        self.kept(field, result)
    }

    /// A day or nothing.
    pub fn optional_day(&mut self, field: &'static str) -> Option<NaiveDate> {
        let typed = self.typed.get(field).trim();
        if typed.is_empty() {
            return None;
        }
        let day = format::parse_date(typed).filter(|day| (2000..2200).contains(&chrono::Datelike::year(day)));
        if day.is_none() {
            self.fail(field, ErrorKey::new("setup-date-format"));
        }
        day
    }

    /// A day that must be there.
    pub fn day(&mut self, field: &'static str) -> Option<NaiveDate> {
        if self.typed.get(field).trim().is_empty() {
            self.fail(field, ErrorKey::new("setup-missing"));
            return None;
        }
        self.optional_day(field)
    }

    /// A time of the day or nothing.
    pub fn optional_time(&mut self, field: &'static str) -> Option<NaiveTime> {
        let typed = self.typed.get(field).trim();
        if typed.is_empty() {
            return None;
        }
        let time = parse_time(typed);
        if time.is_none() {
            self.fail(field, ErrorKey::new("setup-time-format"));
        }
        time
    }

    /// A whole number within bounds, or nothing.
    pub fn optional_number(&mut self, field: &'static str, min: i64, max: i64) -> Option<i64> {
        let typed: String = self.typed.get(field).chars().filter(|c| !c.is_whitespace()).collect();
        if typed.is_empty() {
            return None;
        }
        let number = typed.parse().ok().filter(|number| (min..=max).contains(number));
        if number.is_none() {
            self.fail(field, ErrorKey::new("setup-number-range").text("min", min.to_string()).text("max", max.to_string()));
        }
        number
    }

    /// A whole number within bounds.
    pub fn number(&mut self, field: &'static str, min: i64, max: i64) -> i64 {
        if self.typed.get(field).trim().is_empty() {
            self.fail(field, ErrorKey::new("setup-missing"));
        }
        self.optional_number(field, min, max).unwrap_or(min)
    }

    #[must_use]
    pub fn flag(&self, field: &str) -> bool {
        self.typed.get(field) == "yes"
    }

    /// One of the values offered.
    pub fn choice(&mut self, field: &'static str, offered: &[&str]) -> String {
        let typed = self.typed.get(field);
        if typed.is_empty() {
            self.fail(field, ErrorKey::new("setup-missing"));
        } else if !offered.contains(&typed) {
            self.fail(field, ErrorKey::new("setup-not-offered"));
        }
        typed.to_owned()
    }

    /// One of the values offered, or nothing.
    pub fn optional_choice(&mut self, field: &'static str, offered: &[&str]) -> Option<String> {
        if self.typed.get(field).is_empty() { None } else { Some(self.choice(field, offered)) }
    }

    /// A mail address or nothing.
    pub fn optional_email(&mut self, field: &'static str) -> String {
        let typed = self.typed.get(field).trim();
        if typed.is_empty() {
            return String::new();
        }
        match EmailAddress::parse(typed) {
            Ok(email) => email.as_str().to_owned(),
            Err(error) => {
                self.fail(field, error);
                String::new()
            }
        }
    }

    /// A web address or nothing.
    pub fn optional_url(&mut self, field: &'static str) -> String {
        let url = self.optional_line(field, 255);
        if !is_web_address(&url) {
            self.fail(field, ErrorKey::new("setup-url-format"));
        }
        url
    }

    /// A phone or fax number as printed, or nothing.
    pub fn optional_phone(&mut self, field: &'static str) -> String {
        let phone = self.optional_line(field, 20);
        if !phone.chars().all(|c| c.is_ascii_digit() || " +/().-".contains(c)) {
            self.fail(field, ErrorKey::new("setup-phone-format"));
        }
        phone
    }

    /// Everything wrong as one refusal, or nothing.
    pub fn finish(self) -> Result<(), Error<Refusal>> {
        if self.wrong.is_empty() { Ok(()) } else { Err(Error::Refused(Refusal::Invalid(self.wrong))) }
    }
}

/// Whether this is an address of the web, or nothing.
fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    url.is_empty() || rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace))
}

fn text_error(error: TextError) -> ErrorKey {
    match error {
        TextError::Missing => ErrorKey::new("setup-missing"),
        TextError::TooLong { max, found } => ErrorKey::new("setup-too-long").number("max", max).number("found", found),
        TextError::ControlCharacter => ErrorKey::new("setup-control-character"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(reader: Reader<'_>) -> Vec<(Cow<'static, str>, &'static str)> {
        match reader.finish() {
            Err(Error::Refused(Refusal::Invalid(wrong))) => wrong.into_iter().map(|w| (w.field, w.error.key)).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let typed = Typed::default().with("code", "M1 é").with("starts_on", "31/02/2026").with("capacity", "-3").with("url", "ftp://x").with("email", "a@");
        let mut reader = Reader::new(&typed);
        reader.code("code", None);
        reader.line("label", 10);
        reader.day("starts_on");
        reader.optional_number("capacity", 0, 9);
        reader.optional_url("url");
        reader.optional_email("email");
        assert_eq!(complaints(reader).into_iter().map(|(field, _)| field).collect::<Vec<_>>(), ["code", "label", "starts_on", "capacity", "url", "email"]);
    }

    #[test]
    fn an_address_is_judged_in_each_language() {
        let languages = Languages::of(&domain::settings::Settings::default());
        let typed = Typed::default().with("url_fr", "https://aide.univ.example").with("url_en", "help");
        let mut reader = Reader::new(&typed);
        let urls = reader.optional_urls("url", &Translated::default(), &languages);
        assert_eq!(urls.raw("fr"), "https://aide.univ.example");
        assert_eq!(complaints(reader), [(Cow::Borrowed("url_en"), "setup-url-format")]);
        let empty = Typed::default();
        let mut reader = Reader::new(&empty);
        assert!(reader.optional_urls("url", &Translated::default(), &languages).is_empty());
        assert_eq!(complaints(reader), []);
    }

    #[test]
    fn a_text_is_read_in_the_languages_offered_and_keeps_the_others() {
        use domain::settings::Settings;
        let languages = Languages::of(&Settings { offered_languages: vec!["de".to_owned()], ..Settings::default() });
        let mut stored = Translated::fr_en("Refusée", "Rejected");
        let typed = Typed::default().with("label_fr", "Non retenue").with("label_de", "Abgelehnt");
        let mut reader = Reader::new(&typed);
        stored = reader.words("label", &stored, &languages, 20, true);
        assert_eq!((stored.raw("fr"), stored.raw("en"), stored.raw("de")), ("Non retenue", "Rejected", "Abgelehnt"));
        assert_eq!(complaints(reader), []);
        let empty = Typed::default();
        let mut reader = Reader::new(&empty);
        reader.words("label", &stored, &languages, 20, true);
        assert_eq!(complaints(reader), [(Cow::Borrowed("label_fr"), "setup-missing")]);
    }

    #[test]
    fn codes_are_upper_case_and_old_ones_may_stay() {
        let typed = Typed::default().with("code", " m1-bio ");
        assert_eq!(Reader::new(&typed).code("code", None), "M1-BIO");
        let old = Typed::default().with("code", "été");
        let mut reader = Reader::new(&old);
        assert_eq!(reader.code("code", Some("été")), "été");
        assert_eq!(complaints(reader), []);
    }

    #[test]
    fn only_what_changed_is_traced() {
        let before = Typed::default().with("code", "A").with("label", "x").with("version", 1).with_flag("in_service", false);
        let after = Typed::default().with("code", "A").with("label", "y").with("version", 2);
        assert_eq!(before.differences(&after), ["label"]);
        assert_eq!(after.only(&["label".to_owned()]), serde_json::from_str::<Value>(r#"{"label":"y"}"#).unwrap());
    }
}
