import type { TenantQuotas } from '@selfsame/contract';
import { sql } from 'kysely';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../seal/vault.ts';
import { quotasOf } from './quota-columns.ts';
import { type Counted, dayAfter, readUsage } from './tenant-usage.ts';

const quotaNames = {
  accounts: 'Accounts',
  transactions: 'TransactionsPerDay',
  storage: 'StorageBytes',
} as const satisfies Record<Counted, keyof TenantQuotas>;

const frees = (what: Counted, now: Date): string =>
  ({
    accounts: 'It frees when accounts are deleted.',
    transactions: `It frees at ${dayAfter(now).toISOString()}.`,
    storage: 'It frees when pictures are deleted, or when the time of temporary ones is over.',
  })[what];

/** The refusal of what would go beyond a quota: which, its limit, and when it frees. */
function quotaExceeded(what: Counted, most: number, now: Date): Problem {
  const retryAfter = Math.ceil((dayAfter(now).getTime() - now.getTime()) / 1_000);
  return new Problem('E_QUOTA_EXCEEDED', {
    args: [quotaNames[what], most, frees(what, now)],
    ...(what === 'transactions' && { retryAfter }),
  });
}

/** What somebody is about to make, in whose tenant, and when. */
export interface QuotaClaim {
  tenantId: string;
  what: Counted;
  /** How much more there will be. */
  amount: number;
  now: Date;
}

/**
 * Refuses what would go beyond a quota of the tenant; call it in the transaction that makes the thing, right before. Until
 * that transaction ends no other of a tenant with this quota is let through, so that two at once can't both be the last.
 * Tenants without the quota wait for nobody. A quota that is set meanwhile waits for those that began without it.
 * @throws Problem E_QUOTA_EXCEEDED
 */
export async function claimQuota(tx: Db, { tenantId, what, amount, now }: QuotaClaim): Promise<void> {
  const tenant = await tx
    .selectFrom('tenant')
    .selectAll()
    .where('id', '=', tenantId)
    .forKeyShare()
    .executeTakeFirstOrThrow();
  const most = quotasOf(tenant)[quotaNames[what]];
  if (most === null) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`quota ${what} ${tenantId}`}, 0))`.execute(tx);
  // A statement of its own: it sees what those before it have committed.
  const used = await readUsage(tx, { tenantId, what, now });
  if (used + amount > most) throw quotaExceeded(what, most, now);
}
