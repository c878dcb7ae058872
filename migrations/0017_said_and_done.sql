-- What was decided and done, as customers read it: written in the transaction that did it, and again
-- when it is told otherwise. What it tells of is a row of the table that its kind names.
create table deeds (
    id integer primary key,
    kind text not null,
    subject_id integer not null,
    project_id integer references projects (id),
    title text not null,
    said text not null,
    done text not null,
    fate text not null,
    done_at integer not null,
    unique (kind, subject_id)
) strict;
create index deeds_by_day on deeds (done_at, id);

-- What each is found by: its words, folded and stemmed. Compared byte by byte, so that the words that
-- begin alike stand together.
create table search_terms (
    deed_id integer not null references deeds (id),
    term text not null,
    primary key (deed_id, term)
) strict;
create index search_terms_by_term on search_terms (term, deed_id);
