-- A conversation of a member of staff with a customer, who is never named: from which segment, how, and what was
-- surprising. `once` is the same for a form that is sent twice.
create table contacts (
    id integer primary key,
    account_id integer not null references accounts (id),
    segment_id integer not null references segments (id),
    channel text not null,
    surprise text not null,
    met_on text not null,
    once text not null unique,
    logged_at integer not null
) strict;
create index contacts_by_day on contacts (met_on, id);
create index contacts_by_account on contacts (account_id, met_on);
