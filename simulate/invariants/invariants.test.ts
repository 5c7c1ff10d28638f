import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockoutCountsOnce, lockoutDisables } from './account-invariants.ts';
import type { GroupLook } from './look.ts';
import { statusNeverGoesBack } from './session-invariants.ts';
import type { SeenAccount, SeenSession, Snapshot } from './snapshot.ts';

/** A verification of account `a` for tests of invariants, accepted unless said. */
const verification = (change: Partial<SeenSession> = {}): SeenSession => ({
  ...{ id: 's', tenant_id: 't', kind: 'verification', status: 1, end_reason: 'accepted' },
  ...{ account_id: 'a', temp_id: null },
  ...change,
});

/** An account for tests of invariants, with this many failures of this very moment. */
const account = (failures: number, change: Partial<SeenAccount> = {}): SeenAccount => ({
  ...{ id: 'a', tenant_id: 't', account_number: 'ann', enabled: true, deleted_at: null },
  failures: Array(failures).fill(new Date(1_000)),
  ...change,
});

/** What stands in a made-up database. */
const snapshot = ({
  sessions = [],
  accounts = [],
}: {
  sessions?: SeenSession[];
  accounts?: SeenAccount[];
}): Snapshot => ({
  at: new Date(2_000),
  sessions: new Map(sessions.map((session) => [session.id, session])),
  accounts: new Map(accounts.map((one) => [one.id, one])),
  ...{ captures: new Map(), events: [], deliveries: new Map(), digests: new Map() },
  ...{ misplaced: [], remains: [], busy: [] },
});

/** What a group brought about; its world is not looked at. */
const groupLook = (before: Snapshot, after: Snapshot): GroupLook => ({
  ...{ before, after, acts: [], answers: [], captureEnds: new Map(), deliveries: new Map(), received: [] },
  world: {} as GroupLook['world'],
});

const failed = verification({ status: 2, end_reason: 'matchFailed' });

/** A group in which a verification ended, with so many failures before and after. */
const lookAtFailures = (before: number, after: number, ended = failed) =>
  groupLook(
    snapshot({ accounts: [account(before)] }),
    snapshot({ accounts: [account(after)], sessions: [ended] }),
  );

test('lockoutCountsOnce: one failure for one failed verification', () => {
  assert.deepEqual(lockoutCountsOnce(lookAtFailures(1, 2)), []);
  assert.equal(lockoutCountsOnce(lookAtFailures(1, 1)).length, 1);
  assert.equal(lockoutCountsOnce(lookAtFailures(1, 3)).length, 1);
});

test('lockoutCountsOnce: none for a declined one; what succeeded forgives', () => {
  const declined = verification({ status: 2, end_reason: 'declined' });
  assert.equal(lockoutCountsOnce(lookAtFailures(1, 2, declined)).length, 1);
  assert.deepEqual(lockoutCountsOnce(lookAtFailures(1, 0, verification())), []);
});

test('lockoutDisables: more failures than one, and the account is enabled', () => {
  const of = (failures: number, enabled: boolean) =>
    lockoutDisables(groupLook(snapshot({}), snapshot({ accounts: [account(failures, { enabled })] })));
  assert.deepEqual([of(1, true).length, of(2, false).length, of(2, true).length], [0, 0, 1]);
});

const lookAtStatus = (was: number, is: number) =>
  groupLook(
    snapshot({ sessions: [verification({ status: was })] }),
    snapshot({ sessions: [verification({ status: is })] }),
  );

test('statusNeverGoesBack: from pending to any end, and no further', () => {
  for (const end of [1, 2, 3, 4, 5]) assert.deepEqual(statusNeverGoesBack(lookAtStatus(0, end)), []);
  for (const later of [0, 2, 3]) assert.equal(statusNeverGoesBack(lookAtStatus(1, later)).length, 1);
});

test('statusNeverGoesBack: another reason is another outcome', () => {
  const before = snapshot({ sessions: [verification({ status: 2, end_reason: 'declined' })] });
  const after = snapshot({ sessions: [verification({ status: 2, end_reason: 'matchFailed' })] });
  assert.equal(statusNeverGoesBack(groupLook(before, after)).length, 1);
});
