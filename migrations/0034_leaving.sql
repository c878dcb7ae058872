-- What the administrator gave to somebody else because its owner leaves or can't do it: how much of each, and why.
create table reassignments (
    id integer primary key,
    from_id integer not null references accounts (id),
    to_id integer not null references accounts (id),
    made_by integer references accounts (id),
    reason text not null,
    made_at integer not null,
    projects integer not null,
    answers integer not null,
    commitments integer not null,
    series integer not null,
    sessions integer not null
) strict;
create index reassignments_by_giver on reassignments (from_id, id);
create index reassignments_by_receiver on reassignments (to_id, id);

-- A project that was reassigned has changed hands without an offer.
alter table hand_overs add column reassignment_id integer references reassignments (id);
create index hand_overs_by_reassignment on hand_overs (reassignment_id);
create index hand_overs_by_giver on hand_overs (from_id, state);
