import { updateDelivery, type WebhookDeliveryRow } from '../../store/message/webhook-delivery.ts';
import {
  listHeldDeliveries,
  takeWebhookFault,
  type WebhookFaultRow,
} from '../../store/message/webhook-fault.ts';
import type { Db } from '../../store/seal/vault.ts';
import { addDeliveryJob } from '../add-delivery-job.ts';
import type { Exchange } from '../send-webhook.ts';
import type { DeliveryDependencies } from '../webhook-dependencies.ts';

/** What an attempt in a sandbox suffers. */
export type Fault = Pick<WebhookFaultRow, 'fault' | 'left_count' | 'delay_sec'>;

/** How long a delivery waits for one that comes after it, at the least: the sweeper sends it then. */
const heldMs = 60_000;
/** Deliveries that were held go out one after another, ms. */
const apartMs = 1_000;

/** The fault that hits an attempt; null: none. Nothing is ever ordered of a live tenant. */
export const takeFault = async (
  { db }: Pick<DeliveryDependencies, 'db'>,
  delivery: WebhookDeliveryRow,
): Promise<Fault | null> => (await takeWebhookFault(db, delivery)) ?? null;

/** Whether a delivery waits for one that comes after it; the last of them is sent. */
export const isHeld = ({ fault, left_count: left }: Fault): boolean => fault === 'reorder' && left > 0;

const said = (what: string) => `A fault of the sandbox, as ordered: ${what}. Nothing was sent.`;

function errorOf(fault: Fault): string | null {
  switch (fault.fault) {
    case 'delay':
      return said(`held for ${fault.delay_sec} s`);
    case 'drop':
      return said('lost on its way');
    case 'error':
      return said('as if the receiver had answered 500');
    case 'reorder':
      return isHeld(fault) ? said('held until one that comes after it was sent') : null;
    case 'duplicate':
      return null;
  }
}

/** What came of an attempt that reached nobody; null where the fault lets it be sent. */
export function withoutSending(fault: Fault, { url, at }: { url: string; at: Date }): Exchange | null {
  const error = errorOf(fault);
  if (error === null) return null;
  const statusCode = fault.fault === 'error' ? 500 : null;
  const nothing = { responseHeaders: null, responseBody: null };
  return { url, requestHeaders: {}, startedAt: at, durationMs: 0, statusCode, ...nothing, error };
}

/** When the delivery goes on after a fault; null: it is over. */
export function nextAfterFault(
  { fault, ...rest }: Fault,
  { exchange, usual, now }: { exchange: Exchange; usual: Date | null; now: Date },
): Date | null {
  switch (fault) {
    case 'delay':
      return new Date(now.getTime() + (rest.delay_sec ?? 0) * 1_000);
    case 'drop':
      return null;
    case 'duplicate':
      return exchange.error === null ? now : usual;
    case 'reorder':
      return isHeld({ fault, ...rest }) ? new Date(now.getTime() + heldMs) : usual;
    case 'error':
      return usual;
  }
}

/** Sends what waited for a delivery that is sent now, the newest first. */
export async function releaseHeld(
  { jobs }: Pick<DeliveryDependencies, 'jobs'>,
  tx: Db,
  tenantId: string,
  now: Date,
): Promise<void> {
  for (const [index, { id, attempts }] of (await listHeldDeliveries(tx, tenantId)).entries()) {
    const at = new Date(now.getTime() + (index + 1) * apartMs);
    if (await updateDelivery(tx, id, attempts, { next_attempt_at: at }))
      await addDeliveryJob(jobs, tx, { id, attempts }, { at });
  }
}
