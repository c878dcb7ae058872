-- A poll that finds a date for a session. It ends when a date is settled (`settled_for` is that moment) or when other
-- moments are proposed.
create table date_polls (
    id integer primary key,
    session_id integer not null references sessions (id),
    asked_by integer not null references accounts (id),
    asked_at integer not null,
    ended_at integer,
    settled_for integer
) strict;
create unique index date_polls_open on date_polls (session_id) where ended_at is null;
create index date_polls_by_session on date_polls (session_id, id);

-- The moments that were proposed.
create table date_options (
    id integer primary key,
    poll_id integer not null references date_polls (id),
    starts_at integer not null,
    unique (poll_id, starts_at)
) strict;

-- Who is asked, and in which zone they read times; empty for the zone of the organisation.
create table date_people (
    poll_id integer not null references date_polls (id),
    account_id integer not null references accounts (id),
    part text not null,
    zone text not null default '',
    answered_at integer,
    primary key (poll_id, account_id)
) strict;
create index date_people_by_account on date_people (account_id, poll_id);

-- What somebody says of a moment; who has no row gave no answer.
create table date_answers (
    option_id integer not null references date_options (id),
    account_id integer not null references accounts (id),
    answer text not null,
    primary key (option_id, account_id)
) strict;
create index date_answers_by_account on date_answers (account_id);
