-- When an address of an account changed last, and when the account was disabled last: the database notes it, so that also what
-- a node of an older version changes, while a new one is rolled out, voids a wait in place of a passkey. A server raises the
-- version and says when; whoever writes past the servers did it now.
create function note_account_change() returns trigger language plpgsql as $$
declare
  at timestamptz := case when new.version > old.version then new.modified_at else clock_timestamp() end;
begin
  if (new.email, new.email_verified) is distinct from (old.email, old.email_verified) then
    new.email_changed_at := at;
  end if;
  if (new.phone_number, new.phone_number_verified) is distinct from (old.phone_number, old.phone_number_verified) then
    new.phone_number_changed_at := at;
  end if;
  if old.enabled and not new.enabled then
    new.disabled_at := at;
  end if;
  return new;
end $$;
create trigger account_change before update of email, email_verified, phone_number, phone_number_verified, enabled on account
  for each row when (new.deleted_at is null) execute function note_account_change();
