import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ShownPrompt } from './prompt-pacing.ts';
import { PROMPT_MS, pacePrompt } from './prompt-pacing.ts';

test('pacePrompt: any flicker of hints, two prompts are at least 0.9 s apart', () => {
  const wishes = fc.array(
    fc.tuple(fc.constantFrom('closer', 'farther', 'still'), fc.integer({ min: 10, max: 400 })),
  );
  fc.assert(
    fc.property(wishes, (steps) => {
      let nowMs = 0;
      let shown: ShownPrompt | null = null;
      for (const [text, ms] of steps) {
        nowMs += ms;
        const before: ShownPrompt | null = shown;
        shown = pacePrompt(shown, text, nowMs);
        if (before !== null && shown !== before) assert.ok(shown.atMs - before.atMs >= PROMPT_MS);
      }
    }),
  );
});

test('pacePrompt: the first prompt, is shown at once', () => {
  assert.deepEqual(pacePrompt(null, 'closer', 5), { text: 'closer', atMs: 5 });
});
