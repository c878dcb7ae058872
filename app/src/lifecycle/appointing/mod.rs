//! Appointing a customer conscience: the page on which the mandate is handed over, and the question for
//! everybody who appoints one.

pub(crate) mod hand_over;
pub(crate) mod question;
