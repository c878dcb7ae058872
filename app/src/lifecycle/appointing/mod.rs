//! Appointing a customer conscience: the page on which the mandate is handed over, the mails that say so, and the question for
//! everybody who appoints one.

pub(crate) mod hand_over;
pub(crate) mod mails;
pub(crate) mod question;
