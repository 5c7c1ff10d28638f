import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { openAccountWorld } from '../../test/account-world.ts';
import { createAccount } from './create-account.ts';
import { createCredentialFromTempCapture } from './create-credential.ts';
import { deleteAccount } from './delete-account.ts';
import { deleteCredential } from './delete-credential.ts';
import { readAccount, readAccounts } from './read-account.ts';

const world = await openAccountWorld({ after });
const { deps, actor, tenantId, otherTenantId, time } = world;
async function list(query: { filter?: string; sort?: string; start?: number; size?: number }) {
  const { Items, TotalCount } = await readAccounts(deps.db, tenantId, query);
  return { numbers: Items.map(({ AccountNumber }) => AccountNumber), TotalCount };
}

before(async () => {
  const names: [string, string, string][] = [
    ['a1', 'Anna', 'anna@example.org'],
    ['a2', 'Bert', 'Bert@Example.org'],
    ['b1', 'anna', ''],
    ['b2', 'Dora', 'dora@example.org'],
  ];
  for (const [index, [AccountNumber, DisplayName, Email]] of names.entries()) {
    await createAccount(deps, {
      actor,
      tenantId,
      request: { AccountNumber, DisplayName, Email, Enabled: index !== 3, DisableReason: 'left' },
      now: new Date(time.now.getTime() + index * 86_400_000),
    });
  }
  await createAccount(deps, {
    actor,
    tenantId: otherTenantId,
    request: { AccountNumber: 'a3', DisplayName: 'Anna' },
    now: time.now,
  });
  await createAccount(deps, {
    actor,
    tenantId,
    request: { AccountNumber: 'gone', DisplayName: 'Anna' },
    now: time.now,
  });
  await deleteAccount(deps, { actor, tenantId, accountNumber: 'gone', now: time.now });
});

test('readAccount: an unknown, deleted or foreign number, is null', async () => {
  for (const number of ['nobody', 'gone', 'a3']) {
    assert.equal(await readAccount(deps.db, tenantId, number), null);
  }
});

test('readAccounts: nothing asked, gives the live accounts of the tenant, newest change first', async () => {
  assert.deepEqual(await list({}), { numbers: ['b2', 'b1', 'a2', 'a1'], TotalCount: 4 });
});

test('readAccounts: filters, work for every kind of field', async () => {
  assert.deepEqual((await list({ filter: 'AccountNumber:a*', sort: 'AccountNumber' })).numbers, ['a1', 'a2']);
  assert.deepEqual((await list({ filter: 'displayname:ANNA', sort: 'AccountNumber' })).numbers, ['a1', 'b1']);
  assert.deepEqual((await list({ filter: 'Email:' })).numbers, ['b1']);
  assert.deepEqual((await list({ filter: 'Enabled:false' })).numbers, ['b2']);
  assert.deepEqual((await list({ filter: 'CreatedDate:2026-03-02' })).numbers, ['a2']);
  assert.deepEqual((await list({ filter: 'CreatedDate:2026-03-02..;DisplayName:anna' })).numbers, ['b1']);
  assert.deepEqual(await list({ filter: 'AccountNumber:nobody' }), { numbers: [], TotalCount: 0 });
  const uin = (await readAccount(deps.db, tenantId, 'a2'))?.UIN;
  assert.deepEqual((await list({ filter: `UIN:${uin}` })).numbers, ['a2']);
});

test('readAccounts: every field of the list, can be filtered and sorted by', async () => {
  for (const field of ['CustomDisplayName', 'Description', 'PhoneNumber', 'DisableReason']) {
    await list({ filter: `${field}:x*`, sort: `${field},desc` });
  }
  for (const field of ['Rules', 'Version']) await list({ filter: `${field}:0`, sort: field });
  await list({ filter: 'ModifiedDate:2026-03-01', sort: 'ModifiedDate' });
});

test('readAccounts: pages, hold every account once and count all', async () => {
  const pages = await Promise.all(
    [0, 1, 2, 3, 4].map((start) => list({ sort: 'DisplayName', start, size: 1 })),
  );
  assert.deepEqual(pages.flatMap(({ numbers }) => numbers).sort(), ['a1', 'a2', 'b1', 'b2']);
  assert.deepEqual(new Set(pages.map(({ TotalCount }) => TotalCount)), new Set([4]));
});

test('readAccounts: an unknown field, is refused with the allowed ones named', async () => {
  await assert.rejects(list({ filter: 'Name:x' }), (error: Error & { code: string }) => {
    assert.equal(error.code, 'E_INVALID_ARGUMENT');
    assert.match(error.message, /AccountNumber, UIN, DisplayName/);
    return true;
  });
});

