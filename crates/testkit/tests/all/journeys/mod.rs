//! The five manuals as stories in one process, on both engines: an applicant without script, managers and committee
//! members beside them, every mail read, every delay ended by moving the clock.
//!
//! Labels in these files are the manuals' own and stand as people read them. What a journey cannot walk yet is named in
//! its `PENDING` list, never dropped.

mod aix_marseille;
mod desk;
mod osu_pytheas;
mod perpignan;
mod poitiers;
mod post;
mod steps;
mod university;
mod utt;

/// A leg of a manual that waits for a function: what the person does there, and what it needs.
type Pending = (&'static str, &'static str);

const SIGN_ON: &str = "the institution's sign-on";
const YEARLY: &str = "accounts that last one campaign";

/// Every journey says what it leaves out, and why, in the words of this file.
#[test]
fn every_pending_leg_names_what_it_waits_for() {
    let lists: [(&str, &[Pending]); 5] = [
        ("aix_marseille", aix_marseille::PENDING),
        ("osu_pytheas", osu_pytheas::PENDING),
        ("perpignan", perpignan::PENDING),
        ("utt", utt::PENDING),
        ("poitiers", poitiers::PENDING),
    ];
    for (journey, legs) in lists {
        for (leg, needs) in legs {
            assert!([SIGN_ON, YEARLY].contains(needs), "{journey}: « {leg} » waits for {needs}");
            eprintln!("pending in {journey}: {leg} ({needs})");
        }
        assert!(legs.iter().any(|(_, needs)| *needs == SIGN_ON), "{journey}: every manual begins with the sign-on");
    }
}
