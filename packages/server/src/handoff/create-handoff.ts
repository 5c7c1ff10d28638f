import { type Handoff, limits, Status } from '@selfsame/contract';
import type { CapturePrincipal } from '../platform/access/principal.ts';
import { transaction } from '../platform/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { qrPath } from '../platform/qr-path.ts';
import type { Db } from '../store/seal/vault.ts';
import { countHandoffs, insertHandoff } from '../store/session/handoff.ts';
import { lockSession } from '../store/session/session.ts';
import type { HandoffDependencies } from './handoff-dependencies.ts';
import { createHandoffCode, createHandoffToken, hashHandoffSecret } from './handoff-token.ts';

/** @throws Problem E_RATE_LIMITED */
async function requireRoom(tx: Db, sessionId: string): Promise<void> {
  if ((await countHandoffs(tx, sessionId)) < limits.handoff.perSession) return;
  const seconds = limits.handoff.linkSec;
  throw new Problem('E_RATE_LIMITED', { args: [seconds], retryAfter: seconds });
}

/**
 * A link by which a phone goes on with the session of this page. The token stands behind `#`, which browsers never
 * send: the page hands it over in a body, so that no log on the way holds it.
 * @throws Problem E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED, E_RATE_LIMITED after too many
 */
export async function createHandoff(
  deps: Pick<HandoffDependencies, 'db' | 'clock' | 'baseUrl' | 'readCapture'>,
  principal: CapturePrincipal,
): Promise<Handoff> {
  const { tenantId, sessionId } = principal;
  const session = await deps.readCapture(principal);
  if (session.status === Status.Expired) throw new Problem('E_TRANSACTION_EXPIRED');
  if (session.status !== Status.Pending) throw new Problem('E_TRANSACTION_FINISHED');
  const now = deps.clock.now();
  const lifeEnd = now.getTime() + limits.handoff.linkSec * 1_000;
  const expiresAt = new Date(Math.min(lifeEnd, new Date(session.expiresAt).getTime()));
  const id = crypto.randomUUID();
  const token = createHandoffToken();
  const code = createHandoffCode();
  await transaction(deps.db, async (tx) => {
    // The lock makes count and insert one step: two calls can't both take the last place.
    await lockSession(tx, { tenantId, id: sessionId });
    await requireRoom(tx, sessionId);
    await insertHandoff(tx, {
      id,
      session_id: sessionId,
      tenant_id: tenantId,
      token_hash: hashHandoffSecret(token),
      code,
      created_at: now,
      expires_at: expiresAt,
    });
  });
  const url = `${deps.baseUrl}/#h=${token}`;
  return {
    handoffId: id,
    url,
    qr: qrPath(url),
    code,
    expiresAt: expiresAt.toISOString(),
    serverTime: now.toISOString(),
  };
}
