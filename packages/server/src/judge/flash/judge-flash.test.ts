import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FlashColor, flashLight } from '@selfsame/contract';
import type { FlashSample } from './flash.ts';
import { flashPolicy } from './flash-policy.ts';
import { judgeFlash } from './judge-flash.ts';

const colors: FlashColor[] = [
  'red',
  'blue',
  'cyan',
  'green',
  'red',
  'yellow',
  'blue',
  'magenta',
  'green',
  'cyan',
];
/** As late as the server's clock is: numbers of this size lose their last digits when they are squared. */
const beganAt = Date.parse('2026-12-01T12:00:00Z');
const shownAt = colors.map((_, i) => beganAt + 440 * i + 7 * (i % 3));
const endedAt = shownAt.at(-1)! + 600;

interface Scene {
  /** Log-chromaticity per unit of colour, on the face and behind it. */
  k: number;
  behind: number;
  lagMs: number;
  /** What the room's light does to both ratios over time, s. */
  drift?: (seconds: number) => number;
  everyMs?: number;
}

/** Light without any noise: the two ratios are those of the colour of the moment and of the drift, and nothing else. */
function lightOf({ k, behind, lagMs, drift = () => 0, everyMs = 61 }: Scene): FlashSample[] {
  const samples: FlashSample[] = [];
  for (let atMs = beganAt; atMs < endedAt; atMs += everyMs) {
    const index = shownAt.findLastIndex((from) => from <= atMs - lagMs);
    const [red, green, blue] = index < 0 ? [0, 0, 0] : flashLight[colors[index]!];
    const away = drift((atMs - beganAt) / 1_000);
    const lit = (reflects: number): [number, number, number] => [
      0.3 * Math.exp(reflects * (red - green) + away),
      0.3,
      0.3 * Math.exp(reflects * (blue - green) - away),
    ];
    samples.push({ atMs, face: lit(k), background: lit(behind), brightness: 100 });
  }
  return samples;
}
const judge = (scene: Scene) => judgeFlash({ colors, shownAt, endedAt, samples: lightOf(scene) });
const near = (value: number | null, expected: number, most: number) =>
  assert.ok(value !== null && Math.abs(value - expected) <= most, `${value}, not ${expected}`);

test('judgeFlash: light without noise, its reflection, its background and its lag to the digit', () => {
  for (const lagMs of [0, 120, flashPolicy.lag.mostMs]) {
    const verdict = judge({ k: 0.05, behind: 0.01, lagMs });
    assert.deepEqual([verdict.result, verdict.reason, verdict.lagMs], ['pass', null, lagMs]);
    near(verdict.r, 1, 1e-4);
    near(verdict.k, 0.05, 1e-4);
    near(verdict.ratio, 0.2, 1e-3);
    assert.equal(verdict.frames, lightOf({ k: 0, behind: 0, lagMs }).length);
  }
});

test('judgeFlash: what drifts as a parabola over time, changes nothing', () => {
  const still = judge({ k: 0.05, behind: 0.01, lagMs: 120 });
  const drifting = judge({
    ...{ k: 0.05, behind: 0.01, lagMs: 120 },
    drift: (seconds) => 0.4 - 0.3 * seconds + 0.05 * seconds ** 2,
  });
  assert.equal(drifting.lagMs, still.lagMs);
  near(drifting.r, still.r!, 1e-4);
  near(drifting.k, still.k!, 1e-4);
  near(drifting.ratio, still.ratio!, 1e-3);
});

test('judgeFlash: a reflection below the noise, or one that the background shares, is no pass', () => {
  const { leastK, mostBackground } = flashPolicy;
  const weak = judge({ k: 0.9 * leastK, behind: 0, lagMs: 60 });
  assert.deepEqual([weak.result, weak.reason], ['inconclusive', 'weak']);
  assert.equal(judge({ k: 1.1 * leastK, behind: 0, lagMs: 60 }).result, 'pass');
  const background = (share: number) => judge({ k: 0.05, behind: 0.05 * share, lagMs: 60 });
  assert.equal(background(mostBackground - 0.02).result, 'pass');
  const flat = background(mostBackground + 0.02);
  assert.deepEqual([flat.result, flat.reason], ['fail', 'backgroundReflects']);
});

