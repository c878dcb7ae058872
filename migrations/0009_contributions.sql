-- What members write. `due_at` is when the answer was promised; that it is overdue follows from the clock.
create table contributions (
    id integer primary key,
    proposal_id integer not null references proposals (id),
    project_id integer not null references projects (id),
    member_id integer not null references members (id),
    segment_id integer references segments (id),
    owner_id integer not null references accounts (id),
    kind text not null,
    text text not null,
    text_hash text not null,
    shown_as text not null,
    state text not null,
    written_at integer not null,
    changed_at integer not null,
    due_at integer not null,
    answered_at integer,
    reopened_at integer,
    withdrawn_at integer
) strict;
create index contributions_by_proposal on contributions (proposal_id, id);
create index contributions_by_member on contributions (member_id, id);
create index contributions_by_owner on contributions (owner_id, state, due_at, id);
create index contributions_by_project on contributions (project_id, state, due_at, id);
create index contributions_by_due on contributions (state, due_at, id);
-- The same form sent twice is one contribution.
create unique index contributions_once on contributions (proposal_id, member_id, kind, text_hash)
    where state <> 'withdrawn';
