/** `npm run lint`'s second half: every import of every file is one that `rooms.ts` allows. Exits 1 when one is not. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';
import { readDeclared } from './read-declared.ts';
import { readImports } from './read-imports.ts';
import { refuseFile, refuseImport } from './refuse-import.ts';

/** Files of TypeScript and JavaScript that git tracks or would add. */
function findSources(): string[] {
  const patterns = ['ts', 'tsx', 'cts', 'mts', 'js', 'jsx', 'cjs', 'mjs'].map((ending) => `*.${ending}`);
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns];
  const names = execFileSync('git', args, { cwd: repositoryRoot, encoding: 'utf8' }).trim().split('\n');
  // `--cached` names a deleted file until the deletion is staged.
  return [...new Set(names)].filter((name) =>
    statSync(join(repositoryRoot, name), { throwIfNoEntry: false }),
  );
}

const sources = findSources();
let refused = 0;
function refuse(place: string, reason: string): void {
  refused++;
  console.log(`${place}: ${reason}`);
}
for (const file of sources) {
  const reason = refuseFile(file);
  if (reason !== null) refuse(file, reason);
  const declared = readDeclared(repositoryRoot, file);
  for (const each of readImports(file, readFileSync(join(repositoryRoot, file), 'utf8'))) {
    const reason = refuseImport(file, each, declared);
    if (reason !== null) refuse(`${file}:${each.line}: ${each.specifier ?? 'import(…)'}`, reason);
  }
}
console.log(`${sources.length} files, ${refused} refused`);
process.exitCode = refused > 0 || sources.length === 0 ? 1 : 0;
