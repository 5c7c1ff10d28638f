import { Problem } from '../../platform/http/problem.ts';

/** How the reason of a lockout begins. */
const lockoutBeginning = 'Locked out: ';

/** The reason that an account has after too many failures. */
export const lockoutReason = (policy: {
  MaxFailedAttempts: number;
  FailedAttemptsTimeoutSec: number;
}): string =>
  `${lockoutBeginning}more than ${policy.MaxFailedAttempts} failed verifications within ${policy.FailedAttemptsTimeoutSec} s.`;

/**
 * What refuses a disabled account. `Args` holds the reason for people and, for programs, `lockedOut` or `disabled`.
 * @param reason as stored with the account
 */
export const accountDisabled = (reason: string): Problem =>
  new Problem('E_ACCOUNT_DISABLED', {
    args: [reason || 'no reason given', reason.startsWith(lockoutBeginning) ? 'lockedOut' : 'disabled'],
  });
