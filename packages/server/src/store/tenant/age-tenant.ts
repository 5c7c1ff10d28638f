import { limits } from '@selfsame/contract';
import { sql } from 'kysely';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../seal/vault.ts';
import { takeSandboxTurn } from './take-sandbox-turn.ts';

/**
 * What never changes, since it was signed or chained; portal users, who are people and not what is tried; and what is
 * held against what does not age: when messages really went out, by which their limits count, until when a revoked family of
 * tokens is remembered, which is as long as a token of it can live, and until when a webhook is being sent.
 */
const ageless: readonly string[] = [
  'audit_event',
  'audit_checkpoint',
  'receipt',
  'erasure_certificate',
  'operator',
  'operator_invite',
  'revoked_family',
  'message.created_at',
  'webhook_delivery.leased_until',
];

/**
 * Every column with a time of every table that has a `tenant_id`, but those that don't age. Asked of the database. Tables
 * that name their tenant only by what they belong to (attempts of deliveries, decisions of reviews, dialogues) are not
 * among them.
 */
async function readTimes(db: Db): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname as table, t.attname as column from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    join pg_attribute t on t.attrelid = c.oid and t.atttypid = 'timestamptz'::regtype and not t.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and t.attgenerated = ''
    order by c.relname, t.attnum`.execute(db);
  const times = new Map<string, string[]>();
  for (const { table, column } of rows)
    if (!ageless.includes(table) && !ageless.includes(`${table}.${column}`))
      times.set(table, [...(times.get(table) ?? []), column]);
  return times;
}

/**
 * Moves the clock of a sandbox forward, by moving the times of its rows so far back: what ends by them has that much less
 * time left, here and on every node. No row of another tenant is touched. One move at a time: who comes meanwhile is
 * turned away rather than kept waiting.
 * @returns how far the clock was moved in all, s
 * @throws Problem E_SANDBOX_ONLY, E_SERVER_BUSY while it is moved already, E_INVALID_ARGUMENT beyond the farthest
 */
export async function ageTenant(tx: Db, tenantId: string, seconds: number): Promise<number> {
  await takeSandboxTurn(tx, tenantId);
  const row = await tx
    .updateTable('tenant')
    .set((eb) => ({ aged_sec: eb('aged_sec', '+', seconds) }))
    .where('id', '=', tenantId)
    .where('sandbox', '=', true)
    .returning('aged_sec')
    .executeTakeFirst();
  if (!row) throw new Problem('E_SANDBOX_ONLY');
  const { clockSec } = limits.sandbox;
  if (row.aged_sec > clockSec) {
    const why = `The clock of a sandbox can be moved by ${clockSec} s in all: make a new sandbox.`;
    throw new Problem('E_INVALID_ARGUMENT', { args: [why] });
  }
  for (const [table, columns] of await readTimes(tx)) {
    const changes = columns.map(
      (column) => sql`${sql.ref(column)} = ${sql.ref(column)} - make_interval(secs => ${seconds})`,
    );
    await sql`update ${sql.table(table)} set ${sql.join(changes)} where tenant_id = ${tenantId}`.execute(tx);
  }
  return row.aged_sec;
}
