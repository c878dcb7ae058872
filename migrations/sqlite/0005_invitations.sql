-- The personal text that a batch of invitations carries.
create table letters (
    id integer primary key,
    text_nl text not null,
    text_en text not null,
    created_by integer not null references accounts (id),
    created_at integer not null
) strict;

create table invitations (
    id integer primary key,
    member_id integer not null references members (id),
    letter_id integer not null references letters (id),
    token_hash text unique,
    state text not null,
    drafted_at integer not null,
    sent_at integer,
    opened_at integer,
    reminded_at integer,
    expires_at integer,
    ended_at integer
) strict;
create index invitations_by_member on invitations (member_id);
create index invitations_by_state on invitations (state, id);
create unique index invitations_one_live on invitations (member_id)
    where state in ('drafted', 'sent', 'opened', 'reminded');
