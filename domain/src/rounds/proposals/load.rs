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
    scalars,
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
    add(tx, now, id, since, None).await?;
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

/// Adds one member to the audience, like [`ask`]; `false` when they were asked before, are in none of the segments, or
/// their month is full.
pub(super) async fn ask_one(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    since: Timestamp,
    member: MemberId,
) -> Result<bool> {
    Ok(add(tx, now, id, since, Some(member)).await? > 0)
}

/// Adds members to the audience, all of them or `only` one, and returns their number.
async fn add(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    since: Timestamp,
    only: Option<MemberId>,
) -> Result<u64> {
    let added = execute!(
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
                 where o.id = $1 and m.state = 'active' and m.id = coalesce($4, m.id)
             ) ranked
             left join (",
            asked_since!(),
            ") asked on asked.member_id = ranked.member_id
             where ranked.place = 1
             and ranked.monthly_minutes >= coalesce(asked.minutes, 0) + ranked.minutes
             on conflict do nothing"
        ),
        id,
        now,
        since,
        only
    )?;
    execute!(
        tx,
        "update proposal_segments set people = (
             select count(*) from audience
             where audience.proposal_id = $1 and audience.segment_id = proposal_segments.segment_id
         ) where proposal_id = $1",
        id
    )?;
    Ok(added)
}

/// The rounds that are open for a segment of this member, those that close first before the others.
pub(super) async fn open_for(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
) -> Result<Vec<ProposalId>> {
    scalars!(
        tx,
        concat!(
            "select p.id from proposals p
             where p.state = 'open' and p.closes_at > $1 and (p.whole_panel = 1 or exists (
                 select 1 from proposal_segments ps join ",
            groups!(),
            " ms on ms.segment_id = ps.segment_id
                 where ps.proposal_id = p.id and ms.member_id = $2))
             order by p.closes_at, p.id"
        ),
        now,
        member
    )
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
    use crate::{
        Portal, Role,
        base::outbox::Mail,
        on_both_engines,
        rounds::{
            contributions::testing::{OpenRound, Someone, member, round, staff},
            proposals::operations::ask_new_member,
        },
        transaction, value,
    };

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

    async fn join(portal: &Portal, segment: SegmentId, someone: &Someone) {
        let joined: Result<()> = transaction!(portal.db, tx => {
            execute!(
                tx,
                "insert into member_segments (member_id, segment_id) values ($1, $2)",
                someone.member, segment
            )?;
            Ok(())
        });
        joined.unwrap();
        for _ in 0..2 {
            ask_new_member(portal, someone.member.unwrap())
                .await
                .unwrap();
        }
    }

    /// The number of people who were asked in all, who are counted in the segment, and whether this one was mailed.
    async fn asked_on(portal: &Portal, round: &OpenRound, someone: &Someone) -> (i64, i64, i64) {
        let mail = serde_json::to_string(&Mail::ProposalOpened {
            proposal: round.proposal,
        })
        .unwrap();
        let mut tx = portal.db.read().await.unwrap();
        let asked = value!(
            tx,
            "select count(*) from audience where proposal_id = $1",
            round.proposal
        );
        let counted = value!(
            tx,
            "select people from proposal_segments where proposal_id = $1",
            round.proposal
        );
        let mailed = value!(
            tx,
            "select count(*) from outbox where account_id = $1 and payload = $2",
            someone.account,
            mail
        );
        (asked.unwrap(), counted.unwrap(), mailed.unwrap())
    }

    on_both_engines! {
        async fn whoever_joins_is_asked_in_rounds_that_are_open_within_their_minutes(portal: Portal) {
            let owner = staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
            let vera = member(&portal, "Vera", "").await.unwrap();
            let plan = round(&portal, "Plan", owner.account, &[&vera]).await.unwrap();
            let other = round(&portal, "Ander plan", owner.account, &[&vera]).await.unwrap();
            let wim = member(&portal, "Wim", "").await.unwrap();
            join(&portal, plan.segment, &wim).await;
            assert_eq!(asked_on(&portal, &plan, &wim).await, (2, 2, 1), "once, however often it is tried");
            assert_eq!(asked_on(&portal, &other, &wim).await, (1, 1, 0), "not of another segment");

            let busy = member(&portal, "Bas", "").await.unwrap();
            let full: Result<()> = transaction!(portal.db, tx => {
                execute!(tx, "update members set monthly_minutes = 4 where id = $1", busy.member)?;
                Ok(())
            });
            full.unwrap();
            join(&portal, plan.segment, &busy).await;
            assert_eq!(asked_on(&portal, &plan, &busy).await, (2, 2, 0), "a review takes five minutes");

            let late = member(&portal, "Lot", "").await.unwrap();
            portal.clock.set(plan.closes_at);
            join(&portal, plan.segment, &late).await;
            assert_eq!(asked_on(&portal, &plan, &late).await, (2, 2, 0), "it is over");
        }

        async fn the_whole_panel_has_the_new_member_too(portal: Portal) {
            let owner = staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
            let vera = member(&portal, "Vera", "").await.unwrap();
            let plan = round(&portal, "Plan", owner.account, &[&vera]).await.unwrap();
            let whole: Result<()> = transaction!(portal.db, tx => {
                execute!(tx, "update proposals set whole_panel = 1 where id = $1", plan.proposal)?;
                Ok(())
            });
            whole.unwrap();
            let wim = member(&portal, "Wim", "").await.unwrap();
            ask_new_member(&portal, wim.member.unwrap()).await.unwrap();
            let mut tx = portal.db.read().await.unwrap();
            let asked: i64 = value!(tx, "select count(*) from audience where member_id = $1", wim.member).unwrap();
            assert_eq!(asked, 1, "somebody in no segment is in the panel");
        }
    }
}
