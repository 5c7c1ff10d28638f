import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ListQuery,
  operationById,
  operationIds,
  type SearchMetadata,
  sandboxAaguid,
} from '@selfsame/contract';
import { call, tokenOf, withEdge } from '../../test/edge.ts';
import { ensureTenant } from '../store/tenant/tenant.ts';

test('GetMatchingPolicy: before anybody changed it, answers the defaults', async (t) => {
  const edge = await withEdge(t);
  const { body } = await call(edge, 'GET', '/settings/matching', { token: await tokenOf(edge) });
  assert.deepEqual(body, {
    FalseMatchRate: 0.00001,
    CheckLivenessDefault: true,
    AllowLivenessOverride: true,
    LivenessMode: null,
    LivenessDoubt: 'reject',
    Review: { FourEyes: false, KeepFrames: true, TimeoutSec: 86_400 },
    Passkeys: {
      SecondFactor: 'never',
      WithoutKey: 'none',
      Synced: true,
      OfferAfterEnrolment: false,
      RaiseWithinDays: 0,
    },
    RequireConsent: false,
    DuplicateCheck: 'off',
    Lockout: { Enabled: true, MaxFailedAttempts: 4, FailedAttemptsTimeoutSec: 86400 },
    Version: 0,
  });
});

test('UpdateMatchingPolicy: attestation without a make, or with a root that is no certificate, answers 400', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { body: policy } = await call(edge, 'GET', '/settings/matching', { token });
  const put = (changes: object) =>
    call(edge, 'PUT', '/settings/matching', {
      token,
      body: { ...policy, Passkeys: { ...policy.Passkeys, ...changes } },
    });
  const Aaguids = ['aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb'];
  for (const changes of [
    { Attestation: 'direct' },
    { Attestation: 'direct', Aaguids: [] },
    { Attestation: 'direct', Aaguids: ['a make'] },
    { AttestationRoots: 'a root' },
    { AttestationRoots: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' },
    { DelayHours: 0 },
    { DelayHours: 169 },
  ])
    assert.equal((await put(changes)).status, 400, JSON.stringify(changes));
  const { body } = await put({ Attestation: 'direct', Aaguids, DelayHours: 168 });
  assert.deepEqual([body.Passkeys.Aaguids, body.Passkeys.DelayHours], [Aaguids, 168]);
});

test('UpdateMatchingPolicy: the make of simulated passkeys, is taken in a sandbox alone', async (t) => {
  const edge = await withEdge(t);
  const Aaguids = ['aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb', sandboxAaguid.toUpperCase()];
  for (const [key, status] of [
    [edge.key, 400],
    [await edge.addSandbox('try'), 200],
  ] as const) {
    const token = await tokenOf(edge, key);
    const { body: policy } = await call(edge, 'GET', '/settings/matching', { token });
    const body = { ...policy, Passkeys: { ...policy.Passkeys, Attestation: 'direct', Aaguids } };
    assert.equal((await call(edge, 'PUT', '/settings/matching', { token, body })).status, status);
  }
});

test('UpdateMatchingPolicy: pages that ask for passkeys, are exact origins that browsers allow it', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { body: policy } = await call(edge, 'GET', '/settings/matching', { token });
  const put = (EmbeddingOrigins: string[]) =>
    call(edge, 'PUT', '/settings/matching', {
      token,
      body: { ...policy, Passkeys: { ...policy.Passkeys, EmbeddingOrigins } },
    });
  const refused = [
    ...['https://*.selfsame.test', 'https://shop.selfsame.test/', 'https://shop.selfsame.test/path', 'null'],
    ...['http://shop.selfsame.test', 'https://Shop.selfsame.test', 'https://user@shop.selfsame.test', ''],
    ...[
      'https://shop.selfsame.test:443',
      'https://192.0.2.7',
      'https://evil.example',
      'https://evilselfsame.test',
    ],
    ...['https://selfsame.test.evil.example', `https://${'a'.repeat(255)}.selfsame.test`],
  ];
  for (const origin of refused) assert.equal((await put([origin])).status, 400, origin);
  assert.equal((await put(Array(11).fill('https://shop.selfsame.test'))).status, 400);
  const origins = ['https://shop.selfsame.test', 'https://a.b.selfsame.test:8443', 'https://partner.example'];
  const { status, body } = await put(origins);
  assert.deepEqual([status, body.Passkeys.EmbeddingOrigins], [200, origins]);
});

