-- Another provider names people by a claim that nobody can change, which is the account's number.
update oidc_integration set username_mapping = 'AccountNumber', version = version + 1
where external_method is not null and username_mapping <> 'AccountNumber';
