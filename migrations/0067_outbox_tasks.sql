-- The work that is no mail: it goes on while mails wait for their pace.
create index outbox_tasks on outbox (run_at, id) where state = 'waiting' and channel = 'task';
