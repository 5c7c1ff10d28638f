-- Passkeys of accounts: what a relying party keeps of them is public. Deleted with the account, never marked.
create table account_passkey (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  account_id uuid not null references account (id),
  -- base64url, as WebAuthn writes it. One key belongs to one account of a tenant.
  credential_id text not null,
  -- COSE.
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  aaguid uuid not null,
  -- Flags BE and BS: whether it may be, and is, on more than one device.
  backup_eligible boolean not null,
  backed_up boolean not null,
  rp_id text not null,
  description text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  constraint account_passkey_credential unique (tenant_id, credential_id)
);
create index account_passkey_account on account_passkey (account_id, created_at);

-- What was asked of an authenticator for a session and is not answered yet: one at a time, deleted by its answer.
create table passkey_ceremony (
  session_id uuid primary key references session (id) on delete cascade,
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  step text not null check (step in ('assert', 'enrol', 'offer')),
  challenge text not null,
  expires_at timestamptz not null
);

-- The passkey that a session saw: which, what of it the record names, when; and what asked for it.
alter table session add column passkey_id uuid;
alter table session add column passkey jsonb;
alter table session add column passkey_at timestamptz;
alter table session add column passkey_refused smallint not null default 0;
alter table session add column passkey_rule text;
-- Whether a key that is on more than one device is taken, and whether one is offered after the end.
alter table session add column passkey_synced boolean not null default true;
alter table session add column passkey_offer boolean not null default false;
