import { timingSafeEqual } from 'node:crypto';
import type { ClaimedHandoff, ClaimHandoffRequest } from '@selfsame/contract';
import type { BrowserExchange } from '../platform/access/browser-cookie.ts';
import { Problem } from '../platform/http/problem.ts';
import { inNameOf } from '../platform/in-name-of.ts';
import {
  claimHandoff,
  findHandoffByToken,
  type HandoffRow,
  lapseOtherHandoffs,
} from '../store/session/handoff.ts';
import { requireOpenTenant } from '../store/tenant/require-open-tenant.ts';
import type { HandoffDependencies } from './handoff-dependencies.ts';
import { hashHandoffSecret } from './handoff-token.ts';

const isOf = (handoff: HandoffRow, deviceHash: Buffer): boolean =>
  handoff.device_hash !== null && timingSafeEqual(handoff.device_hash, deviceHash);

/**
 * Takes a session over on a phone. The first device gets it; the same device may come again (a lost answer, a
 * reload), any other is refused.
 * @throws Problem E_LINK_NOT_VALID (unknown or too late), E_HANDOFF_TAKEN, E_TENANT_DISABLED
 */
export async function takeHandoff(
  deps: Pick<HandoffDependencies, 'db' | 'clock' | 'openOnPhone'>,
  { token, device }: ClaimHandoffRequest,
  browser: Pick<BrowserExchange, 'tokens'> = { tokens: [] },
): Promise<ClaimedHandoff> {
  const tokenHash = hashHandoffSecret(token);
  const handoff = await findHandoffByToken(deps.db, tokenHash);
  if (!handoff) throw new Problem('E_LINK_NOT_VALID');
  return inNameOf(handoff.tenant_id, () => takeFound(deps, handoff, { tokenHash, device, browser }));
}

interface Taker {
  tokenHash: Buffer;
  device: string;
  browser: Pick<BrowserExchange, 'tokens'>;
}

async function takeFound(
  deps: Pick<HandoffDependencies, 'db' | 'clock' | 'openOnPhone'>,
  handoff: HandoffRow,
  { tokenHash, device, browser }: Taker,
): Promise<ClaimedHandoff> {
  const now = deps.clock.now();
  const deviceHash = hashHandoffSecret(device);
  await requireOpenTenant(deps.db, handoff.tenant_id);
  const { id, session_id: sessionId } = handoff;
  if (await claimHandoff(deps.db, { id, deviceHash, now })) {
    await lapseOtherHandoffs(deps.db, { sessionId, id, now });
  } else {
    // Read again: the other device may have come in between.
    const taken = await findHandoffByToken(deps.db, tokenHash);
    if (!taken?.claimed_at) throw new Problem('E_LINK_NOT_VALID');
    if (!isOf(taken, deviceHash)) throw new Problem('E_HANDOFF_TAKEN');
  }
  const opened = await deps.openOnPhone({ tenantId: handoff.tenant_id, sessionId }, browser);
  return { ...opened, code: handoff.code };
}
