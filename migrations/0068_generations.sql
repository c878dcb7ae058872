-- How often each of the tables that change seldom was written to. What is the same for every reader is kept in memory by
-- this number, on every node (ADR 30).
create table generations (
    table_name text primary key,
    number integer not null
) strict;
