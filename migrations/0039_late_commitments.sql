-- The first day that passed before it was kept. A new date does not make it one that was never late.
alter table commitments add column late_since text;
create index commitments_late on commitments (late_since) where late_since is not null;
