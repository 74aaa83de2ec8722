//! Every state × every event of each table, and the diagrams drawn from the same tables.

use std::fmt::{Debug, Write as _};

use chrono::{NaiveDate, TimeDelta};
use domain::application::facts::{By, Facts};
use domain::application::machine::{Row, diagram, step};
use domain::application::{Acceptance, DecisionKind, Existence, FileStatus, Refusal, acceptance, decision, document, existence, file_status, treatment};
use domain::time::Instant;

pub fn now() -> Instant {
    "2026-04-10T10:00:00Z".parse().unwrap()
}

/// Facts under which every guard holds.
pub fn favourable() -> Facts {
    let today = NaiveDate::from_ymd_opt(2026, 4, 10).unwrap();
    Facts {
        now: now(),
        by: By::Applicant,
        existence: Existence::Active,
        file_status: FileStatus::Waiting,
        acceptance: Acceptance::Unanswered,
        published: None,
        has_decision: false,
        has_unpublished: false,
        is_electronic: true,
        return_ends: now() + TimeDelta::days(3),
        confirmation_ends: Some(now() + TimeDelta::days(3)),
        undo_until: Some(now() + TimeDelta::minutes(5)),
        missing: 0,
        cancel_only_while_waiting: false,
        campaign_archived: false,
        has_file: true,
        status_day: Some(today),
        today,
    }
}

fn walk<S: Copy + PartialEq + Debug, E: Copy + PartialEq + Debug>(
    name: &str,
    table: &'static [Row<S, E>],
    states: &[S],
    events: &[E],
    facts: &Facts,
) -> String {
    let mut out = format!("{name}\n");
    for state in states {
        for event in events {
            let outcome = match step(table, *state, *event, facts) {
                Ok((to, effects)) => {
                    let effects: Vec<String> = effects.iter().map(domain::application::Effect::name).collect();
                    format!("-> {to:?} [{}]", effects.join(", "))
                }
                Err(refusal) => format!("refused: {refusal:?}"),
            };
            let _ = writeln!(out, "  {state:?} x {event:?} {outcome}");
        }
    }
    out
}

const DOCUMENTS: &[document::DocumentStatus] = document::DocumentStatus::ALL;
use domain::application::document::DocumentStatus;

/// What every table does in every state at every event when nothing stands in the way.
#[test]
fn every_state_meets_every_event() {
    let facts = favourable();
    let admitted = Facts { published: Some(DecisionKind::Favourable), ..favourable() };
    let walked = [
        walk("existence", existence::TABLE, Existence::ALL, existence::Event::ALL, &facts),
        walk("treatment", treatment::TABLE, treatment::STATES, treatment::Event::ALL, &facts),
        walk("file status", file_status::TABLE, FileStatus::ALL, file_status::Event::ALL, &facts),
        walk("document", document::TABLE, DOCUMENTS, document::Event::ALL, &facts),
        walk("decision", decision::TABLE, domain::application::DecisionState::ALL, decision::Event::ALL, &facts),
        walk("acceptance", acceptance::TABLE, Acceptance::ALL, acceptance::Event::ALL, &admitted),
    ]
    .join("\n");
    insta::assert_snapshot!("tables", walked);
}

