-- What a colleague heard a customer say elsewhere, in the customer's words. `due_at` is set when it is filed. While we
-- wait for the customer, `service_left` holds how much of the promised time is left, in microseconds of service.
-- `reach` is how to reach a customer who waits for an answer; it is blanked when the signal ends.
create table signals (
    id integer primary key,
    words text not null,
    channel text not null,
    segment_id integer references segments (id),
    waits integer not null,
    reach text not null,
    filed_by integer not null references accounts (id),
    filed_at integer not null,
    dedup_key text not null unique,
    department_id integer references departments (id),
    owner_id integer references accounts (id),
    accepted_at integer,
    due_at integer not null,
    service_left integer,
    state text not null,
    outcome text not null,
    ended_at integer,
    ended_by integer references accounts (id)
) strict;
create index signals_by_department on signals (department_id, state, due_at, id);
create index signals_by_filer on signals (filed_by, id);
create index signals_by_owner on signals (owner_id, state, due_at, id);
create index signals_by_due on signals (state, due_at, id);
create index signals_by_end on signals (ended_at, id);
create index signals_who_waited on signals (ended_at, channel, state, due_at) where waits = 1;
create index signals_by_end_of_department on signals (department_id, ended_at, id) where department_id is not null;
-- Which department a signal goes to, by the first rule that fits. An empty channel or no words fit every signal; `words`
-- holds lines, of which one has to stand in the signal.
create table signal_rules (
    id integer primary key,
    place integer not null,
    channel text not null,
    words text not null,
    segment_id integer references segments (id),
    department_id integer not null references departments (id)
) strict;
-- How many signals went along when the administrator gave somebody's work to another person.
alter table reassignments add column signals integer not null default 0;
