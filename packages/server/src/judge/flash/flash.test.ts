import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FlashColor, flashColors, flashLight, limits } from '@selfsame/contract';
import fc from 'fast-check';
import {
  colorOf,
  drawColors,
  type Flash,
  type FlashSample,
  revealFirst,
  startFlash,
  takeSample,
} from './flash.ts';
import { flashPolicy } from './flash-policy.ts';

const sampleAt = (atMs: number): FlashSample => ({
  ...{ atMs, face: [0.2, 0.2, 0.2], background: null, brightness: 100 },
});
/** Longer than any flash of these tests may last, ms. */
const lastMs = 60_000;

test('takeSample: a device that sends two pictures a second, has enough of them in the end', () => {
  let flash = revealFirst(startFlash(drawColors(() => 0)), 0);
  for (let atMs = 480; flash.verdict === null && atMs < lastMs; atMs += 480)
    flash = takeSample(flash, sampleAt(atMs), atMs);
  assert.ok(flash.verdict && flash.verdict.frames >= flashPolicy.leastFrames, `${flash.verdict?.frames}`);
  assert.notEqual(flash.verdict.reason, 'slow');
});

test('takeSample: frames however fast, no colour is revealed before the one before it stood 0.4 s', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 60, maxLength: 300 }), (gaps) => {
      let flash = revealFirst(startFlash(drawColors(() => 0)), 0);
      let atMs = 0;
      for (const gap of gaps) {
        atMs += gap;
        if (flash.verdict !== null) break;
        flash = takeSample(flash, sampleAt(atMs), atMs);
      }
      for (const [i, shown] of flash.shownAt.entries())
        if (i > 0) assert.ok(shown - flash.shownAt[i - 1]! >= limits.flashColorMs);
    }),
  );
  assert.equal(limits.flashColorMs, 400);
  assert.equal(limits.flashColors, 12);
});

test('takeSample: one colour is told at a time, none after the end, and the samples are forgotten', () => {
  let flash = revealFirst(startFlash(drawColors(() => 0)), 0);
  assert.equal(colorOf(startFlash(flash.colors)), null);
  const seen: (FlashColor | null)[] = [colorOf(flash)];
  for (let atMs = 100; flash.verdict === null && atMs < lastMs; atMs += 100) {
    flash = takeSample(flash, sampleAt(atMs), atMs);
    if (colorOf(flash) !== seen.at(-1)) seen.push(colorOf(flash));
  }
  assert.deepEqual(seen, [...flash.colors, null]);
  assert.deepEqual(flash.samples, []);
});

/** Flashes of WCAG 2.3.1 in the worst second: pairs of opposing changes of relative luminance, or of saturated red. */
function worstSecond(colors: readonly FlashColor[], spacingMs: number): { general: number; red: number } {
  const luminance = ([r, g, b]: readonly number[]) => 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  const isRed = ([r, g, b]: readonly number[]) => r! / Math.max(1e-9, r! + g! + b!) >= 0.8;
  const lights = colors.map((color) => flashLight[color]);
  const changes = lights.slice(1).map((light, i) => {
    const [before, after] = [luminance(lights[i]!), luminance(light)];
    const isGeneral = Math.abs(after - before) >= 0.1 && Math.min(before, after) < 0.8;
    return { atMs: (i + 1) * spacingMs, isGeneral, isRed: isRed(light) || isRed(lights[i]!) };
  });
  const worst = (kind: 'isGeneral' | 'isRed') =>
    Math.max(
      ...changes.map(
        ({ atMs: from }) =>
          changes.filter(({ atMs, [kind]: counts }) => counts && atMs >= from && atMs < from + 1_000).length /
          2,
      ),
    );
  return { general: worst('isGeneral'), red: worst('isRed') };
}

test('drawColors: any sequence, at most three flashes in any second, of luminance and of saturated red (WCAG 2.3.1)', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 12, maxLength: 12 }), (numbers) => {
      const rest = [...numbers];
      const colors = drawColors((below) => rest.shift()! % below);
      assert.equal(colors.length, limits.flashColors);
      for (const [i, color] of colors.entries()) assert.notEqual(color, colors[i - 1]);
      const { general, red } = worstSecond(colors, limits.flashColorMs);
      assert.ok(general <= 3 && red <= 3, `${general} ${red}`);
    }),
  );
  assert.ok(
    worstSecond(['red', 'cyan', 'red', 'cyan', 'red', 'cyan', 'red', 'cyan'], 130).general > 3,
    'the measure works',
  );
  assert.equal(flashColors.length, 6);
});

/** The first of three colours is shown since a second. */
const shown = (change: Partial<Flash> = {}): Flash => ({
  ...revealFirst(startFlash(['red', 'green', 'blue']), 1_000),
  ...change,
});

test('takeSample: the next colour, when this one stood for its time and was answered by enough frames', () => {
  const isNext = (earlier: number[], atMs: number) =>
    takeSample(shown({ samples: earlier.map(sampleAt) }), sampleAt(atMs), atMs).shownAt.length === 2;
  assert.equal(isNext([1_100, 1_200], 1_400), true);
  assert.equal(isNext([1_100, 1_200], 1_399), false, 'too soon');
  assert.equal(isNext([1_200], 1_400), false, 'too few');
  assert.equal(isNext([900, 1_000, 1_200], 1_400), false, 'a frame from before the colour answers nothing');
});

test('takeSample: a colour that nobody answers, gives way when it stood too long; earlier samples are kept', () => {
  const slow = 1_000 + flashPolicy.slowMs;
  assert.deepEqual(takeSample(shown(), null, slow).shownAt, [1_000, slow]);
  assert.deepEqual(takeSample(shown(), null, slow - 1).shownAt, [1_000]);
  const samples = [sampleAt(1_100)];
  assert.deepEqual(takeSample(shown({ samples }), null, 1_200).samples, samples);
  assert.deepEqual(takeSample(shown({ samples }), null, slow).samples, samples);
});

test('takeSample: the last colour stands longer, since its light is on its way', () => {
  const last = shown({ colors: ['red'], samples: [1_100, 1_200, 1_300].map(sampleAt) });
  const endMs = 1_000 + limits.flashColorMs + flashPolicy.lag.mostMs / 2;
  assert.equal(takeSample(last, null, endMs - 1).verdict, null);
  const over = takeSample(last, null, endMs);
  assert.equal(over.verdict?.frames, 3);
  assert.deepEqual([over.samples, over.shownAt, colorOf(over)], [[], [1_000], null]);
});
