import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundSlack, quantiseProbe, quantiseRow } from './quantise.ts';
import { SearchError } from './search-error.ts';
import { createRandom, drawTemplate } from './synthetic-templates.ts';
import { cosineOfUnits, toUnitTemplate } from './unit-template.ts';

/** Templates of 1…64 components, even or spiky: a few large components leave coarse steps for the rest. */
const pairs = fc
  .integer({ min: 1, max: 64 })
  .chain((length) => {
    const component = fc.oneof(
      fc.float({ min: -1, max: 1, noNaN: true }),
      fc.constantFrom(0, 1e3, -1e3, 1e-6),
    );
    const template = fc.float32Array({
      minLength: length,
      maxLength: length,
      min: -100,
      max: 100,
      noNaN: true,
    });
    const spiky = fc
      .array(component, { minLength: length, maxLength: length })
      .map((a) => Float32Array.from(a));
    return fc.tuple(fc.oneof(template, spiky), fc.oneof(template, spiky));
  })
  .filter((pair) => pair.every((template) => Math.hypot(...template) > 1e-9));

test('quantise: any row and probe, the true cosine is within the bound of the integer one', () => {
  fc.assert(
    fc.property(pairs, ([first, second]) => {
      const row = toUnitTemplate(first, first.length);
      const probe = toUnitTemplate(second, second.length);
      const rowCodes = new Int8Array(row.length);
      const probeCodes = new Int16Array(probe.length);
      const x = quantiseRow(row, rowCodes);
      const q = quantiseProbe(probe, probeCodes);
      const dot = rowCodes.reduce((sum, code, i) => sum + code * probeCodes[i]!, 0);
      const gap = Math.abs(dot * x.scale * q.scale - cosineOfUnits(row, probe));
      assert.ok(gap <= x.error + q.error * (1 + x.error) + boundSlack, `gap ${gap}`);
    }),
    { numRuns: 2000, seed: 7 },
  );
});

test('quantise: a template of 512, has the errors the documentation states', () => {
  const template = new Float32Array(512);
  drawTemplate(createRandom(2), template);
  const row = quantiseRow(template, new Int8Array(512));
  const probe = quantiseProbe(template, new Int16Array(512));
  assert.ok(row.error > 0.004 && row.error < 0.01, `row ${row.error}`);
  assert.ok(probe.error > 0.00003 && probe.error < 0.0002, `probe ${probe.error}`);
});

test('toUnitTemplate: wrong dimension, zero, NaN and infinity, throw their codes', () => {
  const code = (expected: string) => (error: unknown) =>
    error instanceof SearchError && error.code === expected;
  assert.throws(() => toUnitTemplate(new Float32Array(511).fill(1), 512), code('E_TEMPLATE_DIMENSION'));
  for (const component of [0, Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.throws(() => toUnitTemplate(new Float32Array(4).fill(component), 4), code('E_TEMPLATE_INVALID'));
  }
});
