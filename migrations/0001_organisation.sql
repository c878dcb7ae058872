-- The one organisation that this deployment serves.
create table organisation (
    id integer primary key check (id = 1),
    name text not null,
    zone text not null,
    phone text not null,
    email text not null,
    accent text not null,
    set_up_at integer not null
) strict;
