import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createGate, createTokens, type TokenKeys } from './access.ts';
import { createPortalDoor } from './portal-door.ts';

const tenantId = crypto.randomUUID();
const sessionId = crypto.randomUUID();

const makeKeys = async (): Promise<TokenKeys> => {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const id = await calculateJwkThumbprint(await exportJWK(publicKey));
  return { current: { id, privateKey }, verify: new Map([[id, publicKey]]), jwks: { keys: [] } };
};

const make = async (issuer = 'https://a.test', keys?: TokenKeys) => {
  const time = { now: new Date('2026-03-01T12:00:00Z') };
  const used = keys ?? (await makeKeys());
  return { time, keys: used, tokens: createTokens({ issuer, keys: used, clock: { now: () => time.now } }) };
};

test('capture token: opens its session until the session ends, at most an hour', async () => {
  const { tokens, time } = await make();
  const at = (seconds: number) => new Date(Date.parse('2026-03-01T12:00:00Z') + seconds * 1000);
  const short = await tokens.issueCaptureToken({ tenantId, sessionId, expiresAt: at(60) });
  const long = await tokens.issueCaptureToken({ tenantId, sessionId, expiresAt: at(86_400) });
  assert.deepEqual(await tokens.verifyCaptureToken(short), { kind: 'capture', tenantId, sessionId });
  time.now = at(60);
  assert.equal(await tokens.verifyCaptureToken(short), null);
  assert.notEqual(await tokens.verifyCaptureToken(long), null);
  time.now = at(limits.captureTokenSec);
  assert.equal(await tokens.verifyCaptureToken(long), null);
});

test('tokens: one kind never passes for the other', async () => {
  const { tokens, time } = await make();
  const capture = await tokens.issueCaptureToken({
    tenantId,
    sessionId,
    expiresAt: new Date(time.now.getTime() + 60_000),
  });
  const { token: api } = await tokens.issueApiToken({ tenantId, apiKeyId: 'k', roles: ['Configurator'] });
  assert.equal(await tokens.verifyApiToken(capture), null);
  assert.equal(await tokens.verifyCaptureToken(api), null);
  assert.notEqual(await tokens.verifyApiToken(api), null);
});

test('tokens: of another issuer or another key, are refused', async () => {
  const { tokens, keys } = await make();
  const { token } = await tokens.issueApiToken({ tenantId, apiKeyId: 'k', roles: [] });
  const otherIssuer = await make('https://b.test', keys);
  const otherKeys = await make();
  assert.equal(await otherIssuer.tokens.verifyApiToken(token), null);
  assert.equal(await otherKeys.tokens.verifyApiToken(token), null);
});

test('tokens: signed by us but without a claim we rely on, or by another algorithm, are refused', async () => {
  const { tokens, keys, time } = await make();
  const issuedAt = time.now.getTime() / 1000;
  const sign = (claims: Record<string, unknown>, typ = 'at+jwt') =>
    new SignJWT({
      iss: 'https://a.test',
      aud: 'selfsame:api',
      sub: 'k',
      jti: 'j',
      iat: issuedAt,
      exp: issuedAt + 60,
      tenant: tenantId,
      role: ['Configurator', 'Emperor'],
      ...claims,
    })
      .setProtectedHeader({ alg: 'EdDSA', kid: keys.current.id, typ })
      .sign(keys.current.privateKey);
  const good = await tokens.verifyApiToken(await sign({}));
  assert.deepEqual(good?.roles, ['Configurator'], 'unknown roles mean nothing');
  for (const claims of [
    { tenant: undefined },
    { role: undefined },
    { exp: undefined },
    { sub: undefined },
    { tenant: 7 },
  ])
    assert.equal(await tokens.verifyApiToken(await sign(claims)), null, JSON.stringify(claims));
  assert.equal(await tokens.verifyApiToken(await sign({}, 'JWT')), null);
  const hmac = await new SignJWT({
    iss: 'https://a.test',
    aud: 'selfsame:api',
    sub: 'k',
    tenant: tenantId,
    role: [],
  })
    .setProtectedHeader({ alg: 'HS256', kid: keys.current.id, typ: 'at+jwt' })
    .setExpirationTime(issuedAt + 60)
    .sign(new TextEncoder().encode(keys.current.id));
  assert.equal(await tokens.verifyApiToken(hmac), null);
});

test('createGate: asks on every request whether the key is live', async () => {
  const { tokens } = await make();
  const { token } = await tokens.issueApiToken({ tenantId, apiKeyId: 'k', roles: ['Configurator'] });
  let live = true;
  const asked: unknown[] = [];
  const gate = createGate(tokens, {
    isLive: async ({ tenantId: tenant, apiKeyId }) => {
      asked.push([tenant, apiKeyId]);
      return live;
    },
    findOperator: async () => null,
    door: createPortalDoor('https://selfsame.test'),
  });
  assert.equal((await gate.api(token))?.apiKeyId, 'k');
  live = false;
  assert.equal(await gate.api(token), null);
  assert.deepEqual(asked, [
    [tenantId, 'k'],
    [tenantId, 'k'],
  ]);
  assert.equal(await gate.api('nonsense'), null);
  assert.equal(asked.length, 2);
});
