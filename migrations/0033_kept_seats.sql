-- The segment whose kept seat somebody has, was drawn for or was offered; nothing for a seat that is open to all.
alter table seats add column segment_id integer references segments (id);
create index seats_by_segment on seats (segment_id);
