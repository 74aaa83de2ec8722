//! Figures as they stand in the table.

/// A count as a number to divide.
pub fn of(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// So many digits that three of them mean something.
pub fn short(value: f64) -> String {
    let digits = match value.abs() {
        v if v >= 99.5 => 0,
        v if v >= 9.95 => 1,
        v if v >= 0.995 => 2,
        _ => 3,
    };
    format!("{value:.digits$}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn three_digits_are_kept() {
        assert_eq!([123.4, 12.34, 1.234, 0.1234, 0.0].map(super::short), ["123", "12.3", "1.23", "0.123", "0.000"]);
    }
}
