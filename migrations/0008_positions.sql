-- The place is random: reasons are shown in its order, which says nothing of who wrote them or when.
create table positions (
    proposal_id integer not null references proposals (id),
    member_id integer not null references members (id),
    segment_id integer references segments (id),
    position text not null,
    reason text not null,
    cast_at integer not null,
    changed_at integer not null,
    place integer not null default 0,
    primary key (proposal_id, member_id)
) strict;
create index positions_by_member on positions (member_id, proposal_id);
create index positions_tally on positions (proposal_id, position, place);

create table replies (
    question_id integer not null references questions (id),
    member_id integer not null references members (id),
    text text not null,
    written_at integer not null,
    primary key (question_id, member_id)
) strict;
create index replies_by_member on replies (member_id);
