-- What the list, the details and the live feed of transactions need.

alter table session add column opened_at timestamptz;

-- In the very order that lists ask for (nulls included), so that a page is read without sorting; status and kind at its
-- end let filters by them, and counts, be answered from the index.
drop index session_tenant_started;
create index session_tenant_started on session (tenant_id, started_at desc nulls last, id desc, status, kind);
create index session_tenant_account on session (tenant_id, account_number text_pattern_ops, started_at)
  where account_number is not null;
create index session_tenant_tag on session (tenant_id, tag text_pattern_ops, started_at) where tag is not null;

-- Which operation or transaction a delivery tells of. No foreign key: the log of deliveries has a life of its own.
alter table webhook_delivery add column session_id uuid;
update webhook_delivery
set session_id = coalesce(body::jsonb #>> '{Data,OperationId}', body::jsonb #>> '{Data,TransactionId}')::uuid
where event_type in (1, 2);
create index webhook_delivery_session on webhook_delivery (session_id) where session_id is not null;

-- The live feed reads what is new by `entry`. A delivery takes its number from the same sequence when it is over.
alter table webhook_delivery add column entry bigint;
create index webhook_delivery_by_entry on webhook_delivery (entry) where entry is not null;
create index audit_event_by_entry on audit_event (entry);
