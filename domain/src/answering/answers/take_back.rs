//! Taking a published answer back before anybody was mailed about it.

use super::store;
use crate::{
    Actor, Conflict, Error, Portal, Result,
    base::{
        audit::{self, Subject},
        form,
        ids::AnswerId,
        outbox,
    },
    rounds::contributions::{self, together},
    transaction,
};

/// Takes answers back that were published just now, all of them or none: they are held again, and their contributions
/// wait. It is possible as long as their mails are held back, [`Portal::grace`] after publishing.
///
/// # Errors
/// [`Error::Invalid`] when none or too many were chosen; [`Error::NotFound`] for anyone who did not write them;
/// [`Conflict::CantUndo`] once a mail may have left, somebody said whether it answers them, or something was promised.
pub async fn take_back(portal: &Portal, actor: &Actor, ids: &[AnswerId]) -> Result<()> {
    let ids = form::one("answer", together(ids))?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        for id in &ids {
            let answer = store::find(tx, *id).await?.ok_or(Error::NotFound)?;
            if Some(answer.written_by) != actor.account() {
                return Err(Error::NotFound);
            }
            let Some(published_at) = answer.published_at else {
                continue;
            };
            let is_in_time = now < published_at.plus_seconds(portal.grace);
            if !is_in_time
                || store::was_used(tx, *id).await?
                || !outbox::call_back(tx, now, &super::operations::published(*id)).await?
            {
                return Err(Conflict::CantUndo.into());
            }
            contributions::store::unmark_answered(tx, *id).await?;
            store::unpublish(tx, *id).await?;
            audit::note(tx, now, actor, audit::Action::AnswerTakeBack, Subject::Answer(*id), "").await?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Role,
        answering::answers::operations::{AnswerForm, judge, publish, publish_held},
        base::ids::ContributionId,
        on_both_engines,
        rounds::contributions::{
            State,
            operations::{ContributionForm, write},
            queries::mine,
            testing::{Someone, member, round, staff},
        },
        value,
    };

    /// What Vera asked, and the answer that Olga published.
    struct Answered {
        owner: Someone,
        vera: Someone,
        asked: ContributionId,
        id: AnswerId,
    }

    async fn answered(portal: &Portal) -> Answered {
        let owner = staff(portal, "Olga", Role::ProjectOwner).await.unwrap();
        let vera = member(portal, "Vera", "").await.unwrap();
        let plan = round(portal, "Plan", owner.account, &[&vera])
            .await
            .unwrap();
        let question = ContributionForm {
            kind: "question".to_owned(),
            text: "Wanneer?".to_owned(),
            shown_as: "name".to_owned(),
        };
        let asked = write(portal, &vera.actor, plan.proposal, &question)
            .await
            .unwrap();
        let answer = AnswerForm {
            contributions: vec![asked],
            text: "Morgen.".to_owned(),
            read_at: portal.now(),
        };
        let id = publish(portal, &owner.actor, &answer).await.unwrap();
        Answered {
            owner,
            vera,
            asked,
            id,
        }
    }

    async fn state(portal: &Portal, writer: &Someone) -> (State, Option<String>) {
        let one = mine(portal, &writer.actor).await.unwrap().remove(0);
        (one.state, one.answer)
    }

    async fn mails(portal: &Portal, id: AnswerId) -> i64 {
        let mut tx = portal.db.read().await.unwrap();
        let event = crate::answering::answers::operations::published(id);
        value!(tx, "select count(*) from outbox where event = $1", event).unwrap()
    }

    on_both_engines! {
        async fn an_answer_is_taken_back_before_its_mails_leave(portal: Portal) {
            let portal = Portal { grace: 10, ..portal };
            let other = staff(&portal, "Otto", Role::ProjectOwner).await.unwrap();
            let Answered { owner, vera, id, .. } = answered(&portal).await;
            assert_eq!(state(&portal, &vera).await, (State::Answered, Some("Morgen.".to_owned())));
            assert!(matches!(take_back(&portal, &other.actor, &[id]).await, Err(Error::NotFound)));
            take_back(&portal, &owner.actor, &[id]).await.unwrap();
            take_back(&portal, &owner.actor, &[id]).await.unwrap();
            assert_eq!(state(&portal, &vera).await, (State::Waiting, None));
            assert_eq!(mails(&portal, id).await, 0);

            // It is held, and can be published again, with its mail.
            publish_held(&portal, &owner.actor, &[id]).await.unwrap();
            assert_eq!(mails(&portal, id).await, 1);
            portal.clock.set(portal.now().plus_seconds(10));
            assert!(matches!(take_back(&portal, &owner.actor, &[id]).await, Err(Error::Conflict(Conflict::CantUndo))));
            assert_eq!(state(&portal, &vera).await, (State::Answered, Some("Morgen.".to_owned())));
        }

        async fn an_answer_that_was_judged_stays(portal: Portal) {
            let portal = Portal { grace: 10, ..portal };
            let Answered { owner, vera, asked, id } = answered(&portal).await;
            judge(&portal, &vera.actor, asked, "yes", "").await.unwrap();
            assert!(matches!(take_back(&portal, &owner.actor, &[id]).await, Err(Error::Conflict(Conflict::CantUndo))));
            assert_eq!(state(&portal, &vera).await.0, State::Settled);
        }
    }
}
