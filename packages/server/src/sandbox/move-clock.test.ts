import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { basicAuthorization, call, tokenOf, withEdge } from '../../test/edge.ts';
import { sandboxModule } from './module.ts';

const life = limits.accessTokenSec;

/** Two sandboxes and a live tenant, and what asks them. */
async function openSandboxes(t: TestContext) {
  const expired: string[] = [];
  const expireSessions = async (_now: Date, tenantId: string) => expired.push(tenantId);
  const moved: object[] = [];
  const moveDeliveries = async (
    _tx: unknown,
    { tenantId, totalSec }: { tenantId: string; totalSec: number },
  ) => void moved.push({ tenantId, totalSec });
  const unused = { blobs: { delete: async () => undefined }, refreshGallery: async () => undefined };
  const needs = { ...unused, expireSessions, moveDeliveries };
  const edge = await withEdge(t, (parts) => sandboxModule({ ...parts, ...needs }).handlers);
  const sandbox = await edge.addSandbox('Sandbox');
  const other = await edge.addSandbox('Other');
  const move = async (token: string, ForwardSec: number) => {
    const reply = await edge.fastify.inject({
      method: 'POST',
      url: '/sandbox/v1/clock',
      headers: { authorization: `Bearer ${token}` },
      payload: { ForwardSec },
    });
    return { status: reply.statusCode, body: reply.json() };
  };
  const timesOf = (tenantId: string) =>
    edge.db
      .selectFrom('refresh_token')
      .select(['created_at', 'expires_at'])
      .where('tenant_id', '=', tenantId)
      .orderBy('created_at')
      .execute();
  return {
    ...{ edge, sandbox, other, move, expired, moved, timesOf },
    look: async (token: string) => (await call(edge, 'GET', '/auth/check', { token })).status,
    audit: () => edge.db.selectFrom('audit_event').selectAll().orderBy('entry').execute(),
  };
}

test('MoveSandboxClock: what ends by the clock ends, of this tenant alone', async (t) => {
  const { edge, sandbox, other, move, look, timesOf, audit, expired, moved } = await openSandboxes(t);
  const [own, theirs, live] = [await tokenOf(edge, sandbox), await tokenOf(edge, other), await tokenOf(edge)];
  const tenants = [sandbox.tenantId, other.tenantId, edge.key.tenantId];
  const before = await Promise.all(tenants.map(timesOf));
  const logged = await audit();
  const body = { ForwardSec: life - 1, TotalSec: life - 1, Expired: 1 };
  assert.deepEqual(await move(own, life - 1), { status: 200, body });
  assert.deepEqual(expired, [sandbox.tenantId]);
  assert.deepEqual(moved, [{ tenantId: sandbox.tenantId, totalSec: life - 1 }]);
  assert.equal(await look(own), 200);
  assert.equal((await move(own, 1)).body.TotalSec, life);
  assert.deepEqual([await look(own), await look(theirs), await look(live)], [401, 200, 200]);
  const [aged, ...others] = await Promise.all(tenants.map(timesOf));
  assert.deepEqual(others, before.slice(1), 'no other tenant is touched');
  const back = (at: Date) => new Date(at.getTime() - life * 1_000);
  const older = before[0]!.map((row) => ({
    created_at: back(row.created_at),
    expires_at: back(row.expires_at),
  }));
  assert.deepEqual(aged, older);
  assert.deepEqual((await audit()).slice(0, logged.length), logged, 'the audit log stays');
});

test('MoveSandboxClock: by less than a token’s life, leaves the token the rest of it', async (t) => {
  const { edge, sandbox, move, look } = await openSandboxes(t);
  const [own, other] = [await tokenOf(edge, sandbox), await tokenOf(edge)];
  await move(own, life - 60);
  edge.clock.pass(59);
  assert.equal(await look(own), 200);
  edge.clock.pass(1);
  assert.deepEqual([await look(own), await look(other)], [401, 200]);
  assert.equal(await look(await tokenOf(edge, sandbox)), 200);
});

test('MoveSandboxClock: a token made after it has its whole life, and a refresh token from before has none', async (t) => {
  const { edge, sandbox, move, look } = await openSandboxes(t);
  const pair = await call(edge, 'POST', '/auth/token', { authorization: basicAuthorization(sandbox) });
  await move(pair.body.AccessToken, limits.refreshTokenSec);
  const fresh = await tokenOf(edge, sandbox);
  assert.equal(await look(fresh), 200);
  const refresh = await edge.fastify.inject({
    method: 'POST',
    url: '/IDCompleteBackendEngine/IdentityService/v1/auth/refresh',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(pair.body.RefreshToken),
  });
  assert.equal(refresh.json().ID, 'E_REFRESH_TOKEN_NOT_VALID');
  for (const seconds of [0, -1, 31_536_001, 1.5]) assert.equal((await move(fresh, seconds)).status, 400);
  assert.equal((await move(await tokenOf(edge), 1)).body.ID, 'E_SANDBOX_ONLY');
});
