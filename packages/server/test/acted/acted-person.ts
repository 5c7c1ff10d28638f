import fc from 'fast-check';
import { askOf, drawTurns, type Turn } from '../../src/judge/challenge.ts';
import { type Dialogue, startDialogue } from '../../src/judge/dialogue.ts';
import { judgeStep } from '../../src/judge/judge-step.ts';
import type { StepFrame } from '../../src/judge/step-frame.ts';
import { createActedHead } from './acted-head.ts';

export const box = { x1: 100, y1: 100, x2: 200, y2: 200 };
const poses: Record<Turn | 'center', { yaw: number; pitch: number }> = {
  center: { yaw: 0, pitch: 0 },
  left: { yaw: 14, pitch: 1 },
  right: { yaw: -14, pitch: -1 },
  up: { yaw: 1, pitch: 12 },
  down: { yaw: -1, pitch: -12 },
};
export type Face = Extract<StepFrame['seen'], { kind: 'face' }>;

interface Angles {
  yaw: number;
  pitch: number;
}

/** A live face in a good light, in the frame with this number. */
const faceOf = (number: number, change: Partial<Face> & Pick<Face, 'pose'>): Face => ({
  ...{ kind: 'face', box, padLogit: 5, likeness: null, light: null, sharpness: 5 },
  signature: `signature ${number}`,
  ...change,
});

/** A person who sees what is asked and does it; `next` sends a frame 100 ms later. */
export function person(turns: Turn[], asked = turns.length, neutral = { yaw: 3, pitch: 8 }) {
  let dialogue = startDialogue(turns, asked);
  let atMs = 1_000_000;
  let count = 0;
  const look = createActedHead(poses);
  const frame = (
    show: Turn | 'center',
    change: Partial<Face> = {},
    { yaw, pitch }: Angles = poses[show],
  ): StepFrame => {
    count += 1;
    const likeness = dialogue.neutral ? 0.9 : null;
    // No two frames of a camera are the same.
    const pose = { yaw: neutral.yaw + yaw + (count % 7) / 1_000, pitch: neutral.pitch + pitch, roll: 0 };
    return { atMs, digest: `frame ${count - 1}`, seen: faceOf(count, { pose, likeness, ...change }) };
  };
  const send = (sent: StepFrame, spacingMs = 100) => {
    const judged = judgeStep(dialogue, sent, { facing: 0.4, turned: 0.3, source: 'tests' });
    dialogue = judged.dialogue;
    atMs += spacingMs;
    return judged;
  };
  return {
    get dialogue() {
      return dialogue;
    },
    set dialogue(changed: Dialogue) {
      dialogue = changed;
    },
    get atMs() {
      return atMs;
    },
    wait: (ms: number) => {
      atMs += ms;
    },
    frame,
    send,
    show: (what: Turn | 'center', change?: Partial<Face>) => send(frame(what, change)),
    /** Does what is asked, after a reaction time, until the dialogue is over; returns the frames. */
    follow: (change?: Partial<Face>) => {
      const sent: StepFrame[] = [];
      for (let i = 0; i < 400 && dialogue.state === 'running'; i++) {
        const ask = askOf(dialogue.turns, dialogue.step);
        const isReacting = dialogue.askedAt !== null && atMs - dialogue.askedAt < 300;
        const show = isReacting ? 'center' : ask;
        sent.push(frame(show, change, look(show)));
        send(sent.at(-1)!);
      }
      return sent;
    },
  };
}

/** Turns as a challenge draws them, from any random numbers. */
export const turns = fc
  .array(fc.integer({ min: 0, max: 11 }), { minLength: 8, maxLength: 8 })
  .chain((numbers) =>
    fc.integer({ min: 1, max: 6 }).map((count) => {
      let i = 0;
      return drawTurns(count, (below) => numbers[i++ % numbers.length]! % below);
    }),
  );
