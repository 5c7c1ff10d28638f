import type { Light } from '../camera/light.ts';
import type { Face } from '../detector/face.ts';
import type { PlacedFace, View } from './view.ts';
import { placeFace } from './view.ts';

/** What the user should change, in the order of importance. */
export const hints = [
  'noFace',
  'manyFaces',
  'closer',
  'farther',
  'center',
  'upright',
  'straight',
  'dark',
  'bright',
] as const;
export type Hint = (typeof hints)[number];

/** One look of the detector. */
export interface Sample {
  readonly atMs: number;
  /** Best first. */
  readonly faces: readonly Face[];
  /** Light on the first face; without one, in the middle of the picture. */
  readonly light: Light;
  readonly view: View;
}

interface Spot {
  readonly atMs: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly eyeDistance: number;
}

/** What the judge remembers from sample to sample. */
export interface Track {
  /** Since when everything is right without a break, ms; null when it is not. */
  readonly goodSinceMs: number | null;
  /** Centres of the last half second in face heights; heights in CSS pixels, distances of the eyes in camera pixels. */
  readonly recent: readonly Spot[];
}

/** The judge's word on one sample. */
export interface Judgement {
  readonly track: Track;
  /** What to change; null when all is right. */
  readonly hint: Hint | null;
  /** 0…1: how much of the holding time is over. */
  readonly progress: number;
  readonly held: boolean;
}

/** Before the first sample. */
export const emptyTrack: Track = { goodSinceMs: null, recent: [] };

/** Score under which a detection is no face: 0 false alarms on 140 non-faces, 0 misses on LFW 200 (docs/capture.md#face-detection). */
const MIN_SCORE = 0.75;
/** Face box over oval height; brows to chin fill about 0.6 of a head in its oval (docs/capture.md#guidance, tuned on real selfies). */
const SIZE = { min: 0.42, max: 0.72 };
/** The server wants 50 px between the eyes: before a camera of few pixels a face may be larger than the oval wants it. */
const MIN_EYE_DISTANCE_PX = 52;
/** The server measures with its own detector: so many times the least context before a picture is taken, and to come closer. */
const CONTEXT = { held: 1.04, closer: 1.1 };
/** Offset from the oval's centre in parts of its width and height. */
const OFFSET = { x: 0.16, y: 0.14 };
/** The box centre of a centred head lies this part of the box below the oval's centre: hair is above, no box below. */
const BOX_BELOW_CENTRE = 0.12;
const MAX_ROLL_DEG = 12;
/** About 12 degrees of yaw. */
const MAX_TURN = 0.5;
/** Both must hold: 0 % of any UTKFace group flagged, all dark pictures flagged; mean alone flags dark skin (docs/capture.md#guidance). */
const DARK = { mean: 40, spread: 40 };
/** The server refuses 0.2 of the face burnt out (docs/biometrics.md#quality); a camera's exposure may still settle. */
const MAX_BURNT = 0.25;
const MAX_MEAN = 215;
/** Limits are this much wider while all is right, so that a face on the edge does not flicker. */
const RELAXED = 1.18;
const WINDOW_MS = 500;
/** Sizes are averaged over so long: the detector's own tremble of 1 to 2 % would flip a hint on the edge of a bound. */
const SIZE_WINDOW_MS = 400;
/** Root mean square of the centre's movement in face heights. */
const MAX_MOVEMENT = 0.05;
/** A second face counts when it is at least this much of the first one's width. */
const SECOND_FACE = 0.5;

/**
 * Judges one sample against the oval on the screen. Pure: the same track and sample give the same word.
 * @param holdMs how long all must be right before the picture is taken
 */
