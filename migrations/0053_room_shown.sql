-- When a question was on the screen for the first time: those that were not yet come first.
alter table room_questions add column shown_at integer;
update room_questions set shown_at = asked_at where id in (select on_screen from rooms);
