-- What the calendar of somebody who takes part was told of a session. `sequence` rises with every message, so that
-- calendars know the newer one; `since` is the sequence of the message that invited.
create table calendar_entries (
    session_id integer not null references sessions (id),
    account_id integer not null references accounts (id),
    sequence integer not null,
    since integer not null,
    cancelled integer not null,
    told_at integer not null,
    primary key (session_id, account_id)
) strict;
create index calendar_entries_by_account on calendar_entries (account_id, session_id);

-- The private address under which a calendar program reads all sessions of one person.
create table calendar_feeds (
    account_id integer primary key references accounts (id),
    token_hash text not null unique,
    made_at integer not null
) strict;
