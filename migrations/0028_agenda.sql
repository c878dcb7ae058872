-- What a session is about, point by point. What is for customers has a briefing: why we ask, what we know, two
-- questions, and words explained.
create table agenda_items (
    id integer primary key,
    session_id integer not null references sessions (id),
    place integer not null,
    title text not null,
    minutes integer not null,
    audience text not null,
    proposal_id integer references proposals (id),
    project_id integer references projects (id),
    why text not null,
    known text not null,
    question_one text not null,
    question_two text not null,
    words text not null,
    created_at integer not null
) strict;
create index agenda_items_by_session on agenda_items (session_id, place);
create index agenda_items_by_proposal on agenda_items (proposal_id);
create index agenda_items_by_project on agenda_items (project_id);

-- What everybody who comes to a session is asked to bring.
create table session_briefings (
    session_id integer primary key references sessions (id),
    bring text not null
) strict;

-- Who said that they read the briefing.
create table briefing_reads (
    session_id integer not null references sessions (id),
    account_id integer not null references accounts (id),
    read_at integer not null,
    primary key (session_id, account_id)
) strict;
create index briefing_reads_by_account on briefing_reads (account_id, session_id);
