import { readFile } from 'node:fs/promises';
import { refuseFace } from '../packages/face/src/gates.ts';
import { cosine } from '../packages/face/src/match/template.ts';
import type { FaceModels } from '../packages/face/src/model/face-models.ts';
import { observeFrame } from '../packages/face/src/observe-frame.ts';
import type { FoldedPair } from './statistics/verification.ts';

/** Two images that show one person or two. */
export interface ImagePair {
  a: string;
  b: string;
  same: boolean;
  fold: number;
}

/** What became of the images and pairs of a set. */
export interface MeasuredPairs {
  scored: FoldedPair[];
  images: number;
  /** Images without a template: unreadable, or no face found. */
  notAcquired: string[];
  /** Images with a template that the gates for a photo would refuse; they are scored all the same. */
  gated: number;
  /** Pairs left out because an image has no template. */
  leftOut: number;
}

/** Folds when the set has none of its own. */
const folds = 10;

/** Turns rows (a, b, same and maybe fold) into pairs; without folds, each kind of pair is dealt out to ten in turn. */
export function toImagePairs(
  rows: readonly Record<string, string>[],
  resolvePath: (cell: string) => string,
): ImagePair[] {
  const dealt = { genuine: 0, impostor: 0 };
  return rows.map((row) => {
    const same = row.same === '1' || row.same === 'true';
    const fold = row.fold === undefined ? dealt[same ? 'genuine' : 'impostor']++ % folds : Number(row.fold);
    return { a: resolvePath(row.a!), b: resolvePath(row.b!), same, fold };
  });
}

/**
 * Embeds every image once, with the pipeline that the server runs in mode `photo`, and scores the pairs by cosine.
 * @throws when a file can't be read
 */
export async function measurePairs(models: FaceModels, pairs: readonly ImagePair[]): Promise<MeasuredPairs> {
  const templates = new Map<string, Float32Array>();
  const paths = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const notAcquired: string[] = [];
  let gated = 0;
  for (const path of paths) {
    const observation = await observeFrame(models, await readFile(path), 'photo');
    if (observation.kind !== 'face') {
      notAcquired.push(path);
      continue;
    }
    if (refuseFace(observation, 'photo').hard.length > 0) gated++;
    templates.set(path, observation.embedding);
  }
  const scored = pairs.flatMap(({ a, b, same, fold }) => {
    const [left, right] = [templates.get(a), templates.get(b)];
    return left && right ? [{ score: cosine(left, right), same, fold }] : [];
  });
  return { scored, images: paths.length, notAcquired, gated, leftOut: pairs.length - scored.length };
}
