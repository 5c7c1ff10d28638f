import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Remedy } from '@selfsame/contract';
import type { Ask } from '../machine/states.ts';
import { en } from '../texts/en.ts';
import { wantedPrompt } from './wanted-prompt.ts';

const say = (ask: Partial<Ask>) =>
  wantedPrompt(
    {
      name: 'capturing',
      checked: true,
      ask: { step: 'left', done: 0, turns: 3, progress: 0, hint: null, color: null, ...ask },
    },
    en,
  );

test('wantedPrompt: a turn is asked, its direction; under a colour and after the last turn, to hold still', () => {
  assert.equal(say({}), en.turns.left);
  assert.equal(say({ step: 'center' }), en.turns.center);
  assert.equal(say({ step: 'center', color: 'blue' }), en.hold);
  assert.equal(say({ step: 'center', done: 3 }), en.hold);
});

test('wantedPrompt: a frame could not count, the few words of the guidance instead of the sentence of the retry screen', () => {
  const words: Partial<Record<Remedy, string>> = {
    ShowFace: en.hints.noFace,
    MoreLight: en.hints.dark,
    LookStraight: en.hints.straight,
    HoldStill: en.hold,
    UncoverFace: en.remedies.UncoverFace,
  };
  for (const [hint, text] of Object.entries(words)) assert.equal(say({ hint: hint as Remedy }), text);
});
