-- The face of the organisation: the name that its mails come from, a welcome for visitors, and a logo. The logo has a
-- mark that its address is made of, so that browsers may keep it, and the size at which it is shown.
alter table organisation add column sender text not null default '';
alter table organisation add column welcome_nl text not null default '';
alter table organisation add column welcome_en text not null default '';
alter table organisation add column logo text not null default '';
alter table organisation add column logo_width integer not null default 0;
alter table organisation add column logo_height integer not null default 0;

create table logos (
    id integer primary key,
    picture blob not null,
    icon blob not null
) strict;
