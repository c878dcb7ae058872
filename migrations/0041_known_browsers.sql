-- Browsers in which somebody signed in to an account before: what others get wrong at that account never keeps them out.
create table known_browsers (
    token_hash text not null,
    account_id integer not null references accounts (id),
    seen_at integer not null,
    primary key (token_hash, account_id)
) strict;
create index known_browsers_by_account on known_browsers (account_id);
create index known_browsers_by_time on known_browsers (seen_at);

-- Links by which an empty installation is set up. Whoever started a server reads one in its log; gone once it is done.
create table set_up_links (
    token_hash text primary key,
    made_at integer not null
) strict;
