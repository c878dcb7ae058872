create table contributions (
    id integer primary key,
    proposal_id integer not null references proposals (id),
    member_id integer not null references members (id),
    segment_id integer references segments (id),
    owner_id integer not null references accounts (id),
    kind text not null,
    text text not null,
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
create index contributions_by_due on contributions (state, due_at, id);
