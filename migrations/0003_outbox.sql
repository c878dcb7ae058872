-- What has to be sent or done, written in the transaction that causes it.
create table outbox (
    id integer primary key,
    event text not null,
    person text not null,
    channel text not null,
    account_id integer references accounts (id),
    kind text not null,
    payload text not null,
    state text not null,
    -- 1 when somebody sits waiting for it: a code goes before ten thousand invitations.
    urgent integer not null default 0,
    attempts integer not null default 0,
    run_at integer not null,
    leased_until integer,
    last_error text,
    created_at integer not null,
    done_at integer,
    unique (event, person, channel)
) strict;
create index outbox_to_run on outbox (state, urgent, run_at, id);
create index outbox_by_kind on outbox (kind, state);
create index outbox_by_account on outbox (account_id);

-- A kind of mail that somebody does not want.
create table mail_preferences (
    account_id integer not null references accounts (id),
    kind text not null,
    off_at integer not null,
    primary key (account_id, kind)
) strict;

create table audit_log (
    id integer primary key,
    at integer not null,
    account_id integer references accounts (id),
    action text not null,
    subject text not null,
    detail text not null
) strict;
create index audit_log_by_account on audit_log (account_id);
