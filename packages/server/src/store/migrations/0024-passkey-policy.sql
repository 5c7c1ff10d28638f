-- What a template says of passkeys; null: what the tenant says.
alter table transaction_template add column second_factor text
  check (second_factor in ('never', 'newDevice', 'always'));
alter table transaction_template add column synced_passkeys boolean;
