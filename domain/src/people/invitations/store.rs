//! The SQL of letters, invitations and their links.

use super::{Invitation, InvitationState, Letter};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, InvitationId, LetterId, MemberId, SegmentId},
        random::Token,
    },
    execute, optional, optional_value, value,
};

macro_rules! invitation {
    ($rest:literal) => {
        concat!(
            "select i.id, i.member_id, m.account_id, a.name, a.email, a.language, m.state as member_state, i.letter_id,
                    i.state, i.sendings, i.drafted_at, i.sent_at, i.opened_at, i.reminded_at, i.expires_at, i.ended_at
             from invitations i join members m on m.id = i.member_id join accounts a on a.id = m.account_id ",
            $rest
        )
    };
}

pub(super) async fn insert_letter(
    tx: &mut Tx,
    now: Timestamp,
    by: AccountId,
    text_nl: &str,
    text_en: &str,
) -> Result<LetterId> {
    value!(
        tx,
        "insert into letters (text_nl, text_en, created_by, created_at) values ($1, $2, $3, $4) returning id",
        text_nl,
        text_en,
        by,
        now
    )
}

pub(super) async fn letter(tx: &mut Tx, id: LetterId) -> Result<Option<Letter>> {
    optional!(
        tx,
        "select l.id, l.text_nl, l.text_en, a.name as sender, l.created_at, l.send_at
         from letters l join accounts a on a.id = l.created_by where l.id = $1",
        id
    )
}

/// Marks the batch as released; `false` when it was released before.
pub(super) async fn let_go(tx: &mut Tx, now: Timestamp, id: LetterId) -> Result<bool> {
    let rows = execute!(
        tx,
        "update letters set send_at = $2 where id = $1 and send_at is null",
        id,
        now
    )?;
    Ok(rows == 1)
}

/// The number of all listed customers who were never invited.
pub(super) async fn count_everyone(tx: &mut Tx) -> Result<i64> {
    value!(
        tx,
        "select count(*) from members m join accounts a on a.id = m.account_id
         where m.state = 'listed' and a.email is not null
           and not exists (select 1 from invitations i where i.member_id = m.id and i.state <> 'revoked')"
    )
}

/// Drafts an invitation for each listed customer who was never invited, and returns their number.
pub(super) async fn draft_for_everyone(
    tx: &mut Tx,
    now: Timestamp,
    letter: LetterId,
) -> Result<u64> {
    execute!(
        tx,
        "insert into invitations (member_id, letter_id, state, drafted_at)
         select m.id, $1, 'drafted', $2 from members m join accounts a on a.id = m.account_id
         where m.state = 'listed' and a.email is not null
           and not exists (select 1 from invitations i where i.member_id = m.id and i.state <> 'revoked')
         on conflict do nothing",
        letter,
        now
    )
}

/// Drafts an invitation for each listed customer of this segment who was never invited, and returns their number.
pub(super) async fn draft_for_segment(
    tx: &mut Tx,
    now: Timestamp,
    letter: LetterId,
    segment: SegmentId,
) -> Result<u64> {
    execute!(
        tx,
        "insert into invitations (member_id, letter_id, state, drafted_at)
         select m.id, $1, 'drafted', $2 from member_segments ms join members m on m.id = ms.member_id
                join accounts a on a.id = m.account_id
         where ms.segment_id = $3 and m.state = 'listed' and a.email is not null
           and not exists (select 1 from invitations i where i.member_id = m.id and i.state <> 'revoked')
         on conflict do nothing",
        letter, now, segment
    )
}

/// Drafts an invitation for one customer; `false` when one is under way.
pub(super) async fn draft_for_member(
    tx: &mut Tx,
    now: Timestamp,
    letter: LetterId,
    member: MemberId,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into invitations (member_id, letter_id, state, drafted_at) values ($1, $2, 'drafted', $3)
         on conflict do nothing",
        member, letter, now
    )?;
    Ok(rows == 1)
}

/// Some of the invitations of a letter that wait to be sent.
pub(super) async fn drafted(tx: &mut Tx, letter: LetterId, most: i64) -> Result<Vec<Invitation>> {
    all!(
        tx,
        invitation!("where i.letter_id = $1 and i.state = 'drafted' order by i.id limit $2"),
        letter,
        most
    )
}

/// Takes back the invitations of a letter that were not sent, and returns their number.
pub(super) async fn revoke_drafted(tx: &mut Tx, now: Timestamp, letter: LetterId) -> Result<u64> {
    execute!(
        tx,
        "update invitations set state = 'revoked', ended_at = $2 where letter_id = $1 and state = 'drafted'",
        letter,
        now
    )
}

pub(super) async fn counts_of_letter(
    tx: &mut Tx,
    letter: LetterId,
) -> Result<Vec<(InvitationState, i64)>> {
    all!(
        tx,
        "select state, count(*) from invitations where letter_id = $1 group by state",
        letter
    )
}