test('UpdateMatchingPolicy: with the stored Version, writes and raises it; with an older one, answers 409', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { body: policy } = await call(edge, 'GET', '/settings/matching', { token });
  const changed = { ...policy, FalseMatchRate: 0.0001, DuplicateCheck: 'refuse' };
  const first = await call(edge, 'PUT', '/settings/matching', { token, body: changed });
  assert.deepEqual(first.body, { ...changed, Version: 1 });
  const stale = await call(edge, 'PUT', '/settings/matching', { token, body: changed });
  assert.equal(stale.status, 409);
  assert.deepEqual([stale.body.ID, stale.body.Args], ['E_ACCOUNT_VERSION_MISMATCH', ['0', '1']]);
  const second = await call(edge, 'PUT', '/settings/matching', { token, body: { ...changed, Version: 1 } });
  assert.equal(second.body.Version, 2);
  assert.deepEqual((await call(edge, 'GET', '/settings/matching', { token })).body, second.body);
});

test('UpdateMatchingPolicy: of several writers of one Version, one wins', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { body: policy } = await call(edge, 'GET', '/settings/matching', { token });
  const write = (Version: number) =>
    Promise.all(
      [1, 2, 3, 4].map(() =>
        call(edge, 'PUT', '/settings/matching', { token, body: { ...policy, Version } }),
      ),
    );
  for (const version of [0, 1])
    assert.deepEqual((await write(version)).map(({ status }) => status).sort(), [200, 409, 409, 409]);
});

test('UpdateMatchingPolicy: an error rate without evidence, is refused with the range', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { body: policy } = await call(edge, 'GET', '/settings/matching', { token });
  for (const FalseMatchRate of [1e-9, 0.05]) {
    const refused = await call(edge, 'PUT', '/settings/matching', {
      token,
      body: { ...policy, FalseMatchRate },
    });
    assert.equal(refused.status, 400);
    assert.deepEqual(
      [refused.body.ID, refused.body.Args],
      ['E_FMR_NOT_SUPPORTED', [String(FalseMatchRate), '0.000001', '0.01']],
    );
  }
});

test('generic settings: are read, changed, and belong to their tenant', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const defaults = {
    StoreTransactionSensitiveData: false,
    AllowStoringAccountBioCredentialRawData: true,
    Version: 0,
  };
  assert.deepEqual((await call(edge, 'GET', '/settings/generic', { token })).body, defaults);
  const body = { ...defaults, AllowStoringAccountBioCredentialRawData: false };
  assert.equal((await call(edge, 'PUT', '/settings/generic', { token, body })).body.Version, 1);
  const other = await tokenOf(edge, await edge.addTenant('Other'));
  assert.deepEqual((await call(edge, 'GET', '/settings/generic', { token: other })).body, defaults);
});

test('portal settings: are read by who begins transactions, changed by the configurator alone, and tell whom', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { body: key } = await call(edge, 'POST', '/adminUser/apiKeys', {
    token,
    body: { Roles: ['Transaction Manager'] },
  });
  const manager = await tokenOf(edge, { id: key.ExternalId, value: key.Value });
  const { body: defaults } = await call(edge, 'GET', '/settings/portal', { token: manager });
  assert.deepEqual(defaults, {
    LivenessDefaultEnabled: true,
    AllowOverrideLiveness: true,
    DefaultTimeoutSec: 3600,
    DeveloperOptions: false,
    Version: 0,
  });
  const body = { ...defaults, DefaultTimeoutSec: 600 };
  const put = (by: string, setting: object) =>
    call(edge, 'PUT', '/settings/portal', { token: by, body: setting });
  assert.equal((await put(manager, body)).status, 403);
  assert.deepEqual((await put(token, body)).body, { ...body, Version: 1 });
  assert.equal((await put(token, body)).body.ID, 'E_ACCOUNT_VERSION_MISMATCH');
  assert.equal((await put(token, { ...body, DefaultTimeoutSec: 0, Version: 1 })).status, 400);
});

test('templates: Verify_Identity is there, keeps its name, stays enabled and cannot be deleted', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { body: list } = await call(edge, 'GET', '/customOperations', { token });
  assert.equal(list[0].Name, 'Verify_Identity');
  const path = `/customOperations/${list[0].ExternalId}`;
  const put = (body: object) => call(edge, 'PUT', path, { token, body });
  const titled = await put({ Name: 'Verify_Identity', Title: 'Is it you?', FalseMatchRate: 0.001 });
  assert.deepEqual(
    [titled.status, titled.body.Title, titled.body.FalseMatchRate],
    [200, 'Is it you?', 0.001],
  );
  assert.match((await put({ Name: 'Renamed' })).body.Message, /keeps its name/);
  assert.match((await put({ Name: 'Verify_Identity', Enabled: false })).body.Message, /stays enabled/);
  assert.match((await call(edge, 'DELETE', path, { token })).body.Message, /cannot be deleted/);
});

