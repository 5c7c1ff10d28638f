/** `npm run lint`'s second half: every import of every file is one that `import-rules.ts` allows. Exits 1 when one is not. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';
import { readDeclared } from './read-declared.ts';
import { readImports } from './read-imports.ts';
import { refuseImport } from './refuse-import.ts';

/** TypeScript files that git tracks or would add. */
function findSources(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'];
  const names = execFileSync('git', args, { cwd: repositoryRoot, encoding: 'utf8' }).trim().split('\n');
  // `--cached` names a deleted file until the deletion is staged.
  return [...new Set(names)].filter((name) =>
    statSync(join(repositoryRoot, name), { throwIfNoEntry: false }),
  );
}

const sources = findSources();
let refused = 0;
for (const file of sources) {
  const declared = readDeclared(repositoryRoot, file);
  const text = readFileSync(join(repositoryRoot, file), 'utf8');
  for (const { specifier, line } of readImports(file, text)) {
    const reason = refuseImport(file, specifier, declared);
    if (reason === null) continue;
    refused++;
    console.log(`${file}:${line}: ${specifier ?? 'import(…)'}: ${reason}`);
  }
}
console.log(`${sources.length} files, ${refused} imports refused`);
process.exitCode = refused > 0 || sources.length === 0 ? 1 : 0;
