-- Failed verifications that a sign-in of the OpenID Provider began: anybody who knows a name can begin one, so they stop the
-- sign-ins of the account for a time and do not disable it.
alter table failed_attempt add column at_sign_in boolean not null default false;
