import { defaultPasskeyPolicy, type MatchingPolicy } from '@selfsame/contract';

/** What a tenant says of passkeys. */
export const passkeyPolicyOf = ({ Passkeys }: Pick<MatchingPolicy, 'Passkeys'>) => ({
  ...defaultPasskeyPolicy,
  ...Passkeys,
});
