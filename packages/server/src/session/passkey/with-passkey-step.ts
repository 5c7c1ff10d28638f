import { type PasskeyStep, Status } from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { transaction } from '../../platform/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../../store/seal/vault.ts';
import { lockSession, type SessionRow } from '../../store/session/session.ts';
import { asSeenBy } from '../capture/agreement.ts';
import { requirePending } from '../life/end-pending.ts';
import { settleExpiry } from '../life/settle-expiry.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { passkeyStep } from './passkey-step.ts';

/** A session at a step with its passkey, its row locked. */
export interface AtPasskeyStep {
  session: SessionRow;
  step: Exclude<PasskeyStep, 'none' | 'code' | 'delay'>;
  now: Date;
}

/**
 * Runs a step with a passkey under the lock of the session's row, in one transaction. The session is as the page's device may
 * see it.
 * @throws Problem E_PASSKEY_STEP_NOT_OPEN, E_USER_NOT_AUTHENTICATED when the session is gone, E_TRANSACTION_EXPIRED,
 *   E_TRANSACTION_FINISHED, and whatever `take` throws (which rolls everything back)
 */
export async function withPasskeyStep<T>(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  principal: CapturePrincipal,
  take: (tx: Db, at: AtPasskeyStep) => Promise<T>,
): Promise<T> {
  const outcome = await transaction(deps.db, async (tx) => {
    const now = deps.clock.now();
    const locked = await lockSession(tx, { tenantId: principal.tenantId, id: principal.sessionId });
    const settled = await settleExpiry({ ...deps, db: tx }, locked, now);
    const session = settled && (await asSeenBy(tx, settled, { ...principal, now }));
    const step = session ? passkeyStep(session, now) : 'none';
    if (!session || step === 'none' || step === 'code' || step === 'delay')
      return { kind: 'none', session } as const;
    return { kind: 'taken', value: await take(tx, { session, step, now }) } as const;
  });
  if (outcome.kind === 'taken') return outcome.value;
  // Only now, after the commit: throwing inside would undo an expiry that this very look has written down.
  if (!outcome.session) throw new Problem('E_USER_NOT_AUTHENTICATED');
  if (outcome.session.status !== Status.Pending) requirePending(outcome.session);
  throw new Problem('E_PASSKEY_STEP_NOT_OPEN');
}
