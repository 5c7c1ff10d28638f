import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, roles } from '@selfsame/contract';
import { basicAuthorization, call, tokenOf, withEdge } from '../../test/edge.ts';
import { updateTenant } from '../store/tenant/tenant.ts';
import { bootstrap } from './bootstrap.ts';

test('CreateApiKey: answers the value once, with all roles of the caller unless asked otherwise', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { status, body } = await call(edge, 'POST', '/adminUser/apiKeys', {
    token,
    body: { description: 'Backend' },
  });
  assert.equal(status, 200);
  assert.equal(body.Description, 'Backend');
  assert.deepEqual(body.Roles, [...roles]);
  assert.equal(Buffer.from(body.Value, 'base64url').length, 32);
  assert.equal((await tokenOf(edge, { id: body.ExternalId, value: body.Value })).split('.').length, 3);
  const read = await call(edge, 'GET', `/adminUser/apiKeys/${body.ExternalId}`, { token });
  assert.equal(read.body.Value, undefined);
  assert.equal(read.body.CustomerNumber, 'Test');
  const list = await call(edge, 'GET', '/adminUser/apiKeys?filter=Description:Back*', { token });
  assert.equal(list.body.TotalCount, 1);
  assert.equal(list.body.Items[0].Value, undefined);
});

test('GetApiKey: says when a token was last drawn with the key, to the minute', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { body: key } = await call(edge, 'POST', '/adminUser/apiKeys', { token, body: {} });
  assert.equal(key.LastUsedDate, null);
  const lastUsed = async () =>
    (await call(edge, 'GET', `/adminUser/apiKeys/${key.ExternalId}`, { token })).body.LastUsedDate;
  const first = edge.clock.now().toISOString();
  await tokenOf(edge, { id: key.ExternalId, value: key.Value });
  assert.equal(await lastUsed(), first);
  edge.clock.pass(59);
  await tokenOf(edge, { id: key.ExternalId, value: key.Value });
  assert.equal(await lastUsed(), first, 'written at most once a minute');
  edge.clock.pass(1);
  await tokenOf(edge, { id: key.ExternalId, value: key.Value });
  assert.equal(await lastUsed(), edge.clock.now().toISOString());
});

test('GetApiKeys: without paging or filter, a bare array; with any of them, a page', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const bare = await call(edge, 'GET', '/adminUser/apiKeys', { token });
  assert.ok(Array.isArray(bare.body));
  assert.equal(bare.body[0].Value, undefined);
  for (const query of ['start=0&size=20', 'size=20', 'sort=CreatedDate', 'filter=Enabled:true']) {
    const page = await call(edge, 'GET', `/adminUser/apiKeys?${query}`, { token });
    assert.deepEqual(page.body, { Items: bare.body, TotalCount: bare.body.length }, query);
  }
});

test('CreateApiKey: with RejectUnknownFields, its requests are refused for a field that nobody reads', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { body: key } = await call(edge, 'POST', '/adminUser/apiKeys', {
    token,
    body: { RejectUnknownFields: true },
  });
  assert.equal(key.RejectUnknownFields, true);
  const strict = await tokenOf(edge, { id: key.ExternalId, value: key.Value });
  const body = { Descripion: 'x' };
  const refused = await call(edge, 'POST', '/adminUser/apiKeys', { token: strict, body });
  assert.equal(refused.status, 400);
  assert.match(refused.body.Message, /'Descripion' is not a field .* did you mean 'Description'/);
  assert.equal((await call(edge, 'POST', '/adminUser/apiKeys', { token, body })).status, 200);
  // The misspelt field is named, and not the required one that is missing by it.
  const account = { AccountNumber: 'ada', DisplayNam: 'Ada' };
  const misspelt = await call(edge, 'POST', '/accounts', { token: strict, body: account });
  assert.match(misspelt.body.Message, /'DisplayNam' is not a field .* did you mean 'DisplayName'/);
  const lenient = await call(edge, 'POST', '/accounts', { token, body: account });
  assert.equal(lenient.body.Message, 'DisplayName is required.');
});

test('CreateApiKey: a role that the caller lacks, is refused', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { body: small } = await call(edge, 'POST', '/adminUser/apiKeys', {
    token,
    body: { Roles: ['Configurator', 'Account Manager'] },
  });
  const smallToken = await tokenOf(edge, { id: small.ExternalId, value: small.Value });
  const more = await call(edge, 'POST', '/adminUser/apiKeys', {
    token: smallToken,
    body: { Roles: ['Account Manager', 'Biometric Credentials Reader'] },
  });
  assert.equal(more.status, 403);
  assert.deepEqual(more.body.Args, ['Biometric Credentials Reader']);
  const inherited = await call(edge, 'POST', '/adminUser/apiKeys', { token: smallToken });
  assert.deepEqual(inherited.body.Roles, ['Configurator', 'Account Manager']);
  const past = await call(edge, 'POST', '/adminUser/apiKeys', {
    token,
    body: { ExpirationDate: '2020-01-01T00:00:00Z' },
  });
  assert.equal(past.body.Message, 'ExpirationDate must be in the future.');
});

test('CreateApiKey: at the limit and at the same moment, no tenant gets more keys than it may hold', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const now = edge.clock.now();
  await edge.db
    .insertInto('api_key')
    .values(
      Array.from({ length: limits.apiKeys - 2 }, (_, index) => ({
        id: crypto.randomUUID(),
        tenant_id: edge.key.tenantId,
        external_id: `k${index}`,
        value_hash: Buffer.alloc(32),
        roles: [],
        created_at: now,
        modified_at: now,
      })),
    )
    .execute();
  const replies = await Promise.all(
    [1, 2, 3].map(() => call(edge, 'POST', '/adminUser/apiKeys', { token, body: {} })),
  );
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 400, 400]);
});

