import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { actKinds } from '../acts/act-kinds.ts';
import type { History } from '../history/history.ts';
import type { Violation } from './run-history.ts';

/** A history that once broke an invariant, as short as it could be made: a test from then on. */
export interface Regression {
  /** Name of the invariant. */
  invariant: string;
  /** What was found, in a sentence. */
  found: string;
  history: History;
}

/** Where they are kept; to be committed with what mends the fault. */
const regressionFolder = join(import.meta.dirname, '../regressions');

/** Writes a failing history down. @returns its file */
export async function keepRegression(
  { violations, shortest }: { violations: readonly Violation[]; shortest: History },
  folder = regressionFolder,
): Promise<string> {
  const { invariant, found } = violations[0]!;
  const file = join(folder, `${invariant}-${shortest.seed}.json`);
  const regression: Regression = { invariant, found, history: shortest };
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(regression, null, 2)}\n`);
  return file;
}

/** @throws Error for a history with an act that nobody can do any more: it was renamed, or is gone */
export function readRegression(text: string): Regression {
  const regression = JSON.parse(text) as Regression;
  const kinds = new Set<string>(actKinds.map(({ name }) => name));
  for (const { kind } of regression.history.acts)
    if (!kinds.has(kind)) throw new Error(`A history has the act ${kind}, which there is not`);
  return regression;
}

/** All that are kept, by the name of their files; none where the folder is not there. */
export async function listRegressions(folder = regressionFolder): Promise<[file: string, Regression][]> {
  const files = await readdir(folder).catch(() => []);
  const kept = files.filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    kept.map(async (file) => [file, readRegression(await readFile(join(folder, file), 'utf8'))] as const),
  ) as Promise<[string, Regression][]>;
}
