-- The key by which the authenticator of a sandbox seals the private keys of its passkeys: one of each sandbox, which a reset destroys.
alter table data_key drop constraint data_key_purpose_check;
-- Not valid: no row is read under the lock; the rows before have passed the narrower check.
alter table data_key add constraint data_key_purpose_check
  check (purpose in ('account', 'capture', 'session', 'tenant', 'operator', 'sandbox')) not valid;
