-- What the next webhooks of a sandbox shall suffer, in the order of the places.
create table webhook_fault (
  tenant_id uuid not null references tenant (id) on delete cascade,
  place smallint not null,
  fault text not null check (fault in ('delay', 'drop', 'duplicate', 'reorder', 'error')),
  left_count integer not null check (left_count >= 0),
  delay_sec integer check ((fault = 'delay') = (delay_sec is not null)),
  primary key (tenant_id, place)
);
-- What an attempt suffered; null: nothing.
alter table webhook_attempt add column fault text;
