import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterUser } from './admit.ts';
import { type PostgresBinaries, PostgresUnavailable } from './binaries.ts';
import { explainFailure } from './failure.ts';
import type { ClusterPlace } from './place.ts';
import { postgresEnvironment } from './postmaster.ts';

/** Major version of the cluster in a folder; null when there is none. */
export async function readMajor(data: string): Promise<number | null> {
  const text = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null);
  return text === null ? null : Number.parseInt(text, 10);
}

/**
 * initdb beside the place and rename: a killed or concurrent creation never leaves half a cluster, and what is there
 * survives a power cut. Without its password file nobody could open it again.
 * @throws PostgresUnavailable
 */
export async function createCluster(place: ClusterPlace, binaries: PostgresBinaries): Promise<void> {
  if (existsSync(place.data)) {
    // Another process created it while this one looked for the programs.
    if ((await readMajor(place.data)) !== null) return;
    throw new PostgresUnavailable(
      `${place.data} exists but is no PostgreSQL cluster (no PG_VERSION). Restore it, or move it away to start afresh.`,
    );
  }
  const draft = join(place.root, `draft-${process.pid}-${randomBytes(4).toString('hex')}`);
  const draftPassword = `${draft}.password`;
  await writeFile(draftPassword, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
  if (place.owner.ids) await chown(draftPassword, place.owner.ids.uid, place.owner.ids.gid);
  try {
    await runInitdb(place, binaries, draft, draftPassword);
    await rename(draftPassword, join(draft, 'selfsame-password'));
    await syncDirectory(draft);
    await rename(draft, place.data);
    await syncDirectory(place.root);
  } catch (error) {
    // ENOTEMPTY or EEXIST: another process created the cluster first; its one counts.
    if ((await readMajor(place.data)) === null) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(draftPassword, { force: true });
  }
}

async function runInitdb(
  place: ClusterPlace,
  binaries: PostgresBinaries,
  draft: string,
  passwordFile: string,
): Promise<void> {
  const args = [
    ['-D', draft, '-U', clusterUser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    ['--encoding=UTF8', '--locale=C', '--data-checksums', '--no-instructions'],
  ].flat();
  const child = spawn(join(binaries.binDirectory, 'initdb'), args, {
    ...place.owner.ids,
    cwd: place.root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: postgresEnvironment(),
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await exitOf(child);
  if (code !== 0) throw new PostgresUnavailable(explainFailure(output, place));
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.once('error', (cause) =>
      reject(new PostgresUnavailable(`PostgreSQL can't be run: ${cause.message}`, { cause })),
    );
    child.once('close', resolve);
  });

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
