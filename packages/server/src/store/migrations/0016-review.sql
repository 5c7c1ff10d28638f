-- Captures in doubt that operators look at. What an acceptance needs is sealed under a data key of its own, which goes
-- with the decision, or with the end of the session by any other way.
create table review (
  session_id uuid primary key references session (id) on delete cascade,
  tenant_id uuid not null references tenant (id),
  attempt_id uuid not null references attempt (id) on delete cascade,
  state text not null default 'open' check (state in ('open', 'accepted', 'rejected', 'closed')),
  -- How many people must accept.
  needed smallint not null check (needed between 1 and 2),
  -- False when the comparison failed: a review judges liveness, never whose face it is.
  can_accept boolean not null,
  data_key_id uuid references data_key (id) on delete set null,
  model_id text not null,
  template_sealed bytea,
  -- Sealed pictures: the portrait alone where the policy keeps none for operators.
  blob_ids uuid[] not null default '{}',
  portrait smallint not null,
  shows_frames boolean not null,
  quality jsonb not null default '{}',
  created_at timestamptz not null,
  ended_at timestamptz
);
create index review_open on review (tenant_id, created_at) where state = 'open';
create index review_blobs on review using gin (blob_ids);

create table review_decision (
  session_id uuid not null references review (session_id) on delete cascade,
  operator_id uuid not null,
  decision text not null check (decision in ('accept', 'reject')),
  note text,
  created_at timestamptz not null,
  primary key (session_id, operator_id)
);

-- When a capture of the session was handed to operators.
alter table session add column review_at timestamptz;
