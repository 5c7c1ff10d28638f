import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import { calculateJwkThumbprint, decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createBrowserCookie } from './browser-cookie.ts';
import { createPortalCookie } from './portal-cookie.ts';
import { type AuthenticationParts, createAuthentication, createTokens, type TokenKeys } from './tokens.ts';

const tenantId = crypto.randomUUID();
const sessionId = crypto.randomUUID();

async function makeKeys(): Promise<TokenKeys> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const id = await calculateJwkThumbprint(await exportJWK(publicKey));
  return { current: { id, privateKey }, verify: new Map([[id, publicKey]]), jwks: { keys: [] } };
}

async function make(issuer = 'https://a.test', keys?: TokenKeys) {
  const time = { now: new Date('2026-03-01T12:00:00Z') };
  const used = keys ?? (await makeKeys());
  return { time, keys: used, tokens: createTokens({ issuer, keys: used, clock: { now: () => time.now } }) };
}

test('capture token: opens its session until the session ends, at most an hour', async () => {
  const { tokens, time } = await make();
  const at = (seconds: number) => new Date(Date.parse('2026-03-01T12:00:00Z') + seconds * 1000);
  const short = await tokens.issueCaptureToken({ tenantId, sessionId, expiresAt: at(60) });
  const long = await tokens.issueCaptureToken({ tenantId, sessionId, expiresAt: at(86_400) });
  const { tokenId, ...opened } = (await tokens.verifyCaptureToken(short)) ?? assert.fail();
  assert.deepEqual(opened, { kind: 'capture', tenantId, sessionId });
  assert.match(tokenId, /^[0-9a-f-]{36}$/);
  assert.notEqual((await tokens.verifyCaptureToken(long))?.tokenId, tokenId);
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
  assert.equal(await tokens.verifyApiToken(capture), 'wrong');
  assert.equal(await tokens.verifyCaptureToken(api), null);
  assert.notEqual(await tokens.verifyApiToken(api), 'wrong');
  time.now = new Date(time.now.getTime() + limits.accessTokenSec * 1000);
  assert.equal(await tokens.verifyApiToken(api), 'expired');
  assert.equal(
    await tokens.verifyApiToken(`${api.slice(0, -4)}AAAA`),
    'wrong',
    'an old token that was changed',
  );
});

test('tokens: of another issuer or another key, are refused', async () => {
  const { tokens, keys } = await make();
  const { token } = await tokens.issueApiToken({ tenantId, apiKeyId: 'k', roles: [] });
  const otherIssuer = await make('https://b.test', keys);
  const otherKeys = await make();
  assert.equal(await otherIssuer.tokens.verifyApiToken(token), 'wrong');
  assert.equal(await otherKeys.tokens.verifyApiToken(token), 'wrong');
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
  assert.ok(typeof good === 'object');
  assert.deepEqual(good.roles, ['Configurator'], 'unknown roles mean nothing');
  for (const claims of [
    { tenant: undefined },
    { role: undefined },
    { exp: undefined },
    { sub: undefined },
    { tenant: 7 },
  ])
    assert.equal(await tokens.verifyApiToken(await sign(claims)), 'wrong', JSON.stringify(claims));
  assert.equal(await tokens.verifyApiToken(await sign({}, 'JWT')), 'wrong');
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
  assert.equal(await tokens.verifyApiToken(hmac), 'wrong');
});

test('API token: says of its family and of the clock of its sandbox what it was made with, and nothing of what it was not', async () => {
  const { tokens } = await make();
  const of = async (extra: object) =>
    tokens.verifyApiToken(
      (await tokens.issueApiToken({ tenantId, apiKeyId: 'k', roles: [], ...extra })).token,
    );
  const plain = { tenantId, apiKeyId: 'k', roles: [], ageSec: 0 };
  assert.deepEqual(await of({}), plain);
  assert.deepEqual(await of({ familyId: 'f' }), { ...plain, familyId: 'f' });
  assert.deepEqual(await of({ agedSec: 60 }), { ...plain, agedSec: 60 });
  assert.deepEqual(await of({ familyId: '', agedSec: 0 }), plain);
});

