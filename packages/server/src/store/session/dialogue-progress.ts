import { flashColors, stepAsks } from '@selfsame/contract';
import { type Static, type TSchema, Type } from 'typebox';
import { jsonColumn } from '../stored-json.ts';
import type { StoredJson } from '../tables.ts';
import { FlashRecord } from './capture-record.ts';

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const number = Type.Number();
const angles = { yaw: number, pitch: number };
const turns = stepAsks.filter((ask) => ask !== 'center');
const rgb = Type.Tuple([number, number, number]);

/** The colours after the turns. */
const FlashProgress = Type.Object({
  colors: Type.Array(Type.Enum([...flashColors])),
  shownAt: Type.Array(number),
  samples: Type.Array(Type.Object({ face: rgb, background: orNull(rgb), atMs: number, brightness: number })),
  verdict: orNull(FlashRecord),
});

const faults = [
  ...(['late', 'wrongTurn', 'tooSoon', 'otherPerson', 'repeated', 'jump', 'path', 'burst'] as const),
  ...(['tooManyFrames', 'spoof', 'flash'] as const),
];

/**
 * A dialogue between its frames. A field is optional where the rows of an earlier version lack it. `judge/dialogue.ts`
 * says what each means.
 */
const StoredProgress = Type.Object({
  state: Type.Enum(['running', 'complete', 'ended']),
  fault: orNull(Type.Enum(faults)),
  turns: Type.Array(Type.Enum(turns)),
  asked: number,
  isExtended: Type.Boolean(),
  step: number,
  askedAt: orNull(number),
  neutral: orNull(Type.Object(angles)),
  recent: Type.Array(Type.Object({ ...angles, slot: Type.Optional(number) })),
  held: number,
  wrong: number,
  last: orNull(Type.Object({ ...angles, atMs: number, x: number, y: number, size: number })),
  seed: Type.Optional(number),
  path: Type.Optional(orNull(Type.Array(Type.Object({ ...angles, atMs: number })))),
  spoiled: Type.Optional(Type.Array(number)),
  unseen: Type.Optional(Type.Array(number)),
  faces: Type.Optional(
    Type.Array(
      Type.Object({
        ...angles,
        group: Type.Enum(['neutral', 'turned']),
        index: number,
        slot: number,
        rank: number,
      }),
    ),
  ),
  lastFrameAt: orNull(number),
  digests: Type.Array(Type.String()),
  skipped: number,
  jumps: number,
  pad: Type.Object({ sum: number, frames: number }),
  signatures: Type.Array(Type.String()),
  reactionsMs: Type.Array(number),
  flash: Type.Optional(orNull(FlashProgress)),
  completedAt: orNull(number),
  isAccompanied: Type.Optional(Type.Boolean()),
  models: Type.Optional(Type.Object({ embedder: Type.String(), pad: Type.String() })),
  wasCutOff: Type.Optional(Type.Boolean()),
});
type StoredProgress = Static<typeof StoredProgress>;

type CameLater = 'seed' | 'path' | 'spoiled' | 'faces' | 'flash' | 'recent';

/** A dialogue as this version goes on with it. */
export type DialogueProgress = Omit<StoredProgress, CameLater> &
  Required<Omit<Pick<StoredProgress, CameLater>, 'recent'>> & {
    recent: (Static<typeof StoredProgress.properties.recent>[number] & { slot: number })[];
  };

const readStored = jsonColumn('challenge_dialogue', 'progress', StoredProgress);

/**
 * Reads the dialogue of an attempt. What the row of an earlier version lacks had not happened in it.
 * @throws JsonUnreadable
 */
export function readProgress(value: StoredJson, attemptId: string): DialogueProgress {
  const stored = readStored(value, attemptId);
  return {
    ...{ seed: 0, path: null, spoiled: [], faces: [], flash: null },
    ...stored,
    recent: stored.recent.flatMap(({ slot, ...pose }) => (slot === undefined ? [] : [{ ...pose, slot }])),
  };
}
