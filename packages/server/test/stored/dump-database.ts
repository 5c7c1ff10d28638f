import type { Pool } from 'pg';

/** Of usage what it adds up to: a restore counts anew. */
const usage = `(select tenant_id, what, day, sum(amount) from tenant_usage group by 1, 2, 3 having sum(amount) <> 0)`;

/** Every row of every table as text, without what only this cluster knows. */
export async function dumpDatabase(pool: Pool): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (name === 'schema_migration') continue;
    const { rows } = await pool.query<{ line: string }>(
      `select (to_jsonb(t) - 'written_by')::text as line from ${name === 'tenant_usage' ? usage : `"${name}"`} t order by 1`,
    );
    found[name] = rows.map(({ line }) => line);
  }
  return found;
}
