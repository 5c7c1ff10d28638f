import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin } from '../machine/machine.ts';
import type { Ask, State } from '../machine/states.ts';
import { cueOf } from './cues.ts';

const model = (state: State) => ({ ...begin({ link: 'own', stuck: false, passkeys: 'able' }).model, state });
const ask: Ask = { step: 'left', done: 0, turns: 4, progress: 0, hint: null, color: null };
const asked = (done: number): State => ({ name: 'capturing', checked: true, ask: { ...ask, done } });
const uploading: State = { name: 'uploading', fraction: 1 };

test('cueOf: a finished step, the end and another attempt are told; nothing else is', () => {
  const cases: [State, State, ReturnType<typeof cueOf>][] = [
    [asked(0), asked(1), 'stepDone'],
    [asked(1), asked(1), null],
    [{ name: 'hold', manual: false }, asked(0), null],
    [asked(3), uploading, null],
    [uploading, { name: 'done', end: 'success', page: 'verifiedPage' }, 'accepted'],
    [uploading, { name: 'done', end: 'mismatch', page: 'verifiedMatchFailPage' }, null],
    [uploading, { name: 'retry', remedies: [] }, 'again'],
    [{ name: 'retry', remedies: [] }, { name: 'starting', slow: false }, null],
  ];
  for (const [before, after, cue] of cases)
    assert.equal(cueOf(model(before), model(after)), cue, `${before.name} → ${after.name}`);
});
