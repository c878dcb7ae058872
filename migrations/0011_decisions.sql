-- How far customers decide along, and how many of them have to vote before there can be a decision.
alter table proposals add column influence text not null default 'consult';
alter table proposals add column quorum integer not null default 1;

-- What was decided on a proposal: one decision each.
create table decisions (
    proposal_id integer primary key references proposals (id),
    outcome text not null,
    heard text not null,
    decided text not null,
    why text not null,
    would_change text not null,
    written_by integer not null references accounts (id),
    taken_at integer not null
) strict;

-- Why a decision may be taken although the gate is shut: one sentence, for the panel to read.
create table waivers (
    proposal_id integer primary key references proposals (id),
    reason text not null,
    written_by integer not null references accounts (id),
    signed_at integer not null
) strict;
