create table segments (
    id integer primary key,
    name text not null,
    name_key text not null unique,
    reason text not null,
    standing text not null,
    created_at integer not null
) strict;

-- A customer: on the list, invited, on the panel, or gone.
create table members (
    id integer primary key,
    account_id integer not null unique references accounts (id),
    number text,
    state text not null,
    monthly_minutes integer not null default 10,
    added_at integer not null,
    joined_at integer,
    ended_at integer
) strict;
create index members_by_state on members (state, id);
create index members_by_number on members (number);

create table member_segments (
    member_id integer not null references members (id),
    segment_id integer not null references segments (id),
    primary key (member_id, segment_id)
) strict;
create index member_segments_by_segment on member_segments (segment_id, member_id);

create table consents (
    id integer primary key,
    member_id integer not null references members (id),
    text_version text not null,
    given_at integer not null,
    withdrawn_at integer
) strict;
create index consents_by_member on consents (member_id);

create table imports (
    id integer primary key,
    file_name text not null,
    state text not null,
    rows_total integer not null,
    rows_done integer not null default 0,
    done_to_line integer not null default 0,
    created_by integer not null references accounts (id),
    created_at integer not null,
    finished_at integer
) strict;

-- What a file says, row by row, until the next file is read.
create table import_rows (
    import_id integer not null references imports (id),
    line integer not null,
    verdict text not null,
    name text not null,
    name_key text not null,
    email text not null,
    email_key text not null,
    number text not null,
    language text not null,
    segments text not null,
    unsubscribe_token text not null,
    primary key (import_id, line)
) strict;
create index import_rows_by_verdict on import_rows (import_id, verdict, line);
create index import_rows_by_email on import_rows (email_key);

create table import_row_segments (
    import_id integer not null,
    line integer not null,
    segment_id integer not null references segments (id),
    primary key (import_id, line, segment_id),
    foreign key (import_id, line) references import_rows (import_id, line) on delete cascade
) strict;
create index import_row_segments_by_segment on import_row_segments (segment_id);
