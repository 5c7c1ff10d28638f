import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import { transaction } from '../platform/database.ts';
import {
  findChainHead,
  findUnsealedTenants,
  insertCheckpoint,
  lockChain,
  readUnsealed,
  sealRows,
} from '../store/audit-chain.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import { chainHash, chainStart } from './chain-hash.ts';
import type { RecordSigner } from './record-signer.ts';

/** What sealing needs. */
export interface SealDependencies {
  db: Kysely<Database>;
  clock: Clock;
  signer: Pick<RecordSigner, 'sign'>;
}

/** Rows sealed in one transaction, under one checkpoint. */
const batchSize = 1_000;

/**
 * Gives every committed row of the log its place in its tenant's chain, in the order they became visible, and
 * signs how far each chain reaches. A row is written without a place because transactions overlap: numbering them
 * as they write would make every change of a tenant wait for every other.
 * @returns how many rows
 */
export async function sealAudit(deps: SealDependencies): Promise<number> {
  let sealed = 0;
  for (const tenantId of await findUnsealedTenants(deps.db)) {
    for (;;) {
      const count = await transaction(deps.db, (tx) => sealBatch(deps, tx, tenantId));
      sealed += count;
      if (count < batchSize) break;
    }
  }
  return sealed;
}

async function sealBatch(deps: SealDependencies, tx: Db, tenantId: string): Promise<number> {
  await lockChain(tx, tenantId);
  const head = (await findChainHead(tx, tenantId)) ?? { sequence: 0, hash: chainStart };
  let { sequence, hash } = head;
  const links = [];
  for (const row of await readUnsealed(tx, tenantId, batchSize)) {
    sequence += 1;
    hash = chainHash(row, sequence, hash);
    links.push({ id: row.id, sequence, hash });
  }
  if (links.length === 0) return 0;
  await sealRows(tx, links);
  const now = deps.clock.now();
  const claims = { tenant: tenantId, sequence, hash: hash.toString('hex'), at: now.toISOString() };
  const statement = await deps.signer.sign('audit-checkpoint', claims);
  await insertCheckpoint(tx, { tenantId, sequence, statement, now });
  return links.length;
}
