import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { call, type Edge, tokenOf, withEdge } from '../../test/edge.ts';
import { startReceiver } from '../../test/receiver.ts';
import { accountCreated, createHandJobs, localPolicy } from '../../test/webhook-world.ts';
import { createEgress, type EgressPolicy } from '../platform/egress/egress.ts';
import { createLog } from '../platform/log.ts';
import type { Vault } from '../store/seal/vault.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { enqueueWebhook } from './enqueue-webhook.ts';
import { createFairShare } from './fair-share.ts';
import { webhookHandlers } from './routes.ts';
import type { DeliveryDependencies } from './webhook-dependencies.ts';

const off = {
  Enabled: false,
  SecretKey: null,
  PreviousSecretExpirationDate: null,
  DisableReason: null,
  Version: 0,
  WebHook: {
    Url: '',
    ConnectTimeout: 10,
    AuthMode: 0,
    Login: null,
    Password: null,
    IsValidateCertificate: true,
    AllowedServerCertificateThumbprints: '',
  },
};

test('webhook settings: before anybody wrote them, are off and empty', async (t) => {
  const { get } = await open(t);
  assert.deepEqual(await get('/settings/webhook'), off);
});

test('webhook settings: first written, have a secret; the old Version is refused afterwards', async (t) => {
  const { get, put, url } = await open(t);
  const written = await put({ Enabled: true, Version: 0, WebHook: { Url: url } });
  assert.equal(written.status, 200);
  assert.match(written.body.SecretKey, /^whsec_[A-Za-z0-9+/]{43}=$/);
  assert.deepEqual(
    { ...written.body, SecretKey: null },
    { ...off, Enabled: true, Version: 1, WebHook: { ...off.WebHook, Url: url } },
  );
  assert.deepEqual(await get('/settings/webhook'), written.body);
  const stale = await put({ Enabled: true, Version: 0, WebHook: { Url: url } });
  assert.deepEqual(
    [stale.status, stale.body.ID, stale.body.Args],
    [409, 'E_ACCOUNT_VERSION_MISMATCH', ['0', '1']],
  );
});

test('webhook settings: read and written back whole, change nothing but Version', async (t) => {
  const { get, put, url } = await open(t);
  const webHook = { Url: url, AuthMode: 1, Login: 'me', Password: 'secret', ConnectTimeout: 5 };
  await put({ Enabled: true, Version: 0, WebHook: webHook });
  const read = await get('/settings/webhook');
  const again = await put(read);
  assert.deepEqual(again.body, { ...read, Version: 2 });
  assert.equal(read.WebHook.Password, null);
});

test('webhook settings: of several first writers, one wins', async (t) => {
  const { put, url } = await open(t);
  const answers = await Promise.all(
    [1, 2, 3].map(() => put({ Enabled: true, Version: 0, WebHook: { Url: url } })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409]);
});

test('webhook settings: addresses, certificates, secrets and logins that cannot work, are refused', async (t) => {
  const { put, url } = await open(t);
  const cases: [object, RegExp, object?][] = [
    [{ Url: 'https://10.0.0.1/' }, /public internet/],
    [{ Url: 'http://169.254.169.254/latest' }, /public internet/],
    [{ Url: 'gopher://x' }, /https and http/],
    [{ Url: '' }, /cannot be read/],
    [{ Url: url, IsValidateCertificate: false }, /thumbprint/],
    [{ Url: url, AllowedServerCertificateThumbprints: 'abc' }, /thumbprints in hex/],
    [{ Url: url, AuthMode: 1, Login: 'me' }, /Login and Password/],
    [{ Url: url }, /whsec_/, { SecretKey: 'hunter2' }],
    [{ Url: url }, /whsec_/, { SecretKey: 'whsec_c2hvcnQ=' }],
  ];
  for (const [WebHook, message, extra] of cases) {
    const { status, body } = await put({ Enabled: true, Version: 0, WebHook, ...extra });
    assert.deepEqual([status, body.ID], [400, 'E_WEBHOOK_REFUSED'], JSON.stringify(WebHook));
    assert.match(body.Message, message);
  }
  assert.equal((await put({ Enabled: true, WebHook: { Url: url, AuthMode: 2 } })).status, 400);
  assert.equal((await put({ Enabled: false, WebHook: { Url: '' } })).status, 200);
});

test('webhook settings: a password, stays while the origin does and is asked for again when it moves', async (t) => {
  const { put, url } = await open(t);
  const other = await startReceiver(t);
  const auth = { AuthMode: 1, Login: 'me' };
  await put({ Enabled: true, Version: 0, WebHook: { Url: url, ...auth, Password: 'secret' } });
  assert.equal((await put({ Enabled: true, Version: 1, WebHook: { Url: `${url}/2`, ...auth } })).status, 200);
  const moved = await put({ Enabled: true, Version: 2, WebHook: { Url: other.url, ...auth } });
  assert.match(moved.body.Message, /given again/);
});

