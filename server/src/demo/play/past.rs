//! Rounds of some time ago, whose decisions customers can read.

use super::{Play, Story};
use klankbord_domain::{
    Result,
    answering::decisions,
    rounds::{projects::PhaseKind, proposals},
};

/// A round that was decided.
struct Decided {
    project: (&'static str, &'static str),
    story: Story,
    segments: &'static [usize],
    positions: &'static [(usize, &'static str, &'static str)],
    /// The outcome, what customers said, what was decided, why, and what would change it.
    decision: [&'static str; 5],
    /// The days on which it was opened and decided.
    days: (i64, i64),
}

const SLIP: Decided = Decided {
    project: (
        "Betalen zoals u wilt",
        "Wij kijken welke manieren van betalen blijven en welke erbij komen.",
    ),
    story: Story {
        title: "Stoppen met de papieren betaalbrief",
        summary: "Steeds minder mensen betalen met de brief die u bij de bank inlevert. Wij willen ermee **stoppen**.",
        fixed: "Betalen met automatische incasso blijft gratis.",
        open: "Of de brief verdwijnt, en wat ervoor in de plaats komt.",
        course: "Als meer dan een paar mensen zonder de brief niet kunnen betalen, blijft hij.",
        impact_statement: "U betaalt voortaan per mail of automatisch.",
        minutes: "3",
        questions: &[],
    },
    segments: &[0, 3],
    positions: &[
        (0, "no_opinion", ""),
        (2, "against", "Ik betaal alles aan de balie van de bank."),
        (
            6,
            "against",
            "Automatisch gaat er te veel van mijn rekening.",
        ),
        (15, "against", "Ik heb geen mail."),
        (
            16,
            "against",
            "Mijn dochter doet mijn mail, niet mijn geld.",
        ),
    ],
    decision: [
        "drop",
        "Wie met de brief betaalt, doet dat om greep te houden op het geld. Sommigen van u hebben geen mail.",
        "De betaalbrief blijft. Wie hem krijgt, hoeft niets te doen.",
        "De brief kost ons minder dan de telefoontjes en de achterstanden die er anders van komen.",
        "Als nog maar een enkeling hem gebruikt en die een andere weg heeft gevonden.",
    ],
    days: (-78, -62),
};

const NOTICE: Decided = Decided {
    project: (
        "Werk in uw straat",
        "Wat u van ons hoort voordat wij uw straat openbreken.",
    ),
    story: Story {
        title: "Een bericht voordat wij komen graven",
        summary: "U hoort nu vaak van de buren dat uw straat opengaat. Wij willen u **twee weken eerder** een brief en een sms sturen.",
        fixed: "Bij een lek beginnen wij meteen.",
        open: "Hoeveel dagen eerder, en hoe u het bericht krijgt.",
        course: "Als u liever één bericht krijgt dan twee, kiezen wij er één.",
        impact_statement: "U weet op welke dagen u uw auto moet verzetten.",
        minutes: "3",
        questions: &[],
    },
    segments: &[0, 1, 2],
    positions: &[
        (0, "for", "Ik stond vorig jaar klem met mijn auto."),
        (1, "for", ""),
        (5, "for", "Please say it in English too."),
        (7, "for", ""),
        (13, "for", "Dan kan ik mijn klanten waarschuwen."),
    ],
    decision: [
        "adopt",
        "U wilt het weten voordat de buren het vertellen, en ondernemers willen hun klanten kunnen waarschuwen.",
        "U krijgt veertien dagen van tevoren een brief, en twee dagen van tevoren een sms. Beide ook in het Engels.",
        "Een brief blijft op tafel liggen, en een sms vergeet u niet.",
        "",
    ],
    days: (-55, -33),
};

impl Play<'_> {
    pub(super) async fn past(&self) -> Result<()> {
        for decided in [&SLIP, &NOTICE] {
            self.decided(decided).await?;
        }
        Ok(())
    }

    async fn decided(&self, round: &Decided) -> Result<()> {
        let (opened, decided) = round.days;
        self.on_day(opened);
        let (name, summary) = round.project;
        let phase = PhaseKind::Idea;
        let project = self
            .project(name, summary, &[(phase, opened, decided + 30)])
            .await?;
        let days = [opened + 8, opened + 10, decided];
        let proposal = self
            .proposal(project, phase, &round.story, round.segments, days)
            .await?;
        let owner = &self.staff.owner;
        proposals::operations::open(self.portal, owner, proposal).await?;
        self.on_day(opened + 2);
        self.vote(proposal, round.positions).await?;
        self.on_day(opened + 9);
        proposals::operations::close_due(self.portal, proposal).await?;
        self.on_day(decided);
        let [outcome, heard, decided, why, would_change] = round.decision.map(str::to_owned);
        let typed = decisions::operations::DecisionForm {
            outcome,
            parts: vec![decisions::operations::DecisionPartForm {
                theme: None,
                heard,
                decided,
                why,
            }],
            would_change,
            ..decisions::operations::DecisionForm::default()
        };
        decisions::operations::take(self.portal, owner, proposal, &typed).await
    }
}
