//! The tables, in Markdown.

use std::fmt::Write as _;

use crate::figures::short;
use crate::measure::{APPLICATION, CATALOGUE, Extent, LIST, Measured, PROGRAMME, Run};

/// What stands below this line in the page is written by people and kept.
pub const NOTES: &str = "## What is lost, and why";

struct Table(String);

impl Table {
    fn new(heads: &[&str]) -> Self {
        let mut table = Self(String::new());
        table.row(heads.iter().map(|head| (*head).to_owned()));
        table.row(heads.iter().map(|_| "---".to_owned()));
        table
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells: Vec<String> = cells.into_iter().collect();
        let _ = writeln!(self.0, "| {} |", cells.join(" | "));
    }
}

/// The whole page but the notes.
pub fn page(all: &[Measured], extent: &Extent, machine: &str) -> String {
    let [few, many] = extent.applications.map(thousands);
    let mut out = format!(
        "# Budgets and what is measured\n\n\
         Written by `cargo xtask bench`, which starts the release build and nginx on one machine, one engine after the other. Times swing with\n\
         what else a machine does; processor milliseconds of the server (user and system time of its process over the run) swing least.\n\
         Both engines commit durably. Server and nginx write their usual log line for each request.\n\n\
         Measured on {machine}. The driver runs on the same processors.\n\n"
    );
    out.push_str(&budgets(all, &many));
    let _ = write!(
        out,
        "\n## Pages under load\n\nClosed loop: every connection asks again as soon as it is answered. {many} applications, 2,000 programmes.\n\n{}",
        runs(all)
    );
    let _ = write!(
        out,
        "\n## Pages as the data grows\n\nMedian milliseconds of one request after the other, the least disturbed of five rounds, at {few} and at {many} applications; no page may take twice as long.\n\n{}",
        growth(all, &few, &many)
    );
    out
}

fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn budgets(all: &[Measured], many: &str) -> String {
    let heads: Vec<&str> = ["what", "budget on 2 cores"].into_iter().chain(all.iter().map(|measured| measured.engine.name())).collect();
    let mut table = Table::new(&heads);
    let mut row = |what: &str, budget: &str, value: &dyn Fn(&Measured) -> String| {
        table.row([what.to_owned(), budget.to_owned()].into_iter().chain(all.iter().map(value)));
    };
    row("catalogue of 2,000 programmes, first page", "≤ 0.05 ms CPU", &|m| format!("{} ms ({} KB)", cpu(m, CATALOGUE), m.catalogue_bytes / 1000));
    row("the same bytes from nginx as a static file", "≥ 40 % of its requests per second", &beside_nginx);
    row("programme page", "≤ 0.15 ms CPU", &|m| format!("{} ms", cpu(m, PROGRAMME)));
    row("signed-in application page", "≤ 0.5 ms CPU", &|m| format!("{} ms", cpu(m, APPLICATION)));
    row("the same, 200 requests per second over 64 connections, open loop", "p50 ≤ 3 ms, p99 ≤ 25 ms", &|m| {
        format!("p50 {} ms, p99 {} ms", short(m.open.median()), short(m.open.p99()))
    });
    row(&format!("manager’s list of 50 rows out of {many}, filtered and sorted"), "≤ 7 ms CPU, ≤ 40 ms wall", &|m| {
        let alone = at(&m.runs, LIST, 1).map_or(0.0, |run| run.times.median());
        format!("{} ms CPU, {} ms wall", cpu(m, LIST), short(alone))
    });
    row("whole flow: apply, deposit a 1 MB PDF, submit", "≤ 15 ms CPU in the server", &|m| {
        format!("{} ms; {} ms in PDF children, {} ms of jobs afterwards", short(m.flow.server), short(m.flow.children), short(m.flow.backlog))
    });
    row("the same, sixteen people at a time", "≥ 50 per second (SQLite), ≥ 30 (PostgreSQL)", &|m| {
        format!("{} per second; p50 {} ms ({} flows)", short(m.flow.per_second), short(m.flow.times.median()), m.flow.count)
    });
    row("sign-in", "the hash + 1 ms CPU", &|m| format!("{} ms, of which the hash {} ms", short(m.sign_in.cpu), short(m.sign_in.hash)));
    row("other pages while 100 people sign in at once", "p99 ≤ 25 ms", &|m| {
        format!("p99 {} ms (the crowd is in after {} s)", short(m.sign_in.meanwhile.p99()), short(m.sign_in.crowd_seconds))
    });
    row("first applicant page: HTML + CSS + JS, compressed", "≤ 70 KB", &|m| {
        let kb = |bytes: usize| short(crate::figures::of(bytes) / 1000.0);
        format!("{} KB ({} + {} + {})", kb(m.weight.html + m.weight.css + m.weight.js), kb(m.weight.html), kb(m.weight.css), kb(m.weight.js))
    });
    row("second visit: the HTML alone", "≤ 30 KiB", &|m| format!("{} KiB", kib(m.weight.html)));
    row("font", "≤ 40 KiB", &|m| format!("{} KiB", kib(m.weight.font)));
    row("memory of the process at its largest", "≤ 150 MiB", &|m| format!("{} MiB", short(m.memory)));
    row("start to first answer", "≤ 300 ms", &|m| format!("{} ms", m.start.as_millis()));
    row(&format!("pages at {many} applications"), "≤ twice the time at 1,000", &|m| {
        let worst = m.growth.iter().map(|(name, few, many)| (many / few, *name)).max_by(|a, b| a.0.total_cmp(&b.0));
        worst.map_or_else(String::new, |(ratio, name)| format!("× {} at worst ({name})", short(ratio)))
    });
    row(&format!("`demo load --size large`: {many} applications, 1,000,000 documents"), "≤ 180 s", &|m| format!("{} s", short(m.load_seconds)));
    table.0
}

