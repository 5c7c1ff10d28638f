import { sql } from 'kysely';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../seal/vault.ts';

/**
 * One move of the clock or one reset of a sandbox at a time, until the transaction ends. Whoever comes meanwhile is turned away rather
 * than kept waiting: waiting would hold a connection that other tenants need.
 * @throws Problem E_SERVER_BUSY
 */
export async function takeSandboxTurn(tx: Db, tenantId: string): Promise<void> {
  const { rows } = await sql<{ won: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`sandbox ${tenantId}`}, 0)) as won`.execute(tx);
  if (!rows[0]?.won) throw new Problem('E_SERVER_BUSY', { args: [1], retryAfter: 1 });
}
