//! What the invented organisation wrote in English as well.

use super::play::Play;
use klankbord_domain::{
    Result,
    base::ids::ProposalId,
    rounds::proposals::{TranslationForm, operations},
};

impl Play<'_> {
    /// The proposal about faults in English.
    pub(super) async fn in_english(&self, faults: ProposalId) -> Result<()> {
        let question = "How long may calling back take before you start to worry?";
        let typed = TranslationForm {
            title: "We call you back when there is a fault".to_owned(),
            summary: "Whoever reports a fault now waits on the phone for eleven minutes on average. We want you to leave \
your number and have an engineer call you back **within half an hour**, in the evening and at the weekend too.\n\n\
- You don't have to wait.\n- The engineer already knows what is wrong at your home.\n- If you would rather stay on the \
line, you still can."
                .to_owned(),
            fixed: "The fault service can be reached day and night, at the same number.".to_owned(),
            open: "How fast we call back, whether you get a text message when we are on our way, and what we do if you \
don't answer."
                .to_owned(),
            course: "If older customers turn out to prefer speaking to somebody at once, everyone gets a person on the \
line first."
                .to_owned(),
            impact_statement: "It takes you less time. You do have to be within reach of your phone in the half hour after \
you report the fault."
                .to_owned(),
            questions: std::array::from_fn(|place| {
                if place == 0 { question.to_owned() } else { String::new() }
            }),
        };
        operations::translate(self.portal, &self.staff.owner, faults, &typed).await?;
        Ok(())
    }
}
