-- What was promised to who advises (Overlegwet, article 5): how long a round lasts at least, by when reasons
-- are told, and how long a decision is not carried out; all in days, fixed when the round opens.
alter table proposals add column advise_days integer not null default 42;
alter table proposals add column reasons_days integer not null default 14;
alter table proposals add column standstill_days integer not null default 3;

-- Every change of those terms, with a reason that customers read; the last one holds.
create table advice_terms (
    id integer primary key,
    advise_days integer not null,
    reasons_days integer not null,
    standstill_days integer not null,
    why text not null,
    written_by integer not null references accounts (id),
    changed_at integer not null
) strict;

-- When a decision is looked at again, and what was seen then; a row without `reviewed_at` is still to come.
create table decision_reviews (
    proposal_id integer not null references decisions (proposal_id),
    due_on text not null,
    seen text not null default '',
    written_by integer references accounts (id),
    reviewed_at integer,
    primary key (proposal_id, due_on)
) strict;
create index decision_reviews_to_come on decision_reviews (due_on, proposal_id) where reviewed_at is null;
