-- What may stand in for a passkey that is not on the device, as the policy said when the session was begun; when the person
-- said that it is not there; and when something stood in for it.
alter table session add column passkey_stand_in text not null default 'none'
  check (passkey_stand_in in ('none', 'approval'));
alter table session add column passkey_missing_at timestamptz;
alter table session add column passkey_stood_in_at timestamptz;
-- Why operators are asked. What was there before was in doubt.
alter table review add column reasons text[] not null default '{doubt}'
  check (cardinality(reasons) > 0 and reasons <@ array['doubt', 'noKey']);
