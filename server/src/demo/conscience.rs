//! The customer conscience in the story of the demo, and a "no" that a customer appeals against.

use super::{play::Play, story::Story};
use klankbord_domain::{
    Result,
    answering::conscience::{appeals, challenges, dissents, impact_statements},
    base::ids::ProposalId,
    rounds::{projects::PhaseKind, proposals},
};

const DESK_CHALLENGE: &str = "Zes mensen per dag klinkt weinig, maar het zijn vooral mensen die slecht ter been zijn. Hoe komen \
zij in de bibliotheek als de lift stuk is?";
const DESK_REPLY: &str = "Terecht. Wij komen op de begane grond, zodat niemand de lift nodig heeft. De bibliotheek heeft dat \
toegezegd.";
const DESK_DISSENT: &str = "Twee uur op zaterdag is te weinig voor wie door de week werkt. Ik had liever de hele ochtend gezien, en \
kijk hier na een half jaar opnieuw naar.";
const FAULTS_SENTENCE: &str = "Er staat niet wat er gebeurt als u het telefoontje mist, en juist daar maken klanten zich zorgen over.";

const QUARTER: Story = Story {
    title: "Voortaan per kwartaal betalen",
    summary: "Wij willen u **elke drie maanden** één rekening sturen in plaats van elke maand. Dat scheelt papier en werk.",
    fixed: "Wat u per jaar betaalt, blijft gelijk.",
    open: "Wie kan kiezen, en vanaf wanneer.",
    course: "Als klanten hierdoor in de knel komen met geld, doen wij het niet.",
    impact_statement: "U betaalt vier keer per jaar een groter bedrag in plaats van elke maand een kleiner.",
    minutes: "3",
    questions: &[],
};
const QUARTER_POSITIONS: [(usize, &str, &str); 5] = [
    (0, "for", "Vier rekeningen zijn genoeg."),
    (1, "against", "Zo veel geld ineens heb ik niet."),
    (2, "against", "Ik krijg mijn uitkering per maand."),
    (7, "for_with_concerns", "Als ik zelf mag kiezen."),
    (9, "against", ""),
];
/// The outcome, what customers said, what was decided, why, and what would change it.
const QUARTER_DECISION: [&str; 5] = [
    "drop",
    "De meesten van u willen elke maand blijven betalen. Eén van u wil zelf kiezen.",
    "Wij doen het niet. De rekening blijft per maand.",
    "Een groot bedrag ineens brengt te veel van u in de knel.",
    "Als wij u zelf kunnen laten kiezen zonder dat het duurder wordt.",
];
const QUARTER_APPEAL: &str = "Niemand vroeg om iedereen om te zetten. Ik wil zelf kunnen kiezen, en daarover staat er niets in het besluit.";

impl Play<'_> {
    /// Challenges the decision on the desk, and lets the owner reply.
    pub(super) async fn challenge_desk(&self, proposal: ProposalId) -> Result<()> {
        let (portal, staff) = (self.portal, self.staff);
        self.on_day(-57);
        challenges::operations::raise(portal, &staff.conscience, proposal, DESK_CHALLENGE).await?;
        self.on_day(-50);
        challenges::operations::reply(portal, &staff.owner, proposal, DESK_REPLY).await
    }

    /// Notes a dissent, a day after the decision on the desk.
    pub(super) async fn dissent_on_desk(&self, proposal: ProposalId) -> Result<()> {
        self.on_day(-44);
        dissents::operations::write(self.portal, &self.staff.conscience, proposal, DESK_DISSENT)
            .await
    }

    /// Judges the impact statement of the open round on the faults as insufficient.
    pub(super) async fn judge_faults(
        &self,
        proposal: ProposalId,
        impact_statement: &str,
    ) -> Result<()> {
        self.on_day(-3);
        let typed = impact_statements::operations::JudgementForm {
            verdict: impact_statements::Verdict::Insufficient.as_str().to_owned(),
            sentence: FAULTS_SENTENCE.to_owned(),
            read: impact_statement.to_owned(),
        };
        impact_statements::operations::judge(self.portal, &self.staff.conscience, proposal, &typed)
            .await
    }

    /// A "no" that the first customer appeals against.
    pub(super) async fn quarter(&self) -> Result<()> {
        let (portal, owner) = (self.portal, &self.staff.owner);
        self.on_day(-34);
        let project = self
            .project(
                "Betalen zoals het u past",
                "Niet iedereen krijgt zijn geld op hetzelfde moment. Wij zoeken wat bij u past.",
                &[(PhaseKind::Idea, -34, 30)],
            )
            .await?;
        let proposal = self
            .proposal(project, PhaseKind::Idea, &QUARTER, &[0, 1], [-20, -15, -10])
            .await?;
        proposals::operations::open(portal, owner, proposal).await?;
        self.on_day(-30);
        self.vote(proposal, &QUARTER_POSITIONS).await?;
        self.on_day(-19);
        proposals::operations::close_due(portal, proposal).await?;
        self.on_day(-10);
        self.decide(proposal, QUARTER_DECISION).await?;
        self.on_day(-3);
        appeals::operations::appeal(portal, self.customer(0)?, proposal, QUARTER_APPEAL).await
    }
}