/// Facts that make exactly one guard fail, with the refusal that must come out.
fn obstacles() -> Vec<(&'static str, Facts, Refusal)> {
    let f = favourable;
    vec![
        ("alive", Facts { existence: Existence::Cancelled, ..f() }, Refusal::Cancelled),
        ("alive", Facts { campaign_archived: true, ..f() }, Refusal::Archived),
        ("electronic", Facts { is_electronic: false, ..f() }, Refusal::PaperProcedure),
        ("before the return date", Facts { now: f().return_ends, ..f() }, Refusal::ReturnDateOver),
        ("nothing missing", Facts { missing: 1, ..f() }, Refusal::SomethingMissing),
        ("day given, not in the future", Facts { status_day: None, ..f() }, Refusal::DayMissing),
        ("day given, not in the future", Facts { status_day: f().today.succ_opt(), ..f() }, Refusal::DayInFuture),
        ("no published decision", Facts { published: Some(DecisionKind::Unfavourable), ..f() }, Refusal::DecisionPublished),
        ("waiting, where required", Facts { cancel_only_while_waiting: true, file_status: FileStatus::Received, ..f() }, Refusal::OnlyWhileWaiting),
        ("within the undo delay", Facts { undo_until: Some(now()), ..f() }, Refusal::UndoTimeOver),
        ("by staff", f(), Refusal::NotInThisState),
        ("campaign under way", Facts { campaign_archived: true, ..f() }, Refusal::Archived),
        ("settled", Facts { undo_until: None, ..f() }, Refusal::NotSettled),
        ("settled", Facts { existence: Existence::Cancelled, ..f() }, Refusal::NotSettled),
        ("settled", Facts { published: Some(DecisionKind::Unfavourable), has_unpublished: true, undo_until: None, ..f() }, Refusal::NotSettled),
        ("favourable, published", Facts { published: Some(DecisionKind::ComplementaryList), ..f() }, Refusal::NotFavourable),
        ("before the confirmation date", Facts { confirmation_ends: Some(now()), ..f() }, Refusal::ConfirmationDateOver),
        ("confirmation date over", favourable(), Refusal::ConfirmationDateNotOver),
        ("something deposited", Facts { has_file: false, ..f() }, Refusal::NotInThisState),
        ("file waiting or incomplete", Facts { file_status: FileStatus::Received, ..f() }, Refusal::NotInThisState),
    ]
}

