-- What is put to customers. Days are kept as they were chosen, instants as they follow from the zone.
create table proposals (
    id integer primary key,
    project_id integer not null references projects (id),
    phase_id integer not null references phases (id),
    state text not null,
    title text not null,
    summary text not null,
    scope_fixed text not null,
    scope_open text not null,
    scope_course text not null,
    meaning text not null,
    minutes integer not null,
    decide_on text not null,
    closes_on text not null,
    answers_by text not null,
    closes_at integer,
    answers_due_at integer,
    created_by integer not null references accounts (id),
    created_at integer not null,
    changed_at integer not null,
    opened_at integer,
    closed_at integer,
    withdrawn_at integer,
    withdrawn_why text not null default ''
) strict;
create index proposals_by_project on proposals (project_id, id);
create index proposals_by_state on proposals (state, closes_at);

create table questions (
    id integer primary key,
    proposal_id integer not null references proposals (id),
    place integer not null,
    text text not null,
    unique (proposal_id, place)
) strict;

-- The number of people is written when the round opens, and outlives those who leave the panel.
create table proposal_segments (
    proposal_id integer not null references proposals (id),
    segment_id integer not null references segments (id),
    people integer not null default 0,
    primary key (proposal_id, segment_id)
) strict;

-- Who was asked, and as whom: fixed when the round opens.
create table audience (
    proposal_id integer not null references proposals (id),
    member_id integer not null references members (id),
    segment_id integer references segments (id),
    asked_at integer not null,
    primary key (proposal_id, member_id)
) strict;
create index audience_by_member on audience (member_id, proposal_id);
-- A segment is shown only when at least five of it were asked.
create index audience_by_segment on audience (proposal_id, segment_id, member_id);
