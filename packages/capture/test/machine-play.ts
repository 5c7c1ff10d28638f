import type { CaptureState, ErrorCode } from '@selfsame/contract';
import { advance, begin } from '../src/machine/machine.ts';
import type { CaptureEvent, Effect, Transition } from '../src/machine/states.ts';
import { pendingSession } from './sessions.ts';

/** A verification that waits for the user. */
export const verification = (changes: Partial<CaptureState> = {}) =>
  pendingSession({
    purpose: 'verification',
    approval: { title: 'Pay', items: [] },
    approved: false,
    ...changes,
  });

/** Feeds events one after the other; returns the last model and all effects. */
export function play(
  events: readonly CaptureEvent[],
  from: Transition = begin({ link: 'own', stuck: false, passkeys: 'able' }),
): Transition {
  let { model } = from;
  const effects: Effect[] = [...from.effects];
  for (const event of events) {
    const next = advance(model, event);
    model = next.model;
    effects.push(...next.effects);
  }
  return { model, effects };
}

/** From the link to the upload. */
export const toUpload: CaptureEvent[] = [
  { type: 'opened', session: pendingSession() },
  { type: 'agree' },
  { type: 'cameraReady' },
  { type: 'judged', hint: null, held: false },
  { type: 'judged', hint: null, held: true },
  { type: 'captured' },
];

/** A request that the server refused. */
export const refused = (code: ErrorCode): CaptureEvent => ({
  type: 'failed',
  problem: { kind: 'refused', status: 409, code },
});
