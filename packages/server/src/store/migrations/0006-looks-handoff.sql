-- How the capture page of a tenant looks. Apart from the other settings because of the logo, which pages fetch by the
-- hash of its bytes.
create table tenant_look (
  tenant_id uuid primary key references tenant (id) on delete cascade,
  look jsonb not null,
  logo bytea check (octet_length(logo) <= 100000),
  logo_type text,
  logo_hash bytea,
  version integer not null
);
create index tenant_look_logo on tenant_look (logo_hash) where logo_hash is not null;

-- Ways for a phone to go on with a session that was opened on a desktop. Tokens are random and stored as hashes only;
-- `device_hash` names the one device that took it over.
create table handoff (
  id uuid primary key,
  session_id uuid not null references session (id) on delete cascade,
  tenant_id uuid not null references tenant (id),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  code text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  device_hash bytea,
  claimed_at timestamptz
);
create index handoff_session on handoff (session_id, created_at);
