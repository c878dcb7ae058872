-- What customers said, what was decided and why: a part for each theme, and one for all that stands in none.
-- The name and the number of people are those of the day of the decision.
create table decision_parts (
    proposal_id integer not null references decisions (proposal_id),
    place integer not null,
    theme_id integer references themes (id) on delete set null,
    theme text not null,
    people integer not null,
    heard text not null,
    decided text not null,
    why text not null,
    primary key (proposal_id, place)
) strict;
create index decision_parts_by_theme on decision_parts (theme_id);

insert into decision_parts (proposal_id, place, theme, people, heard, decided, why)
select proposal_id, 0, '', 0, heard, decided, why from decisions;
alter table decisions drop column heard;
alter table decisions drop column decided;
alter table decisions drop column why;
