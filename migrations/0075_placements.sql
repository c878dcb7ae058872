-- A colleague's turn among customers. `day` is when it is planned, and once it is done when it was. `department_id` is
-- where they worked when it was planned or done. `signal_id` is what they found that has to be mended.
create table placements (
    id integer primary key,
    account_id integer not null references accounts (id),
    department_id integer references departments (id),
    kind text not null,
    day text not null,
    planned_at integer not null,
    done_at integer,
    lesson text not null,
    signal_id integer references signals (id)
) strict;
create index placements_by_colleague on placements (account_id, done_at, day);
create index placements_done on placements (day, id) where done_at is not null;
