//! What the invented organisation wrote in English as well.

use super::play::Play;
use klankbord_domain::{
    Result,
    base::ids::{ProposalId, SessionId},
    boardroom::sessions::translation,
    people::translations::Typed,
    rounds::proposals::operations,
};

impl Play<'_> {
    /// The proposal about faults in English.
    pub(super) async fn in_english(&self, faults: ProposalId) -> Result<()> {
        let typed: Typed = [
            ("title", "We call you back when there is a fault"),
            (
                "summary",
                "Whoever reports a fault now waits on the phone for eleven minutes on average. We want you to leave \
your number and have an engineer call you back **within half an hour**, in the evening and at the weekend too.\n\n\
- You don't have to wait.\n- The engineer already knows what is wrong at your home.\n- If you would rather stay on the \
line, you still can.",
            ),
            ("fixed", "The fault service can be reached day and night, at the same number."),
            (
                "open",
                "How fast we call back, whether you get a text message when we are on our way, and what we do if you \
don't answer.",
            ),
            (
                "course",
                "If older customers turn out to prefer speaking to somebody at once, everyone gets a person on the \
line first.",
            ),
            (
                "meaning",
                "It takes you less time. You do have to be within reach of your phone in the half hour after you \
report the fault.",
            ),
            ("question_1", "How long may calling back take before you start to worry?"),
        ]
        .into_iter()
        .collect();
        operations::translate(self.portal, &self.staff.owner, faults, &typed).await?;
        Ok(())
    }

    /// The subject of the session about the bill in English.
    pub(super) async fn session_in_english(&self, bill: SessionId) -> Result<()> {
        let typed: Typed = [
            ("title", "What makes a bill clear?"),
            (
                "open",
                "What stands on the first page, and which words we use. The bill goes to the printer only when we \
have heard you.",
            ),
        ]
        .into_iter()
        .collect();
        translation::translate(self.portal, &self.staff.colleague, bill, &typed).await?;
        Ok(())
    }
}
