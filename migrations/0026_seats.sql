-- Who said once that they are willing to sit at the table.
create table seat_willing (
    member_id integer primary key references members (id),
    since integer not null
) strict;

-- What is agreed to with a seat: confidentiality and conflict of interest. A text that was agreed to stays.
create table seat_terms (
    id integer primary key,
    text_nl text not null,
    text_en text not null,
    published_by integer references accounts (id),
    published_at integer not null
) strict;
create index seat_terms_by_publisher on seat_terms (published_by);
insert into seat_terms (text_nl, text_en, published_at) values (
    'Wat mensen in de sessie over zichzelf vertellen, vertel ik niet verder. Wat de organisatie vertrouwelijk noemt, ook niet. Over wat ik er zelf van vind, mag ik altijd praten. Heb ik zelf belang bij waar het over gaat, bijvoorbeeld omdat ik er geld mee verdien, dan zeg ik dat voor de sessie begint.',
    'I do not pass on what people tell about themselves in the session, nor what the organisation calls confidential. I can always talk about what I think of it myself. If I have an interest of my own in what it is about, for example because I earn money with it, I say so before the session begins.',
    0
);

-- How the seats of a session are given: by a draw that anybody can repeat with its seed, or to who asks first. From
-- `opened_at` on there are offers. `left_…` says how many willing members a rule kept out of the draw.
create table seat_rounds (
    session_id integer primary key references sessions (id),
    seed text not null default '',
    months integer not null,
    hours integer not null,
    drawn_by integer references accounts (id),
    drawn_at integer,
    left_recent integer not null default 0,
    left_full integer not null default 0,
    left_language integer not null default 0,
    opened_at integer
) strict;
create index seat_rounds_by_drawer on seat_rounds (drawn_by);

-- How many seats are kept for a segment, and for how many the draw found somebody.
create table seat_quotas (
    session_id integer not null references sessions (id),
    segment_id integer not null references segments (id),
    seats integer not null,
    held integer not null,
    primary key (session_id, segment_id)
) strict;
create index seat_quotas_by_segment on seat_quotas (segment_id);

-- What the draw suggests, until the offers are sent: a seat, a place on the waiting list, or taken out by hand.
create table seat_suggestions (
    session_id integer not null references sessions (id),
    member_id integer not null references members (id),
    kind text not null,
    place integer not null,
    segment_id integer references segments (id),
    under_heard integer not null,
    seated_at integer,
    buddy_id integer references accounts (id),
    why text not null default '',
    primary key (session_id, member_id)
) strict;
create index seat_suggestions_by_member on seat_suggestions (member_id);
create index seat_suggestions_by_segment on seat_suggestions (segment_id);
create index seat_suggestions_by_buddy on seat_suggestions (buddy_id);

-- One row for each member who was offered a seat or waits for one. `place` is the order in which they come.
create table seats (
    id integer primary key,
    session_id integer not null references sessions (id),
    member_id integer not null references members (id),
    place integer not null,
    state text not null,
    first_time integer not null,
    buddy_id integer references accounts (id),
    created_at integer not null,
    offered_at integer,
    expires_at integer,
    ended_at integer,
    terms_id integer references seat_terms (id),
    accepted_at integer,
    access text not null default '',
    travel text not null default '',
    diet text not null default '',
    why text not null default '',
    unique (session_id, member_id),
    unique (session_id, place)
) strict;
create index seats_by_member on seats (member_id, session_id);
create index seats_by_buddy on seats (buddy_id);
create index seats_by_terms on seats (terms_id);
