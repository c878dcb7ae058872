-- A customer can ask to be called back: an enquiry by telephone with a number in `reach`. `call_from` is when the time
-- begins in which they can be called, and `due_at` when it ends; without it they are called as soon as possible.
alter table signals add column call_from integer;
