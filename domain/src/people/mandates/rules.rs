//! These rules say who can be appointed.

use crate::{
    FieldErrors, Problem,
    base::{form, values},
};

/// The most characters of a mandate.
pub const LONGEST_MANDATE: usize = 1800;
/// The most characters of the reason to appoint somebody from sales or marketing.
pub const LONGEST_REASON: usize = 500;

/// Reads the reason to appoint somebody from sales or marketing, as typed in the fields `in_sales` (`yes` or
/// `no`) and `sales_reason`; an empty text for everybody else.
///
/// # Errors
/// The problem with either field.
pub(crate) fn sales_reason(in_sales: &str, reason: &str) -> Result<String, FieldErrors> {
    match in_sales {
        "no" => Ok(String::new()),
        "yes" => form::one("sales_reason", values::prose(reason, LONGEST_REASON)),
        "" => Err(FieldErrors::one("in_sales", Problem::NotChosen)),
        _ => Err(FieldErrors::one("in_sales", Problem::NotAChoice)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_somebody_from_sales_needs_a_reason_and_nobody_else_gets_one() {
        let wrong = |field, problem| Err(FieldErrors::one(field, problem));
        assert_eq!(sales_reason("no", "Toch geschreven"), Ok(String::new()));
        assert_eq!(sales_reason("yes", " Daarom "), Ok("Daarom".to_owned()));
        assert_eq!(
            sales_reason("yes", " "),
            wrong("sales_reason", Problem::Missing)
        );
        let long = "x".repeat(LONGEST_REASON + 1);
        assert_eq!(
            sales_reason("yes", &long),
            wrong("sales_reason", Problem::TooLong(LONGEST_REASON))
        );
        assert_eq!(
            sales_reason("", "Daarom"),
            wrong("in_sales", Problem::NotChosen)
        );
        assert_eq!(
            sales_reason("maybe", ""),
            wrong("in_sales", Problem::NotAChoice)
        );
    }
}
