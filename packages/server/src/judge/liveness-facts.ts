import type { Evidence, TextureComparison, ViewComparison } from '@selfsame/face';
import type { ChallengeFault } from './challenge-fault.ts';
import type { FlashVerdict } from './flash/judge-flash.ts';
import type { ReplaySearch } from './judge-replay.ts';
import type { MatchScale } from './match-scale.ts';

/** Which pictures are judged: one image that came with a request, a capture without, or one with a challenge. */
export type LivenessSetting = 'photo' | 'passive' | 'active';

/** What one capture showed of a living person, in numbers. Every signal measures on these. */
export interface LivenessFacts {
  setting: LivenessSetting;
  models: Evidence['models'];
  /** Bounds of the embedder that made the templates. */
  embedder: Pick<MatchScale, 'samePerson' | 'views'>;
  /**
   * Mean logit of the presentation-attack detector, over how many frames, and how much surrounded the face in them
   * (mean context; absent where it was not measured); null when liveness is not asked.
   */
  pad: { meanLogit: number | null; frames: number; context?: number | null } | null;
  /** Lowest cosine of any good frame to the mean of all, −1…1; null without a template. */
  identityFloor: number | null;
  /** Whether all good frames show one face, compared in pairs. */
  isOneFace: boolean;
  /** The active challenge; null when there was none. */
  challenge: ChallengeFacts | null;
  /** Pictures that are copies of an earlier one of the same capture; null when liveness is not asked. */
  copies: number | null;
  /** Where the pictures were looked for among the tenant's earlier ones; null when they were not. */
  replay: ReplaySearch | null;
}

/** An active challenge, as far as a signal needs it. */
export interface ChallengeFacts {
  /** Why it was not answered, or what its pictures don't fit with; null when nothing spoke against it. */
  fault: ChallengeFault | null;
  turns: number;
  turnsDone: number;
  /** Turns whose way a slow stream did not show. */
  turnsUnseen: number;
  /** Frames of the dialogue. */
  frames: number;
  /** Cosine of the pictures to the face of the neutral pose, −1…1; null when they were not compared. */
  likeness: number | null;
  /** The colour flash; null when there was none. */
  flash: FlashVerdict | null;
  /** What the turned faces left unexplained by the faces at rest; null when they were not compared. */
  residue: TextureComparison | null;
  /** Turns that were compared with the enrolled views; null where the reference has none. */
  views: readonly ViewComparison[] | null;
}

/** What nothing was measured of: where only a part of a capture is judged, its facts are laid over these. */
export const notMeasured = {
  pad: null,
  identityFloor: null,
  isOneFace: true,
  challenge: null,
  copies: null,
  replay: null,
} as const satisfies Partial<LivenessFacts>;

/** What is known of a capture beside its evidence, as far as facts are made of it. */
export interface MeasuredCapture {
  checkLiveness: boolean;
  /** The active challenge that came before the pictures, and its mean PAD logit; null when it was passive. */
  challenge: { facts: ChallengeFacts; padMean: number | null } | null;
  /** Pictures that are copies of an earlier one of the same capture. */
  copies: number;
  /** Where the pictures were looked for among the tenant's earlier ones; null when they were not. */
  replay: ReplaySearch | null;
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** What the presentation-attack detector saw. */
export type Pad = NonNullable<LivenessFacts['pad']>;

/**
 * The PAD logit a capture is judged by: the mean over all frames, or over the good ones alone where that is
 * lower. The template comes from good frames only, so that a living face in frames that were spoilt on purpose
 * must not lend its liveness to the photograph in the good ones.
 */
export function readPad(evidence: Evidence): Pad {
  const good = evidence.frames.filter(({ reasons }) => reasons.length === 0);
  const means = [evidence.pad.meanLogit, mean(good.flatMap(({ padLogit }) => padLogit ?? []))];
  const known = means.filter((value) => value !== null);
  return {
    meanLogit: known.length === means.length ? Math.min(...known) : null,
    frames: evidence.pad.frames,
    context: mean(
      evidence.frames.flatMap(({ padLogit, quality }) => (padLogit === null ? [] : (quality?.context ?? []))),
    ),
  };
}

/** The dialogue's frames count like the pictures: the lower mean speaks. */
const withDialogue = (pad: Pad, challenge: MeasuredCapture['challenge']): Pad =>
  challenge?.padMean == null || pad.meanLogit === null
    ? pad
    : { ...pad, meanLogit: Math.min(pad.meanLogit, challenge.padMean) };

/** What a capture showed of a living person, as the signals measure it. */
export const readFacts = (evidence: Evidence, demand: MeasuredCapture, scale: MatchScale): LivenessFacts => ({
  setting: demand.challenge ? 'active' : 'passive',
  models: evidence.models,
  embedder: scale,
  pad: demand.checkLiveness ? withDialogue(readPad(evidence), demand.challenge) : null,
  identityFloor: evidence.identityFloor,
  isOneFace: !evidence.reasons.includes('IdentityInconsistent'),
  challenge: demand.challenge?.facts ?? null,
  copies: demand.checkLiveness ? demand.copies : null,
  replay: demand.replay,
});
