import { Status } from '@selfsame/contract';
import { sql } from 'kysely';
import type { Db } from '../seal/vault.ts';

/** Names one record of a tenant's OpenID Provider. */
export interface RecordKey {
  tenantId: string;
  /** A model of oidc-provider, such as `AccessToken`. */
  model: string;
  idHash: Buffer;
}

/** A record to be kept. */
export interface NewRecord extends RecordKey {
  grantHash: Buffer | null;
  uidHash: Buffer | null;
  /** Whose it is: it ends with the account, and is not found while the account is disabled. */
  accountId: string | null;
  payloadSealed: Buffer;
  expiresAt: Date;
}

/** A record that was found. */
export interface FoundRecord {
  idHash: Buffer;
  payloadSealed: Buffer;
  consumedAt: Date | null;
}

const columnsOf = (record: NewRecord) => ({
  grant_hash: record.grantHash,
  uid_hash: record.uidHash,
  account_id: record.accountId,
  payload_sealed: record.payloadSealed,
  expires_at: record.expiresAt,
});

/** Keeps a record, in place of one under the same name. */
export async function putRecord(db: Db, record: NewRecord): Promise<void> {
  await db
    .insertInto('oidc_record')
    .values({
      tenant_id: record.tenantId,
      model: record.model,
      id_hash: record.idHash,
      ...columnsOf(record),
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'model', 'id_hash']).doUpdateSet(columnsOf(record)),
    )
    .execute();
}

/** Keeps a record unless one under the same name is within its time; false then. Of two at once one is kept. */
export async function putNewRecord(db: Db, record: NewRecord, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('oidc_record')
    .values({
      tenant_id: record.tenantId,
      model: record.model,
      id_hash: record.idHash,
      ...columnsOf(record),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'model', 'id_hash'])
        .doUpdateSet(columnsOf(record))
        .where('oidc_record.expires_at', '<=', now),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Records within their time whose account, if they have one, is there and enabled. */
const selectUsable = (db: Db, tenantId: string, model: string, now: Date) =>
  db
    .selectFrom('oidc_record')
    .leftJoin('account', 'account.id', 'oidc_record.account_id')
    .select(['oidc_record.id_hash', 'oidc_record.payload_sealed', 'oidc_record.consumed_at'])
    .where('oidc_record.tenant_id', '=', tenantId)
    .where('oidc_record.model', '=', model)
    .where('oidc_record.expires_at', '>', now)
    .where(({ or, and, eb }) =>
      or([
        eb('oidc_record.account_id', 'is', null),
        and([eb('account.deleted_at', 'is', null), eb('account.enabled', '=', true)]),
      ]),
    );

const present = (
  row: { id_hash: Buffer; payload_sealed: Buffer; consumed_at: Date | null } | undefined,
): FoundRecord | undefined =>
  row && { idHash: row.id_hash, payloadSealed: row.payload_sealed, consumedAt: row.consumed_at };

/** The record under a name; undefined when its time is over, or its account is disabled or erased. */
export const findRecord = async (
  db: Db,
  { tenantId, model, idHash }: RecordKey,
  now: Date,
): Promise<FoundRecord | undefined> =>
  present(
    await selectUsable(db, tenantId, model, now).where('oidc_record.id_hash', '=', idHash).executeTakeFirst(),
  );

/** The same by a record's second name. */
export const findRecordByUid = async (
  db: Db,
  { tenantId, model, uidHash }: { tenantId: string; model: string; uidHash: Buffer },
  now: Date,
): Promise<FoundRecord | undefined> =>
  present(
    await selectUsable(db, tenantId, model, now)
      .where('oidc_record.uid_hash', '=', uidHash)
      .executeTakeFirst(),
  );

/** Marks a record as used. Of two calls at once one gets true. */
export async function consumeRecord(db: Db, key: RecordKey, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('oidc_record')
    .set({ consumed_at: now })
    .where('tenant_id', '=', key.tenantId)
    .where('model', '=', key.model)
    .where('id_hash', '=', key.idHash)
    .where('consumed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Deletes a record. */
export async function deleteRecord(db: Db, { tenantId, model, idHash }: RecordKey): Promise<void> {
  await db
    .deleteFrom('oidc_record')
    .where('tenant_id', '=', tenantId)
    .where('model', '=', model)
    .where('id_hash', '=', idHash)
    .execute();
}

/** Deletes all that a grant gave out. The grant itself is a record of its own. */
export async function deleteRecordsOfGrant(db: Db, tenantId: string, grantHash: Buffer): Promise<void> {
  await db
    .deleteFrom('oidc_record')
    .where('tenant_id', '=', tenantId)
    .where('grant_hash', '=', grantHash)
    .execute();
}

const batch = 5_000;

/** Deletes all that an account was given. */
export async function deleteRecordsOfAccount(tx: Db, accountId: string): Promise<void> {
  await tx.deleteFrom('oidc_record').where('account_id', '=', accountId).execute();
}

/**
 * Deletes records and sign-ins whose time is over, and records of erased accounts: all of them, some at a time. A sign-in
 * whose verification goes on stays: it says whom an approval and a failure count for.
 */
export async function deleteDueRecords(db: Db, now: Date): Promise<void> {
  const records = () =>
    sql`
    delete from oidc_record where ctid = any(array(
      select r.ctid from oidc_record r left join account a on a.id = r.account_id
      where r.expires_at <= ${now} or a.deleted_at is not null limit ${batch}
    ))`.execute(db);
  const signIns = () =>
    sql`
    delete from oidc_sign_in where ctid = any(array(
      select i.ctid from oidc_sign_in i where i.expires_at <= ${now} and not exists (
        select from session s where s.id = i.session_id and s.status = ${Status.Pending}) limit ${batch}
    ))`.execute(db);
  for (const deleteSome of [records, signIns]) while (((await deleteSome()).numAffectedRows ?? 0n) >= batch);
}
