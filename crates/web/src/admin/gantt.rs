//! The dates of a session drawn over the months: an aid beside the fields, which stay the source.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::ui::field::{Markup, escape};
use crate::ui::{Form, Page, format};

/// Months the style sheet rules lanes for.
const FEWEST: i64 = 3;
const MOST: i64 = 18;

/// What one lane shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Span { from: NaiveDate, to: NaiveDate, is_main: bool },
    Point { on: NaiveDate, is_early: bool },
}

/// The months that are drawn, whole ones, each as wide as the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Months {
    first: NaiveDate,
    count: i64,
}

fn index(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

impl Months {
    /// None when the dates are too far apart to be told from one another.
    fn around(from: NaiveDate, to: NaiveDate) -> Option<Self> {
        let count = (index(to) - index(from) + 1).max(FEWEST);
        (count <= MOST).then_some(Self { first: from.with_day(1)?, count })
    }

    /// Where a day begins, in hundredths of the width.
    fn at(self, day: NaiveDate) -> f64 {
        let days = f64::from(day.num_days_in_month());
        let months = i32::try_from(index(day) - index(self.first)).unwrap_or(0);
        (f64::from(months) + f64::from(day.day0()) / days) / f64::from(i32::try_from(self.count).unwrap_or(1)) * 100.0
    }

    fn holds(self, day: NaiveDate) -> bool {
        (0..self.count).contains(&(index(day) - index(self.first)))
    }

    fn names(self, page: &Page) -> String {
        let month = |n: i64| u32::try_from((i64::from(self.first.month0()) + n) % 12 + 1).unwrap_or(1);
        (0..self.count).map(|n| format!("<span>{}</span>", escape(&format::short_month(page.lang, month(n))))).collect()
    }
}

fn mark(page: &Page, months: Months, mark: Mark) -> String {
    match mark {
        Mark::Span { from, to, is_main } => {
            let (start, end) = (months.at(from), months.at(to.checked_add_days(Days::new(1)).unwrap_or(to)));
            let width = (end - start).max(1.0);
            let class = if is_main { "ec-gantt__bar" } else { "ec-gantt__bar ec-gantt__bar--soft" };
            let bar = format!("<rect class=\"{class}\" x=\"{start:.2}%\" y=\"8\" width=\"{width:.2}%\" height=\"20\" rx=\"5\"/>");
            let words = format!("{} → {}", short(from), short(to));
            if width > 18.0 {
                format!("{bar}<text class=\"ec-gantt__in-bar\" x=\"{:.2}%\" y=\"22\">{words}</text>", start + 1.0)
            } else {
                bar + &label(end, &format!("{} {}", page.t("setup-gantt-until"), short(to)))
            }
        }
        Mark::Point { on, is_early } => {
            let at = months.at(on);
            let class = if is_early { "ec-gantt__pt ec-gantt__pt--warn" } else { "ec-gantt__pt" };
            let point =
                format!("<svg x=\"{at:.2}%\" overflow=\"visible\"><rect class=\"{class}\" x=\"-7\" y=\"11\" width=\"14\" height=\"14\" rx=\"3\"/></svg>");
            point + &label(at + 1.0, &short(on))
        }
    }
}

/// Words after a mark, or before it near the end of the line.
fn label(at: f64, words: &str) -> String {
    if at > 90.0 {
        format!("<text class=\"ec-gantt__lbl ec-gantt__lbl--l\" x=\"{:.2}%\" y=\"22\">{}</text>", at - 4.0, escape(words))
    } else {
        format!("<text class=\"ec-gantt__lbl\" x=\"{:.2}%\" y=\"22\">{}</text>", at + 1.0, escape(words))
    }
}

fn short(day: NaiveDate) -> String {
    day.format("%d/%m").to_string()
}

/// The lanes of what is typed, those without a date left out.
fn lanes(form: &Form) -> Vec<(&'static str, Mark)> {
    let day = |field: &str| format::parse_date(form.value(field).trim());
    let span = |from: Option<NaiveDate>, to: Option<NaiveDate>, is_main| {
        from.zip(to).filter(|(from, to)| from <= to).map(|(from, to)| Mark::Span { from, to, is_main })
    };
    let point = |on: Option<NaiveDate>, after: Option<NaiveDate>| on.map(|on| Mark::Point { on, is_early: after.is_some_and(|after| on < after) });
    let (opening, return_on, jury, publication) = (day("opening"), day("return_on"), day("jury"), day("publication"));
    [
        ("setup-gantt-deposit", span(opening, day("closing"), true)),
        ("setup-gantt-return", span(opening, return_on, false)),
        ("setup-gantt-pre-analysis", point(day("pre_analysis"), opening)),
        ("setup-gantt-jury", point(jury, return_on)),
        ("setup-gantt-publication", point(publication, jury.or(return_on))),
        ("setup-gantt-confirmation", span(publication, day("confirmation"), false).or_else(|| point(day("confirmation"), publication))),
        ("setup-gantt-list", span(publication, day("list_confirmation"), false).or_else(|| point(day("list_confirmation"), publication))),
    ]
    .into_iter()
    .filter_map(|(key, mark)| Some((key, mark?)))
    .collect()
}

fn ends(mark: &Mark) -> [NaiveDate; 2] {
    match *mark {
        Mark::Span { from, to, .. } => [from, to],
        Mark::Point { on, .. } => [on, on],
    }
}

/// The drawing; nothing without dates, or with dates years apart.
#[must_use]
pub fn drawing(page: &Page, form: &Form) -> Markup {
    let lanes = lanes(form);
    let days: Vec<NaiveDate> = lanes.iter().flat_map(|(_, mark)| ends(mark)).collect();
    let months = days.iter().min().zip(days.iter().max()).and_then(|(from, to)| Months::around(*from, *to));
    let Some(months) = months else { return Markup(String::new()) };
    let today = if months.holds(page.today) {
        let at = months.at(page.today);
        format!("<line class=\"ec-gantt__today\" x1=\"{at:.2}%\" x2=\"{at:.2}%\" y1=\"0\" y2=\"36\"/>")
    } else {
        String::new()
    };
    let mut out = format!(
        "<div class=\"ec-gantt ec-gantt--{}\" role=\"region\" tabindex=\"0\" aria-label=\"{}\"><div class=\"ec-gantt__in\" aria-hidden=\"true\"><div class=\"ec-gantt__months\"><span>{}</span>{}</div>",
        months.count,
        escape(&page.t("setup-gantt-label")),
        months.first.year(),
        months.names(page),
    );
    for (key, shown) in lanes {
        out.push_str(&format!(
            "<div class=\"ec-gantt__row\"><span>{}</span><svg class=\"ec-gantt__lane\" width=\"100%\" height=\"36\">{today}{}</svg></div>",
            escape(&page.t(key)),
            mark(page, months, shown),
        ));
    }
    out.push_str("</div></div>");
    Markup(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn days_stand_in_their_month_across_a_new_year() {
        let months = Months::around(day(2025, 11, 15), day(2026, 2, 28)).unwrap();
        assert_eq!((months.first, months.count), (day(2025, 11, 1), 4));
        assert!((months.at(day(2026, 1, 1)) - 50.0).abs() < 0.001);
        assert!((months.at(day(2026, 3, 1)) - 100.0).abs() < 0.001);
        assert!(months.holds(day(2026, 2, 28)) && !months.holds(day(2026, 3, 1)) && !months.holds(day(2025, 10, 31)));
    }

    #[test]
    fn a_short_calendar_has_three_months_and_one_of_years_is_not_drawn() {
        assert_eq!(Months::around(day(2026, 3, 2), day(2026, 3, 9)).unwrap().count, 3);
        assert_eq!(Months::around(day(2024, 3, 2), day(2026, 3, 9)), None);
    }
}
