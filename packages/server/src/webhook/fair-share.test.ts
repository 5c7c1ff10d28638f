import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFairShare } from './fair-share.ts';

test('enter: a quick receiver, is never limited', () => {
  const share = createFairShare();
  for (let n = 0; n < 20; n += 1) assert.ok(share.enter('a', 0));
  share.leave('a', 0, 100);
  for (let n = 0; n < 20; n += 1) assert.ok(share.enter('a', 0));
});

test('enter: a slow receiver, has two in flight for a minute; others have all they want', () => {
  const share = createFairShare();
  share.enter('slow', 0);
  share.leave('slow', 20_000, 20_000);
  assert.deepEqual(
    [1, 2, 3].map(() => share.enter('slow', 20_000)),
    [true, true, false],
  );
  for (let n = 0; n < 5; n += 1) assert.ok(share.enter('other', 20_000));
  share.leave('slow', 40_000, 20_000);
  assert.ok(share.enter('slow', 40_000));
  assert.equal(share.enter('slow', 99_999), false);
  assert.ok(share.enter('slow', 100_000));
});

test('leave: an answer after two seconds is quick, a later one slow', () => {
  const thirdAfter = (durationMs: number) => {
    const share = createFairShare();
    share.enter('a', 0);
    share.leave('a', 0, durationMs);
    return [1, 2, 3].map(() => share.enter('a', 0))[2];
  };
  assert.deepEqual([thirdAfter(2_000), thirdAfter(2_001)], [true, false]);
});

test('leave: of a receiver that nothing was sent to, changes nothing', () => {
  const share = createFairShare();
  share.leave('a', 0, 5_000);
  assert.deepEqual(
    [1, 2, 3].map(() => share.enter('a', 0)),
    [true, true, true],
  );
});

test('leave: a receiver that became quick again, is not limited any more', () => {
  const share = createFairShare();
  for (const _ of [1, 2, 3]) share.enter('a', 0);
  share.leave('a', 0, 5_000);
  assert.equal(share.enter('a', 0), false);
  share.leave('a', 0, 50);
  for (const _ of [1, 2, 3]) assert.ok(share.enter('a', 0));
});
