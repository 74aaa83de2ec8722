//! Dates, times, sizes and amounts as each language writes them: its forms are sentences of the Fluent files.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};
use domain::settings::MIB;
use domain::time::{Instant, Zone};

use crate::i18n::Lang;

/// « 15/04/2026 », „15.04.2026“.
#[must_use]
pub fn date(lang: Lang, day: NaiveDate) -> String {
    let year = day.year().to_string();
    lang.t_with("date-short", &[("day", two_digits(day.day()).into()), ("month", two_digits(day.month()).into()), ("year", year.into())])
}

/// « 07 »: of a day, a month or a minute. Pages are full of them.
fn two_digits(number: u32) -> &'static str {
    const ALL: [&str; 60] = [
        "00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24",
        "25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45", "46", "47", "48", "49",
        "50", "51", "52", "53", "54", "55", "56", "57", "58", "59",
    ];
    ALL.get(number as usize).copied().unwrap_or_default()
}

/// « 15/04/2026 » whatever the language: as forms of staff show it, and as printed guides do.
#[must_use]
pub fn typed_date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// « mercredi 15 avril 2026 », “Wednesday 15 April 2026”.
#[must_use]
pub fn long_date(lang: Lang, day: NaiveDate) -> String {
    let weekday =
        lang.t(["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"][day.weekday().num_days_from_monday() as usize]);
    lang.t_with("date-with-weekday", &[("weekday", weekday.into()), ("date", day_month_year(lang, day).into())])
}

/// « 10 juillet 2026 », “10 July 2026”.
#[must_use]
pub fn day_month_year(lang: Lang, day: NaiveDate) -> String {
    let number = if day.day() == 1 { lang.t("date-first-of-month") } else { day.day().to_string() };
    lang.t_with("date-long", &[("day", number.into()), ("month", month(lang, day.month()).into()), ("year", day.year().to_string().into())])
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
    lang.t_with("date-at-time", &[("date", date(lang, at.date()).into()), ("time", time(lang, at).into())])
}

/// « mercredi 15 avril 2026 à 20 h 41 », “Wednesday 15 April 2026 at 20:41”.
#[must_use]
pub fn long_date_time(lang: Lang, at: NaiveDateTime) -> String {
    lang.t_with("date-at-time", &[("date", long_date(lang, at.date()).into()), ("time", time(lang, at).into())])
}

/// The day on which something opens, with its time when that is not the beginning of the day.
#[must_use]
pub fn opening(lang: Lang, zone: Zone, at: Instant) -> String {
    if zone.opening_time(at).is_some() { date_time(lang, zone.local(at)) } else { date(lang, zone.today(at)) }
}

/// The last day before something closes, with its time when that is not the end of the day.
#[must_use]
pub fn closing(lang: Lang, zone: Zone, end: Instant) -> String {
    if zone.closing_time(end).is_some() { date_time(lang, zone.local(end)) } else { date(lang, zone.last_day(end)) }
}

/// [`opening`], for sentences.
#[must_use]
pub fn long_opening(lang: Lang, zone: Zone, at: Instant) -> String {
    if zone.opening_time(at).is_some() { long_date_time(lang, zone.local(at)) } else { long_date(lang, zone.today(at)) }
}

/// [`closing`], for sentences.
#[must_use]
pub fn long_closing(lang: Lang, zone: Zone, end: Instant) -> String {
    if zone.closing_time(end).is_some() { long_date_time(lang, zone.local(end)) } else { long_date(lang, zone.last_day(end)) }
}

/// « 20 h 41 », “20:41”.
#[must_use]
pub fn time(lang: Lang, at: NaiveDateTime) -> String {
    lang.t_with("time-of-day", &[("hour", at.hour().to_string().into()), ("minute", two_digits(at.minute()).into())])
}

