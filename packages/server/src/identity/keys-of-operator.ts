import type { ApiKey } from '@selfsame/contract';
import type { Actor, Events } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';
import { disableApiKeysOfOperator, listApiKeysOfOperator } from '../store/tenant/api-key.ts';
import { readTenant } from '../store/tenant/tenant.ts';
import { presentApiKey } from './present-api-key.ts';

/** Whose keys are meant. */
export interface KeyMaker {
  tenantId: string;
  operatorId: string;
}

/** Keys that an operator made, or that were made with such a key, and that are not deleted; the oldest first. */
export async function readKeysOfOperator(db: Db, maker: KeyMaker): Promise<ApiKey[]> {
  const { customer_number } = await readTenant(db, maker.tenantId);
  const rows = await listApiKeysOfOperator(db, maker);
  return rows.map((row) => presentApiKey(row, customer_number));
}

/** Disables those of {@link readKeysOfOperator} that are enabled; their tokens stop working at once. */
export async function disableKeysOfOperator(
  { events }: { events: Events<Db> },
  tx: Db,
  maker: KeyMaker,
  { actor, at }: { actor: Actor; at: Date },
): Promise<void> {
  const reason = 'Disabled with the portal user who made it.';
  for (const { id, external_id: externalId } of await disableApiKeysOfOperator(tx, maker, { reason, at }))
    await events.publish(tx, {
      tenantId: maker.tenantId,
      actor,
      type: 'apiKey.disabled',
      references: { apiKeyId: id },
      data: { externalId },
      at,
    });
}
