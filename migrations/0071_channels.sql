-- The ways in that the organisation offers: when somebody is there, and how soon they react. `hours` is JSON: for each
-- day of the week, Monday first, the minutes after midnight at which it opens and closes, or null.
create table channels (
    kind text primary key,
    is_offered integer not null,
    hours text not null,
    promised integer not null,
    unit text not null
) strict;
insert into channels (kind, is_offered, hours, promised, unit) values
    ('phone', 1, '[[540,1020],[540,1020],[540,1020],[540,1020],[540,1020],null,null]', 4, 'hours'),
    ('mail', 1, '[[540,1020],[540,1020],[540,1020],[540,1020],[540,1020],null,null]', 2, 'days'),
    ('whatsapp', 0, '[[540,1020],[540,1020],[540,1020],[540,1020],[540,1020],null,null]', 4, 'hours'),
    ('counter', 1, '[[540,1020],[540,1020],[540,1020],[540,1020],[540,1020],null,null]', 2, 'days'),
    ('letter', 1, '[[540,1020],[540,1020],[540,1020],[540,1020],[540,1020],null,null]', 10, 'days'),
    ('social', 0, '[[540,1020],[540,1020],[540,1020],[540,1020],[540,1020],null,null]', 1, 'days'),
    ('portal', 1, '[[540,1020],[540,1020],[540,1020],[540,1020],[540,1020],null,null]', 5, 'days');
-- The days on which nobody is there, whole years at a time: a year that was looked at once stays as it was then, so
-- that what was promised keeps its day.
create table holiday_years (
    year integer primary key
) strict;
create table holidays (
    day text primary key,
    name text not null
) strict;
