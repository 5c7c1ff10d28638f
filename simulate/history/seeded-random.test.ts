import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from './seeded-random.ts';

test('seededRandom: the same seed draws the same, within its bounds', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 50 }, () => random.below(6));
  };
  assert.deepEqual(draw(3), draw(3));
  assert.notDeepEqual(draw(3), draw(4));
  assert.deepEqual([...new Set(draw(3))].sort(), [0, 1, 2, 3, 4, 5]);
});

test('seededRandom: what has a weight of 0 is never drawn, the others as often as their weights say', () => {
  const random = seededRandom(1);
  const drawn = Array.from({ length: 4_000 }, () =>
    random.weighted([
      ['never', 0],
      ['often', 3],
      ['seldom', 1],
    ]),
  );
  const often = drawn.filter((one) => one === 'often').length / drawn.length;
  assert.ok(!drawn.includes('never'));
  assert.ok(often > 0.72 && often < 0.78);
});
