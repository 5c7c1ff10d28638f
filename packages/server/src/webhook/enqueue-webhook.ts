import type { DomainEvent } from '../platform/events.ts';
import type { Jobs } from '../platform/jobs.ts';
import { insertDelivery } from '../store/message/webhook-delivery.ts';
import { isWebhookEnabled } from '../store/message/webhook-setting.ts';
import type { Db } from '../store/seal/vault.ts';
import { readTenant } from '../store/tenant/tenant.ts';
import { addDeliveryJob } from './add-delivery-job.ts';
import { webhookBody, webhookPayload } from './webhook-payload.ts';

/**
 * Puts an event into the outbox: a delivery and its job, both in the transaction of the event, so that exactly the
 * committed events are told. Nothing happens when the tenant wants no webhook or the event is not told.
 */
export async function enqueueWebhook(jobs: Pick<Jobs, 'add'>, tx: Db, event: DomainEvent): Promise<void> {
  const payload = webhookPayload(event);
  if (!payload || !(await isWebhookEnabled(tx, event.tenantId))) return;
  const id = crypto.randomUUID();
  const tenant = await readTenant(tx, event.tenantId);
  await insertDelivery(tx, {
    id,
    tenant_id: event.tenantId,
    event_type: payload.EventType,
    account_number: event.references.accountNumber ?? null,
    session_id: event.references.sessionId ?? null,
    body: webhookBody(payload, { id, at: event.at, tenant }),
    created_at: event.at,
    next_attempt_at: event.at,
  });
  await addDeliveryJob(jobs, tx, { id, attempts: 0 });
}