test('readAccounts: search, finds words anywhere in four fields, in any case and order', async () => {
  const found = async (search: string) =>
    (await readAccounts(deps.db, tenantId, { search, sort: 'AccountNumber' })).Items.map(
      ({ AccountNumber }) => AccountNumber,
    );
  const ask = async () => {
    assert.deepEqual(await found('EXAMPLE'), ['a1', 'a2', 'b2']);
    assert.deepEqual(await found('org  ann'), ['a1']);
    assert.deepEqual(await found('nn'), ['a1', 'b1']);
    assert.deepEqual(await found('b'), ['a2', 'b1', 'b2']);
    assert.deepEqual(await found(' '), ['a1', 'a2', 'b1', 'b2']);
    assert.deepEqual(await found('gone'), [], 'a deleted account');
    for (const wildcard of ['%', '_', '\\', "'"]) assert.deepEqual(await found(wildcard), [], wildcard);
  };
  await ask();
  // Where the database has no trigrams, the answers are the same.
  await sql`drop index account_search`.execute(deps.db);
  await ask();
  await assert.rejects(found('\0'), { code: 'E_INVALID_ARGUMENT' });
});

test('readAccounts: letters beyond ASCII, are found in any case and normal form, by search and by filter', async () => {
  const decomposed = 'Zoë'.normalize('NFD');
  for (const [AccountNumber, DisplayName, Email] of [
    ['t1', 'Ömer Straße', 'ömer@example.org'],
    ['t2', 'Алексей', 'алексей@пример.рф'],
    ['t3', decomposed, ''],
  ] as const)
    await createAccount(deps, {
      actor,
      tenantId: otherTenantId,
      request: { AccountNumber, DisplayName, Email },
      now: time.now,
    });
  const found = async (query: { search?: string; filter?: string }) =>
    (await readAccounts(deps.db, otherTenantId, { ...query, sort: 'CreatedDate' })).Items.map(
      ({ DisplayName }) => DisplayName.normalize('NFC'),
    );
  for (const search of ['ömer', 'ÖMER', 'ömer'.normalize('NFD'), 'strasse', 'STRASSE', 'STRAẞE'])
    assert.deepEqual(await found({ search }), ['Ömer Straße'], search);
  for (const search of ['алексей', 'АЛЕКС', 'ПРИМЕР'])
    assert.deepEqual(await found({ search }), ['Алексей'], search);
  for (const search of ['zoë', 'ZOË', decomposed]) assert.deepEqual(await found({ search }), ['Zoë'], search);
  assert.deepEqual(await found({ search: 'omer' }), [], 'another letter');
  for (const filter of [
    'DisplayName:öMER STRASSE',
    'DisplayName:ÖM*',
    `DisplayName:${'ömer'.normalize('NFD')}*`,
    'Email:ÖMER@example.org',
  ])
    assert.deepEqual(await found({ filter }), ['Ömer Straße'], filter);
});

test('readAccounts: search with filter and page, counts what matches both', async () => {
  const page = await readAccounts(deps.db, tenantId, {
    search: 'example',
    filter: 'Enabled:true',
    sort: 'AccountNumber',
    size: 1,
  });
  assert.equal(page.TotalCount, 2);
  assert.deepEqual(
    page.Items.map(({ AccountNumber }) => AccountNumber),
    ['a1'],
  );
});

test('readAccounts: an account with a credential, says so and since when', async () => {
  const TempId = await world.stageTempCapture({ person: 'anna' });
  const before = { actor, tenantId, accountNumber: 'a1', now: time.now, signal: AbortSignal.timeout(10_000) };
  await createCredentialFromTempCapture(deps, before, { TempId });
  const withOne = await readAccounts(deps.db, tenantId, { filter: 'HasBioCredential:true' });
  assert.deepEqual(
    withOne.Items.map(({ AccountNumber, HasBioCredential, BioCredentialDate }) => ({
      AccountNumber,
      HasBioCredential,
      BioCredentialDate,
    })),
    [{ AccountNumber: 'a1', HasBioCredential: true, BioCredentialDate: time.now.toISOString() }],
  );
  const without = await readAccounts(deps.db, tenantId, { filter: 'HasBioCredential:false' });
  assert.equal(without.TotalCount, 3);
  assert.ok(without.Items.every(({ BioCredentialDate }) => BioCredentialDate === null));
  await deleteCredential(deps, before);
  assert.equal((await list({ filter: 'HasBioCredential:true' })).TotalCount, 0);
});
