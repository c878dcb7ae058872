-- When its owner said that they had read it, and how often what is owed changed hands.
alter table contributions add column acknowledged_at integer;
alter table contributions add column hand_overs integer not null default 0;

-- Offers to take over one debt, or a project with all that its customers are owed: exactly one of both
-- is named. Nothing changes hands before the receiver accepts.
create table hand_overs (
    id integer primary key,
    contribution_id integer references contributions (id),
    project_id integer references projects (id),
    from_id integer not null references accounts (id),
    to_id integer not null references accounts (id),
    sentence text not null,
    state text not null,
    offered_at integer not null,
    ended_at integer
) strict;
-- One thing is offered to one person at a time.
create unique index hand_overs_of_debt on hand_overs (contribution_id) where state = 'offered';
create unique index hand_overs_of_project on hand_overs (project_id) where state = 'offered';
create index hand_overs_by_project on hand_overs (project_id, state);
create index hand_overs_by_receiver on hand_overs (to_id, state, id);
