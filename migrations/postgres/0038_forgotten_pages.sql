-- PostgreSQL takes freed rows out by itself (autovacuum).
select 1;
