import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lfwCalibration } from '../model/numbers/calibration-lfw.ts';
import * as measured from './calibration.ts';
import { RateUnsupported, supportedFmr } from './calibration.ts';

const cosineForFmr = (fmr: number) => measured.cosineForFmr(fmr, lfwCalibration);
const fmrForCosine = (cosine: number) => measured.fmrForCosine(cosine, lfwCalibration);
const fnmrForCosine = (cosine: number) => measured.fnmrForCosine(cosine, lfwCalibration);
const wireScore = (fmr: number) => measured.wireScore(fmr, lfwCalibration);
const matchProbability = (cosine: number, prior?: number) =>
  measured.matchProbability(cosine, lfwCalibration, prior);

const { least, most } = supportedFmr(lfwCalibration);
const supportedRate = fc
  .double({ min: Math.log10(least), max: Math.log10(most), noNaN: true })
  .map((log) => 10 ** log);
const anyCosine = fc.double({ min: -1, max: 1, noNaN: true });

test('lfwCalibration: its rows, rise in cosine, fall in FMR, rise in FNMR', () => {
  const { rows } = lfwCalibration;
  for (const [i, row] of rows.slice(1).entries()) {
    assert.ok(row.cosine > rows[i]!.cosine && row.fmr < rows[i]!.fmr && row.fnmr > rows[i]!.fnmr);
  }
  assert.ok(Math.abs(rows[0]!.fmr - 0.168) < 0.0005, 'the rates of docs/biometrics.md#calibration');
  assert.ok(rows.at(-1)!.fmr < least, 'the smallest supported rate lies within the table');
});

test('cosineForFmr: a measured rate, is the measured cosine', () => {
  for (const row of lfwCalibration.rows.filter(({ fmr }) => fmr >= least))
    assert.ok(Math.abs(cosineForFmr(row.fmr) - row.cosine) < 1e-9);
  assert.ok(Math.abs(cosineForFmr(1e-4) - 0.42) < 0.002);
  assert.ok(Math.abs(cosineForFmr(1e-5) - 0.49) < 0.002);
});

test('fnmrForCosine: a measured cosine, is the measured rate; between two it lies between them, and never falls', () => {
  for (const row of lfwCalibration.rows) assert.ok(Math.abs(fnmrForCosine(row.cosine) - row.fnmr) < 1e-12);
  assert.ok(Math.abs(fnmrForCosine(0.49) - (0.0179 + 0.0247) / 2) < 1e-9);
  assert.deepEqual([fnmrForCosine(-1), fnmrForCosine(1)], [0.0002, 0.0247]);
  fc.assert(
    fc.property(anyCosine, anyCosine, (a, b) => {
      assert.ok(fnmrForCosine(Math.min(a, b)) <= fnmrForCosine(Math.max(a, b)));
    }),
  );
  assert.throws(() => fnmrForCosine(Number.NaN), RangeError);
});

test('cosineForFmr and fmrForCosine: any supported rate, there and back is the same', () => {
  fc.assert(
    fc.property(supportedRate, (rate) => {
      assert.ok(Math.abs(Math.log10(fmrForCosine(cosineForFmr(rate))) - Math.log10(rate)) < 1e-6);
    }),
  );
});

test('cosineForFmr: rates that nobody measured, are refused with what is possible', () => {
  for (const rate of [9.9e-6, 1e-7, 0, -1, most * 1.01, 1, Number.NaN])
    assert.throws(
      () => cosineForFmr(rate),
      (error) => error instanceof RateUnsupported && error.smallest === 1e-5 && error.largest === most,
    );
});

test('fmrForCosine, wireScore and matchProbability: a higher cosine, never counts for less', () => {
  fc.assert(
    fc.property(anyCosine, anyCosine, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      assert.ok(fmrForCosine(high) <= fmrForCosine(low));
      assert.ok(wireScore(fmrForCosine(high)) >= wireScore(fmrForCosine(low)));
      assert.ok(matchProbability(high) >= matchProbability(low) - 1e-12);
    }),
  );
});

test('fmrForCosine: beyond the table, claims nothing: 1 below, the smallest supported rate above', () => {
  assert.equal(fmrForCosine(0.0999), 1);
  assert.equal(fmrForCosine(-1), 1);
  for (const cosine of [0.5, 0.56, 1]) assert.equal(fmrForCosine(cosine), least);
  assert.throws(() => fmrForCosine(Number.NaN), RangeError);
});

test('wireScore: whole numbers, 48 for 1 in 10,000, and never above what is supported', () => {
  assert.equal(wireScore(1e-4), 48);
  assert.equal(wireScore(1e-5), 60);
  assert.equal(wireScore(1e-9), 60);
  assert.equal(wireScore(0), 60);
  assert.ok(Object.is(wireScore(1), 0));
  assert.throws(() => wireScore(Number.NaN), RangeError);
});

test('matchProbability: clear pairs, are near 0 and 1, and a rarer match needs more', () => {
  assert.ok(matchProbability(-0.2) < 0.01);
  assert.ok(matchProbability(0.05) < 0.01);
  assert.ok(matchProbability(0.5) > 0.99);
  assert.ok(matchProbability(0.4, 0.01) < matchProbability(0.4, 0.5));
});
