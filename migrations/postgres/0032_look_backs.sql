-- What a customer says of a session afterwards.
create table look_backs (
    session_id bigint not null references sessions (id),
    account_id bigint not null references accounts (id),
    rating text not null,
    heard text not null,
    wish text not null,
    said_at bigint not null,
    primary key (session_id, account_id)
);

-- What coming cost a customer. The bank account is kept until it was paid.
create table expenses (
    session_id bigint not null references sessions (id),
    account_id bigint not null references accounts (id),
    cents bigint not null,
    what text not null,
    iban text not null,
    asked_at bigint not null,
    paid_at bigint,
    paid_by bigint references accounts (id),
    primary key (session_id, account_id)
);
