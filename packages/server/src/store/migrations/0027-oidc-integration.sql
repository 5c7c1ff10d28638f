-- Applications that sign people in by OpenID Connect, one row each. The id is the client_id. Deleted for good, never marked:
-- an id is never given twice, so nothing that was issued under it can be taken for another's.
create table oidc_integration (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  name text not null,
  display_name text not null,
  enabled boolean not null default true,
  client_type text not null check (client_type in ('confidential', 'public')),
  -- HMAC-SHA-256 of the secret keyed by the id. Null: a public client, or one that signs with its own key.
  secret_hash bytea check (octet_length(secret_hash) = 32),
  -- The secret before, which still works until then.
  previous_secret_hash bytea check (octet_length(previous_secret_hash) = 32),
  previous_secret_until timestamptz,
  -- A JWKS of public keys, for private_key_jwt.
  public_keys jsonb,
  redirect_uris text[] not null,
  post_logout_redirect_uris text[] not null default '{}',
  backchannel_logout_uri text,
  access_token_lifetime_sec integer not null,
  refresh_token_lifetime_sec integer not null,
  username_mapping text not null check (username_mapping in ('AccountNumber', 'Email', 'PhoneNumber')),
  -- Name of the operation that enrols a face; null: none may.
  self_enrolment_flow text,
  -- Name of a transaction template.
  verification_template text not null,
  subject_type text not null check (subject_type in ('pairwise', 'public')),
  -- Whose id_token_hint is believed, where it is a second factor of another identity provider.
  external_method jsonb,
  version integer not null default 0,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  constraint oidc_integration_secret check (client_type = 'confidential' or secret_hash is null),
  constraint oidc_integration_previous check ((previous_secret_hash is null) = (previous_secret_until is null))
);
create unique index oidc_integration_name on oidc_integration (tenant_id, fold_text(name));
