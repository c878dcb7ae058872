-- A row of sessions of a board with customers, and who keeps it.
create table series (
    id integer primary key,
    name text not null,
    rhythm text not null,
    secretary_id integer not null references accounts (id),
    created_at integer not null
) strict;

-- A session: what it is about, where and how large. It has no time until a date was settled. `sequence` rises with
-- everything that its calendar entries have to say.
create table sessions (
    id integer primary key,
    series_id integer not null references series (id),
    theme text not null,
    scope_open text not null,
    place text not null,
    link text not null,
    minutes integer not null,
    capacity integer not null,
    seats integer not null,
    languages text not null,
    facilitator_id integer not null references accounts (id),
    state text not null,
    starts_at integer,
    sequence integer not null default 0,
    created_by integer not null references accounts (id),
    created_at integer not null,
    ended_at integer,
    cancelled_why text not null default ''
) strict;
create index sessions_by_series on sessions (series_id, id);
create index sessions_by_time on sessions (starts_at, id);

-- What a session is about, besides its theme.
create table session_proposals (
    session_id integer not null references sessions (id),
    proposal_id integer not null references proposals (id),
    primary key (session_id, proposal_id)
) strict;
create index session_proposals_by_proposal on session_proposals (proposal_id);
create table session_projects (
    session_id integer not null references sessions (id),
    project_id integer not null references projects (id),
    primary key (session_id, project_id)
) strict;
create index session_projects_by_project on session_projects (project_id);

-- Who takes part: staff who were asked to come, and customers who took a seat. Who left keeps their row, so
-- that a calendar can be told. `attended` is what the facilitator saw.
create table session_people (
    session_id integer not null references sessions (id),
    account_id integer not null references accounts (id),
    part text not null,
    joined_at integer not null,
    left_at integer,
    attended integer not null default 0,
    primary key (session_id, account_id)
) strict;
create index session_people_by_account on session_people (account_id, session_id);