export function judge(track: Track, sample: Sample, holdMs: number): Judgement {
  const faces = sample.faces.filter(({ score }) => score >= MIN_SCORE);
  const [face] = faces;
  if (face === undefined) {
    // In the dark no face is found: asking for one would not help.
    const hint = isDark(sample.light) ? 'dark' : 'noFace';
    return { track: emptyTrack, hint, progress: 0, held: false };
  }
  const seen = placeFace(face, sample.view);
  const recent = [
    ...track.recent.filter(({ atMs }) => atMs > sample.atMs - WINDOW_MS),
    spotOf(seen, sample.atMs),
  ];
  const placed = withSteadySize(seen, recent);
  const slack = track.goodSinceMs === null ? 1 : RELAXED;
  const hint =
    manyFaces(faces) ??
    placement(placed, sample.view, slack) ??
    pose(placed, slack) ??
    exposure(sample.light);
  if (hint !== null) return { track: { goodSinceMs: null, recent }, hint, progress: 0, held: false };
  // Movement starts the clock anew, but is no reason to tell the user off: the prompt is "hold still" anyway.
  const goodSinceMs = movement(recent) > MAX_MOVEMENT ? sample.atMs : (track.goodSinceMs ?? sample.atMs);
  const progress = Math.min(1, (sample.atMs - goodSinceMs) / holdMs);
  return { track: { goodSinceMs, recent }, hint: null, progress, held: progress === 1 };
}

const spotOf = ({ x, y, height, eyeDistance }: PlacedFace, atMs: number): Spot => ({
  ...{ atMs, x: x / height, y: y / height },
  ...{ height, eyeDistance },
});

/** The face with the mean of its last sizes, the newest among them. */
function withSteadySize(face: PlacedFace, recent: readonly Spot[]): PlacedFace {
  const newest = recent.at(-1)?.atMs ?? 0;
  const last = recent.filter(({ atMs }) => atMs > newest - SIZE_WINDOW_MS);
  const mean = (of: 'height' | 'eyeDistance') => last.reduce((sum, spot) => sum + spot[of], 0) / last.length;
  const height = mean('height');
  return {
    ...face,
    height,
    context: (face.context * face.height) / height,
    eyeDistance: mean('eyeDistance'),
  };
}

/** Only what makes a frame worthless while the picture is being taken: no face, or more than one. */
export function judgeWhileCapturing(faces: readonly Face[]): Hint | null {
  const sure = faces.filter(({ score }) => score >= MIN_SCORE);
  return sure.length === 0 ? 'noFace' : manyFaces(sure);
}

/** Whether the first face looks straight ahead. */
export function looksStraight([face]: readonly Face[], view: View): boolean {
  return face !== undefined && Math.abs(placeFace(face, view).turn) <= MAX_TURN;
}

function manyFaces([first, ...others]: readonly Face[]): Hint | null {
  return first && others.some(({ width }) => width > first.width * SECOND_FACE) ? 'manyFaces' : null;
}

function placement(face: PlacedFace, { oval, leastContext }: View, slack: number): Hint | null {
  const size = face.height / (oval.ry * 2);
  if (face.context < leastContext * (slack === 1 ? CONTEXT.held : 1)) return 'farther';
  const tooFewPixels = face.eyeDistance * slack < MIN_EYE_DISTANCE_PX;
  const mayComeCloser = face.context > leastContext * CONTEXT.closer;
  if (mayComeCloser && (size * slack < SIZE.min || tooFewPixels)) return 'closer';
  if (size > SIZE.max * slack && face.eyeDistance > MIN_EYE_DISTANCE_PX * RELAXED) return 'farther';
  const offX = Math.abs(face.x - oval.cx) / (oval.rx * 2);
  const offY = Math.abs(face.y - face.height * BOX_BELOW_CENTRE - oval.cy) / (oval.ry * 2);
  return offX > OFFSET.x * slack || offY > OFFSET.y * slack ? 'center' : null;
}

function pose({ roll, turn }: PlacedFace, slack: number): Hint | null {
  if (Math.abs(roll) > MAX_ROLL_DEG * slack) return 'upright';
  return Math.abs(turn) > MAX_TURN * slack ? 'straight' : null;
}

function isDark({ mean, spread }: Light): boolean {
  return mean < DARK.mean && spread < DARK.spread;
}

function exposure(light: Light): Hint | null {
  if (isDark(light)) return 'dark';
  return light.burnt > MAX_BURNT || light.mean > MAX_MEAN ? 'bright' : null;
}

function movement(recent: Track['recent']): number {
  const mean = (of: 'x' | 'y') => recent.reduce((sum, spot) => sum + spot[of], 0) / recent.length;
  const [x, y] = [mean('x'), mean('y')];
  return Math.sqrt(
    recent.reduce((sum, spot) => sum + (spot.x - x) ** 2 + (spot.y - y) ** 2, 0) / recent.length,
  );
}
