import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { limits, roles } from '@selfsame/contract';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { sql } from 'kysely';
import { basicAuthorization, call, type Edge, tokenOf, withEdge } from '../../test/edge.ts';
import { createBrowserCookie } from '../platform/access/browser-cookie.ts';
import { createPortalCookie } from '../platform/access/portal-cookie.ts';
import { createAuthentication } from '../platform/access/tokens.ts';
import { findLiveApiKey } from '../store/tenant/api-key.ts';
import { deleteExpiredRefreshTokens } from '../store/tenant/refresh-token.ts';
import { createToken } from './create-token.ts';

const pairOf = async (edge: Edge) =>
  (await call(edge, 'POST', '/auth/token', { authorization: basicAuthorization(edge.key) })).body;
const refresh = (edge: Edge, token: unknown) => call(edge, 'POST', '/auth/refresh', { body: token });

test('CreateToken: with a key, answers a pair whose access token others verify by the key set', async (t) => {
  const edge = await withEdge(t);
  const pair = await pairOf(edge);
  assert.deepEqual(Object.keys(pair).sort(), [
    'AccessToken',
    'AccessTokenExpirationDate',
    'ExpiresIn',
    'RefreshToken',
    'RefreshTokenExpirationDate',
    'TokenType',
    'UserExternalId',
  ]);
  const onTheWire = { ExpiresIn: '900', TokenType: 'Bearer', UserExternalId: edge.key.id };
  const { body: renewed } = await refresh(edge, pair.RefreshToken);
  for (const { ExpiresIn, TokenType, UserExternalId } of [pair, renewed])
    assert.deepEqual({ ExpiresIn, TokenType, UserExternalId }, onTheWire, 'as strings');
  assert.equal(pair.AccessTokenExpirationDate, '2026-03-01T12:15:00.000Z');
  const { body: jwks } = await call(edge, 'GET', '/.well-known/jwks.json');
  assert.deepEqual(Object.keys(jwks.keys[0]).sort(), ['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  const { payload } = await jwtVerify(pair.AccessToken, createLocalJWKSet(jwks), {
    issuer: 'https://selfsame.test',
    audience: 'selfsame:api',
    currentDate: edge.clock.now(),
  });
  assert.equal(payload.tenant, edge.key.tenantId);
  assert.deepEqual(payload.role, [...roles]);
  assert.equal(payload.exp! - payload.iat!, limits.accessTokenSec);
  assert.equal(decodeProtectedHeader(pair.AccessToken).alg, 'EdDSA');
});

test('CreateToken: unknown id, wrong value, disabled, deleted and expired key, are refused alike after the same work', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const make = async (body: object) =>
    (await call(edge, 'POST', '/adminUser/apiKeys', { token, body })).body as {
      ExternalId: string;
      Value: string;
    };
  const disabled = await make({});
  await call(edge, 'POST', `/adminUser/apiKeys/${disabled.ExternalId}/enable?enabled=false`, { token });
  const deleted = await make({});
  await call(edge, 'DELETE', `/adminUser/apiKeys/${deleted.ExternalId}`, { token });
  const expired = await make({ ExpirationDate: '2026-03-01T12:00:30Z' });
  edge.clock.pass(60);
  const cases = {
    'unknown id': { id: 'nobody', value: edge.key.value },
    'an id no text can hold': { id: 'no\0body', value: 'x' },
    'wrong value': { id: edge.key.id, value: 'wrong' },
    'value of another key': { id: edge.key.id, value: disabled.Value },
    disabled: { id: disabled.ExternalId, value: disabled.Value },
    deleted: { id: deleted.ExternalId, value: deleted.Value },
    expired: { id: expired.ExternalId, value: expired.Value },
  };
  const answers = new Set<string>();
  const work = new Set<string>();
  for (const [name, key] of Object.entries(cases)) {
    const { status, body } = await call(edge, 'POST', '/auth/token', {
      authorization: basicAuthorization(key),
    });
    assert.equal(status, 401, name);
    answers.add(JSON.stringify({ ...body, instance: '' }));
    const statements: string[] = [];
    const db = edge.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        statements.push('statement');
        return result;
      },
    });
    await assert.rejects(createToken({ ...edge.deps, db }, key));
    work.add(statements.join());
  }
  assert.equal(answers.size, 1);
  assert.deepEqual([...work], ['statement']);
});

test('CreateToken: stores neither the refresh token nor the value of a key', async (t) => {
  const edge = await withEdge(t);
  const pair = await pairOf(edge);
  for (const table of ['api_key', 'refresh_token'] as const) {
    const rows = await edge.db.selectFrom(table).selectAll().execute();
    const stored = rows
      .map((row) =>
        Object.values(row)
          .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
          .join('\n'),
      )
      .join('\n');
    assert.ok(!stored.includes(pair.RefreshToken) && !stored.includes(edge.key.value));
  }
});

