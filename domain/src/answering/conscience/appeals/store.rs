//! The SQL of appeals.

use super::{Appeal, Ruling, Upheld};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, AppealId, MemberId, ProposalId},
    },
    execute, optional, optional_value, value,
};

macro_rules! select_appeal {
    ($more:literal, $which:literal) => {
        concat!(
            "select e.id, e.proposal_id, p.title, e.text, e.written_at, e.due_at, e.ruling, e.words,
                    r.name as ruled_by, e.ruled_at",
            $more,
            " from appeals e
              join proposals p on p.id = e.proposal_id
              join members m on m.id = e.member_id
              join accounts a on a.id = m.account_id
              left join accounts r on r.id = e.ruled_by
              where ",
            $which
        )
    };
}

/// The facts about a member and a proposal that the rules need.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(super) struct Spoke {
    pub asked: i64,
    pub spoke: i64,
}

pub(super) async fn spoke(tx: &mut Tx, id: ProposalId, member: MemberId) -> Result<Spoke> {
    let asked = value!(
        tx,
        "select count(*) from audience where proposal_id = $1 and member_id = $2",
        id,
        member
    )?;
    let spoke = value!(
        tx,
        "select (select count(*) from positions where proposal_id = $1 and member_id = $2)
              + (select count(*) from contributions
                 where proposal_id = $1 and member_id = $2 and state <> 'withdrawn')",
        id,
        member
    )?;
    Ok(Spoke { asked, spoke })
}

/// Writes an appeal; nothing when this member appealed before.
pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    due_at: Timestamp,
    (id, member): (ProposalId, MemberId),
    text: &str,
) -> Result<Option<AppealId>> {
    optional_value!(
        tx,
        "insert into appeals (proposal_id, member_id, text, written_at, due_at) values ($1, $2, $3, $4, $5)
         on conflict (proposal_id, member_id) do nothing returning id",
        id,
        member,
        text,
        now,
        due_at
    )
}

/// The appeal of this member against the decision on this proposal.
pub(super) async fn own(tx: &mut Tx, id: ProposalId, member: MemberId) -> Result<Option<Appeal>> {
    optional!(
        tx,
        select_appeal!("", "e.proposal_id = $1 and e.member_id = $2"),
        id,
        member
    )
}

/// All appeals of this member, the newest first.
pub(super) async fn all_own(tx: &mut Tx, member: MemberId, most: i64) -> Result<Vec<Appeal>> {
    all!(
        tx,
        select_appeal!("", "e.member_id = $1 order by e.id desc limit $2"),
        member,
        most
    )
}

/// An appeal with the member who made it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Made {
    #[sqlx(flatten)]
    pub appeal: Appeal,
    pub name: String,
    pub account: AccountId,
}

pub(super) async fn find(tx: &mut Tx, id: AppealId) -> Result<Option<Made>> {
    optional!(
        tx,
        select_appeal!(", a.name, a.id as account", "e.id = $1"),
        id
    )
}

/// Answers an appeal; `false` when that was done before.
pub(super) async fn rule(
    tx: &mut Tx,
    now: Timestamp,
    id: AppealId,
    by: Option<AccountId>,
    (ruling, words): (Ruling, &str),
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update appeals set ruling = $2, words = $3, ruled_by = $4, ruled_at = $5
         where id = $1 and ruled_at is null",
        id,
        ruling,
        words,
        by,
        now
    )?;
    Ok(rows == 1)
}

/// The appeals that are shown with the decision, the oldest first.
pub(super) async fn upheld(tx: &mut Tx, id: ProposalId) -> Result<Vec<Upheld>> {
    all!(
        tx,
        "select e.words, r.name as ruled_by, e.ruled_at
         from appeals e join accounts r on r.id = e.ruled_by
         where e.proposal_id = $1 and e.ruling = 'upheld' order by e.ruled_at, e.id",
        id
    )
}
