-- Messages by SMS and e-mail, and the texts they are made of.

-- Which of the links sent out was opened: 1 SMS, 2 e-mail, 3 both. Only such an address counts as verified.
alter table session add column opened_by smallint not null default 0;

create table message (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  session_id uuid not null references session (id) on delete cascade,
  channel text not null check (channel in ('sms', 'email')),
  state text not null check (state in ('queued', 'sent', 'failed', 'canceled', 'outbox')),
  -- 0 the first message, then 1, 2, … for each time it was sent again.
  resend smallint not null,
  tries smallint not null default 0,
  -- A worker that tries it holds it until then.
  held_until timestamptz,
  failure text,
  -- Address, subject and text under the session's data key; erased when sent, given up, or the session is over.
  content_sealed bytea,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index message_tenant on message (tenant_id, created_at desc, id);
create index message_session on message (session_id, created_at);
create index message_content on message (session_id) where content_sealed is not null;

create table message_template (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  -- Of a predefined operation, or a transaction_template.
  operation_id uuid not null,
  name text not null,
  locale text not null,
  content text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  deleted_at timestamptz
);
create unique index message_template_live on message_template (tenant_id, operation_id, name, lower(locale))
  where deleted_at is null;
