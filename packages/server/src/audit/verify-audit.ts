import type { Kysely } from 'kysely';
import { type ChainRow, countUnsealed, listCheckpoints, readSealed } from '../store/audit-chain.ts';
import type { Database } from '../store/tables.ts';
import { listTenants } from '../store/tenant/tenant.ts';
import { chainHash, chainStart } from './chain-hash.ts';
import type { RecordSigner } from './record-signer.ts';

/** What is wrong with a chain, at the first place where something is. */
export interface AuditFault {
  /** Place in the chain. */
  sequence: number;
  /** Id of the row there, where there is one. */
  eventId: string | null;
  /** One sentence for whoever investigates. */
  problem: string;
}

/** What the walk over one tenant's chain found. */
export interface AuditVerdict {
  tenantId: string;
  /** Rows in the chain. */
  rows: number;
  checkpoints: number;
  /** Rows still waiting for their place: not protected yet. */
  unsealed: { rows: number; oldest: Date | null };
  /** The last statement about the chain: keep it elsewhere, and a chain cut short later is found too. */
  lastCheckpoint: string | null;
  fault: AuditFault | null;
}

/** What verifying needs. */
export interface VerifyAuditDependencies {
  db: Kysely<Database>;
  signer: Pick<RecordSigner, 'read'>;
  /** Statements about any tenant's chain that were kept outside the database. */
  keptCheckpoints?: readonly string[];
}

interface Checkpoint {
  sequence: number;
  statement: string;
}

/** How far the walk has come. */
interface Walk {
  sequence: number;
  hash: Buffer;
  /** Last place that a checkpoint vouched for. */
  signed: number;
}

const pageSize = 1_000;

/** Walks every tenant's chain from its start, changes nothing, and names the first row or checkpoint that is wrong. */
export async function verifyAudit(deps: VerifyAuditDependencies): Promise<AuditVerdict[]> {
  const verdicts: AuditVerdict[] = [];
  for (const { id } of await listTenants(deps.db)) verdicts.push(await verifyChain(deps, id));
  return verdicts;
}

async function verifyChain(deps: VerifyAuditDependencies, tenantId: string): Promise<AuditVerdict> {
  const checkpoints = await collectCheckpoints(deps, tenantId);
  const bySequence = Map.groupBy(checkpoints, ({ sequence }) => sequence);
  const walk: Walk = { sequence: 0, hash: chainStart, signed: 0 };
  let fault: AuditFault | null = null;
  for (let isDone = false; !isDone && !fault; ) {
    const rows = await readSealed(deps.db, tenantId, walk.sequence, pageSize);
    for (const row of rows) {
      fault = checkLink(row, walk) ?? (await checkStatements(deps, bySequence, tenantId, row, walk));
      if (fault) break;
      walk.sequence += 1;
      walk.hash = row.hash as Buffer;
    }
    isDone = rows.length < pageSize;
  }
  const stored = checkpoints.filter((checkpoint) => !deps.keptCheckpoints?.includes(checkpoint.statement));
  return {
    tenantId,
    rows: walk.sequence,
    checkpoints: stored.length,
    unsealed: await countUnsealed(deps.db, tenantId),
    lastCheckpoint: checkpoints.at(-1)?.statement ?? null,
    fault: fault ?? checkEnd(checkpoints, walk.sequence),
  };
}

async function collectCheckpoints(deps: VerifyAuditDependencies, tenantId: string): Promise<Checkpoint[]> {
  const stored = await listCheckpoints(deps.db, tenantId);
  const all = stored.map(({ sequence, statement }) => ({ sequence: Number(sequence), statement }));
  for (const statement of deps.keptCheckpoints ?? []) {
    const claims = await deps.signer.read('audit-checkpoint', statement);
    if (claims?.tenant === tenantId) all.push({ sequence: Number(claims.sequence), statement });
  }
  return all.sort((a, b) => a.sequence - b.sequence);
}

function checkLink(row: ChainRow, walk: Walk): AuditFault | null {
  const expected = walk.sequence + 1;
  if (Number(row.sequence) !== expected) {
    return { sequence: expected, eventId: null, problem: `Row ${expected} is missing.` };
  }
  if (row.hash && chainHash(row, expected, walk.hash).equals(row.hash)) return null;
  const problem =
    expected === 1
      ? 'Row 1 was changed.'
      : `Row ${expected} does not follow row ${walk.sequence}: one of the two was changed.`;
  return { sequence: expected, eventId: row.id, problem };
}

async function checkStatements(
  { signer }: VerifyAuditDependencies,
  checkpoints: ReadonlyMap<number, readonly Checkpoint[]>,
  tenantId: string,
  row: ChainRow,
  walk: Walk,
): Promise<AuditFault | null> {
  const sequence = Number(row.sequence);
  for (const { statement } of checkpoints.get(sequence) ?? []) {
    const claims = await signer.read('audit-checkpoint', statement);
    if (claims?.tenant !== tenantId || claims.sequence !== sequence) {
      const problem = `The checkpoint of row ${sequence} is not signed by this installation.`;
      return { sequence, eventId: row.id, problem };
    }
    if (claims.hash !== row.hash?.toString('hex')) {
      const first = walk.signed + 1;
      const problem = `The chain was rewritten: rows ${first} to ${sequence} are not those that were signed.`;
      return { sequence: first, eventId: null, problem };
    }
    walk.signed = sequence;
  }
  return null;
}

/** Every sealing ends with a checkpoint, so a chain without one at its end was cut or extended by somebody else. */
function checkEnd(checkpoints: readonly Checkpoint[], last: number): AuditFault | null {
  const lastSigned = checkpoints.at(-1)?.sequence ?? 0;
  if (lastSigned === last) return null;
  const problem =
    lastSigned > last
      ? `Rows ${last + 1} to ${lastSigned} are missing: they were signed once.`
      : `Rows ${lastSigned + 1} to ${last} were never signed.`;
  return { sequence: Math.min(last, lastSigned) + 1, eventId: null, problem };
}