test('an access token: after 15 minutes, changed, of another issuer or kind, is refused', async (t) => {
  const edge = await withEdge(t);
  const token = await tokenOf(edge);
  const check = (value: string) => call(edge, 'GET', '/auth/check', { token: value });
  assert.equal((await check(token)).status, 200);
  const [header, payload, signature] = token.split('.') as [string, string, string];
  const forged = { ...decodeJwt(token), role: ['Configurator'], tenant: crypto.randomUUID() };
  const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
  for (const value of [
    `${header}.${Buffer.from(JSON.stringify(forged)).toString('base64url')}.${signature}`,
    `${unsigned}.${payload}.`,
    `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
    'not-a-token',
  ])
    assert.equal((await check(value)).status, 401);
  edge.clock.pass(limits.accessTokenSec - 1);
  assert.equal((await check(token)).status, 200);
  edge.clock.pass(1);
  const { status, headers } = await check(token);
  assert.equal(status, 401);
  assert.match(String(headers['www-authenticate']), /error="invalid_token"/);
});

test('RefreshToken: answers a new pair each time, and works once per token', async (t) => {
  const edge = await withEdge(t);
  const first = await pairOf(edge);
  const second = await refresh(edge, first.RefreshToken);
  assert.equal(second.status, 200);
  assert.notEqual(second.body.RefreshToken, first.RefreshToken);
  assert.equal((await call(edge, 'GET', '/auth/check', { token: second.body.AccessToken })).status, 200);
  assert.equal((await refresh(edge, second.body.RefreshToken)).status, 200);
  for (const wrong of ['unknown', first.RefreshToken]) {
    const refused = await refresh(edge, wrong);
    assert.equal(refused.status, 401);
    assert.equal(refused.body.ID, 'E_REFRESH_TOKEN_NOT_VALID');
  }
  assert.equal((await refresh(edge, { token: 'x' })).status, 400);
});

test('RefreshToken: a second use within the grace, is refused and leaves the family alone', async (t) => {
  const edge = await withEdge(t);
  const first = await pairOf(edge);
  const second = await refresh(edge, first.RefreshToken);
  edge.clock.pass(5);
  assert.equal((await refresh(edge, first.RefreshToken)).status, 401);
  assert.equal((await refresh(edge, second.body.RefreshToken)).status, 200);
});

test('RefreshToken: a second use after the grace, revokes the whole family and no other', async (t) => {
  const edge = await withEdge(t);
  const first = await pairOf(edge);
  const other = await pairOf(edge);
  const second = await refresh(edge, first.RefreshToken);
  const third = await refresh(edge, second.body.RefreshToken);
  edge.clock.pass(11);
  assert.equal((await refresh(edge, first.RefreshToken)).status, 401);
  assert.equal(
    (await refresh(edge, third.body.RefreshToken)).status,
    401,
    'the newest of the family is revoked',
  );
  assert.equal((await refresh(edge, other.RefreshToken)).status, 200);
});

test('an access token: when a theft is detected in its family, is refused at once on every node; others live on', async (t) => {
  const edge = await withEdge(t);
  const first = await pairOf(edge);
  const other = await pairOf(edge);
  const second = await refresh(edge, first.RefreshToken);
  const check = (token: string) => call(edge, 'GET', '/auth/check', { token });
  edge.clock.pass(11);
  assert.equal((await check(second.body.AccessToken)).status, 200);
  assert.equal((await refresh(edge, first.RefreshToken)).status, 401);
  for (const token of [first.AccessToken, second.body.AccessToken]) {
    const { status, body } = await check(token);
    assert.deepEqual([status, body.ID], [401, 'E_USER_NOT_AUTHENTICATED']);
    assert.match(body.Message, /used twice.*Authenticate again with the API key/);
  }
  assert.equal((await check(other.AccessToken)).status, 200);
  assert.equal((await check((await pairOf(edge)).AccessToken)).status, 200, 'the key itself is no thief’s');
  // Another server over the same database: it asks the table on every request, and keeps nothing of its own.
  const authentication = createAuthentication(edge.tokens, {
    findLiveKey: (key) => findLiveApiKey(edge.db, { ...key, now: edge.clock.now() }),
    findOperator: async () => null,
    findInstallationKey: async () => null,
    requireTenant: async () => undefined,
    requireSandbox: async () => undefined,
    portalCookie: createPortalCookie('https://selfsame.test'),
    browserCookie: createBrowserCookie('https://selfsame.test'),
  });
  assert.equal(await authentication.api(second.body.AccessToken), 'revoked');
});

test('a revoked family: a refresh token that was being issued meanwhile is refused, and the list is emptied in time', async (t) => {
  const edge = await withEdge(t);
  const { RefreshToken } = await pairOf(edge);
  const { family_id: familyId } = await edge.db
    .selectFrom('refresh_token')
    .select('family_id')
    .executeTakeFirstOrThrow();
  const endsAt = new Date(edge.clock.now().getTime() + limits.refreshTokenSec * 1_000);
  // As a row that came after the family was marked: only the list knows.
  await edge.db
    .insertInto('revoked_family')
    .values({ family_id: familyId, tenant_id: edge.key.tenantId, expires_at: endsAt })
    .execute();
  assert.equal((await refresh(edge, RefreshToken)).status, 401);
  const kept = () => edge.db.selectFrom('revoked_family').selectAll().execute();
  await deleteExpiredRefreshTokens(edge.db, edge.clock.now());
  assert.equal((await kept()).length, 1);
  edge.clock.pass(limits.refreshTokenSec + 1);
  await deleteExpiredRefreshTokens(edge.db, edge.clock.now());
  assert.equal((await kept()).length, 0);
});

test('RefreshToken: of many uses at the same moment, exactly one wins', async (t) => {
  const edge = await withEdge(t);
  const { RefreshToken } = await pairOf(edge);
  const replies = await Promise.all(Array.from({ length: 12 }, () => refresh(edge, RefreshToken)));
  assert.equal(replies.filter(({ status }) => status === 200).length, 1);
  assert.equal(replies.filter(({ status }) => status === 401).length, 11);
  const winner = replies.find(({ status }) => status === 200);
  assert.equal((await refresh(edge, winner?.body.RefreshToken)).status, 200);
});

test('RefreshToken and CreateToken: while a key is locked, as by deleting it, hold no refresh token; of many uses at one moment, one is written', async (t) => {
  const edge = await withEdge(t);
  const { RefreshToken } = await pairOf(edge);
  edge.clock.pass(60);
  await sql`create table noted (); create function note() returns trigger language plpgsql as
    $$ begin insert into noted default values; return null; end $$; create trigger note after update on api_key
    for each row execute function note()`.execute(edge.db);
  const waiting = sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like 'update "api_key"%'`;
  const draws = await edge.db.transaction().execute(async (tx) => {
    await tx.selectFrom('api_key').select('id').forNoKeyUpdate().execute();
    const begun = [refresh(edge, RefreshToken), createToken(edge.deps, edge.key)];
    while ((await waiting.execute(edge.db)).rows.length < begun.length) await sleep(10);
    await tx.selectFrom('refresh_token').select('id').forUpdate().noWait().execute();
    return begun;
  });
  const [refreshed] = await Promise.all(draws);
  assert.equal((refreshed as { status: number }).status, 200);
  assert.equal(
    (await edge.db.selectFrom(sql`noted`.as('noted')).select(sql`1`.as('one')).execute()).length,
    1,
  );
});

test('RefreshToken: after its life, is refused', async (t) => {
  const edge = await withEdge(t);
  const { RefreshToken } = await pairOf(edge);
  edge.clock.pass(limits.refreshTokenSec);
  assert.equal((await refresh(edge, RefreshToken)).status, 401);
});

test('a disabled key: its access and refresh tokens stop at once; enabled again, a refused refresh token stays used', async (t) => {
  const edge = await withEdge(t);
  const admin = await tokenOf(edge);
  const made = (await call(edge, 'POST', '/adminUser/apiKeys', { token: admin, body: {} })).body;
  const key = { id: made.ExternalId, value: made.Value };
  const { body: pair } = await call(edge, 'POST', '/auth/token', { authorization: basicAuthorization(key) });
  const enable = (enabled: boolean) =>
    call(edge, 'POST', `/adminUser/apiKeys/${key.id}/enable?enabled=${enabled}&reason=leaked`, {
      token: admin,
    });
  const disabled = await enable(false);
  assert.equal(disabled.body.DisableReason, 'leaked');
  assert.equal((await call(edge, 'GET', '/auth/check', { token: pair.AccessToken })).status, 401);
  assert.equal((await refresh(edge, pair.RefreshToken)).status, 401);
  assert.equal((await enable(true)).body.DisableReason, '');
  assert.equal((await call(edge, 'GET', '/auth/check', { token: pair.AccessToken })).status, 200);
  assert.equal((await refresh(edge, pair.RefreshToken)).status, 401);
});
