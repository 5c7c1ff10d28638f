import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type AccountRow, lockAccount } from '../../store/account/account.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { withPendingSession } from '../life/with-pending-session.ts';
import { passkeyStep } from '../passkey/passkey-step.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** A session that waits for a code, its row locked, and its account, locked too; undefined when that is not usable any more. */
export interface AtCodeStep {
  session: SessionRow;
  account: AccountRow | undefined;
  now: Date;
}

/**
 * Runs a step with a code under the lock of the session's row, in one transaction.
 * @throws Problem E_PASSKEY_STEP_NOT_OPEN and what `withPendingSession` throws
 */
export const withCodeStep = <T>(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  principal: CapturePrincipal,
  take: (tx: Db, at: AtCodeStep) => Promise<T>,
): Promise<T> =>
  withPendingSession(deps, principal, async (tx, session, now) => {
    if (passkeyStep(session, now) !== 'code') throw new Problem('E_PASSKEY_STEP_NOT_OPEN');
    const { tenant_id: tenantId, account_id: accountId } = session;
    const found = accountId === null ? undefined : await lockAccount(tx, tenantId, accountId);
    return take(tx, { session, account: found?.enabled ? found : undefined, now });
  });
