import type { PasskeyStandIn } from '@selfsame/contract';
import type { Actor } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import { endReview, findReview } from '../../store/session/review.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { acceptCapture } from '../capture/conclude-capture.ts';
import { isReferenceKept } from '../capture/load-reference.ts';
import { verifyAddresses } from '../capture/verify-addresses.ts';
import { endPending } from '../life/end-pending.ts';
import { giveStandIn } from '../passkey/stand-in.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { loadCapture } from './load-capture.ts';

/**
 * Accepts a locked, pending session with the face that was held, now that something stands in for its passkey.
 * @returns the session as it ended; null where the face that it was compared with is the account's no more
 */
export async function acceptHeld(
  deps: SessionDependencies,
  tx: Db,
  session: SessionRow,
  by: { kind: PasskeyStandIn; actor: Actor; now: Date },
): Promise<SessionRow | null> {
  const { tenant_id: tenantId, id: sessionId } = session;
  const { actor, now } = by;
  const held = await findReview(tx, { tenantId, sessionId, state: 'held' });
  if (!held) throw new Error(`Session ${sessionId} waits and holds no capture`);
  if (!(await isReferenceKept(tx, session, held.created_at))) return null;
  const stoodIn = await giveStandIn(deps, tx, session, by);
  const { summary, accepted, inputs } = await loadCapture(deps, tx, { session: stoodIn, review: held });
  await verifyAddresses(deps, tx, stoodIn, { actor, now });
  // Frees the room of the held face before it is claimed for the accepted one.
  await endReview(tx, { sessionId, state: 'accepted', now });
  const kept = await acceptCapture(deps, tx, stoodIn, { capture: accepted, actor }, now);
  const capture = { attemptId: held.attempt_id, summary, inputs };
  return endPending(deps, tx, stoodIn, { reason: 'accepted', capture, ...kept, actor, now });
}
