//! Who can be appointed.

use crate::{FieldErrors, Problem, base::values};

/// The most characters of a mandate.
pub const LONGEST_MANDATE: usize = 1800;
/// The most characters of the reason to appoint somebody from sales or marketing.
pub const LONGEST_REASON: usize = 500;

/// Why somebody from sales or marketing is appointed, as it was typed in the fields `in_sales` (`yes` or
/// `no`) and `sales_reason`; an empty text for everybody else. Nothing when something is wrong, which is
/// noted in `errors`.
pub(crate) fn sales_reason(
    errors: &mut FieldErrors,
    in_sales: &str,
    reason: &str,
) -> Option<String> {
    match in_sales {
        "no" => Some(String::new()),
        "yes" => errors.take("sales_reason", values::prose(reason, LONGEST_REASON)),
        "" => {
            errors.add("in_sales", Problem::NotChosen);
            None
        }
        _ => {
            errors.add("in_sales", Problem::NotAChoice);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(in_sales: &str, reason: &str) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        sales_reason(&mut errors, in_sales, reason).ok_or(errors)
    }

    #[test]
    fn only_somebody_from_sales_needs_a_reason_and_nobody_else_gets_one() {
        let wrong = |field, problem| Err(FieldErrors::one(field, problem));
        assert_eq!(parsed("no", "Toch geschreven"), Ok(String::new()));
        assert_eq!(parsed("yes", " Daarom "), Ok("Daarom".to_owned()));
        assert_eq!(parsed("yes", " "), wrong("sales_reason", Problem::Missing));
        let long = "x".repeat(LONGEST_REASON + 1);
        assert_eq!(
            parsed("yes", &long),
            wrong("sales_reason", Problem::TooLong(LONGEST_REASON))
        );
        assert_eq!(parsed("", "Daarom"), wrong("in_sales", Problem::NotChosen));
        assert_eq!(parsed("maybe", ""), wrong("in_sales", Problem::NotAChoice));
    }
}
