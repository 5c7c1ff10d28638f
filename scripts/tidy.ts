/**
 * `node scripts/tidy.ts`: what the linter doesn't look at. Lengths of functions and files, full folders, the form of
 * functions, names of files, numbers of migrations, dead exports, unused packages, JSON that no schema has read, SQL outside of the
 * store and refused words. Prints each find; exits 1 when there is one.
 * After tigerbeetle's `tidy.zig`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';
import { type Entry, findDeadExports } from './tidy/find-dead-exports.ts';
import { findFullFolders } from './tidy/find-full-folders.ts';
import { findMisnamed } from './tidy/find-misnamed.ts';
import { findMisnumbered } from './tidy/find-misnumbered.ts';
import { findRefusedWords } from './tidy/find-refused-words.ts';
import { findStraySql } from './tidy/find-stray-sql.ts';
import { findTooLong } from './tidy/find-too-long.ts';
import { findUnreadJson } from './tidy/find-unread-json.ts';
import { findUnusedPackages } from './tidy/find-unused-packages.ts';
import { findWrongForms } from './tidy/find-wrong-forms.ts';
import { listFiles, readSources } from './tidy/source.ts';

interface Manifest {
  name: string;
  private?: boolean;
  exports?: Record<string, string>;
}

/** Entry points of our packages, as their package.json names them. */
function readEntries(files: readonly string[]): Entry[] {
  return files
    .filter((file) => /^packages\/[^/]+\/package\.json$/.test(file))
    .flatMap((file) => {
      const manifest: Manifest = JSON.parse(readFileSync(join(repositoryRoot, file), 'utf8'));
      return Object.entries(manifest.exports ?? {}).map(([name, path]) => ({
        specifier: manifest.name + name.slice(1),
        path: join(file, '..', path),
        isPublished: manifest.private !== true,
      }));
    });
}

/** Texts whose words are looked at beside the code: what a person reads. */
function readTexts(files: readonly string[]): { path: string; text: string }[] {
  return files
    .filter((file) => /\.(?:tsx?|css|sql)$|\.md$/.test(file))
    .map((path) => ({ path, text: readFileSync(join(repositoryRoot, path), 'utf8') }));
}

const files = listFiles(repositoryRoot);
const sources = readSources(repositoryRoot, files);
const findings = [
  ...findTooLong(sources),
  ...findFullFolders(files),
  ...findWrongForms(sources),
  ...findMisnamed(sources),
  ...findMisnumbered(files),
  ...findDeadExports(sources, readEntries(files)),
  ...findUnreadJson(sources),
  ...findStraySql(sources),
  ...findUnusedPackages(repositoryRoot, files, sources),
  ...findRefusedWords(readTexts(files)),
];
for (const { path, line, message } of findings) console.log(`${path}:${line}: ${message}`);
console.log(`${sources.length} files, ${findings.length} to tidy`);
process.exitCode = findings.length > 0 || sources.length === 0 ? 1 : 0;
