import type { TenantQuotas } from '@selfsame/contract';
import { sql } from 'kysely';
import { sqlState } from '../../platform/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../seal/vault.ts';
import { quotasOf } from './quota-columns.ts';
import { type Counted, dayAfter, readUsage } from './tenant-usage.ts';

const quotaNames = {
  accounts: 'Accounts',
  transactions: 'TransactionsPerDay',
  storage: 'StorageBytes',
} as const satisfies Record<Counted, keyof TenantQuotas>;

/** The refusal of what would go beyond a quota: which, its limit and what is used of it; of a day, when it ends. */
function quotaExceeded(
  what: Counted,
  { most, used, now }: { most: number; used: number; now: Date },
): Problem {
  const retryAfter = Math.ceil((dayAfter(now).getTime() - now.getTime()) / 1_000);
  return new Problem('E_QUOTA_EXCEEDED', {
    args: [quotaNames[what], most, used],
    ...(what === 'transactions' && { retryAfter }),
  });
}

/** What somebody is about to make, in whose tenant, and when. */
export interface QuotaClaim {
  tenantId: string;
  what: Counted;
  /** How much more there will be. */
  amount: number;
  /** How much this transaction has made already, and is counted by now. */
  made?: number;
  now: Date;
}

/** How long one waits for others of its tenant, ms. Whoever waits holds a connection that other tenants need. */
const patienceMs = 1_500;

/** One claim of a tenant at a time, until the transaction ends. @throws Problem E_SERVER_BUSY; the transaction is lost then */
async function takeTurn(tx: Db, { tenantId, what }: QuotaClaim): Promise<void> {
  await sql`select set_config('lock_timeout', ${String(patienceMs)}, true)`.execute(tx);
  try {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`quota ${what} ${tenantId}`}, 0))`.execute(tx);
  } catch (error) {
    if (sqlState(error) !== '55P03') throw error;
    throw new Problem('E_SERVER_BUSY', { args: [1], retryAfter: 1, cause: error });
  }
  await sql`set local lock_timeout to default`.execute(tx);
}

const selectTenant = (db: Db, { tenantId }: QuotaClaim) =>
  db.selectFrom('tenant').selectAll().where('id', '=', tenantId);

async function requireWithin(tx: Db, { tenantId, what, amount, made = 0, now }: QuotaClaim, most: number) {
  const used = await readUsage(tx, { tenantId, what, now });
  if (used + amount > most) throw quotaExceeded(what, { most, used: used - made, now });
}

/**
 * Refuses what would go beyond a quota of the tenant; call it in the transaction that makes the thing, right before. Until
 * that transaction ends no other of a tenant with this quota is let through, so that two at once can't both be the last.
 * Tenants without the quota wait for nobody. A quota that is set meanwhile waits for those that began without it.
 * Nothing slow may come after it in its transaction, and no lock of an account or of its tenant's enrolments.
 * @returns all quotas of the tenant, as they were read
 * @throws Problem E_QUOTA_EXCEEDED, E_SERVER_BUSY while others of the tenant are slow
 */
export async function claimQuota(tx: Db, claim: QuotaClaim): Promise<TenantQuotas> {
  const quotas = quotasOf(await selectTenant(tx, claim).forKeyShare().executeTakeFirstOrThrow());
  const most = quotas[quotaNames[claim.what]];
  if (most === null) return quotas;
  await takeTurn(tx, claim);
  // A statement of its own: it sees what those before it have committed.
  await requireWithin(tx, claim, most);
  return quotas;
}

/**
 * Refuses what would go beyond a quota as things stand, and waits for nobody: before work that a refusal would waste. What is
 * made then needs its claim still.
 * @param known the tenant's quotas, where they were just read
 * @throws Problem E_QUOTA_EXCEEDED
 */
export async function requireRoom(db: Db, claim: QuotaClaim, known?: TenantQuotas): Promise<void> {
  const quotas = known ?? quotasOf(await selectTenant(db, claim).executeTakeFirstOrThrow());
  const most = quotas[quotaNames[claim.what]];
  if (most !== null) await requireWithin(db, claim, most);
}
