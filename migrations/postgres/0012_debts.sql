-- When its owner said that they had read it, and how often what is owed changed hands.
alter table contributions add column acknowledged_at bigint;
alter table contributions add column hand_overs bigint not null default 0;
