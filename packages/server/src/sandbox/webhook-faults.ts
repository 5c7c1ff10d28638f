import type { SandboxWebhookFaults } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import type { Caller } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { listWebhookFaults, replaceWebhookFaults } from '../store/message/webhook-fault.ts';
import type { SandboxDependencies } from './move-clock.ts';

/** What the next webhooks of a sandbox suffer. */
export async function readWebhookFaults(
  { db }: Pick<SandboxDependencies, 'db'>,
  tenantId: string,
): Promise<SandboxWebhookFaults> {
  const rows = await listWebhookFaults(db, tenantId);
  return {
    Faults: rows.map(({ fault: Fault, left_count: Count, delay_sec: DelaySec }) => ({
      ...{ Fault, Count },
      ...(DelaySec !== null && { DelaySec }),
    })),
  };
}

/**
 * Orders what the next webhooks of a sandbox suffer, in place of what was ordered before.
 * @throws Problem E_INVALID_ARGUMENT for a delay without its time, and a time without a delay
 */
export async function setWebhookFaults(
  deps: SandboxDependencies,
  { tenantId, actor }: Caller,
  { Faults }: SandboxWebhookFaults,
): Promise<SandboxWebhookFaults> {
  if (Faults.some(({ Fault, DelaySec }) => (Fault === 'delay') !== (DelaySec != null)))
    throw new Problem('E_INVALID_ARGUMENT', {
      args: ['DelaySec goes with the fault delay, and with no other.'],
    });
  const faults = Faults.map(({ Fault: fault, Count: count, DelaySec }) => ({
    ...{ fault, count, delaySec: DelaySec ?? null },
  }));
  await transaction(deps.db, async (tx) => {
    await replaceWebhookFaults(tx, tenantId, faults);
    const data = { faults: faults.map(({ fault, count }) => `${fault} ${count}`).join(', ') };
    const at = deps.clock.now();
    await deps.events.publish(tx, {
      ...{ type: 'sandbox.webhookFaultsSet', tenantId, actor, references: {}, data, at },
    });
  });
  return readWebhookFaults(deps, tenantId);
}
