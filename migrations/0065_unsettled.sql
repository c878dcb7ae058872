-- What a member wrote and what is not settled yet: their home shows it, however much they wrote since.
create index contributions_unsettled on contributions (member_id, id) where state in ('waiting', 'answered');
