import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import { basicAuthorization, call } from '../../test/edge.ts';
import { withOperators } from '../../test/operator-world.ts';
import { eraseTenants } from './tenant-jobs.ts';

const shop = { CustomerNumber: 'shop', CustomerName: 'The Shop' };

test('an owner of the installation: makes a tenant whose key and owner work, and who owns nothing but it', async (t) => {
  const world = await withOperators(t);
  const { ask, edge } = world;
  const { cookie, session } = await world.join('owner');
  assert.equal(session.OwnsInstallation, true);
  const { status, body: made } = await ask('tenants', { cookie, body: shop });
  assert.equal(status, 200, JSON.stringify(made));
  assert.deepEqual([made.State, made.Accounts, made.Operators], ['enabled', 0, 0]);
  const key = { id: made.ApiKeyId, value: made.ApiKeyValue };
  const pair = await call(edge, 'POST', '/auth/token', { authorization: basicAuthorization(key) });
  assert.equal(pair.status, 200);
  const theirs = await world.accept(/#(.*)$/.exec(made.OwnerUrl)![1]!, 'Shop Owner');
  assert.deepEqual(
    [theirs.session.CustomerNumber, theirs.session.Role, theirs.session.OwnsInstallation],
    ['shop', 'owner', false],
  );
  for (const [path, options] of [
    ['tenants', {}],
    ['tenants', { body: { ...shop, CustomerNumber: 'mine' } }],
    [`tenants/${made.Id}`, {}],
    [`tenants/${made.Id}/erase`, { body: { CustomerNumber: 'shop' } }],
  ] as const) {
    const refused = await ask(path, { ...options, cookie: theirs.cookie });
    assert.deepEqual([refused.status, refused.body.ID], [403, 'E_ACCESS_DENIED'], path);
  }
  const administrator = await world.join('administrator');
  assert.equal(administrator.session.OwnsInstallation, false);
  assert.equal((await ask('tenants', { cookie: administrator.cookie })).body.ID, 'E_ACCESS_DENIED');
  const { body: list } = await ask('tenants?sort=Operators,desc', { cookie });
  assert.deepEqual(
    list.Items.map((tenant: { CustomerNumber: string; Operators: number }) => [
      tenant.CustomerNumber,
      tenant.Operators,
    ]),
    [
      ['Test', 2],
      ['shop', 1],
    ],
  );
  assert.ok(!JSON.stringify(list).includes(made.ApiKeyValue));
  const again = await ask('tenants', { cookie, body: shop });
  assert.deepEqual([again.status, again.body.ID], [409, 'E_TENANT_ALREADY_EXISTS']);
  for (const CustomerNumber of ['', 'a b', '../a', 'x'.repeat(65)])
    assert.equal((await ask('tenants', { cookie, body: { ...shop, CustomerNumber } })).status, 400);
});

test('an owner of the installation: makes a sandbox, which says so everywhere and stays one', async (t) => {
  const world = await withOperators(t);
  const { ask, edge } = world;
  const { cookie, session } = await world.join('owner');
  assert.equal(session.Sandbox, false);
  const { body: made } = await ask('tenants', { cookie, body: { ...shop, Sandbox: true } });
  assert.equal(made.Sandbox, true);
  assert.match(made.ApiKeyId, /^sandbox-/);
  const key = { id: made.ApiKeyId, value: made.ApiKeyValue };
  const { body: pair } = await call(edge, 'POST', '/auth/token', { authorization: basicAuthorization(key) });
  const more = await call(edge, 'POST', '/adminUser/apiKeys', { token: pair.AccessToken, body: {} });
  assert.match(more.body.ExternalId, /^sandbox-/);
  const theirs = await world.accept(/#(.*)$/.exec(made.OwnerUrl)![1]!, 'Shop Owner');
  assert.equal(theirs.session.Sandbox, true);
  const { body: list } = await ask('tenants?filter=Sandbox:true', { cookie });
  assert.deepEqual(
    list.Items.map((tenant: { CustomerNumber: string }) => tenant.CustomerNumber),
    ['shop'],
  );
  for (const sandbox of [true, false])
    await assert.rejects(
      edge.db.updateTable('tenant').set({ sandbox: !sandbox }).where('sandbox', '=', sandbox).execute(),
      /stays live or a sandbox for good/,
    );
});

test('an owner of the installation: stops, lets go on and erases a tenant, never their own', async (t) => {
  const world = await withOperators(t);
  const { ask, edge } = world;
  const { cookie } = await world.join('owner');
  const { body: made } = await ask('tenants', { cookie, body: shop });
  const theirs = await world.accept(/#(.*)$/.exec(made.OwnerUrl)![1]!, 'Shop Owner');
  const look = async () => {
    const { status, body } = await ask('session', { cookie: theirs.cookie });
    return [status, body.ID];
  };
  const act = (action: string, body: object, id = made.Id) =>
    ask(`tenants/${id}/${action}`, { cookie, body });
  assert.equal((await act('disable', {})).status, 400, 'without a reason');
  const { body: disabled } = await act('disable', { Reason: 'Not paid' });
  assert.deepEqual([disabled.State, disabled.DisableReason], ['disabled', 'Not paid']);
  assert.deepEqual(await look(), [403, 'E_TENANT_DISABLED']);
  assert.equal((await act('enable', { Reason: 'Paid' })).body.State, 'enabled');
  assert.deepEqual(await look(), [200, undefined]);

  const own = edge.key.tenantId;
  assert.equal((await act('disable', { Reason: 'Oops' }, own)).body.ID, 'E_TENANT_OWNS_INSTALLATION');
  assert.equal((await act('erase', { CustomerNumber: 'Test' }, own)).body.ID, 'E_TENANT_OWNS_INSTALLATION');
  assert.equal(
    (await act('erase', { CustomerNumber: 'x' }, crypto.randomUUID())).body.ID,
    'E_TENANT_NOT_FOUND',
  );
  assert.equal((await act('erase', { CustomerNumber: 'Shop' })).status, 400, 'another spelling');

  assert.equal((await act('erase', { CustomerNumber: 'shop' })).body.State, 'erasing');
  assert.deepEqual(world.jobs, ['erase-tenants']);
  assert.equal((await act('enable', { Reason: 'Please' })).body.ID, 'E_TENANT_ERASED');
  const { db, clock, events } = world.deps;
  const deps = { db, clock, events, blobs: { delete: async () => undefined }, searchDelayMs: 0 };
  assert.equal(await eraseTenants(deps), 1);
  assert.equal(await eraseTenants(deps), 0, 'looked at again for what came late');
  const { body: erased } = await ask(`tenants/${made.Id}`, { cookie });
  assert.deepEqual([erased.State, erased.CustomerName, erased.Operators], ['erased', '', 0]);
  assert.deepEqual(await look(), [401, 'E_USER_NOT_AUTHENTICATED']);
  const logged = await db
    .selectFrom('audit_event')
    .select(['type', 'actor_kind'])
    .where('tenant_id', '=', own)
    .where('type', 'like', 'tenant.%')
    .orderBy('entry')
    .execute();
  assert.deepEqual(
    logged.map(({ type, actor_kind }) => `${type} ${actor_kind}`),
    [
      'tenant.created operator',
      'tenant.disabled operator',
      'tenant.enabled operator',
      'tenant.erasureBegun operator',
      'tenant.erased system',
    ],
  );
});

test('an owner of the installation: renews the link of a first owner, until the tenant has an owner', async (t) => {
  const world = await withOperators(t);
  const { ask, edge } = world;
  const { cookie } = await world.join('owner');
  const { body: made } = await ask('tenants', { cookie, body: shop });
  const renew = (options: Parameters<typeof ask>[1] = {}, id = made.Id) =>
    ask(`tenants/${id}/ownerLink`, { cookie, method: 'POST', ...options });
  const open = (url: string) => ask('invitations/open', { body: { Token: url.split('#')[1] } });
  assert.equal((await open(made.OwnerUrl)).body.CustomerName, 'The Shop');

  const administrator = await world.join('administrator');
  assert.equal((await renew({ cookie: administrator.cookie })).body.ID, 'E_ACCESS_DENIED');
  const { status, body: renewed } = await renew();
  assert.equal(status, 200, JSON.stringify(renewed));
  assert.deepEqual(Object.keys(renewed).sort(), ['OwnerUrl', 'OwnerUrlExpirationDate']);
  assert.equal((await open(made.OwnerUrl)).body.ID, 'E_LINK_NOT_VALID', 'the link before it is over');

  edge.clock.pass(limits.portal.setUpLinkSec);
  const late = await world.join('owner', 'Late Owner');
  assert.equal((await open(renewed.OwnerUrl)).body.ID, 'E_LINK_NOT_VALID', 'nobody opened it in time');
  await ask(`tenants/${made.Id}/disable`, { cookie: late.cookie, body: { Reason: 'Not paid' } });
  assert.equal(
    (await renew({ cookie: late.cookie })).body.ID,
    'E_INVALID_ARGUMENT',
    'its links would open nothing',
  );
  await ask(`tenants/${made.Id}/enable`, { cookie: late.cookie, body: { Reason: 'Paid' } });
  const { body: again } = await renew({ cookie: late.cookie });
  const theirs = await world.accept(again.OwnerUrl.split('#')[1], 'Shop Owner');
  assert.deepEqual([theirs.session.CustomerNumber, theirs.session.Role], ['shop', 'owner']);

  const refused = await renew({ cookie: late.cookie });
  assert.deepEqual([refused.status, refused.body.ID], [409, 'E_TENANT_HAS_OWNER']);
  assert.equal(
    (await renew({ cookie: late.cookie }, edge.key.tenantId)).body.ID,
    'E_TENANT_OWNS_INSTALLATION',
    'their own tenant',
  );
  assert.equal((await renew({ cookie: late.cookie }, crypto.randomUUID())).body.ID, 'E_TENANT_NOT_FOUND');
  assert.equal((await renew({ cookie: theirs.cookie })).body.ID, 'E_ACCESS_DENIED');
  const logged = await edge.db
    .selectFrom('audit_event')
    .select(['tenant_id', 'level', 'actor_id'])
    .where('type', '=', 'tenant.ownerLinkRenewed')
    .orderBy('entry')
    .execute();
  // Twice, each time in the log of the tenant and in that of the tenant whose owners did it.
  assert.deepEqual(
    logged.map(({ tenant_id, level }) => `${tenant_id} ${level}`),
    [made.Id, edge.key.tenantId, made.Id, edge.key.tenantId].map((id) => `${id} Warning`),
  );
  assert.ok(logged.every(({ actor_id }) => actor_id !== null));
});

test('an owner of the installation: sets what a tenant may have at most, their own too, and nobody else does', async (t) => {
  const world = await withOperators(t);
  const { ask, edge } = world;
  const { cookie } = await world.join('owner');
  const Quotas = { Accounts: 2, TransactionsPerDay: null, AnalysesAtOnce: 4, StorageBytes: 5_000_000 };
  const { body: made } = await ask('tenants', { cookie, body: { ...shop, Quotas } });
  assert.deepEqual(made.Quotas, Quotas);
  assert.deepEqual(made.Usage, { Accounts: 0, TransactionsToday: 0, StorageBytes: 0 });
  const set = (body: object, options: Parameters<typeof ask>[1] = {}, id = made.Id) =>
    ask(`tenants/${id}/quotas`, { cookie, method: 'PUT', body, ...options });
  const less = { ...Quotas, Accounts: 1, TransactionsPerDay: 0 };
  const { status, body: changed } = await set(less);
  assert.deepEqual([status, changed.Quotas], [200, less]);
  assert.deepEqual((await set(less, {}, edge.key.tenantId)).body.Quotas, less, 'their own tenant');

  const theirs = await world.accept(/#(.*)$/.exec(made.OwnerUrl)![1]!, 'Shop Owner');
  assert.equal((await set(Quotas, { cookie: theirs.cookie })).body.ID, 'E_ACCESS_DENIED');
  const administrator = await world.join('administrator');
  assert.equal((await set(Quotas, { cookie: administrator.cookie })).body.ID, 'E_ACCESS_DENIED');
  for (const wrong of [{ Accounts: -1 }, { AnalysesAtOnce: 0 }, { StorageBytes: 1.5 }, { Accounts: 'many' }])
    assert.equal((await set({ ...Quotas, ...wrong })).status, 400, JSON.stringify(wrong));
  assert.equal((await set({ Accounts: 1 })).status, 400, 'without the others');
  assert.equal((await set(Quotas, {}, crypto.randomUUID())).body.ID, 'E_TENANT_NOT_FOUND');

  const logged = await world.deps.db
    .selectFrom('audit_event')
    .select('data')
    .where('tenant_id', '=', made.Id)
    .where('type', '=', 'tenant.quotasSet')
    .execute();
  assert.deepEqual(
    logged.map(({ data }) => data as unknown),
    [{ before: Quotas, now: less }],
  );
  await ask(`tenants/${made.Id}/erase`, { cookie, body: { CustomerNumber: 'shop' } });
  assert.equal((await set(Quotas)).body.ID, 'E_TENANT_ERASED');
});
