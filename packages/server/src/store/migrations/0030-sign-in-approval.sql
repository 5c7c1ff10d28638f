-- The capture token that approved the verification of a sign-in last (its jti): no other device may go on with that approval.
alter table oidc_sign_in add column approved_by uuid;
