import { transaction } from '../platform/database.ts';
import { systemActor } from '../platform/events.ts';
import type { JobData } from '../platform/jobs.ts';
import {
  claimDelivery,
  insertAttempt,
  updateDelivery,
  type WebhookDeliveryRow,
} from '../store/message/webhook-delivery.ts';
import {
  findWebhookSetting,
  updateWebhookSetting,
  type WebhookSettingRow,
} from '../store/message/webhook-setting.ts';
import type { Db } from '../store/seal/vault.ts';
import { isTenantOpen } from '../store/tenant/require-open-tenant.ts';
import { addDeliveryJob } from './add-delivery-job.ts';
import { nextAttemptAt } from './next-attempt.ts';
import {
  type Fault,
  isHeld,
  nextAfterFault,
  releaseHeld,
  takeFault,
  withoutSending,
} from './sandbox/suffer-fault.ts';
import { openSettings } from './seal-settings.ts';
import { type Exchange, sendWebhook } from './send-webhook.ts';
import type { DeliveryDependencies } from './webhook-dependencies.ts';

/** Longer than any exchange, shorter than a job may run: a crashed node's delivery is free again when its job returns. */
const leaseMs = 45_000;
/** How long a delivery waits when its receiver is slow and has its share of the workers. */
const postponeMs = 15_000;
const gone = 410;

/**
 * Makes one attempt of a delivery, if it still waits for exactly this one. At least once: a crash between the
 * receiver's answer and our commit sends the same id again.
 */
export async function deliverWebhook(
  deps: DeliveryDependencies,
  { deliveryId, attempts }: JobData['deliver-webhook'],
): Promise<void> {
  const now = deps.clock.now();
  const leasedUntil = new Date(now.getTime() + leaseMs);
  const delivery = await claimDelivery(deps.db, deliveryId, { attempts, now, leasedUntil });
  if (!delivery) return;
  if (!(await isTenantOpen(deps.db, delivery.tenant_id))) return hold(deps, delivery);
  const setting = await findWebhookSetting(deps.db, delivery.tenant_id);
  if (!setting?.enabled) return cancel(deps, delivery, now);
  if (!deps.fairShare.enter(delivery.tenant_id, now.getTime())) return postpone(deps, delivery, now);
  let durationMs = 0;
  try {
    const settings = await openSettings(deps.vault, deps.db, setting);
    const fault = await takeFault(deps, delivery);
    const exchange =
      (fault && withoutSending(fault, { url: settings.url, at: now })) ??
      (await sendWebhook(deps, settings, { id: delivery.id, body: delivery.body, at: now }));
    durationMs = exchange.durationMs;
    const next = await transaction(deps.db, (tx) =>
      conclude(deps, tx, { delivery, setting, exchange, fault }),
    );
    deps.onAttempt?.(exchange.error === null ? 'succeeded' : next ? 'retried' : 'failed');
  } finally {
    deps.fairShare.leave(delivery.tenant_id, deps.clock.now().getTime(), durationMs);
  }
}

/** Lets go of a delivery of a disabled tenant, which stays due: the sweeper sends it once the tenant is enabled. */
async function hold({ db }: DeliveryDependencies, { id, attempts }: WebhookDeliveryRow): Promise<void> {
  await updateDelivery(db, id, attempts, { leased_until: null });
}

async function cancel({ db }: DeliveryDependencies, { id, attempts }: WebhookDeliveryRow, now: Date) {
  await updateDelivery(db, id, attempts, {
    status: 'canceled',
    error: 'The webhook is switched off.',
    leased_until: null,
    next_attempt_at: null,
    finished_at: now,
  });
}

async function postpone(deps: DeliveryDependencies, delivery: WebhookDeliveryRow, now: Date): Promise<void> {
  const at = new Date(now.getTime() + postponeMs * (0.5 + deps.random()));
  await transaction(deps.db, async (tx) => {
    const change = { leased_until: null, next_attempt_at: at };
    if (await updateDelivery(tx, delivery.id, delivery.attempts, change))
      await addDeliveryJob(deps.jobs, tx, delivery, { at, asked: `postponed ${at.getTime()}` });
  });
}

/** Writes down what came of an attempt. @returns when the next one is made, if any */
async function conclude(
  deps: DeliveryDependencies,
  tx: Db,
  done: { delivery: WebhookDeliveryRow; setting: WebhookSettingRow; exchange: Exchange; fault: Fault | null },
): Promise<Date | null> {
  const { delivery, setting, exchange, fault } = done;
  const number = delivery.attempts + 1;
  const now = deps.clock.now();
  const made = delivery.round_attempts + 1;
  const isGone = exchange.statusCode === gone;
  const retryAfter = exchange.responseHeaders?.['retry-after'];
  const usual =
    exchange.error === null || isGone ? null : nextAttemptAt(made, now, deps.random(), retryAfter);
  const next = fault ? nextAfterFault(fault, { exchange, usual, now }) : usual;
  const isOurs = await updateDelivery(tx, delivery.id, delivery.attempts, {
    attempts: number,
    round_attempts: made,
    status: next ? 'pending' : exchange.error === null ? 'succeeded' : 'failed',
    status_code: exchange.statusCode,
    error: exchange.error,
    next_attempt_at: next,
    leased_until: null,
    finished_at: next ? null : now,
  });
  // The lease ran out and somebody else made this attempt: theirs counts.
  if (!isOurs) return null;
  await insertAttempt(tx, { ...attemptRow(delivery.id, number, exchange), fault: fault?.fault ?? null });
  if (next && !(fault && isHeld(fault)))
    await addDeliveryJob(deps.jobs, tx, { id: delivery.id, attempts: number }, { at: next });
  if (fault?.fault === 'reorder' && !isHeld(fault)) await releaseHeld(deps, tx, delivery.tenant_id, now);
  if (isGone) await disable(deps, tx, setting, now);
  return next;
}

/** The receiver says for good that nobody lives there. Settings that were changed since are left alone. */
async function disable(
  deps: DeliveryDependencies,
  tx: Db,
  setting: WebhookSettingRow,
  at: Date,
): Promise<void> {
  const { tenant_id: tenantId, version } = setting;
  const change = {
    enabled: false,
    disabled_reason: `The receiver answered ${gone} at ${at.toISOString()}.`,
    modified_at: at,
  };
  if (!(await updateWebhookSetting(tx, tenantId, version, change))) return;
  deps.log.warn({ tenantId }, 'webhook switched off: its receiver answered 410');
  await deps.events.publish(tx, {
    tenantId,
    type: 'webhook.disabled',
    actor: systemActor,
    references: { setting: 'webhook' },
    data: { statusCode: gone },
    at,
  });
}

const attemptRow = (deliveryId: string, number: number, exchange: Exchange) => ({
  delivery_id: deliveryId,
  number,
  url: exchange.url,
  request_headers: JSON.stringify(exchange.requestHeaders),
  status_code: exchange.statusCode,
  response_headers: exchange.responseHeaders && JSON.stringify(exchange.responseHeaders),
  response_body: exchange.responseBody,
  error: exchange.error,
  started_at: exchange.startedAt,
  duration_ms: exchange.durationMs,
});
