import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Cost } from '../../fixtures/attacks/puppet-recipes.ts';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { wilsonInterval } from '../../packages/face/src/match/wilson-interval.ts';
import { commitOf } from '../search/search-machine.ts';

/** What came of one species. */
export interface AttackRow {
  name: string;
  kind: string;
  n: number;
  accepted: number;
  /** What the others were found out by, and how often. */
  found: Record<string, number>;
  cost: Cost | null;
  /** The commit that was measured. */
  commit: string;
}

/** Where rows are kept: `SELFSAME_ATTACK_ROWS`, or a file of the cache. */
export const rowsPath = process.env.SELFSAME_ATTACK_ROWS ?? join(repositoryRoot, '.cache/bench/attacks.json');

/** The commit that is measured. */
export const measuredCommit = (): string => commitOf(repositoryRoot);

/** Rows by the name of their species, kept between runs so that a part can be measured again. */
export async function readRows(path: string): Promise<Map<string, AttackRow>> {
  const text = await readFile(path, 'utf8').catch(() => '[]');
  return new Map((JSON.parse(text) as AttackRow[]).map((row) => [row.name, row]));
}

/** Writes the rows down; after each species, so that a run that is broken off is not lost. */
export async function writeRows(path: string, rows: ReadonlyMap<string, AttackRow>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify([...rows.values()], null, 1));
}

const percent = (share: number): string => (100 * share).toFixed(0);

/** The cells of a row: accepted with its 95 % Wilson interval, what found the others, what it costs. */
export function cellsOf({ name, kind, n, accepted, found, cost, commit }: AttackRow): string[] {
  const { low, high } = wilsonInterval(accepted, n);
  const reasons = Object.entries(found)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${reason} ${count}`);
  return [
    name,
    kind,
    `${accepted} of ${n}`,
    `${percent(low)}–${percent(high)} %`,
    reasons.join(', ') || '–',
    cost ? `${cost.material}; ${cost.lines} lines; ${cost.minutes} min; € ${cost.euros}` : '–',
    commit,
  ];
}

/** The head of {@link cellsOf}. */
export const headOfRows = [
  'species',
  'kind',
  'accepted',
  '95 %',
  'the others found out by',
  'what it costs',
  'commit',
];