test('webhook settings: at rest, hold neither secret nor password in the clear', async (t) => {
  const { put, url, edge } = await open(t);
  const { body } = await put({
    Enabled: true,
    WebHook: { Url: url, AuthMode: 1, Login: 'me', Password: 'correct horse' },
  });
  const { rows } = await edge.pool.query(
    `select encode(password_sealed, 'escape') || encode(secret_sealed, 'escape') || s::text as text from webhook_setting s`,
  );
  const bytes = Buffer.from(body.SecretKey.slice(6), 'base64').toString('hex');
  for (const secret of ['correct horse', body.SecretKey, bytes, Buffer.from(body.SecretKey).toString('hex')])
    assert.ok(!rows[0].text.includes(secret));
});

test('ResetCustomerWebhookSecret: answers a new secret and until when the old one signs; unconfigured, 409', async (t) => {
  const { post, put, url } = await open(t);
  assert.equal((await post('/settings/webhook/secret')).body.ID, 'E_WEBHOOK_NOT_CONFIGURED');
  const { body: before } = await put({ Enabled: true, WebHook: { Url: url } });
  const { body: after } = await post('/settings/webhook/secret');
  assert.notEqual(after.SecretKey, before.SecretKey);
  assert.deepEqual([after.Version, after.PreviousSecretExpirationDate], [2, '2026-03-02T12:00:00.000Z']);
  const { body: leaked } = await post('/settings/webhook/secret?immediate=true');
  assert.equal(leaked.PreviousSecretExpirationDate, null);
});

test('TestCustomerWebhook: sends each kind of event, signed, and answers what came back; the log stays empty', async (t) => {
  const { post, put, get, receiver, url } = await open(t);
  assert.equal((await post('/settings/webhook/test')).body.ID, 'E_WEBHOOK_NOT_CONFIGURED');
  const { body: settings } = await put({ Enabled: false, WebHook: { Url: url } });
  for (const eventType of [0, 1, 2, 3]) {
    const { body } = await post(`/settings/webhook/test?eventType=${eventType}`);
    assert.deepEqual([body.Success, body.StatusCode, body.Error], [true, 204, null]);
    const got = receiver.received.at(-1)!;
    assert.equal(got.body, body.RequestBody);
    assert.equal(JSON.parse(got.body).EventType, eventType);
    const at = new Date(Number(got.headers['webhook-timestamp']) * 1_000);
    const signature = new Webhook(settings.SecretKey).sign(got.headers['webhook-id'] as string, at, got.body);
    assert.equal(got.headers['webhook-signature'], signature);
  }
  assert.equal((await post('/settings/webhook/test?eventType=4')).status, 400);
  assert.equal((await get('/settings/webhook/deliveries')).TotalCount, 0);
});

test('TestCustomerWebhook: settings of the body, are tried and not stored; nobody there, says so', async (t) => {
  const { post, get, receiver, url } = await open(t);
  const { body } = await post('/settings/webhook/test', { Enabled: true, WebHook: { Url: url } });
  assert.deepEqual([body.Success, receiver.received.length], [true, 1]);
  assert.deepEqual(await get('/settings/webhook'), off);
  await receiver.close();
  const { body: dead } = await post('/settings/webhook/test', { Enabled: true, WebHook: { Url: url } });
  assert.deepEqual([dead.Success, dead.StatusCode], [false, null]);
  assert.match(dead.Error, /ECONNREFUSED/);
  const { body: inside } = await post('/settings/webhook/test', {
    Enabled: true,
    WebHook: { Url: 'https://192.168.0.1/' },
  });
  assert.equal(inside.ID, 'E_WEBHOOK_REFUSED');
});

test('deliveries: are listed, filtered, read with their attempts, and belong to their tenant', async (t) => {
  const world = await open(t);
  const { put, get, publish, run, edge, url } = world;
  await put({ Enabled: true, WebHook: { Url: url } });
  for (const accountNumber of ['A-1', 'A-2', 'A-2']) await publish(accountNumber);
  await run();
  const all = await get('/settings/webhook/deliveries');
  assert.deepEqual([all.TotalCount, all.Items.length], [3, 3]);
  const page = await get('/settings/webhook/deliveries?filter=AccountNumber:A-2;Status:succeeded&size=1');
  assert.deepEqual([page.TotalCount, page.Items.length], [2, 1]);
  assert.equal((await get('/settings/webhook/deliveries?filter=Status:Failed')).TotalCount, 0);
  const path = `/settings/webhook/deliveries/${page.Items[0].DeliveryId}`;
  const one = await get(path);
  assert.deepEqual([one.Status, one.Attempts.length, one.AccountNumber], ['Succeeded', 1, 'A-2']);
  assert.ok(
    one.Attempts[0].RequestHeaders.some(({ Name }: { Name: string }) => Name === 'webhook-signature'),
  );
  const stranger = await tokenOf(edge, await edge.addTenant('Other'));
  assert.equal((await call(edge, 'GET', path, { token: stranger })).body.ID, 'E_DELIVERY_NOT_FOUND');
  assert.equal((await call(edge, 'POST', `${path}/replay`, { token: stranger })).status, 404);
  assert.equal(
    (await call(edge, 'GET', '/settings/webhook/deliveries', { token: stranger })).body.TotalCount,
    0,
  );
});

