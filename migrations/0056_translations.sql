-- The language in which the organisation writes. A text keeps the language in which it was begun.
alter table organisation add column writes_in text not null default 'nl';
alter table segments add column language text not null default 'nl';
alter table proposals add column language text not null default 'nl';
alter table answers add column language text not null default 'nl';
alter table decisions add column language text not null default 'nl';
alter table sessions add column language text not null default 'nl';

-- The second text of what the organisation writes, field by field. The words that each was written for are kept, so
-- that it shows when they changed.
create table translations (
    subject text not null,
    subject_id integer not null,
    field text not null,
    place integer not null,
    language text not null,
    text text not null,
    original text not null,
    written_by integer not null references accounts (id),
    written_at integer not null,
    primary key (subject, subject_id, field, place)
) strict;
