pub(crate) mod answers;
pub(crate) mod commitments;
pub(crate) mod conscience;
pub(crate) mod decisions;
pub(crate) mod enquiries;
pub(crate) mod owed_answers;
pub(crate) mod signals;
pub(crate) mod translations;
