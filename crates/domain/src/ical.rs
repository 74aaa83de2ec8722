//! Calendars of all-day events as text of RFC 5545: lines folded at 75 octets, values escaped, one alarm the day before.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::time::Instant;

/// Longest line in octets, its end not counted.
const LINE: usize = 75;

/// A day to be shown in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Stays the same when the day moves, so that the entry moves with it.
    pub uid: String,
    pub day: NaiveDate,
    pub summary: String,
    pub description: String,
    /// The page about it.
    pub url: String,
    /// Grows with every change: programs take over what has a higher one than they know.
    pub sequence: i64,
}

/// A calendar that programs read again every few hours, as of this moment.
#[must_use]
pub fn calendar(name: &str, now: Instant, events: &[Event]) -> String {
    let mut out = String::new();
    for (property, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//eCandidat//Calendar//FR"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("REFRESH-INTERVAL;VALUE=DURATION", "PT6H"),
        ("X-PUBLISHED-TTL", "PT6H"),
    ] {
        line(&mut out, property, value);
    }
    line(&mut out, "X-WR-CALNAME", &escaped(name));
    for event in events {
        add(&mut out, now, event);
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

fn add(out: &mut String, now: Instant, event: &Event) {
    let after = event.day.succ_opt().unwrap_or(event.day);
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", &event.uid);
    // With a METHOD, this says when the text was made, not when the event was changed.
    line(out, "DTSTAMP", &now.format("%Y%m%dT%H%M%SZ").to_string());
    line(out, "SEQUENCE", &event.sequence.to_string());
    line(out, "DTSTART;VALUE=DATE", &event.day.format("%Y%m%d").to_string());
    line(out, "DTEND;VALUE=DATE", &after.format("%Y%m%d").to_string());
    line(out, "SUMMARY", &escaped(&event.summary));
    if !event.description.is_empty() {
        line(out, "DESCRIPTION", &escaped(&event.description));
    }
    line(out, "URL", &event.url);
    line(out, "TRANSP", "TRANSPARENT");
    line(out, "BEGIN", "VALARM");
    line(out, "ACTION", "DISPLAY");
    line(out, "DESCRIPTION", &escaped(&event.summary));
    line(out, "TRIGGER", "-P1D");
    line(out, "END", "VALARM");
    line(out, "END", "VEVENT");
}

/// A text value: what means something in the format is told apart from what was written.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// One content line, folded between characters.
fn line(out: &mut String, property: &str, value: &str) {
    let mut whole = String::with_capacity(property.len() + value.len() + 1);
    let _infallible = write!(whole, "{property}:{value}");
    let mut length = 0;
    for c in whole.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(summary: &str) -> Event {
        Event {
            uid: "7-return@univ.example".to_owned(),
            day: NaiveDate::from_ymd_opt(2026, 4, 30).unwrap(),
            summary: summary.to_owned(),
            description: "Une ligne,\nune autre; et \\ fin".to_owned(),
            url: "https://univ.example/candidatures/7".to_owned(),
            sequence: 12,
        }
    }

    fn written(name: &str, events: &[Event]) -> String {
        calendar(name, "2026-03-14T09:05:00Z".parse().unwrap(), events)
    }

    #[test]
    fn a_day_is_an_event_of_that_day_with_an_alarm_the_day_before() {
        let text = written("eCandidat", &[event("Date limite de retour")]);
        let lines: Vec<&str> = text.split_terminator("\r\n").collect();
        assert_eq!((lines.first(), lines.last()), (Some(&"BEGIN:VCALENDAR"), Some(&"END:VCALENDAR")));
        for expected in [
            "UID:7-return@univ.example",
            "DTSTAMP:20260314T090500Z",
            "SEQUENCE:12",
            "DTSTART;VALUE=DATE:20260430",
            "DTEND;VALUE=DATE:20260501",
            "SUMMARY:Date limite de retour",
            "DESCRIPTION:Une ligne\\,\\nune autre\\; et \\\\ fin",
            "TRIGGER:-P1D",
        ] {
            assert!(lines.contains(&expected), "{expected} in {text}");
        }
        assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:")).count(), lines.iter().filter(|line| line.starts_with("END:")).count());
    }

    #[test]
    fn long_lines_are_folded_between_characters_and_unfold_to_what_was_written() {
        let summary = "Réponse attendue : Master 1 Électronique, énergie électrique, automatique ".repeat(4);
        let text = written("x", &[event(&summary)]);
        for line in text.split("\r\n") {
            assert!(line.len() <= LINE, "{} octets: {line}", line.len());
        }
        assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{}", escaped(&summary))));
    }

    #[test]
    fn nothing_typed_can_begin_a_line_of_its_own() {
        let text = written("x\r\nBEGIN:VEVENT", &[event("a\r\nATTENDEE:b\u{0}")]);
        assert!(text.contains("SUMMARY:a\\nATTENDEE:b\r\n") && text.contains("X-WR-CALNAME:x\\nBEGIN:VEVENT\r\n"), "{text}");
        assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 2, "{text}");
    }
}
