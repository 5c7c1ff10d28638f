-- Those who work in the portal. Their names and addresses are personal data: the row is deleted, not marked, when an
-- operator is. `data_key_id` seals the authenticator's secret.
alter table data_key drop constraint data_key_purpose_check;
alter table data_key add constraint data_key_purpose_check
  check (purpose in ('account', 'capture', 'session', 'tenant', 'operator'));

create table operator (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  role text not null check (role in ('owner', 'administrator', 'operator', 'auditor', 'developer')),
  display_name text not null,
  email text,
  -- What the address is compared by; one operator per address in the whole installation, since signing in names no tenant.
  email_key text unique,
  locale text,
  enabled boolean not null default true,
  password_hash text,
  data_key_id uuid references data_key (id),
  totp_sealed bytea,
  -- The last time step whose code was used: none is taken twice.
  totp_step bigint,
  recovery_hashes bytea[] not null default '{}',
  last_seen_at timestamptz,
  created_at timestamptz not null,
  modified_at timestamptz not null
);
create index operator_tenant on operator (tenant_id, created_at);

create table operator_session (
  id uuid primary key,
  operator_id uuid not null references operator (id) on delete cascade,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  browser text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index operator_session_operator on operator_session (operator_id);
create index operator_session_expires on operator_session (expires_at);

-- Links by which somebody becomes an operator. `setUp` works only while nobody is an owner.
create table operator_invite (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  purpose text not null check (purpose in ('setUp', 'recovery', 'invitation')),
  role text not null check (role in ('owner', 'administrator', 'operator', 'auditor', 'developer')),
  email text,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  invited_by uuid references operator (id) on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index operator_invite_tenant on operator_invite (tenant_id, created_at);

create table operator_passkey (
  id uuid primary key,
  operator_id uuid not null references operator (id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  backed_up boolean not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index operator_passkey_operator on operator_passkey (operator_id);

-- What was asked of an authenticator and is not answered yet; deleted by the answer, so that it works once.
create table operator_ceremony (
  id text primary key,
  kind text not null check (kind in ('passkeySignIn', 'passkeyCreation', 'passkeyConfirmation', 'totp')),
  operator_id uuid references operator (id) on delete cascade,
  invite_id uuid references operator_invite (id) on delete cascade,
  -- The id that one who was invited will have.
  future_id uuid,
  challenge text,
  data_key_id uuid references data_key (id),
  secret_sealed bytea,
  expires_at timestamptz not null
);
create index operator_ceremony_expires on operator_ceremony (expires_at);

-- Failed sign-ins, by a hash of the address that was typed, real or not.
create table sign_in_failure (
  id uuid primary key,
  key_hash bytea not null,
  failed_at timestamptz not null
);
create index sign_in_failure_key on sign_in_failure (key_hash, failed_at);
create index sign_in_failure_at on sign_in_failure (failed_at);
