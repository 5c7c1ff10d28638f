import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { doors, limits } from '@selfsame/contract';
import { withDatabase } from '../../test/database.ts';
import { createTestEvents, testActor } from '../../test/events.ts';
import { testAuthentication } from '../../test/served-operations.ts';
import type { Authentication } from '../platform/access/admit.ts';
import { guardDoors } from '../platform/http/guard-doors.ts';
import { createHttpServer } from '../platform/http/http-server.ts';
import { updateDelivery } from '../store/message/webhook-delivery.ts';
import { ensureTenant } from '../store/tenant/tenant.ts';
import { Feed } from './follow-feed.ts';
import { mountFeed } from './mount-feed.ts';

const { db } = await withDatabase({ after });
const events = createTestEvents();
const now = new Date();
const tenantOf = async (name: string) =>
  (await ensureTenant(db, { customerNumber: name, customerName: name, now })).id;
const ours = await tenantOf('ours');
const theirs = await tenantOf('theirs');
const revoked = new Set<string>();

const authentication: Authentication = {
  ...testAuthentication,
  api: async (token) => {
    const [apiKeyId = '', tenant] = token.split('/');
    if (revoked.has(apiKeyId) || !tenant) return 'keyGone';
    return {
      kind: 'api',
      ...{ apiKeyId, tenantId: tenant === 'ours' ? ours : theirs, roles: ['Configurator'], isStrict: false },
    };
  },
};

/** One node over the shared database; the reader is who the authorization says, of the tenant after the slash. */
async function startNode() {
  const fastify = await createHttpServer({ trustProxy: false, secure: false });
  const feed = new Feed({ db, log: { warn: () => {} } });
  guardDoors(fastify, { authentication, isMachine: () => false });
  const streams = mountFeed(fastify, { feed, authentication });
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  const { port } = fastify.server.address() as AddressInfo;
  return { fastify, streams, url: `http://127.0.0.1:${port}${doors.FollowFeed.path}` };
}
const nodes = await Promise.all([startNode(), startNode()]);
after(() => Promise.all(nodes.map(({ fastify }) => fastify.close())));
const [first, second] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];

