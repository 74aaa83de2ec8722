//! Random sequences of events over all dimensions at once: what must hold whatever happens.

use domain::application::facts::{By, Facts};
use domain::application::machine::step;
use domain::application::{Acceptance, DecisionKind, Existence, FileStatus, acceptance, existence, file_status};
use proptest::prelude::*;

use super::tables::{favourable, now};

#[derive(Clone, Copy, Debug)]
enum Any {
    Existence(existence::Event),
    File(file_status::Event),
    Acceptance(acceptance::Event),
    Publish(DecisionKind),
    /// Time passes, in hours.
    Wait(i64),
}

fn any_event() -> impl Strategy<Value = (Any, By)> {
    let event = prop_oneof![
        prop::sample::select(existence::Event::ALL).prop_map(Any::Existence),
        prop::sample::select(file_status::Event::ALL).prop_map(Any::File),
        prop::sample::select(acceptance::Event::ALL).prop_map(Any::Acceptance),
        prop::sample::select(DecisionKind::ALL).prop_map(Any::Publish),
        (1_i64..40).prop_map(Any::Wait),
    ];
    (event, prop_oneof![Just(By::Applicant), Just(By::Staff), Just(By::System)])
}

proptest! {
    #[test]
    fn no_sequence_breaks_the_promises(events in prop::collection::vec(any_event(), 1..60)) {
        let mut facts = Facts { published: None, ..favourable() };
        for (event, by) in events {
            facts.by = by;
            let before = facts.clone();
            match event {
                Any::Wait(hours) => facts.now += chrono::TimeDelta::hours(hours),
                Any::Publish(kind) if facts.existence == Existence::Active => {
                    facts.published = Some(kind);
                    facts.has_decision = true;
                    facts.acceptance = Acceptance::Unanswered;
                }
                Any::Publish(_) => {}
                Any::Existence(event) => if let Ok((to, _)) = step(existence::TABLE, facts.existence, event, &facts) {
                    if event == existence::Event::Cancel {
                        // Nobody can cancel once a decision is published.
                        prop_assert!(before.published.is_none());
                        facts.undo_until = Some(facts.now + chrono::TimeDelta::minutes(10));
                    }
                    facts.existence = to;
                },
                Any::File(event) => if let Ok((to, _)) = step(file_status::TABLE, facts.file_status, event, &facts) {
                    // Nothing moves in an application that is cancelled or archived.
                    prop_assert_eq!(before.existence, Existence::Active);
                    if event == file_status::Event::Submit {
                        prop_assert!(before.file_status.is_open());
                        prop_assert!(by != By::Applicant || before.now < before.return_ends);
                    }
                    facts.file_status = to;
                },
                Any::Acceptance(event) => if let Ok((to, _)) = step(acceptance::TABLE, facts.acceptance, event, &facts) {
                    if to == Acceptance::Confirmed && event == acceptance::Event::Confirm {
                        // Only a published favourable decision can be confirmed, by applicants in time only.
                        prop_assert_eq!(before.published, Some(DecisionKind::Favourable));
                        prop_assert!(by != By::Applicant || before.confirmation_ends.is_none_or(|end| before.now < end));
                    }
                    facts.acceptance = to;
                },
            }
            prop_assert!(facts.now >= now());
            prop_assert!(FileStatus::ALL.contains(&facts.file_status));
        }
    }
}
