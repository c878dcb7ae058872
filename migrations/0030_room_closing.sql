-- What somebody of the staff heard in a room, and what they will do: one of each, changeable until the room closes.
create table room_heard (
    session_id integer not null references sessions (id),
    account_id integer not null references accounts (id),
    heard text not null,
    promise text not null,
    translation text not null default '',
    due_on text not null,
    project_id integer references projects (id),
    changed_at integer not null,
    commitment_id integer references commitments (id),
    primary key (session_id, account_id)
) strict;

-- What a customer in the room says of a promise before the room closes: that it is right, or what is not.
create table room_words (
    session_id integer not null references sessions (id),
    heard_by integer not null references accounts (id),
    account_id integer not null references accounts (id),
    is_right integer not null,
    words text not null,
    said_at integer not null,
    primary key (session_id, heard_by, account_id)
) strict;
create index room_words_by_account on room_words (account_id, session_id);

-- A question that was not answered in the room is owed an answer afterwards.
alter table room_questions add column contribution_id integer references contributions (id);

-- What was promised in a session.
alter table commitments add column session_id integer references sessions (id);
create index commitments_by_session on commitments (session_id, id);
