-- How the organisation addresses people in letters, in mails and on their home: by the first name or by the full one.
alter table organisation add column form_of_address text not null default 'first_name';