/** Reads a stream in the background. */
async function read(url: string, authorization: string, lastId?: string) {
  const ending = new AbortController();
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${authorization}`, ...(lastId && { 'last-event-id': lastId }) },
    signal: ending.signal,
  });
  const messages: { event: string; id: string; data: Record<string, unknown>; at: number }[] = [];
  let isOver = false;
  const pump = async () => {
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/).slice(0, 2)));
        if (fields.event) messages.push({ ...fields, data: JSON.parse(fields.data), at: performance.now() });
      }
    }
  };
  void pump()
    .catch(() => undefined)
    .finally(() => {
      isOver = true;
    });
  const until = async (isThere: () => boolean, what: string, withinMs = 30_000) => {
    for (const deadline = performance.now() + withinMs; !isThere(); await sleep(10))
      if (performance.now() > deadline) throw new Error(`${what}: ${JSON.stringify(messages)}`);
  };
  const stream = {
    status: response.status,
    headers: response.headers,
    messages,
    changes: () => messages.filter(({ event }) => event === 'change'),
    told: (id: string) => until(() => JSON.stringify(messages).includes(id), `never told of ${id}`),
    /** Before who reads is looked at again, which would end it too. */
    over: () => until(() => isOver, 'the stream goes on', limits.feed.recheckSec * 900),
    close: () => ending.abort(),
  };
  if (response.status === 200) await until(() => messages.length > 0, 'no sign of readiness');
  return stream;
}

const publish = (tx: typeof db, tenantId: string, sessionId: string, type = 'session.opened' as const) =>
  events.publish(tx, {
    tenantId,
    type,
    actor: testActor,
    references: { sessionId },
    data: { kind: 'selfie' },
    at: new Date(),
  });

test('mountFeed: what commits on one node, told soon on both, with ids alone and to its tenant alone', async () => {
  const readers = await Promise.all([
    read(first.url, 'ann/ours'),
    read(second.url, 'ann/ours'),
    read(second.url, 'eve/theirs'),
  ]);
  const [near, far, foreign] = readers as [(typeof readers)[0], (typeof readers)[0], (typeof readers)[0]];
  assert.equal(near.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  assert.deepEqual(near.messages[0]?.data, { Resumed: false });
  const waits: number[] = [];
  for (const id of Array.from({ length: 3 }, () => crypto.randomUUID())) {
    await publish(db, ours, id);
    const committedAt = performance.now();
    await Promise.all([near.told(id), far.told(id)]);
    const change = near.changes().at(-1);
    waits.push((change?.at ?? 0) - committedAt);
    const { Date: at, ...data } = change?.data ?? {};
    assert.equal(typeof at, 'string');
    assert.deepEqual(data, { Type: 'session.opened', References: { Transaction: id } });
  }
  // The promise is a second on a machine that is not busy; that of a test run may stand still for a moment.
  assert.ok(Math.min(...waits) < 2_500, `${waits} ms`);
  await sleep(limits.feed.pollMs * 1.5);
  assert.deepEqual(foreign.changes(), []);
  for (const reader of readers) reader.close();
});

test('mountFeed: a transaction that commits after younger ones, told; one that rolls back, not', async () => {
  const reader = await read(first.url, 'ann/ours');
  const [late, young, never] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const commit = Promise.withResolvers<void>();
  const written = Promise.withResolvers<void>();
  const slow = db.transaction().execute(async (tx) => {
    await publish(tx as unknown as typeof db, ours, late);
    written.resolve();
    await commit.promise;
  });
  await written.promise;
  await assert.rejects(
    db.transaction().execute(async (tx) => {
      await publish(tx as unknown as typeof db, ours, never);
      throw new Error('rolled back');
    }),
  );
  await publish(db, ours, young);
  await reader.told(young);
  commit.resolve();
  await slow;
  await reader.told(late);
  assert.ok(!JSON.stringify(reader.messages).includes(never));
  // Who breaks off after the young one comes back with a mark before the late one.
  const mark = reader.changes()[0]?.id;
  reader.close();
  const again = await read(second.url, 'ann/ours', mark);
  assert.deepEqual(again.messages[0]?.data, { Resumed: true });
  await again.told(late);
  await again.told(young);
  again.close();
});

test('mountFeed: come back with Last-Event-ID, told what was missed; with one that is no mark of ours, to read anew', async () => {
  const before = await read(first.url, 'ann/ours');
  const seen = crypto.randomUUID();
  await publish(db, ours, seen);
  await before.told(seen);
  before.close();
  const missed = crypto.randomUUID();
  await publish(db, ours, missed);
  const foreign = crypto.randomUUID();
  await publish(db, theirs, foreign);
  const again = await read(second.url, 'ann/ours', before.messages.at(-1)?.id);
  await again.told(missed);
  assert.ok(!JSON.stringify(again.messages).includes(foreign));
  again.close();
  for (const mark of ['999999999', 'x', '0']) {
    const anew = await read(first.url, 'ann/ours', mark);
    if (mark !== '0') assert.deepEqual(anew.messages[0]?.data, { Resumed: false }, mark);
    anew.close();
  }
});

test('mountFeed: a webhook delivery that is over, told with its transaction', async () => {
  const reader = await read(first.url, 'ann/ours');
  const [id, sessionId] = [crypto.randomUUID(), crypto.randomUUID()];
  await db
    .insertInto('webhook_delivery')
    .values({
      id,
      tenant_id: ours,
      event_type: 2,
      body: '{}',
      session_id: sessionId,
      account_number: null,
      created_at: now,
    })
    .execute();
  await updateDelivery(db, id, 0, { status: 'succeeded', attempts: 1, finished_at: new Date() });
  await reader.told(id);
  const [change] = reader.changes();
  assert.deepEqual(
    [change?.data.Type, change?.data.References],
    ['webhook.succeeded', { WebhookDelivery: id, Transaction: sessionId }],
  );
  reader.close();
});

test('mountFeed: a reader whose right was taken, cut off as soon as the log says so, and not let in again', async () => {
  const reader = await read(first.url, 'bob/ours');
  revoked.add('bob');
  await events.publish(db, {
    tenantId: ours,
    type: 'apiKey.disabled',
    actor: testActor,
    references: {},
    data: {},
    at: new Date(),
  });
  await reader.over();
  assert.equal((await read(first.url, 'bob/ours')).status, 401);
});

test('mountFeed: more streams than one reader may have, refused; others are let in', async () => {
  const readers = await Promise.all(
    Array.from({ length: limits.feed.perReader }, () => read(first.url, 'cid/ours')),
  );
  const refused = await read(first.url, 'cid/ours');
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, String(limits.feed.retrySec)]);
  const other = await read(first.url, 'dan/ours');
  assert.equal(other.status, 200);
  for (const reader of [...readers, other]) reader.close();
});

test('mountFeed: nobody follows, nothing is asked of the database', async () => {
  const fresh = await withDatabase({ after });
  let asked = 0;
  const counted = fresh.db.withPlugin({
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const feed = new Feed({ db: counted, log: { warn: () => {} } });
  await sleep(limits.feed.pollMs * 2);
  assert.equal(asked, 0);
  const { leave } = await feed.follow(ours, () => {}, undefined);
  // The look that every follower begins with, and two polls.
  while (asked < 3) await sleep(limits.feed.pollMs / 4);
  const following = asked;
  leave();
  await sleep(limits.feed.pollMs * 2);
  assert.ok(asked <= following + 1);
});

test('mountFeed: the server stops, every stream ends at once', async () => {
  const node = await startNode();
  const reader = await read(node.url, 'ann/ours');
  assert.equal(node.streams.count(), 1);
  await node.fastify.close();
  await reader.over();
  assert.equal(node.streams.count(), 0);
});
