import { PostgresUnavailable } from './binaries.ts';
import type { ClusterPlace } from './place.ts';

/** What of a place a sentence may name. */
type Named = Pick<ClusterPlace, 'root' | 'data' | 'logFile' | 'owner'>;

/** What PostgreSQL prints, and what the operator should do about it. */
const explanations: [pattern: RegExp, sentence: (place: Named) => string][] = [
  [
    /No space left on device|Disk quota exceeded/i,
    ({ root }) =>
      `The disk that holds the database (${root}) is full. Free some space and start again; nothing that was confirmed is lost.`,
  ],
  [
    /Read-only file system/i,
    ({ root }) =>
      `The disk that holds the database (${root}) is read-only. Mount it writable and start again.`,
  ],
  [
    /database files are incompatible with server/,
    ({ data }) =>
      `The database in ${data} was made by another major version of PostgreSQL. Run \`npm run selfsame -- upgrade-database\`.`,
  ],
  [
    /lock file .* already exists/,
    ({ data }) =>
      `Another PostgreSQL still holds ${data} and does not answer. Stop the process named in ${data}/postmaster.pid; if that process is no PostgreSQL, delete the file.`,
  ],
  [
    /could not look up effective user ID (\d+)/,
    () =>
      'The user that runs this has no name on this machine, and PostgreSQL does not run without one. Add it to /etc/passwd, run as a user that is there, or set DATABASE_URL.',
  ],
  [
    /Permission denied/i,
    ({ root, owner }) =>
      `PostgreSQL (user ${owner.name}) can't use ${root}: permission denied. Give the folder to that user, or set SELFSAME_DATA_DIR to a folder it can reach.`,
  ],
];

/** Turns what `initdb` or `postgres` printed into one sentence. */
export function explainFailure(output: string, place: Named): string {
  const known = explanations.find(([pattern]) => pattern.test(output));
  if (known) return known[1](place);
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error:|could not/i.test(line));
  return `PostgreSQL did not start: ${lines.at(-1)?.trim() || 'it printed no reason'} (log: ${place.logFile})`;
}

/**
 * Runs work on the cluster's folders; what the file system refuses becomes one sentence too.
 * @throws PostgresUnavailable in place of a file system's error
 */
export async function explaining<T>(place: Named, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (error instanceof PostgresUnavailable || code === undefined || syscall === undefined) throw error;
    throw new PostgresUnavailable(explainFailure(`error: ${(error as Error).message}`, place), {
      cause: error,
    });
  }
}
