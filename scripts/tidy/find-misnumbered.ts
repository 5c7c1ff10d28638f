import type { Finding } from './source.ts';

const migrations = 'packages/server/src/store/migrations/';

/** A migration whose number is not the next: the server would refuse to start. Two may have taken one number at a time. */
export function findMisnumbered(files: readonly string[]): Finding[] {
  const ordered = files.filter((file) => file.startsWith(migrations) && file.endsWith('.sql')).toSorted();
  const at = ordered.findIndex(
    (file, index) => Number(file.slice(migrations.length).slice(0, 4)) !== index + 1,
  );
  const path = ordered[at];
  if (path === undefined) return [];
  return [{ path, line: 1, subject: 'number', message: `number it ${at + 1}, which is the next one` }];
}
