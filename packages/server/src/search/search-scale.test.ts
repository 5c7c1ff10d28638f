import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchScale } from './search-scale.ts';

// A quadratic tail, as the measured one: it falls off faster than a line.
const logFmr = (cosine: number) => -(0.5 + 2 * cosine + 15 * cosine * cosine);
const calibration = {
  fmrRange: { min: 1e-5, max: 0.1 },
  cosineForFmr: (fmr: number) => {
    assert.ok(fmr >= 1e-5 && fmr <= 0.1, `${fmr} has no evidence`);
    const c = 0.5 + Math.log10(fmr);
    return (-2 + Math.sqrt(4 - 60 * c)) / 30;
  },
};
const scale = createSearchScale(calibration);

test('cosineForScore: within the evidence, follows the calibration', () => {
  for (const score of [12, 24, 36, 48, 60]) {
    assert.equal(scale.cosineForScore(score), calibration.cosineForFmr(10 ** (-score / 12)));
  }
});

test('cosineForScore: beyond the evidence, goes on as a line and asks for no less than the tail would', () => {
  const step = calibration.cosineForFmr(1e-5) - calibration.cosineForFmr(1e-4);
  const at84 = calibration.cosineForFmr(1e-5) + 2 * step;
  assert.ok(Math.abs(scale.cosineForScore(84) - at84) < 1e-12);
  assert.ok(logFmr(scale.cosineForScore(84)) < -7);
});

test('cosineForScore: over the whole range, rises with the score and never passes 1', () => {
  let last = -1;
  for (let score = scale.range.min; score <= scale.range.max; score += 0.5) {
    const cosine = scale.cosineForScore(score);
    assert.ok(cosine >= last && cosine <= 1, `score ${score} at cosine ${cosine}`);
    last = cosine;
  }
});

test('score: a match, never shows less than the threshold that let it in', () => {
  for (let threshold = scale.range.min; threshold <= scale.range.max; threshold++) {
    assert.equal(scale.score(scale.cosineForScore(threshold)), threshold);
  }
});

test('score: the ends, are 0 for nobody and the highest for the same template', () => {
  assert.equal(scale.score(-1), 0);
  assert.equal(scale.score(scale.cosineForScore(scale.range.min) - 1e-9), 0);
  assert.equal(scale.score(1), 120);
});
