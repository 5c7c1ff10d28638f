import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createInstallationClient,
  eraseTenant,
  type InstallationClient,
  SelfsameError,
} from '@selfsame/client';
import { limits } from '@selfsame/contract';
import { basicAuthorization, call, type Edge, tokenOf } from '../../../test/edge.ts';
import { type OperatorWorld, withOperators } from '../../../test/operator-world.ts';
import { mounted } from '../../../test/served-operations.ts';
import { createErasureCertifier } from '../../audit/certify-erasure.ts';
import { createAuditRecorder } from '../../audit/record-event.ts';
import { openRecordSigner } from '../../audit/record-signer.ts';
import { createEvents } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import { eraseTenants } from '../tenant-jobs.ts';

/** Sends what the client sends to the edge, without a network. */
const fetchOf =
  ({ fastify }: Edge, remoteAddress = '192.0.2.1') =>
  async (url: string | URL | Request, { method = 'GET', headers, body }: RequestInit = {}) => {
    const reply = await fastify.inject({
      ...{ method: method as 'GET', remoteAddress, headers: headers as Record<string, string> },
      url: String(url).replace('https://selfsame.test', ''),
      ...(body ? { payload: body as string } : {}),
    });
    return new Response(reply.body, {
      status: reply.statusCode,
      headers: { 'content-type': String(reply.headers['content-type']) },
    });
  };

const clientOf = (edge: Edge, installationKey: string) =>
  createInstallationClient({
    ...{ baseUrl: 'https://selfsame.test', installationKey, maxTries: 1 },
    fetch: fetchOf(edge) as typeof fetch,
  });

async function makeKey({ ask }: OperatorWorld, cookie: string, body: object = {}) {
  const made = await ask('installationKeys', { cookie, body: { Description: 'Billing', ...body } });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  return made.body as { Id: string; ExternalId: string; Key: string; CreatedBy: string };
}

