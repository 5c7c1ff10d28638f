import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseWorker, claimFirst, createFirstWorker, releaseFirst } from './first-worker.ts';

test('claimFirst: one worker is the first, until it ends', () => {
  const first = createFirstWorker();
  assert.deepEqual(
    [7, 8, 9].map((id) => claimFirst(first, id)),
    [true, false, false],
  );
  releaseFirst(first, [7, 9]);
  assert.equal(claimFirst(first, 10), false, 'another ended');
  releaseFirst(first, [9, 10]);
  assert.equal(claimFirst(first, 10), true);
});

test('chooseWorker: the first for whoever comes, another for who had their share, any idle one rather than none', () => {
  const first = createFirstWorker();
  claimFirst(first, 2);
  const workers = (...busy: number[]) =>
    [1, 2, 3].map((id) => ({ id, currentUsage: busy.includes(id) ? 1 : 0 }));
  const chosen = (behind: boolean | undefined, ...busy: number[]) =>
    chooseWorker(first, { ...(behind !== undefined && { behind }) }, workers(...busy))?.id;
  assert.equal(chosen(undefined), 2);
  assert.equal(chosen(false), 2);
  assert.equal(chosen(true), 1);
  assert.equal(chosen(false, 2), 1);
  assert.equal(chosen(true, 1), 3);
  assert.equal(chosen(true, 1, 3), 2);
  assert.equal(chosen(false, 1, 2), 3);
  assert.equal(chosen(false, 1, 2, 3), undefined);
  assert.equal(chooseWorker(first, null, workers())?.id, 2, 'nothing said');
});
