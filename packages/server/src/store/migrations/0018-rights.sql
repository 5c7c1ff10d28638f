-- Families of refresh tokens that ended by a detected theft. Their access tokens, which carry the family, are refused on every
-- node from then on. A row is kept as long as any token of the family may live, so the table stays small.
create table revoked_family (
  family_id uuid primary key,
  tenant_id uuid not null references tenant (id),
  expires_at timestamptz not null
);
create index revoked_family_expiry on revoked_family (expires_at);

-- The operator who made a key, or who made the key that it was made with: the key lives on without them. No reference,
-- because the row of an operator is deleted. Filled in for keys that are older than the column from the audit log.
alter table api_key add column operator_id uuid;
update api_key set operator_id = made.actor_id
from audit_event made
where made.type = 'apiKey.created' and made.actor_kind = 'operator' and made.tenant_id = api_key.tenant_id
  and made.subject ->> 'ApiKey' = api_key.id::text;
create index api_key_operator on api_key (tenant_id, operator_id) where operator_id is not null;