fn kib(bytes: usize) -> String {
    short(crate::figures::of(bytes) / 1024.0)
}

fn at<'a>(runs: &'a [Run], page: &str, connections: usize) -> Option<&'a Run> {
    runs.iter().find(|run| run.page == page && run.connections == connections)
}

/// At sixteen connections, where neither side waits for the other.
fn cpu(measured: &Measured, page: &str) -> String {
    at(&measured.runs, page, 16).map_or_else(String::new, |run| short(run.cpu))
}

fn beside_nginx(measured: &Measured) -> String {
    let share =
        |connections| Some((at(&measured.runs, CATALOGUE, connections)?.times.per_second(), at(&measured.nginx, CATALOGUE, connections)?.times.per_second()));
    share(16).map_or_else(String::new, |(ours, theirs)| format!("{} % ({} against {} per second)", short(100.0 * ours / theirs), short(ours), short(theirs)))
}

fn runs(all: &[Measured]) -> String {
    let mut table = Table::new(&["page", "served by", "connections", "requests per second", "p50 ms", "p99 ms", "CPU ms per request"]);
    for measured in all {
        let named = measured.runs.iter().map(|run| (run, measured.engine.name())).chain(measured.nginx.iter().map(|run| (run, "nginx")));
        for (run, by) in named {
            let times = &run.times;
            table.row([
                run.page.to_owned(),
                by.to_owned(),
                run.connections.to_string(),
                short(times.per_second()),
                short(times.median()),
                short(times.p99()),
                short(run.cpu),
            ]);
        }
    }
    table.0
}

fn growth(all: &[Measured], few: &str, many: &str) -> String {
    let mut heads = vec!["page".to_owned()];
    for measured in all {
        let engine = measured.engine.name();
        heads.extend([format!("{engine}, {few}"), format!("{engine}, {many}"), "×".to_owned()]);
    }
    let mut table = Table::new(&heads.iter().map(String::as_str).collect::<Vec<_>>());
    let pages = all.first().map(|measured| measured.growth.len()).unwrap_or_default();
    for number in 0..pages {
        let mut cells = Vec::new();
        for (name, few, many) in all.iter().filter_map(|measured| measured.growth.get(number)) {
            if cells.is_empty() {
                cells.push((*name).to_owned());
            }
            cells.extend([short(*few), short(*many), short(many / few)]);
        }
        table.row(cells);
    }
    table.0
}

/// What the page said below its tables before, or an empty section.
pub fn notes(before: &str) -> String {
    before.find(NOTES).map_or_else(|| format!("{NOTES}\n\nNothing was written here yet.\n"), |at| before[at..].to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_are_told_apart_and_notes_kept() {
        assert_eq!([999, 1_000, 100_000].map(super::thousands), ["999", "1,000", "100,000"]);
        assert_eq!(super::notes("# x\n\n## What is lost, and why\n\nwhy\n"), "## What is lost, and why\n\nwhy\n");
    }
}
