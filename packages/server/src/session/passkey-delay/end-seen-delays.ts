import { Status } from '@selfsame/contract';
import type { Actor } from '../../platform/events.ts';
import { lockAccount } from '../../store/account/account.ts';
import type { Db } from '../../store/seal/vault.ts';
import { lockDelays, wasPasskeySeen } from '../../store/session/passkey-delay.ts';
import { endPending } from '../life/end-pending.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/**
 * Ends those waits of an account that a passkey made or shown meanwhile has voided. Called before a passkey is deleted:
 * with its row goes what says that it was seen. Locks the waits, then the account.
 */
export async function endSeenDelays(
  { events }: Pick<SessionDependencies, 'events'>,
  tx: Db,
  of: { tenantId: string; accountId: string; actor: Actor; now: Date },
): Promise<void> {
  const { tenantId, accountId, actor, now } = of;
  const waits = await lockDelays(tx, { tenantId, accountId });
  await lockAccount(tx, tenantId, accountId);
  for (const session of waits) {
    const { status, expires_at: expiresAt, passkey_face_at: faceAt } = session;
    const isPending = status === Status.Pending && expiresAt > now;
    if (!isPending || !faceAt || !(await wasPasskeySeen(tx, accountId, faceAt))) continue;
    await endPending({ events }, tx, session, {
      reason: 'passkeyNotReplaced',
      ...{ capture: null, tempId: null, actor, now },
    });
  }
}
