import type { Pool } from 'pg';
import { type CatalogTable, quoted } from './catalog.ts';

/** How many rows a table has, and a number that depends on every value of every row and on no order. */
export interface TableDigest {
  name: string;
  rows: string;
  digest: string;
}

/**
 * Digests the columns that a backup keeps, by a hash function that gives the same in every PostgreSQL: two databases
 * with equal digests hold the same rows.
 * @param tables of the backup's manifest
 */
export async function digestTables(pool: Pool, tables: readonly CatalogTable[]): Promise<TableDigest[]> {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    await client.query(`set local statement_timeout = 0`);
    await client.query(`set local timezone = 'UTC'`);
    const digests: TableDigest[] = [];
    for (const { name, columns } of tables) {
      const row = `row(${columns.map(quoted).join(', ')})::text`;
      const { rows } = await client.query<Omit<TableDigest, 'name'>>(
        `select count(*)::text as rows, coalesce(sum(hashtextextended(${row}, 7300003)::numeric), 0)::text as digest
         from ${quoted(name)}`,
      );
      digests.push({ name, ...rows[0]! });
    }
    await client.query('commit');
    return digests;
  } finally {
    client.release(true);
  }
}
