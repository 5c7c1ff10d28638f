import type { Problem } from '../../platform/http/problem.ts';
import type { EndReason } from '../life/session-end.ts';

/** What keeping an accepted face may be refused for, and how that ends the session. */
export const bindingRefusals: Partial<Record<Problem['code'], EndReason>> = {
  E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS: 'credentialAlreadyExists',
  E_PERSON_ALREADY_ENROLLED: 'personAlreadyEnrolled',
  E_ACCOUNT_NOT_FOUND: 'accountNotUsable',
  E_ACCOUNT_DISABLED: 'accountNotUsable',
  E_QUOTA_EXCEEDED: 'storageFull',
};
