import {
  limits,
  type ReplayedWebhooks,
  type ReplayWebhookRequest,
  type WebhookDeliveryDetails,
} from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import type { Caller } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import {
  findDelivery,
  lockReplayable,
  type ReplayRange,
  restartDelivery,
} from '../store/message/webhook-delivery.ts';
import { isWebhookEnabled } from '../store/message/webhook-setting.ts';
import type { Db } from '../store/seal/vault.ts';
import type { WebhookDeliveryStatus } from '../store/tables.ts';
import { addDeliveryJob } from './add-delivery-job.ts';
import { readDelivery } from './read-deliveries.ts';
import type { WebhookDependencies } from './webhook-dependencies.ts';

const everyStatus: WebhookDeliveryStatus[] = ['pending', 'succeeded', 'failed', 'canceled'];

/**
 * Sends a delivery again at once, under its old id and with all its attempts; one that is being sent stays.
 * @throws Problem E_DELIVERY_NOT_FOUND, E_WEBHOOK_NOT_CONFIGURED
 */
export async function replayDelivery(
  deps: WebhookDependencies,
  caller: Caller,
  id: string,
): Promise<WebhookDeliveryDetails> {
  const row = await findDelivery(deps.db, caller.tenantId, id);
  if (!row) throw new Problem('E_DELIVERY_NOT_FOUND');
  const at = row.created_at;
  await replay(deps, caller, { from: at, to: at, statuses: everyStatus, eventTypes: null }, id);
  return readDelivery(deps, caller.tenantId, id);
}

/**
 * Sends the deliveries of a time range again, oldest first, 500 at a time.
 * @throws Problem E_WEBHOOK_NOT_CONFIGURED
 */
export async function replayDeliveries(
  deps: WebhookDependencies,
  caller: Caller,
  request: ReplayWebhookRequest,
): Promise<ReplayedWebhooks> {
  const chosen = (request.Statuses ?? ['Failed', 'Canceled']).map((name) => name.toLowerCase());
  return replay(deps, caller, {
    from: new Date(request.From),
    to: request.To ? new Date(request.To) : deps.clock.now(),
    statuses: everyStatus.filter((status) => chosen.includes(status)),
    eventTypes: request.EventTypes ?? null,
  });
}

async function replay(
  { db, clock, jobs, events }: WebhookDependencies,
  { tenantId, actor }: Caller,
  range: Omit<ReplayRange, 'tenantId'>,
  onlyId?: string,
): Promise<ReplayedWebhooks> {
  const now = clock.now();
  const most = limits.webhook.replayed;
  return transaction(db, async (tx) => {
    if (!(await isWebhookEnabled(tx, tenantId))) throw new Problem('E_WEBHOOK_NOT_CONFIGURED');
    const found = await lockReplayable(tx, { tenantId, ...range }, now, most + 1);
    const rows = onlyId ? found.filter(({ id }) => id === onlyId) : found.slice(0, most);
    for (const { id } of rows) await restart(jobs, tx, id, now);
    if (rows.length > 0)
      await events.publish(tx, {
        tenantId,
        type: 'webhook.replayed',
        actor,
        references: { setting: 'webhook' },
        data: { count: rows.length },
        at: now,
      });
    return { Count: rows.length, NextFrom: found[most]?.created_at.toISOString() ?? null };
  });
}

async function restart(jobs: WebhookDependencies['jobs'], tx: Db, id: string, now: Date): Promise<void> {
  await addDeliveryJob(jobs, tx, await restartDelivery(tx, id, now));
}
