import type { MoveSandboxClockRequest, SandboxClock } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import { transaction } from '../platform/database.ts';
import type { Caller, Events } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import { ageTenant } from '../store/tenant/age-tenant.ts';

/** What a sandbox's own operations need. */
export interface SandboxDependencies {
  db: Kysely<Database>;
  clock: Clock;
  events: Events<Db>;
  /** Asks for the attempts of a tenant's webhooks at the times they have since its clock was moved, `totalSec` in all. */
  moveDeliveries(tx: Db, moved: { tenantId: string; totalSec: number; now: Date }): Promise<void>;
  /** Ends the sessions of a tenant whose time is over. @returns how many */
  expireSessions(now: Date, tenantId: string): Promise<number>;
}

/**
 * Moves the clock of a sandbox forward, ends at once what is over by then, and sends what is due.
 * @throws Problem E_SANDBOX_ONLY, E_SERVER_BUSY while it is moved already, E_INVALID_ARGUMENT beyond the farthest
 */
export async function moveClock(
  deps: SandboxDependencies,
  { tenantId, actor }: Caller,
  { ForwardSec }: MoveSandboxClockRequest,
): Promise<SandboxClock> {
  const at = deps.clock.now();
  const TotalSec = await transaction(deps.db, async (tx) => {
    const total = await ageTenant(tx, tenantId, ForwardSec);
    await deps.moveDeliveries(tx, { tenantId, totalSec: total, now: at });
    const data = { forwardSec: ForwardSec, totalSec: total };
    await deps.events.publish(tx, {
      ...{ type: 'sandbox.clockMoved', tenantId, actor, references: {}, data, at },
    });
    return total;
  });
  return { ForwardSec, TotalSec, Expired: await deps.expireSessions(at, tenantId) };
}
