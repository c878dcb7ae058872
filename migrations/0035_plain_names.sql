-- What is stored is called as the portal calls it everywhere else.

-- A decision or commitment as everybody reads it.
alter table deeds rename to publications;
alter table publications rename column fate to state;
drop index deeds_by_day;
create index publications_by_day on publications (done_at, id);
alter table search_terms rename column deed_id to publication_id;

-- What a customer says of a session afterwards.
alter table look_backs rename to session_feedback;

-- The hash by which a form that is sent twice is known.
alter table commitments rename column once to dedup_key;
alter table contacts rename column once to dedup_key;
alter table room_questions rename column once to dedup_key;
drop index room_questions_once;
create unique index room_questions_by_dedup on room_questions (session_id, account_id, dedup_key);

-- What a proposal says it means for the customer, and what the customer conscience thinks of that.
alter table proposals rename column meaning to impact_statement;
alter table meanings rename to impact_judgements;
alter table impact_judgements rename column meaning to impact_statement;

-- What members of staff promise in a room, and what customers say of it.
alter table room_heard rename to room_promises;
alter table room_words rename to room_confirmations;
drop index room_words_by_account;
create index room_confirmations_by_account on room_confirmations (account_id, session_id);

-- The members who are willing to take a seat.
alter table seat_willing rename to seat_volunteers;

alter table segments rename column standing to priority;
alter table decision_reviews rename column seen to findings;
alter table calendar_entries rename column told_at to sent_at;
