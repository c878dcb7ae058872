//! The SQL of the list of customers: its lines, the numbers on its tabs, and the sizes of the segments above it.

use super::groups;
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{MemberId, SegmentId},
    },
    people::panel::{MemberLine, MemberState, SegmentSize},
    value,
};

/// The part of the list to read.
pub(in crate::people::panel) struct Part<'a> {
    /// A pattern for `like` with `\` as its escape; `""` for everybody.
    pub search: &'a str,
    pub state: Option<MemberState>,
    pub segment: Option<SegmentId>,
    /// Only members who were on the panel at this moment and said nothing since.
    pub quiet: Option<Timestamp>,
    /// The folded name and the account after which it begins.
    pub after: (&'a str, i64),
    pub most: i64,
}

/// A page of customers, sorted by name. When somebody last said something is read from what was said: no vote and no
/// contribution has to write here. A contribution for the customer conscience only does not show, not even by its day.
pub(in crate::people::panel) async fn page(
    tx: &mut Tx,
    part: &Part<'_>,
) -> Result<Vec<MemberLine>> {
    all!(
        tx,
        "select m.id, m.account_id, a.name, a.name_key, a.email, m.state, m.added_at, m.joined_at, m.ended_at,
                (select string_agg(s.name, ', ') from member_segments ms join segments s on s.id = ms.segment_id
                 where ms.member_id = m.id) as segments,
                (select max(v.cast_at) from positions v where v.member_id = m.id) as voted_at,
                (select max(c.written_at) from contributions c
                 where c.member_id = m.id and c.state <> 'withdrawn' and c.shown_as <> 'conscience') as wrote_at
         from accounts a join members m on m.account_id = a.id
         where a.erased_at is null
           and ($1 = '' or a.name_key like $1 escape '\\' or a.name_key like '% ' || $1 escape '\\'
                or a.email_key like $1 escape '\\' or lower(m.number) like $1 escape '\\')
           and ($2 = '' or m.state = $2)
           and ($3 = 0
                or exists (select 1 from member_segments f where f.member_id = m.id and f.segment_id = $3)
                or (exists (select 1 from segments r where r.id = $3 and r.is_rest = 1)
                    and not exists (select 1 from member_segments n where n.member_id = m.id)))
           and ($4 = 0
                or (m.state = 'active' and m.joined_at < $4
                    and not exists (select 1 from positions v where v.member_id = m.id and v.cast_at >= $4)
                    and not exists (select 1 from contributions c
                                    where c.member_id = m.id and c.written_at >= $4 and c.state <> 'withdrawn'
                                      and c.shown_as <> 'conscience')))
           and (a.name_key, a.id) > ($5, $6)
         order by a.name_key, a.id limit $7",
        part.search,
        part.state.map_or("", MemberState::as_str),
        part.segment.map_or(0, |segment| segment.0),
        part.quiet.map_or(0, |since| since.0),
        part.after.0,
        part.after.1,
        part.most
    )
}

/// When one customer last said something, as the list says it.
pub(in crate::people::panel) async fn said_at(
    tx: &mut Tx,
    id: MemberId,
) -> Result<Option<Timestamp>> {
    value!(
        tx,
        "select max(said.moment) from (
             select v.cast_at as moment from positions v where v.member_id = $1
             union all
             select c.written_at from contributions c
             where c.member_id = $1 and c.state <> 'withdrawn' and c.shown_as <> 'conscience') said",
        id
    )
}

/// How many customers are in each state, and how many of them joined the panel since `since`, and left it since then.
/// Who was erased is on no list any more, but did leave.
pub(in crate::people::panel) async fn count(
    tx: &mut Tx,
    since: Timestamp,
) -> Result<Vec<(MemberState, i64, i64, i64)>> {
    all!(
        tx,
        "select m.state, count(*) filter (where a.erased_at is null), count(*) filter (where m.joined_at >= $1),
                count(*) filter (where m.joined_at is not null and m.ended_at >= $1)
         from members m join accounts a on a.id = m.account_id group by m.state",
        since
    )
}

/// The segments with the number of their members. When the customers in no segment are wanted too, they come last, as a
/// segment without a name.
pub(in crate::people::panel) async fn segment_sizes(
    tx: &mut Tx,
    with_rest: bool,
) -> Result<Vec<SegmentSize>> {
    all!(
        tx,
        concat!(
            "select s.id, case when s.is_rest = 1 then '' else s.name end as name, s.language, s.reason, s.priority, s.wanted,
                    coalesce(n.active, 0) as active, coalesce(n.listed, 0) as listed
             from segments s
             left join (select g.segment_id, count(*) filter (where m.state = 'active') as active,
                               count(*) filter (where m.state = 'listed') as listed
                        from ",
            groups!(),
            " g join members m on m.id = g.member_id group by g.segment_id) n on n.segment_id = s.id
             where s.is_rest = 0 or $1 = 1
             order by s.is_rest, s.priority, s.name_key, s.id"
        ),
        i64::from(with_rest)
    )
}
