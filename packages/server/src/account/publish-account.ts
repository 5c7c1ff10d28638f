import type { Actor, DomainEvent, Events } from '../platform/events.ts';
import type { Db } from '../store/vault.ts';

/** What can happen to an account or its credential. */
type AccountEventName = Extract<DomainEvent['type'], `account.${string}` | `credential.${string}`>;

/** One thing that happened to an account. */
export interface AccountHappening {
  type: AccountEventName;
  tenantId: string;
  actor: Actor;
  account: { id: string; account_number: string };
  credentialId?: string;
  data?: Record<string, unknown>;
  at: Date;
}

/** Says what happened to an account, in the transaction that made it happen. */
export const publishAccount = (events: Events<Db>, tx: Db, happening: AccountHappening): Promise<void> => {
  const { type, tenantId, actor, account, credentialId, data = {}, at } = happening;
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
};
