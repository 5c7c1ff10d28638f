import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlashColor } from '@selfsame/contract';
import fc from 'fast-check';
import { createRandom } from '../../../../../fixtures/create-random.ts';
import { type LitScene, simulateLight } from '../../../test/flash-simulator.ts';
import { drawColors, type FlashSample } from './flash.ts';
import { flashPolicy } from './flash-policy.ts';
import { type FlashVerdict, judgeFlash } from './judge-flash.ts';

const seeds = 200;

/** A flash of drawn colours, revealed every 0.4 to 0.5 s, before a scene. */
function play(seed: number, change: (own: LitScene, random: () => number) => LitScene): FlashVerdict {
  const random = createRandom(seed);
  const colors = drawColors((below) => Math.floor(random() * below));
  const shownAt = [1_000_000];
  while (shownAt.length < colors.length) shownAt.push(shownAt.at(-1)! + 400 + Math.round(100 * random()));
  const scene = change({ k: 0.13, colors, shownAt, background: 0.08 }, random);
  const samples = simulateLight(scene, random);
  return judgeFlash({ colors, shownAt, endedAt: shownAt.at(-1)! + 600, samples });
}

const shareOf = (
  result: FlashVerdict['result'],
  change: (own: LitScene, random: () => number) => LitScene,
): number =>
  Array.from({ length: seeds }, (_, seed) => play(seed, change)).filter(
    (verdict) => verdict.result === result,
  ).length / seeds;

const otherColors = (random: () => number) => drawColors((below) => Math.floor(random() * below));

test('judgeFlash: a face before the screen, in dim light and in an office, passes', () => {
  for (const k of [0.4, 0.13]) assert.ok(shareOf('pass', (own) => ({ ...own, k })) >= 0.98, `${k}`);
});

test('judgeFlash: the lag that is found, is one that can be', () => {
  for (let seed = 0; seed < 50; seed++) {
    const { lagMs, ratio, k } = play(seed, (own) => own);
    assert.ok(lagMs !== null && lagMs >= 40 && lagMs <= 300, `${lagMs}`);
    assert.ok(ratio !== null && ratio < flashPolicy.mostBackground && k !== null && k > flashPolicy.leastK);
  }
});

test('judgeFlash: no light of the screen in the picture, never passes', () => {
  assert.equal(
    shareOf('pass', (own) => ({ ...own, k: 0 })),
    0,
  );
  assert.ok(shareOf('fail', (own) => ({ ...own, k: 0 })) > 0.75);
});

test('judgeFlash: the colours of an old recording, pass in less than 1 of 100', () => {
  const old = (own: LitScene, random: () => number) => ({ ...own, colors: otherColors(random) });
  assert.ok(shareOf('pass', old) <= 0.01);
  assert.ok(shareOf('fail', old) > 0.7);
});

const opposite: Record<FlashColor, FlashColor> = {
  ...{ red: 'cyan', green: 'magenta', blue: 'yellow' },
  ...{ cyan: 'red', magenta: 'green', yellow: 'blue' },
};

test('judgeFlash: the opposite of every colour, fails in 99 of 100', () => {
  const opposed = (own: LitScene) => ({ ...own, colors: own.colors.map((color) => opposite[color]) });
  assert.ok(shareOf('fail', opposed) >= 0.99);
});

test('judgeFlash: the frames of the very recording in another order, never pass', () => {
  for (let seed = 0; seed < 50; seed++) {
    const random = createRandom(seed);
    const colors = drawColors((below) => Math.floor(random() * below));
    const shownAt = colors.map((_, i) => 1_000 + 420 * i);
    const samples = simulateLight({ k: 0.2, colors, shownAt, background: 0.05 }, random);
    const light = samples
      .map((sample) => ({ sample, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ sample }) => sample);
    const shuffled = samples.map(({ atMs }, i) => ({ ...light[i]!, atMs }));
    assert.notEqual(judgeFlash({ colors, shownAt, endedAt: 7_000, samples: shuffled }).result, 'pass');
  }
});

test('judgeFlash: a sheet, a screen or a tint that reflects everywhere, fails', () => {
  assert.ok(shareOf('fail', (own) => ({ ...own, background: 1 })) >= 0.97);
});

test('judgeFlash: daylight that drowns the screen, is no failure of the user', () => {
  const outdoors = (own: LitScene) => ({ ...own, k: 0.004, brightness: 190 });
  assert.equal(shareOf('fail', outdoors), 0);
});

test('judgeFlash: too few frames or a colour that stood too long, prove nothing', () => {
  const colors = drawColors(() => 0);
  const shownAt = colors.map((_, i) => 420 * i);
  const samples = simulateLight({ k: 0.2, colors, shownAt, background: 0.05 }, createRandom(1));
  const few = judgeFlash({ colors, shownAt, endedAt: 6_000, samples: samples.slice(0, 20) });
  assert.deepEqual([few.result, few.reason, few.r], ['inconclusive', 'tooFewFrames', null]);
  const slow = judgeFlash({ colors, shownAt, endedAt: shownAt.at(-1)! + 3_000, samples });
  assert.deepEqual([slow.result, slow.reason], ['inconclusive', 'slow']);
});

test('judgeFlash: any numbers, a verdict and no exception', () => {
  const light = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.record({ face: light, background: fc.option(light) }), { maxLength: 70 }),
      (frames) => {
        const colors = drawColors(() => 1);
        const samples: FlashSample[] = frames.map((frame, i) => ({
          ...frame,
          atMs: 100 * i,
          brightness: 120,
        }));
        const verdict = judgeFlash({
          colors,
          shownAt: colors.map((_, i) => 410 * i),
          endedAt: 6_000,
          samples,
        });
        assert.ok(['pass', 'fail', 'inconclusive'].includes(verdict.result));
        assert.ok(verdict.r === null || (verdict.r >= -1.001 && verdict.r <= 1.001));
      },
    ),
    { numRuns: 60 },
  );
});
