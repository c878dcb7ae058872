-- A vote of somebody who was erased counts on, but nothing says any more whose it was or which others were theirs.
-- So it has no member, and its key is no primary key.
create table kept_positions (
    proposal_id integer not null references proposals (id),
    member_id integer references members (id),
    segment_id integer references segments (id),
    position text not null,
    reason text not null,
    cast_at integer not null,
    changed_at integer not null,
    place integer not null default 0
) strict;
insert into kept_positions (proposal_id, member_id, segment_id, position, reason, cast_at, changed_at, place)
select v.proposal_id, case when a.erased_at is null then v.member_id end, v.segment_id, v.position, v.reason,
       case when a.erased_at is null then v.cast_at else p.closes_at end,
       case when a.erased_at is null then v.changed_at else p.closes_at end, v.place
from positions v
join proposals p on p.id = v.proposal_id
join members m on m.id = v.member_id
join accounts a on a.id = m.account_id;
drop table positions;
alter table kept_positions rename to positions;
create unique index positions_by_proposal on positions (proposal_id, member_id);
create index positions_by_member on positions (member_id, proposal_id);
create index positions_tally on positions (proposal_id, position, place);
