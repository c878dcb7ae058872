//! Signals: what customers were heard to say elsewhere.

pub(crate) mod call_list;
pub(crate) mod causes;
pub(crate) mod end;
pub(crate) mod enquiries;
pub(crate) mod list;
pub(crate) mod mails;
pub(crate) mod new;
pub(crate) mod one;
pub(crate) mod report;
pub(crate) mod rules;
pub(crate) mod shown;
pub(crate) mod waits;
