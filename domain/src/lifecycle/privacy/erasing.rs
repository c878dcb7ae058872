//! Erasing everything about a person. `lifecycle::leaving` decides who may leave and calls this last.

use super::{
    quotes::Quotable,
    store::{erasure, quotes},
};
use crate::{
    Error, Language, Portal, Result, Timestamp,
    answering::{commitments, decisions, publications::Kind},
    base::{
        db::Tx,
        ids::{AccountId, CommitmentId, MemberId, ProposalId},
    },
    boardroom::seats,
    people::{accounts, imports, panel::MONTHLY_MINUTES},
    rounds::contributions,
};

/// The words in place of the name under texts of the organisation that an erased person wrote.
pub(super) const fn former_colleague(language: Language) -> &'static str {
    match language {
        Language::Nl => "Oud-collega",
        Language::En => "Former colleague",
    }
}

/// Erases everything about a person: personal data go, counts of closed rounds stay.
pub(in crate::lifecycle) async fn erase(
    tx: &mut Tx,
    portal: &Portal,
    account: AccountId,
) -> Result<()> {
    let person = erasure::person(tx, account).await?.ok_or(Error::NotFound)?;
    let person = &person;
    let now = portal.now();
    let email_key = person.email_key.as_deref().unwrap_or_default();
    let subjects = accounts::operations::subjects_of(email_key, account);
    let written = quotes::written_by(tx, account, person.member).await?;
    if let Some(member) = person.member {
        as_member(tx, now, member).await?;
    }
    erasure::session_feedback(tx, account).await?;
    erasure::rooms(tx, now, account).await?;
    erasure::dates(tx, account).await?;
    erasure::import_rows(tx, person).await?;
    let number = person.number.as_deref().unwrap_or_default();
    imports::operations::forget_person(tx, email_key, number).await?;
    erasure::ways_in(tx, person, &subjects).await?;
    erasure::log_details(tx, person).await?;
    let stand_in = if erasure::wrote_as_colleague(tx, account).await? {
        former_colleague(person.language)
    } else {
        ""
    };
    erasure::account(tx, now, account, stand_in, &portal.random.token()).await?;
    quotes::take_out(tx, &Quotable::of(&person.name, &written)).await?;
    for (kind, subject) in quotes::publications_without_quotes(tx).await? {
        match kind {
            Kind::Decision => decisions::telling::publish(tx, now, ProposalId(subject)).await?,
            Kind::Commitment => commitments::telling::publish(tx, CommitmentId(subject)).await?,
        }
    }
    Ok(())
}

/// What somebody said and had as a customer.
async fn as_member(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<()> {
    erasure::positions(tx, now, member).await?;
    for id in erasure::grouped(tx, member).await? {
        contributions::grouping::leave(tx, now, id).await?;
    }
    erasure::contributions(tx, now, member).await?;
    erasure::enquiries(tx, now, member).await?;
    erasure::commitments(tx, member).await?;
    erasure::appeals(tx, member).await?;
    seats::operations::forget_member(tx, now, member).await?;
    erasure::membership(tx, now, member, MONTHLY_MINUTES).await
}
