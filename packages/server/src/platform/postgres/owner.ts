import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { PostgresUnavailable } from './binaries.ts';

/** The operating-system user that PostgreSQL runs as. `ids` is undefined when it is our own user. */
export interface PostgresOwner {
  name: string;
  ids: { uid: number; gid: number } | undefined;
}

const ownUserName = 'selfsame';

/**
 * PostgreSQL refuses to run as root. When we are root: the owner of an existing cluster, else the system user
 * `postgres`, else `selfsame` (created when possible), else `nobody`. When we are not root: ourselves.
 * @param existing a folder of an existing cluster; its owner is kept
 * @throws PostgresUnavailable when the machine has no such user and none can be made
 */
export async function choosePostgresOwner(existing: string): Promise<PostgresOwner> {
  if (process.getuid?.() !== 0) return { name: 'own user', ids: undefined };
  const users = await readUsers();
  const keeper = existsSync(existing) ? statSync(existing).uid : 0;
  const kept = users.find(({ uid }) => uid === keeper && uid !== 0);
  const found =
    kept ?? users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === ownUserName);
  if (found) return toOwner(found);
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', ownUserName]);
  const made = (await readUsers()).find(({ name }) => name === ownUserName);
  const last = made ?? users.find(({ name }) => name === 'nobody');
  if (last) return toOwner(last);
  throw new PostgresUnavailable(
    'PostgreSQL does not run as root, and this machine has no user for it: create one with `useradd --system selfsame`, or start Selfsame as another user, or set DATABASE_URL.',
  );
}

interface User {
  name: string;
  uid: number;
  gid: number;
}

const toOwner = ({ name, uid, gid }: User): PostgresOwner => ({ name, ids: { uid, gid } });

async function readUsers(): Promise<User[]> {
  return (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
