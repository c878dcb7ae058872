-- What was promised to customers. `once` is made of what was promised where, so that the same form sent
-- twice is one commitment. That it is late follows from the clock, that it was kept from what people say.
create table commitments (
    id integer primary key,
    project_id integer not null references projects (id),
    proposal_id integer references proposals (id),
    source text not null,
    answer_id integer references answers (id),
    of_conscience integer not null default 0,
    text text not null,
    responds_to text not null,
    once text not null unique,
    owner_id integer not null references accounts (id),
    made_by integer not null references accounts (id),
    made_at integer not null,
    due_on text not null,
    state text not null,
    asked_at integer,
    done_at integer,
    done_note text not null default '',
    given_up_at integer,
    given_up_why text not null default '',
    hand_overs integer not null default 0
) strict;
create index commitments_by_due on commitments (due_on, id);
create index commitments_by_project on commitments (project_id, due_on, id);
create index commitments_by_proposal on commitments (proposal_id, id);
create index commitments_by_answer on commitments (answer_id, id);
create index commitments_by_owner on commitments (owner_id, state, due_on);

-- A date moves only with a reason.
create table commitment_moves (
    id integer primary key,
    commitment_id integer not null references commitments (id),
    from_on text not null,
    to_on text not null,
    reason text not null,
    moved_by integer not null references accounts (id),
    moved_at integer not null
) strict;
create index commitment_moves_by_commitment on commitment_moves (commitment_id, id);

-- To whom it was promised, and whether it happened, in their own words.
create table commitment_people (
    commitment_id integer not null references commitments (id),
    member_id integer not null references members (id),
    asked_at integer,
    happened text,
    said text not null default '',
    said_at integer,
    primary key (commitment_id, member_id)
) strict;
create index commitment_people_by_member on commitment_people (member_id, commitment_id);
create index commitment_people_tally on commitment_people (commitment_id, happened);

-- A commitment changes hands as an answer that is owed does: when the receiver accepts.
alter table hand_overs add column commitment_id integer references commitments (id);
create unique index hand_overs_of_commitment on hand_overs (commitment_id) where state = 'offered';
