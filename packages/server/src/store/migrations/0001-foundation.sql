-- Tenants, keys, accounts, credentials, capture sessions.
-- Every secret or biometric column holds AES-256-GCM ciphertext ("_sealed") or a hash ("_hash"); never plain bytes.

create table tenant (
  id uuid primary key,
  customer_number text not null unique,
  customer_name text not null,
  created_at timestamptz not null
);

-- One row per key that seals something. Deleting the row erases everything under it.
create table data_key (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  purpose text not null check (purpose in ('account', 'capture', 'session', 'tenant')),
  master_key_id text not null,
  wrapped bytea not null,
  created_at timestamptz not null
);
create index data_key_tenant on data_key (tenant_id, purpose);
create index data_key_master_key on data_key (master_key_id, id);

-- Master keys that wrap or wrapped something; the keys themselves are never here.
create table master_key (
  id text primary key,
  created_at timestamptz not null default now(),
  retired_at timestamptz
);

-- A server that has not heard of a rotation yet must not wrap by a key that is about to be thrown away.
create function refuse_retired_master_key() returns trigger language plpgsql as $$
declare
  sealed_by text := case tg_table_name when 'data_key' then to_jsonb(new) ->> 'master_key_id'
    else substr(to_jsonb(new) ->> 'private_sealed', 5, 16) end;
  ended timestamptz;
begin
  select retired_at into ended from master_key where id = sealed_by for share;
  if ended is not null then
    raise exception 'master key % is retired', sealed_by using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger data_key_master_key before insert or update on data_key
  for each row execute function refuse_retired_master_key();

create table api_key (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  external_id text not null unique,
  value_hash bytea not null,
  description text,
  roles text[] not null,
  enabled boolean not null default true,
  disable_reason text not null default '',
  expires_at timestamptz,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  deleted_at timestamptz
);
create index api_key_tenant on api_key (tenant_id, created_at);

create table refresh_token (
  id uuid primary key,
  family_id uuid not null,
  tenant_id uuid not null references tenant (id),
  api_key_id uuid not null references api_key (id) on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index refresh_token_family on refresh_token (family_id);
create index refresh_token_api_key on refresh_token (api_key_id);
create index refresh_token_expiry on refresh_token (expires_at);

create table signing_key (
  id text primary key,
  public_jwk jsonb not null,
  private_sealed bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);

create trigger signing_key_master_key before insert or update of private_sealed on signing_key
  for each row execute function refuse_retired_master_key();

create table account (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  account_number text not null,
  version integer not null default 0,
  display_name text not null,
  custom_display_name text,
  description text,
  currency text,
  external jsonb,
  rules integer not null default 1,
  custom boolean not null default true,
  enabled boolean not null default true,
  disable_reason text not null default '',
  email text,
  phone_number text,
  email_verified boolean not null default false,
  phone_number_verified boolean not null default false,
  data_key_id uuid references data_key (id) on delete set null,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  deleted_at timestamptz
);
create unique index account_number_live on account (tenant_id, account_number) where deleted_at is null;
create index account_tenant_modified on account (tenant_id, modified_at desc, id);

-- Failed verifications inside the lockout window.
create table failed_attempt (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  account_id uuid not null references account (id) on delete cascade,
  failed_at timestamptz not null
);
create index failed_attempt_account on failed_attempt (account_id, failed_at);

create sequence biometric_credential_rev;
create table biometric_credential (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  account_id uuid not null references account (id),
  external_id text,
  description text,
  credential_type smallint not null default 1,
  data_type smallint not null,
  is_proofed boolean not null,
  source_credentials jsonb not null default '[]',
  model_id text not null,
  template_sealed bytea,
  image_blob_id uuid,
  data_key_id uuid references data_key (id) on delete set null,
  quality jsonb not null default '{}',
  temp_id uuid,
  -- Writer's transaction id: search indexes catch up by it without missing late commits.
  written_by xid8 not null default pg_current_xact_id(),
  -- Rises with every change of a row; transaction ids need not (a delete may come from an older transaction).
  rev bigint not null default nextval('biometric_credential_rev'),
  created_at timestamptz not null,
  modified_at timestamptz not null,
  deleted_at timestamptz
);
create unique index biometric_credential_live on biometric_credential (account_id) where deleted_at is null;
create index biometric_credential_tenant on biometric_credential (tenant_id, modified_at desc, id);
create index biometric_credential_external on biometric_credential (tenant_id, external_id)
  where deleted_at is null and external_id is not null;
create index biometric_credential_written on biometric_credential (written_by);

-- One state machine for selfie operations, enrolments and verification transactions.
create table session (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  kind text not null check (kind in ('selfie', 'enrolment', 'verification')),
  name text not null,
  status smallint not null default 0 check (status between 0 and 5),
  message text,
  credential_type smallint not null default 1,
  check_liveness boolean not null,
  transport_type smallint not null default 0,
  secret_sealed bytea,
  data_key_id uuid references data_key (id) on delete set null,
  account_id uuid references account (id),
  account_number text,
  reference_sealed bytea,
  reference_model_id text,
  false_match_rate double precision,
  phone_number text,
  email text,
  introduction_text text,
  codeword text,
  tag text,
  title text,
  custom_data jsonb not null default '[]',
  additional_data jsonb,
  payload jsonb,
  locale text,
  wrong_secrets smallint not null default 0,
  attempts_used smallint not null default 0,
  result jsonb,
  temp_id uuid unique,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_tenant_started on session (tenant_id, started_at desc, id);
create index session_pending on session (expires_at) where status = 0;
create index session_account on session (account_id, started_at desc);

create table attempt (
  id uuid primary key,
  session_id uuid not null references session (id) on delete cascade,
  tenant_id uuid not null references tenant (id),
  state text not null check (state in ('open', 'analysing', 'finished', 'abandoned')),
  challenge jsonb not null,
  claimed_at timestamptz,
  outcome text,
  remedies text[] not null default '{}',
  evidence jsonb,
  created_at timestamptz not null,
  due_at timestamptz not null,
  finished_at timestamptz
);
create index attempt_session on attempt (session_id, created_at);

-- The sealed selfie under a TempId.
create table temp_capture (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  session_id uuid not null references session (id) on delete cascade,
  data_key_id uuid references data_key (id) on delete set null,
  model_id text not null,
  template_sealed bytea,
  image_blob_id uuid,
  data_type smallint not null,
  quality jsonb not null default '{}',
  liveness jsonb,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index temp_capture_expiry on temp_capture (expires_at);

create table tenant_setting (
  tenant_id uuid not null references tenant (id),
  name text not null,
  value jsonb not null,
  version integer not null default 0,
  primary key (tenant_id, name)
);

create table transaction_template (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  name text not null,
  description text,
  title text,
  false_match_rate double precision,
  check_liveness boolean,
  enabled boolean not null default true,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create unique index transaction_template_live on transaction_template (tenant_id, lower(name)) where deleted_at is null;
