import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHttpServer } from './http-server.ts';
import { defaultLoadLimits, type Load, overloadOf, shedLoad } from './shed-load.ts';

const limits = { inFlight: 2, waitingForDatabase: 5, eventLoopDelayMs: 100 };

async function serverWith(t: TestContext, waiting: () => number) {
  const fastify = await createHttpServer({ trustProxy: false, secure: false });
  const shed: string[] = [];
  const load = shedLoad(fastify, {
    waitingForDatabase: waiting,
    limits,
    random: () => 0,
    onShed: (limit) => void shed.push(limit),
  });
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  fastify.get('/slow', async () => {
    await held;
    return { ok: true };
  });
  fastify.get('/fast', async () => ({ ok: true }));
  fastify.get('/healthz', async () => ({ ok: true }));
  t.after(async () => {
    load.stop();
    await fastify.close();
  });
  return { fastify, load, shed, release };
}

test('shedLoad: more requests than fit, are refused at once with Retry-After; the others are answered', async (t) => {
  const { fastify, load, shed, release } = await serverWith(t, () => 0);
  const taken = [fastify.inject('/slow'), fastify.inject('/slow')];
  while (load.read().inFlight < taken.length) await sleep(1);
  const refused = await fastify.inject('/fast');
  assert.equal(refused.statusCode, 503);
  assert.equal(refused.json().ID, 'E_SERVER_BUSY');
  assert.equal(refused.headers['retry-after'], '1');
  assert.equal((await fastify.inject('/healthz')).statusCode, 200);
  assert.deepEqual(shed, ['inFlight']);
  release();
  for (const reply of await Promise.all(taken)) assert.equal(reply.statusCode, 200);
  assert.equal((await fastify.inject('/fast')).statusCode, 200, 'recovers by itself');
  assert.equal(load.read().inFlight, 0);
});

test('shedLoad: a database that cannot keep up, refuses until it can', async (t) => {
  let waiting = 6;
  const { fastify } = await serverWith(t, () => waiting);
  assert.equal((await fastify.inject('/fast')).statusCode, 503);
  waiting = 5;
  assert.equal((await fastify.inject('/fast')).statusCode, 200);
});

test('shedLoad: an event loop that is late, is seen', async (t) => {
  const { fastify, load } = await serverWith(t, () => 0);
  await block();
  assert.equal(load.read().eventLoopDelayMs, 0, 'not before it serves');
  await fastify.ready();
  await block();
  assert.ok(load.read().eventLoopDelayMs > 100, `${load.read().eventLoopDelayMs} ms`);
});

test('overloadOf: names the limit that is passed, not one that is just met', () => {
  const calm: Load = { inFlight: 0, waitingForDatabase: 0, eventLoopDelayMs: 0 };
  assert.equal(overloadOf(calm, defaultLoadLimits), null);
  assert.equal(overloadOf(defaultLoadLimits, defaultLoadLimits), null);
  assert.equal(overloadOf({ ...calm, eventLoopDelayMs: 501 }, defaultLoadLimits), 'eventLoopDelayMs');
});

/** Keeps the loop busy for longer than the window that is looked at. */
async function block(): Promise<void> {
  const end = performance.now() + 2_200;
  while (performance.now() < end) {
    const until = performance.now() + 300;
    while (performance.now() < until);
    await sleep(1);
  }
}
