import { setTimeout as sleep } from 'node:timers/promises';
import { type HandoffProgress, limits, Status } from '@selfsame/contract';
import type { CapturePrincipal } from '../platform/access/principal.ts';
import { Problem } from '../platform/http/problem.ts';
import { findHandoff } from '../store/session/handoff.ts';
import { requireOpenTenant } from '../store/tenant/require-open-tenant.ts';
import type { HandoffDependencies } from './handoff-dependencies.ts';

/** Pause between two looks at the database. A look is two reads by primary key. */
const lookEveryMs = 700;

type Dependencies = Pick<HandoffDependencies, 'db' | 'readCapture'>;

/** Where the phone is now. @throws Problem E_LINK_NOT_VALID when the session has no such hand-off */
async function look(deps: Dependencies, principal: CapturePrincipal, id: string): Promise<HandoffProgress> {
  // Asked again at each look: the page may wait while its tenant is disabled.
  await requireOpenTenant(deps.db, principal.tenantId);
  const handoff = await findHandoff(deps.db, { ...principal, id });
  if (!handoff) throw new Problem('E_LINK_NOT_VALID');
  const session = await deps.readCapture(principal);
  const isOver = session.status !== Status.Pending;
  const stage = isOver ? 'over' : handoff.claimed_at ? 'claimed' : 'waiting';
  return { stage, code: handoff.code, session: isOver ? session : null };
}

/**
 * Answers as soon as the phone is at another stage than the page knows, or after some seconds. All state is in the
 * database, so the phone may talk to another node.
 * @param known what the page knows already; undefined: answer at once
 * @param signal fires when the page went away
 * @throws Problem E_LINK_NOT_VALID, E_USER_NOT_AUTHENTICATED when the session is gone
 */
export async function followHandoff(
  deps: Dependencies,
  principal: CapturePrincipal,
  id: string,
  known: HandoffProgress['stage'] | undefined,
  signal: AbortSignal,
): Promise<HandoffProgress> {
  const looks = Math.ceil((limits.handoff.waitSec * 1_000) / lookEveryMs);
  for (let done = 1; ; done++) {
    const progress = await look(deps, principal, id);
    if (progress.stage !== known || done >= looks || signal.aborted) return progress;
    await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
}
