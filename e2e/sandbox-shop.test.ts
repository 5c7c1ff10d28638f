import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createClient, SelfsameError, Status, sandbox } from '@selfsame/client';
import { type CaptureOutcome, type SandboxOutcome, sandboxOutcomeNames } from '@selfsame/contract';
import { serveShop } from '../examples/shop/serve-shop.ts';
import { Shop } from '../examples/shop/shop.ts';
import { repositoryRoot } from '../fixtures/cache.ts';
import { fetchWhenFree } from './api.ts';
import { createSandbox } from './sdk/sandbox-tenant.ts';
import { apiKey, type RunningServer, startServer } from './server.ts';

/** What comes of a payment of which an outcome is ordered; of the others an error or no payment comes. */
const ends: Partial<Record<SandboxOutcome, string>> = {
  accept: 'paid',
  rejectMatch: 'refused',
  rejectLiveness: 'refused',
  rejectBoth: 'refused',
  attemptsUsed: 'refused',
  declines: 'refused',
  slow: 'paid',
  busy: 'paid',
  expires: 'expired',
};

/** Long enough for a delivery that failed once, which is tried again some seconds later. */
const withinMs = 60_000;

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + withinMs; !(await what()); await sleep(50))
    assert.ok(Date.now() < deadline, 'nothing came within a minute');
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof SelfsameError ? error.code : Promise.reject(error)),
  );
}

