-- Keys by which programs manage the tenants of the installation, for the tenant that owns it. A node of the version before
-- knows of none and refuses them.
create table installation_key (
  id uuid primary key,
  -- The tenant that owns the installation.
  tenant_id uuid not null references tenant (id) on delete cascade,
  external_id text not null unique,
  value_hash bytea not null,
  description text not null,
  -- The portal user who made it; null: the command line did.
  operator_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index installation_key_of on installation_key (tenant_id, created_at);
