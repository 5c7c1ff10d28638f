import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { createAccount } from './create-account.ts';
import { recordFailedAttempt } from './failed-attempts.ts';
import { readAccount } from './read-account.ts';
import { enableAccount, updateAccount } from './update-account.ts';

const { deps, actor, tenantId, otherTenantId, time } = await openAccountWorld({ after });
const { db } = deps;
let accountNumber = '';
const requireMayEnable = () => undefined;
const update = (request: Parameters<typeof updateAccount>[1]['request'], tenant = tenantId) =>
  updateAccount(deps, {
    actor,
    tenantId: tenant,
    accountNumber,
    request,
    now: new Date(time.now.getTime() + 1000),
    requireMayEnable,
  });
const enable = (enabled: boolean, reason?: string) =>
  enableAccount(deps, { actor, tenantId, accountNumber, enabled, reason, now: time.now, requireMayEnable });
async function fail() {
  const { UIN } = (await readAccount(db, tenantId, accountNumber))!;
  return db
    .transaction()
    .execute((tx) => recordFailedAttempt(deps, tx, { tenantId, accountId: UIN, now: time.now }));
}

beforeEach(async () => {
  accountNumber = crypto.randomUUID();
  await createAccount(deps, {
    actor,
    tenantId,
    request: {
      AccountNumber: accountNumber,
      DisplayName: 'Before',
      Email: 'a@example.org',
      External: { a: 1 },
    },
    now: time.now,
  });
});

test('updateAccount: some fields, change these and raise the version', async () => {
  const account = await update({ Version: 0, DisplayName: 'After', Email: '', External: null });
  assert.deepEqual(
    [account.Version, account.DisplayName, account.Email, account.External, account.ModifiedDate],
    [1, 'After', '', { a: 1 }, '2026-03-01T12:00:01.000Z'],
  );
  assert.deepEqual(await readAccount(db, tenantId, accountNumber), account);
});

test('updateAccount: another address, is confirmed only where the request says so', async () => {
  const confirmed = await update({
    Version: 0,
    EmailVerified: true,
    PhoneNumber: '+4915112345678',
    PhoneNumberVerified: true,
  });
  assert.deepEqual([confirmed.EmailVerified, confirmed.PhoneNumberVerified], [true, true]);
  const same = await update({ Version: 1, Email: 'a@example.org', DisplayName: 'After' });
  assert.deepEqual([same.EmailVerified, same.PhoneNumberVerified], [true, true]);
  const other = await update({ Version: 2, Email: 'b@example.org', PhoneNumber: '+4915112345679' });
  assert.deepEqual([other.EmailVerified, other.PhoneNumberVerified], [false, false]);
  const said = await update({ Version: 3, Email: 'c@example.org', EmailVerified: true });
  assert.equal(said.EmailVerified, true);
});

test('updateAccount: another version than the stored, changes nothing', async () => {
  await update({ Version: 0, DisplayName: 'First' });
  await assert.rejects(update({ Version: 0, DisplayName: 'Second' }), {
    code: 'E_ACCOUNT_VERSION_MISMATCH',
    args: ['0', '1'],
  });
  assert.equal((await readAccount(db, tenantId, accountNumber))?.DisplayName, 'First');
});

test('updateAccount: two from the same version at the same moment, one wins', async () => {
  const results = await Promise.allSettled([
    update({ Version: 0, DisplayName: 'One' }),
    update({ Version: 0, DisplayName: 'Two' }),
  ]);
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('updateAccount: an account of another tenant, is not found', async () => {
  await assert.rejects(update({ Version: 0 }, otherTenantId), { code: 'E_ACCOUNT_NOT_FOUND' });
});

test('enableAccount: off and on, keeps the reason while it is off', async () => {
  const off = await enable(false, 'left the company');
  assert.deepEqual([off.Enabled, off.DisableReason, off.Version], [false, 'left the company', 1]);
  const on = await enable(true, 'is back');
  assert.deepEqual([on.Enabled, on.DisableReason, on.Version], [true, '', 2]);
});

test('enableAccount: after a lockout, starts to count anew', async () => {
  for (let i = 1; i < 5; i++) assert.deepEqual(await fail(), { disabled: false }, `failure ${i}`);
  assert.deepEqual(await fail(), { disabled: true });
  await enable(true);
  for (let i = 1; i < 5; i++) assert.deepEqual(await fail(), { disabled: false }, `failure ${i}`);
  assert.equal((await readAccount(db, tenantId, accountNumber))?.Enabled, true);
});

test('updateAccount: Enabled, resets the lockout as enableAccount does', async () => {
  for (let i = 0; i < 5; i++) await fail();
  const { Version } = (await readAccount(db, tenantId, accountNumber))!;
  assert.equal((await update({ Version, Enabled: true })).DisableReason, '');
  assert.deepEqual(await fail(), { disabled: false });
});
