import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { createAccount } from './create-account.ts';
import { deleteAccount } from './delete-account.ts';
import { readAccount } from './read-account.ts';

const { deps, actor, tenantId, otherTenantId, time } = await openAccountWorld({ after });
const create = (AccountNumber: string, more = {}, tenant = tenantId) =>
  createAccount(deps, {
    actor,
    tenantId: tenant,
    request: { AccountNumber, DisplayName: 'MyAccount', ...more },
    now: time.now,
  });

test('createAccount: the least there is, answers the whole object of the wire', async () => {
  const account = await create('least');
  assert.match(account.UIN, /^[0-9a-f-]{36}$/);
  assert.deepEqual(account, {
    AccountNumber: 'least',
    UIN: account.UIN,
    Version: 0,
    DisplayName: 'MyAccount',
    CustomDisplayName: null,
    Description: null,
    Currency: null,
    External: null,
    Rules: 1,
    LastSyncDate: null,
    Enabled: true,
    ApplicationId: null,
    Custom: true,
    DisableReason: '',
    Owner: null,
    OwnerName: null,
    OwnerPreReg: null,
    Policy: null,
    CustomerName: 'Test Customer',
    CustomerNumber: 'TestCustomer',
    CustomerApplicationType: null,
    CreatedDate: '2026-03-01T12:00:00.000Z',
    ModifiedDate: '2026-03-01T12:00:00.000Z',
    DeletedDate: null,
    Email: null,
    PhoneNumber: null,
    EmailVerified: false,
    PhoneNumberVerified: false,
  });
});

test('createAccount: optional fields, are stored and echoed', async () => {
  const fields = {
    CustomDisplayName: 'Jane “J.” Doe',
    Description: '',
    Currency: 'EUR',
    External: { crm: [1, null, 'ü'] },
    Rules: 7,
    Custom: false,
    Enabled: false,
    DisableReason: 'not yet',
    Email: 'jane@example.org',
    PhoneNumber: '+1234567890',
    EmailVerified: true,
    PhoneNumberVerified: true,
  };
  await create('full', { ...fields, Version: 9 });
  const account = await readAccount(deps.db, tenantId, 'full');
  assert.deepEqual({ ...account, ...fields }, account);
  assert.equal(account?.Version, 0);
});

test('createAccount: every allowed character, is taken', async () => {
  const number = "aZ09-._@#^!~'+";
  assert.equal((await create(number)).AccountNumber, number);
  assert.equal((await create('x'.repeat(128))).AccountNumber.length, 128);
});

test('createAccount: a number that cannot be one, is refused', async () => {
  for (const number of ['', ' ', 'a b', 'a/b', 'ä', 'a%20', 'a\n', '..', '.', 'x'.repeat(129), 'a\0']) {
    await assert.rejects(create(number), { code: 'E_ACCOUNT_NUMBER_NOT_VALID' }, JSON.stringify(number));
  }
});

test('createAccount: a taken number, is refused with it named', async () => {
  await create('taken');
  await assert.rejects(create('taken'), { code: 'E_ACCOUNT_ALREADY_EXISTS', args: ['taken'] });
});

test('createAccount: another case of a number or another tenant, is another account', async () => {
  await create('Case');
  await create('case');
  await create('Case', {}, otherTenantId);
  assert.equal((await readAccount(deps.db, otherTenantId, 'Case'))?.CustomerNumber, 'OtherCustomer');
  assert.equal(await readAccount(deps.db, otherTenantId, 'case'), null);
});

test('createAccount: ten at the same moment, one wins', async () => {
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => create('race')));
  const refused = results.filter((result) => result.status === 'rejected');
  assert.equal(refused.length, 9);
  for (const { reason } of refused) assert.equal(reason.code, 'E_ACCOUNT_ALREADY_EXISTS');
});

test('createAccount: the number of a deleted account, is free again', async () => {
  const first = await create('again');
  await deleteAccount(deps, { actor, tenantId, accountNumber: 'again', now: time.now });
  const second = await create('again');
  assert.notEqual(second.UIN, first.UIN);
});