test('tokens: are made in the second that runs, and their claims are taken by their types', async () => {
  const { tokens, keys, time } = await make();
  time.now = new Date('2026-03-01T12:00:00.999Z');
  const second = Date.parse('2026-03-01T12:00:00Z') / 1000;
  const { token, expiresAt } = await tokens.issueApiToken({ tenantId, apiKeyId: 'k', roles: [] });
  const { iat, exp } = decodeJwt(token);
  assert.deepEqual([iat, exp], [second, second + limits.accessTokenSec]);
  assert.equal(expiresAt.getTime() / 1000, exp);
  const sign = (kind: 'api' | 'capture' | 'device', claims: Record<string, unknown>) =>
    new SignJWT({
      ...{ iss: 'https://a.test', aud: `selfsame:${kind}`, sub: 's', jti: 'j' },
      ...{ iat: second, exp: second + 60, tenant: tenantId, role: [] },
      ...claims,
    })
      .setProtectedHeader({
        alg: 'EdDSA',
        kid: keys.current.id,
        typ: kind === 'api' ? 'at+jwt' : `${kind}+jwt`,
      })
      .sign(keys.current.privateKey);
  assert.deepEqual(await tokens.verifyApiToken(await sign('api', { family: 7, aged: '60' })), {
    ...{ tenantId, apiKeyId: 's', roles: [], ageSec: 0 },
  });
  assert.equal(await tokens.verifyApiToken(await sign('api', { iat: 'now' })), 'wrong');
  const page = { kind: 'capture', tenantId, sessionId: 's', tokenId: 'j' };
  const capture = async (claims: object) => tokens.verifyCaptureToken(await sign('capture', { ...claims }));
  assert.deepEqual(await capture({}), page);
  assert.deepEqual(await capture({ browser: 'b' }), { ...page, browserId: 'b' });
  assert.deepEqual(await capture({ browser: 7 }), page);
  const device = async (claims: object) => tokens.verifyDeviceToken(await sign('device', { ...claims }));
  assert.deepEqual(await device({}), {
    ...{ operatorId: 's', deviceId: 'j', issuedAt: new Date(second * 1_000) },
  });
  for (const claims of [{ tenant: 7 }, { sub: 7 }, { jti: 7 }])
    assert.equal(await capture(claims), null, JSON.stringify(claims));
  for (const claims of [{ sub: 7 }, { jti: 7 }, { iat: 'now' }])
    assert.equal(await device(claims), null, JSON.stringify(claims));
});

test('capture token: names the browser that it is for, where there is one', async () => {
  const { tokens, time } = await make();
  const expiresAt = new Date(time.now.getTime() + 60_000);
  const of = async (extra: object) => {
    const token = await tokens.issueCaptureToken({ tenantId, sessionId, expiresAt, ...extra });
    return { claims: decodeJwt(token), page: await tokens.verifyCaptureToken(token) };
  };
  assert.equal((await of({ browserId: 'b' })).page?.browserId, 'b');
  const { claims, page } = await of({});
  assert.equal('browser' in claims, false);
  assert.equal('browserId' in page!, false);
});

test('createAuthentication: asks on every request whether the key is live', async () => {
  const { tokens } = await make();
  const { token } = await tokens.issueApiToken({ tenantId, apiKeyId: 'k', roles: ['Configurator'] });
  let live: Awaited<ReturnType<AuthenticationParts['findLiveKey']>> = { isStrict: true, isTenantOpen: true };
  const asked: unknown[] = [];
  const uses: (boolean | undefined)[] = [];
  const authentication = createAuthentication(tokens, {
    findLiveKey: async ({ tenantId: tenant, apiKeyId }) => {
      asked.push([tenant, apiKeyId]);
      return live;
    },
    findOperator: async (_token, { isUse } = {}) => {
      uses.push(isUse);
      return null;
    },
    findInstallationKey: async () => null,
    requireTenant: async () => undefined,
    requireSandbox: async () => undefined,
    browserCookie: createBrowserCookie('https://selfsame.test'),
    portalCookie: createPortalCookie('https://selfsame.test'),
  });
  assert.deepEqual(await authentication.api(token), {
    kind: 'api',
    ...{ tenantId, apiKeyId: 'k', roles: ['Configurator'], isStrict: true },
  });
  live = null;
  assert.equal(await authentication.api(token), 'keyGone');
  assert.deepEqual(asked, [
    [tenantId, 'k'],
    [tenantId, 'k'],
  ]);
  assert.equal(await authentication.api('nonsense'), 'wrong');
  assert.equal(asked.length, 2);
  live = { isStrict: false, isRevoked: true, isTenantOpen: true };
  assert.equal(await authentication.api(token), 'revoked');
  live = { isStrict: false, isTenantOpen: false };
  await assert.rejects(authentication.api(token), { code: 'E_TENANT_DISABLED' });
  await authentication.operator('t');
  await authentication.peekOperator('t');
  assert.deepEqual(uses, [undefined, false], 'who only looks keeps no session alive');
});

test('createAuthentication: a token of a sandbox, ends when its age and what the clock was moved since are its whole life, or the clock was put back', async () => {
  const life = limits.accessTokenSec;
  for (const [ageSec, madeAt, agedSec, isOpen] of [
    [0, undefined, undefined, true],
    [0, undefined, life - 1, true],
    [0, undefined, life, false],
    [0, 100, 100, true],
    [0, 100, 99 + life, true],
    [0, 100, 100 + life, false],
    [0, 100, 99, false],
    [0, 100, undefined, false],
    [1, undefined, life - 2, true],
    [1, undefined, life - 1, false],
    [life - 1, 100, 100, true],
    [life - 1, 100, 101, false],
    [life, undefined, undefined, false],
  ] as const) {
    const { tokens, time } = await make();
    const { token } = await tokens.issueApiToken({
      ...{ tenantId, apiKeyId: 'k', roles: [] },
      ...(madeAt && { agedSec: madeAt }),
    });
    time.now = new Date(time.now.getTime() + ageSec * 1_000);
    const findLiveKey = async () => ({
      ...{ isStrict: false, isTenantOpen: true },
      ...(agedSec !== undefined && { agedSec }),
    });
    const opened = await createAuthentication(tokens, { findLiveKey } as never).api(token);
    assert.equal(opened === 'expired', !isOpen, `${ageSec} s old, made at ${madeAt}, now ${agedSec}`);
    assert.equal(typeof opened === 'object', isOpen);
  }
});