test('judgeFlash: a background that was not seen in every frame, is not judged', () => {
  const samples = lightOf({ k: 0.05, behind: 0.05, lagMs: 60 });
  const one = samples.map((sample, i) => (i === 3 ? { ...sample, background: null } : sample));
  const { result, ratio } = judgeFlash({ colors, shownAt, endedAt, samples: one });
  assert.deepEqual([result, ratio], ['pass', null]);
});

test('judgeFlash: light that never changes, or that of the opposite colours, has other colours', () => {
  const none = judge({ k: 0, behind: 0, lagMs: 60 });
  assert.deepEqual([none.result, none.reason, none.ratio], ['fail', 'otherColors', null]);
  near(none.r, 0, 1e-6);
  const opposite = judge({ k: -0.05, behind: 0, lagMs: 60 });
  assert.deepEqual([opposite.result, opposite.reason], ['fail', 'otherColors']);
});

test('judgeFlash: in bright daylight what is not found proves nothing, from the bound on', () => {
  const at = (brightness: number) => {
    const samples = lightOf({ k: 0, behind: 0, lagMs: 60 }).map((sample, i) => ({
      ...sample,
      brightness: brightness + (i % 2 === 0 ? 0 : 2),
    }));
    samples.length -= samples.length % 2;
    return judgeFlash({ colors, shownAt, endedAt, samples }).reason;
  };
  assert.equal(at(flashPolicy.tooBright - 1), 'tooBright');
  assert.equal(at(flashPolicy.tooBright - 1.1), 'otherColors');
});

test('judgeFlash: as many frames and as long a colour as just suffice', () => {
  const samples = lightOf({ k: 0.05, behind: 0, lagMs: 60, everyMs: 150 });
  const reasonOf = (count: number) =>
    judgeFlash({ colors, shownAt, endedAt, samples: samples.slice(0, count) }).reason;
  const { leastFrames, slowMs } = flashPolicy;
  assert.deepEqual([reasonOf(leastFrames), reasonOf(leastFrames - 1)], [null, 'tooFewFrames']);
  const endingAt = (ms: number) =>
    judgeFlash({ colors, shownAt, endedAt: shownAt.at(-1)! + ms, samples }).reason;
  assert.deepEqual([endingAt(slowMs), endingAt(slowMs + 1)], [null, 'slow']);
  const first = [shownAt[0]! - 1_200, ...shownAt.slice(1)];
  assert.equal(judgeFlash({ colors, shownAt: first, endedAt, samples }).reason, 'slow', 'the first colour');
});

test('judgeFlash: all frames of one instant, numbers all the same', () => {
  const samples = lightOf({ k: 0.05, behind: 0.01, lagMs: 60 }).map((one) => ({ ...one, atMs: beganAt }));
  const { r, k, result } = judgeFlash({ colors, shownAt, endedAt, samples });
  assert.ok(Number.isFinite(r) && Number.isFinite(k), `${r} ${k}`);
  assert.notEqual(result, 'pass');
});

test('judgeFlash: frames as black as can be, numbers all the same', () => {
  const { mostMs } = flashPolicy.lag;
  const samples = lightOf({ k: 0.05, behind: 0.01, lagMs: mostMs });
  for (const black of [
    [0, 0.3, 0.3],
    [0.3, 0, 0.3],
    [0.3, 0.3, 0],
  ] as [number, number, number][]) {
    const some = samples.map((one, i) => (i % 9 === 0 ? { ...one, face: black } : one));
    const { r, k } = judgeFlash({ colors, shownAt, endedAt, samples: some });
    assert.ok(Number.isFinite(r) && Number.isFinite(k), `${r} ${k}`);
  }
});
