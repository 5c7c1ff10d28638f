import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockoutCountsOnce, lockoutDisables } from './account-invariants.ts';
import { account, groupLook, snapshot, verification } from './group-look.ts';

const failed = verification({ status: 2, end_reason: 'matchFailed' });

/** A group in which a verification ended, with so many failures before and after. */
const look = (before: number, after: number, ended = failed) =>
  groupLook(
    snapshot({ accounts: [account(before)] }),
    snapshot({ accounts: [account(after)], sessions: [ended] }),
  );

test('lockoutCountsOnce: one failure for one failed verification', () => {
  assert.deepEqual(lockoutCountsOnce(look(1, 2)), []);
  assert.equal(lockoutCountsOnce(look(1, 1)).length, 1);
  assert.equal(lockoutCountsOnce(look(1, 3)).length, 1);
});

test('lockoutCountsOnce: none for a declined one; what succeeded forgives', () => {
  const declined = verification({ status: 2, end_reason: 'declined' });
  assert.equal(lockoutCountsOnce(look(1, 2, declined)).length, 1);
  assert.deepEqual(lockoutCountsOnce(look(1, 0, verification())), []);
});

test('lockoutDisables: more failures than two, and the account is enabled', () => {
  const of = (failures: number, enabled: boolean) =>
    lockoutDisables(groupLook(snapshot({}), snapshot({ accounts: [account(failures, { enabled })] })));
  assert.deepEqual([of(2, true).length, of(3, false).length, of(3, true).length], [0, 0, 1]);
});
