//! The possible outcomes of a proposal.

/// The outcome of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It is adopted as proposed.
    Adopt,
    /// It is adopted in another form.
    Adapt,
    /// It is dropped.
    Drop,
}
crate::base::db::text_enum!(Outcome { Adopt => "adopt", Adapt => "adapt", Drop => "drop" });
