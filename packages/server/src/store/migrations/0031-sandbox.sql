-- A tenant is live or a sandbox, for good: nothing of a sandbox counts as evidence, and no act of a sandbox is open to a live one.
alter table tenant add column sandbox boolean not null default false check (not (sandbox and owns_installation));
create function keep_sandbox() returns trigger language plpgsql as $$
begin
  raise exception 'A tenant stays live or a sandbox for good';
end $$;
create trigger tenant_sandbox before update on tenant
  for each row when (old.sandbox is distinct from new.sandbox) execute function keep_sandbox();
-- Of the tenant, as it was when the session began.
alter table session add column sandbox boolean not null default false;
