-- Browsers in which an operator signed in before this moment are known no longer: the operator changed a way to sign in, or
-- signed out elsewhere. In whole seconds, as the tokens that the browsers hold are dated.
alter table operator add column devices_since timestamptz;
