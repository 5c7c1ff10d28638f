import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, realpath, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PostgresUnavailable } from './binaries.ts';
import { choosePostgresOwner, type PostgresOwner } from './owner.ts';

/** The folders of one cluster. */
export interface ClusterPlace {
  /** Holds everything of the cluster; mode 0700, the owner's. */
  root: string;
  /** PGDATA. */
  data: string;
  /** Holds the unix socket; mode 0700, the owner's. */
  socketDirectory: string;
  logFile: string;
  passwordFile: string;
  binariesDirectory: string;
  owner: PostgresOwner;
}

/** Where a cluster lives when its owner can't reach the configured folder (for example below `/root`). */
const fallbackDirectory = '/var/lib/selfsame';
// sockaddr_un.sun_path is 108 bytes with its closing zero; PostgreSQL adds "/.s.PGSQL.5432.lock".
const longestSocketDirectory = 107 - '/.s.PGSQL.5432.lock'.length;

/**
 * Finds or makes the folders of the cluster that belongs to `path`. When its owner can't get there, the cluster
 * is put below {@link fallbackDirectory} and `path` becomes a symlink to it.
 * @param path absolute; for example `<data directory>/postgres`
 * @throws PostgresUnavailable when the folder can't be made or reached
 */
export async function placeCluster(
  path: string,
  onFallback: (target: string) => void = () => undefined,
): Promise<ClusterPlace> {
  const owner = await choosePostgresOwner(join(path, 'data'));
  await mkdir(dirname(path), { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new PostgresUnavailable(
      `${dirname(path)} can't be made (${cause.code}): set SELFSAME_DATA_DIR to a folder that this user can write.`,
      { cause },
    );
  });
  const root = await chooseRoot(path, owner, onFallback);
  await makePrivate(root, owner);
  const socketDirectory = chooseSocketDirectory(root);
  await makePrivate(socketDirectory, owner);
  return {
    root,
    data: join(root, 'data'),
    socketDirectory,
    logFile: join(root, 'postgres.log'),
    passwordFile: join(root, 'data', 'selfsame-password'),
    binariesDirectory: join(root, 'binaries'),
    owner,
  };
}

async function chooseRoot(
  path: string,
  owner: PostgresOwner,
  onFallback: (target: string) => void,
): Promise<string> {
  const there = await lstat(path).catch(() => null);
  if (there?.isSymbolicLink()) {
    return realpath(path).catch(() => {
      throw new PostgresUnavailable(
        `${path} is a link to a database that is not there. Bring the folder it points at back, or restore a backup.`,
      );
    });
  }
  if (there || (await canReach(dirname(path), owner))) return path;
  const name = createHash('sha256')
    .update(await realpath(dirname(path)))
    .digest('hex')
    .slice(0, 16);
  const target = join(fallbackDirectory, name);
  await mkdir(target, { recursive: true });
  // The data is in folders of its own below, which stay private.
  await chmod(fallbackDirectory, 0o755);
  await symlink(target, path).catch(async (error: NodeJS.ErrnoException) => {
    // Another process was faster and made the same link.
    if (error.code !== 'EEXIST' || (await realpath(path)) !== target) throw error;
  });
  onFallback(target);
  return target;
}

/** True when every folder from `/` down lets the owner through. Only ever asked as root. */
async function canReach(directory: string, owner: PostgresOwner): Promise<boolean> {
  if (owner.ids === undefined) return true;
  const { uid, gid } = owner.ids;
  for (let folder = await realpath(directory); ; folder = dirname(folder)) {
    const { mode, uid: folderUid, gid: folderGid } = await stat(folder);
    const shift = folderUid === uid ? 6 : folderGid === gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function chooseSocketDirectory(root: string): string {
  const beside = join(root, 'socket');
  if (Buffer.byteLength(beside) <= longestSocketDirectory) return beside;
  return `/tmp/selfsame-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`;
}

async function makePrivate(directory: string, owner: PostgresOwner): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    throw new PostgresUnavailable(`${directory} can't be made: ${cause.message}`, { cause });
  });
  const before = lstatSync(directory);
  if (!before.isDirectory()) throw new PostgresUnavailable(`${directory} is not a folder.`);
  const self = process.getuid?.() ?? before.uid;
  const { uid, gid } = owner.ids ?? { uid: self, gid: before.gid };
  // In /tmp somebody else may have made the folder first.
  if (before.uid !== uid && before.uid !== self) {
    throw new PostgresUnavailable(`${directory} belongs to another user (uid ${before.uid}).`);
  }
  if (before.uid !== uid) await chown(directory, uid, gid);
  if ((before.mode & 0o777) !== 0o700) await chmod(directory, 0o700);
}
