//! What can be decided of a proposal.

/// What is done with a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// As it was proposed.
    Adopt,
    /// Otherwise than it was proposed.
    Adapt,
    /// Not.
    Drop,
}
crate::base::db::text_enum!(Outcome { Adopt => "adopt", Adapt => "adapt", Drop => "drop" });
