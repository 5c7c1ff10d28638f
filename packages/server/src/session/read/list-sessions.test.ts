import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { ensureTenant } from '../../store/tenant/tenant.ts';
import { beginOperation } from '../begin/begin-operation.ts';
import { beginSelfie } from '../begin/begin-selfie.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { listSessions } from './list-sessions.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId, clock } = fixture;
await fixture.createAccount('alice');
await beginSelfie(deps, fixture.caller, { TimeoutSec: 60, Tag: 'first' });
clock.advance(10);
await beginOperation(deps, fixture.caller, {
  Name: 'EnrollBioCredential',
  AccountNumber: 'alice',
  Tag: 'second',
});
clock.advance(10);
await beginTransaction(deps, fixture.caller, {
  AccountNumber: 'alice',
  Name: 'Verify_Identity',
  ConfirmationPolicy: { CredentialType: 0 },
  CustomData: [{ Key: 'amount', Value: '5' }],
  Tag: 'third',
});
const tags = async (query: Parameters<typeof listSessions>[2]) =>
  (await listSessions(deps, tenantId, query)).Items.map(({ Tag }) => Tag);

test('listSessions: nothing asked, everything newest first', async () => {
  const { Items, TotalCount } = await listSessions(deps, tenantId, {});
  assert.equal(TotalCount, 3);
  assert.deepEqual(
    Items.map(({ Type, Name, AccountNumber }) => [Type, Name, AccountNumber]),
    [
      ['verification', 'Verify_Identity', 'alice'],
      ['enrolment', 'EnrollBioCredential', 'alice'],
      ['selfie', 'GetForeignBiometry', null],
    ],
  );
  assert.deepEqual(Items[0]?.CustomData, [{ Key: 'amount', Value: '5' }]);
});

test('listSessions: filtered, sorted and paged, with the count of all', async () => {
  assert.deepEqual(await tags({ filter: 'AccountNumber:alice', sort: 'StartDate' }), ['second', 'third']);
  assert.deepEqual(await tags({ filter: 'type:SELFIE' }), ['first']);
  assert.deepEqual(await tags({ filter: 'Type:selfie,enrolment;Status:0,1' }), ['second', 'first']);
  assert.deepEqual(await tags({ filter: 'AccountNumber:ali*;Name:verify*' }), ['third']);
  assert.deepEqual(await tags({ filter: 'StartDate:2026-11-23T10:00:05Z..2026-11-23T10:00:15Z' }), [
    'second',
  ]);
  await assert.rejects(tags({ filter: 'Status:0,x' }), { code: 'E_INVALID_ARGUMENT' });
  const page = await listSessions(deps, tenantId, { sort: 'Tag,desc', start: 1, size: 1 });
  assert.deepEqual([page.Items.map(({ Tag }) => Tag), page.TotalCount], [['second'], 3]);
  await assert.rejects(tags({ filter: 'Secret:x' }), { code: 'E_INVALID_ARGUMENT' });
});

test('listSessions: a page behind the end, empty with the count of all', async () => {
  assert.deepEqual(await listSessions(deps, tenantId, { start: 50 }), { Items: [], TotalCount: 3 });
});

test('listSessions: read while others begin, page and count are of one moment', async () => {
  const begin = async () => {
    for (let n = 0; n < 20; n++) await beginSelfie(deps, fixture.caller, { TimeoutSec: 60, Tag: 'busy' });
  };
  let isBusy = true;
  const begun = Promise.all([begin(), begin()]).finally(() => {
    isBusy = false;
  });
  const apart: unknown[] = [];
  while (isBusy) {
    const { Items, TotalCount } = await listSessions(deps, tenantId, { filter: 'Tag:busy', size: 100 });
    if (Items.length !== TotalCount) apart.push([Items.length, TotalCount]);
  }
  await begun;
  assert.deepEqual(apart, []);
});

test('listSessions: expired in the meantime, listed as such', async () => {
  assert.deepEqual(await tags({ filter: 'Status:3' }), []);
  clock.advance(40);
  const { Items } = await listSessions(deps, tenantId, { filter: 'Status:3;Tag:first' });
  assert.deepEqual(
    Items.map(({ Tag, Result, EndDate }) => [Tag, Result, EndDate]),
    [['first', 'Operation has expired.', '2026-11-23T10:01:00.000Z']],
  );
});

test('listSessions: another tenant, sees none of them', async () => {
  const other = await ensureTenant(db, { customerNumber: 'Other', customerName: 'Other', now: clock.now() });
  assert.deepEqual(await listSessions(deps, other.id, {}), { Items: [], TotalCount: 0 });
});
