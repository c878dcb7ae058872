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

-- PostgreSQL gives keys and sequences the name that their table had.
alter table publications rename constraint deeds_pkey to publications_pkey;
alter table publications rename constraint deeds_kind_subject_id_key to publications_kind_subject_id_key;
alter table publications rename constraint deeds_project_id_fkey to publications_project_id_fkey;
alter sequence deeds_id_seq rename to publications_id_seq;
alter table search_terms rename constraint search_terms_deed_id_fkey to search_terms_publication_id_fkey;
alter table session_feedback rename constraint look_backs_pkey to session_feedback_pkey;
alter table session_feedback rename constraint look_backs_session_id_fkey to session_feedback_session_id_fkey;
alter table session_feedback rename constraint look_backs_account_id_fkey to session_feedback_account_id_fkey;
alter table commitments rename constraint commitments_once_key to commitments_dedup_key_key;
alter table contacts rename constraint contacts_once_key to contacts_dedup_key_key;
alter table impact_judgements rename constraint meanings_pkey to impact_judgements_pkey;
alter table impact_judgements rename constraint meanings_proposal_id_fkey to impact_judgements_proposal_id_fkey;
alter table impact_judgements rename constraint meanings_written_by_fkey to impact_judgements_written_by_fkey;
alter table room_promises rename constraint room_heard_pkey to room_promises_pkey;
alter table room_promises rename constraint room_heard_session_id_fkey to room_promises_session_id_fkey;
alter table room_promises rename constraint room_heard_account_id_fkey to room_promises_account_id_fkey;
alter table room_promises rename constraint room_heard_project_id_fkey to room_promises_project_id_fkey;
alter table room_promises rename constraint room_heard_commitment_id_fkey to room_promises_commitment_id_fkey;
alter table room_confirmations rename constraint room_words_pkey to room_confirmations_pkey;
alter table room_confirmations rename constraint room_words_session_id_fkey to room_confirmations_session_id_fkey;
alter table room_confirmations rename constraint room_words_heard_by_fkey to room_confirmations_heard_by_fkey;
alter table room_confirmations rename constraint room_words_account_id_fkey to room_confirmations_account_id_fkey;
alter table seat_volunteers rename constraint seat_willing_pkey to seat_volunteers_pkey;
alter table seat_volunteers rename constraint seat_willing_member_id_fkey to seat_volunteers_member_id_fkey;