/// One guard made to fail, and the refusal that comes of it.
type Spoil = (&'static str, fn(&mut Facts), Refusal);

/// For each guard a change of the facts under which it holds no longer, while the others still do.
const SPOILS: &[Spoil] = &[
    ("alive", |f| f.existence = Existence::Cancelled, Refusal::Cancelled),
    ("alive", |f| f.existence = Existence::Archived, Refusal::Archived),
    ("alive", |f| f.campaign_archived = true, Refusal::Archived),
    ("electronic", |f| f.is_electronic = false, Refusal::PaperProcedure),
    ("before the return date", |f| f.return_ends = f.now, Refusal::ReturnDateOver),
    ("nothing missing", |f| f.missing = 1, Refusal::SomethingMissing),
    ("day given, not in the future", |f| f.status_day = None, Refusal::DayMissing),
    ("day given, not in the future", |f| f.status_day = f.today.succ_opt(), Refusal::DayInFuture),
    ("no published decision", |f| f.published = Some(DecisionKind::Unfavourable), Refusal::DecisionPublished),
    ("waiting, where required", |f| (f.cancel_only_while_waiting, f.by, f.has_decision) = (true, By::Staff, true), Refusal::OnlyWhileWaiting),
    ("within the undo delay", |f| f.undo_until = Some(f.now), Refusal::UndoTimeOver),
    ("by staff", |f| f.by = By::Applicant, Refusal::NotInThisState),
    ("campaign under way", |f| f.campaign_archived = true, Refusal::Archived),
    ("settled", |f| f.undo_until = Some(f.now + TimeDelta::minutes(5)), Refusal::NotSettled),
    ("favourable, published", |f| f.published = Some(DecisionKind::ComplementaryList), Refusal::NotFavourable),
    ("before the confirmation date", |f| f.confirmation_ends = Some(f.now), Refusal::ConfirmationDateOver),
    ("confirmation date over", |f| f.confirmation_ends = None, Refusal::ConfirmationDateNotOver),
    ("something deposited", |f| f.has_file = false, Refusal::NotInThisState),
    ("file waiting or incomplete", |f| f.file_status = FileStatus::Received, Refusal::NotInThisState),
];

/// Facts that let each row of each table through: the first of these does.
fn letting_through() -> [Facts; 4] {
    let admitted = Facts { published: Some(DecisionKind::Favourable), ..favourable() };
    let silent = Facts { confirmation_ends: Some(now()), ..admitted.clone() };
    let refused = Facts { by: By::Staff, published: Some(DecisionKind::Unfavourable), undo_until: None, ..favourable() };
    [favourable(), admitted, silent, refused]
}

/// Every row with each of its guards failing alone.
fn refused<S: Copy + PartialEq + Debug, E: Copy + PartialEq + Debug>(name: &str, table: &'static [Row<S, E>]) -> String {
    let mut out = format!("{name}\n");
    for row in table.iter().filter(|row| !row.guards.is_empty()) {
        let fine = letting_through().into_iter().find(|facts| step(table, row.from, row.event, facts).is_ok());
        let Some(fine) = fine else { unreachable!("nothing lets {:?} x {:?} through", row.from, row.event) };
        for (guard, _) in row.guards {
            let mut spoils = SPOILS.iter().filter(|(name, ..)| name == guard).peekable();
            assert!(spoils.peek().is_some(), "nothing makes « {guard} » fail");
            for (_, spoil, refusal) in spoils {
                let mut facts = fine.clone();
                spoil(&mut facts);
                assert_eq!(step(table, row.from, row.event, &facts).map(|(to, _)| to).err(), Some(*refusal), "{:?} x {:?}: « {guard} »", row.from, row.event);
                let _ = writeln!(out, "  {:?} x {:?} without « {guard} » refused: {refusal:?}", row.from, row.event);
            }
        }
    }
    out
}

/// What every row refuses, and how, when one of its guards fails and all the others hold.
#[test]
fn every_guard_of_every_row_refuses_alone() {
    let walked = [
        refused("existence", existence::TABLE),
        refused("treatment", treatment::TABLE),
        refused("file status", file_status::TABLE),
        refused("document", document::TABLE),
        refused("decision", decision::TABLE),
        refused("acceptance", acceptance::TABLE),
    ]
    .join("\n");
    insta::assert_snapshot!("guards", walked);
}

fn guard_of<S, E>(table: &'static [Row<S, E>], name: &str) -> Vec<&'static domain::application::machine::Guard> {
    table.iter().flat_map(|row| row.guards.iter()).filter(|(n, _)| *n == name).map(|(_, guard)| guard).collect()
}

#[test]
fn every_guard_can_fail_and_says_why() {
    let mut seen = std::collections::BTreeSet::new();
    for (name, facts, refusal) in obstacles() {
        let mut guards = guard_of(existence::TABLE, name);
        guards.extend(guard_of(file_status::TABLE, name));
        guards.extend(guard_of(document::TABLE, name));
        guards.extend(guard_of(acceptance::TABLE, name));
        assert!(!guards.is_empty(), "no table has the guard « {name} »");
        for guard in guards {
            assert_eq!(guard(&facts), Err(refusal), "{name}");
        }
        seen.insert(name);
    }
    let all = |names: Vec<&'static str>| names.into_iter().collect::<std::collections::BTreeSet<_>>();
    let mut declared = all(existence::TABLE.iter().flat_map(|r| r.guards).map(|(n, _)| *n).collect());
    declared.extend(file_status::TABLE.iter().flat_map(|r| r.guards).map(|(n, _)| *n));
    declared.extend(document::TABLE.iter().flat_map(|r| r.guards).map(|(n, _)| *n));
    declared.extend(acceptance::TABLE.iter().flat_map(|r| r.guards).map(|(n, _)| *n));
    assert_eq!(declared, seen, "a guard without a test, or a test without its guard");
}

#[test]
fn staff_are_bound_by_no_date_and_the_system_submits_late() {
    for by in [By::Staff, By::System] {
        let late = Facts { by, now: favourable().return_ends + TimeDelta::days(30), ..favourable() };
        assert!(step(file_status::TABLE, FileStatus::Waiting, file_status::Event::Submit, &late).is_ok(), "{by:?}");
    }
}

// rule: 79
#[test]
fn after_the_confirmation_date_only_staff_change_an_answer() {
    let admitted = Facts { published: Some(DecisionKind::Favourable), ..favourable() };
    let late = |by| Facts { by, now: now() + TimeDelta::days(4), ..admitted.clone() };
    for (answer, event) in [(Acceptance::Unanswered, acceptance::Event::Confirm), (Acceptance::Confirmed, acceptance::Event::Withdraw)] {
        assert!(step(acceptance::TABLE, answer, event, &admitted).is_ok(), "{event:?} in time");
        assert_eq!(step(acceptance::TABLE, answer, event, &late(By::Applicant)).map(|_| ()), Err(Refusal::ConfirmationDateOver), "{event:?}");
        assert!(step(acceptance::TABLE, answer, event, &late(By::Staff)).is_ok(), "{event:?} by staff");
    }
}

/// What is cancelled for good, withdrawn for good or refused may be put away and taken out again; by staff alone.
#[test]
fn staff_put_away_what_is_settled() {
    let staff = Facts { by: By::Staff, undo_until: None, ..favourable() };
    let put_away = |state, facts: &Facts| step(existence::TABLE, state, existence::Event::Archive, facts).map(|(to, _)| to);
    assert_eq!(put_away(Existence::Active, &staff), Err(Refusal::NotSettled), "somebody still works on it");
    let cancelled = Facts { existence: Existence::Cancelled, ..staff.clone() };
    assert_eq!(put_away(Existence::Cancelled, &cancelled), Ok(Existence::Archived));
    // A decision on its way to what is cancelled is released to nobody.
    assert_eq!(put_away(Existence::Cancelled, &Facts { has_unpublished: true, ..cancelled }), Ok(Existence::Archived));
    for settled in [
        Facts { published: Some(DecisionKind::Unfavourable), ..staff.clone() },
        Facts { published: Some(DecisionKind::Favourable), acceptance: Acceptance::Withdrawn, ..staff.clone() },
    ] {
        assert_eq!(put_away(Existence::Active, &settled), Ok(Existence::Archived));
        let appealed = Facts { has_unpublished: true, ..settled.clone() };
        assert_eq!(put_away(Existence::Active, &appealed), Err(Refusal::NotSettled), "another decision is on its way");
        assert_eq!(put_away(Existence::Active, &Facts { by: By::Applicant, ..settled }), Err(Refusal::NotInThisState));
    }
    let back = |event| step(existence::TABLE, Existence::Archived, event, &Facts { existence: Existence::Archived, ..staff.clone() }).map(|(to, _)| to);
    assert_eq!(back(existence::Event::Restore), Ok(Existence::Active));
    assert_eq!(back(existence::Event::RestoreCancelled), Ok(Existence::Cancelled));
}

/// The delay to change one's mind binds applicants; staff reopen as long as the campaign goes on.
#[test]
fn staff_reopen_after_the_undo_delay() {
    let late = Facts { existence: Existence::Cancelled, undo_until: Some(now()), ..favourable() };
    let undo = |event, facts: &Facts| step(existence::TABLE, Existence::Cancelled, event, facts).map(|(to, _)| to);
    assert_eq!(undo(existence::Event::UndoCancel, &late), Err(Refusal::UndoTimeOver));
    let staff = Facts { by: By::Staff, ..late };
    assert_eq!(undo(existence::Event::Reopen, &staff), Ok(Existence::Active));
    assert_eq!(undo(existence::Event::Reopen, &Facts { campaign_archived: true, ..staff }), Err(Refusal::Archived));
}

#[test]
fn what_cannot_be_reviewed_stays_as_it_is() {
    let nothing = Facts { has_file: false, ..favourable() };
    for event in [document::Event::ReviewValidate, document::Event::ReviewRefuse, document::Event::ReviewReset, document::Event::ReviewWait] {
        for status in [DocumentStatus::Waiting, DocumentStatus::NotConcerned] {
            assert_eq!(step(document::TABLE, status, event, &nothing).map(|_| ()), Err(Refusal::NotInThisState));
        }
    }
}

/// The page `docs/reference/states.md` is drawn from the tables; `UPDATE_DOCS=1` writes it anew.
#[test]
#[expect(clippy::disallowed_methods, reason = "a switch for people, not configuration")]
fn the_diagrams_of_the_documentation_are_current() {
    let page = [
        "# States of an application\n\nDrawn from the tables in `crates/domain/src/application`; do not edit by hand.\n".to_owned(),
        diagram("Existence", existence::TABLE),
        diagram("File status", file_status::TABLE),
        diagram("Document", document::TABLE),
        diagram("Decision", decision::TABLE),
        diagram("Acceptance", acceptance::TABLE),
        treatment_table(),
    ]
    .join("\n");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/states.md");
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(path, &page).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), page, "run the tests with UPDATE_DOCS=1 and commit docs/reference/states.md");
}

/// The treatment's states are pairs; a list reads better than a diagram.
fn treatment_table() -> String {
    let name = |t: &treatment::Treatment| format!("{:?}{}", t.kind, if t.validated { ", validated" } else { "" });
    let mut out = "### Treatment type\n\n| from | event | to | effects |\n|---|---|---|---|\n".to_owned();
    for row in treatment::TABLE {
        let effects: Vec<String> = row.effects.iter().map(domain::application::Effect::name).collect();
        let _ = writeln!(out, "| {} | {:?} | {} | {} |", name(&row.from), row.event, name(&row.to), effects.join(", "));
    }
    out
}
