-- When somebody said for the second time that an answer did not answer them: from then on the customer conscience looks
-- at it. Whoever owed that answer had read it; the conscience had not.
alter table contributions add column disputed_at integer;
update contributions set acknowledged_at = null, disputed_at = (
    select max(l.verdict_at) from answer_contributions l where l.contribution_id = contributions.id)
where state = 'disputed';
-- Why the date of a session was moved, for everybody who hears of it.
alter table sessions add column moved_why text not null default '';
-- 1 for a proposal that asks the whole panel, whichever segments there are when its round opens.
alter table proposals add column whole_panel integer not null default 0;
-- The heads of the columns of a customer list that are not read, a line each.
alter table imports add column left_out text not null default '';
