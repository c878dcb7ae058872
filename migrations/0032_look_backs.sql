-- What a customer says of a session afterwards.
create table look_backs (
    session_id integer not null references sessions (id),
    account_id integer not null references accounts (id),
    rating text not null,
    heard text not null,
    wish text not null,
    said_at integer not null,
    primary key (session_id, account_id)
) strict;

-- What coming cost a customer. The bank account is kept until it was paid.
create table expenses (
    session_id integer not null references sessions (id),
    account_id integer not null references accounts (id),
    cents integer not null,
    what text not null,
    iban text not null,
    asked_at integer not null,
    paid_at integer,
    paid_by integer references accounts (id),
    primary key (session_id, account_id)
) strict;
