//! Enquiries as the customer who asks sees them: asking, the answer, and everything that they asked.

pub(crate) mod ask;
pub(crate) mod call;
pub(crate) mod list;
pub(crate) mod one;
pub(crate) mod shown;
pub(crate) mod verdict;
