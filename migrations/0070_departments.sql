-- The organisation's own shape: divisions, the departments in them, and the department in which each colleague works.
-- A department that ended keeps its row, because what it did keeps its name; its work went to `successor_id`.
create table divisions (
    id integer primary key,
    name text not null,
    name_key text not null unique,
    created_at integer not null
) strict;
create table departments (
    id integer primary key,
    division_id integer not null references divisions (id),
    name text not null,
    name_key text not null,
    kind text not null,
    created_at integer not null,
    ended_at integer,
    successor_id integer references departments (id)
) strict;
create unique index departments_by_name on departments (division_id, name_key) where ended_at is null;
create table workplaces (
    account_id integer primary key references accounts (id),
    department_id integer not null references departments (id),
    job_title text not null,
    since integer not null
) strict;
create index workplaces_by_department on workplaces (department_id);
