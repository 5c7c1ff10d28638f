-- Where a tenant wants to be told of events. A row exists once somebody wrote it.
create table webhook_setting (
  tenant_id uuid primary key references tenant (id),
  version integer not null,
  enabled boolean not null,
  url text not null,
  connect_timeout integer not null,
  auth_mode smallint not null,
  login text,
  validate_certificate boolean not null,
  allowed_thumbprints text not null,
  -- Seals the three below.
  data_key_id uuid not null references data_key (id),
  password_sealed bytea,
  secret_sealed bytea not null,
  -- Signs beside the new one until a moment, so that receivers can change over.
  previous_secret_sealed bytea,
  previous_secret_until timestamptz,
  disabled_reason text,
  modified_at timestamptz not null
);

-- One event that is to be told, and its way there. Inserted in the transaction of the event: the outbox and the log.
create table webhook_delivery (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  event_type smallint not null,
  -- For the filter of the log, and to find what an erased account left.
  account_number text,
  body text not null,
  status text not null default 'pending' check (status in ('pending', 'succeeded', 'failed', 'canceled')),
  -- In all; `round_attempts` since the event or the last replay.
  attempts integer not null default 0,
  round_attempts smallint not null default 0,
  next_attempt_at timestamptz,
  -- Somebody is sending it right now, or died at it.
  leased_until timestamptz,
  status_code smallint,
  error text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index webhook_delivery_tenant on webhook_delivery (tenant_id, created_at desc, id);
create index webhook_delivery_due on webhook_delivery (next_attempt_at) where status = 'pending';
create index webhook_delivery_finished on webhook_delivery (finished_at) where status <> 'pending';

create table webhook_attempt (
  delivery_id uuid not null references webhook_delivery (id) on delete cascade,
  number integer not null,
  url text not null,
  request_headers jsonb not null,
  status_code smallint,
  response_headers jsonb,
  -- Its first bytes, as text.
  response_body text,
  error text,
  started_at timestamptz not null,
  duration_ms integer not null,
  primary key (delivery_id, number)
);
