-- What a member wrote and what is not settled yet: their home shows it, however much they wrote since.
create index contributions_unsettled on contributions (member_id, id) where state in ('waiting', 'answered');
-- What somebody found not answered: the menu of its owner counts it.
create index contributions_refused on contributions (owner_id, reopened_at)
    where state = 'waiting' and reopened_at is not null;
