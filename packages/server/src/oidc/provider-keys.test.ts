import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { withDatabase } from '../../test/database.ts';
import { codeRequest, type OpenIdWorld, openIdWorld } from '../../test/openid/openid-world.ts';
import { createTestVault } from '../../test/vault.ts';
import { keysVerb } from '../cli/keys.ts';
import { runVerb } from '../cli/run-verb.ts';
import { readConfig } from '../platform/configuration/config.ts';
import {
  replaceSigningKeys,
  rotateSigningKey,
  signingKeyActivationMs,
} from '../store/seal/rotate-signing-key.ts';
import { createProviderKeys, providerKeysRefreshMs } from './provider-keys.ts';

test('createProviderKeys: a new key is published at once, signs later, and the old one stays published', async (t) => {
  const { db } = await withDatabase(t);
  const vault = createTestVault();
  const deps = { db, vault };
  const read = () => createProviderKeys(deps);
  const start = new Date('2026-01-01T00:00:00Z');
  const later = (ms: number) => new Date(start.getTime() + ms);
  const [first] = (await read()(start)).jwks.keys;
  // Another server that starts at the same moment takes the same key.
  assert.equal((await read()(start)).jwks.keys[0]?.kid, first?.kid);
  const second = await rotateSigningKey(deps, 'oidc', later(1_000));
  const kids = async (at: Date) => (await read()(at)).jwks.keys.map(({ kid }) => kid);
  assert.deepEqual(await kids(later(2_000)), [first?.kid, second]);
  const active = later(1_000 + signingKeyActivationMs);
  assert.deepEqual(await kids(active), [second, first?.kid]);
  assert.deepEqual(await kids(later(31 * 86_400_000)), [second]);
  const { cookieKeys } = await read()(active);
  assert.equal(new Set(cookieKeys).size, 2);
});

test('createProviderKeys: follows a rotation within 30 seconds', async (t) => {
  const { db } = await withDatabase(t);
  const deps = { db, vault: createTestVault() };
  const keys = createProviderKeys(deps);
  const start = new Date('2026-01-01T00:00:00Z');
  const before = (await keys(start)).version;
  await rotateSigningKey(deps, 'oidc', start);
  assert.equal((await keys(new Date(start.getTime() + 29_000))).version, before);
  assert.notEqual((await keys(new Date(start.getTime() + 30_000))).version, before);
});

test('replaceSigningKeys: a leaked key is gone, and what it signed with it', async (t) => {
  const { db } = await withDatabase(t);
  const deps = { db, vault: createTestVault() };
  const keys = createProviderKeys(deps);
  const start = new Date('2026-01-01T00:00:00Z');
  const before = await keys(start);
  const rotated = await rotateSigningKey(deps, 'oidc', start);
  const { id, withdrawn } = await replaceSigningKeys(deps, 'oidc', start);
  const first = before.jwks.keys[0]?.kid;
  assert.deepEqual(withdrawn.toSorted(), [first, rotated].toSorted());
  const after = await keys(new Date(start.getTime() + providerKeysRefreshMs));
  assert.deepEqual(
    after.jwks.keys.map(({ kid }) => kid),
    [id],
  );
  assert.ok(!after.cookieKeys.includes(before.cookieKeys[0] ?? ''));
});

/** Starts another server on the same data. @returns gives an address of the first server at the other */
async function startAnother(world: OpenIdWorld): Promise<(url: string) => string> {
  const { fastify, start } = await world.ground.build({
    config: { port: 0, host: '127.0.0.1', baseUrl: world.baseUrl, trustProxy: true },
  });
  await start();
  const { port } = fastify.server.address() as { port: number };
  return (url) => url.replace(world.baseUrl, `http://127.0.0.1:${port}`);
}

