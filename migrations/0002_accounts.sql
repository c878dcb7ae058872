-- Whoever can be written to or can sign in: customers and staff.
create table accounts (
    id integer primary key,
    email text unique,
    email_key text unique,
    name text not null,
    name_key text not null,
    language text not null,
    password_hash text,
    unsubscribe_token text not null unique,
    created_at integer not null,
    erased_at integer
) strict;
create index accounts_by_name on accounts (name_key, id);

create table staff_roles (
    account_id integer not null references accounts (id),
    role text not null,
    given_at integer not null,
    primary key (account_id, role)
) strict;

-- Exactly one mandate has no end: the unique index keeps it from ever being two.
create table conscience_mandates (
    id integer primary key,
    account_id integer not null references accounts (id),
    mandate text not null,
    begins_at integer not null,
    ends_at integer,
    current integer not null default 1 check (current = 1)
) strict;
create unique index conscience_mandates_one_current on conscience_mandates (current) where ends_at is null;

-- Codes that were mailed. An unknown address has a row too, so that it can't be told from a known one.
create table sign_in_codes (
    id integer primary key,
    browser_hash text not null unique,
    account_id integer references accounts (id),
    subject_hash text not null,
    code_hash text not null,
    attempts_left integer not null,
    created_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;
create index sign_in_codes_by_account on sign_in_codes (account_id);
create index sign_in_codes_by_expiry on sign_in_codes (expires_at);

-- Links by which somebody chooses a password: after being made staff, or having forgotten the old one.
create table password_tokens (
    id integer primary key,
    token_hash text not null unique,
    account_id integer not null references accounts (id),
    created_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;
create index password_tokens_by_account on password_tokens (account_id);
create index password_tokens_by_expiry on password_tokens (expires_at);

-- What the limits count: an attempt by a hashed address, account or network address.
create table attempts (
    id integer primary key,
    scope text not null,
    subject_hash text not null,
    at integer not null
) strict;
create index attempts_by_subject on attempts (scope, subject_hash, at);
create index attempts_by_time on attempts (at);

create table sessions (
    id integer primary key,
    token_hash text not null unique,
    account_id integer references accounts (id),
    data text not null,
    browser text not null,
    created_at integer not null,
    seen_at integer not null,
    expires_at integer not null
) strict;
create index sessions_by_account on sessions (account_id);
create index sessions_by_expiry on sessions (expires_at);
