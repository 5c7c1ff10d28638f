import { readFile } from 'node:fs/promises';
import type { FaceModels } from '../../packages/face/src/model/face-models.ts';
import { observeFrame } from '../../packages/face/src/observe-frame.ts';
import { refuseFace } from '../../packages/face/src/quality-rules.ts';
import type { Presentation } from '../statistics/presentation-attack.ts';

/** One image of a live person or of an attack. */
export interface LabelledImage {
  path: string;
  /** Kind of attack; null for a live person. */
  species: string | null;
  /** Images of one capture share this; each is its own capture when the set doesn't say. */
  source: string;
}

/** What became of the images of a set. */
export interface MeasuredAttacks {
  /** One per image with a logit. */
  frames: Presentation[];
  /** One per source: the mean logit of its images, as the server decides. */
  captures: Presentation[];
  /** Images without a logit (no face, unreadable, face fills the frame): refused before PAD. */
  unjudged: { live: number; attack: number };
  /** Images with a logit that a rule for camera frames refuses; they are judged all the same. */
  refused: { live: number; attack: number };
}

/**
 * Turns rows (path, label live|spoof, attack_type and maybe source) into images.
 * @throws RangeError on another label
 */
export function toLabelledImages(
  rows: readonly Record<string, string>[],
  resolvePath: (cell: string) => string,
): LabelledImage[] {
  return rows.map((row, i) => {
    if (row.label !== 'live' && row.label !== 'spoof')
      throw new RangeError(`Row ${i + 2}: label ${row.label}`);
    const species = row.label === 'live' ? null : row.attack_type || 'unnamed';
    return { path: resolvePath(row.path!), species, source: row.source || row.path! };
  });
}

/** Judges every image with the pipeline that the server runs in mode `capture`. */
export async function measureAttacks(
  models: FaceModels,
  images: readonly LabelledImage[],
): Promise<MeasuredAttacks> {
  const measured: MeasuredAttacks = {
    frames: [],
    captures: [],
    unjudged: { live: 0, attack: 0 },
    refused: { live: 0, attack: 0 },
  };
  const sources = new Map<string, { species: string | null; scores: number[] }>();
  for (const { path, species, source } of images) {
    const kind = species === null ? 'live' : 'attack';
    const observation = await observeFrame(models, await readFile(path), { mode: 'capture' });
    if (observation.kind !== 'face' || observation.padLogit === null) {
      measured.unjudged[kind]++;
      continue;
    }
    if (refuseFace(observation, 'capture', models.embedder.definition.numbers).hard.length > 0)
      measured.refused[kind]++;
    measured.frames.push({ score: observation.padLogit, species });
    // The same source name under two labels means two captures.
    const key = `${species} ${source}`;
    const capture = sources.get(key) ?? { species, scores: [] };
    capture.scores.push(observation.padLogit);
    sources.set(key, capture);
  }
  for (const { species, scores } of sources.values())
    measured.captures.push({ species, score: scores.reduce((sum, score) => sum + score, 0) / scores.length });
  return measured;
}
