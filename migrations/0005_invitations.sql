-- The personal text that a batch of invitations carries. With `send_at` the batch was let go.
create table letters (
    id integer primary key,
    text_nl text not null,
    text_en text not null,
    created_by integer not null references accounts (id),
    created_at integer not null,
    send_at integer
) strict;

create table invitations (
    id integer primary key,
    member_id integer not null references members (id),
    letter_id integer not null references letters (id),
    state text not null,
    sendings integer not null default 0,
    drafted_at integer not null,
    sent_at integer,
    opened_at integer,
    reminded_at integer,
    expires_at integer,
    ended_at integer
) strict;
create index invitations_by_member on invitations (member_id);
create index invitations_by_state on invitations (state, id);
create index invitations_by_letter on invitations (letter_id, state, id);
create unique index invitations_one_live on invitations (member_id)
    where state in ('drafted', 'sent', 'opened', 'reminded');

-- Every link that was ever given out, as its hash, so that an old one can be told from an invented one.
create table invitation_tokens (
    token_hash text primary key,
    invitation_id integer not null references invitations (id),
    issued_at integer not null,
    void_at integer
) strict;
create index invitation_tokens_by_invitation on invitation_tokens (invitation_id);
