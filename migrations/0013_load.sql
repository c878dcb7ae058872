-- Who was left out of a round because their month was full, as a number; nobody keeps who they were.
alter table proposals add column left_out integer not null default 0;
-- The rounds of a phase, for the map of a project.
create index proposals_by_phase on proposals (phase_id, id);
-- Results by segment are counted in the index alone.
create index positions_by_segment on positions (proposal_id, segment_id, position);
