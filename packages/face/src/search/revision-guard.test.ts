import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RevisionGuard } from './revision-guard.ts';

function upsert(guard: RevisionGuard, id: string, rev: bigint): boolean {
  if (!guard.isNews(id, rev)) return false;
  guard.noteUpsert(id, rev);
  return true;
}

function remove(guard: RevisionGuard, id: string, rev: bigint): boolean {
  if (!guard.isNews(id, rev)) return false;
  guard.noteRemoval(id, rev);
  return true;
}

test('RevisionGuard: changes of one id in any order, only the highest rev counts', () => {
  const guard = new RevisionGuard(10);
  assert.equal(upsert(guard, 'a', 5n), true);
  assert.equal(upsert(guard, 'a', 5n), false, 'twice');
  assert.equal(upsert(guard, 'a', 4n), false, 'late');
  assert.equal(remove(guard, 'a', 4n), false, 'a late removal of an earlier state');
  assert.equal(remove(guard, 'a', 6n), true);
  assert.equal(upsert(guard, 'a', 5n), false, 'a late insert does not raise the dead');
  assert.equal(upsert(guard, 'a', 7n), true, 'a new one does');
  assert.equal(guard.tombstones, 0);
});

test('RevisionGuard: removal that overtakes its insert, holds', () => {
  const guard = new RevisionGuard(10);
  assert.equal(remove(guard, 'a', 2n), true);
  assert.equal(upsert(guard, 'a', 1n), false);
  assert.equal(upsert(guard, 'b', 1n), true, 'another id is not concerned');
});

test('RevisionGuard: more removals than tombstones, stays bounded and still keeps every deleted id away', () => {
  const guard = new RevisionGuard(100);
  for (let rev = 1; rev <= 5000; rev++) {
    assert.equal(remove(guard, `id-${rev}`, BigInt(rev * 2)), true);
    assert.ok(guard.tombstones <= 100);
  }
  for (let rev = 1; rev <= 5000; rev++) assert.equal(upsert(guard, `id-${rev}`, BigInt(rev * 2 - 1)), false);
  assert.equal(upsert(guard, 'new', 10_001n), true);
  assert.equal(upsert(guard, 'a little late', 9_999n), true, 'only half of the tombstones are given up');
});

test('RevisionGuard: forgetting tombstones, live ids are judged by their own rev', () => {
  const guard = new RevisionGuard(2);
  assert.equal(upsert(guard, 'old', 1n), true);
  for (let rev = 10n; rev < 20n; rev++) remove(guard, `id-${rev}`, rev);
  assert.equal(upsert(guard, 'old', 2n), true);
  assert.equal(remove(guard, 'old', 3n), true);
});

test('RevisionGuard.noteClear: up to a rev, gives those ids back, keeps later ones, refuses late inserts', () => {
  const guard = new RevisionGuard(10);
  upsert(guard, 'a', 1n);
  upsert(guard, 'b', 9n);
  remove(guard, 'c', 2n);
  assert.deepEqual(guard.noteClear(5n), ['a']);
  assert.equal(guard.tombstones, 0);
  assert.equal(upsert(guard, 'a', 4n), false);
  assert.equal(upsert(guard, 'never seen', 5n), false);
  assert.equal(upsert(guard, 'b', 10n), true);
});
