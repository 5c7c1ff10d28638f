import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { restoreBackup } from '../../packages/server/src/store/backup/restore-backup.ts';
import { RestoreRefused } from '../../packages/server/src/store/backup/restore-target.ts';
import { writeBackup } from '../../packages/server/src/store/backup/write-backup.ts';
import { type Snapshot, takeSnapshot } from '../invariants/snapshot.ts';
import type { KnownSession, World } from './world.ts';

/** The two files of a backup, and what was so when it was made. */
export interface KeptBackup {
  dataFile: string;
  keysFile: string;
  /** Accounts and credentials that were erased by then. */
  erased: ReadonlySet<string>;
  /** What callers knew of each session. */
  known: ReadonlyMap<string, Pick<KnownSession, 'tempId' | 'statuses'>>;
  /** What stood in the database; null where others wrote meanwhile. */
  snapshot: Snapshot | null;
  /** Pictures that were erased while it was made. */
  blobsGone: number;
  /** Backups that were made before in the same past: a restore of an older one begins another. */
  past: readonly KeptBackup[];
}

/** A restore that has just been done. */
export interface Restored {
  data: KeptBackup;
  keys: KeptBackup;
}

/** Accounts and credentials that are erased: a backup made from now on says so. */
async function readErased({ database }: World): Promise<Set<string>> {
  const { rows } = await database.pool.query<{ id: string }>(
    `select id from account where deleted_at is not null
      union all select id from biometric_credential where deleted_at is not null`,
  );
  return new Set(rows.map(({ id }) => id));
}

const knownOf = ({ sessions }: World): KeptBackup['known'] =>
  // The statuses themselves: after a restore of an older backup others follow the same beginning.
  new Map(sessions.map(({ id, tempId, statuses }) => [id, { tempId, statuses: [...statuses] }]));

/**
 * Makes a backup while both nodes go on.
 * @param isAlone whether nobody writes meanwhile
 */
export async function makeBackup(world: World, isAlone: boolean): Promise<KeptBackup> {
  const name = join(world.ground.folder, crypto.randomUUID());
  const files = { dataFile: `${name}.tar.gz`, keysFile: `${name}.keys` };
  const known = knownOf(world);
  const erased = await readErased(world);
  const { pool } = world.database;
  const now = world.clock.now();
  const snapshot = isAlone ? await takeSnapshot(pool, now) : null;
  // Another process makes it: none of its calls is one of a node.
  const blobs = { get: async (id: string) => world.blobs.kept.get(id)?.bytes ?? null };
  const { blobsGone } = await writeBackup({
    ...{ pool, blobs, now, ...files },
    ...{ masterKeys: null, program: 'simulated' },
  });
  const backup = { ...files, erased, known, snapshot, blobsGone, past: world.past };
  world.backups.push(backup);
  world.past = [...world.past, backup];
  return backup;
}

/** Callers know what they knew when the backup was made, and forget sessions that are none any more. */
function remember(world: World, { known }: KeptBackup): void {
  world.sessions = world.sessions.flatMap((session) => {
    const then = known.get(session.id);
    if (then === undefined) return [];
    return [{ ...session, tempId: then.tempId, statuses: [...then.statuses] }];
  });
}

/** How a restore is done. */
export interface RestoreOrder extends Restored {
  /** Whether pictures go where those of before lie still, and not into a new folder. */
  isSameStore: boolean;
  /** Whether it is broken off once before it is done: at its so manieth table. */
  brokenOffAt: number | null;
}

/** Stops both nodes, restores a backup into an empty database, and starts nodes there. */
export async function restoreWorld(world: World, order: RestoreOrder): Promise<void> {
  const { data, keys, isSameStore, brokenOffAt } = order;
  for (const node of world.nodes) await node.close();
  const { kept } = world.blobs;
  if (!isSameStore) kept.clear();
  const place = await world.ground.openEmptyPlace();
  const options = {
    pool: place.database.pool,
    blobs: {
      put: async (id: string, bytes: Uint8Array) =>
        void kept.set(id, { bytes: Buffer.from(bytes), modifiedAt: world.clock.now() }),
    },
    ...{ dataFile: data.dataFile, keysFile: keys.keysFile, migrations: world.ground.migrations },
    now: world.clock.now(),
  };
  if (brokenOffAt !== null) await breakOff(options, brokenOffAt);
  await restoreWhenFree(options);
  remember(world, data);
  world.past = [...data.past, data];
  await world.moveTo(place);
  world.restored = { data, keys };
}

/** Looks at whether a database is let go, and the time between them, ms. */
const mostLooks = 200;
const lookMs = 5;

/** Restores once PostgreSQL has noticed that the connection before is gone. */
async function restoreWhenFree(options: Parameters<typeof restoreBackup>[0]): Promise<void> {
  for (let look = 0; ; look += 1) {
    try {
      return void (await restoreBackup(options));
    } catch (error) {
      if (!(error instanceof RestoreRefused) || look === mostLooks) throw error;
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
  }
}

/** Begins a restore that is broken off: the one after it finds the database as empty as before. */
async function breakOff(options: Parameters<typeof restoreBackup>[0], at: number): Promise<void> {
  const controller = new AbortController();
  let tables = 0;
  const onProgress = () => {
    if (tables++ === at) controller.abort();
  };
  const broken = restoreBackup({ ...options, onProgress, signal: controller.signal });
  await broken.catch((error: unknown) => {
    if (!controller.signal.aborted) throw error;
  });
  if (!controller.signal.aborted) throw new Error('A restore ended before it was broken off');
}

/** Removes the files of a history's backups. */
export async function removeBackups({ backups }: World): Promise<void> {
  for (const { dataFile, keysFile } of backups)
    for (const file of [dataFile, keysFile]) await rm(file, { force: true });
}
