-- A running node of the version before reads and writes these tables meanwhile. What only writers wait for comes first, with
-- all that takes long; what readers wait for, of `tenant` nearly every request, comes last.

-- How much tenants have, as changes that are added up: whoever deletes something never waits for whoever makes something.
-- A job joins the rows. `day` is set for what is counted by days: that of UTC, as a number from 1970-01-01 on.
create table tenant_usage (
  tenant_id uuid not null,
  what text not null check (what in ('accounts', 'transactions', 'storage')),
  day integer check ((day is not null) = (what = 'transactions')),
  amount bigint not null
);
create index tenant_usage_of on tenant_usage (tenant_id, what);

-- Counts what a statement has changed. Its arguments: what is counted, how much one row of the table is, and its day.
create function count_usage() returns trigger language plpgsql as $$
declare
  changed text := concat_ws(' union all ',
    case when tg_op <> 'DELETE' then format('select tenant_id, %s as day, %s as amount from after_rows', tg_argv[2], tg_argv[1]) end,
    case when tg_op <> 'INSERT' then format('select tenant_id, %s as day, -(%s) as amount from before_rows', tg_argv[2], tg_argv[1]) end);
begin
  execute format('insert into tenant_usage (tenant_id, what, day, amount)
    select tenant_id, %L, day, sum(amount) from (%s) change group by tenant_id, day having sum(amount) <> 0', tg_argv[0], changed);
  return null;
end $$;

do $$
declare
  counted record;
  act record;
begin
  -- Of a picture, `blob_bytes` says how large it is. No row has it before the end of this.
  for counted in select * from (values
    ('account', 'accounts', '(deleted_at is null)::int', ''),
    ('biometric_credential', 'storage', 'coalesce(octet_length(template_sealed), 0) + coalesce(octet_length(views_sealed), 0)',
      ' + case when image_blob_id is null then 0 else coalesce(blob_bytes, 0) end'),
    ('temp_capture', 'storage', 'coalesce(octet_length(template_sealed), 0) + coalesce(octet_length(views_sealed), 0)',
      ' + case when image_blob_id is null then 0 else coalesce(blob_bytes, 0) end'),
    ('review', 'storage', 'coalesce(octet_length(template_sealed), 0)',
      ' + case when blob_ids = ''{}'' then 0 else coalesce(blob_bytes, 0) end')
  ) as each (tab, what, amount, pictures)
  loop
    for act in select * from (values
      ('insert', 'new table as after_rows'),
      ('update', 'old table as before_rows new table as after_rows'),
      ('delete', 'old table as before_rows')
    ) as each (verb, transition)
    loop
      execute format('create trigger usage_%2$s after %2$s on %1$I referencing %3$s
        for each statement execute function count_usage(%4$L, %5$L, ''null::integer'')',
        counted.tab, act.verb, act.transition, counted.what, counted.amount || counted.pictures);
    end loop;
    -- The trigger holds writers off until this commits: nothing is missed, and nothing counted twice.
    execute format('insert into tenant_usage (tenant_id, what, amount)
      select tenant_id, %L, sum(%s) from %I group by tenant_id having sum(%s) <> 0',
      counted.what, counted.amount, counted.tab, counted.amount);
  end loop;
end $$;

-- Bytes of the sealed pictures that a row points at; null: not measured yet. The indexes find those, for the job that measures.
alter table biometric_credential add column blob_bytes integer;
alter table temp_capture add column blob_bytes integer;
alter table review add column blob_bytes integer;
create index biometric_credential_unmeasured on biometric_credential (image_blob_id)
  where blob_bytes is null and image_blob_id is not null;
create index temp_capture_unmeasured on temp_capture (image_blob_id)
  where blob_bytes is null and image_blob_id is not null;

-- Holds writers off, for the same reason.
lock table session in share row exclusive mode;
insert into tenant_usage (tenant_id, what, day, amount)
  select tenant_id, 'transactions', floor(extract(epoch from started_at) / 86400)::integer, count(*) from session
  where started_at >= now() - interval '2 days' group by 1, 3;

-- What takes no part of the quota of a day: a name that a stranger types at a sign-in by OpenID Connect begins a transaction.
alter table session add column is_counted boolean not null default true;

-- Transactions count on the day on which they began, also when they are deleted. In a sandbox its clock moves that day.
create trigger usage_insert after insert on session referencing new table as after_rows
  for each statement execute function count_usage('transactions', 'is_counted::int', 'floor(extract(epoch from started_at) / 86400)::integer');
create function move_counted_day() returns trigger language plpgsql as $$
begin
  insert into tenant_usage (tenant_id, what, day, amount) values
    (old.tenant_id, 'transactions', floor(extract(epoch from old.started_at) / 86400)::integer, -1),
    (new.tenant_id, 'transactions', floor(extract(epoch from new.started_at) / 86400)::integer, 1);
  return null;
end $$;
create trigger usage_day after update of started_at on session for each row
  when (old.is_counted and floor(extract(epoch from old.started_at) / 86400)::integer <> floor(extract(epoch from new.started_at) / 86400)::integer)
  execute function move_counted_day();

-- What a tenant may have at most; null: any number.
alter table tenant_usage add foreign key (tenant_id) references tenant (id) on delete cascade;
alter table tenant
  add column most_accounts integer check (most_accounts >= 0),
  add column most_transactions_per_day integer check (most_transactions_per_day >= 0),
  add column most_analyses_at_once integer check (most_analyses_at_once >= 1),
  add column most_storage_bytes bigint check (most_storage_bytes >= 0);
