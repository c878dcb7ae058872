//! Erasing everything about a person. `lifecycle::leaving` decides who may leave and calls this last.

use super::{
    quotes::Quotable,
    store::{erasure, quotes},
};
use crate::{
    Error, Portal, Result,
    answering::{commitments, decisions, publications::Kind},
    base::{
        db::Tx,
        ids::{CommitmentId, MemberId, ProposalId},
    },
    boardroom::seats,
    people::{accounts, imports, panel::MONTHLY_MINUTES},
    rounds::contributions,
};

/// Erases everything about a member: personal data go, counts of closed rounds stay.
pub(in crate::lifecycle) async fn erase(
    tx: &mut Tx,
    portal: &Portal,
    member: MemberId,
) -> Result<()> {
    let person = erasure::person(tx, member).await?.ok_or(Error::NotFound)?;
    let person = &person;
    let now = portal.now();
    let email_key = person.email_key.as_deref().unwrap_or_default();
    let subjects = accounts::operations::subjects_of(email_key, person.account);
    let written = quotes::written_by(tx, person.account, person.member).await?;
    erasure::positions(tx, now, person.member).await?;
    for id in erasure::grouped(tx, person.member).await? {
        contributions::grouping::leave(tx, now, id).await?;
    }
    erasure::contributions(tx, now, person.member).await?;
    erasure::commitments(tx, person.member).await?;
    erasure::session_feedback(tx, person.account).await?;
    erasure::appeals(tx, person.member).await?;
    erasure::rooms(tx, now, person.account).await?;
    seats::operations::forget_member(tx, now, person.member).await?;
    erasure::membership(tx, now, person.member, MONTHLY_MINUTES).await?;
    erasure::dates(tx, person.account).await?;
    erasure::import_rows(tx, person).await?;
    let number = person.number.as_deref().unwrap_or_default();
    imports::operations::forget_person(tx, email_key, number).await?;
    erasure::ways_in(tx, person, &subjects).await?;
    erasure::log_details(tx, person).await?;
    erasure::account(tx, now, person.account, &portal.random.token()).await?;
    quotes::take_out(tx, &Quotable::of(&person.name, &written)).await?;
    for (kind, subject) in quotes::publications_without_quotes(tx).await? {
        match kind {
            Kind::Decision => decisions::telling::publish(tx, now, ProposalId(subject)).await?,
            Kind::Commitment => commitments::telling::publish(tx, CommitmentId(subject)).await?,
        }
    }
    Ok(())
}
