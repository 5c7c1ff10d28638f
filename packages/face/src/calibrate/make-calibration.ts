import type { CalibrationGroup, CalibrationRow } from '../match/calibration.ts';
import { smallestSupportedFmr } from '../match/smallest-supported-fmr.ts';
import { type Interval, wilsonInterval } from '../match/wilson-interval.ts';
import { PairsUnusable, type ScoredPair } from './measure-pairs.ts';

/** The largest rate of a table: far above what anybody would ask for. */
const largestFmr = 0.2;
/** Rows in a factor of ten of the false match rate. */
const rowsPerDecade = 10;
/** Pairs of one person without which the false non-match rate says nothing. */
const leastGenuine = 20;
/** Ratio of the largest to the smallest rate: a decade, with room for rows that fall together. */
const leastSpan = 12;

/** Rates at which two pictures of one sitting count as two people: what the built-in embedder's bounds come to on LFW. */
const samePersonFmr = { facing: 2e-4, turned: 3e-3 } as const;

/** A row with the counts that it was made of, and 95 % intervals (Wilson). */
export interface MeasuredRow extends CalibrationRow {
  falseMatches: number;
  falseNonMatches: number;
  fmrInterval: Interval;
  fnmrInterval: Interval;
}

/** A group's rates at the cosines of the whole table. */
export interface MeasuredGroup extends CalibrationGroup {
  rows: readonly MeasuredRow[];
}

/** What a set of scored pairs says of an embedder. */
export interface MeasuredCalibration {
  impostorPairs: number;
  genuinePairs: number;
  smallestFmr: number;
  rows: readonly MeasuredRow[];
  groups?: readonly MeasuredGroup[];
}

/** Scores of pairs of one kind, ascending. */
interface Scores {
  genuine: readonly number[];
  impostor: readonly number[];
}

/**
 * Makes a calibration table of scored pairs. Its last row is the cosine that no pair of different people reached; its rate
 * is what the rule of three allows to say of that, 3/n, and no smaller rate is supported.
 * @throws PairsUnusable when there are too few pairs for any table; the sentence says how many there must be
 */
export function makeCalibration(pairs: readonly ScoredPair[]): MeasuredCalibration {
  const scores = sortScores(pairs);
  const { genuine, impostor } = scores;
  const smallestFmr = smallestSupportedFmr(impostor.length);
  const needed = Math.ceil((3 * leastSpan) / largestFmr);
  if (impostor.length < needed)
    throw new PairsUnusable(
      `There are ${impostor.length} pairs of different people; a table takes ${needed} or more, and a false match rate of 1 in 100,000 takes 300,000.`,
    );
  if (genuine.length < leastGenuine)
    throw new PairsUnusable(
      `There are ${genuine.length} pairs of one person; a table takes ${leastGenuine} or more.`,
    );
  const cosines = chooseCosines(impostor, smallestFmr);
  const groups = groupsOf(pairs).map(([name, ofGroup]) => makeGroup(name, sortScores(ofGroup), cosines));
  const rows = cosines.map((cosine) => rowAt(scores, cosine));
  return {
    impostorPairs: impostor.length,
    genuinePairs: genuine.length,
    smallestFmr,
    // Nobody reached the last cosine: its rate is not 0 but unknown below 3/n.
    rows: rows.map((row, i) => (i === rows.length - 1 ? { ...row, fmr: smallestFmr } : row)),
    ...(groups.length > 0 && { groups }),
  };
}

/** Bounds of one person in one sitting, from a table: at rates that it supports. */
export function samePersonOf({ rows, smallestFmr }: MeasuredCalibration): { facing: number; turned: number } {
  const at = (rate: number) => rows.find(({ fmr }) => fmr <= Math.max(rate, smallestFmr))!.cosine;
  return { facing: at(samePersonFmr.facing), turned: at(samePersonFmr.turned) };
}

function sortScores(pairs: readonly ScoredPair[]): Scores {
  const ofKind = (same: boolean) =>
    pairs
      .filter((pair) => pair.same === same)
      .map(({ score }) => score)
      .sort((a, b) => a - b);
  return { genuine: ofKind(true), impostor: ofKind(false) };
}

const groupsOf = (pairs: readonly ScoredPair[]): [string, ScoredPair[]][] =>
  [...Map.groupBy(pairs, ({ group }) => group)]
    .filter(([name]) => name !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** The cosines at which the rate falls in even steps, and the one above which there is no impostor. */
function chooseCosines(impostor: readonly number[], smallestFmr: number): number[] {
  const n = impostor.length;
  const cosines: number[] = [];
  let before = Number.POSITIVE_INFINITY;
  for (let step = 0; ; step++) {
    const rate = largestFmr * 10 ** (-step / rowsPerDecade);
    const matches = Math.round(rate * n);
    // Rates at or below 3/n are those of the last row.
    if (matches / n <= smallestFmr) break;
    const cosine = upTo(impostor[n - matches]!);
    const found = n - countBelow(impostor, cosine);
    if (found >= before || found / n <= smallestFmr) continue;
    before = found;
    cosines.push(cosine);
  }
  return [...cosines, above(impostor.at(-1)!)];
}

/** Six digits, rounded so that the score itself still reaches it, or no longer does. */
const digits = 1e6;
const upTo = (score: number): number => Math.floor(score * digits) / digits;
const above = (score: number): number => Math.min(1, Math.floor(score * digits + 1) / digits);

function rowAt({ genuine, impostor }: Scores, cosine: number): MeasuredRow {
  const falseMatches = impostor.length - countBelow(impostor, cosine);
  const falseNonMatches = countBelow(genuine, cosine);
  return {
    cosine,
    fmr: share(falseMatches, impostor.length),
    fnmr: share(falseNonMatches, genuine.length),
    falseMatches,
    falseNonMatches,
    fmrInterval: intervalOf(falseMatches, impostor.length),
    fnmrInterval: intervalOf(falseNonMatches, genuine.length),
  };
}

function makeGroup(name: string, scores: Scores, cosines: readonly number[]): MeasuredGroup {
  const { impostor, genuine } = scores;
  return {
    name,
    impostorPairs: impostor.length,
    genuinePairs: genuine.length,
    smallestFmr: impostor.length === 0 ? null : smallestSupportedFmr(impostor.length),
    rows: cosines.map((cosine) => rowAt(scores, cosine)),
  };
}

const share = (hits: number, n: number): number => (n === 0 ? 0 : hits / n);
const intervalOf = (hits: number, n: number): Interval =>
  n === 0 ? { low: 0, high: 1 } : wilsonInterval(hits, n);

/** How many of ascending scores lie below a cosine. */
function countBelow(ascending: readonly number[], cosine: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < cosine) low = middle + 1;
    else high = middle;
  }
  return low;
}
