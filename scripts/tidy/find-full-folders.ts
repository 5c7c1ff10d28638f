import { dirname } from 'node:path/posix';
import type { Finding } from './source.ts';

const fullest = 25;

/** Folders with more than 25 TypeScript files; tests don't count, they stand beside what they test. */
export function findFullFolders(files: readonly string[]): Finding[] {
  const counts = new Map<string, number>();
  for (const file of files)
    if (/\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > fullest)
    .map(([path, count]) => ({
      path,
      line: 1,
      subject: 'folder',
      message: `${count} files, at most ${fullest}: make folders of what belongs together`,
    }));
}
