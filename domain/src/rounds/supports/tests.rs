use super::{
    Support,
    operations::{of_contribution, of_reason},
};
use crate::{
    Conflict, Error, Portal, Role,
    base::ids::ContributionId,
    on_both_engines,
    rounds::{
        contributions::{
            self,
            operations::{ContributionForm, change, write},
            queries::{Others, by_others, trace},
            testing::{OpenRound, Someone, member, round, staff, vote},
        },
        positions::{
            self, Reason,
            operations::{PositionForm, cast},
        },
        proposals,
    },
};

/// A round with Vera, Wim and Xia, of whom Vera wrote.
struct Stage {
    owner: Someone,
    round: OpenRound,
    vera: Someone,
    wim: Someone,
    xia: Someone,
    written: ContributionId,
}

impl Stage {
    async fn set(portal: &Portal) -> Self {
        let owner = staff(portal, "Olga", Role::ProjectOwner).await.unwrap();
        let vera = member(portal, "Vera", "").await.unwrap();
        let wim = member(portal, "Wim", "").await.unwrap();
        let xia = member(portal, "Xia", "").await.unwrap();
        let asked = [&vera, &wim, &xia];
        let round = round(portal, "Plan", owner.account, &asked).await.unwrap();
        let written = say(portal, &round, &vera, "Het licht is uit.", "segment").await;
        Self {
            owner,
            round,
            vera,
            wim,
            xia,
            written,
        }
    }

    /// The support for what Vera wrote, as somebody reads it.
    async fn support(&self, portal: &Portal, who: &Someone) -> Support {
        let view = proposals::queries::view(portal, &who.actor, self.round.proposal);
        let view = view.await.unwrap();
        let others = by_others(portal, &who.actor, &view, None).await.unwrap();
        let Others::Shown(others, _) = others else {
            panic!("hidden")
        };
        let found = others.into_iter().find(|other| other.id == self.written);
        found.unwrap().support
    }

    /// The only reason that was given, as somebody reads it.
    async fn reason(&self, portal: &Portal, who: &Someone) -> Reason {
        let view = proposals::queries::view(portal, &who.actor, self.round.proposal);
        let view = view.await.unwrap();
        let tally = positions::queries::tally(portal, &who.actor, &view);
        let reasons = tally.await.unwrap().unwrap().reasons;
        reasons
            .into_iter()
            .next()
            .unwrap()
            .1
            .into_iter()
            .next()
            .unwrap()
    }
}

async fn say(
    portal: &Portal,
    round: &OpenRound,
    who: &Someone,
    text: &str,
    shown_as: &str,
) -> ContributionId {
    let form = ContributionForm {
        kind: "concern".to_owned(),
        text: text.to_owned(),
        shown_as: shown_as.to_owned(),
    };
    write(portal, &who.actor, round.proposal, &form)
        .await
        .unwrap()
}

fn support(people: i64, given: bool, may: bool) -> Support {
    Support { people, given, may }
}

on_both_engines! {
    async fn one_person_says_the_same_once_and_takes_it_back(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let (wim, id) = (&stage.wim, stage.written);
        let says = async |who: &Someone, says| of_contribution(&portal, &who.actor, id, says).await;
        assert!(matches!(says(wim, true).await, Err(Error::NotFound)), "those who did not vote read nothing yet");
        for who in [&stage.vera, wim, &stage.xia] {
            vote(&portal, &stage.round, who).await.unwrap();
        }
        assert_eq!(stage.support(&portal, wim).await, support(0, false, true));
        for _ in 0..2 {
            assert_eq!(says(wim, true).await.unwrap(), stage.round.proposal);
        }
        assert_eq!(stage.support(&portal, wim).await, support(1, true, true));
        assert_eq!(stage.support(&portal, &stage.xia).await, support(1, false, true));
        assert_eq!(stage.support(&portal, &stage.owner).await, support(1, false, false), "only customers say so");
        assert_eq!(trace(&portal, &stage.vera.actor, id).await.unwrap().supporters, 1);
        assert!(matches!(says(&stage.vera, true).await, Err(Error::NotFound)), "not of one's own words");
        assert!(matches!(says(&stage.owner, true).await, Err(Error::Forbidden)));
        says(wim, false).await.unwrap();
        assert_eq!(stage.support(&portal, wim).await, support(0, false, true));
    }

    async fn it_counts_for_the_words_that_were_read(portal: Portal) {
        let stage = Stage::set(&portal).await;
        for who in [&stage.vera, &stage.wim] {
            vote(&portal, &stage.round, who).await.unwrap();
        }
        of_contribution(&portal, &stage.wim.actor, stage.written, true).await.unwrap();
        portal.clock.set(portal.now().plus_days(1));
        change(&portal, &stage.vera.actor, stage.written, "concern", "Het licht is weer aan.").await.unwrap();
        assert_eq!(stage.support(&portal, &stage.wim).await, support(0, false, true));
        of_contribution(&portal, &stage.wim.actor, stage.written, true).await.unwrap();
        assert_eq!(stage.support(&portal, &stage.wim).await, support(1, true, true));
    }

    async fn a_reason_is_supported_until_the_round_closes(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let reason = PositionForm {
            position: Some("against".to_owned()),
            reason: Some("Te duur.".to_owned()),
            ..PositionForm::default()
        };
        cast(&portal, &stage.vera.actor, stage.round.proposal, &reason).await.unwrap();
        vote(&portal, &stage.round, &stage.wim).await.unwrap();
        let place = stage.reason(&portal, &stage.wim).await.place;
        let says = async |who: &Someone| of_reason(&portal, &who.actor, stage.round.proposal, place, true).await;
        assert!(matches!(says(&stage.xia).await, Err(Error::NotFound)));
        assert!(matches!(says(&stage.vera).await, Err(Error::NotFound)));
        says(&stage.wim).await.unwrap();
        assert_eq!(stage.reason(&portal, &stage.wim).await.support, support(1, true, true));
        assert_eq!(stage.reason(&portal, &stage.vera).await.support, support(1, false, false));
        // A question that the owner takes up keeps the people who say the same.
        let owner = &stage.owner.actor;
        let taken_up = crate::answering::answers::from_reason::take_up(&portal, owner, stage.round.proposal, place);
        let taken_up = taken_up.await.unwrap();
        assert_eq!(trace(&portal, &stage.vera.actor, taken_up).await.unwrap().supporters, 1);
        portal.clock.set(stage.round.closes_at);
        assert!(matches!(says(&stage.xia).await, Err(Error::Conflict(Conflict::Closed))));
        assert_eq!(stage.reason(&portal, &stage.wim).await.support, support(1, true, false));
    }

    async fn words_for_the_conscience_have_no_supporters(portal: Portal) {
        let stage = Stage::set(&portal).await;
        staff(&portal, "Saskia", Role::CustomerConscience).await.unwrap();
        vote(&portal, &stage.round, &stage.wim).await.unwrap();
        contributions::operations::tighten(&portal, &stage.vera.actor, stage.written, "conscience").await.unwrap();
        let said = of_contribution(&portal, &stage.wim.actor, stage.written, true).await;
        assert!(matches!(said, Err(Error::NotFound)));
    }
}
