-- Main causes, one of which a signal is counted under. One that ended is chosen no more, and still counts.
create table signal_causes (
    id integer primary key,
    name text not null,
    name_key text not null unique,
    ended_at integer
) strict;
alter table signals add column cause_id integer references signal_causes (id);
-- What came of the signals of a year, by department and by cause.
create index signals_counted on signals (department_id, cause_id, state, ended_at) where ended_at is not null;
