-- A stated time, with a notice to every known address, may stand in for a passkey.
alter table session drop constraint session_passkey_stand_in_check;
alter table session add constraint session_passkey_stand_in_check
  check (passkey_stand_in in ('none', 'approval', 'code', 'delay'));
-- How long the wait is, as the policy said when the session was begun; and when it is over.
alter table session add column passkey_delay_hours smallint;
alter table session add column passkey_due_at timestamptz;
create index session_passkey_due on session (passkey_due_at) where status = 0 and passkey_due_at is not null;
-- When the account was disabled last: a wait that was under way then is void, also when the account is enabled again.
alter table account add column disabled_at timestamptz;
-- What a template says of what stands in; null: what the tenant says.
alter table transaction_template add column without_key text
  check (without_key in ('none', 'approval', 'code', 'delay'));
-- What a message is for. Links go to the addresses of the session, codes and notices to those of the account.
alter table message add column purpose text not null default 'link' check (purpose in ('link', 'code', 'notice'));
-- SHA-256 of all pictures of a capture that waits, as they arrived: those that are kept are fewer, and its receipt names all.
alter table review add column inputs text[] not null default '{}';
