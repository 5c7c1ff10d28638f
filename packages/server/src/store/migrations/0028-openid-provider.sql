-- Keys that sign what the OpenID Provider issues.
alter table signing_key drop constraint signing_key_purpose_check;
alter table signing_key add constraint signing_key_purpose_check check (purpose in ('token', 'record', 'oidc'));
-- What a tenant's OpenID Provider keeps for ever: the secret by which each application knows a person under another name.
create table oidc_issuer (
  tenant_id uuid primary key references tenant (id),
  data_key_id uuid not null references data_key (id),
  subject_key_sealed bytea not null,
  created_at timestamptz not null
);
-- What the OpenID Provider must find again: codes, tokens, sign-ins of browsers, pushed requests. Names are hashes, since the
-- name of a token is the token; the content is sealed under the tenant's data key.
create table oidc_record (
  tenant_id uuid not null references tenant (id),
  model text not null,
  id_hash bytea not null,
  -- What it was granted by, and the second name of a sign-in, both as hashes.
  grant_hash bytea,
  uid_hash bytea,
  account_id uuid references account (id) on delete cascade,
  payload_sealed bytea not null,
  consumed_at timestamptz,
  expires_at timestamptz not null,
  primary key (tenant_id, model, id_hash)
);
create index oidc_record_grant on oidc_record (tenant_id, grant_hash) where grant_hash is not null;
create index oidc_record_uid on oidc_record (tenant_id, uid_hash) where uid_hash is not null;
create index oidc_record_account on oidc_record (account_id) where account_id is not null;
create index oidc_record_expiry on oidc_record (expires_at);
-- The verification that a sign-in waits for. Without an account it stands for a name that nobody can sign in under.
create table oidc_sign_in (
  interaction_hash bytea primary key,
  tenant_id uuid not null references tenant (id),
  session_id uuid not null references session (id) on delete cascade,
  account_id uuid references account (id) on delete cascade,
  expires_at timestamptz not null
);
create index oidc_sign_in_tenant on oidc_sign_in (tenant_id);
create index oidc_sign_in_session on oidc_sign_in (session_id);
create index oidc_sign_in_account on oidc_sign_in (account_id) where account_id is not null;
create index oidc_sign_in_expiry on oidc_sign_in (expires_at);
