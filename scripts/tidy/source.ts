import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync } from 'vite';

/** One TypeScript file of the repository, parsed once for all rules. */
export interface Source {
  /** From the repository's root, with `/`. */
  path: string;
  text: string;
  program: ESTree.Program;
  /** The line, from 1, in which the character at `offset` stands. */
  lineAt(offset: number): number;
}

/** What a rule has found: where, and what to do about it. */
export interface Finding {
  path: string;
  line: number;
  /** What the finding is about (a function, an export, a package); with `path` it names the finding when lines move. */
  subject: string;
  message: string;
}

/**
 * Parses one file.
 * @throws Error when it doesn't parse
 */
export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    path,
    text,
    program,
    lineAt: (offset) => starts.findLastIndex((start) => start <= offset) + 1,
  };
}

/** Names of the files that git tracks or would add, from `root`. */
export function listFiles(root: string): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const names = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim().split('\n');
  // `--cached` names a deleted file until the deletion is staged.
  return [...new Set(names)].filter((name) => statSync(join(root, name), { throwIfNoEntry: false }));
}

/** Every TypeScript file among `files`, parsed, but for declaration files and AssemblyScript (`.as.ts`). */
export function readSources(root: string, files: readonly string[]): Source[] {
  return files
    .filter((name) => /\.tsx?$/.test(name) && !/\.(?:d|as)\.ts$/.test(name))
    .map((name) => parseSource(name, readFileSync(join(root, name), 'utf8')));
}

/** Whether a file only serves tests: a test itself, its helpers, the journeys and the test material. */
export function isTestFile(path: string): boolean {
  return /\.test\.tsx?$|^(?:packages\/[^/]+|simulate)\/test\/|^e2e\/|^fixtures\//.test(path);
}

/** Files that hold the words a person reads: one long literal each. */
export function isText(path: string): boolean {
  return /\/texts\/[^/]+\.ts$|\/default-texts\.ts$/.test(path);
}
