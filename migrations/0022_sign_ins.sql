-- A session is one of the boardroom; where somebody is signed in is a sign-in.
alter table sessions rename to sign_ins;
drop index sessions_by_account;
drop index sessions_by_expiry;
create index sign_ins_by_account on sign_ins (account_id);
create index sign_ins_by_expiry on sign_ins (expires_at);
