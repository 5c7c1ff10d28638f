import { sql } from 'kysely';
import type { Db } from '../seal/vault.ts';

/** A credential as search indexes follow it. */
export interface CredentialChange {
  id: string;
  tenantId: string;
  /** Place in the order of all changes. */
  rev: bigint;
  /** Transaction that wrote it. */
  writtenBy: bigint;
  modelId: string;
  /** null when it was erased. */
  sealed: { template: Buffer; dataKeyId: string } | null;
}

/**
 * The oldest transaction still running: whatever an older one wrote is visible to every statement after this one
 * (or was rolled back). Who has read all rows with `written_by` ≥ the last horizon has missed nothing, however
 * late a transaction commits.
 */
export async function readHorizon(db: Db): Promise<bigint> {
  const { rows } = await sql<{ horizon: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(db);
  return BigInt(rows[0]!.horizon);
}

const selectChanges = (db: Db) =>
  db
    .selectFrom('biometric_credential')
    .select([
      'id',
      'tenant_id',
      'rev',
      'written_by',
      'model_id',
      'template_sealed',
      'data_key_id',
      'deleted_at',
    ]);

const toChange = (row: {
  id: string;
  tenant_id: string;
  rev: string;
  written_by: string;
  model_id: string;
  template_sealed: Buffer | null;
  data_key_id: string | null;
  deleted_at: Date | null;
}): CredentialChange => ({
  id: row.id,
  tenantId: row.tenant_id,
  rev: BigInt(row.rev),
  writtenBy: BigInt(row.written_by),
  modelId: row.model_id,
  sealed:
    row.deleted_at === null && row.template_sealed && row.data_key_id
      ? { template: row.template_sealed, dataKeyId: row.data_key_id }
      : null,
});

/**
 * Credentials that transactions from `since` on inserted or erased. Never those of the caller's own open
 * transaction: an index must not hold what may yet be rolled back.
 */
export async function readChanges(db: Db, since: bigint): Promise<CredentialChange[]> {
  const rows = await selectChanges(db)
    .where('written_by', '>=', sql<string>`${String(since)}::xid8`)
    .where(sql<boolean>`written_by is distinct from pg_current_xact_id_if_assigned()`)
    .execute();
  return rows.map(toChange);
}

/** Live credentials of all tenants in the order of their ids, some at a time; `after` is the last id seen. */
export async function readLiveCredentials(
  db: Db,
  after: string | null,
  limit: number,
): Promise<CredentialChange[]> {
  const rows = await selectChanges(db)
    .where('deleted_at', 'is', null)
    .$if(after !== null, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toChange);
}

/** Makes enrolments of a tenant that look for duplicates wait for each other until the transaction ends. */
export async function lockEnrolments(tx: Db, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`enrolment:${tenantId}`}, 0))`.execute(tx);
}
