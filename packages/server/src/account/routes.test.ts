import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { actedData } from '../../test/face-actor.ts';
import { type AnyCall, all, bases, serverWith } from '../../test/served-operations.ts';
import { accountHandlers } from './routes.ts';

const world = await openAccountWorld({ after });
const image = (person: string) => ({ DataType: 1, Data: actedData({ person }) });

/** A caller of the real routes, as the world's tenant: a backend, or what `principal` says. */
async function callerOf(t: TestContext, principal: object = {}) {
  const handlers = Object.entries(accountHandlers(world.deps)).map(([id, handler]) => {
    const asTenant = (call: AnyCall) =>
      (handler as (call: unknown) => Promise<unknown>)({
        ...call,
        principal: { ...call.principal, ...principal, tenantId: world.tenantId },
      });
    return [id, asTenant];
  });
  const fastify = await serverWith(t, Object.fromEntries(handlers));
  return async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) => {
    const reply = await fastify.inject({ method, url: bases.admin + path, headers: all, payload });
    return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() };
  };
}

test('accounts: the life of one over the wire, with an e-mail address as number', async (t) => {
  const call = await callerOf(t);
  const path = `/accounts/${encodeURIComponent('jane+1@example.org')}`;
  assert.deepEqual(await call('GET', path), { status: 200, body: null });
  const request = { accountNumber: 'jane+1@example.org', displayName: 'Jane', custom: 'true' };
  const created = await call('POST', '/v1/accounts', request);
  assert.deepEqual([created.status, created.body.AccountNumber], [200, 'jane+1@example.org']);
  const again = await call('POST', '/accounts', request);
  assert.deepEqual([again.status, again.body.ID], [409, 'E_ACCOUNT_ALREADY_EXISTS']);
  assert.deepEqual((await call('GET', path)).body, created.body);
  const updated = await call('PUT', path, { ...created.body, DisplayName: 'Jane Doe' });
  assert.deepEqual([updated.body.DisplayName, updated.body.Version], ['Jane Doe', 1]);
  const stale = await call('PUT', path, created.body);
  assert.deepEqual([stale.status, stale.body.ID], [409, 'E_ACCOUNT_VERSION_MISMATCH']);
  const disabled = await call('POST', `${path}/enable?enabled=false&reason=left`);
  assert.deepEqual([disabled.body.Enabled, disabled.body.DisableReason], [false, 'left']);
  for (const list of ['/accounts', '/accountList']) {
    const page = await call(
      'GET',
      `${list}?filter=AccountNumber:${encodeURIComponent('jane*')}&sort=&start=&size=5`,
    );
    assert.deepEqual(
      [page.status, page.body.TotalCount, page.body.Items[0].DisplayName],
      [200, 1, 'Jane Doe'],
    );
  }
  assert.deepEqual(await call('DELETE', path), { status: 200, body: true });
  assert.deepEqual(await call('DELETE', path), { status: 200, body: true });
  assert.deepEqual(await call('GET', path), { status: 200, body: null });
});

test('accounts: a session whose proof is old, disables and edits, and enables by neither call; a recent one does', async (t) => {
  const session = { kind: 'operator', operatorId: crypto.randomUUID(), isRecent: false };
  const [stale, fresh] = [await callerOf(t, session), await callerOf(t, { ...session, isRecent: true })];
  const path = '/accounts/proof';
  const created = await stale('POST', '/accounts', { AccountNumber: 'proof', DisplayName: 'Before' });
  assert.equal(created.status, 200);
  const edited = await stale('PUT', path, { ...created.body, DisplayName: 'After' });
  assert.deepEqual([edited.status, edited.body.DisplayName], [200, 'After']);
  assert.equal((await stale('POST', `${path}/enable?enabled=false`)).body.Enabled, false);
  const Version = edited.body.Version + 1;
  for (const refused of [
    await stale('POST', `${path}/enable?enabled=true`),
    await stale('POST', `${path}/enable?Enabled=True`),
    await stale('PUT', path, { Version, Enabled: true }),
  ])
    assert.deepEqual([refused.status, refused.body.ID], [403, 'E_RECENT_SIGN_IN_REQUIRED']);
  assert.equal((await stale('GET', path)).body.Enabled, false);
  assert.equal((await fresh('PUT', path, { Version, Enabled: true })).body.Enabled, true);
  assert.equal((await fresh('POST', `${path}/enable?enabled=true`)).body.Enabled, true);
});

