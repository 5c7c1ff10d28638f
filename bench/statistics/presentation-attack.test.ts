import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgePresentations, worstApcer } from './presentation-attack.ts';

test('judgePresentations: two species and live people, counts each apart, and the worst species counts', () => {
  const presentations = [
    ...[5, 4, -4].map((score) => ({ score, species: null })),
    ...[-5, -6, 1, -7].map((score) => ({ score, species: 'print' })),
    ...[-1, 2].map((score) => ({ score, species: 'replay' })),
  ];
  const point = judgePresentations(presentations, -3);
  assert.deepEqual(point.bpcer, { errors: 1, n: 3 });
  assert.deepEqual(Object.fromEntries(point.apcer), {
    print: { errors: 1, n: 4 },
    replay: { errors: 2, n: 2 },
  });
  assert.equal(worstApcer(point), 1);
});

test('judgePresentations: a score on the threshold, is taken for live', () => {
  const point = judgePresentations(
    [
      { score: -3, species: null },
      { score: -3, species: 'print' },
    ],
    -3,
  );
  assert.deepEqual([point.bpcer.errors, point.apcer.get('print')!.errors], [0, 1]);
});

test('worstApcer: without attacks, is not a number instead of perfect', () => {
  assert.ok(Number.isNaN(worstApcer(judgePresentations([{ score: 1, species: null }], 0))));
});
