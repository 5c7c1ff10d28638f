import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDialogue } from './dialogue.ts';
import { lookAt } from './step-look.ts';
import { stepPolicy } from './step-policy.ts';

const neutral = { yaw: 3, pitch: -4 };
const running = { ...startDialogue(['left', 'up', 'right'], 3), neutral };
const { yaw, pitch, center, look } = stepPolicy;
const kept = { neutral, near: center, turned: { yaw, pitch } };

test('lookAt: before the neutral pose is known, at everything', () => {
  const everything = { surroundings: true, closely: 'always' };
  for (const drawn of [0, 1, 2])
    assert.deepEqual(
      lookAt({ ...running, neutral: null }, () => drawn),
      everything,
    );
});

test('lookAt: afterwards, at the poses that the rules keep, and at more where it is drawn', () => {
  const drawnOf = (first: number, second: number) => {
    const draws = [first, second];
    const asked: number[] = [];
    const seen = lookAt(running, (below) => {
      asked.push(below);
      return draws.shift()!;
    });
    assert.deepEqual(asked, [look.surroundingsOneIn, look.closelyOneIn]);
    return seen;
  };
  assert.deepEqual(drawnOf(1, 1), { surroundings: false, closely: kept });
  assert.deepEqual(drawnOf(0, 2), { surroundings: true, closely: kept });
  assert.deepEqual(drawnOf(2, 0), { surroundings: false, closely: 'always' });
});

test('lookAt: after a second face, for second faces in every frame', () => {
  const seen = lookAt({ ...running, isAccompanied: true }, () => 1);
  assert.deepEqual(seen, { surroundings: true, closely: kept });
});