pub(super) async fn counts(tx: &mut Tx) -> Result<Vec<(InvitationState, i64)>> {
    all!(tx, "select state, count(*) from invitations group by state")
}

pub(super) async fn find(tx: &mut Tx, id: InvitationId) -> Result<Option<Invitation>> {
    optional!(tx, invitation!("where i.id = $1"), id)
}

/// The invitation of a customer that is under way.
pub(super) async fn live_of(tx: &mut Tx, member: MemberId) -> Result<Option<Invitation>> {
    optional!(
        tx,
        invitation!(
            "where i.member_id = $1 and i.state in ('drafted', 'sent', 'opened', 'reminded')"
        ),
        member
    )
}

/// All invitations of a customer, the latest first.
pub(super) async fn of_member(tx: &mut Tx, member: MemberId) -> Result<Vec<Invitation>> {
    all!(
        tx,
        invitation!("where i.member_id = $1 order by i.id desc"),
        member
    )
}

/// A page of invitations, the latest first, before the key `before`. `''` means every state.
pub(super) async fn page(
    tx: &mut Tx,
    state: &str,
    before: i64,
    most: i64,
) -> Result<Vec<Invitation>> {
    all!(
        tx,
        invitation!("where ($1 = '' or i.state = $1) and i.id < $2 order by i.id desc limit $3"),
        state,
        before,
        most
    )
}

/// Whether staff saw this link, so that whoever opens it may be somebody else than the customer.
pub(super) async fn was_shown(tx: &mut Tx, token: &Token) -> Result<bool> {
    let shown: Option<i64> = optional_value!(
        tx,
        "select shown from invitation_tokens where token_hash = $1",
        token.hash()
    )?;
    Ok(shown != Some(0))
}

/// The invitation behind a link, and whether a newer link replaced this one.
pub(super) async fn by_token(tx: &mut Tx, token: &Token) -> Result<Option<(Invitation, bool)>> {
    let found: Option<(InvitationId, Option<Timestamp>)> = optional!(
        tx,
        "select invitation_id, void_at from invitation_tokens where token_hash = $1",
        token.hash()
    )?;
    let Some((id, void_at)) = found else {
        return Ok(None);
    };
    Ok(find(tx, id)
        .await?
        .map(|invitation| (invitation, void_at.is_some())))
}

pub(super) async fn insert_token(
    tx: &mut Tx,
    now: Timestamp,
    id: InvitationId,
    token: &Token,
    shown: bool,
) -> Result<()> {
    execute!(
        tx,
        "insert into invitation_tokens (token_hash, invitation_id, issued_at, shown) values ($1, $2, $3, $4)",
        token.hash(),
        id,
        now,
        i64::from(shown)
    )?;
    Ok(())
}

/// Makes every link that a customer was ever given void.
pub(crate) async fn void_tokens_of(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<()> {
    execute!(
        tx,
        "update invitation_tokens set void_at = $2
         where void_at is null and invitation_id in (select i.id from invitations i where i.member_id = $1)",
        member,
        now
    )?;
    Ok(())
}

pub(super) async fn void_tokens(tx: &mut Tx, now: Timestamp, id: InvitationId) -> Result<()> {
    execute!(
        tx,
        "update invitation_tokens set void_at = $2 where invitation_id = $1 and void_at is null",
        id,
        now
    )?;
    Ok(())
}

pub(super) async fn set_sent(
    tx: &mut Tx,
    now: Timestamp,
    id: InvitationId,
    expires_at: Timestamp,
) -> Result<()> {
    execute!(
        tx,
        "update invitations set state = 'sent', sendings = sendings + 1, sent_at = $2, expires_at = $3, ended_at = null
         where id = $1",
        id, now, expires_at
    )?;
    Ok(())
}

pub(super) async fn set_opened(tx: &mut Tx, now: Timestamp, id: InvitationId) -> Result<()> {
    execute!(
        tx,
        "update invitations set state = 'opened', opened_at = coalesce(opened_at, $2) where id = $1",
        id,
        now
    )?;
    Ok(())
}

pub(super) async fn set_reminded(tx: &mut Tx, now: Timestamp, id: InvitationId) -> Result<()> {
    execute!(
        tx,
        "update invitations set state = 'reminded', reminded_at = $2 where id = $1",
        id,
        now
    )?;
    Ok(())
}

/// Ends an invitation in this state.
pub(super) async fn end(
    tx: &mut Tx,
    now: Timestamp,
    id: InvitationId,
    state: InvitationState,
) -> Result<()> {
    execute!(
        tx,
        "update invitations set state = $2, ended_at = $3 where id = $1",
        id,
        state,
        now
    )?;
    Ok(())
}

/// Takes back the invitation of a customer that is under way, if there is one.
pub(crate) async fn revoke_of(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<()> {
    execute!(
        tx,
        "update invitations set state = 'revoked', ended_at = $2
         where member_id = $1 and state in ('drafted', 'sent', 'opened', 'reminded')",
        member,
        now
    )?;
    Ok(())
}
