//! The SQL of enquiries and of the answers to them.

use super::{Enquiry, Reply};
use crate::{
    Result, Timestamp, all,
    answering::signals::Signal,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, SignalId},
    },
    execute, optional,
    people::accounts::store::staff::works_here,
    rounds::contributions::Verdict,
    value,
};

macro_rules! enquiry {
    ($rest:literal) => {
        concat!(
            "select g.id, g.words, g.channel, g.call_from, g.shown_as, g.filed_at as asked_at, g.due_at, g.state,
                    case when exists (select 1 from workplaces place where place.department_id = g.department_id)
                         then d.name end as department,
                    case when g.shown_as = 'conscience' then c.name else o.name end as owner,
                    e.name as answered_by, g.ended_at as answered_at,
                    (select a.verdict from enquiry_answers a where a.signal_id = g.id order by a.id desc limit 1) as verdict,
                    (select count(*) from enquiry_answers a where a.signal_id = g.id and a.verdict = 'no') as refusals
             from signals g
             left join departments d on d.id = g.department_id
             left join accounts o on o.id = g.owner_id
             left join accounts e on e.id = g.ended_by
             left join conscience_mandates m on m.ends_at is null and g.shown_as = 'conscience'
             left join accounts c on c.id = m.account_id ",
            $rest
        )
    };
}

/// The enquiries of a customer, the latest first, from before `before` on.
pub(super) async fn mine(
    tx: &mut Tx,
    member: MemberId,
    before: SignalId,
    most: i64,
) -> Result<Vec<Enquiry>> {
    all!(
        tx,
        enquiry!("where g.member_id = $1 and g.id < $2 order by g.id desc limit $3"),
        member,
        before,
        most
    )
}

/// An enquiry of this customer.
pub(super) async fn own(tx: &mut Tx, member: MemberId, id: SignalId) -> Result<Option<Enquiry>> {
    optional!(
        tx,
        enquiry!("where g.id = $1 and g.member_id = $2"),
        id,
        member
    )
}

/// The answers to an enquiry, the first one first.
pub(in crate::answering::signals) async fn replies(
    tx: &mut Tx,
    id: SignalId,
) -> Result<Vec<Reply>> {
    all!(
        tx,
        "select a.id, a.text, w.name as written_by, a.written_at, a.verdict, a.verdict_reason,
                a.verdict_at
         from enquiry_answers a join accounts w on w.id = a.written_by
         where a.signal_id = $1 order by a.id",
        id
    )
}

/// Keeps an answer.
pub(in crate::answering::signals) async fn insert_answer(
    tx: &mut Tx,
    now: Timestamp,
    signal: &Signal,
    by: AccountId,
    text: &str,
) -> Result<()> {
    execute!(
        tx,
        "insert into enquiry_answers (signal_id, text, written_by, written_at, due_at, verdict_reason)
         values ($1, $2, $3, $4, $5, '')",
        signal.id,
        text,
        by,
        now,
        signal.due_at
    )?;
    Ok(())
}

/// Keeps what the customer says of an answer.
pub(super) async fn judge(
    tx: &mut Tx,
    now: Timestamp,
    answer: i64,
    verdict: Verdict,
    reason: &str,
) -> Result<()> {
    execute!(
        tx,
        "update enquiry_answers set verdict = $2, verdict_reason = $3, verdict_at = $4 where id = $1",
        answer,
        verdict,
        reason,
        now
    )?;
    Ok(())
}

/// Opens it again until `due_at`. Whoever has it keeps it unless they don't work here any more; returns them.
pub(super) async fn reopen(
    tx: &mut Tx,
    id: SignalId,
    due_at: Timestamp,
) -> Result<Option<AccountId>> {
    value!(
        tx,
        concat!(
            "update signals set state = 'open', outcome = '', ended_at = null, ended_by = null, due_at = $2,
                 owner_id = case when ",
            works_here!("signals.owner_id"),
            " then owner_id end
             where id = $1 returning owner_id"
        ),
        id,
        due_at
    )
}

/// Takes it from its department and gives it to somebody, or to nobody.
pub(super) async fn give(
    tx: &mut Tx,
    now: Timestamp,
    id: SignalId,
    owner: Option<AccountId>,
) -> Result<()> {
    execute!(
        tx,
        "update signals set department_id = null, owner_id = $2, accepted_at = $3 where id = $1",
        id,
        owner,
        now
    )?;
    Ok(())
}

/// How many a customer asked since then.
pub(super) async fn asked_since(tx: &mut Tx, member: MemberId, since: Timestamp) -> Result<i64> {
    value!(
        tx,
        "select count(*) from signals where member_id = $1 and filed_at > $2",
        member,
        since
    )
}

/// Whether somebody is on the panel.
pub(super) async fn is_active(tx: &mut Tx, account: AccountId) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select count(*) from members where account_id = $1 and state = 'active'",
        account
    )?;
    Ok(found > 0)
}
