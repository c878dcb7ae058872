-- Somebody of the round says the same as another customer wrote: as a contribution, or as the reason of the position
-- at a place. One that was given before the words were last changed counts no longer.
create table supports (
    proposal_id integer not null references proposals (id),
    contribution_id integer references contributions (id),
    place integer,
    member_id integer not null references members (id),
    given_at integer not null,
    check ((contribution_id is null) <> (place is null))
) strict;
create unique index supports_of_contribution on supports (contribution_id, member_id) where contribution_id is not null;
create unique index supports_of_reason on supports (proposal_id, place, member_id) where place is not null;
create index supports_by_member on supports (member_id, proposal_id);
