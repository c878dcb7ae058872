-- A session while it is held: which round it is in and until when, and the question that is on the screen.
-- `events` is the number of the last event.
create table rooms (
    session_id integer primary key references sessions (id),
    round text not null,
    round_ends_at integer,
    on_screen integer,
    events integer not null default 0
) strict;

-- What happened in a room, numbered from one without a gap. Rows are never changed or removed.
create table room_events (
    session_id integer not null references sessions (id),
    number integer not null,
    kind text not null,
    at integer not null,
    primary key (session_id, number)
) strict;

-- What was sent in a room. `once` is made of the words, so that the same form sent twice is one question.
create table room_questions (
    id integer primary key,
    session_id integer not null references sessions (id),
    account_id integer not null references accounts (id),
    part text not null,
    text text not null,
    once text not null,
    shown_as text not null,
    state text not null,
    hidden_why text not null default '',
    asked_at integer not null
) strict;
create unique index room_questions_once on room_questions (session_id, account_id, once);

-- One support each.
create table room_supports (
    question_id integer not null references room_questions (id),
    account_id integer not null references accounts (id),
    given_at integer not null,
    primary key (question_id, account_id)
) strict;
create index room_supports_by_account on room_supports (account_id, question_id);
