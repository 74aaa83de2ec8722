//! When one can apply, in words; and what the page knows of the institution's name.

use app::catalogue::Programme;
use domain::catalogue::Opening;

use crate::ui::Page;
use crate::ui::format;

/// Days before the closing from which a date is announced as near.
pub const SOON_DAYS: i64 = 10;

/// State of a programme as a tag: class, icon, key of its words.
#[derive(Clone, Copy, Debug)]
pub struct Tag {
    pub class: &'static str,
    pub icon: &'static str,
    pub key: &'static str,
}

#[must_use]
pub fn tag(page: &Page, programme: &Programme) -> Tag {
    match programme.opening(page.now) {
        Opening::Open if is_soon(page, programme) => Tag { class: "ec-tag--warn", icon: "clock", key: "opening-closes-soon" },
        Opening::Open => Tag { class: "ec-tag--ok", icon: "check", key: Opening::Open.key() },
        Opening::Upcoming => Tag { class: "ec-tag--info", icon: "calendar", key: Opening::Upcoming.key() },
        Opening::Closed => Tag { class: "ec-tag--plain", icon: "lock", key: Opening::Closed.key() },
    }
}

#[must_use]
pub fn is_soon(page: &Page, programme: &Programme) -> bool {
    domain::time::days_left(page.today, programme.last_day) <= SOON_DAYS
}

/// « 22 jours restants », « Ouvre dans 3 jours », « Fermée depuis 5 jours ».
#[must_use]
pub fn distance(page: &Page, programme: &Programme) -> String {
    match programme.opening(page.now) {
        Opening::Open => match domain::time::days_left(page.today, programme.last_day) {
            days if days > 0 => page.t1("opening-days-left", "days", days),
            _ => page.t("opening-last-day"),
        },
        Opening::Upcoming => match domain::time::days_left(page.today, programme.opens_on) {
            days if days > 0 => page.t1("opening-opens-in", "days", days),
            _ => page.t("opening-opens-today"),
        },
        Opening::Closed => match domain::time::days_left(programme.last_day, page.today) {
            days if days > 0 => page.t1("opening-closed-for", "days", days),
            _ => page.t("opening-closed-today"),
        },
    }
}

/// « Ouverte jusqu’au mercredi 15 avril 2026 », « Ouvre le … », « Fermée depuis le … ».
#[must_use]
pub fn sentence(page: &Page, programme: &Programme) -> String {
    let closing = || format::long_closing(page.lang, page.zone, programme.closes_at);
    match programme.opening(page.now) {
        Opening::Open => page.t1("opening-open-until", "date", closing()),
        Opening::Upcoming => page.t1("opening-opens-on", "date", format::long_opening(page.lang, page.zone, programme.opens_at)),
        Opening::Closed => page.t1("opening-closed-since", "date", closing()),
    }
}

/// A count with its plural form, the figure written as people do: the sentence takes `$count` and `$shown`.
#[must_use]
pub fn count(page: &Page, key: &str, n: usize) -> String {
    page.t2(key, "count", n, "shown", format::number(page.lang, i64::try_from(n).unwrap_or(i64::MAX)))
}

/// Whether the institution's name takes « à l’ » rather than « à » before it: `yes` or `no`.
#[must_use]
pub fn elided(name: &str) -> &'static str {
    let first = domain::text::fold_key(name);
    if first.starts_with(['a', 'e', 'i', 'o', 'u']) { "yes" } else { "no" }
}

#[cfg(test)]
mod tests {
    use super::elided;

    #[test]
    fn names_that_start_with_a_vowel_take_an_apostrophe() {
        assert_eq!(elided("Université des Deux-Rives"), "yes");
        assert_eq!(elided("École centrale"), "yes");
        assert_eq!(elided("Nantes Université"), "no");
    }
}
