import { type RawBuilder, sql } from 'kysely';
import type { Db } from './seal/vault.ts';
import type { Database } from './tables.ts';

type KeptColumns = { readonly [Table in keyof Database]?: readonly (keyof Database[Table])[] };

/**
 * What stays of a row when its person is erased: our own ids, dates, numbers and outcomes. Every other column, also one
 * that a later migration adds, goes back to its default, or to null where it has none.
 */
export const keptColumns = {
  account: ['id', 'tenant_id', 'version', 'created_at'],
  biometric_credential: [
    'id',
    'tenant_id',
    'account_id',
    'credential_type',
    'data_type',
    'is_proofed',
    'model_id',
    'temp_id',
    'created_at',
    'modified_at',
    'deleted_at',
  ],
  session: [
    'id',
    'tenant_id',
    'kind',
    'name',
    'status',
    'message',
    'credential_type',
    'check_liveness',
    'transport_type',
    'account_id',
    'reference_model_id',
    'false_match_rate',
    'wrong_secrets',
    'opened_by',
    'attempts_used',
    'result',
    'end_reason',
    'capture_at',
    'temp_id',
    'started_at',
    'expires_at',
    'ended_at',
    'opened_at',
    'passkey_rule',
    'passkey_stand_in',
    'passkey_stood_in_at',
    'sandbox',
    // A restore counts the day anew: a sign-in of a stranger must not come into it.
    'is_counted',
  ],
  challenge_dialogue: ['attempt_id', 'session_id', 'progress', 'created_at', 'updated_at'],
  message: [
    'id',
    'tenant_id',
    'session_id',
    'channel',
    'state',
    'resend',
    'tries',
    'held_until',
    'failure',
    'created_at',
    'finished_at',
  ],
} as const satisfies KeptColumns;

/** A table whose rows can be erased without being deleted. */
export type ErasableTable = keyof typeof keptColumns;

/**
 * Takes everything out of rows but what stays (`keptColumns`).
 * @param where.column names the column that holds one of `where.ids`
 * @param set values of columns that must hold something else than their default
 */
export async function eraseColumns<Table extends ErasableTable>(
  tx: Db,
  table: Table,
  where: { column: keyof Database[Table] & string; ids: readonly string[] },
  set: Readonly<Record<string, string | boolean | Date | RawBuilder<unknown>>> = {},
): Promise<void> {
  const kept: readonly string[] = keptColumns[table];
  // Asked of the database, so that no list has to be kept up to date.
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
  `.execute(tx);
  const changes = rows
    .filter(({ name }) => name in set || !kept.includes(name))
    .map(({ name }) => sql`${sql.ref(name)} = ${name in set ? sql`${set[name]}` : sql`default`}`);
  await sql`
    update ${sql.table(table)} set ${sql.join(changes)} where ${sql.ref(where.column)} = any(${where.ids}::uuid[])
  `.execute(tx);
}
