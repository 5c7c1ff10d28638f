import { limits, Status, TransportType } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import type { Actor } from '../../platform/events.ts';
import { Problem, rateLimited } from '../../platform/http/problem.ts';
import { findLastMessage } from '../../store/message/message.ts';
import type { Db } from '../../store/seal/vault.ts';
import { lockSession, type SessionRow } from '../../store/session/session.ts';
import { requirePending } from '../life/end-pending.ts';
import { settleExpiry } from '../life/settle-expiry.ts';
import { eventOf } from '../life/transitions.ts';
import type { SessionQuery } from '../read/read-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { linkSecrets } from './link-secret.ts';
import { openSecret } from './session-secret.ts';

type Dependencies = Pick<SessionDependencies, 'db' | 'clock' | 'vault' | 'events' | 'delivery'>;

const refused = (why: string) => new Problem('E_RESEND_NOT_POSSIBLE', { args: [why] });

/** The number of this resend, when there may be one now. */
async function nextResend(tx: Db, session: SessionRow, now: Date): Promise<number> {
  if (session.transport_type === TransportType.Inline)
    throw refused('the operation was begun with TransportType 0, so nothing was sent.');
  const last = await findLastMessage(tx, session.id);
  if (!last) throw refused('no message is known.');
  if (last.resend >= limits.message.resends)
    throw refused(`it was, ${limits.message.resends} times. Cancel, and begin a new one.`);
  const waitMs = last.created_at.getTime() + limits.message.resendAfterSec * 1_000 - now.getTime();
  if (waitMs > 0) throw rateLimited(waitMs);
  return last.resend + 1;
}

async function resend(deps: Dependencies, tx: Db, session: SessionRow, actor: Actor, now: Date) {
  const number = await nextResend(tx, session, now);
  const secret = await openSecret({ ...deps, db: tx as Dependencies['db'] }, session);
  if (secret === null) throw refused('its secret was erased.');
  const secrets = linkSecrets(secret, session.transport_type);
  await deps.delivery.sendLink(tx, { session, secrets, resend: number });
  await deps.events.publish(tx, {
    tenantId: session.tenant_id,
    type: eventOf('resend', session.status, actor),
    actor,
    references: { sessionId: session.id },
    data: { resend: number, transportType: session.transport_type },
    at: now,
  });
}

/**
 * Sends the link of a pending session once more, to the same addresses. Behind the lock of the session's row, so
 * that of two calls at once one counts.
 * @throws Problem E_OPERATION_NOT_FOUND, E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED, E_RESEND_NOT_POSSIBLE,
 *   E_RATE_LIMITED
 */
export async function resendLink(
  deps: Dependencies,
  query: SessionQuery & { actor: Actor },
): Promise<SessionRow> {
  const session = await transaction(deps.db, async (tx) => {
    const now = deps.clock.now();
    const found = await settleExpiry({ ...deps, db: tx }, await lockSession(tx, query), now);
    if (found?.status === Status.Pending && query.kinds.includes(found.kind))
      await resend(deps, tx, found, query.actor, now);
    return found;
  });
  // Only after the commit: an expiry that this very look has written down must stay.
  if (!session || !query.kinds.includes(session.kind)) throw new Problem('E_OPERATION_NOT_FOUND');
  requirePending(session);
  return session;
}
