import { makeBackup, restoreWorld } from '../world/restores.ts';
import type { ActRow, Scene } from './act-row.ts';

async function backUp({ world, isAlone }: Scene): Promise<void> {
  await makeBackup(world, isAlone);
}

/** The tables at which a restore may be broken off: so many have rows in every history. */
const mostTables = 8;

/**
 * Restores a backup, with the keys of the newest one: as a rule that one was made the moment before. Done where nobody else
 * does anything: no server may run meanwhile.
 */
async function restore({ world, act }: Scene): Promise<void> {
  const data = world.backups[act.which % world.backups.length];
  if (data === undefined) return;
  if (act.with % 3 !== 0) await makeBackup(world, true);
  const keys = act.with % 7 === 0 ? data : world.backups.at(-1)!;
  const brokenOffAt = act.how % 5 === 0 ? act.how % mostTables : null;
  await restoreWorld(world, { data, keys, isSameStore: act.how % 2 === 0, brokenOffAt });
}

/** What whoever keeps the machines does. Drawn into some histories only, since a restore takes as long as many acts. */
export const backupActs = [
  { name: 'backUp', weight: 0, perform: backUp },
  { name: 'restore', weight: 0, perform: restore },
] as const satisfies readonly ActRow[];
