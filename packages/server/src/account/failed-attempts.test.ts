import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { createAccount } from './create-account.ts';
import { clearFailedAttempts, recordFailedAttempt } from './failed-attempts.ts';
import { readAccount } from './read-account.ts';

const { deps, actor, tenantId, time, changeSettings } = await openAccountWorld({ after });
const { db } = deps;
const policy = { Enabled: true, MaxFailedAttempts: 2, FailedAttemptsTimeoutSec: 60 };
let accountNumber = '';
let accountId = '';
const read = async () => (await readAccount(db, tenantId, accountNumber))!;
const failAfter = (seconds: number) =>
  db.transaction().execute((tx) =>
    recordFailedAttempt(deps, tx, {
      tenantId,
      accountId,
      now: new Date(time.now.getTime() + seconds * 1000),
    }),
  );

beforeEach(async () => {
  accountNumber = crypto.randomUUID();
  await changeSettings('matching', { Lockout: policy });
  const request = { AccountNumber: accountNumber, DisplayName: 'A' };
  accountId = (await createAccount(deps, { actor, tenantId, request, now: time.now })).UIN;
});

test('recordFailedAttempt: more than the policy allows within its time, disables with the reason', async () => {
  assert.deepEqual(await failAfter(0), { disabled: false });
  assert.deepEqual(await failAfter(30), { disabled: false });
  assert.equal((await read()).Enabled, true);
  assert.deepEqual(await failAfter(59), { disabled: true });
  const { Enabled, DisableReason, Version } = await read();
  assert.deepEqual([Enabled, Version], [false, 1]);
  assert.equal(DisableReason, 'Locked out: more than 2 failed verifications within 60 s.');
});

test('recordFailedAttempt: failures further apart than the policy’s time, never disable', async () => {
  for (const second of [0, 31, 62, 93, 124, 155]) {
    assert.deepEqual(await failAfter(second), { disabled: false }, `after ${second} s`);
  }
});

test('recordFailedAttempt: many at the same moment, each one counts', async () => {
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => failAfter(0)));
  assert.equal(outcomes.filter(({ disabled }) => disabled).length, 1);
  assert.equal((await read()).Enabled, false);
});

test('recordFailedAttempt: lockout off, counts nothing', async () => {
  await changeSettings('matching', { Lockout: { ...policy, Enabled: false } });
  for (let i = 0; i < 9; i++) assert.deepEqual(await failAfter(0), { disabled: false });
  await changeSettings('matching', { Lockout: policy });
  assert.deepEqual(await failAfter(1), { disabled: false });
});

test('recordFailedAttempt: a transaction that rolls back, leaves neither count nor lock', async () => {
  await failAfter(0);
  await failAfter(0);
  const rolledBack = db.transaction().execute(async (tx) => {
    await recordFailedAttempt(deps, tx, { tenantId, accountId, now: time.now });
    throw new Error('later in the same transaction');
  });
  await assert.rejects(rolledBack, /later in the same/);
  assert.equal((await read()).Enabled, true);
});

test('clearFailedAttempts: a success between failures, starts to count anew', async () => {
  await failAfter(0);
  await failAfter(1);
  await db.transaction().execute((tx) => clearFailedAttempts(tx, { accountId }));
  assert.deepEqual(await failAfter(2), { disabled: false });
  assert.deepEqual(await failAfter(3), { disabled: false });
  assert.deepEqual(await failAfter(4), { disabled: true });
});
