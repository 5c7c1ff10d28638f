-- The list of users: search as you type, filters, sorting and paging that stay fast at 100,000 accounts.

-- Computed by the database, so that no writer and no erasure can forget them.
alter table account
  add column search_text text generated always as (
    lower(account_number || E'\n' || display_name || E'\n' || coalesce(email, '') || E'\n' || coalesce(phone_number, ''))
  ) stored,
  add column has_credential boolean generated always as (data_key_id is not null) stored;

-- In the very orders that lists ask for (nulls included), so that a page is read without sorting. The first holds the
-- filters, too: counts are answered from it.
drop index account_tenant_modified;
create index account_by_modified on account
  (tenant_id, modified_at desc nulls last, id desc, enabled, has_credential) where deleted_at is null;
create index account_by_created on account (tenant_id, created_at desc nulls last, id desc) where deleted_at is null;
create index account_by_number on account (tenant_id, account_number desc nulls last, id desc) where deleted_at is null;
create index account_by_name on account (tenant_id, display_name desc nulls last, id desc) where deleted_at is null;
create index account_by_email on account (tenant_id, email desc nulls last, id desc) where deleted_at is null;
create index account_by_phone on account (tenant_id, phone_number desc nulls last, id desc) where deleted_at is null;

-- Substrings by trigrams. The extension comes with PostgreSQL and is trusted, but somebody who hosts it may not offer
-- it: then a search reads every account of the tenant, which is slower and answers the same.
do $$ begin
  create extension if not exists pg_trgm;
  create index account_search on account using gin (search_text gin_trgm_ops) where deleted_at is null;
exception when others then
  raise warning 'Searches of accounts will be slower: %', sqlerrm;
end $$;
