//! Appointing a customer conscience: the page on which the mandate is handed over, and the question that everybody
//! answers who appoints one.

pub(crate) mod hand_over;
pub(crate) mod question;
