import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connectionOptions } from '../database.ts';
import { PostgresUnavailable } from './binaries.ts';
import type { RunningCluster } from './cluster.ts';
import type { ClusterPlace } from './place.ts';

// An advisory lock in the database itself: it ends with its holder's connection, however the holder dies.
const ownerLock = 7_300_001;
const ownerPatienceMs = 3_000;

/** Thrown when another running Selfsame owns the database. */
export class PostgresInUse extends PostgresUnavailable {}

/** Makes this process the one owner of the database for as long as the returned connection lives. */
export async function takeOwnership(cluster: RunningCluster, place: ClusterPlace): Promise<pg.Client> {
  const client = new pg.Client({
    ...connectionOptions(cluster.administration),
    application_name: `selfsame process ${process.pid}`,
    connectionTimeoutMillis: 5_000,
  });
  // A lost connection is noticed by its end; without a listener here it would end the process instead.
  client.on('error', () => undefined);
  await client.connect();
  for (const deadline = Date.now() + ownerPatienceMs; ; await sleep(100)) {
    const { rows } = await client.query<{ won: boolean }>('select pg_try_advisory_lock($1) as won', [
      ownerLock,
    ]);
    if (rows[0]!.won) return client;
    if (Date.now() < deadline) continue;
    const holder = await client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
      [ownerLock],
    );
    await client.end();
    throw new PostgresInUse(
      `Another Selfsame (${holder.rows[0]?.name ?? 'unknown process'}) already uses ${place.root}. Stop it first, give this one another SELFSAME_DATA_DIR, or share a PostgreSQL by DATABASE_URL.`,
    );
  }
}
