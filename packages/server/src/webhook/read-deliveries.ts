import type { ListQuery, WebhookDeliveryDetails, WebhookDeliveryPage } from '@selfsame/contract';
import { type ListDeclaration, readListQuery } from '../platform/http/list-query.ts';
import { Problem } from '../platform/http/problem.ts';
import { findDelivery, listAttempts, listDeliveries } from '../store/message/webhook-delivery.ts';
import { presentDelivery, presentDeliveryDetails } from './present-delivery.ts';
import type { WebhookDependencies } from './webhook-dependencies.ts';

/** The delivery log. */
export const deliveryList: ListDeclaration = {
  fields: {
    DeliveryId: { column: 'id', kind: 'guid' },
    EventType: { column: 'event_type', kind: 'integer' },
    AccountNumber: { column: 'account_number', kind: 'text' },
    Status: { column: 'status', kind: 'label' },
    StatusCode: { column: 'status_code', kind: 'integer' },
    AttemptCount: { column: 'attempts', kind: 'integer' },
    CreatedDate: { column: 'created_at', kind: 'instant' },
    FinishedDate: { column: 'finished_at', kind: 'instant' },
  },
  defaults: { sort: 'CreatedDate,desc', tieBreaker: 'id' },
};

/** A page of the delivery log, newest first unless asked otherwise. @throws Problem E_INVALID_ARGUMENT */
export async function readDeliveries(
  { db }: Pick<WebhookDependencies, 'db'>,
  tenantId: string,
  query: ListQuery,
): Promise<WebhookDeliveryPage> {
  const clauses = readListQuery(query, deliveryList.fields, deliveryList.defaults);
  const { rows, total } = await listDeliveries(db, tenantId, clauses);
  return { Items: rows.map(presentDelivery), TotalCount: total };
}

/** One delivery with what was sent and answered each time. @throws Problem E_DELIVERY_NOT_FOUND */
export async function readDelivery(
  { db }: Pick<WebhookDependencies, 'db'>,
  tenantId: string,
  id: string,
): Promise<WebhookDeliveryDetails> {
  const row = await findDelivery(db, tenantId, id);
  if (!row) throw new Problem('E_DELIVERY_NOT_FOUND');
  return presentDeliveryDetails(row, await listAttempts(db, id));
}
