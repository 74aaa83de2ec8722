//! Dates, times and sizes in words. French typography in French, British order in English.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};

use crate::i18n::Lang;

/// « 15/04/2026 » in both languages: it is what the printed guides and the dossiers show.
#[must_use]
pub fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// « mercredi 15 avril 2026 », “Wednesday 15 April 2026”.
#[must_use]
pub fn long_date(lang: Lang, day: NaiveDate) -> String {
    let weekday =
        lang.t(["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"][day.weekday().num_days_from_monday() as usize]);
    let number = if lang == Lang::Fr && day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
    format!("{weekday} {number} {} {}", month(lang, day.month()), day.year())
}

/// « 10 juillet 2026 », “10 July 2026”.
#[must_use]
pub fn day_month_year(lang: Lang, day: NaiveDate) -> String {
    let number = if lang == Lang::Fr && day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
    format!("{number} {} {}", month(lang, day.month()), day.year())
}

/// Name of a month, 1 to 12.
#[must_use]
pub fn month(lang: Lang, month: u32) -> String {
    lang.t(&format!("month-{month}"))
}

/// « nov. », for small calendars.
#[must_use]
pub fn short_month(lang: Lang, month: u32) -> String {
    lang.t(&format!("month-short-{month}"))
}

/// « 18/03/2026 à 20 h 41 », “18/03/2026 at 20:41”.
#[must_use]
pub fn date_time(lang: Lang, at: NaiveDateTime) -> String {
    lang.t_with("date-at-time", &[("date", date(at.date()).into()), ("time", time(lang, at).into())])
}

/// « mercredi 15 avril 2026 à 20 h 41 », “Wednesday 15 April 2026 at 20:41”.
#[must_use]
pub fn long_date_time(lang: Lang, at: NaiveDateTime) -> String {
    lang.t_with("date-at-time", &[("date", long_date(lang, at.date()).into()), ("time", time(lang, at).into())])
}

/// « 20 h 41 », “20:41”.
#[must_use]
pub fn time(lang: Lang, at: NaiveDateTime) -> String {
    match lang {
        Lang::Fr => format!("{}\u{a0}h\u{a0}{:02}", at.hour(), at.minute()),
        Lang::En => format!("{}:{:02}", at.hour(), at.minute()),
    }
}

/// « 640 Ko », « 4,1 Mo »; “640 kB”, “4.1 MB”.
#[must_use]
pub fn size(lang: Lang, bytes: i64) -> String {
    let (kilo, mega) = match lang {
        Lang::Fr => ("Ko", "Mo"),
        Lang::En => ("kB", "MB"),
    };
    if bytes < 1_000_000 {
        return format!("{}\u{a0}{kilo}", (bytes + 999) / 1_000);
    }
    let tenths = (bytes + 50_000) / 100_000;
    let comma = if lang == Lang::Fr { "," } else { "." };
    if tenths % 10 == 0 { format!("{}\u{a0}{mega}", tenths / 10) } else { format!("{}{comma}{}\u{a0}{mega}", tenths / 10, tenths % 10) }
}

/// A limit as it is set, in mebibytes, which people call « Mo »: 20 MiB are « 20 Mo » wherever a limit is named.
#[must_use]
pub fn limit(lang: Lang, bytes: i64) -> String {
    const MIB: i64 = 1 << 20;
    if bytes < MIB || bytes % MIB != 0 {
        return size(lang, bytes);
    }
    format!("{}\u{a0}{}", bytes / MIB, if lang == Lang::Fr { "Mo" } else { "MB" })
}

/// « 1 440 », “1,440”.
#[must_use]
pub fn number(lang: Lang, n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let separator = if lang == Lang::Fr { '\u{202f}' } else { ',' };
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    if n < 0 { format!("-{out}") } else { out }
}

pub use domain::time::parse_day as parse_date;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_people_write_them() {
        assert_eq!(size(Lang::Fr, 640_000), "640\u{a0}Ko");
        assert_eq!(size(Lang::Fr, 4_096_000), "4,1\u{a0}Mo");
        assert_eq!(size(Lang::En, 2_000_000), "2\u{a0}MB");
        assert_eq!(limit(Lang::Fr, 20 << 20), "20\u{a0}Mo");
        assert_eq!(limit(Lang::En, 640_000), "640\u{a0}kB");
        assert_eq!(number(Lang::Fr, 1_440), "1\u{202f}440");
        assert_eq!(number(Lang::En, 1_234_567), "1,234,567");
    }

    #[test]
    fn dates_are_read_in_the_forms_people_type() {
        let day = NaiveDate::from_ymd_opt(2004, 2, 29);
        for text in ["29/02/2004", "2004-02-29", " 29.2.2004 ", "29-02-2004"] {
            assert_eq!(parse_date(text), day, "{text}");
        }
        assert_eq!(parse_date("31/02/2004"), None);
        assert_eq!(parse_date("29/02/04"), None);
    }
}
