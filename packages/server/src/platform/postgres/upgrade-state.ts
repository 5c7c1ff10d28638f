import { existsSync, readFileSync } from 'node:fs';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PostgresUnavailable } from './binaries.ts';
import type { ClusterPlace } from './place.ts';
import { isAlive, readPostmaster, stopCluster } from './postmaster.ts';

/** Folder of the cluster's root where an upgrade works; whoever owns the database next removes what a kill left. */
export const upgradeDraftName = 'draft-upgrade';
/** A new cluster that holds everything and was compared; it waits for the name of the old one. */
export const upgradedName = 'upgraded';
const lockName = 'upgrade.lock';

/** The place of the new cluster while an upgrade fills it. */
export function draftPlaceOf(place: ClusterPlace): ClusterPlace {
  const data = join(place.root, upgradeDraftName, 'data');
  return { ...place, data, passwordFile: join(data, 'selfsame-password') };
}

/** Old clusters that upgrades left beside the new one, absolute. */
export async function findKeptCopies(root: string): Promise<string[]> {
  const names = await readdir(root).catch(() => []);
  return names.filter((name) => /^data-\d+(-\d+)?$/.test(name)).map((name) => join(root, name));
}

/**
 * Keeps every other start away from the cluster while this process upgrades it. The file names the process and when it
 * began, so that a killed one's file binds nobody.
 * @returns what lets them in again
 * @throws PostgresUnavailable when another process upgrades it
 */
export async function lockForUpgrade({ root }: Pick<ClusterPlace, 'root'>): Promise<() => Promise<void>> {
  await refuseWhileUpgrading(root);
  const path = join(root, lockName);
  await rm(path, { force: true });
  const handle = await open(path, 'wx', 0o600).catch((cause: unknown) => {
    throw new PostgresUnavailable('Another upgrade of this database has just begun.', { cause });
  });
  await handle.writeFile(`${process.pid} ${birthOf(process.pid)}`);
  await handle.close();
  return () => rm(path, { force: true });
}

/**
 * Finishes what a killed upgrade left: stops the PostgreSQL that it was filling, and gives the new cluster its name when
 * the old one had given it up already.
 * @throws PostgresUnavailable while an upgrade runs
 */
export async function settleUpgrade(place: Pick<ClusterPlace, 'root' | 'data'>): Promise<void> {
  await refuseWhileUpgrading(place.root);
  const orphan = await readPostmaster(join(place.root, upgradeDraftName, 'data'));
  if (orphan !== null) await stopCluster(orphan);
  if (existsSync(place.data)) return;
  await rename(join(place.root, upgradedName), place.data).catch((error: NodeJS.ErrnoException) => {
    // No upgrade, or another process did it in this moment.
    if (error.code !== 'ENOENT' && error.code !== 'ENOTEMPTY') throw error;
  });
}

async function refuseWhileUpgrading(root: string): Promise<void> {
  const text = await readFile(join(root, lockName), 'utf8').catch(() => '');
  const [pid = 0, birth] = text.split(' ');
  if (Number(pid) <= 0 || Number(pid) === process.pid || !isAlive(Number(pid))) return;
  if (birth !== birthOf(Number(pid))) return;
  throw new PostgresUnavailable(
    `The database in ${root} is being upgraded by process ${pid}. Wait until that is done, then start again.`,
  );
}

/** When a process began, in ticks since the machine's start (proc(5), field 22): a number given again has another. */
function birthOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]!;
  } catch {
    return 'unknown';
  }
}