/// « 640 Ko », « 4,1 Mo »; “640 kB”, “4.1 MB”.
#[must_use]
pub fn size(lang: Lang, bytes: i64) -> String {
    if bytes < 1_000_000 {
        return lang.t_with("size-kilobytes", &[("number", ((bytes + 999) / 1_000).to_string().into())]);
    }
    let tenths = (bytes + 50_000) / 100_000;
    let number = if tenths % 10 == 0 { (tenths / 10).to_string() } else { decimal(lang, &format!("{}.{}", tenths / 10, tenths % 10)) };
    lang.t_with("size-megabytes", &[("number", number.into())])
}

/// A number written with a point, with the sign of the language instead.
#[must_use]
pub fn decimal(lang: Lang, number: &str) -> String {
    number.replace('.', &lang.t("number-decimal"))
}

/// « 170,50 € », “€170.50”.
#[must_use]
pub fn amount(lang: Lang, cents: i64) -> String {
    let number = decimal(lang, &format!("{}.{:02}", cents / 100, (cents % 100).abs()));
    lang.t_with("fee-amount", &[("amount", number.into())])
}

/// A limit as it is set, in mebibytes, which people call « Mo »: 20 MiB are « 20 Mo » wherever a limit is named.
#[must_use]
pub fn limit(lang: Lang, bytes: i64) -> String {
    if bytes < MIB || bytes % MIB != 0 {
        return size(lang, bytes);
    }
    lang.t_with("size-megabytes", &[("number", (bytes / MIB).to_string().into())])
}

/// « 1 440 », “1,440”.
#[must_use]
pub fn number(lang: Lang, n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let separator = if digits.len() > 3 { lang.t("number-group") } else { String::new() };
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(&separator);
        }
        out.push(digit);
    }
    if n < 0 { format!("-{out}") } else { out }
}

pub use domain::time::parse_day as parse_date;

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(code: &str) -> Lang {
        Lang::named(code).unwrap()
    }

    #[test]
    fn sizes_and_numbers_read_as_people_write_them() {
        assert_eq!(size(Lang::FR, 640_000), "640\u{a0}Ko");
        assert_eq!(size(Lang::FR, 4_096_000), "4,1\u{a0}Mo");
        assert_eq!(size(lang("en"), 2_000_000), "2\u{a0}MB");
        assert_eq!(size(lang("de"), 4_096_000), "4,1\u{a0}MB");
        assert_eq!(limit(Lang::FR, 20 << 20), "20\u{a0}Mo");
        assert_eq!(limit(lang("en"), 640_000), "640\u{a0}kB");
        assert_eq!(number(Lang::FR, 1_440), "1\u{202f}440");
        assert_eq!(number(lang("en"), 1_234_567), "1,234,567");
        assert_eq!(number(lang("de"), 1_440), "1.440");
        assert_eq!(amount(Lang::FR, 17_050), "170,50\u{a0}€");
        assert_eq!(amount(lang("en"), 100), "€1.00");
        assert_eq!(amount(lang("es"), 17_050), "170,50\u{a0}€");
    }

    #[test]
    fn days_and_times_follow_the_language() {
        let at = NaiveDate::from_ymd_opt(2026, 4, 1).and_then(|day| day.and_hms_opt(20, 4, 0)).unwrap();
        assert_eq!(long_date_time(Lang::FR, at), "mercredi 1er avril 2026 à 20\u{a0}h\u{a0}04");
        assert_eq!(long_date_time(lang("en"), at), "Wednesday 1 April 2026 at 20:04");
        assert_eq!(long_date_time(lang("de"), at), "Mittwoch, 1. April 2026 um 20:04\u{a0}Uhr");
        assert_eq!(long_date_time(lang("es"), at), "miércoles, 1 de abril de 2026, 20:04\u{a0}h");
        assert_eq!(date_time(Lang::FR, at), "01/04/2026 à 20\u{a0}h\u{a0}04");
        assert_eq!(date(lang("de"), at.date()), "01.04.2026");
        assert_eq!(typed_date(at.date()), "01/04/2026");
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
