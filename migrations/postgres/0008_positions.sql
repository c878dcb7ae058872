-- The place is random: reasons are shown in its order, which says nothing of who wrote them or when.
create table positions (
    proposal_id bigint not null references proposals (id),
    member_id bigint not null references members (id),
    segment_id bigint references segments (id),
    position text not null,
    reason text not null,
    cast_at bigint not null,
    changed_at bigint not null,
    place bigint not null default 0,
    primary key (proposal_id, member_id)
);
create index positions_by_member on positions (member_id, proposal_id);
create index positions_tally on positions (proposal_id, position, place);

create table replies (
    question_id bigint not null references questions (id),
    member_id bigint not null references members (id),
    text text not null,
    written_at bigint not null,
    primary key (question_id, member_id)
);
create index replies_by_member on replies (member_id);
