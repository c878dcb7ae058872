-- How openly a member says why they voted and what they reply to questions, and a customer what they still wished to say
-- after a session. What was there before was shown without a name. A reason that its reader took up to answer it
-- is a contribution from then on.
alter table positions add column shown_as text not null default 'segment';
alter table positions add column contribution_id integer references contributions (id);
alter table session_feedback add column shown_as text not null default 'segment';
