import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { repositoryRoot } from '../../fixtures/cache.ts';

/** What one process runs: a test file, or a batch that runs several in turn. Paths from the repository's root. */
export interface Unit {
  path: string;
  files: string[];
}

/** Where the batches of each run lie; one that runs beside another must not take its batches away. */
const batchesFolder = join(repositoryRoot, '.cache/together');
/** Kept small, so that what one file can do to the next ends soon, and that the lanes end together. */
const mostFiles = 20;
const call: keyof typeof import('./run-in-turn.ts') = 'runInTurn';

/** Where files use no more than what they import, so that they can follow each other in one process. */
const plainFolders = [
  'packages/server/src/',
  'packages/capture/src/',
  'packages/portal/src/',
  'packages/face/',
  'packages/contract/',
  'packages/client/',
];

/** What a file does to its process, or starts beside it: it has a process of its own. So have the long attack walks. */
const claims =
  /process\.(env|on|once|exit|chdir|argv|umask|std)|globalThis|\bmock\b|node:(child_process|worker_threads|inspector|cluster)|playwright|fixtures\/chromium|withGround|createFaceEngine|gc\(\)|setDefault\w+\(|notingNames|memoryUsage|cpuUsage|\b(window|document|navigator) =/;
const isLong = (path: string): boolean => /attacks\.test\.ts$/.test(path);

/**
 * Puts test files that ask nothing of their process into batches by folder: starting node and loading the modules of the
 * server costs more than most files' tests do.
 * @param folder where the batches are written; emptied before
 * @returns the units in the order of the files, each batch where the first of its files was
 */
export async function formBatches(
  paths: readonly string[],
  folder = join(batchesFolder, String(process.pid)),
): Promise<Unit[]> {
  const units: Unit[] = [];
  const open = new Map<string, Unit>();
  for (const path of paths) {
    const place = await placeOf(path);
    if (place === null) {
      units.push({ path, files: [path] });
      continue;
    }
    let batch = open.get(place);
    if (batch === undefined || batch.files.length === mostFiles) {
      batch = { path, files: [] };
      open.set(place, batch);
      units.push(batch);
    }
    batch.files.push(path);
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return Promise.all(units.map((unit) => (unit.files.length === 1 ? unit : writeBatch(unit, folder))));
}

/** Removes the batches that this process has written. */
export const removeBatches = (): Promise<void> =>
  rm(join(batchesFolder, String(process.pid)), { recursive: true, force: true });

/** With what a file may be in one process; null: with nothing. */
async function placeOf(path: string): Promise<string | null> {
  const place = plainFolders.find((prefix) => path.startsWith(prefix));
  if (place === undefined || isLong(path)) return null;
  return claims.test(await readFile(join(repositoryRoot, path), 'utf8')) ? null : place;
}

/** A batch is a test file of its own, which imports the others; the runner knows no other way to start a process. */
async function writeBatch({ path, files }: Unit, folder: string): Promise<Unit> {
  const file = join(folder, path.replaceAll('/', '-'));
  const source = [
    `import { ${call} } from '${join(repositoryRoot, 'scripts/together/run-in-turn.ts')}';`,
    `await ${call}(${JSON.stringify(files, null, 2)});`,
  ];
  await writeFile(file, `${source.join('\n')}\n`);
  return { path: relative(repositoryRoot, file), files };
}
