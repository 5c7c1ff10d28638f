import type { SandboxFault } from '@selfsame/contract';
import type { Selectable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';
import type { WebhookDeliveryRow } from './webhook-delivery.ts';

/** One fault that was ordered, and how many it still hits. */
export type WebhookFaultRow = Selectable<Database['webhook_fault']>;

/** What a tenant's next webhooks suffer, in order. */
export const listWebhookFaults = (db: Db, tenantId: string): Promise<WebhookFaultRow[]> =>
  db
    .selectFrom('webhook_fault')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('left_count', '>', 0)
    .orderBy('place')
    .execute();

/** Orders faults in place of those before. */
export async function replaceWebhookFaults(
  tx: Db,
  tenantId: string,
  faults: readonly { fault: SandboxFault; count: number; delaySec: number | null }[],
): Promise<void> {
  await tx.deleteFrom('webhook_fault').where('tenant_id', '=', tenantId).execute();
  if (faults.length === 0) return;
  const rows = faults.map(({ fault, count, delaySec }, place) => ({
    ...{ tenant_id: tenantId, place, fault, left_count: count, delay_sec: delaySec },
  }));
  await tx.insertInto('webhook_fault').values(rows).execute();
}

/**
 * Takes the fault that hits an attempt of a delivery; none outside of a sandbox.
 * @returns the fault as it is after it, undefined when nothing is ordered
 */
export const takeWebhookFault = (
  db: Db,
  { tenant_id: tenantId, attempts }: Pick<WebhookDeliveryRow, 'tenant_id' | 'attempts'>,
): Promise<WebhookFaultRow | undefined> =>
  // One statement: every delivery of every tenant comes by here.
  db
    .updateTable('webhook_fault')
    .set((eb) => ({ left_count: eb('left_count', '-', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('place', '=', (eb) =>
      eb
        .selectFrom('webhook_fault as next')
        .innerJoin('tenant', 'tenant.id', 'next.tenant_id')
        .select('next.place')
        .where('next.tenant_id', '=', tenantId)
        .where('tenant.sandbox', '=', true)
        .where('next.left_count', '>', 0)
        .$if(attempts > 0, (query) => query.where('next.fault', '=', 'error'))
        .orderBy('next.place')
        .limit(1)
        .forUpdate('next'),
    )
    .returningAll()
    .executeTakeFirst();

/** Deliveries of a tenant that wait for one that comes after them, the newest first. */
export const listHeldDeliveries = (tx: Db, tenantId: string): Promise<WebhookDeliveryRow[]> =>
  tx
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'pending')
    .where((is) =>
      is.exists(
        is
          .selectFrom('webhook_attempt')
          .select('delivery_id')
          .whereRef('webhook_attempt.delivery_id', '=', 'webhook_delivery.id')
          .whereRef('webhook_attempt.number', '=', 'webhook_delivery.attempts')
          .where('webhook_attempt.fault', '=', 'reorder'),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