test('API keys of another tenant: are not found, listed, changed or deleted', async (t) => {
  const edge = await withEdge(t);
  const other = await edge.addTenant('Other');
  const token = await tokenOf(edge, other);
  const path = `/adminUser/apiKeys/${edge.key.id}`;
  const replies = [
    await call(edge, 'GET', path, { token }),
    await call(edge, 'DELETE', path, { token }),
    await call(edge, 'POST', `${path}/enable?enabled=false`, { token }),
    await call(edge, 'POST', `${path}/revokeRefeshToken`, { token }),
  ];
  for (const { status, body } of replies) assert.deepEqual([status, body.ID], [404, 'E_API_KEY_NOT_FOUND']);
  const list = await call(edge, 'GET', '/adminUser/apiKeys?start=0', { token });
  assert.deepEqual(
    list.body.Items.map(({ ExternalId }: { ExternalId: string }) => ExternalId),
    [other.id],
  );
  assert.ok(await tokenOf(edge));
});

test('DeleteApiKey: ends its tokens and cannot be undone', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const { body: made } = await call(edge, 'POST', '/adminUser/apiKeys', { token, body: {} });
  const authorization = basicAuthorization({ id: made.ExternalId, value: made.Value });
  const { body: pair } = await call(edge, 'POST', '/auth/token', { authorization });
  assert.equal((await call(edge, 'DELETE', `/adminUser/apiKeys/${made.ExternalId}`, { token })).body, true);
  assert.equal((await call(edge, 'GET', '/auth/check', { token: pair.AccessToken })).status, 401);
  assert.equal((await call(edge, 'POST', '/auth/refresh', { body: pair.RefreshToken })).status, 401);
  assert.equal((await call(edge, 'POST', '/auth/token', { authorization })).status, 401);
  const again = await call(edge, 'POST', `/adminUser/apiKeys/${made.ExternalId}/enable?enabled=true`, {
    token,
  });
  assert.equal(again.status, 404);
});

test('RevokeRefreshTokens: refresh tokens end, the key and its access tokens live on', async (t) => {
  const edge = await withEdge(t);
  const authorization = basicAuthorization(edge.key);
  const { body: pair } = await call(edge, 'POST', '/auth/token', { authorization });
  const path = `/adminUser/apiKeys/${edge.key.id}/revokeRefeshToken`;
  assert.equal((await call(edge, 'POST', path, { token: pair.AccessToken })).body, true);
  assert.equal((await call(edge, 'POST', '/auth/refresh', { body: pair.RefreshToken })).status, 401);
  assert.equal((await call(edge, 'GET', '/auth/check', { token: pair.AccessToken })).status, 200);
});

test('CheckAuthentication and Ping: say who and what', async (t) => {
  const edge = await withEdge(t);
  const { body } = await call(edge, 'GET', '/auth/check', { token: await tokenOf(edge) });
  assert.equal(body.CustomerNumber, 'Test');
  assert.equal(body.CustomerName, 'Customer Test');
  assert.deepEqual(body.RoleNames, [...roles]);
  assert.equal((await call(edge, 'GET', '/ping')).body.ProductName, 'Selfsame');
});

test('bootstrap: with a given key, makes it once, also when processes start at once', async (t) => {
  const edge = await withEdge(t);
  const value = 'v'.repeat(32);
  const options = {
    customerNumber: 'Fresh',
    customerName: 'Fresh',
    apiKey: `my-key:${value}`,
    now: edge.clock.now(),
  };
  const made = await Promise.all([1, 2, 3].map(() => bootstrap(edge.deps, options)));
  assert.equal(made.filter(({ created }) => created).length, 1);
  assert.ok(await tokenOf(edge, { id: 'my-key', value }));
  const again = await bootstrap(edge.deps, { ...options, apiKey: `my-key:${'w'.repeat(32)}` });
  assert.deepEqual([again.created, again.id, again.value], [false, 'my-key', null]);
  assert.ok(await tokenOf(edge, { id: 'my-key', value }), 'an existing key is never changed');
  const none = await bootstrap(edge.deps, { ...options, apiKey: undefined });
  assert.deepEqual([none.created, none.value], [false, null]);
});

test('bootstrap: a customer number of an erased tenant, stops the start and makes nothing', async (t) => {
  const edge = await withEdge(t);
  const { tenantId } = await edge.addTenant('Gone');
  const now = edge.clock.now();
  await edge.db.deleteFrom('api_key').where('tenant_id', '=', tenantId).execute();
  const start = () => bootstrap(edge.deps, { customerNumber: 'Gone', customerName: 'Gone', now });
  for (const erased_at of [null, now]) {
    await updateTenant(edge.db, tenantId, { disabled_at: now, erasing_at: now, erased_at });
    await assert.rejects(start(), /customer number, Gone, belongs to a tenant that was erased/);
  }
  const keys = await edge.db.selectFrom('api_key').where('tenant_id', '=', tenantId).execute();
  assert.deepEqual(keys, []);
});

test('bootstrap: a malformed or weak key, and an id of another tenant, stop the start', async (t) => {
  const edge = await withEdge(t);
  const start = (apiKey: string) =>
    bootstrap(edge.deps, { customerNumber: 'Fresh', customerName: 'Fresh', apiKey, now: edge.clock.now() });
  await assert.rejects(start('no-colon'), /`id:value`/);
  await assert.rejects(start('id:short'), /32 random characters/);
  await assert.rejects(start(`${edge.key.id}:${'v'.repeat(40)}`), /another tenant/);
});
