-- A session is one of the boardroom; where somebody is signed in is a sign-in.
alter table sessions rename to sign_ins;
drop index sessions_by_account;
drop index sessions_by_expiry;
create index sign_ins_by_account on sign_ins (account_id);
create index sign_ins_by_expiry on sign_ins (expires_at);
alter index sessions_pkey rename to sign_ins_pkey;
alter index sessions_token_hash_key rename to sign_ins_token_hash_key;
alter sequence sessions_id_seq rename to sign_ins_id_seq;
