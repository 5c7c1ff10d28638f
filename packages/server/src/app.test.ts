import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { withGround } from '../test/app.ts';
import { createLog } from './platform/log.ts';
import { MasterKeyRefused } from './store/seal/master-key.ts';

test('buildApp: first start, makes one key and a link that begins a selfie; the next start neither', async (t) => {
  const ground = await withGround(t);
  const app = await ground.build();
  const { firstKey, tryPath, fastify } = app;
  assert.ok(firstKey && firstKey.value.length >= 32);
  assert.ok(tryPath);

  const answer = await fastify.inject(tryPath);
  assert.equal(answer.statusCode, 303);
  const link = new URL(answer.headers.location!, 'http://localhost');
  const page = await fastify.inject(link.pathname + link.search);
  assert.equal(page.statusCode, 200);
  assert.match(String(page.headers['content-type']), /^text\/html/);
  const opened = await fastify.inject({
    method: 'POST',
    url: '/capture/v1/sessions/open',
    payload: { kind: 'operation', id: link.searchParams.get('i'), secret: link.searchParams.get('s') },
  });
  assert.equal(opened.statusCode, 200, opened.body);
  assert.equal(opened.json().session.purpose, 'selfie');

  for (const path of ['/try', '/try?token=', `${tryPath}x`, '/try?token=a&token=b']) {
    assert.equal((await fastify.inject(path)).json().ID, 'E_LINK_NOT_VALID', path);
  }
  const person = await fastify.inject({ url: '/try?token=x', headers: { accept: 'text/html,*/*;q=0.8' } });
  assert.equal(person.statusCode, 303);
  assert.match(String(person.headers.location), /^\/\?i=/);
  await app.stop();

  const second = await ground.build();
  assert.equal(second.firstKey, null);
  assert.equal(second.tryPath, null);
  assert.equal((await second.fastify.inject(tryPath)).json().ID, 'E_ROUTE_NOT_FOUND');
});

test('GET /try: after 24 hours, begins nothing', async (t) => {
  const ground = await withGround(t);
  let now = new Date();
  const { fastify, tryPath } = await ground.build({ config: { tryLink: true }, clock: { now: () => now } });
  now = new Date(now.getTime() + 24 * 3_600_000 - 1);
  assert.equal((await fastify.inject(tryPath!)).statusCode, 303);
  now = new Date(now.getTime() + 1);
  assert.equal((await fastify.inject(tryPath!)).statusCode, 404);
});

test('GET /healthz, /readyz: alive and ready; without the database alive only', async (t) => {
  const ground = await withGround(t);
  const { fastify } = await ground.build();
  assert.equal((await fastify.inject('/healthz')).statusCode, 200);
  assert.equal((await fastify.inject('/readyz')).statusCode, 200);
  await ground.database.drop();
  assert.equal((await fastify.inject('/readyz')).statusCode, 503);
  assert.equal((await fastify.inject('/healthz')).statusCode, 200);
});

test('GET /metrics: for this machine, not through a proxy; with a token for whoever holds it', async (t) => {
  const ground = await withGround(t);
  const token = 'metrics-token-0123456789';
  const open = (await ground.build()).fastify;
  await open.inject('/healthz');
  const answer = await open.inject('/metrics');
  assert.match(answer.body, /selfsame_requests_total\{operation="GetLiveness",status="200"\} 1/);
  const headers = { 'x-forwarded-for': '203.0.113.9' };
  assert.equal((await open.inject({ url: '/metrics', headers })).statusCode, 401);
  assert.equal((await open.inject({ url: '/metrics', remoteAddress: '203.0.113.9' })).statusCode, 401);
  // A proxy beside us that adds no header of its own passes on the name that strangers asked for.
  for (const [host, status] of [
    ['id.example.com', 401],
    ['203.0.113.9:8080', 401],
    ['localhost.example.com', 401],
    ['127.0.0.1.example.com', 401],
    ['LOCALHOST:8080', 200],
    ['127.0.0.1:8080', 200],
    ['[::1]:8080', 200],
  ] as const)
    assert.equal((await open.inject({ url: '/metrics', headers: { host } })).statusCode, status, host);

  const guarded = (await ground.build({ config: { metricsToken: token } })).fastify;
  assert.equal((await guarded.inject('/metrics')).statusCode, 401);
  const authorization = `Bearer ${token}`;
  const strange = { url: '/metrics', remoteAddress: '203.0.113.9', headers: { authorization } };
  assert.equal((await guarded.inject(strange)).statusCode, 200);
});

test('GET /metrics: where users reach the server by another name, only with the token; a start says so once', async (t) => {
  const ground = await withGround(t);
  const lines: string[] = [];
  const log = createLog('warn', { write: (line: string) => void lines.push(line) });
  const baseUrl = 'https://id.example.com';
  const closed = (await ground.build({ config: { baseUrl }, log })).fastify;
  // As nginx with its defaults asks: from this machine, by the name in proxy_pass, without X-Forwarded-For.
  for (const host of ['127.0.0.1:8080', 'localhost:8080'])
    assert.equal((await closed.inject({ url: '/metrics', headers: { host } })).statusCode, 401, host);
  assert.equal(lines.filter((line) => line.includes('SELFSAME_METRICS_TOKEN')).length, 1);
});

test('buildApp: another data folder on the same database, is refused for its master key', async (t) => {
  const ground = await withGround(t);
  await (await ground.build()).stop();
  const dataDir = await mkdtemp(join(tmpdir(), 'selfsame-other-'));
  t.after(() => rm(dataDir, { recursive: true }));
  await assert.rejects(ground.build({ config: { dataDir } }), MasterKeyRefused);
});
