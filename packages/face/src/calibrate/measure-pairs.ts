import { readFile } from 'node:fs/promises';
import { cosine } from '../match/template.ts';
import type { FaceModels } from '../model/face-models.ts';
import { observeFrame } from '../observe-frame.ts';
import { refuseFace } from '../quality-rules.ts';
import type { CsvTable } from './read-csv.ts';

/** Two images that show one person or two. */
export interface ImagePair {
  a: string;
  b: string;
  same: boolean;
  fold: number;
  /** Group of people that both belong to; empty where the set names none. */
  group: string;
}

/** A pair with its cosine. */
export interface ScoredPair {
  score: number;
  same: boolean;
  fold: number;
  group: string;
}

/** What became of the images and pairs of a set. */
export interface MeasuredPairs {
  scored: ScoredPair[];
  images: number;
  /** Images without a template: unreadable, or no face found. */
  notAcquired: string[];
  /** Images with a template that the rules for a photo would refuse. */
  refused: string[];
  /** Pairs left out because an image has no template. */
  leftOut: number;
}

/** Folds when the set has none of its own. */
const folds = 10;

/** Thrown when a row says of a pair neither that it shows one person nor that it shows two. */
export class PairsUnusable extends Error {}

/**
 * Turns rows (a, b, same and maybe fold and group) into pairs; without folds, each kind of pair is dealt out to ten in turn.
 * @throws PairsUnusable when `same` is neither 1, true, 0 nor false
 */
export function toImagePairs({ rows, resolvePath }: CsvTable): ImagePair[] {
  const dealt = { genuine: 0, impostor: 0 };
  return rows.map((row, i) => {
    const same = readSame(row.same, i);
    const fold = row.fold === undefined ? dealt[same ? 'genuine' : 'impostor']++ % folds : Number(row.fold);
    return { a: resolvePath(row.a!), b: resolvePath(row.b!), same, fold, group: row.group ?? '' };
  });
}

function readSame(cell: string | undefined, i: number): boolean {
  if (cell === '1' || cell === 'true') return true;
  if (cell === '0' || cell === 'false') return false;
  throw new PairsUnusable(`Line ${i + 2}: "same" is "${cell}"; it must be 1 for one person or 0 for two.`);
}

/** How pairs are measured. */
export interface MeasureOptions {
  /** Whether images that the rules for a photo refuse are left out; else they are scored all the same. */
  leaveRefusedOut?: boolean;
  /** Told after each image. */
  onImage?(done: number, total: number): void;
  signal?: AbortSignal;
}

/**
 * Embeds every image once, with the pipeline that the server runs in mode `photo`, and scores the pairs by cosine.
 * @throws when a file can't be read
 */
export async function measurePairs(
  models: FaceModels,
  pairs: readonly ImagePair[],
  { leaveRefusedOut = false, onImage, signal }: MeasureOptions = {},
): Promise<MeasuredPairs> {
  const templates = new Map<string, Float32Array>();
  const paths = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const notAcquired: string[] = [];
  const refused: string[] = [];
  for (const [i, path] of paths.entries()) {
    signal?.throwIfAborted();
    const observation = await observeFrame(models, await readFile(path), { mode: 'photo' });
    onImage?.(i + 1, paths.length);
    if (observation.kind !== 'face') {
      notAcquired.push(path);
      continue;
    }
    const isRefused = refuseFace(observation, 'photo', models.embedder.definition.numbers).hard.length > 0;
    if (isRefused) refused.push(path);
    if (!isRefused || !leaveRefusedOut) templates.set(path, observation.embedding);
  }
  const scored = pairs.flatMap(({ a, b, ...pair }) => {
    const [left, right] = [templates.get(a), templates.get(b)];
    return left && right ? [{ ...pair, score: cosine(left, right) }] : [];
  });
  return { scored, images: paths.length, notAcquired, refused, leftOut: pairs.length - scored.length };
}
