-- Browsers that are known for an account: what they hold opens nothing by itself, and stands beside a face for the passkey that
-- `newDevice` asks for. Deleted with whatever it was believed for, never marked. Not in backups.
create table account_browser (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  account_id uuid not null references account (id),
  -- The session that made it known: at most one browser each.
  session_id uuid unique references session (id) on delete set null,
  -- SHA-256 of 256 random bits that the browser alone holds.
  token_hash bytea not null unique,
  browser text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- When its session was accepted; it counts for nothing before.
  confirmed_at timestamptz,
  last_used_at timestamptz
);
create index account_browser_account on account_browser (account_id, created_at);
create index account_browser_expires on account_browser (expires_at);

-- The known browser that stood in for the passkey.
alter table session drop constraint session_passkey_stand_in_check;
-- Not valid: no row is read under the lock; the rows before have passed the narrower check.
alter table session add constraint session_passkey_stand_in_check
  check (passkey_stand_in in ('none', 'approval', 'code', 'delay', 'browser')) not valid;
alter table session add column passkey_browser_id uuid;
-- The capture token (its jti) of the page that showed the passkey, or said that it is missing.
alter table session add column passkey_by uuid;
