-- Audit log, its checkpoints, receipts of finished sessions, certificates of erasures.
-- None of them holds personal data: people are named by the UIN of their account, which erasure leaves without meaning.

create sequence audit_event_entry;
create table audit_event (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  type text not null,
  level text not null check (level in ('Information', 'Warning')),
  actor_kind text not null check (actor_kind in ('api', 'user', 'operator', 'system')),
  actor_id uuid,
  subject jsonb not null,
  data jsonb not null,
  host_name text not null,
  occurred_at timestamptz not null,
  -- Order of insertion: settles the order of rows that become visible at the same moment.
  entry bigint not null default nextval('audit_event_entry'),
  -- Place in the tenant's chain and SHA-256 over row and predecessor; null until sealed.
  sequence bigint,
  hash bytea,
  check ((sequence is null) = (hash is null))
);
create unique index audit_event_chain on audit_event (tenant_id, sequence);
create index audit_event_unsealed on audit_event (tenant_id, entry) where sequence is null;
create index audit_event_time on audit_event (tenant_id, occurred_at desc, entry desc);
create index audit_event_subject on audit_event using gin (subject jsonb_path_ops);

-- A signed statement of how far a chain reaches and what its last hash is.
create table audit_checkpoint (
  tenant_id uuid not null references tenant (id),
  sequence bigint not null,
  statement text not null,
  created_at timestamptz not null,
  primary key (tenant_id, sequence)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

-- The one change that a row of the log may see: getting its place in the chain.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if old.sequence is null and new.sequence is not null
    and to_jsonb(old) - 'sequence' - 'hash' = to_jsonb(new) - 'sequence' - 'hash' then
    return new;
  end if;
  raise exception 'audit_event is append-only' using errcode = 'restrict_violation';
end $$;

create trigger audit_event_update before update on audit_event for each row execute function refuse_audit_change();
create trigger audit_event_delete before delete on audit_event for each row execute function refuse_change();
create trigger audit_event_truncate before truncate on audit_event execute function refuse_change();
create trigger audit_checkpoint_change before update or delete on audit_checkpoint
  for each row execute function refuse_change();
create trigger audit_checkpoint_truncate before truncate on audit_checkpoint execute function refuse_change();

-- What was decided, signed (JWS); one per finished session.
create table receipt (
  session_id uuid primary key references session (id),
  tenant_id uuid not null references tenant (id),
  statement text not null,
  created_at timestamptz not null
);

-- What was destroyed, signed (JWS).
create table erasure_certificate (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  account_id uuid not null references account (id),
  statement text not null,
  created_at timestamptz not null
);
create index erasure_certificate_tenant on erasure_certificate (tenant_id, created_at desc, id);

-- Keys that sign tokens must never sign records, nor the other way round.
alter table signing_key add column purpose text not null default 'token' check (purpose in ('token', 'record'));
