//! Closing a room for good, and everything that is still open in it.

use super::{Inside, at_the_door_to_lead, enter, tick_who_spoke};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Problem, Result, Timestamp,
    answering::commitments,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, ProposalId, QuestionInRoomId, SessionId},
    },
    boardroom::{
        room::{
            RoomRound,
            events::{self, Kind},
            rules,
            store::{self, Promised, Unanswered},
        },
        sessions::{self, Attachable, Part},
        taking_part,
    },
    rounds::contributions,
    transaction,
};

/// The form of the facilitator for closing a room, as typed.
#[derive(Clone, Debug, Default)]
pub struct ClosingForm {
    /// The proposal that is named for each question.
    pub chosen: Vec<(QuestionInRoomId, String)>,
    /// The accounts of other people who were there.
    pub there: Vec<String>,
    /// `yes` when no customer was there.
    pub nobody: String,
    /// `yes` when the corrections were read.
    pub read: String,
    /// The mark of those corrections, made by [`rules::mark`].
    pub seen: String,
}

/// Closes the room and its session: the promises of staff go to the ledger, promised to the customers who were
/// there, and the answer to each question of a customer that was neither answered nor hidden becomes owed by
/// the owner of the proposal that is named for it. As long as there is no proposal at all, questions are kept;
/// once there is one, closing again attaches them.
///
/// # Errors
/// [`Error::Invalid`] for a `proposal-…` that is missing or not a choice, for `read` when there are corrections
/// that were not read, and for `there` when nobody was ticked as there; [`Conflict::NotOpen`] unless it is
/// being closed or the session is over; [`Conflict::NobodyToPromise`] when something is promised and no
/// customer was there; [`Error::Forbidden`] for anyone who does not lead; [`Conflict::SessionEnded`].
pub async fn close(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    typed: &ClosingForm,
) -> Result<()> {
    let now = portal.now();
    at_the_door_to_lead(portal, actor, id).await?;
    transaction!(portal.db, tx => {
        let Inside { room, session, .. } = enter(tx, actor, id).await?;
        sessions::rules::check_leads(actor, &session)?;
        let open = store::unanswered(tx, id).await?;
        let proposals = sessions::queries::to_attach(tx, id).await?;
        let owed = attach(&open, &proposals, &typed.chosen);
        if room.round == RoomRound::Closed {
            if open.is_empty() || proposals.proposals.is_empty() {
                return Err(Conflict::SessionEnded.into());
            }
            owe(tx, now, &owed?).await?;
            events::note(tx, now, id, Kind::Marked).await?;
            return audit::note(tx, now, actor, audit::Action::RoomAttach, Subject::Session(id), "").await;
        }
        if !rules::may_close(room.round, &session, now) {
            return Err(Conflict::NotOpen.into());
        }
        tick_who_spoke(tx, id).await?;
        store::fall_silent(tx, now, id).await?;
        let corrections = store::corrections(tx, id).await?;
        let read = typed.read == "yes" && typed.seen == rules::mark(&corrections);
        let promises = store::promises(tx, id).await?;
        let (owed, (), there) = form::read((
            owed,
            ("read", form::rule(read || corrections.is_empty(), Problem::NotChosen)),
            ("there", attendance(&sessions::store::people(tx, id).await?, typed)),
        ))?;
        for account in there {
            taking_part::attend(tx, id, account, true).await?;
        }
        owe(tx, now, &owed).await?;
        promise(tx, now, actor, id, promises).await?;
        store::set_round(tx, id, RoomRound::Closed, None).await?;
        store::put_on_screen(tx, id, None).await?;
        events::note(tx, now, id, Kind::Round).await?;
        sessions::operations::close(tx, now, actor, &session).await
    })
}

/// The other people who were there. The form needs at least one customer, or the tick that there was none.
fn attendance(
    people: &[sessions::Participant],
    typed: &ClosingForm,
) -> Result<Vec<AccountId>, Problem> {
    let named = |one: &&sessions::Participant| typed.there.contains(&one.account_id.to_string());
    let there: Vec<_> = people
        .iter()
        .filter(named)
        .map(|one| one.account_id)
        .collect();
    let mut customers = people.iter().filter(|one| one.part == Part::Customer);
    let asked = customers.clone().next().is_some();
    let nobody = !customers.any(|one| one.attended() || there.contains(&one.account_id));
    if asked && nobody && typed.nobody != "yes" {
        return Err(Problem::NotChosen);
    }
    Ok(there)
}

/// Names a proposal for every question: the one that was chosen, or the only one that the session is about.
/// Without any proposal there is none to name.
fn attach<'a>(
    open: &'a [Unanswered],
    to: &Attachable,
    chosen: &[(QuestionInRoomId, String)],
) -> Result<Vec<(&'a Unanswered, ProposalId)>, FieldErrors> {
    if to.proposals.is_empty() {
        return Ok(Vec::new());
    }
    form::each(open.iter().map(|question| {
        let typed = chosen.iter().find(|(id, _)| *id == question.id);
        let parsed = match typed.map_or("", |(_, typed)| typed.as_str()) {
            "" => to.only().ok_or(Problem::NotChosen),
            typed => {
                let known = to.proposals.iter().map(|one| one.id);
                let mut known = known.filter(|id| id.to_string() == typed);
                known.next().ok_or(Problem::NotAChoice)
            }
        };
        let field = format!("proposal-{}", question.id);
        (field, parsed.map(|id| (question, id)))
    }))
}

async fn owe(tx: &mut Tx, now: Timestamp, owed: &[(&Unanswered, ProposalId)]) -> Result<()> {
    for (question, proposal) in owed {
        let written = contributions::operations::Spoken {
            proposal: *proposal,
            account: question.account_id,
            text: &question.text,
            shown_as: question.shown_as,
            in_room: true,
        };
        let debt = contributions::operations::write_down(tx, now, &written).await?;
        store::owe(tx, question.id, debt).await?;
    }
    Ok(())
}

async fn promise(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: SessionId,
    promises: Vec<Promised>,
) -> Result<()> {
    for Promised {
        account_id,
        heard,
        translation,
    } in promises
    {
        let project = heard.project_id.ok_or(Error::NotFound)?;
        // Customers confirmed the promise and its translation, so the commitment has both.
        let text = [heard.promise, translation];
        let text = text.join("\n\n");
        let promised = commitments::operations::InSession {
            session: id,
            project,
            by: account_id,
            text: text.trim_end(),
            responds_to: &heard.heard,
            due_on: heard.due_on.parse().map_err(Error::unavailable)?,
        };
        let commitment =
            commitments::operations::promise_in_session(tx, now, actor, &promised).await?;
        store::promised(tx, id, account_id, commitment).await?;
    }
    Ok(())
}
