//! The commitments of the invented organisation: one was kept, one is late, one moved, and the customers are
//! asked about one whether it happened.

use super::play::Play;
use klankbord_domain::{
    Result,
    answering::commitments::operations::{
        About, CommitmentForm, ToMove, ask, call_done, move_day, promise, say,
    },
    base::ids::{AnswerId, CommitmentId, ProjectId, ProposalId},
};

impl Play<'_> {
    async fn promise(
        &self,
        about: About,
        text: &str,
        responds_to: &str,
        due: i64,
    ) -> Result<CommitmentId> {
        let typed = CommitmentForm {
            text: text.to_owned(),
            responds_to: responds_to.to_owned(),
            due_on: self.date(due),
        };
        promise(self.portal, &self.staff.owner, about, &typed).await
    }

    /// A commitment that was made by hand while the round about the bill was open, and marked as done a month ago.
    pub(super) async fn promise_a_sample(&self, project: ProjectId) -> Result<()> {
        self.on_day(-35);
        let id = self
            .promise(
                About::Project(project),
                "Wij zetten een proefrekening op onze website, zodat u hem op uw gemak kunt bekijken.",
                "Ik wil hem eerst eens zien.",
                -31,
            )
            .await?;
        self.on_day(-33);
        let note = "De proefrekening staat op de website, onder “Uw rekening”.";
        call_done(self.portal, &self.staff.owner, id, note).await?;
        self.on_day(-2);
        ask(self.portal, id).await?;
        say(
            self.portal,
            self.customer(8)?,
            id,
            "unsure",
            "Ik keek er nog niet.",
        )
        .await
    }

    /// A commitment in an answer about the bill; its day moved yesterday.
    pub(super) async fn promise_large_letters(&self, answer: AnswerId) -> Result<()> {
        self.on_day(-4);
        let text = "De rekening komt in grote letters, en ook in het Engels.";
        let id = self.promise(About::Answer(answer), text, "", 20).await?;
        self.on_day(-1);
        let typed = ToMove {
            from_on: self.date(20),
            due_on: self.date(45),
            reason: "De vertaling kost meer tijd dan wij dachten. Liever later dan half."
                .to_owned(),
        };
        move_day(self.portal, &self.staff.owner, id, &typed).await
    }

    /// Two commitments with the decision about the desk: one was kept, one is late.
    pub(super) async fn promise_a_room(&self, proposal: ProposalId) -> Result<()> {
        let about = About::Decision(proposal);
        let room = self
            .promise(
                about,
                "Aan de balie in de bibliotheek komt een aparte kamer, met een deur die dicht kan.",
                "Ik wil aan de balie niet dat de hele bibliotheek meeluistert.",
                -36,
            )
            .await?;
        self.promise(
            about,
            "Op zaterdag van negen tot elf is de balie open.",
            "Op zaterdag is het er druk.",
            -7,
        )
        .await?;
        self.on_day(-37);
        let note = "De kamer is klaar. U vindt hem links van de ingang.";
        call_done(self.portal, &self.staff.owner, room, note).await?;
        self.on_day(-7);
        ask(self.portal, room).await?;
        self.on_day(-5);
        for (customer, happened, said) in [
            (17, "yes", "De deur kan echt dicht. Dank u."),
            (9, "yes", ""),
            (12, "yes", ""),
            (15, "unsure", ""),
        ] {
            say(self.portal, self.customer(customer)?, room, happened, said).await?;
        }
        Ok(())
    }
}
