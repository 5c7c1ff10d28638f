import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { limits, operationById, operationIds, services } from '@selfsame/contract';
import { portraits } from '../../../fixtures/photos.ts';
import type { App } from '../src/app.ts';
import { makeFirstKey } from '../src/identity/bootstrap.ts';
import { insertTenant } from '../src/store/tenant/tenant.ts';
import { type TestGround, withGround } from './app.ts';
import { createTestEvents, testActor } from './events.ts';
import { bases } from './served-operations.ts';

const stranger = '203.0.113.9';
const rightful = '198.51.100.4';
const { admin, authorization, identity } = bases;

/** Sends requests from chosen addresses. */
const senderTo =
  (app: () => App) =>
  async (
    from: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    { body, authorization }: { body?: unknown; authorization?: string } = {},
  ) => {
    const reply = await app().fastify.inject({
      method,
      url,
      remoteAddress: from,
      headers: {
        ...(authorization && { authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    return { status: reply.statusCode, body: reply.body === '' ? null : reply.json() };
  };

const basic = (id: string, value: string) => `Basic ${Buffer.from(`${id}:${value}`).toString('base64')}`;

/** Sends from the stranger's address until it is refused for its number. */
async function exhaust(most: number, one: (at: number) => Promise<{ status: number }>): Promise<void> {
  let refused = 0;
  for (let at = 0; at <= most && refused === 0; at += 50)
    for (const { status } of await Promise.all(Array.from({ length: 50 }, (_, more) => one(at + more))))
      if (status === 429) refused += 1;
  assert.ok(refused > 0, 'the stranger is slowed down');
}

/** Somebody who knows a name, and no secret, does their worst from one address; who has the secret still gets in. */
describe('denial of service by who knows a name', () => {
  const endings: (() => Promise<void>)[] = [];
  let ground: TestGround;
  let app: App;
  let key: { id: string; value: string };
  let token: string;

  const send = senderTo(() => app);
  const asBackend = (method: 'GET' | 'POST', url: string, body?: unknown) =>
    send(rightful, method, url, {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { body }),
    });

  before(async () => {
    ground = await withGround({ after: (run) => void endings.push(run) });
    app = await ground.build();
    key = app.firstKey as { id: string; value: string };
    token = (
      await send(rightful, 'POST', `${identity}/auth/token`, { authorization: basic(key.id, key.value) })
    ).body.AccessToken;
  });
  after(async () => {
    for (const end of endings) await end();
  });

  test('an API key’s id: wrong values from one address, lock neither the key nor its tokens', async () => {
    const guess = (at: number) =>
      send(stranger, 'POST', `${identity}/auth/token`, { authorization: basic(key.id, `wrong-${at}`) });
    await exhaust(limits.callsPerMinute.CreateToken, guess);
    const right = await send(rightful, 'POST', `${identity}/auth/token`, {
      authorization: basic(key.id, key.value),
    });
    assert.equal(right.status, 200);
    assert.equal((await asBackend('GET', `${admin}/auth/check`)).status, 200);
  });

  test('the refresh endpoint: made-up tokens from one address, keep no rightful refresh out', async () => {
    const pair = await send(rightful, 'POST', `${identity}/auth/token`, {
      authorization: basic(key.id, key.value),
    });
    const guess = (at: number) =>
      send(stranger, 'POST', `${identity}/auth/refresh`, { body: `made-up-${at}` });
    await exhaust(limits.callsPerMinute.RefreshToken, guess);
    const right = await send(rightful, 'POST', `${identity}/auth/refresh`, { body: pair.body.RefreshToken });
    assert.equal(right.status, 200);
  });

  test('a sandbox: its clock is moved and it is emptied from one address, ten times a minute at most each', async () => {
    const { MoveSandboxClock: most, ResetSandbox: resets } = limits.callsPerMinute;
    const { db } = ground.database;
    const now = new Date();
    const named = { customerNumber: 'Try', customerName: 'Try', sandbox: true, now };
    const { id: tenantId } = (await insertTenant(db, named))!;
    const made = { tenantId, description: 'of a sandbox', actor: testActor, now };
    const own = await makeFirstKey({ events: createTestEvents() }, db, made);
    const signedIn = await send(rightful, 'POST', `${identity}/auth/token`, {
      authorization: basic(own.id, own.value),
    });
    const authorization = `Bearer ${signedIn.body.AccessToken}`;
    const move = () =>
      send(stranger, 'POST', '/sandbox/v1/clock', { authorization, body: { ForwardSec: 1 } });
    const asked = [];
    for (let at = 0; at <= most; at++) asked.push((await move()).status);
    assert.deepEqual(asked, [...Array.from({ length: most }, () => 200), 429]);
    assert.equal(most, 10);
    const reset = (token: string) =>
      send(stranger, 'POST', '/sandbox/v1/reset', { authorization: `Bearer ${token}` });
    // Made before the clock moved, it is as good after the reset.
    const emptied = [];
    for (let at = 0; at <= resets; at++) emptied.push((await reset(signedIn.body.AccessToken)).status);
    assert.deepEqual(emptied, [...Array.from({ length: resets }, () => 200), 429]);
  });

  for (const [name, kind, begin] of [
    ['an OperationId', 'operation', () => asBackend('POST', `${admin}/foreignOperations/biometry`, {})],
    [
      'a TransactionId, and its account’s number',
      'transaction',
      async () => {
        await asBackend('POST', `${admin}/accounts`, { AccountNumber: 'known', DisplayName: 'A' });
        const Data = (await readFile(portraits.cage)).toString('base64');
        await asBackend('POST', `${admin}/accounts/known/bioCredential`, { DataType: 1, Data });
        return asBackend('POST', `${authorization}/v2/transactions`, {
          AccountNumber: 'known',
          Name: 'Verify_Identity',
          ConfirmationPolicy: { TransportType: 0, CredentialType: 1 },
        });
      },
    ],
  ] as const) {
    test(`${name}: wrong secrets from one address, lock no link, also not from there`, async () => {
      const { body } = await begin();
      const id = body.OperationId ?? body.TransactionId;
      assert.ok(id, JSON.stringify(body));
      const open = (from: string, secret: string) =>
        send(from, 'POST', '/capture/v1/sessions/open', { body: { kind, id, secret } });
      await exhaust(limits.wrongLinks.count, (at) => open(stranger, `gXumaHzDpaYwxEhn0Q6Bo${100 + at}`));
      for (const from of [rightful, stranger])
        assert.equal((await open(from, body.OneTimeSecret)).status, 200, from);
    });
  }

  test('an OperationId: scripts of the control interface fetched with it and no secret, let no message reach the embedder', async () => {
    const { body } = await asBackend('POST', `${admin}/foreignOperations/biometry`, {});
    const isControlled = async (): Promise<boolean> => {
      const { body: opened } = await send(rightful, 'POST', '/capture/v1/sessions/open', {
        body: { kind: 'operation', id: body.OperationId, secret: body.OneTimeSecret },
      });
      return opened.session.controlled;
    };
    const fetchScripts = async (query: string) => {
      for (const script of ['controlhandler.js', 'webauthhandler.js'])
        await app.fastify.inject({ url: `/${script}?${query}`, remoteAddress: stranger });
    };
    for (const query of [
      `i=${body.OperationId}`,
      `t=${body.OperationId}`,
      `i=${body.OperationId}&s=${'A'.repeat(24)}`,
    ])
      await fetchScripts(query);
    assert.equal(await isControlled(), false);
    await fetchScripts(`i=${body.OperationId}&s=${body.OneTimeSecret}`);
    assert.equal(await isControlled(), true);
  });

  test('an account’s number: without a token nothing counts against it, whatever is asked', async () => {
    await asBackend('POST', `${admin}/accounts`, { AccountNumber: 'target', DisplayName: 'A' });
    for (const id of operationIds) {
      const { service, method, path } = operationById(id);
      if (!path.includes('{AccountNumber}')) continue;
      for (const base of services[service].bases)
        for (let at = 0; at < 6; at++) {
          const url = base + path.replace('{AccountNumber}', 'target').replaceAll(/\{\w+\}/g, 'x');
          assert.equal((await send(stranger, method, url)).status, 401, url);
        }
    }
    const account = await asBackend('GET', `${admin}/accounts/target`);
    assert.equal(account.body.Enabled, true);
  });

  test('the address of hand-offs: made-up tokens from one address, keep no phone out', async () => {
    const { body } = await asBackend('POST', `${admin}/foreignOperations/biometry`, {});
    const opened = await send(rightful, 'POST', '/capture/v1/sessions/open', {
      body: { kind: 'operation', id: body.OperationId, secret: body.OneTimeSecret },
    });
    const made = await send(rightful, 'POST', '/capture/v1/handoffs', {
      authorization: `Bearer ${opened.body.token}`,
    });
    const claim = (from: string, handoff: string) =>
      send(from, 'POST', '/capture/v1/handoffs/claim', {
        body: { token: handoff, device: crypto.randomUUID().repeat(2).slice(0, 43) },
      });
    await exhaust(limits.callsPerMinute.ClaimHandoff, (at) =>
      claim(stranger, `${'x'.repeat(38)}${10_000 + at}`),
    );
    const right = await claim(rightful, made.body.url.split('#h=')[1]);
    assert.equal(right.status, 200, JSON.stringify(right.body));
  });
});