test('ReplayWebhookDelivery: sends a finished delivery again under its id, and counts on', async (t) => {
  const { put, post, get, publish, run, receiver, url } = await open(t);
  await put({ Enabled: true, WebHook: { Url: url } });
  await publish('A-1');
  await run();
  const [{ DeliveryId: id }] = (await get('/settings/webhook/deliveries')).Items;
  const replayed = await post(`/settings/webhook/deliveries/${id}/replay`);
  assert.deepEqual([replayed.body.Status, replayed.body.AttemptCount], ['Pending', 1]);
  await run();
  const { Status, Attempts } = await get(`/settings/webhook/deliveries/${id}`);
  assert.equal(Status, 'Succeeded');
  assert.deepEqual(
    Attempts.map(({ Number: number }: { Number: number }) => number),
    [1, 2],
  );
  const [first, second] = receiver.received;
  assert.equal(first?.headers['webhook-id'], second?.headers['webhook-id']);
  assert.equal(first?.body, second?.body);
});

test('ReplayWebhookDeliveries: a range, sends what failed in it and nothing else', async (t) => {
  const world = await open(t);
  const { put, post, publish, run, receiver, url, edge } = world;
  await put({ Enabled: true, WebHook: { Url: url } });
  world.answer = 410;
  await publish('early');
  await run();
  edge.clock.pass(60);
  const from = edge.clock.now().toISOString();
  await put({ Enabled: true, Version: 2, WebHook: { Url: url } });
  await publish('in range');
  await run();
  assert.equal(
    (await post('/settings/webhook/deliveries/replay', { From: from })).body.ID,
    'E_WEBHOOK_NOT_CONFIGURED',
  );
  await put({ Enabled: true, Version: 4, WebHook: { Url: url } });
  world.answer = 204;
  await publish('fine');
  await run();
  receiver.received.length = 0;
  const range = { From: from, Statuses: ['Failed', 'Canceled'], EventTypes: [3] };
  const none = await post('/settings/webhook/deliveries/replay', { ...range, EventTypes: [1, 2] });
  assert.deepEqual(none.body, { Count: 0, NextFrom: null });
  const { body } = await post('/settings/webhook/deliveries/replay', range);
  assert.deepEqual(body, { Count: 1, NextFrom: null });
  await run();
  const told = receiver.received.map(({ body: text }) => JSON.parse(text).Data.AccountNumber);
  assert.deepEqual(told, ['in range']);
});

test('webhook operations: a key without Configurator, is refused', async (t) => {
  const { edge } = await open(t);
  const { token } = await edge.tokens.issueApiToken({
    tenantId: edge.key.tenantId,
    apiKeyId: (await edge.db.selectFrom('api_key').select('id').executeTakeFirstOrThrow()).id,
    roles: ['Transaction Manager'],
  });
  assert.equal((await call(edge, 'GET', '/settings/webhook', { token })).status, 403);
});

/** An edge with webhooks, a receiver, and the means to publish and to make the waiting attempts. */
async function open(t: TestContext, policy: EgressPolicy = localPolicy) {
  const world = { answer: 204 };
  const receiver = await startReceiver(t, (response) => response.writeHead(world.answer).end());
  let deps: DeliveryDependencies | undefined;
  const edge: Edge = await withEdge(
    t,
    (parts: Pick<DeliveryDependencies, 'db' | 'clock' | 'events'> & { vault: Vault }) => {
      const jobs = createHandJobs(parts.clock);
      deps = {
        ...parts,
        jobs,
        egress: createEgress(policy),
        fairShare: createFairShare(),
        random: () => 0.5,
        log: createLog('silent'),
        logDays: 30,
        timeoutMs: 5_000,
      };
      return webhookHandlers(deps);
    },
  );
  const { jobs, ...rest } = deps! as DeliveryDependencies & { jobs: ReturnType<typeof createHandJobs> };
  const token = await tokenOf(edge);
  const get = async (path: string) => {
    const { status, body } = await call(edge, 'GET', path, { token: await tokenOf(edge) });
    assert.equal(status, 200, body.Message);
    return body;
  };
  return Object.assign(world, {
    edge,
    receiver,
    url: receiver.url,
    get,
    put: (body: object) => call(edge, 'PUT', '/settings/webhook', { token, body }),
    post: (path: string, body?: object) => call(edge, 'POST', path, { token, ...(body && { body }) }),
    publish: (accountNumber: string) => {
      const event = accountCreated(edge.key.tenantId, edge.clock.now());
      return edge.db
        .transaction()
        .execute((tx) => enqueueWebhook(jobs, tx, { ...event, references: { accountNumber } }));
    },
    run: async () => {
      for (let job = jobs.waiting.shift(); job; job = jobs.waiting.shift())
        await deliverWebhook({ ...rest, jobs }, job.data);
    },
  });
}
