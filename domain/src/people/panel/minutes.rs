//! The minutes a month that a member gives.

use crate::{Problem, Result};

/// The most minutes a month that a member can give.
pub const MOST_MONTHLY_MINUTES: i64 = 120;

/// Reads the minutes a month that somebody typed; 0 means none for now.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::NotInRange`].
pub fn monthly_minutes(text: &str) -> Result<i64, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    match text.parse() {
        Ok(minutes @ 0..=MOST_MONTHLY_MINUTES) => Ok(minutes),
        _ => Err(Problem::NotInRange(0, MOST_MONTHLY_MINUTES)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn from_nothing_to_two_hours_can_be_given(minutes in -10_i64..200) {
            let parsed = monthly_minutes(&format!(" {minutes} "));
            let right = (0..=120).contains(&minutes);
            prop_assert_eq!(parsed, if right { Ok(minutes) } else { Err(Problem::NotInRange(0, 120)) });
        }
    }
}
