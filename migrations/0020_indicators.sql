-- What events gave in a quarter, counted by the portal itself: a part of a whole. For the days to an answer the
-- part is the median in minutes and the whole the number of answers; for a flow the whole is what came in
-- and the part what went out.
create table measures (
    indicator text not null,
    begins_on text not null,
    part integer not null,
    whole integer not null,
    measured_at integer not null,
    primary key (indicator, begins_on)
) strict;
create index decisions_by_time on decisions (taken_at);
