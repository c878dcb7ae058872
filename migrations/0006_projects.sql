create table projects (
    id integer primary key,
    name text not null,
    summary text not null,
    owner_id integer not null references accounts (id),
    created_at integer not null
) strict;
create index projects_by_owner on projects (owner_id);

create table phases (
    id integer primary key,
    project_id integer not null references projects (id),
    kind text not null,
    begins_on text not null,
    ends_on text not null,
    unique (project_id, kind)
) strict;
