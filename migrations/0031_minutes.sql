-- What was said in a session, as it is being written; and each revision as it was published.
create table minutes (
    session_id integer primary key references sessions (id),
    text text not null,
    changed_by integer not null references accounts (id),
    changed_at integer not null
) strict;
create table minute_revisions (
    session_id integer not null references sessions (id),
    number integer not null,
    text text not null,
    reason text not null,
    published_by integer not null references accounts (id),
    published_at integer not null,
    primary key (session_id, number)
) strict;
