-- Lists sort text by code points, names and addresses folded, whatever locale the database was made with (list-query.ts).
-- The indexes of account lists must agree, or every page is sorted anew.
drop index account_by_number;
drop index account_by_name;
drop index account_by_email;
drop index account_by_phone;
create index account_by_number on account (tenant_id, account_number collate "C" desc nulls last, id desc) where deleted_at is null;
create index account_by_name on account (tenant_id, fold_text(display_name) collate "C" desc nulls last, id desc) where deleted_at is null;
create index account_by_email on account (tenant_id, fold_text(email) collate "C" desc nulls last, id desc) where deleted_at is null;
create index account_by_phone on account (tenant_id, phone_number collate "C" desc nulls last, id desc) where deleted_at is null;