/** Rotates the keys as an operator does, so long ago that the new one signs as soon as a server reads it. */
async function rotateByCommand({ ground: { config } }: OpenIdWorld): Promise<void> {
  const lines: string[] = [];
  const code = await runVerb([keysVerb], ['keys', 'rotate-signing', '--openid'], {
    env: {},
    readConfig: () =>
      readConfig({ SELFSAME_DATA_DIR: config.dataDir, DATABASE_URL: config.databaseUrl ?? '' }, '/'),
    clock: { now: () => new Date(Date.now() - signingKeyActivationMs - 1_000) },
    version: 'test',
    print: (line) => void lines.push(line),
    note: (line) => void lines.push(line),
    signal: new AbortController().signal,
  });
  assert.equal(code, 0, lines.join('\n'));
}

/** From now on every request goes to the other server. */
function sendToOther(t: TestContext, swap: (url: string) => string): void {
  const plainFetch = globalThis.fetch;
  t.mock.method(globalThis, 'fetch', (input: string | URL | Request, init?: RequestInit) =>
    plainFetch(input instanceof Request ? input : swap(String(input)), init),
  );
}

test('a rotation while somebody signs in, and a restart: the sign-in ends, and tokens of both keys verify', async (t) => {
  const world = await openIdWorld(t);
  const offline = { scope: 'openid offline_access', prompt: 'consent' };
  const number = crypto.randomUUID();
  await world.addAccount({ number });
  const configuration = await world.discover(await world.addIntegration());
  const early = await codeRequest(configuration, { login_hint: number, ...offline });
  const earlyBrowser = world.browser();
  const consent = await world.signIn(earlyBrowser, early.url);
  const { url: back } = await earlyBrowser.goOn(await earlyBrowser.post(`${consent.pathname}/allow`));
  const before = await client.authorizationCodeGrant(configuration, new URL(back), early.checks);
  const late = await codeRequest(configuration, { login_hint: number });
  const browser = world.browser();
  const { page, sessionId } = await world.walkToVerification(browser, late.url);

  await rotateByCommand(world);
  // A server that has just started reads the keys anew, and knows nothing of what was begun but from the database.
  sendToOther(t, await startAnother(world));
  await world.endVerification(sessionId, 'accepted');
  const { url: callback } = await browser.goOn(await browser.post(`${page}/finish`));
  const after = await client.authorizationCodeGrant(configuration, new URL(callback), late.checks);
  const refreshed = await client.refreshTokenGrant(configuration, before.refresh_token ?? '');
  const kidOf = ({ id_token: token = '' }: client.TokenEndpointResponse) => decodeProtectedHeader(token).kid;
  assert.notEqual(kidOf(after), kidOf(before));
  assert.equal(kidOf(refreshed), kidOf(after));
  const keys = createRemoteJWKSet(new URL(`${world.baseUrl}/oidc/web/.well-known/jwks`));
  for (const { id_token: token = '' } of [before, after, refreshed])
    await jwtVerify(token, keys, { issuer: `${world.baseUrl}/oidc/web` });
});

test('two servers on one database: a sign-in begun on one ends on the other', async (t) => {
  const world = await openIdWorld(t);
  const swap = await startAnother(world);
  await world.addAccount({ number: 'two-nodes' });
  const configuration = await world.discover(await world.addIntegration());
  const { url, checks } = await codeRequest(configuration, { login_hint: 'two-nodes' });
  // Every other request goes to the other server, as behind a balancer.
  let count = 0;
  const plainFetch = globalThis.fetch;
  t.mock.method(globalThis, 'fetch', (input: string | URL | Request, init?: RequestInit) => {
    const isOther = count++ % 2 === 1;
    return plainFetch(isOther && typeof input === 'string' ? swap(input) : input, init);
  });
  const callback = await world.signIn(world.browser(), url);
  const tokens = await client.authorizationCodeGrant(configuration, callback, checks);
  const direct = await plainFetch(swap(`${world.baseUrl}/oidc/web/connect/userinfo`), {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  assert.equal(direct.status, 200);
  const { keys } = (await (await plainFetch(swap(`${world.baseUrl}/oidc/web/.well-known/jwks`))).json()) as {
    keys: { kid: string; d?: string }[];
  };
  assert.ok(keys.some(({ kid }) => kid === decodeProtectedHeader(tokens.id_token ?? '').kid));
  assert.ok(keys.every((key) => !('d' in key) && !('p' in key)));
  assert.ok(count > 4);
});
