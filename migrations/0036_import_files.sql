-- A customer list as it came, until the worker has read it.
create table import_files (
    import_id integer primary key references imports (id),
    bytes blob not null
) strict;

-- The segments in which everyone in the file is put.
create table import_file_segments (
    import_id integer not null references import_files (import_id) on delete cascade,
    segment_id integer not null references segments (id),
    primary key (import_id, segment_id)
) strict;
create index import_file_segments_by_segment on import_file_segments (segment_id);

-- Why a file can't be read, and how often a reading of it began: only the last one writes.
alter table imports add column problem text;
alter table imports add column reading_turn integer not null default 0;

-- No file was kept of what is half read.
update imports set state = 'replaced' where state = 'reading';
