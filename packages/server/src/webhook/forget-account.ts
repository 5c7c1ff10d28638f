import type { DomainEvent } from '../platform/events.ts';
import { deleteDeliveriesOfAccount } from '../store/message/webhook-delivery.ts';
import type { Db } from '../store/seal/vault.ts';

/**
 * With an account goes what the delivery log says of it, in the same transaction. Deliveries that are still on
 * their way stay until the tenant was told; the sweeper deletes them then.
 */
export async function forgetAccount(tx: Db, { type, tenantId, references }: DomainEvent): Promise<void> {
  if (type !== 'account.deleted' || !references.accountNumber) return;
  await deleteDeliveriesOfAccount(tx, tenantId, references.accountNumber);
}
