-- What somebody's calendar was told last, and what they had heard before that, as JSON: so that the mail of a change
-- says what changed. Empty for what was told before this was kept.
alter table calendar_entries add column told text not null default '';
alter table calendar_entries add column heard_before text not null default '';