test('templates: those that clients name without having made them, are there from the first start and stay deleted', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const namesOf = async (): Promise<string[]> =>
    (await call(edge, 'GET', '/customOperations', { token })).body.map(({ Name }: { Name: string }) => Name);
  const names = await namesOf();
  for (const name of [
    ...['FundsTransfer', 'AddBeneficiary', 'EditBeneficiary', 'BankLogin', 'ResetPassword', 'BioRecovery'],
    ...[
      'AccountApproved',
      'AccountDeclined',
      'AccountPending',
      'OfferBio',
      'PushAuthorization',
      'VerifyIdentity',
    ],
  ])
    assert.ok(names.includes(name), name);
  const { body: list } = await call(edge, 'GET', '/customOperations', { token });
  const gone = list.find(({ Name }: { Name: string }) => Name === 'OfferBio');
  await call(edge, 'DELETE', `/customOperations/${gone.ExternalId}`, { token });
  // As every start does.
  const tenant = await edge.db
    .selectFrom('tenant')
    .selectAll()
    .where('id', '=', edge.key.tenantId)
    .executeTakeFirstOrThrow();
  await ensureTenant(edge.db, {
    customerNumber: tenant.customer_number,
    customerName: tenant.customer_name,
    now: new Date(),
  });
  assert.deepEqual(
    await namesOf(),
    names.filter((name) => name !== 'OfferBio'),
  );
});

test('templates: are created, read, changed, deleted; a name is taken in any case until then', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const create = (body: object) => call(edge, 'POST', '/customOperations', { token, body });
  const made = await create({ Name: 'LoanPayout', Title: 'Approve', CheckLiveness: true });
  assert.equal(made.status, 200);
  assert.equal(made.body.CustomerNumber, 'Test');
  assert.match((await create({ Name: 'loanpayout' })).body.Message, /is taken/);
  assert.match((await create({ Name: 'getforeignbiometry' })).body.Message, /predefined/);
  assert.equal((await create({ Name: 'has space' })).status, 400);
  assert.equal((await create({ Name: 'Strict', FalseMatchRate: 1e-12 })).body.ID, 'E_FMR_NOT_SUPPORTED');
  const path = `/customOperations/${made.body.ExternalId}`;
  const second = await create({ Name: 'Login' });
  const clash = await call(edge, 'PUT', `/customOperations/${second.body.ExternalId}`, {
    token,
    body: { Name: 'LoanPayout' },
  });
  assert.match(clash.body.Message, /is taken/);
  const other = await tokenOf(edge, await edge.addTenant('Other'));
  for (const method of ['GET', 'DELETE'] as const)
    assert.equal((await call(edge, method, path, { token: other })).body.ID, 'E_TEMPLATE_NOT_FOUND');
  assert.equal((await call(edge, 'DELETE', path, { token })).body, true);
  assert.equal((await call(edge, 'GET', path, { token })).status, 404);
  assert.equal((await create({ Name: 'LoanPayout' })).status, 200);
});

test('GetSearchMetadata: every list with its fields, and each list takes what is said of it', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { status, body } = await call(edge, 'GET', '/searchMetadata', { token });
  assert.equal(status, 200);
  const lists = body.Lists as SearchMetadata['Lists'];
  const takesFilter = operationIds.filter((id) => {
    const { properties } = (operationById(id).query ?? {}) as { properties?: Record<string, unknown> };
    return properties?.filter === ListQuery.properties.filter;
  });
  assert.deepEqual(lists.map(({ Operation }) => Operation).sort(), [...takesFilter].sort());
  const keys = lists.find(({ Operation }) => Operation === 'GetApiKeys')!;
  assert.deepEqual([keys.Path, keys.DefaultSort], ['/adminUser/apiKeys', 'CreatedDate,desc']);
  assert.deepEqual(keys.Fields[1], {
    Name: 'Description',
    Type: 'label',
    IsFilterable: true,
    IsSortable: true,
    IsPrefixAllowed: true,
  });
  for (const { Name } of keys.Fields) {
    const query = `filter=${Name}:&sort=${Name}`;
    assert.equal((await call(edge, 'GET', `${keys.Path}?${query}`, { token })).status, 200, Name);
  }
});
