create table answers (
    id integer primary key,
    proposal_id integer not null references proposals (id),
    written_by integer not null references accounts (id),
    text text not null,
    written_at integer not null,
    published_at integer
) strict;
create index answers_by_proposal on answers (proposal_id, id);
create index answers_held on answers (written_by, id) where published_at is null;

-- What an answer replies to, and what the one who wrote it says of the answer.
create table answer_contributions (
    answer_id integer not null references answers (id),
    contribution_id integer not null references contributions (id),
    verdict text,
    verdict_reason text not null default '',
    verdict_at integer,
    primary key (answer_id, contribution_id)
) strict;
create index answer_contributions_by_contribution on answer_contributions (contribution_id, answer_id);