test('accounts: an unknown filter field, answers 400 with the fields there are', async (t) => {
  const call = await callerOf(t);
  const { status, body } = await call('GET', '/accounts?filter=Name:x');
  assert.deepEqual([status, body.ID], [400, 'E_INVALID_ARGUMENT']);
  assert.match(body.Message, /AccountNumber/);
});

test('accounts: the character U+0000 anywhere, answers 400', async (t) => {
  const call = await callerOf(t);
  const bodies = [
    { AccountNumber: 'nul', DisplayName: 'a\0b' },
    { AccountNumber: 'nul', DisplayName: 'a', External: { deep: ['\0'] } },
  ];
  for (const body of bodies) assert.equal((await call('POST', '/accounts', body)).status, 400);
  assert.equal((await call('GET', '/accounts/a%00b')).status, 400);
});

test('biometric credentials: the life of one over the wire', async (t) => {
  const call = await callerOf(t);
  await call('POST', '/accounts', { AccountNumber: 'cred', DisplayName: 'C' });
  const path = '/accounts/cred/bioCredential';
  assert.equal((await call('GET', path)).body.ID, 'E_BIOCREDENTIAL_NOT_FOUND');
  const TempId = await world.stageTempCapture({ person: 'wire' });
  const created = await call('POST', '/accounts/cred/proofedBioCredential', { TempId });
  assert.deepEqual([created.status, created.body.IsProofed, created.body.Data], [200, true, null]);
  const again = await call('POST', '/accounts/cred/proofedBioCredential', { TempId });
  assert.deepEqual([again.status, again.body.ID], [409, 'E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS']);
  const expired = await call('POST', '/accounts/cred/proofedBioCredential', { TempId: crypto.randomUUID() });
  assert.deepEqual([expired.status, expired.body.ID], [410, 'E_TEMP_DATA_EXPIRED']);
  assert.deepEqual((await call('GET', path)).body, created.body);
  assert.deepEqual((await call('GET', `/bioCredentials/${created.body.Id}`)).body, created.body);
  const picture = await call('GET', `${path}/image`);
  assert.deepEqual([picture.status, picture.body], [200, image('wire')]);
  assert.equal((await call('POST', `${path}/verify`, image('wire'))).body, true);
  assert.equal((await call('POST', `${path}/verify`, image('other'))).body, false);
  assert.deepEqual(Object.keys((await call('POST', `${path}/verify2`, image('wire'))).body), [
    'Verified',
    'Score',
    'MatchProbability',
  ]);
  const replaced = await call('PUT', path, { ...image('new'), Description: 'new' });
  assert.deepEqual([replaced.status, replaced.body.IsProofed], [200, false]);
  assert.equal((await call('GET', '/accounts/bioCredentials/rawdata/count')).body, 1);
  assert.equal((await call('DELETE', `${path}/rawdata`)).body, true);
  assert.equal((await call('GET', `${path}/image`)).body.ID, 'E_CREDENTIAL_IMAGE_NOT_STORED');
  assert.equal((await call('DELETE', '/accounts/bioCredentials/rawdata')).body, 0);
  assert.equal((await call('GET', '/accounts/bioCredentials/metadata')).body.TotalCount, 1);
  assert.deepEqual(await call('DELETE', path), { status: 200, body: true });
  assert.deepEqual((await call('DELETE', path)).status, 404);
});

test('biometric credentials: what cannot be used, answers 400 with the reason', async (t) => {
  const call = await callerOf(t);
  await call('POST', '/accounts', { AccountNumber: 'refused', DisplayName: 'R' });
  const send = (body: object) => call('POST', '/accounts/refused/bioCredential', body);
  assert.equal((await send({ DataType: 100, Data: 'AAAA' })).body.ID, 'E_TEMPLATE_NOT_SUPPORTED');
  assert.equal((await send({ DataType: 2, Data: 'AAAA' })).body.ID, 'E_DATA_TYPE_NOT_SUPPORTED');
  assert.equal((await send({ DataType: 1, Data: 'AAAA' })).body.ID, 'E_IMAGE_NOT_READABLE');
  assert.equal((await send({ DataType: 1 })).body.ID, 'E_INVALID_ARGUMENT');
  const turned = actedData({ person: 'r', reasons: ['PoseYaw'] });
  assert.deepEqual((await send({ DataType: 1, Data: turned })).body.Args, ['PoseYaw']);
});

test('checkliveness: over the wire, answers every field', async (t) => {
  const call = await callerOf(t);
  const Data = actedData({ person: 'live', padLogit: 2 });
  const { status, body } = await call('POST', '/checkliveness', { FacialImage: { DataType: 1, Data } });
  assert.deepEqual([status, body.IsLive, Object.keys(body).length], [200, true, 7]);
});
