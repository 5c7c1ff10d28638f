-- Who owns the installation, and which tenants are stopped or erased. A tenant's row outlives its erasure: certificate and
-- audit log point at it.
alter table tenant add column owns_installation boolean not null default false;
alter table tenant add column disabled_at timestamptz;
alter table tenant add column disable_reason text not null default '';
-- When its erasure began, how much there was to destroy by then, and when nothing was left.
alter table tenant add column erasing_at timestamptz;
alter table tenant add column erasing_stock jsonb;
alter table tenant add column erased_at timestamptz;
alter table tenant add check (erasing_at is null or (disabled_at is not null and not owns_installation));
alter table tenant add check (erased_at is null or erasing_at is not null);
create unique index tenant_owner on tenant (owns_installation) where owns_installation;
update tenant set owns_installation = true where id = (select id from tenant order by created_at, id limit 1);

-- The certificate of a tenant names no account, and those of accounts outlive their accounts when the tenant is erased.
alter table erasure_certificate alter column account_id drop not null;
alter table erasure_certificate drop constraint erasure_certificate_account_id_fkey;

-- Deleting a data key looks for the rows under it, and deleting an account, session or attempt for those that refer to it:
-- without these, row by row through whole tables.
create index account_data_key on account (data_key_id) where data_key_id is not null;
create index biometric_credential_data_key on biometric_credential (data_key_id) where data_key_id is not null;
create index session_data_key on session (data_key_id) where data_key_id is not null;
create index temp_capture_data_key on temp_capture (data_key_id) where data_key_id is not null;
create index review_data_key on review (data_key_id) where data_key_id is not null;
create index biometric_credential_account on biometric_credential (account_id);
create index temp_capture_session on temp_capture (session_id);
create index review_attempt on review (attempt_id);
