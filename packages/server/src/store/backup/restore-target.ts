import type { Pool } from 'pg';
import { quoted, readTables } from './catalog.ts';

/** Why a restore can't go there; one sentence for the operator. */
export class RestoreRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RestoreRefused';
  }
}

/**
 * Looks whether a backup may be restored into this database: nobody else of ours is connected, and it holds no row.
 * @throws RestoreRefused
 */
export async function refuseUsedTarget(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows: others } = await client.query<{ name: string }>(
      `select application_name as name from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()
         and application_name in ('selfsame', 'selfsame jobs') limit 1`,
    );
    if (others.length > 0) {
      throw new RestoreRefused(
        'A Selfsame server is connected to this database. Stop it first, then restore.',
      );
    }
    for (const { name } of await readTables(client)) {
      const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`);
      if (rowCount) {
        throw new RestoreRefused(
          `This database is in use: table ${name} holds rows. Restore into an empty one: give another DATABASE_URL or SELFSAME_DATA_DIR.`,
        );
      }
    }
  } finally {
    client.release();
  }
}
