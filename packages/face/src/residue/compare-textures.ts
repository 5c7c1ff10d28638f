import type { FaceTexture } from './face-texture.ts';
import { measureResidue, type Residue } from './residue.ts';
import { type ResidueBounds, residueBounds, residueUnit } from './residue-bounds.ts';

/** One turn of the head as two textures: means of some neutral frames and of the frames around its peak. */
export interface TurnTextures {
  neutral: FaceTexture;
  turned: FaceTexture;
  /** Difference of the turned pose to the neutral one, degrees; signs as in `Pose`. */
  yaw: number;
  pitch: number;
}

/** What a turn left unexplained, and how far above the bounds that is: above 0 as of a head, below as of a photo. */
export interface TurnResidue extends Residue {
  margin1: number;
  margin2: number;
}

/** What the textures of a dialogue say. */
export interface TextureComparison {
  /** Id of the bounds that the margins are measured from. */
  bounds: string;
  /** In the order of the turns; null where too much of the skin was black or burnt out. */
  turns: (TurnResidue | null)[];
  /** Means over the turns that have them; null without any. */
  margin1: number | null;
  margin2: number | null;
  /** Mean S1 of the pairs of neutral textures; null without any. To be held against `ResidueBounds.floor`. */
  floor: number | null;
}

/** The textures of one dialogue. */
export interface DialogueTextures {
  turns: readonly TurnTextures[];
  /** Pairs of neutral textures (means of 3 frames) 1 to 2 s apart, or before and after a turn, poses within 2°. */
  rests: readonly (readonly [FaceTexture, FaceTexture])[];
}

/** Compares the textures of a dialogue: 29 to 40 ms of CPU a turn or pair on a busy machine (docs/accuracy.md). */
export function compareTextures({ turns, rests }: DialogueTextures): TextureComparison {
  const compared = turns.map(comparePair);
  return {
    bounds: residueBounds.id,
    turns: compared,
    margin1: meanOf(compared.map((turn) => turn?.margin1)),
    margin2: meanOf(compared.map((turn) => turn?.margin2)),
    floor: floorOf(rests),
  };
}

/** Compares the two textures of a turn. */
export function comparePair({ neutral, turned, yaw, pitch }: TurnTextures): TurnResidue | null {
  const residue = measureResidue(neutral, turned);
  return residue && { ...residue, ...marginsOf(residue, { yaw, pitch }) };
}

/** How far above the bounds a turn's residue lies: the larger the turn, the more a head shows that its photo didn't. */
export function marginsOf(
  { s1, s2 }: Residue,
  { yaw, pitch }: { yaw: number; pitch: number },
  bounds: ResidueBounds = residueBounds,
): { margin1: number; margin2: number } {
  const across = Math.abs(yaw) / residueUnit.yaw;
  const along = Math.abs(pitch) / residueUnit.pitch;
  const axis = across >= along ? 'yaw' : 'pitch';
  // A turn that is hardly one asks for no less than a small one.
  const size = Math.log(Math.max(across, along, 0.5));
  const above = (value: number, { slope, offset }: { slope: number; offset: number }) =>
    value - (slope * size + offset);
  return { margin1: above(s1, bounds.s1[axis]), margin2: above(s2, bounds.s2[axis]) };
}

/** What moves in a face at rest: mean S1 of pairs of neutral textures; null when none can be compared. */
export function floorOf(rests: DialogueTextures['rests']): number | null {
  return meanOf(rests.map(([before, after]) => measureResidue(before, after)?.s1));
}

function meanOf(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value): value is number => typeof value === 'number');
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
