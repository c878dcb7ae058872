-- A signal can be an enquiry: what a customer asks or advises from their own home. Then `member_id` is the customer, who
-- filed it themselves, and `shown_as` is the openness with which they speak.
alter table signals add column member_id integer references members (id);
alter table signals add column shown_as text;
create index signals_by_member on signals (member_id, id) where member_id is not null;
-- The answers to an enquiry, each with when it was due and what the customer says of it. How often it was refused, and how
-- often an answer was in time, are counted from here.
create table enquiry_answers (
    id integer primary key,
    signal_id integer not null references signals (id),
    text text not null,
    written_by integer not null references accounts (id),
    written_at integer not null,
    due_at integer not null,
    verdict text,
    verdict_reason text not null,
    verdict_at integer
) strict;
create index enquiry_answers_by_signal on enquiry_answers (signal_id, id);
create index enquiry_answers_by_time on enquiry_answers (written_at);
