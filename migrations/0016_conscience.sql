-- The objection of the customer conscience to a decision that is to come, and the reply of the owner.
create table challenges (
    proposal_id integer primary key references proposals (id),
    text text not null,
    written_by integer not null references accounts (id),
    raised_at integer not null,
    reply text not null default '',
    replied_by integer references accounts (id),
    replied_at integer
) strict;

-- Why the customer conscience thinks otherwise of a decision; it stands wherever the decision stands.
create table dissents (
    proposal_id integer primary key references proposals (id),
    text text not null,
    written_by integer not null references accounts (id),
    written_at integer not null
) strict;

-- A member who spoke asks the customer conscience to look at a "no" again: once for each proposal.
create table appeals (
    id integer primary key,
    proposal_id integer not null references proposals (id),
    member_id integer not null references members (id),
    text text not null,
    written_at integer not null,
    due_at integer not null,
    ruling text,
    words text not null default '',
    ruled_by integer references accounts (id),
    ruled_at integer,
    unique (proposal_id, member_id)
) strict;
create index appeals_by_member on appeals (member_id, id);
create index appeals_waiting on appeals (due_at, id) where ruled_at is null;

-- What the customer conscience thinks of what a proposal says it means for the customer. The judgement
-- is about the text that stands in it: it lapses when the proposal says something else.
create table meanings (
    proposal_id integer primary key references proposals (id),
    meaning text not null,
    verdict text not null,
    sentence text not null,
    written_by integer not null references accounts (id),
    judged_at integer not null
) strict;

-- Why somebody from sales or marketing was appointed; empty for everybody else.
alter table conscience_mandates add column sales_reason text not null default '';

-- The segments nobody hears: who was asked lately.
create index audience_by_time on audience (asked_at);
