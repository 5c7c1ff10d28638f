import { limits } from '@selfsame/contract';
import type { OperatorPrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';

const { recentSec } = limits.portal;

/**
 * What changes who can get in is done only soon after a proof of who it is: a session left open is not enough.
 * @throws Problem E_RECENT_SIGN_IN_REQUIRED
 */
export const requireRecent = ({ confirmedAt }: OperatorPrincipal, now: Date): void => {
  if (now.getTime() - confirmedAt.getTime() >= recentSec * 1_000)
    throw new Problem('E_RECENT_SIGN_IN_REQUIRED', { args: [recentSec / 60] });
};
