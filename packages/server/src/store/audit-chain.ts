import { sql } from 'kysely';
import type { AuditEventRow } from './audit-event.ts';
import type { Db } from './seal/vault.ts';

/** A row of the log as its hash is made over it. The instant is text: a Date would lose microseconds. */
export type ChainRow = Omit<AuditEventRow, 'occurred_at' | 'entry'> & { occurred_at: string };

/** The last link of a chain. */
export interface ChainHead {
  sequence: number;
  hash: Buffer;
}

/** A signed statement about a chain. */
export interface CheckpointRow {
  sequence: string;
  statement: string;
}

const chainRows = (db: Db, tenantId: string) =>
  db
    .selectFrom('audit_event')
    .select(['id', 'tenant_id', 'type', 'level', 'actor_kind', 'actor_id', 'subject', 'data', 'host_name'])
    .select(['sequence', 'hash'])
    .select(
      sql<string>`to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('occurred_at'),
    )
    .where('tenant_id', '=', tenantId);

/** Tenants with rows that have no place in a chain yet. */
export async function findUnsealedTenants(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('audit_event')
    .select('tenant_id')
    .distinct()
    .where('sequence', 'is', null)
    .execute();
  return rows.map((row) => row.tenant_id);
}

/** Lets one transaction at a time extend a tenant's chain. */
export async function lockChain(tx: Db, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit:${tenantId}`}, 0))`.execute(tx);
}

/** The last sealed row of a chain; undefined while there is none. */
export async function findChainHead(db: Db, tenantId: string): Promise<ChainHead | undefined> {
  const row = await db
    .selectFrom('audit_event')
    .select(['sequence', 'hash'])
    .where('tenant_id', '=', tenantId)
    .where('sequence', 'is not', null)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.sequence && row.hash ? { sequence: Number(row.sequence), hash: row.hash } : undefined;
}

/** Committed rows without a place, in the order they were written. */
export const readUnsealed = (db: Db, tenantId: string, limit: number): Promise<ChainRow[]> =>
  chainRows(db, tenantId).where('sequence', 'is', null).orderBy('entry').limit(limit).execute();

/** Sealed rows after a place, in order. */
export const readSealed = (db: Db, tenantId: string, after: number, limit: number): Promise<ChainRow[]> =>
  chainRows(db, tenantId).where('sequence', '>', String(after)).orderBy('sequence').limit(limit).execute();

/** Gives rows their places and hashes. */
export async function sealRows(
  tx: Db,
  links: readonly { id: string; sequence: number; hash: Buffer }[],
): Promise<void> {
  const ids = links.map(({ id }) => id);
  const sequences = links.map(({ sequence }) => sequence);
  const hashes = links.map(({ hash }) => hash.toString('hex'));
  await sql`
    update audit_event set sequence = link.sequence, hash = decode(link.hash, 'hex')
    from unnest(${ids}::uuid[], ${sequences}::bigint[], ${hashes}::text[]) as link (id, sequence, hash)
    where audit_event.id = link.id`.execute(tx);
}

/** How many rows wait for their place, and since when. */
export async function countUnsealed(
  db: Db,
  tenantId: string,
): Promise<{ rows: number; oldest: Date | null }> {
  const row = await db
    .selectFrom('audit_event')
    .select((eb) => [eb.fn.countAll<string>().as('rows'), eb.fn.min('occurred_at').as('oldest')])
    .where('tenant_id', '=', tenantId)
    .where('sequence', 'is', null)
    .executeTakeFirstOrThrow();
  return { rows: Number(row.rows), oldest: row.oldest as Date | null };
}

/** Stores a signed statement about a chain. */
export async function insertCheckpoint(
  tx: Db,
  checkpoint: { tenantId: string; sequence: number; statement: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('audit_checkpoint')
    .values({
      tenant_id: checkpoint.tenantId,
      sequence: String(checkpoint.sequence),
      statement: checkpoint.statement,
      created_at: checkpoint.now,
    })
    .execute();
}

/** All statements about a chain, in order. */
export const listCheckpoints = (db: Db, tenantId: string): Promise<CheckpointRow[]> =>
  db
    .selectFrom('audit_checkpoint')
    .select(['sequence', 'statement'])
    .where('tenant_id', '=', tenantId)
    .orderBy('sequence')
    .execute();

/** The last statement about a chain. */
export const findLastCheckpoint = (db: Db, tenantId: string): Promise<CheckpointRow | undefined> =>
  db
    .selectFrom('audit_checkpoint')
    .select(['sequence', 'statement'])
    .where('tenant_id', '=', tenantId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