describe('the shop of examples/, before a sandbox', () => {
  let server: RunningServer;
  let client: ReturnType<typeof createClient>;
  let shop: Shop;
  let site: Server;
  before(async () => {
    server = await startServer({
      env: { SELFSAME_EGRESS_ALLOW: '127.0.0.0/8,localhost', SELFSAME_EGRESS_HTTP: 'true' },
    });
    client = createClient({ baseUrl: server.baseUrl, ...(await createSandbox(server, 'try')) });
    const webhookSecret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
    shop = new Shop({ baseUrl: server.baseUrl, client, webhookSecret });
    site = serveShop(shop);
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const Url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/webhook`;
    const { Version } = await client.GetCustomerWebhookSettings();
    await client.UpdateCustomerWebhookSettings({
      body: { Version, Enabled: true, SecretKey: webhookSecret, WebHook: { Url } },
    });
  });
  after(async () => {
    site?.close();
    await server?.remove();
  });

  test('enrols, is paid or not as the table says, and hears of all of it', async (t) => {
    const startedAt = performance.now();
    const names = Object.keys(ends) as SandboxOutcome[];
    const ids = new Map<SandboxOutcome, string>();
    await Promise.all(
      names.map(async (name) => {
        const account = `customer-${name}`;
        await sandbox.finish(client, (await shop.signUp(account)).id);
        await until(() => shop.isCustomer(account));
        const { id } = await shop.pay(account, '12.00 EUR', sandbox.order(name));
        ids.set(name, id);
        if (name !== 'expires') await sandbox.finish(client, id);
      }),
    );
    await sandbox.moveClock(client, 1);
    for (const [name, id] of ids) {
      await until(() => shop.payment(id)?.state !== 'waiting');
      assert.equal(shop.payment(id)?.state, ends[name], name);
    }
    const busy = shop.pay('customer-accept', '1 EUR', sandbox.order('beginBusy'));
    assert.equal(await codeOf(busy), 'E_SERVER_BUSY');
    for (const name of ['locked', 'disabled'] as const)
      assert.equal(
        await codeOf(shop.pay('customer-accept', '1 EUR', sandbox.order(name))),
        'E_ACCOUNT_DISABLED',
      );
    const { id } = await shop.signUp('sandbox-duplicate');
    assert.equal((await sandbox.finish(client, id)).Page, 'defaultFailedPage');
    const gone = await client.CreateOperation({
      body: { Name: 'GetForeignBiometry' },
      order: sandbox.order('tempGone'),
    });
    assert.equal((await sandbox.finish(client, gone.OperationId)).Status, 1);
    const { TempId } = await client.EndGetForeignBiometry({ params: { OperationId: gone.OperationId } });
    const bind = client.CreateAccountProofedBiometricCredential({
      params: { AccountNumber: 'sandbox-duplicate' },
      body: { TempId: TempId! },
    });
    assert.equal(await codeOf(bind), 'E_TEMP_DATA_EXPIRED');
    t.diagnostic(`all outcomes took ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
    const tried = [...names, 'locked', 'disabled', 'duplicate', 'tempGone', 'beginBusy'];
    assert.deepEqual(tried.sort(), [...sandboxOutcomeNames].sort());
  });

  test('a webhook that failed or was held, goes out when the clock is moved to its time', async () => {
    const pending = { query: { filter: 'Status:Pending', size: 1 } };
    await until(async () => (await client.GetWebhookDeliveries(pending)).TotalCount === 0);
    const newest = async () =>
      (await client.GetWebhookDeliveries({ query: { sort: 'CreatedDate,desc', size: 1 } })).Items[0]!;
    const tried = (name: string, count: number) => async () => {
      const { AttemptCount, AccountNumber } = await newest();
      return AccountNumber === name && AttemptCount === count;
    };
    await sandbox.webhookFaults(
      client,
      { Fault: 'error', Count: 2 },
      { Fault: 'delay', Count: 1, DelaySec: 600 },
    );
    await client.CreateAccount({ body: { AccountNumber: 'heard-late', DisplayName: 'Ada' } });
    await until(tried('heard-late', 1));
    await sandbox.moveClock(client, 10);
    await until(tried('heard-late', 2));
    // The next attempt is five minutes away by the real clock.
    await sandbox.moveClock(client, 400);
    await until(async () => (await newest()).Status === 'Succeeded');
    await client.CreateAccount({ body: { AccountNumber: 'held', DisplayName: 'Ada' } });
    await until(tried('held', 1));
    assert.equal((await newest()).Status, 'Pending');
    await sandbox.moveClock(client, 600);
    await until(async () => (await newest()).Status === 'Succeeded');
  });

  test('faults of webhooks, are told in the log; a reset leaves nothing of it', async () => {
    // What is still on its way would meet the faults.
    const pending = { query: { filter: 'Status:Pending', size: 1 } };
    await until(async () => (await client.GetWebhookDeliveries(pending)).TotalCount === 0);
    const set = await sandbox.webhookFaults(
      client,
      { Fault: 'drop', Count: 1 },
      { Fault: 'duplicate', Count: 1 },
    );
    assert.deepEqual(await client.GetSandboxWebhookFaults(), set);
    const wrong = sandbox.webhookFaults(client, { Fault: 'drop', Count: 1, DelaySec: 3 });
    assert.equal(await codeOf(wrong), 'E_INVALID_ARGUMENT');
    const seen = async () => {
      const { Items } = await client.GetWebhookDeliveries({ query: { sort: 'CreatedDate,desc', size: 2 } });
      return Promise.all(
        Items.map(async ({ DeliveryId: deliveryId }) => {
          const { Status, Attempts } = await client.GetWebhookDelivery({ params: { deliveryId } });
          return `${Status} ${Attempts.map(({ Fault }) => Fault ?? 'sent').join(' ')}`;
        }),
      );
    };
    const wanted = ['Failed drop', 'Succeeded duplicate sent'];
    await shop.signUp('lost');
    await shop.signUp('twice');
    for (
      const deadline = Date.now() + withinMs;
      (await seen()).toSorted().join() !== wanted.join();
      await sleep(100)
    )
      assert.ok(Date.now() < deadline, `${await seen()}`);
    assert.deepEqual((await client.GetSandboxWebhookFaults()).Faults, []);
    const gone = await sandbox.reset(client);
    assert.ok(gone.Accounts > 10 && gone.Sessions > 10 && gone.Deliveries > 10, JSON.stringify(gone));
    assert.equal((await client.GetAccounts()).TotalCount, 0);
    assert.equal((await client.GetWebhookDeliveries()).TotalCount, 0);
    await sandbox.finish(client, (await shop.signUp('customer-accept')).id);
    await until(() => shop.isCustomer('customer-accept'));
  });

  test('a page without a camera, takes a capture as the user says', async () => {
    const { link } = await shop.signUp('sandbox-page');
    const address = new URL(link);
    const [id, secret] = [address.searchParams.get('i'), address.searchParams.get('s')];
    const capture = async <T>(path: string, body: object, token?: string): Promise<T> => {
      const reply = await fetchWhenFree(`${server.baseUrl}/capture/v1/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
      });
      assert.ok(reply.ok, await reply.clone().text());
      return (await reply.json()) as T;
    };
    const { token } = await capture<{ token: string }>('sessions/open', { kind: 'operation', id, secret });
    const begin = () => capture<{ attemptId: string }>('attempts', { simulated: true }, token);
    const simulate = async (body: object) =>
      capture<CaptureOutcome>(`attempts/${(await begin()).attemptId}/simulate`, body, token);
    const first = await simulate({ capture: 'quality', remedies: ['MoreLight'] });
    assert.deepEqual([first.outcome, first.remedies], ['retry', ['MoreLight']]);
    assert.equal((await simulate({})).outcome, 'accepted');
  });

  test('a payment whose time is over, is finished as one that expired', async () => {
    await sandbox.finish(client, (await shop.signUp('comes-late')).id);
    const { id } = await shop.pay('comes-late', '1 EUR');
    await sandbox.act(client, id, { Act: 'wait' });
    assert.equal((await sandbox.finish(client, id)).Status, Status.Expired);
  });

  test('a copy of the example, passes its own tests by the key of a sandbox', async (t) => {
    const folder = await mkdtemp(join(repositoryRoot, 'e2e/.example-'));
    t.after(() => rm(folder, { recursive: true, force: true }));
    await cp(join(repositoryRoot, 'examples/shop'), folder, { recursive: true });
    const { apiKeyId: KEY_ID, apiKeyValue: KEY_VALUE } = await createSandbox(server, 'copy');
    // Or the tests would take themselves for a part of this one.
    const { NODE_TEST_CONTEXT: _, ...outside } = process.env;
    const env = { ...outside, BASE: server.baseUrl, KEY_ID, KEY_VALUE };
    const words = ['--test', '--test-reporter=tap', join(folder, 'shop.test.ts')];
    const { stdout } = await promisify(execFile)(process.execPath, words, { env });
    assert.match(stdout, /^# pass 17$/m, stdout);
    for (const name of sandboxOutcomeNames) assert.match(stdout, new RegExp(`^ +ok \\d+ - ${name}: `, 'm'));
    const [, ms] = /^# duration_ms (\d+)/m.exec(stdout)!;
    t.diagnostic(`the example's own tests took ${(Number(ms) / 1_000).toFixed(1)} s`);
  });

  test('a key of a live tenant, opens nothing of it', async () => {
    const live = createClient({ baseUrl: server.baseUrl, apiKeyId: apiKey.id, apiKeyValue: apiKey.value });
    assert.equal(await codeOf(sandbox.moveClock(live, 1)), 'E_SANDBOX_ONLY');
    assert.equal(await codeOf(sandbox.webhookFaults(live)), 'E_SANDBOX_ONLY');
    assert.equal(await codeOf(sandbox.reset(live)), 'E_SANDBOX_ONLY');
    const begun = live.BeginGetForeignBiometry({ body: {}, order: sandbox.order('accept') });
    assert.equal(await codeOf(begun), 'E_SANDBOX_ONLY');
    const { OperationId } = await live.BeginGetForeignBiometry({ body: {} });
    assert.equal(await codeOf(sandbox.finish(live, OperationId)), 'E_SANDBOX_ONLY');
  });
});
