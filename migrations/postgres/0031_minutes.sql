-- What was said in a session, as it is being written; and each revision as it was published.
create table minutes (
    session_id bigint primary key references sessions (id),
    text text not null,
    changed_by bigint not null references accounts (id),
    changed_at bigint not null
);
create table minute_revisions (
    session_id bigint not null references sessions (id),
    number bigint not null,
    text text not null,
    reason text not null,
    published_by bigint not null references accounts (id),
    published_at bigint not null,
    primary key (session_id, number)
);
