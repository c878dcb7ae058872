-- How often a commitment moved, to how many it was promised and what they say is counted when it changes,
-- in the same transaction: everybody reads the ledger, and few change it.
alter table commitments add column moves integer not null default 0;
alter table commitments add column people integer not null default 0;
alter table commitments add column said_yes integer not null default 0;
alter table commitments add column said_no integer not null default 0;
alter table commitments add column said_unsure integer not null default 0;
update commitments set
    moves = (select count(*) from commitment_moves v where v.commitment_id = commitments.id),
    people = (select count(*) from commitment_people w where w.commitment_id = commitments.id),
    said_yes = (select count(*) from commitment_people w where w.commitment_id = commitments.id and w.happened = 'yes'),
    said_no = (select count(*) from commitment_people w where w.commitment_id = commitments.id and w.happened = 'no'),
    said_unsure = (select count(*) from commitment_people w where w.commitment_id = commitments.id and w.happened = 'unsure');
drop index commitments_by_project;
create index commitments_by_project on commitments (project_id, due_on, id, state, moves, said_yes, said_no, asked_at);
