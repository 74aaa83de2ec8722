//! Where a form may answer otherwise than the rule says, each with its reason.

/// The attack, the route, part of the complaint that is expected (empty = any), and why that is right.
pub const EXCEPTIONS: &[(&str, &str, &str, &str)] = &[];

/// Whether a complaint is expected.
pub fn is_expected(attack: &str, route: &str, complaint: &str) -> bool {
    EXCEPTIONS.iter().any(|(kind, at, part, _)| *kind == attack && *at == route && complaint.contains(part))
}
