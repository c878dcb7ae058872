-- What the owner of a project groups contributions under, by hand. A name is there once for each
-- proposal, however it is written.
create table themes (
    id integer primary key,
    proposal_id integer not null references proposals (id),
    name text not null,
    name_key text not null,
    created_by integer not null references accounts (id),
    created_at integer not null,
    unique (proposal_id, name_key)
) strict;

-- A contribution stands in one theme at most. What was merged says the same as its lead, and stands in
-- the theme of its lead: `merged_into` is the lead of them all and `merged_under` the one that it was
-- merged into by hand, so that it can be unmerged with all that came along. `grouped_at` is when it last
-- came to stand in a theme or under a lead.
alter table contributions add column theme_id integer references themes (id);
alter table contributions add column merged_into integer references contributions (id);
alter table contributions add column merged_under integer references contributions (id);
alter table contributions add column grouped_at integer;
-- The first is for counting, the second for a page of a theme.
create index contributions_by_theme on contributions (theme_id, state, member_id) where theme_id is not null;
create index contributions_in_theme on contributions (theme_id, id) where theme_id is not null;
create index contributions_by_lead on contributions (merged_into, id) where merged_into is not null;
