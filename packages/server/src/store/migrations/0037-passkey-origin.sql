-- The page around ours that asks for the passkey of this ceremony; null: our own page does. Only an answer from there is taken.
alter table passkey_ceremony add column origin text;

-- When an address of the account, or whether it is confirmed, was changed last: a notice that went there before tells nobody
-- of a wait that began before.
alter table account add column email_changed_at timestamptz;
alter table account add column phone_number_changed_at timestamptz;
-- Of waits that run already, nothing more is known than when their account was changed.
update account set email_changed_at = modified_at, phone_number_changed_at = modified_at
  where id in (select account_id from session where status = 0 and passkey_due_at is not null);
