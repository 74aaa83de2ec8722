//! What every state table shares: its shape, the one way to take a step, and its drawing.

use std::fmt::{Debug, Write as _};

use super::{Effect, Facts, Refusal};

/// A condition read from the facts around a state; the refusal says why the step is not taken.
pub type Guard = fn(&Facts) -> Result<(), Refusal>;

/// One line of a table: in this state, at this event, if all guards hold, go there and do that.
pub struct Row<S: 'static, E: 'static> {
    pub from: S,
    pub event: E,
    pub guards: &'static [(&'static str, Guard)],
    pub to: S,
    pub effects: &'static [Effect],
}

/// Takes the step, or says why not. Of several rows for the same state and event the first whose guards hold is
/// taken; when none holds the refusal of the first row is returned.
pub fn step<S, E>(table: &'static [Row<S, E>], state: S, event: E, facts: &Facts) -> Result<(S, &'static [Effect]), Refusal>
where
    S: Copy + PartialEq,
    E: Copy + PartialEq,
{
    let mut first_refusal = None;
    for row in table.iter().filter(|row| row.from == state && row.event == event) {
        match row.guards.iter().try_for_each(|(_, guard)| guard(facts)) {
            Ok(()) => return Ok((row.to, row.effects)),
            Err(refusal) => {
                first_refusal.get_or_insert(refusal);
            }
        }
    }
    Err(first_refusal.unwrap_or(Refusal::NotInThisState))
}

/// Draws a table as a Mermaid state diagram, so that the documentation cannot disagree with the code.
#[must_use]
pub fn diagram<S: Debug, E: Debug>(title: &str, table: &[Row<S, E>]) -> String {
    let mut out = format!("### {title}\n\n```mermaid\nstateDiagram-v2\n");
    for row in table {
        let guards =
            if row.guards.is_empty() { String::new() } else { format!(" [{}]", row.guards.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")) };
        let effects =
            if row.effects.is_empty() { String::new() } else { format!(" / {}", row.effects.iter().map(Effect::name).collect::<Vec<_>>().join(", ")) };
        let _ = writeln!(out, "    {:?} --> {:?}: {:?}{guards}{effects}", row.from, row.to, row.event);
    }
    out.push_str("```\n");
    out
}
