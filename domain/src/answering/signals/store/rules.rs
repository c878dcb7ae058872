//! The SQL of the rules that send signals to departments.

use crate::{
    Result, all,
    answering::signals::routing::Rule,
    base::{
        db::Tx,
        ids::{DepartmentId, SegmentId, SignalRuleId},
    },
    execute, value,
};

/// The rules, in their order.
pub(in crate::answering::signals) async fn all_of(tx: &mut Tx) -> Result<Vec<Rule>> {
    all!(
        tx,
        "select r.id, r.channel, r.words, r.segment_id, s.name as segment, r.department_id, d.name as department
         from signal_rules r join departments d on d.id = r.department_id left join segments s on s.id = r.segment_id
         order by r.place, r.id"
    )
}

pub(in crate::answering::signals) async fn insert(
    tx: &mut Tx,
    channel: &str,
    words: &str,
    segment: Option<SegmentId>,
    department: DepartmentId,
) -> Result<SignalRuleId> {
    value!(
        tx,
        "insert into signal_rules (place, channel, words, segment_id, department_id)
         values ((select coalesce(max(place), 0) + 1 from signal_rules), $1, $2, $3, $4) returning id",
        channel,
        words,
        segment,
        department
    )
}

/// `false` when there is no such rule.
pub(in crate::answering::signals) async fn delete(tx: &mut Tx, id: SignalRuleId) -> Result<bool> {
    let rows = execute!(tx, "delete from signal_rules where id = $1", id)?;
    Ok(rows == 1)
}