test('a key of the installation: makes, shows, limits, stops and erases a tenant as an owner in the portal would', async (t) => {
  const world = await withOperators(t);
  const { edge } = world;
  const { cookie } = await world.join('owner', 'Ann');
  const made = await makeKey(world, cookie);
  assert.match(made.Key, /^installation-[0-9a-f-]{36}\.[A-Za-z0-9_-]{43}$/);
  assert.equal(made.CreatedBy, 'Ann');
  const installation = clientOf(edge, made.Key);
  const tenant = await installation.CreateTenant({
    body: { CustomerNumber: 'shop', CustomerName: 'The Shop', Sandbox: true },
  });
  assert.equal(tenant.Sandbox, true);
  const key = { id: tenant.ApiKeyId, value: tenant.ApiKeyValue };
  const pair = await call(edge, 'POST', '/auth/token', { authorization: basicAuthorization(key) });
  assert.equal(pair.status, 200, 'its first key works');
  const theirs = await world.accept(/#(.*)$/.exec(tenant.OwnerUrl)![1]!, 'Shop Owner');
  assert.equal(theirs.session.CustomerNumber, 'shop');
  const params = { tenantId: tenant.Id };
  const Quotas = { Accounts: 3, TransactionsPerDay: null, AnalysesAtOnce: 2, StorageBytes: null };
  assert.deepEqual((await installation.SetTenantQuotas({ params, body: Quotas })).Quotas, Quotas);
  const { Items } = await installation.GetTenants({ query: { filter: 'CustomerNumber:shop' } });
  assert.deepEqual(
    Items.map(({ Id }) => Id),
    [tenant.Id],
  );
  assert.equal(
    (await installation.DisableTenant({ params, body: { Reason: 'Not paid' } })).State,
    'disabled',
  );
  assert.equal((await installation.EnableTenant({ params, body: { Reason: 'Paid' } })).State, 'enabled');
  await assert.rejects(
    installation.EraseTenant({ params, body: { CustomerNumber: 'Shop' } }),
    (error: SelfsameError) => error.status === 400,
  );
  await assertErased(world, installation, tenant.Id);
  const logged = await world.deps.db
    .selectFrom('audit_event')
    .innerJoin('installation_key', 'installation_key.id', 'audit_event.actor_id')
    .select(['type', 'actor_kind', 'external_id'])
    .where('audit_event.tenant_id', '=', edge.key.tenantId)
    .orderBy('entry')
    .execute();
  assert.deepEqual(
    logged.map(({ type, actor_kind, external_id }) => [type, actor_kind, external_id]),
    ['tenant.created', 'tenant.quotasSet', 'tenant.disabled', 'tenant.enabled', 'tenant.erasureBegun'].map(
      (type) => [type, 'api', made.ExternalId],
    ),
  );
});

/** Erases a tenant as a program would, while the job does its part, and reads the certificate. */
async function assertErased(world: OperatorWorld, installation: InstallationClient, tenantId: string) {
  const { db, clock } = world.deps;
  const signer = await openRecordSigner(world.deps, 'https://selfsame.test', clock.now());
  const events = createEvents<Db>({
    record: createAuditRecorder(),
    subscribers: [createErasureCertifier(signer)],
  });
  const deps = { db, clock, events, blobs: { delete: async () => undefined }, searchDelayMs: 0 };
  const sleep = async () => void (await eraseTenants(deps));
  const certificate = await eraseTenant(installation, { tenantId, customerNumber: 'shop' }, { sleep });
  assert.ok(await signer.read('erasure', certificate));
  assert.equal((await installation.GetTenant({ params: { tenantId } })).State, 'erased');
}

const listWith = (edge: Edge, key: string, remoteAddress?: string) =>
  edge.fastify.inject({
    url: '/portal/v1/tenants',
    headers: { authorization: `Bearer ${key}` },
    ...(remoteAddress && { remoteAddress }),
  });

test('every operation: with a key of the installation, opens those of tenants and nothing else', async (t) => {
  const world = await withOperators(t);
  const { Key } = await makeKey(world, (await world.join('owner')).cookie);
  const opened: string[] = [];
  for (const { id, operation, method, url } of mounted) {
    const reply = await world.edge.fastify.inject({
      method,
      url,
      headers: { authorization: `Bearer ${Key}` },
    });
    const { access } = operation;
    if (access.kind === 'operator' && access.installationKey) {
      opened.push(id);
      assert.ok(reply.statusCode !== 401 && reply.statusCode !== 403, `${id} ${reply.statusCode}`);
    } else if (access.kind !== 'public') assert.equal(reply.statusCode, 401, `${id} ${reply.body}`);
  }
  assert.deepEqual(
    opened.sort(),
    ['CreateTenant', 'DisableTenant', 'EnableTenant', 'EraseTenant', 'GetTenant', 'GetTenants']
      .concat('RenewTenantOwnerLink', 'SetTenantQuotas')
      .sort(),
  );
});

test('operations of tenants: with a token or key of a tenant, the owning one too, are refused', async (t) => {
  const world = await withOperators(t);
  const { edge } = world;
  const other = await edge.addTenant('Other');
  for (const key of [edge.key, other]) {
    const sent = [
      await tokenOf(edge, key),
      key.value,
      `${key.id}.${key.value}`,
      `installation-${key.id}.${key.value}`,
    ];
    for (const token of sent) assert.equal((await listWith(edge, token)).statusCode, 401, token);
    const basic = await edge.fastify.inject({
      url: '/portal/v1/tenants',
      headers: { authorization: basicAuthorization(key) },
    });
    assert.equal(basic.statusCode, 401);
  }
});

test('a key of the installation: wrong, revoked, expired or of a tenant that no longer owns it, opens nothing', async (t) => {
  const world = await withOperators(t);
  const { edge, ask } = world;
  const { cookie } = await world.join('owner');
  const soon = new Date(edge.clock.now().getTime() + 60_000).toISOString();
  const [good, short] = [
    await makeKey(world, cookie),
    await makeKey(world, cookie, { ExpirationDate: soon }),
  ];
  const [id, value] = good.Key.split('.') as [string, string];
  const statusOf = async (key: string) => (await listWith(edge, key)).statusCode;
  assert.deepEqual([await statusOf(good.Key), await statusOf(short.Key)], [200, 200]);
  const changed = value.slice(0, -2) + (value.endsWith('AA') ? 'BB' : 'AA');
  for (const wrong of [
    id,
    `${id}.`,
    `${id}.${changed}`,
    `${short.ExternalId}.${value}`,
    'installation-',
    `${good.Key}.x`,
  ])
    assert.equal(await statusOf(wrong), 401, wrong);
  edge.clock.pass(61);
  assert.deepEqual([await statusOf(good.Key), await statusOf(short.Key)], [200, 401]);
  const list = async () => (await ask('installationKeys', { cookie })).body.Items;
  assert.equal(
    (await list()).find(({ Id }: { Id: string }) => Id === good.Id).LastUsedDate,
    edge.clock.now().toISOString(),
  );
  assert.ok(!JSON.stringify(await list()).includes(value));
  for (let again = 0; again < 2; again++) {
    const gone = await ask(`installationKeys/${good.Id}`, { cookie, method: 'DELETE' });
    assert.ok(gone.body.RevokedDate, JSON.stringify(gone.body));
  }
  assert.equal(await statusOf(good.Key), 401);
  const unknown = await ask(`installationKeys/${crypto.randomUUID()}`, { cookie, method: 'DELETE' });
  assert.deepEqual([unknown.status, unknown.body.ID], [404, 'E_INSTALLATION_KEY_NOT_FOUND']);
  const { Key: last } = await makeKey(world, cookie);
  await edge.db.updateTable('tenant').set({ owns_installation: false }).execute();
  assert.equal(await statusOf(last), 401);
});

test('a key of the installation: guesses of one client, are refused with 429 after 30, and the right one opens all the same', async (t) => {
  const world = await withOperators(t);
  const { edge } = world;
  const { Key } = await makeKey(world, (await world.join('owner')).cookie);
  const { count } = limits.installation.wrongKeys;
  const guess = (n: number) => listWith(edge, `installation-${n}.x`, '192.0.2.7');
  for (let n = 0; n < count; n++) assert.equal((await guess(n)).statusCode, 401, String(n));
  assert.equal((await guess(0)).statusCode, 401, 'the same one again counts once');
  const written = () => edge.db.selectFrom('rate_window').select(['key', 'calls']).orderBy('key').execute();
  const before = await written();
  for (let n = count; n < count + 3; n++) {
    const late = await guess(n);
    assert.equal(late.statusCode, 429, String(n));
    assert.ok(Number(late.headers['retry-after']) > 0);
  }
  assert.equal((await guess(0)).statusCode, 401, 'one that was counted is no new guess');
  assert.deepEqual(await written(), before, 'beyond the limit a guess costs no row');
  assert.equal((await listWith(edge, Key, '192.0.2.7')).statusCode, 200);
  assert.equal((await listWith(edge, 'installation-other.x', '192.0.2.8')).statusCode, 401, 'another client');
});

test('CreateInstallationKey: bad input and one too many, are refused; a key makes and ends no keys', async (t) => {
  const world = await withOperators(t);
  const { ask, edge } = world;
  const { cookie } = await world.join('owner');
  const make = (body: object) => ask('installationKeys', { cookie, body });
  const past = new Date(edge.clock.now().getTime() - 1_000).toISOString();
  for (const body of [{}, { Description: ' ' }, { Description: 'a\nb' }, { Description: 'x'.repeat(201) }])
    assert.equal((await make(body)).status, 400, JSON.stringify(body));
  for (const ExpirationDate of [past, 'soon'])
    assert.equal((await make({ Description: 'Billing', ExpirationDate })).status, 400, ExpirationDate);
  const { Key, Id } = await makeKey(world, cookie);
  for (const [method, url] of [
    ['GET', '/portal/v1/installationKeys'],
    ['POST', '/portal/v1/installationKeys'],
    ['DELETE', `/portal/v1/installationKeys/${Id}`],
  ] as const) {
    const reply = await edge.fastify.inject({ method, url, headers: { authorization: `Bearer ${Key}` } });
    assert.equal(reply.statusCode, 401, method);
  }
  for (let n = 1; n < limits.installation.keys.inForce; n++) await makeKey(world, cookie);
  const full = await make({ Description: 'One more' });
  assert.deepEqual([full.status, full.body.ID], [400, 'E_INVALID_ARGUMENT']);
  await ask(`installationKeys/${Id}`, { cookie, method: 'DELETE' });
  assert.equal((await make({ Description: 'One more' })).status, 200);
});

test('createInstallationClient: without a whole key, says so at once; a refusal names its code', async (t) => {
  for (const installationKey of ['', 'id:value'])
    assert.throws(
      () => createInstallationClient({ baseUrl: 'https://selfsame.test', installationKey }),
      /installation-key create/,
    );
  const { edge } = await withOperators(t);
  await assert.rejects(
    clientOf(edge, 'installation-none.x').GetTenants(),
    (error) => error instanceof SelfsameError && error.code === 'E_USER_NOT_AUTHENTICATED',
  );
});
