-- What pages count and list, without a look at each row of the past.

-- How many commitments of a project stand in each way, apart from those that are late by now.
create table commitment_totals (
    project_id integer not null references projects (id),
    status text not null,
    commitments integer not null,
    primary key (project_id, status)
) strict;

insert into commitment_totals (project_id, status, commitments)
select f.project_id, f.status, count(*) from (
    select k.project_id,
           case when k.state = 'given_up' then 'broken'
                when k.state = 'open' and k.moves > 0 then 'moved'
                when k.state = 'open' then 'planned'
                when k.said_yes > k.said_no then 'kept'
                when k.said_no > 0 then 'broken'
                when k.asked_at is not null then 'asked'
                else 'done' end as status
    from commitments k
) f group by f.project_id, f.status;

create index commitments_open on commitments (due_on, project_id, moves) where state = 'open';
-- Those that wait for the day that was promised first; an index of only those whose day moved is not needed any more.
create index commitments_since on commitments ((coalesce(late_since, due_on)), id) where state = 'open';
drop index commitments_late;

-- What waits for somebody, as the menu of their pages counts it.
create index contributions_waiting on contributions (owner_id, due_at, id, shown_as, merged_into, reopened_at)
    where state = 'waiting';
-- Both are read without a look at the rows, or the larger one would be taken for both.
drop index contributions_refused;
create index contributions_refused on contributions (owner_id, reopened_at, shown_as)
    where state = 'waiting' and reopened_at is not null;
-- What waits in a round, as the board counts it.
create index contributions_unanswered on contributions (proposal_id, shown_as) where state = 'waiting';

-- The votes of a round by position and group, and the reasons that were given: most votes have none.
create index positions_counted on positions (proposal_id, position, segment_id);
create index positions_reasons on positions (proposal_id, position, place) where reason <> '';
drop index positions_tally;
