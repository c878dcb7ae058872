-- On which line of a file it is that it can't be read, and the columns that somebody pointed at, as JSON.
alter table imports add column problem_line integer not null default 0;
alter table import_files add column pointed text not null default '';
