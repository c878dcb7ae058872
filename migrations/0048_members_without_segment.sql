-- Members in no segment, as a segment of their own that nobody is put in by hand: who is in it follows from the others.
alter table segments add column is_rest integer not null default 0;
insert into segments (name, name_key, reason, priority, created_at, is_rest)
values ('Leden zonder segment', 'leden zonder segment', 'Ook wie in geen segment staat, kan gevraagd worden.',
        'secondary', 0, 1)
on conflict do nothing;
