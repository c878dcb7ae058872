-- Who spoke in a room from when to when, as the facilitator noted it: at most one at a time.
create table room_speaking (
    session_id integer not null references sessions (id),
    account_id integer not null references accounts (id),
    from_at integer not null,
    until_at integer,
    primary key (session_id, account_id, from_at)
) strict;
create index room_speaking_by_account on room_speaking (account_id, session_id);
