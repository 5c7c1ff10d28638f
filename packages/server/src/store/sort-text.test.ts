import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEmptyDatabase } from '../../test/database.ts';
import { type ListFields, readListQuery } from '../platform/http/list-query.ts';
import { migrate, readMigrations } from './migrate.ts';

const fields: ListFields = {
  Number: { column: 'a', kind: 'text' },
  Name: { column: 'b', kind: 'label' },
};
const defaults = { sort: 'Number', tieBreaker: 'id' };
const words = ['b', 'B', 'a', 'A', 'ä', 'Z', 'z', '_', '-a', 'İ', 'i', 'I'];

/** The words in the order in which a database sorts them. */
async function order(locality: string, sort: string, t: { after(run: () => Promise<void>): void }) {
  const { pool, db, drop } = await createEmptyDatabase(locality);
  t.after(drop);
  await migrate(pool, await readMigrations());
  await pool.query('create table words (id int, a text, b text)');
  for (const [id, word] of words.entries())
    await pool.query('insert into words values ($1, $2, $2)', [id, word]);
  const { sql } = readListQuery({ sort }, fields, defaults).orderBy.compile(db);
  const { rows } = await pool.query<{ a: string }>(`select a from words order by ${sql}`);
  return rows.map(({ a }) => a);
}

for (const [sort, expected] of [
  ['Number', ['-a', 'A', 'B', 'I', 'Z', '_', 'a', 'b', 'i', 'z', 'ä', 'İ']],
  ['Name', ['-a', '_', 'a', 'A', 'b', 'B', 'i', 'I', 'İ', 'Z', 'z', 'ä']],
] as const)
  test(`readListQuery: sort by ${sort}, is the same in databases of different locales`, async (t) => {
    for (const locality of [`locale 'C'`, `locale_provider icu icu_locale 'tr-TR' locale 'C'`])
      assert.deepEqual(await order(locality, sort, t), expected, locality);
  });
