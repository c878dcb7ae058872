-- Rounds that closed and have no decision are put in the order of their promised day without reading each of them.
create index proposals_undecided on proposals (state, closes_at, decide_on, project_id);
