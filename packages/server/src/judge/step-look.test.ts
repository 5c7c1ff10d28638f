import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { startDialogue } from './dialogue.ts';
import { lookAt } from './step-look.ts';
import { stepPolicy } from './step-policy.ts';

const neutral = { yaw: 3, pitch: -4 };
const after = (frames: number, seed: number) => ({
  ...startDialogue(['left', 'up', 'right'], 3, { seed }),
  digests: Array.from({ length: frames }, (_, i) => `frame ${i}`),
});

test('lookAt: before the neutral pose is known, at everything', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer(), (frames, seed) => {
      assert.deepEqual(lookAt(after(frames, seed)), { surroundings: true, identity: 'always' });
    }),
  );
});

test('lookAt: afterwards, always at the poses that the rules keep', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer(), (frames, seed) => {
      const { identity } = lookAt({ ...after(frames, seed), neutral });
      if (identity === 'always') return;
      const { yaw, pitch, center } = stepPolicy;
      assert.deepEqual(identity, { neutral, near: center, turned: { yaw, pitch } });
    }),
  );
});

test('lookAt: about as many frames as the policy says are drawn, others for each purpose and in each attempt', () => {
  const frames = 3_000;
  const drawnBy = (seed: number) => {
    const looks = Array.from({ length: frames }, (_, i) => lookAt({ ...after(i, seed), neutral }));
    return {
      surroundings: looks.map(({ surroundings }) => surroundings),
      identity: looks.map(({ identity }) => identity === 'always'),
    };
  };
  const [one, other] = [drawnBy(7), drawnBy(8)];
  const share = (drawn: boolean[]) => drawn.filter(Boolean).length / frames;
  // Four standard deviations of 3,000 draws are at most 0.037.
  for (const purpose of ['surroundings', 'identity'] as const) {
    assert.ok(Math.abs(share(one[purpose]) - stepPolicy.look[purpose]) < 0.037, purpose);
    const both = one[purpose].filter((drawn, i) => drawn && other[purpose][i]).length / frames;
    assert.ok(Math.abs(both - stepPolicy.look[purpose] ** 2) < 0.037, `${purpose} in two attempts`);
  }
  const both = one.surroundings.filter((drawn, i) => drawn && one.identity[i]).length / frames;
  const { surroundings, identity } = stepPolicy.look;
  assert.ok(Math.abs(both - surroundings * identity) < 0.037, 'one purpose says nothing of the other');
});
