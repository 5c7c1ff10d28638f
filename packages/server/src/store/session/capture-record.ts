import { stepAsks } from '@selfsame/contract';
import { type TSchema, Type } from 'typebox';
import type { Stored } from '../stored-json.ts';

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const number = Type.Number();
const text = Type.String();

const Model = Type.Object({ id: text, sha256: text });

/** One liveness signal. Its name and its fault are open: a later version has others. */
const SignalRecord = Type.Object({
  name: text,
  result: Type.Enum(['passed', 'doubted', 'failed', 'unknown', 'notAsked']),
  value: orNull(number),
  bounds: orNull(
    Type.Object({
      better: Type.Enum(['higher', 'lower']),
      fail: orNull(number),
      doubt: orNull(number),
      settle: orNull(number),
    }),
  ),
  model: orNull(text),
  fault: orNull(text),
  countedAs: Type.Enum(['liveness', 'quality', 'doubt', 'nothing']),
  remedies: Type.Array(text),
});

/** What a colour flash came to. */
export const FlashRecord = Type.Object({
  result: Type.Enum(['pass', 'fail', 'inconclusive']),
  reason: orNull(
    Type.Enum(['tooFewFrames', 'slow', 'tooBright', 'weak', 'otherColors', 'backgroundReflects']),
  ),
  r: orNull(number),
  k: orNull(number),
  ratio: orNull(number),
  lagMs: orNull(number),
  frames: number,
});

const ChallengeRecord = Type.Object({
  turns: Type.Array(Type.Enum([...stepAsks])),
  turnsDone: number,
  turnsSpoiled: Type.Optional(number),
  turnsUnseen: Type.Optional(number),
  isExtended: Type.Boolean(),
  fault: orNull(text),
  reactionsMs: Type.Array(number),
  padMean: orNull(number),
  frames: number,
  flash: Type.Optional(orNull(FlashRecord)),
  likeness: orNull(number),
  leastLikeness: Type.Optional(number),
  replayOf: orNull(text),
});

/**
 * What is kept of a judged capture, in `attempt.evidence` and in `session.result`: numbers, names and bounds. A field is
 * optional where the records of an earlier version lack it. `judge/capture-summary.ts` makes it and says what each means.
 */
export const CaptureRecord = Type.Object({
  outcome: Type.Enum(['accepted', 'retry', 'rejected', 'continue', 'review']),
  fault: orNull(Type.Enum(['quality', 'liveness', 'match', 'matchAndLiveness'])),
  remedies: Type.Array(text),
  reasons: Type.Array(text),
  frames: number,
  goodFrames: number,
  signals: Type.Optional(Type.Array(SignalRecord)),
  liveness: orNull(
    Type.Object({
      isLive: Type.Boolean(),
      zone: orNull(Type.Enum(['live', 'uncertain', 'spoof'])),
      meanLogit: orNull(number),
      frames: number,
      acceptFrom: number,
      spoofBelow: Type.Optional(number),
      liveAbove: Type.Optional(number),
    }),
  ),
  match: orNull(
    Type.Object({
      isMatch: Type.Boolean(),
      cosine: number,
      matchCosine: number,
      falseMatchRate: number,
      score: number,
      matchProbability: number,
      model: Type.Optional(text),
    }),
  ),
  challenge: Type.Optional(orNull(ChallengeRecord)),
  identityFloor: orNull(number),
  models: Type.Object({ detector: Model, landmarks: Model, embedder: Model, pad: Model }),
  elapsedMs: number,
  /** Of an attempt: what the page said of itself, for review. Nothing in it was believed. */
  hints: Type.Optional(Type.Unknown()),
});

export type CaptureRecord = Stored<typeof CaptureRecord>;
