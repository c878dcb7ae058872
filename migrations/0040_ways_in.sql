-- An address that waits until somebody says there that it is theirs.
create table address_changes (
    id integer primary key,
    account_id integer not null unique references accounts (id),
    email text not null,
    email_key text not null,
    token_hash text not null unique,
    asked_by integer not null references accounts (id),
    asked_at integer not null,
    expires_at integer not null
) strict;
create index address_changes_by_asker on address_changes (asked_by);
create index address_changes_by_expiry on address_changes (expires_at);

-- 1 when somebody other than the customer saw the link: it proves nothing about who opens it.
alter table invitation_tokens add column shown integer not null default 0;
