//! Reading forms: typed text becomes values, and every problem is reported at once, field by field, in the
//! order of the form.
//!
//! ```text
//! let verdict = typed.verdict.parse();
//! let reason = match verdict {
//!     Ok(Verdict::No) => values::prose(&typed.reason, LONGEST),     // a field that depends on another one
//!     _ => values::optional(&typed.reason, |text| values::prose(text, LONGEST)),
//! };
//! let ((), verdict, reason, answers) = form::read((
//!     ("sure", form::rule(typed.sure == "yes", Problem::NotChosen)), // a field that gives no value
//!     ("verdict", verdict),
//!     ("reason", reason),
//!     form::each(typed.answers.iter().map(answer)),                  // a field that comes again and again
//! ))?;
//! let text = form::one("text", values::prose(&typed.text, LONGEST))?; // a form of one field
//! ```
//!
//! Each part is a field with its parsed value or problem, or the result of another [`read`], [`each`] or
//! [`one`]: a form can be read in pieces. A check that needs two values is made between their results, before
//! they are read.

use crate::{FieldErrors, Problem};
use std::borrow::Cow;

/// A part of a form: one field, or several that were read already.
pub trait Part {
    /// The type of its value.
    type Value;

    /// Returns the value; when something is wrong, adds it to `errors` and returns nothing.
    fn take(self, errors: &mut FieldErrors) -> Option<Self::Value>;
}

impl<F: Into<Cow<'static, str>>, T> Part for (F, Result<T, Problem>) {
    type Value = T;

    fn take(self, errors: &mut FieldErrors) -> Option<T> {
        let (field, parsed) = self;
        parsed.map_err(|problem| errors.add(field, problem)).ok()
    }
}

impl<T> Part for Result<T, FieldErrors> {
    type Value = T;

    fn take(self, errors: &mut FieldErrors) -> Option<T> {
        self.map_err(|wrong| errors.extend(wrong)).ok()
    }
}

/// Parts of different types: a tuple of two to eight.
pub trait Parts {
    /// The tuple of their values.
    type Values;

    /// As [`read`].
    ///
    /// # Errors
    /// As [`read`].
    fn read(self) -> Result<Self::Values, FieldErrors>;
}

macro_rules! tuples {
    ($($part:ident: $Part:ident),+) => {
        impl<$($Part: Part),+> Parts for ($($Part),+) {
            type Values = ($($Part::Value),+);

            fn read(self) -> Result<Self::Values, FieldErrors> {
                let mut errors = FieldErrors::default();
                let ($($part),+) = self;
                match ($($part.take(&mut errors)),+) {
                    ($(Some($part)),+) => Ok(($($part),+)),
                    _ => Err(errors),
                }
            }
        }
    };
}

tuples!(a: A, b: B);
tuples!(a: A, b: B, c: C);
tuples!(a: A, b: B, c: C, d: D);
tuples!(a: A, b: B, c: C, d: D, e: E);
tuples!(a: A, b: B, c: C, d: D, e: E, f: F);
tuples!(a: A, b: B, c: C, d: D, e: E, f: F, g: G);
tuples!(a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H);

/// The values of all parts.
///
/// # Errors
/// Everything that is wrong with any of them.
pub fn read<P: Parts>(parts: P) -> Result<P::Values, FieldErrors> {
    parts.read()
}

/// The values of parts of one type, however many there are.
///
/// # Errors
/// Everything that is wrong with any of them.
pub fn each<P: Part>(parts: impl IntoIterator<Item = P>) -> Result<Vec<P::Value>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let values: Vec<_> = parts
        .into_iter()
        .filter_map(|part| part.take(&mut errors))
        .collect();
    if errors.is_empty() {
        Ok(values)
    } else {
        Err(errors)
    }
}

/// The value of one field.
///
/// # Errors
/// What is wrong with it.
pub fn one<T>(
    field: impl Into<Cow<'static, str>>,
    parsed: Result<T, Problem>,
) -> Result<T, FieldErrors> {
    parsed.map_err(|problem| FieldErrors::one(field, problem))
}

/// A condition that has to hold and gives no value.
///
/// # Errors
/// `problem` when it does not hold.
pub const fn rule(holds: bool, problem: Problem) -> Result<(), Problem> {
    if holds { Ok(()) } else { Err(problem) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSING: Result<i64, Problem> = Err(Problem::Missing);

    fn wrong<T>(read: Result<T, FieldErrors>) -> Vec<(String, Problem)> {
        let errors = read.err().unwrap_or_default();
        let named = |(field, problem): (&str, &Problem)| (field.to_owned(), problem.clone());
        errors.iter().map(named).collect()
    }

    #[test]
    fn values_come_out_as_they_went_in() {
        let list = each([("d", Ok(4)), ("e", Ok(5))]);
        let rest = read((("b", Ok("two")), ("c", rule(true, Problem::Wrong))));
        assert_eq!(
            read((("a", Ok(1)), rest, list)),
            Ok((1, ("two", ()), vec![4, 5]))
        );
        assert_eq!(each::<(&str, Result<i64, Problem>)>([]), Ok(Vec::new()));
    }

    #[test]
    fn all_problems_are_told_in_the_order_of_the_form() {
        let list =
            each((1..=3).map(|n| (format!("date_{n}"), if n == 2 { Ok(n) } else { MISSING })));
        let named = read((
            ("first", MISSING),
            ("right", Ok(1)),
            list,
            one("choice", rule(false, Problem::NotChosen)),
            ("last", MISSING),
        ));
        let expected = [
            ("first", Problem::Missing),
            ("date_1", Problem::Missing),
            ("date_3", Problem::Missing),
            ("choice", Problem::NotChosen),
            ("last", Problem::Missing),
        ];
        assert_eq!(
            wrong(named),
            expected.map(|(field, problem)| (field.to_owned(), problem))
        );
    }
}
