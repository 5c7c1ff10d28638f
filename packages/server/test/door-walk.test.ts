import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Door, doorById, doorIds, doors, operationIds, roles } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import { guardDoors } from '../src/platform/http/guard-doors.ts';
import { createHttpServer } from '../src/platform/http/http-server.ts';
import { withGround } from './app.ts';
import { all, bases, testAuthentication } from './served-operations.ts';

const placeholder = '113e838b-be34-53e9-c52f-3cc45b2d10ce';
const urlOf = ({ path }: Door) => path.replace(/\{\w+\}/g, placeholder).replace(/\/\*$/, '') || '/';
const stranger = '203.0.113.9';
const endings: (() => Promise<void>)[] = [];

describe('every door of the contract', async () => {
  const ground = await withGround({ after: (run) => endings.push(run) });
  const { fastify, firstKey } = await ground.build();

  const ask = async (door: Door, headers: Record<string, string> = {}) => {
    const { statusCode, body } = await fastify.inject({ url: urlOf(door), headers, remoteAddress: stranger });
    return { status: statusCode, body };
  };
  const tokenWith = async (role: string) => {
    const basic = Buffer.from(`${firstKey?.id}:${firstKey?.value}`).toString('base64');
    const tokenOf = async (credentials: string) =>
      (
        await fastify.inject({
          method: 'POST',
          url: `${bases.identity}/auth/token`,
          headers: { authorization: `Basic ${credentials}` },
        })
      ).json().AccessToken;
    const authorization = `Bearer ${await tokenOf(basic)}`;
    const made = await fastify.inject({
      method: 'POST',
      url: `${bases.admin}/adminUser/apiKeys`,
      headers: { authorization },
      payload: { Roles: [role] },
    });
    const { ExternalId, Value } = made.json();
    return tokenOf(Buffer.from(`${ExternalId}:${Value}`).toString('base64'));
  };

  it('is mounted: a page answers, the others refuse a stranger as their access says', async () => {
    for (const id of doorIds) {
      const door = doorById(id);
      const { status, body } = await ask(door);
      const { kind } = door.access;
      if (kind === 'public') assert.ok(status !== 401 && status !== 403 && status < 500, `${id} ${status}`);
      else if (kind === 'link') assert.match(body, /E_LINK_NOT_VALID/, id);
      else assert.equal(status, 401, id);
    }
  });

  it('for a role: lets in whom its row names, and nobody else', async () => {
    const { path, access } = doors.FollowFeed;
    for (const role of roles) {
      const authorization = `Bearer ${await tokenWith(role)}`;
      const isAllowed = (access.roles as readonly string[]).includes(role);
      if (!isAllowed) assert.equal((await ask(doors.FollowFeed, { authorization })).status, 403, role);
      else await assertOpens(fastify, path, authorization);
    }
  });

  it('for the capture page: refuses an API token, in the header and as a protocol', async () => {
    const token = await tokenWith('Configurator');
    assert.equal((await ask(doors.AnswerDialogue, { authorization: `Bearer ${token}` })).status, 401);
    const protocols = { 'sec-websocket-protocol': `selfsame.dialogue.v1, bearer.${token}` };
    assert.equal((await ask(doors.AnswerDialogue, protocols)).status, 401);
  });

  it('of many answers: /metrics stays small', async () => {
    for (const id of doorIds) await ask(doorById(id));
    for (let n = 0; n < 200; n++) await fastify.inject(`/nothing/${n}`);
    const { body, statusCode } = await fastify.inject('/metrics');
    assert.equal(statusCode, 200);
    assert.doesNotMatch(body, /nothing/);
    // One line per operation and status at most, and buckets per service and class of status.
    const buckets = body.match(/^selfsame_request_seconds_bucket/gm)?.length ?? 0;
    assert.ok(buckets <= 12 * 5 * 13, String(buckets));
    assert.ok(!operationIds.some((id) => body.includes(`seconds_bucket{le="1",operation="${id}"`)));
  });

  it('ends', async () => {
    for (const end of endings) await end();
  });
});

/** A stream has no end: it is listened to until its head is there. */
async function assertOpens(fastify: FastifyInstance, path: string, authorization: string): Promise<void> {
  const answer = await fastify.inject({ url: path, headers: { authorization }, payloadAsStream: true });
  assert.equal(answer.statusCode, 200);
  answer.stream().destroy();
}

describe('guardDoors', () => {
  const guarded = async () => {
    const fastify = await createHttpServer({ trustProxy: false, secure: false });
    guardDoors(fastify, { authentication: testAuthentication, isMachine: () => false });
    return fastify;
  };

  it('a route that is no row of the contract: throws where it is mounted', async () => {
    const fastify = await guarded();
    assert.throws(() => fastify.get('/secret', async () => ''), /neither an operation nor a door/);
  });

  it('a route at another path or method than its row says: throws', async () => {
    const fastify = await guarded();
    const config = { door: 'GetMetrics' } as const;
    assert.throws(() => fastify.get('/metric', { config }, async () => ''), /GetMetrics is mounted as/);
    assert.throws(() => fastify.post('/metrics', { config }, async () => ''), /GetMetrics is mounted as/);
  });

  it('a door for the machine: 401 to a token of the API', async () => {
    const fastify = await guarded();
    fastify.get('/metrics', { config: { door: 'GetMetrics' } }, async () => 'numbers');
    assert.equal((await fastify.inject({ url: '/metrics', headers: all })).statusCode, 401);
    assert.equal((await fastify.inject({ method: 'HEAD', url: '/metrics', headers: all })).statusCode, 401);
  });
});
