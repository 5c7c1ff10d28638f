-- What ends every known browser of an account, in the transaction of what ends it: one of its passkeys is deleted, its face is
-- deleted or replaced, it is disabled. The database does it, because a node of an older version makes such changes too while a
-- new one is rolled out, and knows of no browsers.
create function forget_browsers() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'account' then
    delete from account_browser where account_id = new.id;
  elsif tg_table_name = 'biometric_credential' then
    delete from account_browser where account_id = new.account_id;
  else
    delete from account_browser where account_id = old.account_id;
  end if;
  return null;
end $$;
create trigger account_disabled after update of enabled on account
  for each row when (not new.enabled) execute function forget_browsers();
create trigger biometric_credential_deleted after update of deleted_at on biometric_credential
  for each row when (new.deleted_at is not null) execute function forget_browsers();
create trigger account_passkey_deleted after delete on account_passkey
  for each row execute function forget_browsers();
