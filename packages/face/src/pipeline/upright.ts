import type { Point } from '../image/affine.ts';
import { levelFor, makePicture, type Picture, type Pixels } from '../image/picture.ts';
import type { Detection } from '../model/blazeface.ts';
import type { RunningModel } from '../model/model.ts';
import { mergeDetections } from './detections.ts';

/** Quarter turns clockwise. */
export type QuarterTurns = 0 | 1 | 2 | 3;

/** A picture with the way up that its faces have. */
export interface UprightPicture {
  picture: Picture;
  /** Its faces, best first. */
  faces: Detection[];
  /** How far the picture was turned. */
  turned: QuarterTurns;
  /**
   * Best detector score this way up minus the best one upside down, −1…1. Near 0: the detector can't tell, and nor can
   * anything after it.
   */
  uprightness: number;
}

/**
 * One way up is sure when it scores this much, and this much more than upside down; else the sides are looked at too.
 * Measured (docs/accuracy.md): faces upside down score at most 0.83; upright ones 0.80 and more, 0.9 and more on most
 * selfies. A face on its side scores alike both ways; where it is left so, landmarks find its true angle.
 */
const sure = { score: 0.9, gap: 0.1 };
/** A face that leans by more than this may lie on its side, degrees. */
const mostLean = 45;
/** A picture is turned on its side only for a better score by this much: a head tilted by 45° scores alike either way. */
const sidewaysGain = 0.05;
/** Shorter than this a level isn't looked at turned: detection wants more than the network's own input. */
const detectorSide = 128;

/**
 * Establishes which way up a picture is, and turns it. The detector finds faces in any position, and landmarks and
 * embedding believe whatever it found to be upright, so two strangers upside down can resemble each other. It does score
 * a face higher the right way up: on every photo and frame that was tried (docs/accuracy.md).
 */
export async function turnUpright(
  detector: RunningModel<Picture, Detection[]>,
  picture: Picture,
): Promise<UprightPicture> {
  const small = levelFor(picture, Math.max(picture.width, picture.height) / detectorSide).pixels;
  const look = async (turns: QuarterTurns) =>
    bestScore(await detector.run(turns === 0 ? picture : makePicture(turnPixels(small, turns))));
  const asIs = mergeDetections(await detector.run(picture));
  const scores: Scores = [bestScore(asIs), 0, await look(2), 0];
  if (Math.max(...scores) < sure.score || Math.abs(gapAt(scores, 0)) < sure.gap) {
    scores[1] = await look(1);
    scores[3] = await look(3);
  }
  const turned = chooseTurn(scores);
  const uprightness = gapAt(scores, turned);
  if (turned === 0) return { picture, faces: asIs, turned, uprightness };
  const upright = makePicture(turnPixels(picture.levels[0], turned));
  return { picture: upright, faces: mergeDetections(await detector.run(upright)), turned, uprightness };
}

/**
 * Whether one look at a picture as it is settles that this face is upright: no face upside down scores so high, and one on
 * its side has its eyes above each other.
 */
export function isSurelyUpright({ score, keypoints }: Detection): boolean {
  const [right, left] = keypoints as [Point, Point];
  const lean = Math.abs(Math.atan2(left.y - right.y, left.x - right.x)) * (180 / Math.PI);
  return score >= sure.score && lean <= mostLean;
}

/** Best score of a picture as it is and after one, two and three quarter turns. */
type Scores = [number, number, number, number];

function chooseTurn(scores: Scores): QuarterTurns {
  const along = scores[2] > scores[0] ? 2 : 0;
  const across = scores[3] > scores[1] ? 3 : 1;
  const gain = scores[across] - scores[along];
  // A face on its side scores alike both ways; the right way up one side stands out.
  const isTorn = gapAt(scores, along) < sure.gap && gapAt(scores, across) > gapAt(scores, along);
  return gain > (isTorn ? -sidewaysGain : sidewaysGain) ? across : along;
}

/** How much better a way up scores than its opposite. */
function gapAt(scores: Scores, turns: QuarterTurns): number {
  return scores[turns] - scores[((turns + 2) % 4) as QuarterTurns];
}

const bestScore = (faces: readonly Detection[]): number =>
  faces.reduce((best, { score }) => Math.max(best, score), 0);

/** Pixels turned clockwise by quarters. */
export function turnPixels({ data, width, height }: Pixels, turns: QuarterTurns): Pixels {
  if (turns === 0) return { data, width, height };
  const isSideways = turns % 2 === 1;
  const [across, down] = isSideways ? [height, width] : [width, height];
  // Where the first pixel of the turned picture lies in the old one, and the way from one to the next.
  const last = width * height - 1;
  const [start, alongX, alongY] = (
    {
      1: [width * (height - 1), -width, 1],
      2: [last, -1, -width],
      3: [width - 1, width, -1],
    } as const
  )[turns];
  const into = new Uint8Array(data.length);
  for (let y = 0, to = 0; y < down; y++) {
    let from = 3 * (start + y * alongY);
    for (let x = 0; x < across; x++, to += 3, from += 3 * alongX) {
      into[to] = data[from]!;
      into[to + 1] = data[from + 1]!;
      into[to + 2] = data[from + 2]!;
    }
  }
  return { data: into, width: across, height: down };
}
