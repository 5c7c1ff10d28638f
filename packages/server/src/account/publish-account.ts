import type { Actor, DomainEvent, Events } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';

/** What can happen to an account or its credential. */
type AccountEventName = Extract<DomainEvent['type'], `account.${string}` | `credential.${string}`>;

/** One thing that happened to an account. */
export interface AccountEvent {
  type: AccountEventName;
  tenantId: string;
  actor: Actor;
  account: { id: string; account_number: string };
  credentialId?: string;
  data?: Record<string, unknown>;
  at: Date;
}

/** Says what happened to an account, in the transaction that made it happen. */
export function publishAccount(events: Events<Db>, tx: Db, event: AccountEvent): Promise<void> {
  const { type, tenantId, actor, account, credentialId, data = {}, at } = event;
  return events.publish(tx, {
    tenantId,
    type,
    actor,
    references: {
      accountId: account.id,
      accountNumber: account.account_number,
      ...(credentialId && { credentialId }),
    },
    data,
    at,
  });
}
