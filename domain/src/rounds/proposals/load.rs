//! The time that rounds ask of customers: each member says how many minutes a month they give, and no round
//! asks for more.
//!
//! What must stay true: a member is asked for no more minutes in a calendar month, in the organisation's zone,
//! than they want to give; the owner who opens a round reads how many members were left out, but nobody reads
//! which. A round that was withdrawn counts only for members who had spent their minutes on it.

use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{MemberId, ProposalId, SegmentId},
    },
    execute, one, optional_value,
    people::panel::store::groups,
};
use jiff::{civil::Date, tz::TimeZone};

/// The load that a round would put on its audience.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Load {
    /// The number of people in its segments.
    pub people: i64,
    /// The number of them who can't be asked, because it does not fit in the rest of their month.
    pub full: i64,
}

impl Load {
    /// The number of them who would be asked.
    #[must_use]
    pub const fn free(self) -> i64 {
        self.people - self.full
    }
}

/// These segments as [`load`] takes them.
pub(super) fn list(segments: &[SegmentId]) -> String {
    std::iter::once(",".to_owned())
        .chain(segments.iter().map(|segment| format!("{segment},")))
        .collect()
}

/// The beginning of the month of `now` in this zone.
#[must_use]
pub fn month_begin(now: Timestamp, zone: &TimeZone) -> Timestamp {
    let before = now.date_in(zone).first_of_month().yesterday();
    let end = Timestamp::end_of(before.unwrap_or(Date::MIN), zone);
    Timestamp(end.0.saturating_add(1))
}

/// The minutes that each member was asked for since an instant.
macro_rules! asked_since {
    () => {
        asked_since!("$3")
    };
    ($since:literal) => {
        concat!("select a.member_id, cast(sum(p.minutes) as bigint) as minutes
         from proposals p join audience a on a.proposal_id = p.id
         where p.opened_at >= ", $since, " and (p.state <> 'withdrawn' or exists (
             select 1 from positions v where v.proposal_id = a.proposal_id and v.member_id = a.member_id))
         group by a.member_id")
    };
}

/// The minutes that each member was asked for since `since`; members who were asked for nothing are left out.
pub(crate) async fn asked(tx: &mut Tx, since: Timestamp) -> Result<Vec<(MemberId, i64)>> {
    all!(tx, asked_since!("$1"), since)
}

/// The load of a review of this many `minutes` on the active members of the segments in `segments`, a list like
/// `,3,7,` in which `0` is the whole panel, with what they were asked for since `since`.
pub(super) async fn load(
    tx: &mut Tx,
    segments: &str,
    minutes: i64,
    since: Timestamp,
) -> Result<Load> {
    one!(
        tx,
        concat!(
            "with chosen as (
                 select distinct m.id, m.monthly_minutes
                 from segments s
                 join ",
            groups!(),
            " ms on ms.segment_id = s.id
                 join members m on m.id = ms.member_id
                 where ($1 like '%,' || cast(s.id as text) || ',%' or $1 like '%,0,%') and m.state = 'active'
             ), asked as (",
            asked_since!(),
            ")
             select count(*) as people,
                    cast(coalesce(sum(case
                        when chosen.monthly_minutes = 0
                          or chosen.monthly_minutes < coalesce(asked.minutes, 0) + $2 then 1 else 0 end), 0)
                         as bigint) as full
             from chosen left join asked on asked.member_id = chosen.id"
        ),
        segments, minutes, since
    )
}

/// Writes the audience: every active member of the chosen segments whose month has room, each once, as part of
/// the primary segment that they are in, or else of the oldest. Returns the numbers of members who are asked
/// and who were left out.
pub(super) async fn ask(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    since: Timestamp,
) -> Result<(i64, i64)> {
    execute!(
        tx,
        concat!(
            "insert into audience (proposal_id, member_id, segment_id, asked_at)
             select $1, ranked.member_id, ranked.segment_id, $2
             from (
                 select ms.member_id, ms.segment_id, m.monthly_minutes, o.minutes,
                        row_number() over (
                            partition by ms.member_id
                            order by case s.priority when 'primary' then 0 else 1 end, s.id
                        ) as place
                 from proposals o
                 join proposal_segments ps on ps.proposal_id = o.id
                 join segments s on s.id = ps.segment_id
                 join ",
            groups!(),
            " ms on ms.segment_id = s.id
                 join members m on m.id = ms.member_id
                 where o.id = $1 and m.state = 'active'
             ) ranked
             left join (",
            asked_since!(),
            ") asked on asked.member_id = ranked.member_id
             where ranked.place = 1
             and ranked.monthly_minutes >= coalesce(asked.minutes, 0) + ranked.minutes"
        ),
        id,
        now,
        since
    )?;
    execute!(
        tx,
        "update proposal_segments set people = (
             select count(*) from audience
             where audience.proposal_id = $1 and audience.segment_id = proposal_segments.segment_id
         ) where proposal_id = $1",
        id
    )?;
    let (people, asked): (i64, i64) = one!(
        tx,
        concat!(
            "select count(distinct ms.member_id),
                (select count(*) from audience where proposal_id = $1)
         from proposal_segments ps
         join ",
            groups!(),
            " ms on ms.segment_id = ps.segment_id
         join members m on m.id = ms.member_id
         where ps.proposal_id = $1 and m.state = 'active'"
        ),
        id
    )?;
    execute!(
        tx,
        "update proposals set left_out = $2 where id = $1",
        id,
        people - asked
    )?;
    Ok((asked, people - asked))
}

/// The minutes a month that one member gives, and the minutes that they were asked for since `since`.
pub(crate) async fn own(
    tx: &mut Tx,
    member: MemberId,
    since: Timestamp,
) -> Result<Option<(i64, i64)>> {
    let Some(gives) = optional_value!(
        tx,
        "select monthly_minutes from members where id = $1",
        member
    )?
    else {
        return Ok(None);
    };
    let asked: Option<i64> = optional_value!(
        tx,
        "select cast(coalesce(sum(p.minutes), 0) as bigint)
         from audience a join proposals p on p.id = a.proposal_id
         where a.member_id = $1 and p.opened_at >= $2 and (p.state <> 'withdrawn' or exists (
             select 1 from positions v where v.proposal_id = a.proposal_id and v.member_id = a.member_id))",
        member,
        since
    )?;
    Ok(Some((gives, asked.unwrap_or_default())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_at_midnight_of_the_organisation() {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let at = |text: &str| Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_microsecond());
        for now in ["2026-03-01T00:00:00+01:00", "2026-03-31T23:59:59+02:00"] {
            assert_eq!(
                month_begin(at(now), &zone),
                at("2026-03-01T00:00:00+01:00"),
                "{now}"
            );
        }
        assert_eq!(
            month_begin(at("2026-02-28T23:59:59+01:00"), &zone),
            at("2026-02-01T00:00:00+01:00")
        );
    }
}
